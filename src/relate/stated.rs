use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::cells::Cells;
use super::open_sum::OpenSum;
use super::relation::{CellIndex, Relation, RelationKind};
use super::rule::Rule;
use super::unchecked::{Unchecked, WhyUnchecked};
use crate::disclosure::{Cell, Ground};

/// The relations of a disclosure, and what could not be stated.
#[derive(Default)]
pub(crate) struct Stated {
    pub(crate) relations: Vec<Relation>,
    pub(crate) unchecked: Vec<Unchecked>,
    /// Totals whose sums could not be stated.
    pub(crate) open: Vec<OpenSum>,
    /// What is left out in many places of one table, told once.
    left_out: BTreeSet<(Rule, usize, WhyUnchecked)>,
}

impl Stated {
    /// Adds a relation within one table, whose ground its rows or columns say.
    ///
    /// Words accuse: an equality that only figures bear out, or that nothing does, is not stated.
    pub(crate) fn push(&mut self, cells: &Cells<'_>, mut relation: Relation) {
        if relation.cells().any(|cell| cells.get(cell).is_some_and(Cell::is_unread)) {
            self.leave_out(cells, &relation, WhyUnchecked::CellUnread);
            return;
        }
        let printed = |cell: CellIndex| cells.get(cell).is_some_and(|cell| cell.figure().is_some());
        let any_printed = relation.cells().any(printed);
        relation.silent = !any_printed;
        if !relation.ground.is_words() {
            if !relation.silent {
                self.leave_out(cells, &relation, WhyUnchecked::NotKnown);
            }
            return;
        }
        self.relations.push(relation);
    }

    /// Adds a relation between tables: each of its cells is to be known by its row and its column.
    pub(crate) fn push_across(&mut self, cells: &Cells<'_>, relation: Relation) {
        let ground = relation.cells().map(|cell| cells.ground(cell)).max().unwrap_or_default();
        self.push(cells, relation.known(ground));
    }

    /// Adds a total and what may be its items, where it prints one.
    pub(crate) fn leave_open(
        &mut self,
        cells: &Cells<'_>,
        total: CellIndex,
        items: impl Iterator<Item = CellIndex>,
    ) {
        if cells.get(total).is_some_and(|cell| cell.figure().is_some()) {
            let items: Vec<CellIndex> = items.collect();
            if !items.is_empty() {
                self.open.push(OpenSum { total, items });
            }
        }
    }

    fn leave_out(&mut self, cells: &Cells<'_>, relation: &Relation, why: WhyUnchecked) {
        let table = relation.left.first().or(relation.right.first()).and_then(|cell| cells.table(*cell));
        if let [total] = *relation.left
            && relation.kind == RelationKind::Equal
            && relation.times().is_none()
        {
            self.leave_open(cells, total, relation.right.iter().copied());
        }
        self.left_out.extend(table.map(|table| (relation.rule, table, why)));
    }

    pub(crate) fn tell(&mut self, rule: Rule, table: usize, why: WhyUnchecked) {
        let told = Unchecked::new(rule, table, why);
        if !self.unchecked.contains(&told) {
            self.unchecked.push(told);
        }
    }

    /// Tells what was left out, once for each rule and table.
    pub(crate) fn tell_left_out(&mut self) {
        for (rule, table, why) in core::mem::take(&mut self.left_out) {
            self.tell(rule, table, why);
        }
    }
}

/// The least known of several grounds; of none, what the place of rows and columns says.
pub(crate) fn least_known(grounds: impl Iterator<Item = Ground>) -> Ground {
    grounds.max().unwrap_or(Ground::Placed)
}
