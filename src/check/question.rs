use alloc::vec::Vec;
use core::cell::OnceCell;

use super::report::Report;
use crate::disclosure::{Disclosure, Place};
use crate::money::{FenRange, Rounding, Sign};
use crate::relate::{
    CellIndex, Cells, Grid, Printed, Relation, RelationKind, Rule, Stated, Statement, state,
};
use crate::solve::{Bounds, RowKind, System, extremes};

/// How figures may have come about. Each flag widens what a figure can stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Totals may have been added up from rounded items, so that their own last digit says nothing.
    pub(super) footed: bool,
    /// Figures with fewer decimals than their table may be rounded to those.
    pub(super) mixed: bool,
    /// Blanks may hide less than half a unit.
    pub(super) blanks: bool,
}

impl Reading {
    pub(super) const ROUNDED: Self = Self { footed: false, mixed: false, blanks: false };
    pub(super) const LOOSEST: Self = Self { footed: true, mixed: true, blanks: true };

    /// From the strictest to the loosest.
    pub(super) const LADDER: [Self; 6] = [
        Self::ROUNDED,
        Self { footed: false, mixed: true, blanks: false },
        Self { footed: true, mixed: false, blanks: false },
        Self { footed: true, mixed: true, blanks: false },
        Self { footed: true, mixed: false, blanks: true },
        Self::LOOSEST,
    ];
}

/// The joint question (联合核验) about a disclosure: its cells, the relations between them, and what each may stand for.
///
/// [`check`](crate::check()) asks it once; keep it to ask more, such as what the tables together say about one figure:
///
/// ```
/// use yusuan::{Disclosure, Question, Rounding};
///
/// let text = "\
/// 支出总表
/// 单位：万元
/// 科目编码\t科目名称\t合计\t基本支出\t项目支出
/// \t合计\t10.01\t6.67\t3.33
/// 208\t社会保障和就业支出\t10.01\t6.67\t3.33";
/// let disclosure = Disclosure::from_text(text)?;
/// let question = Question::new(&disclosure, Rounding::HalfUp);
/// let total = disclosure.tables()[0].blocks()[0].rows()[0].cells()[0];
/// // By itself it is at least 100050.00元; that its parts reach no more than 100099.98元 the other figures say.
/// assert_eq!(question.implied(0, total.place()).unwrap().to_string(), "[100050.00, 100099.98]元");
/// # Ok::<(), yusuan::ReadError>(())
/// ```
pub struct Question<'d> {
    pub(super) cells: Cells<'d>,
    pub(super) grids: Vec<Grid<'d>>,
    pub(super) printed: Vec<Printed>,
    pub(super) stated: Stated,
    pub(super) rounding: Rounding,
    /// For each cell the quantum of its table, in 分.
    quanta: Vec<i64>,
    signs: Vec<Sign>,
    /// For each cell whether it is a total that equals the sum of its printed items.
    footable: Vec<bool>,
    /// The relations under the strictest reading that they have a solution under; none where they have none.
    consistent: OnceCell<Option<System>>,
}

impl<'d> Question<'d> {
    /// States the question for figures that were rounded like this.
    #[must_use]
    pub fn new(disclosure: &'d Disclosure, rounding: Rounding) -> Self {
        let cells = Cells::new(disclosure);
        let Statement { grids, printed, stated } = state(&cells);
        let mut quanta = Vec::with_capacity(cells.len());
        let mut signs = Vec::with_capacity(cells.len());
        for table in &disclosure.tables {
            let before = quanta.len();
            quanta.extend(table.quanta());
            let count = quanta.len() - before;
            // Where a table prints a negative figure, a zero may hide one too.
            let sign = if table.cells().any(|cell| cell.fen() < 0) { Sign::Any } else { Sign::NonNegative };
            signs.extend(core::iter::repeat_n(sign, count));
        }
        let mut question = Self {
            cells,
            grids,
            printed,
            stated,
            rounding,
            quanta,
            signs,
            footable: Vec::new(),
            consistent: OnceCell::new(),
        };
        question.footable = question.footable();
        question
    }

    /// Decides it.
    #[must_use]
    pub fn report(&self) -> Report {
        Report::new(self, self.decide())
    }

