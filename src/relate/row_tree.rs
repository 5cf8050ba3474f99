use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::relation::RelationKind;
use super::rule::Rule;
use super::unchecked::WhyUnchecked;
use crate::disclosure::{Block, Ground, Row, RowKey};
use crate::money::{Shape, shape};

/// A row and the rows printed below it that make it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowGroup {
    pub(crate) rule: Rule,
    pub(crate) kind: RelationKind,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
    /// Rows that may be parts of it too: no word says that they are, or that they are not.
    pub(crate) unknown: Vec<usize>,
}

/// The rows of a block as a tree.
#[derive(Default)]
pub(crate) struct RowTree {
    pub(crate) groups: Vec<RowGroup>,
    /// Rows that no printed row sums up; none where it isn't known which.
    pub(crate) top: Vec<usize>,
    /// Rows that say again what others say, or may: no amounts beside those.
    pub(crate) again: BTreeSet<usize>,
    /// Rows without a sum, each with the rows nobody knows that may be its parts.
    pub(crate) open: Vec<(usize, Vec<usize>)>,
    /// Why some sums are not stated.
    pub(crate) unchecked: Vec<(Rule, WhyUnchecked)>,
}

/// No more are the totals without a sum, times the rows or columns nobody knows that may be their items.
pub(super) const MOST_OPEN: usize = 1 << 14;

impl RowTree {
    pub(crate) fn group(&mut self, rule: Rule, parent: usize, children: Vec<usize>) {
        self.push(rule, RelationKind::Equal, parent, children);
    }

    pub(crate) fn at_most(&mut self, rule: Rule, parent: usize, children: Vec<usize>) {
        self.push(rule, RelationKind::AtMost, parent, children);
    }

    /// Whether a row is an item of a sum.
    pub(crate) fn adds(&self, row: usize) -> bool {
        let equal = |group: &&RowGroup| group.kind == RelationKind::Equal;
        self.groups.iter().filter(equal).any(|group| group.children.contains(&row))
    }

    fn push(&mut self, rule: Rule, kind: RelationKind, parent: usize, children: Vec<usize>) {
        if !children.is_empty() {
            self.groups.push(RowGroup { rule, kind, parent, children, unknown: Vec::new() });
        }
    }

    /// Gives every sum the `unknown` rows that may be parts of it: those among its rows, and those right below them.
    pub(crate) fn doubt(&mut self, rows: &[Row], unknown: &[usize]) {
        if unknown.is_empty() {
            return;
        }
        let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, group) in self.groups.iter().enumerate() {
            for child in &group.children {
                below.entry(*child).or_default().push(at);
            }
        }
        let spans = self.spans(&below);
        let placed: BTreeSet<usize> =
            spans.iter().flat_map(|(from, to)| [*from, *to]).chain(below.keys().copied()).collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for row in unknown {
            for (at, (from, to)) in spans.iter().enumerate() {
                if (from..to).contains(&row) && from != row {
                    found.push((at, *row));
                }
            }
            // Above all others it may be a part of what the first of them is a part of.
            let near = placed.range(..*row).next_back().or_else(|| placed.range(*row..).next());
            let Some(near) = near else { continue };
            found.extend(self.open_at(*near, &below).into_iter().map(|at| (at, *row)));
        }
        for (at, row) in found {
            if let Some(group) = self.groups.get_mut(at)
                && !group.unknown.contains(&row)
                && may_be_part(rows, row, group.parent)
            {
                group.unknown.push(row);
            }
        }
        let is_total = |row: &usize| {
            let key = rows.get(*row).map(|row| &row.key);
            matches!(key, Some(RowKey::GrandTotal | RowKey::CurrentTotal))
        };
        if !matches!(self.top.as_slice(), [total] if is_total(total)) {
            self.top.clear();
        }
        self.leave_open(rows, unknown);
    }

    /// What no group sums up may be the total of the rows nobody knows right below it; a total, of all of them.
    fn leave_open(&mut self, rows: &[Row], unknown: &[usize]) {
        let summed: BTreeSet<usize> = self.groups.iter().map(|group| group.parent).collect();
        let is_total =
            |row: &Row| matches!(row.key, RowKey::GrandTotal | RowKey::CurrentTotal | RowKey::Subtotal);
        let totals = rows.iter().enumerate().filter(|(at, row)| is_total(row) && !summed.contains(at));
        let totals = totals.take(MOST_OPEN / unknown.len().max(1));
        self.open.extend(totals.map(|(at, _)| (at, unknown.to_vec())));
        for run in unknown.chunk_by(|one, next| one + 1 == *next) {
            let above = run.first().and_then(|first| first.checked_sub(1));
            let above = above.filter(|above| !summed.contains(above));
            if let Some((above, row)) = above.and_then(|above| Some((above, rows.get(above)?)))
                && !is_total(row)
            {
                self.open.push((above, run.to_vec()));
            }
        }
    }

    /// For every group its first row and its last, those of the sums below it included.
    fn spans(&self, below: &BTreeMap<usize, Vec<usize>>) -> Vec<(usize, usize)> {
        let mut spans: Vec<(usize, usize)> =
            self.groups.iter().map(|group| (group.parent, group.parent)).collect();
        for row in below.keys() {
            let mut seen = BTreeSet::new();
            let mut open = below.get(row).cloned().unwrap_or_default();
            while let Some(at) = open.pop() {
                if !seen.insert(at) {
                    continue;
                }
                if let Some((from, to)) = spans.get_mut(at) {
                    (*from, *to) = ((*from).min(*row), (*to).max(*row));
                }
                let parent = self.groups.get(at).map(|group| group.parent);
                open.extend(parent.and_then(|parent| below.get(&parent)).into_iter().flatten());
            }
        }
        spans
    }

    /// The sums that the row after a row may still be a part of: those that it begins and those that it is in.
    fn open_at(&self, row: usize, below: &BTreeMap<usize, Vec<usize>>) -> BTreeSet<usize> {
        let begins = |at: &usize, group: &RowGroup| {
            (group.parent == row && group.children.iter().all(|child| *child > row)).then_some(*at)
        };
        let mut found: BTreeSet<usize> =
            self.groups.iter().enumerate().filter_map(|(at, group)| begins(&at, group)).collect();
        let mut open = below.get(&row).cloned().unwrap_or_default();
        while let Some(at) = open.pop() {
            let Some(group) = self.groups.get(at) else { continue };
            if found.insert(at) {
                open.extend(below.get(&group.parent).into_iter().flatten());
            }
        }
        found
    }
}

