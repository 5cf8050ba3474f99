use alloc::vec::Vec;

use super::question::Question;
use super::reading::{footing, hull, sum};
use crate::money::Sign;
use crate::relate::CellIndex;
use crate::solve::{Bounds, Columns, RowKind, System};

/// What each relation by itself lets a figure be, all others in it being as they are printed.
pub(super) struct Reach<'a, 'd> {
    question: &'a Question<'d>,
    system: &'a System,
    columns: &'a Columns,
    /// For each row the least and the most of its left side.
    ends: Vec<(End, End)>,
    /// For each row that may be a footed sum its total, and how far off that may be then.
    footed: Vec<Option<(CellIndex, Bounds)>>,
}

/// One end of a sum: its finite part, and how many of its terms nothing bounds on that side.
#[derive(Clone, Copy, Default)]
struct End {
    finite: i128,
    open: usize,
}

impl End {
    fn add(&mut self, coefficient: i64, end: Option<i64>) {
        match end {
            Some(end) => {
                self.finite = self.finite.saturating_add(i128::from(coefficient) * i128::from(end));
            }
            None => self.open += 1,
        }
    }

    fn drop(&mut self, coefficient: i64, end: Option<i64>) {
        match end {
            Some(end) => {
                self.finite = self.finite.saturating_sub(i128::from(coefficient) * i128::from(end));
            }
            None => self.open = self.open.saturating_sub(1),
        }
    }

    fn total(self) -> Option<i128> {
        (self.open == 0).then_some(self.finite)
    }
}

/// The ends of an interval that make a term least and greatest.
fn ends_of(bounds: Bounds, coefficient: i64) -> (Option<i64>, Option<i64>) {
    if coefficient > 0 { (bounds.low(), bounds.high()) } else { (bounds.high(), bounds.low()) }
}

impl<'a, 'd> Reach<'a, 'd> {
    /// `system` states all relations of the question in their order.
    pub(super) fn new(question: &'a Question<'d>, system: &'a System, columns: &'a Columns) -> Self {
        let bounds = system.bounds();
        let of = |cell: usize| bounds.get(cell).copied().unwrap_or_default();
        let mut ends = Vec::with_capacity(system.rows().len());
        for row in system.rows() {
            let (mut least, mut most) = (End::default(), End::default());
            for (cell, coefficient) in row.terms() {
                let (low, high) = ends_of(of(*cell), *coefficient);
                least.add(*coefficient, low);
                most.add(*coefficient, high);
            }
            ends.push((least, most));
        }
        let footed = question.stated.relations.iter().map(|relation| {
            let total = footing(&question.cells, relation)?;
            Some((total, hull(of(total as usize), sum(&relation.right, bounds))))
        });
        Self { question, system, columns, ends, footed: footed.collect() }
    }

    /// The total that a row may have footed, where a cell is one of its items.
    pub(super) fn footed(&self, row: usize, item: CellIndex) -> Option<(CellIndex, Bounds)> {
        self.footed.get(row).copied().flatten().filter(|(total, _)| *total != item)
    }

    /// The rows a cell stands in, each with its coefficient there.
    pub(super) fn rows(&self, cell: CellIndex) -> &'a [(usize, i64)] {
        self.columns.of(cell as usize)
    }

    /// By how much a cell would have to differ from what is printed for a sum it stands in, all else being as printed, that
    /// can't hold as it is.
    pub(super) fn asked(&self, cell: CellIndex) -> impl Iterator<Item = i64> {
        self.rows(cell).iter().filter_map(move |(row, coefficient)| {
            let relation = self.question.stated.relations.get(*row)?;
            let fails = !self.question.can_hold(relation, self.system.bounds());
            let rhs = self.system.rows().get(*row).filter(|_| fails)?.rhs();
            (rhs.checked_rem(*coefficient)? == 0).then(|| rhs.checked_div(*coefficient))?
        })
    }

    /// By how much a cell may differ from what is printed, given that one row holds; `None` where nothing would do.
    pub(super) fn within(&self, cell: CellIndex, row: usize, coefficient: i64) -> Option<Bounds> {
        let stated = self.system.rows().get(row)?;
        let of = |cell: usize| self.system.bounds().get(cell).copied().unwrap_or_default();
        let (mut least, mut most) = self.ends.get(row).copied()?;
        let (low, high) = ends_of(of(cell as usize), coefficient);
        least.drop(coefficient, low);
        most.drop(coefficient, high);
        if let Some((total, wide)) = self.footed(row, cell)
            && let Some((_, times)) = stated.terms().iter().find(|(other, _)| *other == total as usize)
        {
            let (low, high) = ends_of(of(total as usize), *times);
            least.drop(*times, low);
            most.drop(*times, high);
            let (low, high) = ends_of(wide, *times);
            least.add(*times, low);
            most.add(*times, high);
        }
        let rhs = i128::from(stated.rhs());
        let upper = least.total().map(|least| rhs.saturating_sub(least));
        let lower = match stated.kind() {
            RowKind::Equal => most.total().map(|most| rhs.saturating_sub(most)),
            RowKind::AtMost => None,
        };
        // coefficient · x lies between `lower` and `upper`.
        let divisor = i128::from(coefficient);
        let part = |end: Option<i128>| {
            end.map(|end| {
                i64::try_from(end.checked_div(divisor).unwrap_or_default())
                    .unwrap_or(if (end < 0) == (divisor < 0) { i64::MAX } else { i64::MIN })
            })
        };
        let (low, high) =
            if coefficient > 0 { (part(lower), part(upper)) } else { (part(upper), part(lower)) };
        Bounds::new(low, high)
    }

    /// How far down a figure may go at all.
    pub(super) fn least(&self, cell: CellIndex) -> Option<i64> {
        match self.question.sign(cell) {
            Sign::NonNegative => self.question.cells.fen(cell).checked_neg(),
            Sign::Any => None,
        }
    }
}

/// What both intervals hold, if anything.
pub(super) fn both(a: Bounds, b: Bounds) -> Option<Bounds> {
    let low = match (a.low(), b.low()) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    };
    let high = match (a.high(), b.high()) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    Bounds::new(low, high)
}
