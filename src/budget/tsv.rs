use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::{BudgetLine, BudgetUnit};
use crate::code::{CodeError, UnitCode};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::{Amount, AmountError};
use crate::text::plain;
use crate::year::{FiscalYear, FiscalYearError};

/// Budget lines (预算明细) of one year, as read from a file.
///
/// See [`BudgetLine::read_tsv`] for the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLines {
    year: FiscalYear,
    units: Vec<BudgetUnit>,
    lines: Vec<BudgetLine>,
}

/// The columns of a file of budget lines.
const COLUMNS: [&str; 9] =
    ["unit_code", "unit_name", "year", "function", "economic", "nature", "project", "fund", "yuan"];

/// The natures a line of a file may have.
const NATURES: [ExpenditureNature; 2] = [ExpenditureNature::Basic, ExpenditureNature::Project];

/// The funds a line of a file may be paid from.
const FUNDS: [FundSource; 7] = [
    FundSource::GeneralPublic,
    FundSource::GovernmentFunds,
    FundSource::StateCapital,
    FundSource::SpecialAccount,
    FundSource::Business,
    FundSource::Operating,
    FundSource::Other,
];

/// What is wrong with one line of a file, and which line it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("line {line}: {fault}")]
pub struct LineError {
    line: usize,
    fault: LineFault,
}

/// A fault of a [`LineError`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LineFault {
    /// No header row: nothing but blank lines.
    #[error("expected a header row, found an empty file")]
    Empty,
    /// A header row and no budget line.
    #[error("expected budget lines below the header row, found none")]
    NoLines,
    /// The header row lacks a column.
    #[error("the header row has no column `{column}`")]
    ColumnMissing {
        /// The column.
        column: &'static str,
    },
    /// The header row has a column twice.
    #[error("the header row has the column `{column}` twice")]
    ColumnTwice {
        /// The column.
        column: &'static str,
    },
    /// The row has fewer or more cells than the header row.
    #[error("expected {expected} cells, found {found}")]
    Cells {
        /// Cells of the header row.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A code that cannot be read.
    #[error("{column}: {error}")]
    Code {
        /// The column.
        column: &'static str,
        /// Why not.
        error: CodeError,
    },
    /// A year that is no number.
    #[error("year: `{text}` is not a year", text = plain(text))]
    YearMalformed {
        /// The text read.
        text: String,
    },
    /// A number that is no fiscal year.
    #[error("year: {error}")]
    Year {
        /// Why not.
        error: FiscalYearError,
    },
    /// Another year than the first line's.
    #[error("year: expected {expected} as in the first line, found {found}")]
    OtherYear {
        /// The first line's.
        expected: FiscalYear,
        /// This line's.
        found: FiscalYear,
    },
    /// No unit name.
    #[error("unit_name: the name of the unit is empty")]
    UnitNameEmpty,
    /// Another name than an earlier line gives the same unit.
    #[error("unit_name: unit {unit} was `{expected}` before, found `{found}`", expected = plain(expected), found = plain(found))]
    OtherUnitName {
        /// The unit.
        unit: UnitCode,
        /// The earlier name.
        expected: String,
        /// This line's name.
        found: String,
    },
    /// A nature that is neither 基本支出 nor 项目支出.
    #[error("nature: expected 基本支出 or 项目支出, found `{text}`", text = plain(text))]
    Nature {
        /// The text read.
        text: String,
    },
    /// A fund that is none of the seven.
    #[error(
        "fund: expected 一般公共预算, 政府性基金预算, 国有资本经营预算, 财政专户管理资金, 事业收入, 事业单位经营收入 or 其他收入, found `{text}`"
    )]
    Fund {
        /// The text read.
        text: String,
    },
    /// 项目支出 without a project.
    #[error("project: 项目支出 should have a project name")]
    ProjectMissing,
    /// 基本支出 with a project.
    #[error("project: 基本支出 should have no project, found `{project}`", project = plain(project))]
    ProjectUnexpected {
        /// The project.
        project: String,
    },
    /// An amount that cannot be read.
    #[error("yuan: {error}")]
    Amount {
        /// Why not.
        error: AmountError,
    },
    /// An amount below zero.
    #[error("yuan: the amount should not be negative, found {amount}元")]
    Negative {
        /// The amount.
        amount: Amount,
    },
}

