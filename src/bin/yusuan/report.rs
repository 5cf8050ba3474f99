//! The report on one document as text.

use std::fmt::{self, Write as _};

use yusuan::check::Change;
use yusuan::{Report, Severity, Verdict};

/// Conflicts that are told in full.
const TOLD: usize = 3;

pub(crate) fn text(report: &Report) -> String {
    let mut text = String::new();
    // A string takes whatever is written to it.
    _ = print(&mut text, report);
    text
}

fn print(out: &mut String, report: &Report) -> fmt::Result {
    let unit = report.unit();
    let code = unit.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    let year = report.year().map(|year| format!(", {year}")).unwrap_or_default();
    writeln!(out, "{}{code}{year}", unit.name.as_deref().unwrap_or("a unit that isn't named"))?;
    if report.year().is_none() {
        writeln!(out, "year unknown: names are not judged (say --year)")?;
    }
    writeln!(out)?;
    let counts = report.relations();
    let verdict = match report.verdict() {
        Verdict::Exact => "EXACT: every sum holds to the last digit",
        Verdict::Rounded => "ROUNDED: the tables agree; some sums miss by last digits, as rounding explains",
        Verdict::Footed => "FOOTED: the tables agree; some totals were added up from rounded items",
        Verdict::Inconsistent => "INCONSISTENT: no budget could print as these tables",
        _ => "UNCHECKED: nothing could be checked",
    };
    writeln!(out, "  {verdict}")?;
    let coverage = report.coverage();
    writeln!(
        out,
        "  {} figures printed, {} read, {} checked",
        coverage.printed, coverage.read, coverage.checked
    )?;
    writeln!(
        out,
        "  {} relations: {} exact, {} within rounding, {} broken, {} not checked",
        counts.total, counts.exact, counts.rounded, counts.broken, counts.unchecked
    )?;
    writeln!(out)?;

    for (index, conflict) in report.conflicts().iter().take(TOLD).enumerate() {
        writeln!(out, "Conflict {}", index + 1)?;
        writeln!(out, "  {}", conflict.explanation())?;
        if conflict.suspects().is_empty() {
            writeln!(out, "  No single change explains it.")?;
        } else {
            writeln!(out, "  Any one of these changes alone would mend it (likeliest first)")?;
        }
        for suspect in conflict.suspects() {
            let (from, to) = &suspect.would_do;
            let values = if from == to { from.clone() } else { format!("{from} to {to}") };
            let line = suspect.cell.place.line;
            match &suspect.change {
                Change::Unit { .. } => {
                    writeln!(
                        out,
                        "    line {line:>4}  {}: in {values} ({})",
                        suspect.cell.table, suspect.slip
                    )?;
                }
                Change::Row { .. } => {
                    let (cell, slip) = (&suspect.cell, suspect.slip);
                    writeln!(out, "    line {line:>4}  {cell}: a row below it of {values} ({slip})")?;
                }
                _ => {
                    let printed =
                        if suspect.cell.printed.is_empty() { "blank" } else { &suspect.cell.printed };
                    let (cell, slip) = (&suspect.cell, suspect.slip);
                    writeln!(out, "    line {line:>4}  {cell}: {printed} → {values} ({slip})")?;
                }
            }
        }
        writeln!(out)?;
    }
    if let Some(more @ 1..) = report.conflicts().len().checked_sub(TOLD) {
        writeln!(out, "and {more} more (--json has them all)")?;
        writeln!(out)?;
    }

    writeln!(out, "Tables")?;
    writeln!(out, "  {:>4} {:>7}  {}  {}  title", "rows", "figures", pad("unit", 4), pad("kind", 22))?;
    for table in report.tables() {
        let money = table.money_unit.map(|unit| unit.to_string()).unwrap_or_default();
        writeln!(
            out,
            "  {:>4} {:>7}  {}  {}  {}",
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
