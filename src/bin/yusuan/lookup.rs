//! `yusuan lookup`: what is account 210, and what was it in 2018? Which code is 卫生健康支出?

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use yusuan::catalog::CatalogYear;
use yusuan::catalog::{Entry, Match, Matched, Status};
use yusuan::code::AccountCode;
use yusuan::{Catalog, FiscalYear};

use crate::{json, print};

/// Answers that are told in full.
const TOLD: usize = 5;

#[derive(Args)]
#[command(
    after_help = "A code is looked up in the classification its first digit names, a label in all four.\nExit status: 0 found, 1 nothing found, 2 the question is malformed, such as digits that are no code."
)]
pub(crate) struct Arguments {
    /// A code, such as 210, or a label, such as 卫生健康支出
    #[arg(value_name = "CODE|LABEL")]
    asked: String,
    /// The fiscal year asked about [default: the newest one in the list]
    #[arg(long)]
    year: Option<FiscalYear>,
    /// Print the answers as a JSON array
    #[arg(long)]
    json: bool,
}

/// One code that answers the question.
struct Answer<'c> {
    entry: Entry<'c>,
    status: Status<'c>,
    matched: Option<Matched>,
}

/// The answer as `--json` prints it.
#[derive(serde::Serialize)]
struct Row<'c> {
    code: AccountCode,
    name: &'c str,
    level: String,
    year: FiscalYear,
    status: &'static str,
    evidence: &'static str,
    matched: &'static str,
}

pub(crate) fn run(question: &Arguments) -> Result<ExitCode, String> {
    if question.asked.trim().is_empty() {
        return Err(String::from("expected a code or a label"));
    }
    let catalog = Catalog::builtin();
    let Some(year) = question.year.or_else(|| catalog.newest_year()) else { return Ok(ExitCode::from(1)) };
    let view = catalog.year(year);
    let answers: Vec<Answer<'_>> = match question.asked.trim().parse::<AccountCode>() {
        Ok(code) => told(catalog, view, code, None).into_iter().collect(),
        Err(error) if is_digits(&question.asked) => {
            return Err(error.to_string());
        }
        Err(_) => view
            .resolve::<AccountCode>(&question.asked)
            .candidates()
            .filter_map(|found: Match<'_, AccountCode>| {
                told(catalog, view, found.code(), Some(found.matched()))
            })
            .collect(),
    };
    if question.json {
        print(&json(&answers, year)?)?;
    } else {
        print(&text(question, catalog, &answers, year))?;
    }
    Ok(ExitCode::from(u8::from(answers.is_empty())))
}

fn is_digits(asked: &str) -> bool {
    asked.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// The entry of the year, or the nearest: the last one before it, or else the first one after it.
fn told<'c>(
    catalog: &'c Catalog,
    year: CatalogYear<'c>,
    code: AccountCode,
    matched: Option<Matched>,
) -> Option<Answer<'c>> {
    let before = |entry: &Entry<'c>| entry.valid_to().year().is_some_and(|last| last < year.year());
    let entry = year
        .entry(code)
        .or_else(|| catalog.history(code).filter(before).last())
        .or_else(|| catalog.history(code).next())?;
    Some(Answer { entry, status: year.status(code), matched })
}

fn json(answers: &[Answer<'_>], year: FiscalYear) -> Result<String, String> {
    let rows: Vec<Row<'_>> = answers
        .iter()
        .map(|answer| Row {
            code: answer.entry.code(),
            name: answer.entry.name(),
            level: answer.entry.level().to_string(),
            year,
            status: answer.status.id(),
            evidence: answer.entry.evidence().tier(),
            matched: answer.matched.map_or("code", Matched::id),
        })
        .collect();
    json::line(&rows).map(|text| text + "\n")
}

fn text(question: &Arguments, catalog: &Catalog, answers: &[Answer<'_>], year: FiscalYear) -> String {
    let mut out = String::new();
    let which = if question.year.is_some() { "" } else { ", the newest in the list" };
    _ = writeln!(out, "{} in {year}{which}", question.asked.trim());
    if answers.is_empty() {
        _ = writeln!(
            out,
            "\n  {}",
            if is_digits(&question.asked) {
                "a code that is not in the list, which says nothing about its validity"
            } else {
                "no account of this name is in the list, nor another wording for one"
            }
        );
    }
    if answers.len() > TOLD {
        out.push('\n');
        for Answer { entry, status, .. } in answers {
            _ = writeln!(
                out,
                "  {}  {} ({}, {status})",
                entry.code(),
                entry.name(),
                entry.code().classification()
            );
        }
        return out;
    }
    for Answer { entry, status, matched } in answers {
        let code = entry.code();
        _ = writeln!(out, "\n  {code}  {}", entry.name());
        _ = writeln!(out, "    {}, {}", code.classification(), entry.level());
        let above: Vec<String> = std::iter::successors(code.parent(), |code| code.parent())
            .filter_map(|code| catalog.year(year).entry(code))
            .map(|entry| format!("{} {}", entry.code(), entry.name()))
            .collect();
        if !above.is_empty() {
            _ = writeln!(out, "    below     {}", above.join(", "));
        }
        _ = writeln!(out, "    status    {status}");
        _ = writeln!(out, "    evidence  {}", entry.evidence());
        match matched {
            None | Some(Matched::Current) => {}
            Some(Matched::OldName { last }) => {
                _ = writeln!(out, "    matched   its old name, last used in {last}")
            }
            Some(Matched::LaterName { first }) => {
                _ = writeln!(out, "    matched   its later name, used from {first}")
            }
            Some(Matched::Alias) => _ = writeln!(out, "    matched   another wording for it"),
            Some(other) => _ = writeln!(out, "    matched   {}", other.id()),
        }
        let history: Vec<Entry<'_>> = catalog.history(code).collect();
        if history.len() > 1 {
            _ = writeln!(out, "    names");
            for name in history {
                let (from, to) = (name.valid_from().to_string(), name.valid_to().to_string());
                _ = writeln!(out, "      {from:>7} – {to:<7}  {}  ({})", name.name(), name.evidence());
            }
        }
    }
    out
}
