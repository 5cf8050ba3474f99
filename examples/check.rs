/*!
Checks the tables a department published: `cargo run --release --example check -- [FILE] [--json]`.

FILE is tab-separated text in UTF-8, or with `--features xlsx` a workbook (.xlsx); without one the bundled fixture is checked. `--unit 万元` and `--year 2018` say what
the document doesn't print. Exit status 0 when the tables hold together (exact, rounded or footed), 1 when no budget
could print as them, 2 when the file can't be read.
*/
use std::io::{self, Write};
use std::process::ExitCode;

use yusuan::{Disclosure, FiscalYear, MoneyUnit, ReadError, ReadOptions, Report, Severity, Verdict, check};

const FIXTURE: &str = include_str!("../tests/fixtures/bazhong-2022.txt");
const USAGE: &str = "usage: check [FILE] [--json] [--unit 元|万元|亿元] [--year YEAR]";

struct Arguments {
    file: Option<String>,
    json: bool,
    options: ReadOptions,
}

fn main() -> ExitCode {
    match run() {
        Ok(Verdict::Inconsistent) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("check: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Verdict, String> {
    let arguments = arguments(std::env::args().skip(1))?;
    let read = match &arguments.file {
        None => Disclosure::from_text_with(FIXTURE, &arguments.options),
        Some(file) => {
            let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
            read(file, &bytes, &arguments.options)
        }
    };
    let name = arguments.file.as_deref().unwrap_or("the bundled fixture");
    let disclosure = read.map_err(|error| format!("{name}: {error}"))?;
    let report = check(&disclosure);
    let mut out = io::stdout().lock();
    let written = if arguments.json {
        serde_json::to_string_pretty(&report)
            .map_err(io::Error::from)
            .and_then(|json| writeln!(out, "{json}"))
    } else {
        print(&mut out, &report)
    };
    match written {
        Ok(()) => Ok(report.verdict()),
        // Whoever reads may stop reading, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(report.verdict()),
        Err(error) => Err(format!("cannot print: {error}")),
    }
}

#[cfg(feature = "xlsx")]
fn read(file: &str, bytes: &[u8], options: &ReadOptions) -> Result<Disclosure, ReadError> {
    if file.ends_with(".xlsx") {
        Disclosure::from_xlsx(bytes, options)
    } else {
        Disclosure::from_utf8(bytes, options)
    }
}

#[cfg(not(feature = "xlsx"))]
fn read(_file: &str, bytes: &[u8], options: &ReadOptions) -> Result<Disclosure, ReadError> {
    Disclosure::from_utf8(bytes, options)
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments { file: None, json: false, options: ReadOptions::default() };
    while let Some(argument) = given.next() {
        let mut value = |name: &str| given.next().ok_or_else(|| format!("{name} needs a value; {USAGE}"));
        match argument.as_str() {
            "--json" => arguments.json = true,
            "--unit" => {
                let unit: MoneyUnit =
                    value("--unit")?.parse().map_err(|error| format!("{error}; {USAGE}"))?;
                arguments.options = arguments.options.with_money_unit(unit);
            }
            "--year" => {
                let year: FiscalYear =
                    value("--year")?.parse().map_err(|error| format!("{error}; {USAGE}"))?;
                arguments.options = arguments.options.with_year(year);
            }
            flag if flag.starts_with("--") => return Err(format!("unknown option {flag}; {USAGE}")),
            _ if arguments.file.is_none() => arguments.file = Some(argument),
            _ => return Err(format!("one file at a time; {USAGE}")),
        }
    }
    Ok(arguments)
}

fn print(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let unit = report.unit();
    let code = unit.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    let year = report.year().map(|year| format!(", {year}")).unwrap_or_default();
    writeln!(out, "{}{code}{year}", unit.name.as_deref().unwrap_or("a unit that isn't named"))?;
    writeln!(out)?;
    let counts = report.relations();
    let verdict = match report.verdict() {
        Verdict::Exact => "EXACT: every sum holds to the last digit",
        Verdict::Rounded => "ROUNDED: the tables agree; some sums miss by a last digit, as rounding explains",
        Verdict::Footed => "FOOTED: the tables agree; some totals were added up from rounded items",
        Verdict::Inconsistent => "INCONSISTENT: no budget could print as these tables",
    };
    writeln!(out, "  {verdict}")?;
    writeln!(
        out,
        "  {} relations: {} exact, {} within rounding, {} broken, {} not checked",
        counts.total, counts.exact, counts.rounded, counts.broken, counts.unchecked
    )?;
    writeln!(out)?;

    for (index, conflict) in report.conflicts().iter().enumerate() {
        writeln!(out, "Conflict {}", index + 1)?;
        writeln!(out, "  {}", conflict.explanation())?;
        writeln!(out)?;
    }
    if !report.suspects().is_empty() {
        writeln!(out, "Any one of these changes alone would mend it (likeliest first)")?;
        for suspect in report.suspects().iter().take(8) {
            let (from, to) = &suspect.would_do;
            let values = if from == to { from.clone() } else { format!("{from} to {to}") };
            let printed = if suspect.cell.printed.is_empty() { "blank" } else { &suspect.cell.printed };
            writeln!(
                out,
                "  line {:>4}  {}: {printed} → {values} ({})",
                suspect.cell.place.line, suspect.cell, suspect.slip
            )?;
        }
        writeln!(out)?;
    } else if report.verdict() == Verdict::Inconsistent {
        writeln!(out, "No single figure explains it.")?;
        writeln!(out)?;
    }

    writeln!(out, "Tables")?;
    for table in report.tables() {
        let money = table.money_unit.map(|unit| unit.to_string()).unwrap_or_default();
        writeln!(
            out,
            "  {:>4} rows {:>5} figures  {}  {}  {}",
            table.rows,
            table.figures,
            pad(&money, 4),
            pad(&table.kind.to_string(), 22),
            table.title
        )?;
    }

    for (severity, heading) in [(Severity::Warning, "Warnings"), (Severity::Note, "Notes")] {
        let findings: Vec<_> =
            report.findings().iter().filter(|finding| finding.severity == severity).collect();
        if findings.is_empty() {
            continue;
        }
        writeln!(out)?;
        writeln!(out, "{heading}")?;
        for finding in findings {
            let line =
                finding.line.map_or_else(|| String::from("        "), |line| format!("line {line:>4}"));
            writeln!(out, "  {line}  {}  [{}]", finding.message, finding.rule)?;
        }
    }
    if !report.unchecked().is_empty() {
        writeln!(out)?;
        writeln!(out, "Not checked")?;
        for unchecked in report.unchecked() {
            let table = report.tables().get(unchecked.table).map_or("", |table| &table.title);
            writeln!(out, "  {table}: {}  [{}]", unchecked.reason, unchecked.rule)?;
        }
    }
    if !report.unread().is_empty() {
        writeln!(out)?;
        writeln!(out, "Not read")?;
        for unread in report.unread() {
            writeln!(out, "  line {:>4}  {}", unread.line, unread.text)?;
        }
    }
    Ok(())
}

/// Pads to columns of a terminal, where a Chinese character takes two.
fn pad(text: &str, columns: usize) -> String {
    let width: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(width)))
}
