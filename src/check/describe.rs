use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use rust_decimal::Decimal;

use crate::disclosure::Place;
use crate::money::MoneyUnit;
use crate::relate::{CellIndex, Cells, Named, Relation, RelationKind};

/// A figure cell as a reader of the document finds it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CellName {
    /// Title of the table.
    pub table: Box<str>,
    /// The row: code and label as printed.
    pub row: String,
    /// The column: its headers as printed.
    pub column: String,
    /// Where it stands in the source.
    pub place: Place,
    /// What is printed; empty for a blank.
    pub printed: String,
}

impl core::fmt::Display for CellName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {} / {}", self.table, self.row, self.column)
    }
}

impl Cells<'_> {
    /// How a cell is called; `None` for a number no cell has.
    pub(super) fn name(&self, index: CellIndex) -> Option<CellName> {
        let named = self.named(index)?;
        let printed = match named.cell.figure() {
            Some(figure) => alloc::format!("{figure}"),
            None => String::new(),
        };
        Some(CellName {
            table: named.table.title.clone(),
            row: named.row.name(),
            column: named.column.name(),
            place: named.cell.place(),
            printed,
        })
    }

    /// An amount of 分 in the money unit of a cell's table, with at least the decimals the table prints.
    pub(super) fn show(&self, fen: i128, like: CellIndex) -> String {
        let (unit, places) = self.format_of(like);
        show(fen, unit, places)
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

    /// A relation in words: `total = item + item + …`, as printed.
    pub(super) fn statement(&self, relation: &Relation) -> String {
        let mut text = String::new();
        let title = relation
            .left
            .first()
            .or(relation.right.first())
            .and_then(|cell| self.named(*cell))
            .map(|named| named.table.title.clone())
            .unwrap_or_default();
        _ = write!(text, "{title}: ");
        self.side(&mut text, &relation.left, &title);
        text.push_str(match relation.kind {
            RelationKind::Equal => " = ",
            RelationKind::AtMost => " ≤ ",
        });
        self.side(&mut text, &relation.right, &title);
        if let Some((left, right)) = relation.times() {
            let quantity = Decimal::new(right, left.max(1).ilog10());
            _ = write!(text, " × {quantity}");
        }
        text
    }

    /// One side of a relation: its printed figures, the first few by name.
    fn side(&self, text: &mut String, cells: &[CellIndex], title: &str) {
        const TOLD: usize = 4;
        let named: Vec<Named<'_>> = cells.iter().filter_map(|cell| self.named(*cell)).collect();
        let (Some(first), Some(like)) = (named.first(), cells.first()) else {
            text.push('0');
            return;
        };
        if *first.table.title != *title {
            _ = write!(text, "{}: ", first.table.title);
        }
        let same_row = named.len() > 1 && named.iter().all(|cell| cell.row.line == first.row.line);
        let printed: Vec<&Named<'_>> = named.iter().filter(|cell| cell.cell.figure().is_some()).collect();
        let shown = if printed.is_empty() { named.iter().take(1).collect() } else { printed };
        for (index, cell) in shown.iter().enumerate() {
            if index == TOLD && shown.len() > TOLD + 1 {
                let all = self.show(self.sum(cells), *like);
                _ = write!(text, " + … ({} more, {all} in all)", shown.len() - TOLD);
                break;
            }
            if index > 0 {
                text.push_str(" + ");
            }
            let figure = cell.cell.figure().map(|figure| grouped(&alloc::format!("{figure}")));
            let name = if same_row { cell.column.name() } else { cell.row.name() };
            _ = write!(text, "{name} {}", figure.as_deref().unwrap_or("blank"));
        }
        if same_row {
            _ = write!(text, " (in {})", first.row.name());
        } else if named.len() == 1 {
            _ = write!(text, " ({})", first.column.name());
        }
    }
}

/// An amount of 分 in a money unit, in groups of three, with at least so many decimals and no more than it needs.
pub(super) fn show(fen: i128, unit: MoneyUnit, places: u32) -> String {
    let per_unit = unit.fen().unsigned_abs();
    let whole = fen.unsigned_abs() / u128::from(per_unit);
    let mut part = fen.unsigned_abs() % u128::from(per_unit);
    let mut digits = unit.exact_places();
    while digits > places && part.is_multiple_of(10) {
        part /= 10;
        digits -= 1;
    }
    let sign = if fen < 0 { "-" } else { "" };
    let text = if digits == 0 {
        alloc::format!("{sign}{whole}")
    } else {
        alloc::format!("{sign}{whole}.{part:0width$}", width = digits as usize)
    };
    grouped(&text)
}

/// Puts separators between groups of three.
pub(super) fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(part) = part {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}
