use alloc::vec::Vec;

use super::once::Once;
use super::options::CheckOptions;
use super::reading::{Figures, Reading, sum, table_quanta};
use crate::disclosure::{CellKey, Disclosure};
use crate::money::{FenRange, Sign};
use crate::relate::{
    Bundle, CellIndex, Cells, Grid, Printed, Relation, RelationKind, Stated, Statement, state,
};
use crate::solve::{Answer, Bounds, RowKind, System, extremes, solve};

/// The joint question (联合核验) about a disclosure: its cells, the relations between them, and what each may stand for.
///
/// [`check`](crate::check()) asks it once; keep it to ask more, such as what the tables together say about one figure. With
/// the feature `std` threads can share it.
///
/// ```
/// use yusuan::check::CheckOptions;
/// use yusuan::{Disclosure, Question};
///
/// let text = "\
/// 支出总表
/// 单位：万元
/// 科目编码\t科目名称\t合计\t基本支出\t项目支出
/// \t合计\t10.01\t6.67\t3.33
/// 208\t社会保障和就业支出\t10.01\t6.67\t3.33";
/// let disclosure = Disclosure::from_text(text)?;
/// let question = Question::new(&disclosure, &CheckOptions::new());
/// let total = disclosure.cells().next().unwrap().key;
/// // By itself it is at least 100050.00元; that its parts reach no more than 100099.98元 the other figures say.
/// assert_eq!(question.implied(total).unwrap().to_string(), "[100050.00, 100099.98]元");
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
pub struct Question<'d> {
    pub(super) cells: Cells<'d>,
    pub(super) grids: Vec<Grid<'d>>,
    pub(super) printed: Vec<Printed>,
    pub(super) bundles: Vec<Bundle>,
    pub(super) stated: Stated,
    pub(super) options: CheckOptions,
    /// For each relation the printed left side less the printed right side, in 分.
    gaps: Once<Vec<i128>>,
    figures: Once<Figures>,
    /// What the exact amounts may differ by, for each reading by its number.
    bounds: [Once<Vec<Bounds>>; Reading::COUNT],
    /// The relations under the strictest reading that they have a solution under; none where they have none.
    consistent: Once<Option<System>>,
}

impl<'d> Question<'d> {
    /// States the question.
    #[must_use]
    pub fn new(disclosure: &'d Disclosure, options: &CheckOptions) -> Self {
        let cells = Cells::new(disclosure);
        let Statement { grids, printed, bundles, mut stated } = state(&cells);
        if !options.off.is_empty() {
            stated.relations.retain(|relation| !options.off.contains(&relation.rule));
            stated.unchecked.retain(|unchecked| !options.off.contains(&unchecked.rule));
        }
        Self {
            cells: if options.places.is_empty() {
                cells
            } else {
                cells.with_quanta(table_quanta(disclosure, options))
            },
            grids,
            printed,
            bundles,
            stated,
            options: options.clone(),
            gaps: Once::new(),
            figures: Once::new(),
            bounds: core::array::from_fn(|_| Once::new()),
            consistent: Once::new(),
        }
    }

    /// The interval in which the exact amount behind a figure must lie, given all tables, under the reading that the
    /// verdict names. Exact where the relations form trees or a network, else perhaps a little wide, never too narrow.
    ///
    /// `None` where the tables are inconsistent, no figure has the key, or nothing binds it on one side.
    #[must_use]
    pub fn implied(&self, key: CellKey) -> Option<FenRange> {
        let cell = self.cells.at(key)?;
        let all = || (0..self.stated.relations.len()).collect::<Vec<usize>>();
        let system = self.consistent.get_or_init(|| self.consistent_system(&all())).as_ref()?;
        let residual = extremes(system, cell as usize)?;
        let printed = self.cells.fen(cell);
        Some(FenRange {
            low: printed.checked_add(residual.low()?)?,
            high: printed.checked_add(residual.high()?)?,
        })
    }

    /// The relations under the strictest reading that they have a solution under.
    fn consistent_system(&self, relations: &[usize]) -> Option<System> {
        Reading::LADDER
            .into_iter()
            .map(|reading| self.system(reading, relations))
            .find(|system| matches!(solve(system), Answer::Feasible(_)))
    }

