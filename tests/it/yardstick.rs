//! What other checkers do: one relation at a time, by a tolerance or by intervals.
#![allow(clippy::indexing_slicing, reason = "its places are its own")]

use crate::generate::{Cell, Document, Relation};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Yardstick {
    /// Sums must hold to the last digit.
    Exact,
    /// Sums may miss by so many last digits.
    Tolerance(i64),
    /// Every figure stands for an interval with both ends (XBRL Calculations 1.1).
    Closed,
    /// Every figure stands for the amounts that 四舍五入 takes to it.
    HalfUp,
}

impl Yardstick {
    /// Whether some relation fails by itself.
    pub(crate) fn flags(self, document: &Document) -> bool {
        document.relations.iter().any(|relation| self.fails(document, relation))
    }

    fn fails(self, document: &Document, relation: &Relation) -> bool {
        let cells = |side: &[usize]| side.iter().map(|cell| &document.cells[*cell]).collect::<Vec<&Cell>>();
        let (left, right) = (cells(&relation.left), cells(&relation.right));
        let sum = |side: &[&Cell], end: &dyn Fn(&Cell) -> i64| side.iter().map(|cell| end(cell)).sum::<i64>();
        let (low, high) = (|cell: &Cell| self.ends(cell).0, |cell: &Cell| self.ends(cell).1);
        let slack = match self {
            Self::Tolerance(digits) => {
                let quantum = left.iter().chain(&right).map(|cell| cell.quantum).max();
                digits * quantum.unwrap_or(1)
            }
            _ => 0,
        };
        let above = sum(&left, &low) > sum(&right, &high) + slack;
        let below = sum(&left, &high) + slack < sum(&right, &low);
        above || below && !relation.at_most
    }

    fn ends(self, cell: &Cell) -> (i64, i64) {
        let (fen, half) = (cell.fen(), cell.quantum / 2);
        match self {
            _ if cell.printed.is_none() || half == 0 => (fen, fen),
            Self::Exact | Self::Tolerance(_) => (fen, fen),
            Self::Closed => (fen - half, fen + half),
            Self::HalfUp if fen == 0 => (0, half - 1),
            Self::HalfUp => (fen - half, fen + half - 1),
        }
    }
}
