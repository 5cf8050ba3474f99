use alloc::vec::Vec;

use super::question::Question;
use crate::disclosure::{Cell, CellKey, Ground};
use crate::relate::{CellIndex, RelationKind};

/// Coverage (核验范围): how many figures a verdict speaks of.
///
/// ```
/// use yusuan::{Disclosure, check};
///
/// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t8.00";
/// let coverage = check(&Disclosure::from_text(text)?).coverage();
/// assert_eq!((coverage.printed, coverage.read, coverage.checked), (2, 2, 2));
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Coverage {
    /// Figures printed in the tables, and amounts in rows beside them that no table took.
    pub printed: usize,
    /// Figures read in a row and a column that are known, or that a relation known by words holds.
    pub read: usize,
    /// Figures in at least one relation that could accuse: an equality, or a part of a whole that could be more than it.
    pub checked: usize,
}

impl Coverage {
    pub(super) fn add(&mut self, other: Self) {
        self.printed += other.printed;
        self.read += other.read;
        self.checked += other.checked;
    }

    /// The coverage of each table.
    pub(super) fn of_tables(question: &Question<'_>) -> Vec<Self> {
        let cells = &question.cells;
        let mut accusable = accusable(question).into_iter();
        let tables = cells.disclosure.tables.iter();
        tables
            .map(|table| {
                let mut coverage = Self::default();
                for block in &table.blocks {
                    for row in &block.rows {
                        for (index, cell) in row.cells.iter().enumerate() {
                            let checked = accusable.next().unwrap_or(false);
                            coverage.printed += usize::from(cell.is_unread());
                            if cell.figure().is_none() {
                                continue;
                            }
                            let known = row.ground != Ground::Unknown
                                && block
                                    .columns
                                    .get(index)
                                    .is_some_and(|column| column.ground != Ground::Unknown);
                            coverage.printed += 1;
                            coverage.read += usize::from(known || checked);
                            coverage.checked += usize::from(checked);
                        }
                    }
                }
                coverage.printed = coverage.printed.max(table.printed);
                coverage
            })
            .collect()
    }
}

impl Question<'_> {
    /// The printed figures that stand in at least one relation that could accuse: those that
    /// [`Coverage::checked`] counts.
    #[must_use]
    pub fn checked(&self) -> Vec<CellKey> {
        let printed = |cell: &Cell| cell.figure().is_some();
        let cells = self.cells.disclosure.cells().zip(accusable(self));
        cells
            .filter(|(figure, checked)| *checked && printed(figure.cell))
            .map(|(figure, _)| figure.key)
            .collect()
    }
}

/// For each cell whether it stands in a relation that could accuse.
fn accusable(question: &Question<'_>) -> Vec<bool> {
    let cells = &question.cells;
    let mut accusable = alloc::vec![false; cells.len()];
    for relation in &question.stated.relations {
        let printed = |cell: &CellIndex| cells.get(*cell).is_some_and(|cell| cell.figure().is_some());
        // Of nothing no whole can be too small.
        let accuses = match relation.kind {
            RelationKind::Equal => !relation.silent,
            RelationKind::AtMost => relation.left.iter().any(printed),
        };
        if !accuses {
            continue;
        }
        for (cell, _) in relation.terms() {
            if let Some(place) = accusable.get_mut(cell as usize) {
                *place = true;
            }
        }
    }
    accusable
}
