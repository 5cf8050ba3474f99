use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::balance::{self, BalanceError, Balanced, Cell, Sum};
use super::budget::Exact;
use super::error::{PrintedSum, PublishError};
use super::sheet::{Sheet, Spending};
use crate::check::{CellIndex, Cells, Relation, RelationKind, Rule};

/// The figures of a sheet, rounded so that every relation holds between them.
pub(super) struct Together {
    pub(super) values: Vec<i64>,
    pub(super) excess: i128,
}

/// Rounds all figures together.
///
/// A relation between two sums of several cells each is cut at the sum both make, which goes to its floor or ceiling
/// like a printed figure. A part that comes out above its whole gets the difference between them as a further cell,
/// which is nowhere below zero.
pub(super) fn values(
    cells: &Cells<'_>,
    exact: &Exact,
    relations: &[Relation],
    sheet: &Sheet,
    quantum: i64,
) -> Result<Together, PublishError> {
    let mut problem = Problem::new(exact, sheet, quantum, cells.len());
    // A part that is all of its whole is the same money.
    let (equal, mut parts): (Vec<&Relation>, Vec<&Relation>) = relations
        .iter()
        .partition(|relation| relation.kind == RelationKind::Equal || exact.is_equal(relation));
    equal.into_iter().for_each(|relation| problem.equal(relation));
    problem.cut_wide();
    problem.nest();

    let mut least = None;
    loop {
        let balanced = balance::balance(&problem.cells, &problem.sums).map_err(|error| match error {
            BalanceError::Blocked { sums } => PublishError::Blocked { sums: problem.named(cells, &sums) },
            BalanceError::Undecided { sums } => PublishError::Undecided { sums: problem.named(cells, &sums) },
            _ => PublishError::TooLarge,
        })?;
        // Later rounds are bound more tightly: no figures of theirs come below this.
        let least = *least.get_or_insert(balanced.distortion - balanced.excess - problem.beside());
        let before = parts.len();
        parts.retain(|relation| problem.holds(relation, &balanced) || !problem.bind(relation));
        if parts.len() == before {
            let excess = (problem.distortion(&balanced) - least).max(0);
            return Ok(Together { values: problem.values(&balanced), excess });
        }
    }
}

struct Problem<'a> {
    exact: &'a Exact,
    quantum: i64,
    /// The figures, then what is rounded beside them.
    cells: Vec<Cell>,
    /// How many figures there are.
    own: usize,
    /// For each printed cell its place among `cells`; a blank has none.
    places: Vec<Option<usize>>,
    /// For each figure of the sheet its place among `cells`.
    figures: Vec<Option<usize>>,
    sums: Vec<Sum>,
    /// What each sum follows from.
    origins: Vec<Origin<'a>>,
    /// Cells that are the same amount: each points to another one or to itself.
    same: Vec<usize>,
    /// Relations with several cells on both sides.
    wide: Vec<&'a Relation>,
}

#[derive(Clone, Copy)]
enum Origin<'a> {
    Stated(&'a Relation),
    /// Two figures for one expenditure of one unit.
    Same(CellIndex, CellIndex),
}

impl<'a> Problem<'a> {
    fn new(exact: &'a Exact, sheet: &Sheet, quantum: i64, printed: usize) -> Self {
        let mut cells = Vec::with_capacity(sheet.figures().len());
        let mut places = Vec::with_capacity(printed);
        let mut figures = alloc::vec![None; sheet.figures().len()];
        for index in indices(printed) {
            let place = exact.figure(index).map(|figure| {
                let place = cells.len();
                cells.push(Cell { amount: exact.fen(index), quantum, rank: place });
                if let Some(slot) = figures.get_mut(figure) {
                    *slot = Some(place);
                }
                place
            });
            places.push(place);
        }
        let own = cells.len();
        let mut problem = Self {
            exact,
            quantum,
            cells,
            own,
            places,
            figures,
            sums: Vec::new(),
            origins: Vec::new(),
            same: (0..own).collect(),
            wide: Vec::new(),
        };
        problem.same_spending(sheet, printed);
        problem
    }

    /// Figures that stand for one expenditure are one amount, also where several units' are printed.
    fn same_spending(&mut self, sheet: &Sheet, printed: usize) {
        let mut first: BTreeMap<Spending, (usize, CellIndex)> = BTreeMap::new();
        for index in indices(printed) {
            let figure = self.exact.figure(index).and_then(|figure| sheet.figures().get(figure));
            let spending = figure.and_then(|figure| figure.spending);
            let (Some(spending), Some(place)) = (spending, self.place(index)) else { continue };
            match first.get(&spending).copied() {
                Some((other, cell)) => self.push(other, Vec::from([place]), Origin::Same(cell, index)),
                None => {
                    first.insert(spending, (place, index));
                }
            }
        }
    }

