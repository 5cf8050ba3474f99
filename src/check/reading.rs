use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::manner::{Printed, printed};
use super::options::CheckOptions;
use crate::disclosure::{Disclosure, Table};
use crate::money::{Rounding, Sign};
use crate::relate::{CellIndex, Cells, Relation, RelationKind, Rule, Stated};
use crate::solve::Bounds;

/// How figures may have come about. Each flag widens what a figure can stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Totals may have been added up from rounded items, so that their own last digit says nothing.
    pub(super) footed: bool,
    /// Figures with fewer decimals than their table may be rounded to those.
    pub(super) mixed: bool,
    /// Blanks may hide less than half a unit.
    pub(super) blanks: bool,
    /// An amount that is printed twice, a last digit apart, may end in exactly half a unit and have been rounded down once.
    pub(super) ties: bool,
}

impl Reading {
    pub(super) const ROUNDED: Self = Self { footed: false, mixed: false, blanks: false, ties: false };
    pub(super) const FOOTED: Self = Self { footed: true, ..Self::ROUNDED };
    pub(super) const LOOSEST: Self = Self { footed: true, mixed: true, blanks: true, ties: true };

    /// How many there are.
    pub(super) const COUNT: usize = 16;

    /// Each has its own, below [`COUNT`](Self::COUNT).
    pub(super) fn number(self) -> usize {
        [self.footed, self.mixed, self.blanks, self.ties]
            .into_iter()
            .fold(0, |number, flag| number * 2 + usize::from(flag))
    }

    /// From the strictest to the loosest.
    pub(super) const LADDER: [Self; 6] = [
        Self::ROUNDED,
        Self::FOOTED,
        Self { mixed: true, ..Self::FOOTED },
        Self { blanks: true, ..Self::FOOTED },
        Self { ties: false, ..Self::LOOSEST },
        Self::LOOSEST,
    ];
}

/// A sum that may have been footed, by its place among those stated or left open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FootedSum {
    Stated(usize),
    Open(usize),
}

impl FootedSum {
    fn items(self, stated: &Stated) -> &[CellIndex] {
        match self {
            Self::Stated(number) => stated.relations.get(number).map_or(&[], |relation| &relation.right),
            Self::Open(number) => stated.open.get(number).map_or(&[], |open| &open.items),
        }
    }

    const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// What is printed in the figure cells, seen as what each can stand for (可取值).
pub(super) struct Figures {
    rounding: Rounding,
    cells: Vec<Printed>,
    /// The sums that may have been footed, each before those that it is an item of, with its total.
    footing: Vec<(FootedSum, CellIndex)>,
    /// Totals whose sums go round in a ring, so that nothing says how far off they may be.
    rings: Vec<CellIndex>,
}

impl Figures {
    pub(super) fn new(cells: &Cells<'_>, stated: &Stated, options: &CheckOptions) -> Self {
        let relations = &stated.relations;
        let mut figures = Self {
            rounding: options.rounding,
            cells: printed(cells, options),
            footing: Vec::new(),
            rings: Vec::new(),
        };
        figures.footing = figures.order_footing(cells, stated);
        figures.mark_ties(cells, relations);
        figures
    }

    fn at(&self, cell: CellIndex) -> Printed {
        self.cells.get(cell as usize).copied().unwrap_or(Printed::NOTHING)
    }

    pub(super) fn is_figure(&self, cell: CellIndex) -> bool {
        self.at(cell).is_figure
    }

    pub(super) fn quantum(&self, cell: CellIndex) -> i64 {
        self.at(cell).quantum
    }

    pub(super) fn sign(&self, cell: CellIndex) -> Sign {
        self.at(cell).sign
    }

    /// What the exact amount behind a cell may differ by from what is printed, in 分, where it was not footed.
    pub(super) fn own(&self, cell: CellIndex, reading: Reading) -> Bounds {
        let printed = self.at(cell);
        let range = |rounding: Rounding, quantum: i64| {
            let range = rounding.range(printed.fen, quantum, printed.sign)?;
            let low = range.low.checked_sub(printed.fen)?;
            let high = range.high.checked_sub(printed.fen)?;
            Bounds::new(Some(low), Some(high))
        };
        if !printed.is_figure {
            let hides = reading.blanks && printed.hides;
            return hides
                .then(|| range(self.rounding, printed.quantum))
                .flatten()
                .unwrap_or(Bounds::fixed(0));
        }
        let quantum = printed.coarse.filter(|_| reading.mixed).unwrap_or(printed.quantum);
        // Figures exact to the 分 have no ties.
        let ties = reading.ties && printed.tie && self.rounding == Rounding::HalfUp && quantum > 1;
        range(if ties { Rounding::Nearest } else { self.rounding }, quantum).unwrap_or(Bounds::fixed(0))
    }

