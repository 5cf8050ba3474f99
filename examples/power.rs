/*!
How much a check notices: `cargo run --release --features cli --example power -- FILE… [--changes N] [--seed S]`.

Of each document N figures that are counted as checked are changed, one at a time, in a digit that is not the last. Printed are
the document, its verdict, what is printed, read and checked, the changes tried, and how many left a worse verdict.
*/
#[path = "../tests/it/random.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod random;

use random::Random;
use yusuan::check::CheckOptions;
use yusuan::read::ReadOptions;
use yusuan::source::{Source, SourceCell, SourceLine};
use yusuan::{Disclosure, Question, Verdict};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut files, mut changes, mut seed) = (Vec::new(), 20_usize, 1_u64);
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

fn power(bytes: &[u8], changes: usize, random: &mut Random) -> Result<String, Box<dyn std::error::Error>> {
    let source = Source::from_bytes(bytes)?;
    let options = CheckOptions::new();
    let disclosure = Disclosure::from_source(&source, &ReadOptions::default())?;
    let question = Question::new(&disclosure, &options);
    let report = question.report();
    let (before, coverage) = (report.verdict(), report.coverage());
    let checked = question.checked();
    let (mut tried, mut noticed, mut proved) = (0, 0, 0);
    for _ in 0..changes * 3 {
        if tried == changes || checked.is_empty() {
            break;
        }
        let place = checked
            .get(random.below(checked.len()))
            .and_then(|key| disclosure.cell(*key))
            .map(|cell| cell.place());
        let changed = place.and_then(|place| change(&source, (place.line, place.column), random.next()));
        let Some(changed) = changed else { continue };
        let Ok(after) = Disclosure::from_source(&changed, &ReadOptions::default()) else { continue };
        let verdict = Question::new(&after, &options).report().verdict();
        tried += 1;
        noticed += usize::from(verdict > before || verdict == Verdict::Inconsistent);
        proved += usize::from(verdict == Verdict::Inconsistent);
    }
    Ok(format!(
        "{before}\t{} printed, {} read, {} checked\t{tried} tried, {noticed} noticed, {proved} inconsistent",
        coverage.printed, coverage.read, coverage.checked
    ))
}

/// The source with one digit of one cell turned into another, not the last digit.
fn change(source: &Source, (line, column): (usize, usize), random: u64) -> Option<Source> {
    let mut lines = source.lines().to_vec();
    let old = lines.get(line.checked_sub(1)?)?;
    let mut cells = old.cells().to_vec();
    let cell = cells.get_mut(column.checked_sub(1)?)?;
    let text = cell.text();
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let places = u64::try_from(digits.len().checked_sub(1)?).ok().filter(|places| *places > 0)?;
    let at = *digits.get(usize::try_from(random % places).ok()?)?;
    let digit = text.get(at..=at)?.parse::<u64>().ok()?;
    let other = (digit + 1 + random / 64 % 8) % 10;
    let changed = format!("{}{other}{}", text.get(..at)?, text.get(at + 1..)?);
    *cell = SourceCell::new(changed).with_indent(cell.indent()).with_merge(cell.merge());
    let new = SourceLine::new(old.standing(), old.origin().clone(), cells);
    *lines.get_mut(line - 1)? = new;
    Some(Source::new(source.format(), lines))
}