    fn place(&self, cell: CellIndex) -> Option<usize> {
        self.places.get(cell as usize).copied().flatten()
    }

    /// The cells of a side; blanks are zero and stay so.
    fn side(&self, side: &[CellIndex]) -> Vec<usize> {
        side.iter().filter_map(|cell| self.place(*cell)).collect()
    }

    fn equal(&mut self, relation: &'a Relation) {
        let (left, right) = (self.side(&relation.left), self.side(&relation.right));
        match (left.as_slice(), right.as_slice()) {
            ([], []) => {}
            ([total], _) => self.push(*total, right, Origin::Stated(relation)),
            (_, [total]) => self.push(*total, left, Origin::Stated(relation)),
            _ => self.wide.push(relation),
        }
    }

    /// The first of the cells known to be the same amount.
    fn root(&mut self, cell: usize) -> usize {
        let parent = |same: &[usize], cell: usize| same.get(cell).copied().unwrap_or(cell);
        let mut root = cell;
        while parent(&self.same, root) != root {
            root = parent(&self.same, root);
        }
        let mut at = cell;
        while at != root {
            let next = parent(&self.same, at);
            if let Some(slot) = self.same.get_mut(at) {
                *slot = root;
            }
            at = next;
        }
        root
    }

    fn push(&mut self, total: usize, parts: Vec<usize>, origin: Origin<'a>) {
        if let [part] = parts.as_slice() {
            let (one, other) = (self.root(total), self.root(*part));
            if one == other {
                return;
            }
            if let Some(slot) = self.same.get_mut(one.max(other)) {
                *slot = one.min(other);
            }
        }
        self.sums.push(Sum { total, parts });
        self.origins.push(origin);
    }

    /// States the relations between two sums of several cells. Cells on both sides that are the same amount say nothing.
    fn cut_wide(&mut self) {
        for relation in core::mem::take(&mut self.wide) {
            let mut terms: BTreeMap<usize, i64> = BTreeMap::new();
            for (side, sign) in [(&relation.left, 1), (&relation.right, -1)] {
                for place in self.side(side) {
                    *terms.entry(self.root(place)).or_default() += sign;
                }
            }
            let side = |sign: i64| -> Vec<usize> {
                terms
                    .iter()
                    .filter(|(_, count)| count.signum() == sign)
                    .flat_map(|(place, count)| {
                        let count = usize::try_from(count.unsigned_abs()).unwrap_or(0);
                        core::iter::repeat_n(*place, count)
                    })
                    .collect()
            };
            self.sum(side(1), side(-1), Origin::Stated(relation));
        }
    }

    /// Two sums that are equal.
    fn sum(&mut self, left: Vec<usize>, right: Vec<usize>, origin: Origin<'a>) {
        match (left.as_slice(), right.as_slice()) {
            ([], []) => {}
            ([total], _) => self.push(*total, right, origin),
            (_, [total]) => self.push(*total, left, origin),
            _ => {
                let amount = self.amount(&left);
                let cut = self.beside_cell(amount);
                self.push(cut, left, origin);
                self.push(cut, right, origin);
            }
        }
    }

