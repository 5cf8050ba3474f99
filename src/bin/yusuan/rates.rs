//! `yusuan rates`: how often decision rules flag honest tables and small slips.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use yusuan::read::ReadError;
use yusuan::{Disclosure, Verdict, check};

use crate::generate::{Document, Layout, Manner};
use crate::print;
use crate::random::Random;
use crate::yardstick::Yardstick;

#[derive(Args)]
#[command(
    after_help = "The documents are made up in the layout of the bundled tables: half with every figure rounded on its own, a quarter\nin round sums, a quarter whose detail tables add up rounded figures. Then as many of the first manner have one\nfigure moved by 1 to 3 last digits. The same number of cases gives the same table on every machine."
)]
pub(crate) struct Arguments {
    /// How many honest documents, and how many shifted ones
    #[arg(default_value_t = 10_000)]
    cases: u64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let cases = arguments.cases;
    let (honest, shifted) = (honest(cases), shifted(cases));
    let honest = honest.map_err(|error| error.to_string())?;
    let shifted = shifted.map_err(|error| error.to_string())?;
    print(&table(&honest, &shifted))?;
    Ok(ExitCode::SUCCESS)
}

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

fn table(honest: &Flagged, shifted: &Flagged) -> String {
    let mut out = String::new();
    _ = writeln!(
        out,
        "| decision rule | {} honest (should be 0) | {} small shifts (more is better) |",
        honest.cases, shifted.cases
    );
    _ = writeln!(out, "|---|---|---|");
    for ((name, _), (honest, shifted)) in RULES.iter().zip(honest.rules.iter().zip(shifted.rules)) {
        _ = writeln!(out, "| {name} | {honest} | {shifted} |");
    }
    _ = writeln!(out, "| jointly: `Inconsistent` | {} | {} |", honest.inconsistent, shifted.inconsistent);
    _ = writeln!(
        out,
        "| jointly: `Footed` or `Inconsistent` (added-up totals are `Footed`, rightly) | {} | {} |",
        honest.footed + honest.inconsistent,
        shifted.footed + shifted.inconsistent
    );
    out
}
