//! One digit of one figure changed: what the check makes of it.

use yusuan::check::{Slip, Suspect};
use yusuan::disclosure::Place;
use yusuan::{Amount, Conflict, Disclosure, Figure, MoneyUnit, TableKind, Verdict, check};

const FIXTURE: &str = include_str!("../fixtures/bazhong-2022.txt");

/// Where a figure stands and what is printed.
struct Printed {
    place: Place,
    text: String,
}

fn figures() -> Vec<Printed> {
    let disclosure = Disclosure::from_text(FIXTURE).unwrap();
    let lines: Vec<&str> = FIXTURE.lines().collect();
    let printed =
        |place: Place| lines[place.line - 1].split('\t').nth(place.column - 1).unwrap().trim().to_string();
    disclosure
        .tables()
        .iter()
        // The forms of projects print whole 万元 within sentences, some of them tied to nothing.
        .filter(|table| table.kind() != TableKind::ProjectTarget)
        .flat_map(|table| table.cells())
        .filter(|cell| cell.figure().is_some())
        .map(|cell| Printed { place: cell.place(), text: printed(cell.place()) })
        // In forms an amount stands within a text.
        .filter(|printed| printed.text.chars().all(|c| c.is_ascii_digit() || c == '.'))
        .collect()
}

/// The document with other text in one cell.
fn with(place: Place, text: &str) -> String {
    let mut out = String::with_capacity(FIXTURE.len() + 8);
    for (number, line) in FIXTURE.lines().enumerate() {
        for (column, cell) in line.split('\t').enumerate() {
            if column > 0 {
                out.push('\t');
            }
            let here = number + 1 == place.line && column + 1 == place.column;
            out.push_str(if here { text } else { cell });
        }
        out.push('\n');
    }
    out
}

fn fen(text: &str) -> i64 {
    Figure::parse(text, MoneyUnit::TenThousandYuan).unwrap().map_or(0, |figure| figure.fen())
}

#[derive(Debug, Default)]
struct Counts {
    changes: usize,
    inconsistent: usize,
    /// The changed figure is suspected and its old value would do.
    told: usize,
    /// The old value would do for the likeliest suspect.
    first: usize,
    /// The changed figure is suspected of a slip as likely as the likeliest.
    as_likely: usize,
}

/// Changes every `step`th digit to every other one.
fn change(step: usize) -> Counts {
    let mut counts = Counts::default();
    let mut number = 0;
    for printed in figures() {
        let old = fen(&printed.text);
        for (at, digit) in printed.text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            for other in ('0'..='9').filter(|other| *other != digit) {
                number += 1;
                if number % step != 0 {
                    continue;
                }
                let mut text = printed.text.clone();
                text.replace_range(at..=at, &other.to_string());
                judge(&printed, &text, old, &mut counts);
            }
        }
    }
    println!("{counts:?}");
    counts
}

fn judge(printed: &Printed, text: &str, old: i64, counts: &mut Counts) {
    let told = format!("{}: {} to {text}", printed.place, printed.text);
    let report = check(&Disclosure::from_text(&with(printed.place, text)).unwrap());
    counts.changes += 1;
    // No sum here has so many items that rounding could explain ten last digits.
    if (fen(text) - old).abs() >= 100_000 {
        assert_eq!(report.verdict(), Verdict::Inconsistent, "{told}");
    }
    if report.verdict() != Verdict::Inconsistent {
        assert!(report.conflicts().is_empty() && report.suspects().is_empty(), "{told}");
        return;
    }
    counts.inconsistent += 1;
    assert!(report.conflicts().iter().all(Conflict::verify), "{told}");
    let named = |conflict: &Conflict| conflict.cells().iter().any(|cell| cell.cell.place == printed.place);
    assert!(report.conflicts().iter().any(named), "{told}");
    let mends = |suspect: &Suspect| {
        let end = |text: &str, far: i64| if text == "any" { far } else { fen(text) };
        suspect.cell.place == printed.place
            && end(&suspect.would_do.0, i64::MIN) <= old
            && old <= end(&suspect.would_do.1, i64::MAX)
    };
    if let Some(rank) = report.suspects().iter().position(mends) {
        counts.told += 1;
        counts.first += usize::from(rank == 0);
        let slip = |rank: usize| report.suspects()[rank].slip;
        counts.as_likely += usize::from(slip(rank) == slip(0));
        // What was made by changing one digit is mended by changing one, or was nothing before. A zero in front is not
        // seen in the number, so that more than one may be missing.
        let seen = !text.starts_with('0') || printed.text.starts_with('0');
        assert!(!seen || matches!(slip(rank), Slip::OneDigit | Slip::Missing), "{told}: {}", slip(rank));
    }
}

#[track_caller]
fn assert_found(counts: &Counts) {
    assert!(counts.inconsistent * 100 >= counts.changes * 75, "{counts:?}");
    assert!(counts.told * 100 >= counts.inconsistent * 95, "{counts:?}");
    assert!(counts.as_likely * 100 >= counts.inconsistent * 90, "{counts:?}");
}

#[test]
fn changed_digits_are_found() {
    assert_found(&change(29));
}

#[test]
#[ignore = "many cases: run in a release build"]
fn every_changed_digit_is_found() {
    assert_found(&change(1));
}

#[test]
fn the_old_value_prints_the_same_document() {
    let figures = figures();
    assert!(figures.len() > 100);
    for printed in &figures {
        assert_eq!(
            with(printed.place, &printed.text),
            FIXTURE.lines().fold(String::new(), |text, line| text + line + "\n")
        );
        assert!(Amount::from_fen(fen(&printed.text)) > Amount::ZERO);
    }
}