    /// Tells sums that reach over others by those: 款 as the sum of its projects becomes that of its 项, where each 项 is a
    /// sum of projects. What was a tree told twice is one tree then.
    fn nest(&mut self) {
        let roots: Vec<usize> = (0..self.cells.len()).map(|cell| self.root(cell)).collect();
        let root = |cell: usize| roots.get(cell).copied().unwrap_or(cell);
        let mut narrowest: Vec<Option<(usize, usize)>> = alloc::vec![None; roots.len()];
        let mut distinct = Vec::with_capacity(self.sums.len());
        for (index, sum) in self.sums.iter().enumerate() {
            let mut parts: Vec<usize> = sum.parts.iter().map(|part| root(*part)).collect();
            parts.sort_unstable();
            let count = parts.len();
            parts.dedup();
            distinct.push(parts.len() == count);
            if count < 2 || parts.len() < count {
                continue;
            }
            for part in parts {
                if let Some(slot) = narrowest.get_mut(part)
                    && slot.is_none_or(|held| (count, index) < held)
                {
                    *slot = Some((count, index));
                }
            }
        }
        let mut told: BTreeSet<(usize, Vec<usize>)> = BTreeSet::new();
        let mut kept = (Vec::with_capacity(self.sums.len()), Vec::with_capacity(self.sums.len()));
        for (index, (sum, origin)) in self.sums.iter().zip(&self.origins).enumerate() {
            let mut parts: Vec<usize> = sum.parts.clone();
            if parts.len() > 1 && distinct.get(index) == Some(&true) {
                let within = |part: &usize| {
                    let (count, other) = narrowest.get(root(*part)).copied().flatten()?;
                    (count < sum.parts.len()).then_some((count, other))
                };
                let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
                for (_, other) in parts.iter().filter_map(within) {
                    *counts.entry(other).or_default() += 1;
                }
                let whole = |part: &usize| {
                    within(part)
                        .filter(|(count, other)| counts.get(other) == Some(count))
                        .map(|(_, other)| other)
                };
                let totals: BTreeSet<usize> = parts.iter().filter_map(whole).collect();
                parts.retain(|part| whole(part).is_none());
                parts
                    .extend(totals.iter().filter_map(|other| self.sums.get(*other)).map(|other| other.total));
            }
            let mut of: Vec<usize> = parts.iter().map(|part| root(*part)).collect();
            of.sort_unstable();
            let total = root(sum.total);
            let new = sum.parts.len() == 1 || of != [total] && told.insert((total, of));
            if new {
                kept.0.push(Sum { total: sum.total, parts });
                kept.1.push(*origin);
            }
        }
        (self.sums, self.origins) = kept;
    }

    fn amount(&self, side: &[usize]) -> i64 {
        side.iter()
            .filter_map(|place| self.cells.get(*place))
            .fold(0, |sum, cell| sum.saturating_add(cell.amount))
    }

    /// A cell that is not printed.
    fn beside_cell(&mut self, amount: i64) -> usize {
        let place = self.cells.len();
        self.cells.push(Cell { amount, quantum: self.quantum, rank: place });
        self.same.push(place);
        place
    }

    /// Whether a part is at most its whole, as rounded.
    fn holds(&self, relation: &Relation, balanced: &Balanced) -> bool {
        let sum = |side: &[CellIndex]| -> i128 {
            let values = self.side(side).into_iter().filter_map(|place| balanced.values.get(place));
            values.map(|value| i128::from(*value)).sum()
        };
        sum(&relation.left) <= sum(&relation.right)
    }

    /// Keeps a part at most its whole from now on.
    fn bind(&mut self, relation: &'a Relation) -> bool {
        let (mut part, whole) = (self.side(&relation.left), self.side(&relation.right));
        let gap = self.amount(&whole).saturating_sub(self.amount(&part));
        if gap > 0 {
            part.push(self.beside_cell(gap));
        }
        self.sum(whole, part, Origin::Stated(relation));
        true
    }

    /// What the figures may at most be better off than all cells together.
    fn beside(&self) -> i128 {
        let most = |cell: &Cell| match cell.amount.rem_euclid(cell.quantum) {
            0 => 0,
            part => i128::from(part.max(cell.quantum - part)),
        };
        self.cells.iter().skip(self.own).map(most).sum()
    }

    fn distortion(&self, balanced: &Balanced) -> i128 {
        let off = |(cell, value): (&Cell, &i64)| (i128::from(cell.amount) - i128::from(*value)).abs();
        self.cells.iter().zip(&balanced.values).take(self.own).map(off).sum()
    }

    fn values(&self, balanced: &Balanced) -> Vec<i64> {
        let value = |place: &Option<usize>| place.and_then(|place| balanced.values.get(place)).copied();
        self.figures.iter().map(|place| value(place).unwrap_or_default()).collect()
    }

    fn named(&self, cells: &Cells<'_>, sums: &[usize]) -> Vec<PrintedSum> {
        sums.iter()
            .filter_map(|sum| self.origins.get(*sum))
            .map(|origin| match origin {
                Origin::Stated(relation) => self.exact.named(cells, relation),
                Origin::Same(one, other) => {
                    let relation = Relation::equal(Rule::SameFigure, [*one].into(), [*other].into());
                    self.exact.named(cells, &relation)
                }
            })
            .collect()
    }
}

fn indices(printed: usize) -> impl Iterator<Item = CellIndex> {
    (0..printed).map(|index| CellIndex::try_from(index).unwrap_or(CellIndex::MAX))
}
