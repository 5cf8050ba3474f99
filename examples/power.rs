/*!
How much a check notices: `cargo run --release --example power -- FILE… [--changes N] [--seed S]`.

Of each document N figures that are counted as checked are changed, one at a time, in a digit that is not the last. Printed are
the document, its verdict, what is printed, read and checked, the changes tried, and how many left a worse verdict.
*/
#[path = "../tests/it/changed_digit.rs"]
mod changed_digit;
#[path = "../tests/it/random.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod random;

use random::Random;
use yusuan::{Disclosure, Question, Verdict, check::CheckOptions, read::ReadOptions, source::Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut files, mut changes, mut seed) = (Vec::new(), 20_u64, 1_u64);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--changes" => changes = arguments.next().ok_or("--changes needs a number")?.parse()?,
            "--seed" => seed = arguments.next().ok_or("--seed needs a number")?.parse()?,
            _ => files.push(argument),
        }
    }
    let mut random = Random::new(seed);
    for file in files {
        match power(&std::fs::read(&file)?, changes, &mut random) {
            Ok(line) => println!("{file}\t{line}"),
            Err(error) => println!("{file}\tunreadable\t{error}"),
        }
    }
    Ok(())
}

fn power(bytes: &[u8], changes: u64, random: &mut Random) -> Result<String, Box<dyn std::error::Error>> {
    let source = Source::from_bytes(bytes)?;
    let read = |source: &Source| Disclosure::from_source(source, &ReadOptions::default());
    let (disclosure, options) = (read(&source)?, CheckOptions::new());
    let question = Question::new(&disclosure, &options);
    let (report, checked) = (question.report(), question.checked());
    let (before, coverage) = (report.verdict(), report.coverage());
    let (mut tried, mut noticed, mut proved) = (0, 0, 0);
    for _ in 0..changes.saturating_mul(3) {
        if tried == changes || checked.is_empty() {
            break;
        }
        let cell = checked.get(random.below(checked.len())).and_then(|key| disclosure.cell(*key));
        let place = cell.map(|cell| (cell.place().line, cell.place().column));
        let changed = place.and_then(|at| changed_digit::changed_digit(&source, at, random.next()));
        let Some(Ok(after)) = changed.map(|source| read(&source)) else { continue };
        let verdict = Question::new(&after, &options).report().verdict();
        tried += 1;
        noticed += u64::from(verdict > before || verdict == Verdict::Inconsistent);
        proved += u64::from(verdict == Verdict::Inconsistent);
    }
    let (printed, read, checked) = (coverage.printed, coverage.read, coverage.checked);
    let counts = format!("{tried} tried, {noticed} noticed, {proved} inconsistent");
    Ok(format!("{before}\t{printed} printed, {read} read, {checked} checked\t{counts}"))
}
