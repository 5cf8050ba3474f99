use alloc::boxed::Box;
use alloc::string::String;

use super::table_amount::TableAmount;
use crate::disclosure::{CellKey, Location, Place};
use crate::money::{Figure, MoneyUnit};
use crate::relate::{CellIndex, Cells, Named};

/// A figure cell as a reader of the document finds it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct CellName {
    /// Title of the table.
    pub table: Box<str>,
    /// The row: code and label as printed.
    pub row: String,
    /// The column: its headers as printed.
    pub column: String,
    /// Its line and cell in the source.
    pub place: Place,
    /// Where a person finds it: the page or sheet, the row and the column.
    #[serde(rename = "where")]
    pub location: Option<Location>,
    /// What is printed, as it is printed; empty for a blank.
    pub printed: String,
    /// Its key.
    pub key: CellKey,
}

impl core::fmt::Display for CellName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {} / {}", self.table, self.row, self.column)
    }
}

impl CellName {
    /// Where a person finds it, in words: `第12页 第5行 第3列`, `支出总表!E9`, `第61行 第3列`.
    #[must_use]
    pub fn location(&self) -> String {
        match &self.location {
            Some(location) => alloc::format!("{location}"),
            None => alloc::format!("第{}行", self.place.line),
        }
    }
}

impl Cells<'_> {
    /// How a cell is called; `None` for a number no cell has.
    pub(super) fn name(&self, index: CellIndex) -> Option<CellName> {
        let named = self.named(index)?;
        let printed = match named.cell.figure() {
            Some(figure) => printed_text(&named, figure).unwrap_or_else(|| alloc::format!("{figure}")),
            None => String::new(),
        };
        Some(CellName {
            table: named.table.title.clone(),
            row: named.row.name(),
            column: named.column.name(),
            place: named.cell.place(),
            location: self.disclosure.locate(named.cell.place()),
            printed,
            key: self.key(index)?,
        })
    }

    /// An amount of 分 as the table of a cell prints it.
    pub(super) fn amount(&self, fen: i128, like: CellIndex) -> TableAmount {
        let (unit, places) = self.format_of(like);
        TableAmount { fen, unit, places }
    }

    pub(super) fn format_of(&self, like: CellIndex) -> (MoneyUnit, u32) {
        let index = self.table(like);
        let table = index.and_then(|index| self.disclosure.tables.get(index));
        let unit = table.and_then(|table| table.money_unit).unwrap_or(MoneyUnit::Yuan);
        let quantum = index.map_or(1, |index| self.quantum(index));
        let mut places = 0;
        while places < unit.exact_places() && unit.quantum(places) > quantum {
            places += 1;
        }
        (unit, places)
    }
}

/// The text of a figure as its line has it, where it is the whole of its cell.
fn printed_text(named: &Named<'_>, figure: Figure) -> Option<String> {
    let place = named.cell.place();
    let source = &named.table.source;
    let at = source.binary_search_by_key(&place.line, |(line, _)| *line).ok()?;
    let mut cells = source.get(at)?.1.as_bytes().split(|byte| *byte == b'\t');
    let text = core::str::from_utf8(cells.nth(place.column.checked_sub(1)?)?).ok()?.trim();
    let read = Figure::parse(text, figure.unit()).ok()??;
    (read == figure).then(|| text.into())
}