    /// The interval in which the exact amount behind a figure must lie, given all tables, under the reading that the
    /// verdict names; the table by its place in the disclosure, counted from 0. Exact where the relations form trees or
    /// a network, else perhaps a little wide, never too narrow.
    ///
    /// `None` where the tables are inconsistent, no figure stands at the place, or nothing binds it on one side.
    #[must_use]
    pub fn implied(&self, table: usize, place: Place) -> Option<FenRange> {
        let cell = self.cells.at(table, place)?;
        let all = || (0..self.stated.relations.len()).collect::<Vec<usize>>();
        let system = self.consistent.get_or_init(|| self.consistent_system(&all())).as_ref()?;
        let residual = extremes(system, cell as usize)?;
        let printed = self.cells.fen(cell);
        Some(FenRange {
            low: printed.checked_add(residual.low()?)?,
            high: printed.checked_add(residual.high()?)?,
        })
    }

    fn footable(&self) -> Vec<bool> {
        let mut footable = alloc::vec![false; self.cells.len()];
        for relation in &self.stated.relations {
            if let Some(total) = self.footing(relation)
                && self.cells.sum(&relation.left) == self.cells.sum(&relation.right)
                && let Some(place) = footable.get_mut(total as usize)
            {
                *place = self.cells.get(total).is_some_and(|cell| cell.figure().is_some());
            }
        }
        footable
    }

    /// The total of a relation that may be footed: an equality within one table between a total and its items.
    pub(super) fn footing(&self, relation: &Relation) -> Option<CellIndex> {
        let [total] = relation.left.as_slice() else { return None };
        let table = |cell: CellIndex| self.cells.table(cell);
        let within = relation.right.iter().all(|cell| table(*cell) == table(*total));
        let footing = relation.times().is_none()
            && relation.kind == RelationKind::Equal
            && relation.rule != Rule::Balance
            && within;
        (footing && !relation.right.is_empty()).then_some(*total)
    }

    pub(super) fn is_footable(&self, cell: CellIndex) -> bool {
        self.footable.get(cell as usize).copied().unwrap_or(false)
    }

    pub(super) fn quantum(&self, cell: CellIndex) -> i64 {
        self.quanta.get(cell as usize).copied().unwrap_or(1)
    }

    pub(super) fn sign(&self, cell: CellIndex) -> Sign {
        self.signs.get(cell as usize).copied().unwrap_or(Sign::NonNegative)
    }

    /// What the exact amount behind a cell may differ by from what is printed, in 分.
    pub(super) fn bounds(&self, cell: CellIndex, reading: Reading) -> Bounds {
        let Some(printed) = self.cells.get(cell) else { return Bounds::fixed(0) };
        let quantum = self.quantum(cell);
        let Some(figure) = printed.figure() else {
            let hidden = if reading.blanks && quantum > 1 { quantum / 2 - 1 } else { 0 };
            return Bounds::new(Some(0), Some(hidden.max(0))).unwrap_or(Bounds::fixed(0));
        };
        if reading.footed && self.is_footable(cell) {
            return Bounds::default();
        }
        // Spreadsheets print zero as `0` at any precision; `0.0` says how far it was rounded.
        let own = reading.mixed && (figure.fen() != 0 || figure.places() > 0);
        let quantum = if own { figure.quantum() } else { quantum };
        self.rounding
            .range(figure.fen(), quantum, self.sign(cell))
            .and_then(|range| {
                let low = range.low.checked_sub(figure.fen())?;
                let high = range.high.checked_sub(figure.fen())?;
                Bounds::new(Some(low), Some(high))
            })
            .unwrap_or(Bounds::fixed(0))
    }