/// Why a file of budget lines could not be read: every fault of every line, in order.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LinesError {
    errors: Vec<LineError>,
}

impl LineError {
    /// The line of the file, counted from 1 with the header row.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// What is wrong with it.
    #[must_use]
    pub fn fault(&self) -> &LineFault {
        &self.fault
    }
}

impl LinesError {
    /// The faults, at least one; several may be of one line.
    #[must_use]
    pub fn errors(&self) -> &[LineError] {
        &self.errors
    }
}

impl fmt::Display for LinesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults = if self.errors.len() == 1 { "fault" } else { "faults" };
        write!(f, "the budget lines have {} {faults}:", self.errors.len())?;
        self.errors.iter().try_for_each(|error| write!(f, "\n{error}"))
    }
}

impl core::error::Error for LinesError {}

impl BudgetLine {
    /// Reads tab-separated text with the columns `unit_code`, `unit_name`, `year`, `function`,
    /// `economic`, `nature`, `project`, `fund` and `yuan`, found by the names in the header row;
    /// other columns are passed over.
    ///
    /// `function` is an item (项), `economic` a section (款) of the department classification,
    /// `nature` 基本支出 or 项目支出, `project` a name for 项目支出 and empty for 基本支出, `fund` one of
    /// 一般公共预算, 政府性基金预算, 国有资本经营预算, 财政专户管理资金, 事业收入, 事业单位经营收入 and 其他收入,
    /// `yuan` an amount in 元 with at most two decimals. Spaces around a cell, blank lines, a byte
    /// order mark and CRLF line ends do no harm. Equal lines are all kept.
    ///
    /// ```
    /// use yusuan::BudgetLine;
    ///
    /// let refused = BudgetLine::read_tsv(
    ///     "unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan
    /// 701003\t市就业局\t2022\t2080109\t30101\t项目支出\t\t一般公共预算\t8,000
    /// ",
    /// )
    /// .unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "the budget lines have 2 faults:
    /// line 2: project: 项目支出 should have a project name
    /// line 2: yuan: `8,000` is not an amount in 元 with at most two decimals",
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault of every line at once: a [`LineFault`] each. An empty file, one without lines and
    /// one with lines of several years are refused.
    pub fn read_tsv(text: &str) -> Result<BudgetLines, LinesError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut rows = text.lines().zip(1..).filter(|(row, _)| !row.trim().is_empty());
        let mut faults = Faults { line: 1, errors: Vec::new() };
        let Some((header, line)) = rows.next() else {
            faults.push(LineFault::Empty);
            return Err(LinesError { errors: faults.errors });
        };
        faults.line = line;
        let Some(header) = Header::read(header, &mut faults) else {
            return Err(LinesError { errors: faults.errors });
        };

        let mut lines = Vec::new();
        let mut year = None;
        let mut names: BTreeMap<UnitCode, String> = BTreeMap::new();
        let mut any = false;
        for (row, line) in rows {
            any = true;
            faults.line = line;
            lines.extend(read_line(row, &header, &mut year, &mut names, &mut faults));
        }
        if !any {
            faults.push(LineFault::NoLines);
        }
        match year {
            Some(year) if faults.errors.is_empty() => {
                let units = names.into_iter().map(|(code, name)| BudgetUnit { code, name }).collect();
                Ok(BudgetLines { year, units, lines })
            }
            _ => Err(LinesError { errors: faults.errors }),
        }
    }
}

impl BudgetLines {
    /// The fiscal year of all lines.
    #[must_use]
    pub fn year(&self) -> FiscalYear {
        self.year
    }

    /// The units of the lines, by code; at least one.
    #[must_use]
    pub fn units(&self) -> &[BudgetUnit] {
        &self.units
    }

    /// The lines in the order of the file; at least one.
    #[must_use]
    pub fn lines(&self) -> &[BudgetLine] {
        &self.lines
    }

    /// The lines, taken out.
    #[must_use]
    pub fn into_lines(self) -> Vec<BudgetLine> {
        self.lines
    }
}

/// Faults found so far, and the line being read.
struct Faults {
    line: usize,
    errors: Vec<LineError>,
}

impl Faults {
    fn push(&mut self, fault: LineFault) {
        self.errors.push(LineError { line: self.line, fault });
    }

    /// The value, or `None` and a fault.
    fn ok<T, E>(&mut self, result: Result<T, E>, fault: impl FnOnce(E) -> LineFault) -> Option<T> {
        result.map_err(|error| self.push(fault(error))).ok()
    }