    pub(super) fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::new(&self.cells, &self.stated, &self.options))
    }

    pub(super) fn is_figure(&self, cell: CellIndex) -> bool {
        self.figures().is_figure(cell)
    }

    pub(super) fn quantum(&self, cell: CellIndex) -> i64 {
        self.figures().quantum(cell)
    }

    pub(super) fn sign(&self, cell: CellIndex) -> Sign {
        self.figures().sign(cell)
    }

    /// What the exact amount behind each cell may differ by from what is printed, in 分.
    pub(super) fn bounds(&self, reading: Reading) -> &[Bounds] {
        let work_out = || self.figures().bounds(&self.stated, reading);
        self.bounds.get(reading.number()).map_or(&[], |bounds| bounds.get_or_init(work_out))
    }

    /// The same under the loosest reading.
    pub(super) fn loosest(&self) -> &[Bounds] {
        self.bounds(Reading::LOOSEST)
    }

    /// The same where every figure was rounded on its own.
    pub(super) fn rounded(&self) -> &[Bounds] {
        self.bounds(Reading::ROUNDED)
    }

    /// The relations as rows over residuals: unknowns are numbered as cells are, rows as `relations` lists them.
    pub(super) fn system(&self, reading: Reading, relations: &[usize]) -> System {
        self.system_within(self.bounds(reading).to_vec(), reading, relations)
    }

    /// A relation whose printed gap is beyond `i64` cannot hold by any rounding: a row that nothing satisfies stands for it.
    pub(super) fn system_within(&self, bounds: Vec<Bounds>, reading: Reading, relations: &[usize]) -> System {
        let mut system = System::new();
        system.set_all_bounds(bounds);
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
            let gap = self.gaps().get(*index).copied().unwrap_or_default();
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

    fn gaps(&self) -> &[i128] {
        self.gaps.get_or_init(|| self.stated.relations.iter().map(|relation| self.gap(relation)).collect())
    }

    /// All relations, each with its gap.
    pub(super) fn with_gaps(&self) -> impl Iterator<Item = (&Relation, i128)> {
        self.stated.relations.iter().zip(self.gaps().iter().copied())
    }

    /// Whether a relation can hold by itself.
    pub(super) fn can_hold(&self, relation: &Relation, bounds: &[Bounds]) -> bool {
        can_hold(relation, self.gap(relation), bounds)
    }

    /// Whether the printed digits satisfy a relation as they are. Between tables of different precision the finer side is
    /// rounded to the coarser one first: 171.0062万元 is 171.01 to the last digit.
    pub(super) fn holds_exactly(&self, relation: &Relation, gap: i128) -> bool {
        holds_as_printed(relation, gap) || self.holds_at_coarser(relation).unwrap_or(false)
    }

    fn holds_at_coarser(&self, relation: &Relation) -> Option<bool> {
        let rounding = self.options.rounding;
        if relation.times().is_some() {
            // A price is told to more decimals than what it comes to.
            let (total, product) = (relation.left.first()?, self.cells.computed(relation));
            let rounded = rounding.round(i64::try_from(product).ok()?, self.quantum(*total))?;
            return Some(rounded == self.cells.fen(*total));
        }
        let coarsest = |side: &[CellIndex]| side.iter().map(|cell| self.quantum(*cell)).max();
        let (left, right) = (coarsest(&relation.left)?, coarsest(&relation.right)?);
        if left == right {
            return Some(false);
        }
        let rounded = |side: &[CellIndex]| {
            let sum = i64::try_from(self.cells.sum(side)).ok()?;
            rounding.round(sum, left.max(right))
        };
        let (left, right) = (rounded(&relation.left)?, rounded(&relation.right)?);
        Some(match relation.kind {
            RelationKind::Equal => left == right,
            RelationKind::AtMost => left <= right,
        })
    }
}

/// Whether a relation with this gap can hold by itself.
pub(super) fn can_hold(relation: &Relation, gap: i128, bounds: &[Bounds]) -> bool {
    let (least, most) = left_less_right(relation, bounds);
    let reaches_down = least.is_none_or(|least| gap.saturating_add(least) <= 0);
    match relation.kind {
        RelationKind::Equal => reaches_down && most.is_none_or(|most| gap.saturating_add(most) >= 0),
        RelationKind::AtMost => reaches_down,
    }
}

/// Whether a relation with this gap holds to the last printed digit.
pub(super) const fn holds_as_printed(relation: &Relation, gap: i128) -> bool {
    match relation.kind {
        RelationKind::Equal => gap == 0,
        RelationKind::AtMost => gap <= 0,
    }
}

/// The least and the most that rounding can add to the left side of a relation less its right side, in 分.
pub(super) fn left_less_right(relation: &Relation, bounds: &[Bounds]) -> (Option<i128>, Option<i128>) {
    let (left_times, right_times) = relation.times().unwrap_or((1, 1));
    let (left, right) = (sum(&relation.left, bounds), sum(&relation.right, bounds));
    let taken = |times: i64, end: Option<i64>| end.map(|end| i128::from(times) * i128::from(end));
    let less = |a: Option<i128>, b: Option<i128>| a.zip(b).and_then(|(a, b)| a.checked_sub(b));
    (
        less(taken(left_times, left.low()), taken(right_times, right.high())),
        less(taken(left_times, left.high()), taken(right_times, right.low())),
    )
}

impl core::fmt::Debug for Question<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Question")
            .field("tables", &self.cells.disclosure.tables.len())
            .field("cells", &self.cells.len())
            .field("relations", &self.stated.relations.len())
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
