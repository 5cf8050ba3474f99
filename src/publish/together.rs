use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::error::{PrintedSum, PublishError};
use super::exact::Exact;
use super::narrowest::Narrowest;
use super::sheet::{Sheet, Spending, Stands};
use crate::balance::{self, BalanceError, Balanced, Cell, Sum};
use crate::relate::{CellIndex, Cells, Relation, RelationKind, Rule};

/// The figures of a sheet, rounded so that every relation holds between them.
pub(super) struct Together {
    pub(super) values: Vec<i64>,
    pub(super) excess: i128,
}

/// How often a part that is all of its whole is let off being printed like it, before all are.
const PATIENCE: usize = 8;

/// Rounds all figures together.
///
/// A part that is all of its whole is printed like it where that can be; where not, and for any other part, it is only
/// kept at most its whole. A relation between two sums of several cells each is cut at the sum both make, which goes to
/// its floor or ceiling like a printed figure.
pub(super) fn values(
    cells: &Cells<'_>,
    exact: &Exact,
    relations: &[Relation],
    sheet: &Sheet,
    quantum: i64,
) -> Result<Together, PublishError> {
    let (equal, parts): (Vec<&Relation>, Vec<&Relation>) =
        relations.iter().partition(|relation| relation.kind == RelationKind::Equal);
    let (mut whole, mut parts): (Vec<&Relation>, Vec<&Relation>) =
        parts.into_iter().partition(|relation| exact.is_equal(relation));
    for trial in 0.. {
        let mut problem = Problem::new(exact, sheet, quantum, cells.len());
        equal.iter().for_each(|relation| problem.equal(relation, Origin::Stated(relation)));
        whole.iter().for_each(|relation| problem.equal(relation, Origin::Tight(relation)));
        problem.cut_wide();
        problem.nest();
        let sums = match problem.solve(parts.clone()) {
            Ok(together) => return Ok(together),
            Err(BalanceError::Blocked { sums }) => sums,
            Err(BalanceError::Undecided { sums }) => {
                if whole.is_empty() {
                    return Err(PublishError::Undecided { sums: problem.named(cells, &sums) });
                }
                parts.append(&mut whole);
                continue;
            }
            Err(_) => return Err(PublishError::TooLarge),
        };
        let tight: Vec<&Relation> = sums.iter().filter_map(|sum| problem.tight(*sum)).collect();
        let in_the_way = whole.iter().rposition(|one| tight.iter().any(|other| core::ptr::eq(*one, *other)));
        match in_the_way {
            Some(at) if trial < PATIENCE => parts.push(whole.remove(at)),
            Some(_) => parts.append(&mut whole),
            None if tight.is_empty() => {
                return Err(PublishError::Blocked { sums: problem.named(cells, &sums) });
            }
            None => return Err(PublishError::Undecided { sums: problem.named(cells, &sums) }),
        }
    }
    Err(PublishError::TooLarge)
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
    /// Sums that no relation states: an expenditure of a unit, by the rows that tell it.
    own_sums: Vec<Relation>,
    /// Cells that are the same amount: each points to another one or to itself.
    same: Vec<usize>,
    /// Relations with several cells on both sides.
    wide: Vec<(&'a Relation, Origin<'a>)>,
}

