//! Many documents at once: a line each, a summary at the end, and a report each where asked for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use yusuan::{Report, Severity, Verdict};

use crate::check::{Arguments, status};
use crate::{documents, print, report};

/// One document of many.
struct Line {
    path: PathBuf,
    outcome: Result<Outcome, String>,
}

/// What a line says of a document that was read.
struct Outcome {
    unit: String,
    year: String,
    verdict: Verdict,
    relations: usize,
    conflicts: usize,
    /// How many errors and warnings each rule has.
    rules: BTreeMap<String, usize>,
}

impl Outcome {
    fn new(report: &Report) -> Self {
        let mut rules = BTreeMap::new();
        for finding in report.findings().iter().filter(|finding| finding.severity != Severity::Note) {
            *rules.entry(finding.rule.to_string()).or_default() += 1;
        }
        Self {
            unit: report.unit().name.as_deref().unwrap_or_default().to_owned(),
            year: report.year().map(|year| year.to_string()).unwrap_or_default(),
            verdict: report.verdict(),
            relations: report.relations().total,
            conflicts: report.conflicts().len(),
            rules,
        }
    }
}

/// A report as a line of JSON, or why there is none.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(flatten)]
    report: Option<&'a Report>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let files = documents::find(&arguments.paths)?;
    if files.is_empty() {
        return Err(String::from("no document found in what was named"));
    }
    if let Some(folder) = &arguments.out {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let bar = progress(files.len());
    let failed: Mutex<Option<String>> = Mutex::new(None);
    let mut lines: Vec<Line> = files
        .par_iter()
        .map(|path| {
            let line = one(arguments, path, &bar).unwrap_or_else(|message| {
                if let Ok(mut failed) = failed.lock() {
                    failed.get_or_insert(message.clone());
                }
                Line { path: path.clone(), outcome: Err(message) }
            });
            bar.inc(1);
            line
        })
        .collect();
    bar.finish_and_clear();
    lines.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(folder) = &arguments.out {
        let path = folder.join("summary.csv");
        std::fs::write(&path, csv(&lines)).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if !arguments.json {
        print(&summary(&lines))?;
    }
    if let Some(message) = failed.into_inner().ok().flatten() {
        return Err(message);
    }
    let statuses = || lines.iter().map(|line| line.outcome.as_ref().map_or(2, |read| status(read.verdict)));
    let worst = if statuses().any(|status| status == 1) { 1 } else { statuses().max().unwrap_or(2) };
    Ok(ExitCode::from(worst))
}

fn progress(files: usize) -> ProgressBar {
    let length = u64::try_from(files).unwrap_or(u64::MAX);
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(length), target);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed} (about {eta} left) {msg}");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Checks one document and writes what is wanted of it; an error only where writing fails.
fn one(arguments: &Arguments, path: &Path, bar: &ProgressBar) -> Result<Line, String> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| error.to_string());
    let checked = bytes.and_then(|bytes| arguments.report(&bytes));
    let (report, error) = match &checked {
        Ok(report) => (Some(report), None),
        Err(error) => (None, Some(error.as_str())),
    };
    if let (Some(folder), Some(report)) = (&arguments.out, report) {
        let text = if arguments.json {
            serde_json::to_string_pretty(report).map_err(|error| error.to_string())?
        } else {
            report::text(report)
        };
        let target = folder.join(file_name(path, if arguments.json { "json" } else { "txt" }));
        std::fs::write(&target, text).map_err(|error| format!("{}: {error}", target.display()))?;
    }
    let outcome = checked.as_ref().map(Outcome::new).map_err(Clone::clone);
    let line = Line { path: path.to_owned(), outcome };
    if arguments.json {
        let record = Record { file: &name, error, report };
        let json = serde_json::to_string(&record).map_err(|error| error.to_string())?;
        bar.suspend(|| print(&(json + "\n")))?;
    } else {
        bar.suspend(|| print(&(told(&line) + "\n")))?;
    }
    Ok(line)
}

/// The name of a report: that of the document with its folders, so that no two are one.
fn file_name(path: &Path, ending: &str) -> String {
    let parts: Vec<String> = path
        .components()
        .filter_map(|part| match part {
            std::path::Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    format!("{}.{ending}", parts.join("_"))
}

fn told(line: &Line) -> String {
    let name = line.path.display();
    match &line.outcome {
        Ok(read) => format!(
            "{}\t{name}\t{}\t{}\t{} relations\t{} conflicts",
            read.verdict, read.unit, read.year, read.relations, read.conflicts
        ),
        Err(message) => format!("unreadable\t{name}\t{message}"),
    }
}

/// How many documents have each verdict, and each rule's errors and warnings.
fn summary(lines: &[Line]) -> String {
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in lines {
        let verdict =
            line.outcome.as_ref().map_or(String::from("unreadable"), |read| read.verdict.to_string());
        *verdicts.entry(verdict).or_default() += 1;
        for (rule, count) in line.outcome.iter().flat_map(|read| &read.rules) {
            let (documents, findings) = rules.entry(rule).or_default();
            *documents += 1;
            *findings += count;
        }
    }
    let mut text = format!("\n{} documents\n", lines.len());
    for (verdict, count) in verdicts {
        _ = writeln!(text, "  {count:>6}  {verdict}");
    }
    if !rules.is_empty() {
        _ = writeln!(text, "errors and warnings by rule");
    }
    for (rule, (documents, findings)) in rules {
        _ = writeln!(text, "  {findings:>6}  {rule}, in {documents} documents");
    }
    text
}

fn csv(lines: &[Line]) -> String {
    let mut text = String::from("file,verdict,unit,year,relations,conflicts,error\n");
    for line in lines {
        let file = line.path.display().to_string();
        let cells = match &line.outcome {
            Ok(read) => [
                file,
                read.verdict.to_string(),
                read.unit.clone(),
                read.year.clone(),
                read.relations.to_string(),
                read.conflicts.to_string(),
                String::new(),
            ],
            Err(message) => {
                let [unit, year, relations, conflicts]: [String; 4] = Default::default();
                [file, String::from("unreadable"), unit, year, relations, conflicts, message.clone()]
            }
        };
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push('\n');
    }
    text
}

/// A cell of CSV. A spreadsheet takes what begins with `= + - @` for a formula: such a cell begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let guarded =
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) || guarded.starts_with('\'') {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}
