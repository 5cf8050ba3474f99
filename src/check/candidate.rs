use alloc::vec::Vec;

use super::question::Question;
use super::slip::Slip;
use crate::relate::CellIndex;
use crate::solve::Bounds;

/// A figure that may explain conflicts, and what it would have to be as far as single relations tell.
pub(super) struct Candidate {
    pub(super) cell: CellIndex,
    /// The conflicts it explains.
    pub(super) group: Vec<usize>,
    /// By how much it may differ from what is printed.
    pub(super) range: Bounds,
    slip: Slip,
    change: i128,
}

impl Candidate {
    pub(super) fn new(question: &Question<'_>, cell: CellIndex, group: Vec<usize>, range: Bounds) -> Self {
        let values = printable(question, cell, range);
        let (slip, change) = rank(question, cell, values);
        Self { cell, group, range, slip, change }
    }

    /// The likeliest first. What more relations ask makes it no likelier.
    pub(super) fn rank(&self) -> (Slip, i128, CellIndex) {
        (self.slip, self.change, self.cell)
    }
}

/// The least and the largest printed value in 分 of a cell that differs by so much from what is printed; the far ends
/// where nothing bounds it.
pub(super) fn printable(question: &Question<'_>, cell: CellIndex, range: Bounds) -> (i64, i64) {
    let printed = question.cells.fen(cell);
    let quantum = question.quantum(cell);
    let at = |end: Option<i64>, far: i64| {
        end.and_then(|end| printed.checked_add(end))
            .and_then(|fen| question.options.rounding.round(fen, quantum))
            .unwrap_or(far)
    };
    (at(range.low(), i64::MIN), at(range.high(), i64::MAX))
}

/// How likely a slip is between what is printed and values that would do, and how far it is.
pub(super) fn rank(question: &Question<'_>, cell: CellIndex, (low, high): (i64, i64)) -> (Slip, i128) {
    let printed = question.cells.fen(cell);
    let change = if high < printed {
        i128::from(printed) - i128::from(high)
    } else {
        (i128::from(low) - i128::from(printed)).max(0)
    };
    (Slip::between(printed, question.quantum(cell), low, high), change)
}