#[derive(Clone, Copy)]
enum Origin<'a> {
    Stated(&'a Relation),
    /// What asks for more than the relation does.
    Tight(&'a Relation),
    /// Two figures for one expenditure of one unit.
    Same(CellIndex, CellIndex),
    /// One of `own_sums`.
    Own(usize),
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
            own_sums: Vec::new(),
            same: (0..own).collect(),
            wide: Vec::new(),
        };
        problem.same_spending(sheet, printed);
        problem
    }

    /// Figures that stand for one expenditure are one amount, also where several units' are printed.
    fn same_spending(&mut self, sheet: &Sheet, printed: usize) {
        let mut first: BTreeMap<Spending, (usize, CellIndex)> = BTreeMap::new();
        let mut parts: BTreeMap<Spending, Vec<CellIndex>> = BTreeMap::new();
        for index in indices(printed) {
            let figure = self.exact.figure(index).and_then(|figure| sheet.figures().get(figure));
            let stands = figure.and_then(|figure| figure.stands);
            let (Some(stands), Some(place)) = (stands, self.place(index)) else { continue };
            match stands {
                Stands::For(spending) => match first.get(&spending).copied() {
                    Some((other, cell)) => self.push(other, Vec::from([place]), Origin::Same(cell, index)),
                    None => {
                        first.insert(spending, (place, index));
                    }
                },
                Stands::In(spending) => parts.entry(spending).or_default().push(index),
            }
        }
        for (spending, parts) in parts {
            if let Some((total, cell)) = first.get(&spending).copied() {
                let places = self.side(&parts);
                self.own_sums.push(Relation::equal(Rule::SameFigure, [cell].into(), parts));
                self.push(total, places, Origin::Own(self.own_sums.len() - 1));
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

    fn equal(&mut self, relation: &'a Relation, origin: Origin<'a>) {
        let (left, right) = (self.side(&relation.left), self.side(&relation.right));
        match (left.as_slice(), right.as_slice()) {
            ([], []) => {}
            ([total], _) => self.push(*total, right, origin),
            (_, [total]) => self.push(*total, left, origin),
            _ => self.wide.push((relation, origin)),
        }
    }

    /// Balances the figures, and binds the parts that come out above their wholes until none does.
    fn solve(&mut self, mut parts: Vec<&'a Relation>) -> Result<Together, BalanceError> {
        let mut least = None;
        loop {
            let balanced = balance::balance(&self.cells, &self.sums)?;
            // Later rounds are bound more tightly: no figures of theirs come below this.
            let least = *least.get_or_insert(balanced.distortion - balanced.excess - self.beside());
            let before = parts.len();
            parts.retain(|relation| {
                let holds = self.holds(relation, &balanced);
                if !holds {
                    self.bind(relation);
                }
                holds
            });
            if parts.len() == before {
                let excess = (self.distortion(&balanced) - least).max(0);
                return Ok(Together { values: self.values(&balanced), excess });
            }
        }
    }

    /// The relation for which a sum asks for more than it does.
    fn tight(&self, sum: usize) -> Option<&'a Relation> {
        match self.origins.get(sum)? {
            Origin::Tight(relation) => Some(relation),
            _ => None,
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

    fn narrowest(&mut self) -> Narrowest {
        let roots = (0..self.cells.len()).map(|cell| self.root(cell)).collect();
        Narrowest::of(roots, &self.sums)
    }

    /// States the relations between two sums of several cells. Cells on both sides that are the same amount say nothing.
    fn cut_wide(&mut self) {
        let wide = core::mem::take(&mut self.wide);
        if wide.is_empty() {
            return;
        }
        let narrowest = self.narrowest();
        for (relation, origin) in wide {
            let mut terms: BTreeMap<usize, i64> = BTreeMap::new();
            for (side, sign) in [(&relation.left, 1), (&relation.right, -1)] {
                for place in narrowest.shorten(&self.side(side), &self.sums) {
                    *terms.entry(narrowest.root(place)).or_default() += sign;
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
            self.sum(side(1), side(-1), relation, origin);
        }
    }

    /// Two sums that are equal.
    fn sum(&mut self, left: Vec<usize>, right: Vec<usize>, relation: &'a Relation, origin: Origin<'a>) {
        match (left.as_slice(), right.as_slice()) {
            ([], []) => {}
            ([total], _) => self.push(*total, right, origin),
            (_, [total]) => self.push(*total, left, origin),
            _ => {
                let amount = self.amount(&left);
                let cut = self.beside_cell(amount);
                self.push(cut, left, Origin::Tight(relation));
                self.push(cut, right, Origin::Tight(relation));
            }
        }
    }

    /// Tells sums that reach over others by those: 款 as the sum of its projects becomes that of its 项, where each 项 is a
    /// sum of projects. What was a tree told twice is one tree then.
    fn nest(&mut self) {
        let narrowest = self.narrowest();
        let mut told: BTreeSet<(usize, Vec<usize>)> = BTreeSet::new();
        let mut kept = (Vec::with_capacity(self.sums.len()), Vec::with_capacity(self.sums.len()));
        for (sum, origin) in self.sums.iter().zip(&self.origins) {
            let parts = narrowest.shorten(&sum.parts, &self.sums);
            let of = narrowest.roots(&parts);
            let total = narrowest.root(sum.total);
            if sum.parts.len() == 1 || of != [total] && told.insert((total, of)) {
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

    /// Keeps a part at most its whole from now on: the whole is the part and a gap that is nowhere below zero.
    fn bind(&mut self, relation: &'a Relation) {
        let (mut part, whole) = (self.side(&relation.left), self.side(&relation.right));
        let gap = self.amount(&whole).saturating_sub(self.amount(&part));
        match (part.as_slice(), whole.as_slice()) {
            ([part], [whole]) if gap == 0 => self.bind_equal(*part, *whole, Origin::Stated(relation)),
            _ => {
                // With one cell on each side the gap goes to zero or a unit, as any pair of roundings does.
                let single = part.len() == 1 && whole.len() == 1;
                let origin = if single { Origin::Stated(relation) } else { Origin::Tight(relation) };
                if gap > 0 {
                    part.push(self.beside_cell(gap));
                }
                self.sum(whole, part, relation, origin);
            }
        }
    }

    /// Keeps a part at most a whole of the same amount. What the part lacks to the next unit and the whole are one unit
    /// more than a whole number of units; of the unit and two quarters and a half, the quarters go down: so either the
    /// whole goes up with the part or alone, or neither does.
    fn bind_equal(&mut self, part: usize, whole: usize, origin: Origin<'a>) {
        let amount = self.amount(&[part]);
        let lack = self.quantum - amount.rem_euclid(self.quantum);
        let quarter = self.quantum / 4;
        let half = self.quantum - quarter - quarter;
        let lacking = self.beside_cell(lack);
        let full = self.beside_cell(amount.saturating_add(lack));
        self.push(full, Vec::from([part, lacking]), origin);
        let mut parts = Vec::from([whole, lacking, self.beside_cell(half)]);
        for _ in 0..2 {
            let down = self.beside_cell(quarter);
            let rest = self.beside_cell(half);
            let unit = self.beside_cell(self.quantum);
            self.push(unit, Vec::from([down, down, rest]), origin);
            parts.push(down);
        }
        let amount = self.amount(&parts);
        let total = self.beside_cell(amount);
        self.push(total, parts, origin);
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
            .filter_map(|sum| match self.origins.get(*sum)? {
                Origin::Stated(relation) | Origin::Tight(relation) => Some(self.exact.named(cells, relation)),
                Origin::Own(own) => self.own_sums.get(*own).map(|relation| self.exact.named(cells, relation)),
                Origin::Same(one, other) => {
                    let relation = Relation::equal(Rule::SameFigure, [*one].into(), [*other].into());
                    Some(self.exact.named(cells, &relation))
                }
            })
            .collect()
    }
}

fn indices(printed: usize) -> impl Iterator<Item = CellIndex> {
    (0..printed).map(|index| CellIndex::try_from(index).unwrap_or(CellIndex::MAX))
}
