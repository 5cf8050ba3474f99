use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Location, Origin, Place, ReadNote, Stage, Table, Unread};
use crate::code::UnitCode;
use crate::text::write_cell;
use crate::year::FiscalYear;

/// Everything a department published at once (公开文件): its name, its year and its tables.
///
/// It serialises for other programs to look at, and doesn't deserialise: how each key is known rests on the printed headers and
/// labels, and keys that nothing printed bears out would be taken at their word. It is kept as [`Disclosure::to_text`], which
/// [`Disclosure::from_text`] reads back.
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
/// # Ok::<(), yusuan::read::ReadError>(())
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
