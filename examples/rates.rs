/*!
How often decision rules flag honest tables and small slips: `cargo run --release --example rates -- [CASES]`.

CASES documents (10,000 unless said) are made up in the layout of the bundled fixture: half with every figure rounded on
its own, a quarter in round sums, a quarter whose detail tables add up rounded figures. Then as many of the first manner
have one figure moved by 1 to 3 last digits. The same number of cases gives the same table on every machine.
*/
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the documents are made by the module beside"
)]
#![allow(dead_code, reason = "the tests use more of the modules")]

#[path = "../tests/it/generate.rs"]
mod generate;
#[path = "../tests/it/random.rs"]
mod random;
#[path = "../tests/it/yardstick.rs"]
mod yardstick;

use std::io::Write;
use std::process::ExitCode;

use generate::{Document, Layout, Manner};
use random::Random;
use yardstick::Yardstick;
use yusuan::{Disclosure, ReadError, Verdict, check};

const RULES: [(&str, Yardstick); 5] = [
    ("sums must be exact", Yardstick::Exact),
    ("tolerance of 1 last digit (0.01)", Yardstick::Tolerance(1)),
    ("tolerance of 5 last digits (0.05)", Yardstick::Tolerance(5)),
    ("one sum at a time, closed intervals (XBRL 1.1)", Yardstick::Closed),
    ("one sum at a time, half-up intervals", Yardstick::HalfUp),
];

#[derive(Default)]
struct Flagged {
    cases: usize,
    rules: [usize; RULES.len()],
    inconsistent: usize,
    footed: usize,
}

impl Flagged {
    fn count(&mut self, document: &Document) -> Result<(), ReadError> {
        let verdict = check(&Disclosure::from_text(&document.text())?).verdict();
        self.cases += 1;
        self.inconsistent += usize::from(verdict == Verdict::Inconsistent);
        self.footed += usize::from(verdict == Verdict::Footed);
        for (count, (_, rule)) in self.rules.iter_mut().zip(RULES) {
            *count += usize::from(rule.flags(document));
        }
        Ok(())
    }
}

const USAGE: &str = "usage: rates [CASES]
  CASES  how many honest documents, and how many shifted ones (default: 10000)";

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        // Whoever reads may stop reading.
        _ = writeln!(std::io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    let Ok(cases) = std::env::args().nth(1).map_or(Ok(10_000), |cases| cases.parse::<u64>()) else {
        eprintln!("rates: expected a number of cases\n{USAGE}");
        return ExitCode::from(2);
    };
    match (honest(cases), shifted(cases)) {
        (Ok(honest), Ok(shifted)) => {
            print(&honest, &shifted);
            ExitCode::SUCCESS
        }
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("rates: {error}");
            ExitCode::from(2)
        }
    }
}

fn honest(cases: u64) -> Result<Flagged, ReadError> {
    const MANNERS: [Manner; 4] = [Manner::RoundEach, Manner::RoundSums, Manner::RoundEach, Manner::FootUp];
    let mut flagged = Flagged::default();
    for (seed, manner) in (0..cases).zip(MANNERS.into_iter().cycle()) {
        let mut random = Random::new(seed);
        let mut document = Document::new(&mut random, Layout::Sichuan, manner);
        document.trimmed = false;
        flagged.count(&document)?;
    }
    Ok(flagged)
}

fn shifted(cases: u64) -> Result<Flagged, ReadError> {
    let mut flagged = Flagged::default();
    for seed in cases..2 * cases {
        let mut random = Random::new(seed);
        let mut document = Document::new(&mut random, Layout::Sichuan, Manner::RoundEach);
        document.trimmed = false;
        document.shift(&mut random);
        flagged.count(&document)?;
    }
    Ok(flagged)
}

fn print(honest: &Flagged, shifted: &Flagged) {
    println!(
        "| decision rule | {} honest (should be 0) | {} small shifts (more is better) |",
        honest.cases, shifted.cases
    );
    println!("|---|---|---|");
    for ((name, _), (honest, shifted)) in RULES.iter().zip(honest.rules.iter().zip(shifted.rules)) {
        println!("| {name} | {honest} | {shifted} |");
    }
    println!("| jointly: `Inconsistent` | {} | {} |", honest.inconsistent, shifted.inconsistent);
    println!(
        "| jointly: `Footed` or `Inconsistent` (added-up totals are `Footed`, rightly) | {} | {} |",
        honest.footed + honest.inconsistent,
        shifted.footed + shifted.inconsistent
    );
}