    /// What the exact amount behind each cell may differ by from what is printed. A total that may have been footed is off by
    /// no more than its items are.
    pub(super) fn bounds(&self, stated: &Stated, reading: Reading) -> Vec<Bounds> {
        let mut bounds: Vec<Bounds> = (0..self.cells.len())
            .map(|cell| CellIndex::try_from(cell).map_or(Bounds::fixed(0), |cell| self.own(cell, reading)))
            .collect();
        if !reading.footed {
            return bounds;
        }
        for total in &self.rings {
            if let Some(place) = bounds.get_mut(*total as usize) {
                *place = Bounds::default();
            }
        }
        let mut told = alloc::vec![false; bounds.len()];
        for (footed, total) in &self.footing {
            let items = sum(footed.items(stated), &bounds);
            let own = bounds.get(*total as usize).copied().unwrap_or_default();
            let first = told.get(*total as usize) == Some(&false);
            if footed.is_open() {
                // It says nothing of a total that a sum is stated of.
                if first && let Some(place) = bounds.get_mut(*total as usize) {
                    *place = hull(own, items);
                }
                continue;
            }
            let items = hull(self.own(*total, reading), items);
            let both = if first { items } else { meet(own, items) };
            if let (Some(place), Some(told)) =
                (bounds.get_mut(*total as usize), told.get_mut(*total as usize))
            {
                (*place, *told) = (both, true);
            }
        }
        bounds
    }

    /// Marks the figures of one amount that is printed twice, a last digit apart, with all that print it alike.
    fn mark_ties(&mut self, cells: &Cells<'_>, relations: &[Relation]) {
        let mut alike: Vec<(CellIndex, CellIndex)> = Vec::new();
        let mut open: Vec<CellIndex> = Vec::new();
        for relation in relations.iter().filter(|r| r.kind == RelationKind::Equal && r.times().is_none()) {
            let only = |side: &[CellIndex]| {
                let mut figures = side.iter().copied().filter(|cell| self.at(*cell).is_figure);
                figures.next().filter(|_| figures.next().is_none())
            };
            let (Some(left), Some(right)) = (only(&relation.left), only(&relation.right)) else { continue };
            let (quantum, gap) = (self.quantum(left), cells.gap(relation));
            if gap == 0 {
                alike.extend([(left, right), (right, left)]);
            } else if cells.table(left) != cells.table(right)
                // One table rounds the same amount the same way.
                && quantum == self.quantum(right)
                && gap.unsigned_abs() == u128::from(quantum.unsigned_abs())
            {
                open.extend([left, right]);
            }
        }
        if open.is_empty() {
            return;
        }
        alike.sort_unstable();
        while let Some(cell) = open.pop() {
            let Some(printed) = self.cells.get_mut(cell as usize).filter(|printed| !printed.tie) else {
                continue;
            };
            printed.tie = true;
            let from = alike.partition_point(|(one, _)| *one < cell);
            let others = alike.iter().skip(from).take_while(|(one, _)| *one == cell);
            open.extend(others.map(|(_, other)| *other));
        }
    }