    /// The relations as rows over residuals: unknowns are numbered as cells are, rows as `relations` lists them.
    /// A relation whose printed gap is beyond `i64` cannot hold by any rounding: a row that nothing satisfies stands for it.
    pub(super) fn system(&self, reading: Reading, relations: &[usize]) -> System {
        let mut system = System::new();
        for cell in 0..self.cells.len() {
            let bounds =
                CellIndex::try_from(cell).map_or(Bounds::fixed(0), |cell| self.bounds(cell, reading));
            system.unknown(bounds);
        }
        let mut terms = Vec::new();
        for index in relations {
            let Some(relation) = self.stated.relations.get(*index) else { continue };
            terms.clear();
            if relation.silent && !reading.blanks {
                system.relate(&[], RowKind::Equal, 0);
                continue;
            }
            terms.extend(relation.terms().map(|(cell, sign)| (cell as usize, sign)));
            let kind = match relation.kind {
                RelationKind::Equal => RowKind::Equal,
                RelationKind::AtMost => RowKind::AtMost,
            };
            let gap = self.gap(relation);
            let rhs = i64::try_from(-gap).ok();
            if rhs.and_then(|rhs| system.relate(&terms, kind, rhs)).is_none() {
                let apart = match (kind, gap.signum()) {
                    (RowKind::AtMost, -1) => 0,
                    (_, sign) => {
                        if sign > 0 {
                            -1
                        } else {
                            1
                        }
                    }
                };
                system.relate(&[], kind, apart);
            }
        }
        system
    }

    /// The printed left side less the printed right side, in 分.
    pub(super) fn gap(&self, relation: &Relation) -> i128 {
        self.cells.gap(relation)
    }

    /// Whether a relation can hold by itself under the loosest reading.
    pub(super) fn can_hold(&self, relation: &Relation) -> bool {
        let (mut least, mut most) = (Some(self.gap(relation)), Some(self.gap(relation)));
        for (cell, times) in relation.terms() {
            let bounds = self.bounds(cell, Reading::LOOSEST);
            let (low, high) =
                if times < 0 { (bounds.high(), bounds.low()) } else { (bounds.low(), bounds.high()) };
            let add = |sum: Option<i128>, end: Option<i64>| {
                sum?.checked_add(i128::from(times).checked_mul(i128::from(end?))?)
            };
            (least, most) = (add(least, low), add(most, high));
        }
        let reaches_down = least.is_none_or(|least| least <= 0);
        match relation.kind {
            RelationKind::Equal => reaches_down && most.is_none_or(|most| most >= 0),
            RelationKind::AtMost => reaches_down,
        }
    }

    /// Whether the printed digits satisfy a relation as they are. Between tables of different precision the finer side is
    /// rounded to the coarser one first: 171.0062万元 is 171.01 to the last digit.
    pub(super) fn holds_exactly(&self, relation: &Relation) -> bool {
        self.holds_as_printed(relation) || self.holds_at_coarser(relation).unwrap_or(false)
    }

    pub(super) fn holds_as_printed(&self, relation: &Relation) -> bool {
        match relation.kind {
            RelationKind::Equal => self.gap(relation) == 0,
            RelationKind::AtMost => self.gap(relation) <= 0,
        }
    }

    fn holds_at_coarser(&self, relation: &Relation) -> Option<bool> {
        if relation.times().is_some() {
            // A price is told to more decimals than what it comes to.
            let (total, product) = (relation.left.first()?, self.cells.computed(relation));
            let rounded = self.rounding.round(i64::try_from(product).ok()?, self.quantum(*total))?;
            return Some(rounded == self.cells.fen(*total));
        }
        let coarsest = |side: &[CellIndex]| side.iter().map(|cell| self.quantum(*cell)).max();
        let (left, right) = (coarsest(&relation.left)?, coarsest(&relation.right)?);
        if left == right {
            return Some(false);
        }
        let rounded = |side: &[CellIndex]| {
            let sum = i64::try_from(self.cells.sum(side)).ok()?;
            self.rounding.round(sum, left.max(right))
        };
        let (left, right) = (rounded(&relation.left)?, rounded(&relation.right)?);
        Some(match relation.kind {
            RelationKind::Equal => left == right,
            RelationKind::AtMost => left <= right,
        })
    }
}

impl core::fmt::Debug for Question<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Question")
            .field("tables", &self.cells.disclosure.tables.len())
            .field("cells", &self.cells.len())
            .field("relations", &self.stated.relations.len())
            .field("rounding", &self.rounding)
            .finish_non_exhaustive()
    }
}
