//! How often honest tables pass and slips are noticed.

use yusuan::{Disclosure, Verdict, check};

use crate::generate::{Document, Layout, Manner};
use crate::random::Random;
use crate::yardstick::Yardstick;

fn verdict(document: &Document) -> Verdict {
    let text = document.text();
    let disclosure = Disclosure::from_text(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(disclosure.unread().is_empty(), "{:?}\n{text}", disclosure.unread());
    check(&disclosure).verdict()
}

fn document(seed: u64) -> (Document, Layout, Manner, Random) {
    let mut random = Random::new(seed);
    let layout = if seed % 4 == 3 { Layout::Shanghai } else { Layout::Sichuan };
    let manner = [Manner::RoundEach, Manner::RoundEach, Manner::RoundSums, Manner::FootUp]
        [usize::try_from(seed / 4 % 4).unwrap()];
    let document = Document::new(&mut random, layout, manner);
    (document, layout, manner, random)
}

/// No honest document is called inconsistent, nor footed where nothing is.
fn assert_no_false_alarm(seeds: core::ops::Range<u64>) {
    let (mut footed, mut drifting) = (0, 0);
    for seed in seeds {
        let (document, layout, manner, _) = document(seed);
        let verdict = verdict(&document);
        if manner == Manner::FootUp {
            assert!(verdict <= Verdict::Footed, "seed {seed}, {layout:?}\n{}", document.text());
            drifting += usize::from(document.drifts());
            footed += usize::from(verdict == Verdict::Footed);
            assert!(document.drifts() || verdict <= Verdict::Rounded);
        } else {
            assert!(verdict <= Verdict::Rounded, "seed {seed}, {layout:?}: {verdict}\n{}", document.text());
        }
    }
    println!("{footed} footed of {drifting} whose added-up totals drift from the exact amounts");
    assert!(footed * 10 >= drifting * 6, "{footed} footed of {drifting}");
}

#[derive(Debug, Default)]
struct Noticed {
    shifts: usize,
    not_rounded: usize,
    inconsistent: usize,
    exact: usize,
    tolerance: usize,
    closed: usize,
    half_up: usize,
}

/// Moves one figure of tables whose every figure is rounded on its own by one to three last digits.
fn shifts(seeds: core::ops::Range<u64>) -> Noticed {
    let mut noticed = Noticed::default();
    for seed in seeds {
        let mut random = Random::new(seed);
        let mut document = Document::new(&mut random, Layout::Sichuan, Manner::RoundEach);
        // A figure that lost its zeros may be read as coarser than it is, by ten last digits and more.
        document.trimmed = false;
        document.shift(&mut random);
        let verdict = verdict(&document);
        noticed.shifts += 1;
        noticed.not_rounded += usize::from(verdict > Verdict::Rounded);
        noticed.inconsistent += usize::from(verdict == Verdict::Inconsistent);
        noticed.exact += usize::from(Yardstick::Exact.flags(&document));
        noticed.tolerance += usize::from(Yardstick::Tolerance(5).flags(&document));
        noticed.closed += usize::from(Yardstick::Closed.flags(&document));
        let half_up = Yardstick::HalfUp.flags(&document);
        noticed.half_up += usize::from(half_up);
        // Whatever one sum by itself refutes is refuted together with the others.
        assert!(!half_up || verdict > Verdict::Rounded, "seed {seed}\n{}", document.text());
    }
    println!("{noticed:?}");
    noticed
}

#[track_caller]
fn assert_sharp(noticed: &Noticed) {
    assert!(noticed.not_rounded * 100 >= noticed.shifts * 98, "{noticed:?}");
    assert!(noticed.inconsistent * 100 >= noticed.shifts * 75, "{noticed:?}");
    assert!(noticed.tolerance < noticed.closed && noticed.closed < noticed.inconsistent, "{noticed:?}");
    assert!(noticed.exact * 100 >= noticed.shifts * 99, "{noticed:?}");
}

#[test]
fn honest_tables_pass() {
    assert_no_false_alarm(0..160);
}

#[test]
fn small_shifts_are_noticed() {
    assert_sharp(&shifts(50_000..50_150));
}

#[test]
#[ignore = "many cases: run in a release build"]
fn honest_tables_pass_at_length() {
    assert_no_false_alarm(100_000..110_000);
}

#[test]
#[ignore = "many cases: run in a release build"]
fn small_shifts_are_noticed_at_length() {
    assert_sharp(&shifts(200_000..210_000));
}
