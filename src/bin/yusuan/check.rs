//! `yusuan check`: one document in full, or many in a line each.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use yusuan::check::CheckOptions;
use yusuan::read::ReadOptions;
use yusuan::render::Lang;
use yusuan::{Catalog, Disclosure, FiscalYear, MoneyUnit, Report, Rounding, Verdict, check_with};

use crate::{documents, folder, json, print};

/// The bundled document: the tables of a county's employment bureau of 2022.
const SEED: &str = include_str!("../../../tests/fixtures/bazhong-2022.txt");
const SEED_NAME: &str = "tests/fixtures/bazhong-2022.txt";

/// Exit status: 0 every document holds together (exact, rounded or footed), 1 some document is inconsistent, 2 some
/// could not be read or nothing in it could be checked (1 wins).
#[derive(Args)]
#[command(
    after_help = "Exit status: 0 consistent, 1 any inconsistent, 2 any unreadable or unchecked (1 wins)."
)]
pub(crate) struct Arguments {
    /// Files or folders: PDF, xls, xlsx, xlsb, ods, HTML, text; `-` reads the standard input, none checks the bundled tables
    pub(crate) paths: Vec<PathBuf>,
    /// Print JSON: one object for one file, else JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
    /// The fiscal year of documents that print none
    #[arg(long)]
    year: Option<FiscalYear>,
    /// The money unit of tables that print none: 元, 千元, 万元, 百万元 or 亿元
    #[arg(long)]
    unit: Option<MoneyUnit>,
    /// How figures were rounded [default: half-up, or what the profile says]
    #[arg(long, value_enum)]
    rounding: Option<Manner>,
    /// A list of accounts laid over the built-in one, tab-separated
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    /// Options of the check: rules off, decimals by kind of table, severities
    #[arg(long, value_name = "FILE.json")]
    profile: Option<PathBuf>,
    /// The language of reports
    #[arg(long, value_enum, default_value = "zh")]
    lang: Language,
    /// Write the marked page of the document into this file, or of many into this folder with an index
    #[arg(long, value_name = "OUT")]
    pub(crate) html: Option<PathBuf>,
    /// Write one report for each document and summary.csv into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write documents, figures, findings and relations as Parquet files parted by year below this folder
    #[cfg(feature = "parquet")]
    #[arg(long, value_name = "OUT")]
    pub(crate) parquet: Option<PathBuf>,
}

impl Arguments {
    /// Whether what is wanted is told of many documents, even where there is one.
    fn of_many(&self) -> bool {
        #[cfg(feature = "parquet")]
        if self.parquet.is_some() {
            return true;
        }
        self.out.is_some()
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Manner {
    /// 四舍五入
    HalfUp,
    /// Somehow to a nearest figure
    Nearest,
    /// 去尾
    Truncate,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// What is wanted of every document.
pub(crate) struct Task {
    read: ReadOptions,
    pub(crate) check: CheckOptions,
    pub(crate) lang: Lang,
}

impl Task {
    fn new(arguments: &Arguments) -> Result<Self, String> {
        let text = |path: &Path| {
            std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let mut read = ReadOptions::default();
        if let Some(year) = arguments.year {
            read = read.with_year(year);
        }
        if let Some(unit) = arguments.unit {
            read = read.with_money_unit(unit);
        }
        let mut check = match &arguments.profile {
            Some(path) => {
                serde_json::from_str(&text(path)?).map_err(|error| format!("{}: {error}", path.display()))?
            }
            None => CheckOptions::new(),
        };
        if let Some(manner) = arguments.rounding {
            check = check.with_rounding(match manner {
                Manner::HalfUp => Rounding::HalfUp,
                Manner::Nearest => Rounding::Nearest,
                Manner::Truncate => Rounding::Truncate,
            });
        }
        if let Some(path) = &arguments.catalog {
            let own =
                Catalog::from_tsv(&text(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            read = read.with_catalog(Catalog::builtin().with(&own));
        }
        Ok(Self { read, check, lang: arguments.lang.into() })
    }

    /// The tables in the bytes of a file, and the report on them.
    pub(crate) fn checked(&self, bytes: &[u8]) -> Result<(Disclosure, Report), String> {
        let disclosure = documents::read(bytes, &self.read)?;
        let report = check_with(&disclosure, &self.check);
        Ok((disclosure, report))
    }
}

/// What a verdict means for the exit status.
pub(crate) fn status(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Exact | Verdict::Rounded | Verdict::Footed => 0,
        Verdict::Inconsistent => 1,
        _ => 2,
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let task = Task::new(arguments)?;
    let one = match arguments.paths.as_slice() {
        [] => None,
        [path] if !path.is_dir() && !arguments.of_many() => Some(path),
        _ => return folder::run(arguments, &task),
    };
    let (name, checked) = match one {
        None => (SEED_NAME.to_owned(), task.checked(SEED.as_bytes())),
        Some(path) => {
            let name = path.display().to_string();
            let bytes = documents::bytes(path).map_err(|error| format!("{name}: {error}"))?;
            (name, task.checked(&bytes))
        }
    };
    let (disclosure, report) = checked.map_err(|message| format!("{name}: {message}"))?;
    if let Some(path) = &arguments.html {
        std::fs::write(path, report.to_marked_html(&disclosure, task.lang))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if arguments.json {
        print(&(json::pretty(&report.told(task.lang))? + "\n"))?;
    } else {
        let bundled = if one.is_none() { format!("{SEED_NAME}\n") } else { String::new() };
        print(&(bundled + &report.to_text(task.lang)))?;
    }
    Ok(ExitCode::from(status(report.verdict())))
}
