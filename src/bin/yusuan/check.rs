//! `yusuan check`: one document in full, or many in a line each.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use yusuan::read::ReadOptions;
use yusuan::{CheckOptions, Disclosure, FiscalYear, MoneyUnit, Report, Rounding, Verdict, check_with};

use crate::{documents, folder, print, report};

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
    /// Files or folders: PDF, xls, xlsx, xlsb, ods, HTML, text; none checks the bundled tables
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
    /// How figures were rounded
    #[arg(long, default_value = "half-up", value_parser = rounding)]
    rounding: Rounding,
    /// Write one report for each document and summary.csv into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

fn rounding(text: &str) -> Result<Rounding, String> {
    Ok(match text {
        "half-up" | "四舍五入" => Rounding::HalfUp,
        "nearest" => Rounding::Nearest,
        "truncate" => Rounding::Truncate,
        _ => return Err(String::from("expected half-up, nearest or truncate")),
    })
}

impl Arguments {
    fn read_options(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        if let Some(year) = self.year {
            options = options.with_year(year);
        }
        if let Some(unit) = self.unit {
            options = options.with_money_unit(unit);
        }
        options
    }

    /// The report on the bytes of a file.
    pub(crate) fn report(&self, bytes: &[u8]) -> Result<Report, String> {
        let disclosure = documents::read(bytes, &self.read_options())?;
        Ok(self.check(&disclosure))
    }

    fn check(&self, disclosure: &Disclosure) -> Report {
        check_with(disclosure, &CheckOptions::new().with_rounding(self.rounding))
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
    let one = match arguments.paths.as_slice() {
        [] => None,
        [path] if !path.is_dir() && arguments.out.is_none() => Some(path),
        _ => return folder::run(arguments),
    };
    let (name, report) = match one {
        None => (SEED_NAME.to_owned(), arguments.report(SEED.as_bytes())),
        Some(path) => {
            let name = path.display().to_string();
            let bytes = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
            (name, arguments.report(&bytes))
        }
    };
    let report = report.map_err(|message| format!("{name}: {message}"))?;
    if arguments.json {
        let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
        print(&(json + "\n"))?;
    } else {
        let bundled = if one.is_none() { format!("{SEED_NAME}, bundled\n") } else { String::new() };
        print(&(bundled + &report::text(&report)))?;
    }
    Ok(ExitCode::from(status(report.verdict())))
}