    fn code<T: FromStr<Err = CodeError>>(&mut self, column: &'static str, text: &str) -> Option<T> {
        self.ok(text.parse(), |error| LineFault::Code { column, error })
    }
}

/// Where the columns stand.
struct Header {
    /// For each cell of a row, which of [`COLUMNS`] it is.
    columns: Vec<Option<usize>>,
}

impl Header {
    fn read(row: &str, faults: &mut Faults) -> Option<Self> {
        let before = faults.errors.len();
        let names: Vec<&str> = row.split('\t').map(str::trim).collect();
        for column in COLUMNS {
            match names.iter().filter(|name| **name == column).count() {
                0 => faults.push(LineFault::ColumnMissing { column }),
                1 => {}
                _ => faults.push(LineFault::ColumnTwice { column }),
            }
        }
        let columns = names.iter().map(|name| COLUMNS.iter().position(|column| column == name)).collect();
        (faults.errors.len() == before).then_some(Self { columns })
    }

    /// The cells of a row in the order of [`COLUMNS`].
    fn cells<'a>(&self, row: &'a str) -> Result<[&'a str; 9], LineFault> {
        let mut cells = [""; 9];
        let mut found = 0;
        for (index, cell) in row.split('\t').enumerate() {
            found += 1;
            if let Some(Some(column)) = self.columns.get(index)
                && let Some(place) = cells.get_mut(*column)
            {
                *place = cell.trim();
            }
        }
        let expected = self.columns.len();
        if found == expected { Ok(cells) } else { Err(LineFault::Cells { expected, found }) }
    }
}

fn read_line(
    row: &str,
    header: &Header,
    common_year: &mut Option<FiscalYear>,
    names: &mut BTreeMap<UnitCode, String>,
    faults: &mut Faults,
) -> Option<BudgetLine> {
    let cells = faults.ok(header.cells(row), |fault| fault)?;
    let [unit_code, unit_name, year, function, economic, nature, project, fund, yuan] = cells;
    let quote = |text: &str| text.chars().take(40).collect::<String>();

    let code: Option<UnitCode> = faults.code("unit_code", unit_code);
    if unit_name.is_empty() {
        faults.push(LineFault::UnitNameEmpty);
    } else if let Some(code) = &code {
        match names.get(code) {
            None => {
                names.insert(code.clone(), unit_name.to_string());
            }
            Some(expected) if expected == unit_name => {}
            Some(expected) => faults.push(LineFault::OtherUnitName {
                unit: code.clone(),
                expected: expected.clone(),
                found: unit_name.to_string(),
            }),
        }
    }

    if let Some(number) = faults.ok(year.parse::<u16>(), |_| LineFault::YearMalformed { text: quote(year) })
        && let Some(found) = faults.ok(FiscalYear::new(number), |error| LineFault::Year { error })
    {
        let expected = *common_year.get_or_insert(found);
        if found != expected {
            faults.push(LineFault::OtherYear { expected, found });
        }
    }

    let function = faults.code("function", function);
    let economic = faults.code("economic", economic);
    let nature = NATURES.into_iter().find(|known| known.term() == nature).ok_or(nature);
    let nature = faults.ok(nature, |text| LineFault::Nature { text: quote(text) });
    match (nature, project) {
        (Some(ExpenditureNature::Project), "") => faults.push(LineFault::ProjectMissing),
        (Some(ExpenditureNature::Basic), project) if !project.is_empty() => {
            faults.push(LineFault::ProjectUnexpected { project: project.to_string() });
        }
        _ => {}
    }
    let fund = FUNDS.into_iter().find(|known| known.term() == fund).ok_or(fund);
    let fund = faults.ok(fund, |text| LineFault::Fund { text: quote(text) });
    let amount = faults.ok(yuan.parse::<Amount>(), |error| LineFault::Amount { error });
    if let Some(amount) = amount.filter(|amount| amount.is_negative()) {
        faults.push(LineFault::Negative { amount });
    }

    Some(BudgetLine {
        unit: BudgetUnit { code: code?, name: unit_name.to_string() },
        function: function?,
        economic: economic?,
        nature: nature?,
        project: (!project.is_empty()).then(|| project.to_string()),
        fund: fund?,
        amount: amount?,
    })
}
