use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Location, Origin, Place, Table};
use crate::code::UnitCode;
use crate::text::write_cell;
use crate::year::FiscalYear;

/// Everything a department published at once (公开文件): its name, its year and its tables.
///
/// ```
/// use yusuan::Disclosure;
///
/// let text = "\
/// 支出总表
/// 单位：万元
/// 科目编码\t科目名称\t合计\t基本支出\t项目支出
/// \t合计\t314.07\t251.77\t62.30
/// 208\t社会保障和就业支出\t314.07\t251.77\t62.30";
/// let disclosure = Disclosure::from_text(text)?;
/// assert_eq!(disclosure.tables()[0].figures(), 6);
/// # Ok::<(), yusuan::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Disclosure {
    pub(crate) unit_code: Option<UnitCode>,
    pub(crate) unit_name: Option<Box<str>>,
    pub(crate) year: Option<FiscalYear>,
    pub(crate) stage: Stage,
    pub(crate) tables: Vec<Table>,
    pub(crate) unread: Vec<Unread>,
    pub(crate) notes: Vec<ReadNote>,
    /// The lines outside the tables.
    #[serde(skip)]
    pub(crate) loose: Vec<(usize, Box<str>)>,
    /// Amounts printed in rows that no table took.
    #[serde(skip)]
    pub(crate) outside: usize,
    /// Where each line stands in the file.
    #[serde(skip)]
    pub(crate) origins: Origins,
}

/// Where each line stands in the file. It is no part of what is disclosed: the same tables are the same wherever they stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins(Vec<Origin>);

impl PartialEq for Origins {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origins {}

impl FromIterator<Origin> for Origins {
    fn from_iter<I: IntoIterator<Item = Origin>>(origins: I) -> Self {
        Self(origins.into_iter().collect())
    }
}

/// Whether budgets or final accounts are disclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The budget of the year (预算).
    Budget,
    /// Final accounts (决算).
    FinalAccount,
}

/// A line of the source that no table took; or a number of one, with its header, that stands among text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Unread {
    /// The line, counted from 1.
    pub line: usize,
    /// Its text, cut after 200 characters.
    pub text: String,
}

impl Unread {
    pub(crate) fn new(line: usize, printed: &str) -> Self {
        const KEPT: usize = 200;
        let mut text: String = printed.trim().chars().take(KEPT).collect();
        if printed.trim().chars().nth(KEPT).is_some() {
            text.push('…');
        }
        Self { line, text }
    }
}

/// Something the reader repaired or noticed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadNote {
    /// A split code had lost a leading zero (`301|2` is read as 30102).
    #[error("{table}: {place}: code `{printed}` read as {code}")]
    CodeRepaired {
        /// Title of the table.
        table: Box<str>,
        /// Where.
        place: Place,
        /// The cells as printed, joined by `|`.
        printed: Box<str>,
        /// The code read.
        code: Box<str>,
    },
    /// An ordinal stands twice in one block.
    #[error("{table}: {place}: `{label}` repeats an ordinal of this block")]
    DuplicateOrdinal {
        /// Title of the table.
        table: Box<str>,
        /// Where.
        place: Place,
        /// The label as printed.
        label: Box<str>,
    },
    /// A table was not read, since it lacks something.
    #[error("{table}: line {line}: not read: {lack}")]
    TableUnread {
        /// Its title.
        table: Box<str>,
        /// Line of the title.
        line: usize,
        /// What it lacks.
        lack: Lack,
    },
    /// A note on rounding (四舍五入, 尾差) is printed.
    #[error("line {line}: a note on rounding is printed")]
    RoundingNote {
        /// The line.
        line: usize,
    },
}

/// What a table that could not be read lacks (缺项).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Lack {
    /// The money unit (金额单位) of its figures.
    #[error("its figures have no money unit, such as `单位：万元`")]
    MoneyUnit,
    /// A meaning that is known here: tables of its kind are not read (绩效自评表).
    #[error("tables of this kind are not read")]
    Meaning,
    /// Headers, or rows of figures.
    #[error("no headers or no rows of figures stand below its title")]
    Rows,
}

impl Disclosure {
    /// Where a cell stands in the file it was read from (位置): its page or sheet, row and column. Column 0 is the whole line.
    #[must_use]
    pub fn locate(&self, place: Place) -> Option<Location> {
        let origin = self.origins.0.get(place.line.checked_sub(1)?)?;
        Some(origin.locate(u32::try_from(place.column).ok()?))
    }

    /// How many amounts are printed in its tables of money, and in rows beside them that no table took.
    #[must_use]
    pub fn printed_figures(&self) -> usize {
        self.tables.iter().map(Table::printed_figures).sum::<usize>() + self.outside
    }

    /// How many of them were read under keys that words tell.
    #[must_use]
    pub fn read_figures(&self) -> usize {
        self.tables.iter().map(Table::read_figures).sum()
    }

    /// Code of the unit (单位代码) that published it, where printed.
    #[must_use]
    pub const fn unit_code(&self) -> Option<&UnitCode> {
        self.unit_code.as_ref()
    }

    /// Name of the unit (单位名称) that published it, where printed.
    #[must_use]
    pub fn unit_name(&self) -> Option<&str> {
        self.unit_name.as_deref()
    }

    /// The fiscal year (预算年度), where printed.
    #[must_use]
    pub const fn year(&self) -> Option<FiscalYear> {
        self.year
    }

    /// Whether budgets or final accounts are disclosed.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The tables, in the order printed.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The lines that no table took.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// What the reader repaired or noticed.
    #[must_use]
    pub fn notes(&self) -> &[ReadNote] {
        &self.notes
    }

    /// The whole document as tab-separated text; reading it gives the same disclosure.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines: Vec<(usize, &str)> = self
            .loose
            .iter()
            .chain(self.tables.iter().flat_map(|table| &table.source))
            .map(|(number, line)| (*number, &**line))
            .collect();
        lines.sort_by_key(|(number, _)| *number);
        let mut text = String::new();
        let mut next = 1;
        for (number, line) in lines {
            while next < number {
                text.push('\n');
                next += 1;
            }
            for (index, cell) in line.split('\t').enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                write_cell(&mut text, cell);
            }
            text.push('\n');
            next += 1;
        }
        // One tab tells that commas and bars are the text's own.
        if !text.contains('\t') && text.contains([',', '|']) {
            text.push_str("\t\n");
        }
        text
    }
}
