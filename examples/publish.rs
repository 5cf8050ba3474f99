/*!
Publishes the budget that lines of a budget system make.

```text
cargo run --release --example publish -- examples/lines.tsv --unit 万元 --places 2 --rounding balanced
```

The file has one budget line (预算明细) a row under a header row: `unit_code unit_name year function economic nature
project fund yuan`, tab-separated. `--unit` is 元, 万元 or 亿元; `--rounding` is `each` (every figure rounded on its own),
`footed` (totals added up from rounded items) or `balanced` (all figures rounded together, every sum kept); `--format` is
`text`, `markdown`, `html` or `json`. `examples/lines.tsv` is a small budget whose figures are those of a published one.

The budget is that of the unit in the lines. Of several units it is the department's: the first one in the file if that has
a department's code, else the department whose code the first unit's code begins with, named after the first unit.

Exit code 0: published. 2: the arguments, the file or one of its lines is wrong; all wrong lines are named on the error
stream and nothing is printed. 1: no balanced rounding exists.
*/
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use yusuan::{
    BudgetLine, BudgetLines, BudgetUnit, DepartmentBudget, Disclosure, MoneyUnit, PublishError, PublishMode,
    PublishOptions,
};

const USAGE: &str = "usage: publish LINES.tsv [--unit 元|万元|亿元] [--places N] [--rounding each|footed|balanced] \
                     [--format text|markdown|html|json]
  --unit      the money unit printed (default: 万元)
  --places    the decimals printed, at most 2 in 元, 6 in 万元, 10 in 亿元 (default: 2)
  --rounding  each figure on its own, totals footed, or all figures balanced (default: each)
  --format    what is printed (default: text)
Lines of several units make the budget of their department: of the first unit in the file if that has a department's
code, else of the department the first unit's code begins with.";

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        // Whoever reads may stop reading.
        _ = writeln!(std::io::stdout(), "{USAGE}");
        return ExitCode::SUCCESS;
    }
    match run() {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(1),
        },
        Err(error) => {
            let blocked = matches!(
                error.why.downcast_ref(),
                Some(PublishError::Blocked { .. } | PublishError::Undecided { .. })
            );
            let file = error.file.map(|file| format!("{file}: ")).unwrap_or_default();
            eprintln!("publish: {file}{}", error.why);
            ExitCode::from(if blocked { 1 } else { 2 })
        }
    }
}

/// What went wrong, and with which file if not with the arguments.
struct Failure {
    file: Option<String>,
    why: Box<dyn Error>,
}

fn run() -> Result<String, Failure> {
    let arguments = Arguments::read(std::env::args().skip(1)).map_err(|why| Failure { file: None, why })?;
    publish(&arguments).map_err(|why| Failure { file: Some(arguments.file), why })
}

fn publish(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let Arguments { file, unit, places, mode, format } = arguments;
    let text = String::from_utf8(std::fs::read(file)?).map_err(|_| "not UTF-8 text")?;
    let lines = BudgetLine::read_tsv(&text)?;
    let budget = DepartmentBudget::from_lines(department(&lines)?, lines.year(), lines.into_lines())?;
    let disclosure = budget.publish(&PublishOptions::new(*unit, *places).with_mode(*mode))?;
    format.print(&disclosure)
}

/// Whose budget it is: the unit of the lines, or of several units the department they are under. Lines do not name a
/// department that spends nothing itself, so that it goes by its first unit then.
fn department(lines: &BudgetLines) -> Result<BudgetUnit, Box<dyn Error>> {
    let (first, more) = lines.units().split_first().ok_or("no unit")?;
    if more.is_empty() || first.code.is_department() {
        return Ok(first.clone());
    }
    let name = format!("{}等{}个单位", first.name, more.len() + 1);
    Ok(BudgetUnit { code: first.code.department().parse()?, name })
}

struct Arguments {
    file: String,
    unit: MoneyUnit,
    places: u32,
    mode: PublishMode,
    format: Format,
}

impl Arguments {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut read = Self {
            file: String::new(),
            unit: MoneyUnit::TenThousandYuan,
            places: 2,
            mode: PublishMode::RoundEach,
            format: Format::Text,
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value\n{USAGE}"));
            match argument.as_str() {
                "--unit" => read.unit = value()?.parse()?,
                "--places" => read.places = value()?.parse().map_err(|error| format!("--places: {error}"))?,
                "--rounding" => read.mode = value()?.parse()?,
                "--format" => read.format = Format::read(&value()?)?,
                _ if read.file.is_empty() && !argument.starts_with('-') => read.file = argument,
                _ => return Err(format!("unexpected argument `{argument}`\n{USAGE}").into()),
            }
        }
        let (unit, most) = (read.unit, read.unit.exact_places());
        if read.places > most {
            let places = read.places;
            return Err(format!("--places {places}: figures in {unit} have {most} decimals at most").into());
        }
        if read.file.is_empty() { Err(format!("no file\n{USAGE}").into()) } else { Ok(read) }
    }
}

enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

impl Format {
    fn read(text: &str) -> Result<Self, Box<dyn Error>> {
        Ok(match text {
            "text" => Self::Text,
            "markdown" => Self::Markdown,
            "html" => Self::Html,
            "json" => Self::Json,
            _ => {
                return Err(format!("--format: expected text, markdown, html or json, found `{text}`").into());
            }
        })
    }

    fn print(&self, disclosure: &Disclosure) -> Result<String, Box<dyn Error>> {
        Ok(match self {
            Self::Text => disclosure.to_text(),
            Self::Markdown => disclosure.to_markdown(),
            Self::Html => disclosure.to_html(),
            Self::Json => serde_json::to_string_pretty(disclosure)? + "\n",
        })
    }
}
