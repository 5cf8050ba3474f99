/*! What is account 210, and what was it in 2018? Which code is 卫生健康支出?

```text
cargo run --example lookup -- 210 --year 2018
cargo run --example lookup -- 卫生健康支出
cargo run --example lookup -- 住房公积金 --json
```

A code is looked up in the classification its first digit names, a label in all four. Without `--year`
the year is the newest one that the list speaks of. `--json` prints an array of

```json
{"code": "210", "name": "医疗卫生与计划生育支出", "level": "类", "year": 2018,
 "status": "renamed", "evidence": "name-only", "matched": "code"}
```

`name` and `evidence` belong to the name in force in the year, or to the nearest one when the code is not
in force. `status` is how the code stands in the year: `current`, `renamed` (in force, and renamed since),
`abolished`, `not-yet`, `unlisted`. `matched` is how it was found: `code`, `current` (the name of the year),
`old-name`, `later-name`, `alias`. The exit code is 1 when nothing was found and 2 when the question is
malformed, such as digits that are no code. More than five answers are printed in one line each.
*/

use std::io::Write;
use std::process::ExitCode;

use yusuan::catalog::{Entry, Match, Matched, Status};
use yusuan::{AccountCode, Catalog, CatalogYear, FiscalYear};

const USAGE: &str = "usage: lookup CODE|LABEL [--year YEAR] [--json]
  --year  the fiscal year asked about (default: the newest one in the list)
  --json  print the answers as a JSON array (default: text)";

/// Answers that are told in full.
const TOLD: usize = 5;

struct Question {
    asked: String,
    year: Option<FiscalYear>,
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

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        // Whoever reads may stop reading.
        _ = writeln!(std::io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    match question(std::env::args().skip(1)) {
        Ok(question) => answer(&question),
        Err(message) => {
            eprintln!("lookup: {message}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn question(mut arguments: impl Iterator<Item = String>) -> Result<Question, String> {
    let (mut asked, mut year, mut json) = (None, None, false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--year" => {
                let text = arguments.next().ok_or("--year needs a year")?;
                let number: u16 = text.parse().map_err(|_| format!("`{text}` is not a year"))?;
                year = Some(FiscalYear::new(number).map_err(|error| error.to_string())?);
            }
            option if option.starts_with('-') => return Err(format!("`{option}` is not an option")),
            _ if asked.is_some() => return Err(format!("`{argument}` is one question too many")),
            _ => asked = Some(argument),
        }
    }
    let asked = asked.filter(|asked| !asked.trim().is_empty()).ok_or("expected a code or a label")?;
    Ok(Question { asked, year, json })
}

fn answer(question: &Question) -> ExitCode {
    let catalog = Catalog::builtin();
    let Some(year) = question.year.or_else(|| catalog.newest_year()) else { return ExitCode::from(1) };
    let view = catalog.year(year);
    let answers: Vec<Answer<'_>> = match question.asked.trim().parse::<AccountCode>() {
        Ok(code) => told(catalog, view, code, None).into_iter().collect(),
        Err(error) if is_digits(&question.asked) => {
            eprintln!("lookup: {error}");
            return ExitCode::from(2);
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
        print_json(&answers, year);
    } else {
        print_text(question, catalog, &answers, year);
    }
    ExitCode::from(u8::from(answers.is_empty()))
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
    let before = |entry: &Entry<'c>| entry.valid_to().is_some_and(|last| last < year.year());
    let entry = year
        .entry(code)
        .or_else(|| catalog.history(code).filter(before).last())
        .or_else(|| catalog.history(code).next())?;
    Some(Answer { entry, status: year.status(code), matched })
}

fn print_json(answers: &[Answer<'_>], year: FiscalYear) {
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
    match serde_json::to_string(&rows) {
        Ok(text) => println!("{text}"),
        Err(error) => eprintln!("lookup: {error}"),
    }
}

fn print_text(question: &Question, catalog: &Catalog, answers: &[Answer<'_>], year: FiscalYear) {
    let which = if question.year.is_some() { "" } else { ", the newest in the list" };
    println!("{} in {year}{which}", question.asked.trim());
    if answers.is_empty() {
        println!(
            "\n  {}",
            if is_digits(&question.asked) {
                "a code that is not in the list, which says nothing about its validity"
            } else {
                "no account of this name is in the list, nor another wording for one"
            }
        );
    }
    if answers.len() > TOLD {
        println!();
        for Answer { entry, status, .. } in answers {
            println!("  {}  {} ({}, {status})", entry.code(), entry.name(), entry.code().classification());
        }
        return;
    }
    for Answer { entry, status, matched } in answers {
        let code = entry.code();
        println!("\n  {code}  {}", entry.name());
        println!("    {}, {}", code.classification(), entry.level());
        let above: Vec<String> = std::iter::successors(code.parent(), |code| code.parent())
            .filter_map(|code| catalog.year(year).entry(code))
            .map(|entry| format!("{} {}", entry.code(), entry.name()))
            .collect();
        if !above.is_empty() {
            println!("    below     {}", above.join(", "));
        }
        println!("    status    {status}");
        println!("    evidence  {}", entry.evidence());
        match matched {
            None | Some(Matched::Current) => {}
            Some(Matched::OldName { last }) => println!("    matched   its old name, last used in {last}"),
            Some(Matched::LaterName { first }) => println!("    matched   its later name, used from {first}"),
            Some(Matched::Alias) => println!("    matched   another wording for it"),
            Some(other) => println!("    matched   {}", other.id()),
        }
        let history: Vec<Entry<'_>> = catalog.history(code).collect();
        if history.len() > 1 {
            println!("    names");
            for name in history {
                let bound =
                    |year: Option<FiscalYear>| year.map_or("    ".to_owned(), |year| year.to_string());
                let (from, to) = (bound(name.valid_from()), bound(name.valid_to()));
                println!("      {from}–{to}  {}  ({})", name.name(), name.evidence());
            }
        }
    }
}
