use alloc::format;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::error::{PrintedCell, PrintedSum, PublishError};
use super::sheet::Sheet;
use crate::money::Amount;
use crate::relate::{CellIndex, Cells, Relation, RelationKind};

/// The exact amounts behind the cells of a disclosure.
pub(super) struct Exact {
    /// For each cell the figure of the sheet; `None` for a blank.
    figures: Vec<Option<usize>>,
    /// For each cell the amount in 分.
    fen: Vec<i64>,
}

impl Exact {
    pub(super) fn new(sheet: &Sheet, cells: &Cells<'_>) -> Result<Self, PublishError> {
        let figures: Vec<Option<usize>> = cells.iter().map(|cell| sheet.at(cell.place())).collect();
        let found = figures.iter().flatten().count();
        if found != sheet.figures().len() {
            let reason = format!("{} figures are printed, {found} are read", sheet.figures().len());
            return Err(PublishError::Misread { reason });
        }
        let amount = |figure: &Option<usize>| {
            figure.and_then(|figure| sheet.figures().get(figure)).map_or(0, |figure| figure.amount.fen())
        };
        let fen = figures.iter().map(amount).collect();
        Ok(Self { figures, fen })
    }

    /// The same cells with the values that are printed for the figures of the sheet, in 分.
    pub(super) fn as_printed(&self, values: &[i64]) -> Self {
        let value = |figure: &Option<usize>| figure.and_then(|figure| values.get(figure)).copied();
        let fen = self.figures.iter().map(|figure| value(figure).unwrap_or_default()).collect();
        Self { figures: self.figures.clone(), fen }
    }

    pub(super) fn fen(&self, cell: CellIndex) -> i64 {
        self.fen.get(cell as usize).copied().unwrap_or_default()
    }

    /// The figure of the sheet that a cell prints; `None` for a blank.
    pub(super) fn figure(&self, cell: CellIndex) -> Option<usize> {
        self.figures.get(cell as usize).copied().flatten()
    }

    fn compare(&self, relation: &Relation) -> Ordering {
        let sum = |cells: &[CellIndex]| cells.iter().map(|cell| i128::from(self.fen(*cell))).sum::<i128>();
        sum(&relation.left).cmp(&sum(&relation.right))
    }

    pub(super) fn keeps(&self, relation: &Relation) -> bool {
        match relation.kind {
            RelationKind::Equal => self.is_equal(relation),
            RelationKind::AtMost => self.compare(relation).is_le(),
        }
    }

    /// Whether both sides are the same amount.
    pub(super) fn is_equal(&self, relation: &Relation) -> bool {
        self.compare(relation).is_eq()
    }

    pub(super) fn named(&self, cells: &Cells<'_>, relation: &Relation) -> PrintedSum {
        PrintedSum {
            rule: relation.rule,
            kind: relation.kind,
            left: self.printed(cells, &relation.left),
            right: self.printed(cells, &relation.right),
        }
    }

    pub(super) fn printed(&self, cells: &Cells<'_>, side: &[CellIndex]) -> Vec<PrintedCell> {
        side.iter()
            .filter_map(|cell| {
                let named = cells.named(*cell)?;
                Some(PrintedCell {
                    table: named.table.title().into(),
                    row: named.row.name().into(),
                    column: named.column.name().into(),
                    amount: Amount::from_fen(self.fen(*cell)),
                })
            })
            .collect()
    }
}
