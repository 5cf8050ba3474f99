/*!
Checks published tables: `cargo run --release --example check -- [FILE] [--json]`.

FILE is tab-separated text in UTF-8; without one the bundled tables are checked. The command `yusuan check` reads all kinds
of files and folders of them. Exit status 0: the tables hold together; 1: no budget could print as them; 2: not read or
nothing checked.
*/
use std::process::ExitCode;

use yusuan::read::ReadOptions;
use yusuan::render::Lang;
use yusuan::{Disclosure, Report, Verdict, check};

fn main() -> ExitCode {
    match run() {
        Ok(Verdict::Exact | Verdict::Rounded | Verdict::Footed) => ExitCode::SUCCESS,
        Ok(Verdict::Inconsistent) => ExitCode::from(1),
        #[allow(unreachable_patterns, reason = "verdicts may be added")]
        Ok(_) => ExitCode::from(2),
        Err(error) => {
            eprintln!("check: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Verdict, Box<dyn std::error::Error>> {
    let (options, files): (Vec<_>, Vec<_>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let bytes = match files.first() {
        Some(file) => std::fs::read(file)?,
        None => include_bytes!("../tests/fixtures/bazhong-2022.txt").to_vec(),
    };
    let report = check(&Disclosure::from_utf8(&bytes, &ReadOptions::default())?);
    if options.iter().any(|option| option == "--json") {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        tell(&report);
    }
    Ok(report.verdict())
}

fn tell(report: &Report) {
    println!("{} of {} relations", report.verdict(), report.relations().total);
    for (index, conflict) in report.conflicts().iter().enumerate() {
        println!("conflict {}: {}", index + 1, conflict.explanation(Lang::En));
    }
    for suspect in report.suspects() {
        let (least, most) = &suspect.would_do;
        println!("{}: {} would do, or up to {}", suspect.cell, least, most);
    }
    for finding in report.findings() {
        println!("{}: {}", finding.severity, report.message(finding, Lang::En));
    }
}
