/*!
How often a word nobody knows, or a line that is no row, makes a consistent document inconsistent:
`cargo run --release --features cli --example noise -- FILE… [--changes N] [--seed S] [--only KIND] [--show]`.

Of each document N copies are made, each with one change that says nothing about money. Printed are, for each kind of change,
how many were tried and how many made the document inconsistent: none should. `--show` tells why.
*/
use std::collections::BTreeMap;

#[path = "../tests/it/noise.rs"]
mod noise;
#[path = "../tests/it/random.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod random;
#[path = "../tests/it/stray_lines.rs"]
mod stray_lines;

use yusuan::{Verdict, render::Lang, source::Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut files, mut changes, mut seed, mut show, mut only) = (vec![], 44, 1_u64, false, String::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--changes" => changes = arguments.next().ok_or("--changes needs a number")?.parse()?,
            "--seed" => seed = arguments.next().ok_or("--seed needs a number")?.parse()?,
            "--only" => only = arguments.next().ok_or("--only needs a kind")?,
            "--show" => show = true,
            _ => files.push(argument),
        }
    }
    let kinds = || noise::KINDS.into_iter().filter(|kind| kind.starts_with(&only));
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in files {
        let Ok(source) = Source::from_bytes(&std::fs::read(&file)?) else { continue };
        let Some((disclosure, before)) = noise::report(&source) else { continue };
        if before.verdict() == Verdict::Inconsistent {
            continue;
        }
        let document = noise::Document::new(source, &disclosure);
        let mut random = random::Random::new(seed.wrapping_add(file.bytes().map(u64::from).sum::<u64>()));
        for kind in kinds().cycle().take(changes) {
            let Some((lines, told)) = document.changed(kind, &mut random) else { continue };
            let changed = Source::new(document.source.format(), lines);
            let Some((_, after)) = noise::report(&changed) else { continue };
            let count = counts.entry(kind).or_default();
            count.0 += 1;
            count.1 += usize::from(after.verdict() == Verdict::Inconsistent);
            for conflict in after.conflicts().iter().filter(|_| show).take(2) {
                println!("{file}\t{kind}\t{told}\t{}", conflict.explanation(Lang::En));
            }
        }
    }
    let sum = |part: fn(&(usize, usize)) -> usize| counts.values().map(part).sum::<usize>();
    let all = ("all", (sum(|count| count.0), sum(|count| count.1)));
    for (kind, (tried, accused)) in counts.clone().into_iter().chain([all]) {
        println!("{kind}\t{tried} tried\t{accused} inconsistent");
    }
    Ok(())
}
