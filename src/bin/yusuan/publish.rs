//! `yusuan publish`: the budget that lines of a budget system make, as the tables it is published as.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use yusuan::budget::{BudgetLines, BudgetUnit};
use yusuan::publish::PublishError;
use yusuan::render::PageOptions;
use yusuan::{BudgetLine, DepartmentBudget, Disclosure, MoneyUnit, PublishMode, PublishOptions};

use crate::{json, print};

#[derive(Args)]
#[command(
    after_help = "LINES.tsv has one budget line (预算明细) a row under a header row, tab-separated: unit_code unit_name year\nfunction economic nature project fund yuan.\n\nLines of several units make the budget of their department: of the first unit in the file if that has a\ndepartment's code, else of the department the first unit's code begins with.\n\nExit status: 0 published, 1 no balanced rounding exists, 2 the arguments, the file or one of its lines is wrong."
)]
pub(crate) struct Arguments {
    /// Lines of the budget, tab-separated
    #[arg(value_name = "LINES.tsv")]
    file: PathBuf,
    /// The money unit printed: 元, 千元, 万元, 百万元 or 亿元
    #[arg(long, default_value = "万元")]
    unit: MoneyUnit,
    /// The decimals printed: at most 2 in 元, 6 in 万元, 10 in 亿元
    #[arg(long, default_value_t = 2)]
    places: u32,
    /// each figure on its own, totals footed, or all figures balanced
    #[arg(long, default_value = "each", value_name = "each|footed|balanced")]
    rounding: PublishMode,
    /// What is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Put separators between thousands (千位分隔符) on the page
    #[arg(long)]
    separators: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let (unit, most) = (arguments.unit, arguments.unit.exact_places());
    if arguments.places > most {
        return Err(format!("--places {}: figures in {unit} have {most} decimals at most", arguments.places));
    }
    match publish(arguments) {
        Ok(text) => print(&text).map(|()| ExitCode::SUCCESS),
        Err(error) => {
            let message = format!("{}: {error}", arguments.file.display());
            let blocked = matches!(
                error.downcast_ref(),
                Some(PublishError::Blocked { .. } | PublishError::Undecided { .. })
            );
            if blocked {
                eprintln!("yusuan publish: {message}");
                return Ok(ExitCode::from(1));
            }
            Err(message)
        }
    }
}

fn publish(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let text = String::from_utf8(std::fs::read(&arguments.file)?).map_err(|_| "not UTF-8 text")?;
    let lines = BudgetLine::read_tsv(&text)?;
    let budget = DepartmentBudget::from_lines(department(&lines)?, lines.year(), lines.into_lines())?;
    let options = PublishOptions::new(arguments.unit, arguments.places).with_mode(arguments.rounding);
    arguments.format.print(&budget.publish(&options)?, arguments.separators)
}

/// Whose budget it is: the unit of the lines, or of several units the department they are under. Lines do not name a
/// department that spends nothing itself, so that it goes by its first unit then.
fn department(lines: &BudgetLines) -> Result<BudgetUnit, Box<dyn Error>> {
    let (first, more) = lines.units().split_first().ok_or("no unit")?;
    if more.is_empty() || first.code.is_department() {
        return Ok(first.clone());
    }
    let name = format!("{}等{}个单位", first.name, more.len() + 1);
    Ok(BudgetUnit::new(first.code.department().parse()?, name))
}

impl Format {
    fn print(self, disclosure: &Disclosure, separators: bool) -> Result<String, Box<dyn Error>> {
        Ok(match self {
            Self::Text => disclosure.to_text(),
            Self::Markdown => disclosure.to_markdown(),
            Self::Html => disclosure.to_html_with(&PageOptions::default().with_separators(separators)),
            Self::Json => json::pretty(disclosure)? + "\n",
        })
    }
}
