//! Documents made up leaf by leaf, printed in some manner, some of their figures then changed: whatever comes out, text
//! round-trips, proofs verify, witnesses print as the figures, and what would mend a lone conflict does.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yusuan::check::Change;
use yusuan::money::Sign;
use yusuan::{Amount, Disclosure, Figure, Rounding, Verdict, check};

#[path = "../../tests/it/generate.rs"]
#[allow(dead_code)]
mod generate;
#[path = "../../tests/it/random.rs"]
#[allow(dead_code)]
mod random;

use generate::{Document, Layout, Manner};
use random::Random;

/// The text with another figure in a cell.
fn with(text: &str, line: usize, column: usize, figure: &str) -> String {
    let changed = text.lines().enumerate().map(|(at, words)| {
        let mut cells: Vec<&str> = words.split('\t').collect();
        if at + 1 == line
            && let Some(cell) = cells.get_mut(column - 1)
        {
            *cell = figure;
        }
        cells.join("\t") + "\n"
    });
    changed.collect()
}

fuzz_target!(|input: (u64, u8, Vec<(u16, i32)>)| {
    let (seed, how, changes) = input;
    let mut random = Random::new(seed);
    let manner = [Manner::RoundEach, Manner::RoundSums, Manner::FootUp][usize::from(how) % 3];
    let layout = if how & 8 == 0 { Layout::Sichuan } else { Layout::Shanghai };
    // Most documents are small, so that many are tried.
    let make = if how & 96 == 96 { Document::new } else { Document::small };
    let mut document = make(&mut random, layout, manner);
    document.trimmed = how & 16 != 0;
    let mut text = document.text();
    let honest = Disclosure::from_text(&text).expect("what offices print is read");
    assert_ne!(check(&honest).verdict(), Verdict::Inconsistent, "{text}");
    let cells: Vec<_> = honest.cells().collect();
    for (at, by) in changes.iter().take(3) {
        let picked = cells[usize::from(*at) % cells.len()];
        let Some(figure) = picked.cell.figure() else { continue };
        if honest.tables()[picked.key.table].target().is_some() {
            continue;
        }
        let fen = (figure.fen() + i64::from(*by) * figure.quantum()).max(0);
        let figure = Figure::of(Amount::from_fen(fen), figure.unit(), figure.places(), Rounding::HalfUp);
        let place = picked.cell.place();
        text = with(&text, place.line, place.column, &figure.expect("a figure").to_string());
    }
    let disclosure = Disclosure::from_text(&text).expect("a changed figure is a figure");
    assert_eq!(Disclosure::from_text(&disclosure.to_text()).expect("what is written is read"), disclosure);
    let report = check(&disclosure);
    let _ = serde_json::to_string(&report).expect("a report is written");
    for conflict in report.conflicts() {
        assert!(conflict.verify_against(&disclosure), "{text}");
    }
    if let (Some(witness), Verdict::Exact | Verdict::Rounded) = (report.witness(), report.verdict()) {
        for figure in disclosure.cells() {
            let (key, cell) = (figure.key, figure.cell);
            let amount = witness.amount(key).expect("an amount for every figure").fen();
            let quantum = disclosure.tables()[key.table].quantum();
            let range = Rounding::HalfUp.range(cell.fen(), quantum, Sign::Any).expect("a range");
            let within = range.low <= amount && amount <= range.high;
            assert!(if cell.is_nil() { amount == 0 } else { within }, "{key}: {amount}\n{text}");
        }
    }
    if report.conflicts().len() == 1 {
        for suspect in report.suspects().iter().take(2) {
            let Change::Figure { low: Some(low), .. } = &suspect.change else { continue };
            let cell = disclosure.cell(suspect.cell.key).expect("a cell");
            if disclosure.tables()[suspect.cell.key.table].target().is_some() {
                continue;
            }
            let (place, figure) = (cell.place(), low.plain());
            let mended = with(&text, place.line, place.column, &figure);
            let again = Disclosure::from_text(&mended).expect("a figure in place of a figure");
            assert_ne!(check(&again).verdict(), Verdict::Inconsistent, "{figure} at {key:?}\n{text}", key = suspect.cell.key);
        }
    }
});