    /// Marks the totals that may have been footed, and puts their sums in order.
    fn order_footing(&mut self, cells: &Cells<'_>, stated: &Stated) -> Vec<(FootedSum, CellIndex)> {
        let mut sums: Vec<(FootedSum, CellIndex)> = Vec::new();
        for (number, relation) in stated.relations.iter().enumerate() {
            if let Some(total) = footing(cells, relation)
                && self.at(total).is_figure
                && cells.gap(relation) == 0
            {
                sums.push((FootedSum::Stated(number), total));
                if let Some(printed) = self.cells.get_mut(total as usize) {
                    printed.footable = true;
                }
            }
        }
        for (number, open) in stated.open.iter().enumerate() {
            if let Some(printed) = self.cells.get_mut(open.total as usize).filter(|printed| printed.is_figure)
            {
                printed.footable = true;
                sums.push((FootedSum::Open(number), open.total));
            }
        }
        // A sum is taken once every item of it is known: the items that are footable themselves come first.
        let mut waits_for: Vec<usize> = Vec::with_capacity(sums.len());
        let mut above = Waiting::default();
        let mut open = alloc::vec![0_usize; self.cells.len()];
        let mut ready: Vec<usize> = Vec::new();
        for (place, (footed, total)) in sums.iter().enumerate() {
            if let Some(open) = open.get_mut(*total as usize) {
                *open += 1;
            }
            let items = footed.items(stated);
            let mut waits = 0;
            for item in items.iter().filter(|item| self.at(**item).footable) {
                above.0.push((*item, place));
                waits += 1;
            }
            waits_for.push(waits);
            if waits == 0 {
                ready.push(place);
            }
        }
        above.0.sort_unstable();
        let mut ordered = Vec::with_capacity(sums.len());
        let mut done = alloc::vec![false; sums.len()];
        let mut unsettled = 0;
        loop {
            while let Some(place) = ready.pop() {
                let Some((sum, done)) = sums.get(place).zip(done.get_mut(place)) else { continue };
                ordered.push(*sum);
                *done = true;
                let Some(left) = open.get_mut(sum.1 as usize) else { continue };
                *left = left.saturating_sub(1);
                if *left == 0 {
                    above.release(sum.1, &mut waits_for, &mut ready);
                }
            }
            // A total with one sum settled does not wait for others that go round in a ring.
            let Some((_, total)) = ordered.get(unsettled) else { break };
            unsettled += 1;
            above.release(*total, &mut waits_for, &mut ready);
        }
        let unsettled = sums.iter().zip(done).filter(|((footed, _), done)| !done && !footed.is_open());
        self.rings = unsettled.map(|((_, total), _)| *total).collect();
        if !self.rings.is_empty() {
            let taken: BTreeSet<CellIndex> = ordered.iter().map(|(_, total)| *total).collect();
            self.rings.retain(|total| !taken.contains(total));
        }
        ordered
    }
}

/// Which sums wait for an item, by the item.
#[derive(Default)]
struct Waiting(Vec<(CellIndex, usize)>);

impl Waiting {
    /// Of the sums that wait for an item, those that wait for no more are ready. Once released, none waits for it.
    fn release(&mut self, item: CellIndex, waits_for: &mut [usize], ready: &mut Vec<usize>) {
        let from = self.0.partition_point(|(other, _)| *other < item);
        for (_, place) in self.0.iter_mut().skip(from).take_while(|(other, _)| *other == item) {
            let place = core::mem::replace(place, usize::MAX);
            if let Some(waits) = waits_for.get_mut(place) {
                *waits = waits.saturating_sub(1);
                if *waits == 0 {
                    ready.push(place);
                }
            }
        }
    }
}

/// The total of a relation that may be footed: an equality within one table between a total and its items.
pub(super) fn footing(cells: &Cells<'_>, relation: &Relation) -> Option<CellIndex> {
    let [total] = relation.left.as_slice() else { return None };
    if relation.kind != RelationKind::Equal
        || relation.times().is_some()
        || relation.rule == Rule::Balance
        || relation.right.is_empty()
    {
        return None;
    }
    let table = cells.table(*total);
    relation.right.iter().all(|cell| cells.table(*cell) == table).then_some(*total)
}

/// The least interval that holds both.
pub(super) fn hull(a: Bounds, b: Bounds) -> Bounds {
    let low = a.low().zip(b.low()).map(|(a, b)| a.min(b));
    let high = a.high().zip(b.high()).map(|(a, b)| a.max(b));
    Bounds::new(low, high).unwrap_or_default()
}

/// What both hold; the first where that is nothing.
fn meet(a: Bounds, b: Bounds) -> Bounds {
    let narrowed = b.low().map_or(Some(a), |low| a.with_low(low));
    narrowed.and_then(|a| b.high().map_or(Some(a), |high| a.with_high(high))).unwrap_or(a)
}

/// The interval of a sum.
pub(super) fn sum(cells: &[CellIndex], bounds: &[Bounds]) -> Bounds {
    let mut low = Some(0_i64);
    let mut high = Some(0_i64);
    for cell in cells {
        let own = bounds.get(*cell as usize).copied().unwrap_or_default();
        low = low.zip(own.low()).and_then(|(a, b)| a.checked_add(b));
        high = high.zip(own.high()).and_then(|(a, b)| a.checked_add(b));
    }
    Bounds::new(low, high).unwrap_or_default()
}

/// The 分 that one unit in the last place of each table stands for, given what is declared.
pub(super) fn table_quanta(disclosure: &Disclosure, options: &CheckOptions) -> Vec<i64> {
    let declared = |table: &Table| {
        let places = options.places.get(&table.kind)?;
        Some(table.money_unit?.quantum(*places))
    };
    disclosure.tables.iter().map(|table| declared(table).unwrap_or_else(|| table.quantum())).collect()
}
