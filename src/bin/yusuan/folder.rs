//! Many documents at once: a line each, a summary at the end, and a report each where asked for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use yusuan::check::Coverage;
use yusuan::check::Severity;
use yusuan::render::{IndexRow, Lang, ToldReport, index_page};
use yusuan::{Disclosure, Report, Rule, Verdict};

use crate::check::{Arguments, Task, status};
use crate::in_order::in_order;
use crate::{documents, json, print, shown};

/// One document of many.
struct Line {
    path: PathBuf,
    outcome: Result<Outcome, String>,
}

/// The tables of a document and the report on them, or why there are none.
type Checked = Result<(Disclosure, Report), String>;

/// What a line says of a document that was read.
struct Outcome {
    unit: String,
    year: String,
    verdict: Verdict,
    coverage: Coverage,
    relations: usize,
    conflicts: usize,
    /// How many errors and warnings each rule has.
    rules: BTreeMap<Rule, usize>,
}

impl Outcome {
    fn new(report: &Report) -> Self {
        let mut rules = BTreeMap::new();
        for finding in report.findings().iter().filter(|finding| finding.severity != Severity::Note) {
            *rules.entry(finding.rule).or_default() += 1;
        }
        Self {
            unit: report.unit().name.as_deref().unwrap_or_default().to_owned(),
            year: report.year().map(|year| year.to_string()).unwrap_or_default(),
            verdict: report.verdict(),
            coverage: report.coverage(),
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
    report: Option<ToldReport<'a>>,
}

pub(crate) fn run(arguments: &Arguments, task: &Task) -> Result<ExitCode, String> {
    let files = documents::find(&arguments.paths)?;
    if files.is_empty() {
        return Err(String::from("no document found in what was named"));
    }
    for folder in [&arguments.out, &arguments.html].into_iter().flatten() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut sink = Sink::new(arguments, &files);
    let bar = progress(files.len());
    let mut failed: Option<String> = None;
    let mut lines: Vec<Line> = Vec::with_capacity(files.len());
    let work = |path: &PathBuf| one(arguments, task, path);
    in_order(&files, work, |told: Told| {
        let printed = bar.suspend(|| print(&told.text));
        for wrong in [told.wrong, printed.err(), told.rows.and_then(|rows| sink.add(rows).err())] {
            failed = failed.take().or(wrong);
        }
        lines.push(told.line);
        bar.inc(1);
    });
    bar.finish_and_clear();
    sink.finish()?;
    if let Some(folder) = &arguments.out {
        let path = folder.join("summary.csv");
        std::fs::write(&path, csv(&lines)).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if let Some(folder) = &arguments.html {
        let rows: Vec<IndexRow> = lines.iter().map(index_row).collect();
        let path = folder.join("index.html");
        std::fs::write(&path, index_page(&rows, task.lang))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if !arguments.json {
        print(&summary(&lines, task.lang))?;
    }
    if let Some(message) = failed {
        return Err(message);
    }
    let statuses = || lines.iter().map(|line| line.outcome.as_ref().map_or(2, |read| status(read.verdict)));
    let worst = if statuses().any(|status| status == 1) { 1 } else { statuses().max().unwrap_or(2) };
    Ok(ExitCode::from(worst))
}

/// Where tidy rows go, if anywhere.
struct Sink {
    #[cfg(feature = "parquet")]
    lake: Option<crate::parquet::Lake>,
}

#[cfg(feature = "parquet")]
type Rows = crate::tidy::Rows;

/// Without the feature `parquet` there are none.
#[cfg(not(feature = "parquet"))]
enum Rows {}

#[cfg(feature = "parquet")]
impl Sink {
    fn new(arguments: &Arguments, files: &[PathBuf]) -> Self {
        Self { lake: arguments.parquet.as_deref().map(|folder| crate::parquet::Lake::new(folder, files)) }
    }

    fn add(&mut self, rows: Rows) -> Result<(), String> {
        self.lake.as_mut().map_or(Ok(()), |lake| lake.add(rows))
    }

    fn finish(self) -> Result<(), String> {
        self.lake.map_or(Ok(()), crate::parquet::Lake::finish)
    }
}

/// The tidy rows of a document, where they are wanted.
#[cfg(feature = "parquet")]
fn rows(arguments: &Arguments, task: &Task, name: &str, checked: &Checked) -> Option<Rows> {
    arguments.parquet.as_ref()?;
    Some(match checked {
        Ok((disclosure, report)) => Rows::of(name, disclosure, report, &task.check, task.lang),
        Err(why) => Rows::unreadable(name, why),
    })
}

#[cfg(not(feature = "parquet"))]
#[allow(
    clippy::unused_self,
    clippy::unnecessary_wraps,
    clippy::needless_pass_by_ref_mut,
    reason = "with the feature `parquet` it does something"
)]
impl Sink {
    const fn new(_: &Arguments, _: &[PathBuf]) -> Self {
        Self {}
    }

    const fn add(&mut self, rows: Rows) -> Result<(), String> {
        match rows {}
    }

    const fn finish(self) -> Result<(), String> {
        Ok(())
    }
}

#[cfg(not(feature = "parquet"))]
const fn rows(_: &Arguments, _: &Task, _: &str, _: &Checked) -> Option<Rows> {
    None
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

/// What there is to tell of a document.
struct Told {
    line: Line,
    /// What is printed.
    text: String,
    rows: Option<Rows>,
    /// What could not be written.
    wrong: Option<String>,
}

/// Checks one document and writes the reports wanted of it.
fn one(arguments: &Arguments, task: &Task, path: &Path) -> Told {
    // What should never happen to one document must not stop the rest.
    const FAILED: &str = "the program failed on this document: please report it";
    let checked = documents::bytes(path).and_then(|bytes| {
        std::panic::catch_unwind(|| task.checked(&bytes)).unwrap_or_else(|_| Err(FAILED.to_owned()))
    });
    std::panic::catch_unwind(|| tell(arguments, task, path, &checked))
        .unwrap_or_else(|_| tell(arguments, task, path, &Err(FAILED.to_owned())))
}

fn tell(arguments: &Arguments, task: &Task, path: &Path, checked: &Checked) -> Told {
    let name = path.display().to_string();
    let written = match checked {
        Ok((disclosure, report)) => write(arguments, task, path, disclosure, report),
        Err(_) => Ok(()),
    };
    let line = Line {
        path: path.to_owned(),
        outcome: match checked {
            Ok((_, report)) => Ok(Outcome::new(report)),
            Err(error) => Err(error.clone()),
        },
    };
    let text = if arguments.json {
        let error = line.outcome.as_ref().err().map(String::as_str);
        let report = checked.as_ref().ok().map(|(_, report)| report.told(task.lang));
        json::line(&Record { file: &name, error, report })
    } else {
        Ok(told(&line, task.lang))
    };
    let (text, untold) = match text {
        Ok(text) => (text + "\n", None),
        Err(wrong) => (String::new(), Some(wrong)),
    };
    Told { rows: rows(arguments, task, &name, checked), line, text, wrong: written.err().or(untold) }
}

/// Writes the report and the marked page of a document where they are wanted.
fn write(
    arguments: &Arguments,
    task: &Task,
    path: &Path,
    disclosure: &Disclosure,
    report: &Report,
) -> Result<(), String> {
    let write = |folder: &Path, ending: &str, text: String| {
        let target = folder.join(file_name(path, ending));
        std::fs::write(&target, text).map_err(|error| format!("{}: {error}", target.display()))
    };
    if let Some(folder) = &arguments.out {
        if arguments.json {
            write(folder, "json", json::pretty(&report.told(task.lang))?)?;
        } else {
            write(folder, "txt", report.to_text(task.lang))?;
        }
    }
    if let Some(folder) = &arguments.html {
        write(folder, "html", report.to_marked_html(disclosure, task.lang))?;
    }
    Ok(())
}

fn index_row(line: &Line) -> IndexRow {
    let mut row = IndexRow::new(line.path.display().to_string());
    match &line.outcome {
        Ok(read) => {
            row.page = Some(file_name(&line.path, "html"));
            row.unit.clone_from(&read.unit);
            row.year.clone_from(&read.year);
            row.verdict = Some(read.verdict);
            row.coverage = read.coverage;
            row.conflicts = read.conflicts;
        }
        Err(message) => row.error.clone_from(message),
    }
    row
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

fn told(line: &Line, lang: Lang) -> String {
    let name = shown(&line.path.display().to_string());
    match &line.outcome {
        Ok(read) => {
            let Coverage { printed, read: known, checked, .. } = read.coverage;
            let verdict = read.verdict.title(lang);
            let (unit, year, conflicts) = (shown(&read.unit), &read.year, read.conflicts);
            match lang {
                Lang::Zh => format!(
                    "{verdict}\t{name}\t{unit}\t{year}\t印{printed} 读{known} 核{checked}\t不符{conflicts}处"
                ),
                _ => format!(
                    "{verdict}\t{name}\t{unit}\t{year}\t{printed} printed, {known} read, {checked} checked\t{conflicts} conflicts"
                ),
            }
        }
        Err(message) => format!("{}\t{name}\t{}", unreadable(lang), shown(message)),
    }
}

fn unreadable(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "无法读取",
        _ => "unreadable",
    }
}

/// How many documents have each verdict, and each rule's errors and warnings.
fn summary(lines: &[Line], lang: Lang) -> String {
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in lines {
        let verdict = line.outcome.as_ref().map_or(unreadable(lang), |read| read.verdict.title(lang));
        *verdicts.entry(verdict).or_default() += 1;
        for (rule, count) in line.outcome.iter().flat_map(|read| &read.rules) {
            let (documents, findings) = rules.entry(rule.title(lang)).or_default();
            *documents += 1;
            *findings += count;
        }
    }
    let zh = matches!(lang, Lang::Zh);
    let mut text = format!("\n{} {}\n", lines.len(), if zh { "份文件" } else { "documents" });
    for (verdict, count) in verdicts {
        _ = writeln!(text, "  {count:>6}  {verdict}");
    }
    if !rules.is_empty() {
        _ = writeln!(text, "{}", if zh { "各规则的错误和提醒" } else { "errors and warnings by rule" });
    }
    for (rule, (documents, findings)) in rules {
        if zh {
            _ = writeln!(text, "  {findings:>6}  {rule}（{documents}份文件）");
        } else {
            _ = writeln!(text, "  {findings:>6}  {rule}, in {documents} documents");
        }
    }
    text
}

fn csv(lines: &[Line]) -> String {
    let mut text = String::from("file,verdict,unit,year,printed,read,checked,relations,conflicts,error\n");
    for line in lines {
        let file = line.path.display().to_string();
        let cells = match &line.outcome {
            Ok(read) => [
                file,
                read.verdict.to_string(),
                read.unit.clone(),
                read.year.clone(),
                read.coverage.printed.to_string(),
                read.coverage.read.to_string(),
                read.coverage.checked.to_string(),
                read.relations.to_string(),
                read.conflicts.to_string(),
                String::new(),
            ],
            Err(message) => {
                let mut cells: [String; 10] = Default::default();
                let [name, verdict, .., error] = &mut cells;
                (*name, *verdict, *error) = (file, String::from("unreadable"), message.clone());
                cells
            }
        };
        text.push_str(&cells.map(|cell| quoted(&shown(&cell))).join(","));
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