/// Whether the ordinals leave it open that a row is a part of another: 二、 is none of 一、 or of what stands below it.
fn may_be_part(rows: &[Row], row: usize, parent: usize) -> bool {
    match (rows.get(row), rows.get(parent)) {
        (Some(row), Some(parent)) if row.level.is_ordinal() && parent.level.is_ordinal() => {
            row.level > parent.level
        }
        _ => true,
    }
}

impl RowGroup {
    /// How the sum holds in a column, and over which rows; `None` where nothing is known of it. A row that isn't known to
    /// be a part leaves an equality open only where it prints money.
    pub(crate) fn in_column(&self, block: &Block, column: usize) -> Option<(RelationKind, Vec<usize>)> {
        let fen = |row: usize| {
            let cell = block.rows.get(row).and_then(|row| row.cells.get(column));
            cell.and_then(|cell| cell.figure).map(|figure| figure.fen())
        };
        if self.kind == RelationKind::AtMost {
            return Some((self.kind, self.children.clone()));
        }
        if self.rule == Rule::ThreePublicSum || self.rule == Rule::TableSum {
            // Forms of several columns tell the parts in some of them only.
            let told = self.children.iter().chain(&self.unknown).any(|row| fen(*row).is_some());
            if !told && fen(self.parent).is_some_and(|fen| fen != 0) {
                return None;
            }
        }
        let heading = |row: &usize| block.rows.get(*row).is_some_and(is_blank);
        let open = |row: &&usize| fen(**row).is_some_and(|fen| fen != 0) || heading(row);
        let Some(first) = self.unknown.iter().filter(open).min() else {
            // What a total among the parts sums up is no part beside it.
            let counted = |unknown: usize| {
                self.children.iter().any(|child| {
                    let key = block.rows.get(*child).map(|row| &row.key);
                    *child > unknown && matches!(key, Some(RowKey::CurrentTotal | RowKey::GrandTotal))
                })
            };
            let zeros = self.unknown.iter().copied().filter(|row| fen(*row).is_some() && !counted(*row));
            return Some((self.kind, self.children.iter().copied().chain(zeros).collect()));
        };
        // A subtotal sums up what stands between it and the next one, which the row nobody knows may be.
        let parent = block.rows.get(self.parent).map(|row| &row.key);
        if matches!(parent, Some(RowKey::Subtotal | RowKey::Personnel | RowKey::Operating)) {
            return self.beside_unknown(block, column);
        }
        // Below a row nobody knows, which may be a heading or a unit, only a code says whose part a row is.
        let units = block.rows.iter().any(|row| matches!(row.key, RowKey::Unit(_)));
        let coded =
            |row: &usize| !units && block.rows.get(*row).is_some_and(|row| row.ground == Ground::Printed);
        let known: Vec<usize> =
            self.children.iter().copied().filter(|row| row < first || coded(row)).collect();
        let negative = (0..block.rows.len()).any(|row| fen(row).is_some_and(|fen| fen < 0));
        (!negative && !known.is_empty()).then_some((RelationKind::AtMost, known))
    }
}

impl RowGroup {
    /// The rows that no row nobody knows parts from their subtotal; a part of it, where nothing is negative.
    fn beside_unknown(&self, block: &Block, column: usize) -> Option<(RelationKind, Vec<usize>)> {
        let below = self.children.iter().all(|child| *child < self.parent);
        // A row above all may be a subtotal over its rows, as this one would then be.
        let first = self.children.iter().min();
        if below && self.unknown.iter().any(|unknown| Some(unknown) < first) {
            return None;
        }
        let parts = |child: usize, unknown: usize| {
            if below { child < unknown } else { child > unknown }
        };
        let known: Vec<usize> = self
            .children
            .iter()
            .copied()
            .filter(|child| !self.unknown.iter().any(|unknown| parts(*child, *unknown)))
            .collect();
        let mut cells = block.rows.iter().filter_map(|row| row.cells.get(column));
        (!known.is_empty() && !cells.any(|cell| cell.fen() < 0)).then_some((RelationKind::AtMost, known))
    }
}

/// Whether an amount stands among the words of a label: the row's figures were not found in its cells.
pub(super) fn holds_amount(row: &Row) -> bool {
    let mut words = row.label.split_whitespace();
    words.any(|word| word.contains('.') && shape(word) == Some(Shape::Number))
}

/// Whether a row prints no figure at all: a heading, or an account without money.
pub(crate) fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.is_nil())
}
