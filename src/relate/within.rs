use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::cells::Cells;
use super::columns::{ColumnTree, sum_rule};
use super::heading::Headings;
use super::relation::{CellIndex, Relation, RelationKind};
use super::row_tree::{MOST_OPEN, RowTree, is_blank};
use super::rule::Rule;
use super::stated::{Stated, least_known};
use super::unchecked::WhyUnchecked;
use crate::disclosure::{Block, Cell, Column, ColumnKey, Ground, Measure, Row, RowKey, TableKind};

/// A block with its cells numbered and its rows in a tree.
pub(crate) struct Grid<'d> {
    pub(crate) table: usize,
    pub(crate) kind: TableKind,
    pub(crate) block: &'d Block,
    pub(crate) first: CellIndex,
    pub(crate) tree: RowTree,
    /// For each row the one that it is a part of.
    above: Vec<Option<usize>>,
    /// Rows without figures over rows with figures.
    pub(crate) headings: Headings,
    columns: ColumnTree,
    /// Columns of totals without figures.
    pub(crate) blank_totals: Headings,
    /// Whether figures of its table stand under words that nobody knows: what isn't there may stand there.
    pub(crate) open: bool,
    /// Whether some of its accounts may stand in another block, under words that nobody knows.
    cut: bool,
    /// Whether rows of it may stand in another table: a total may be more than the rows that are left.
    torn: bool,
}

impl<'d> Grid<'d> {
    pub(crate) fn all(cells: &Cells<'d>) -> Vec<Self> {
        let mut grids = Vec::new();
        for (table, printed) in cells.disclosure.tables.iter().enumerate() {
            let open = printed.blocks.iter().any(|block| {
                let unknown = |(index, column): (usize, &Column)| {
                    !column.ground.is_words() && !blank_column(block, index)
                };
                block.columns.iter().enumerate().any(unknown)
            });
            for (first, block) in cells.blocks(table) {
                let beside = |other: &&Block| other.side == block.side && holds_accounts(other);
                let cut = open && holds_accounts(block) && printed.blocks.iter().filter(beside).count() > 1;
                let torn = printed.is_torn;
                grids.push(Self { open, cut, torn, ..Self::new(table, printed.kind, block, first) });
            }
        }
        grids
    }

    fn new(table: usize, kind: TableKind, block: &'d Block, first: CellIndex) -> Self {
        let tree = RowTree::new(kind, block);
        let mut above = alloc::vec![None; block.rows.len()];
        for group in &tree.groups {
            for child in &group.children {
                if let Some(above) = above.get_mut(*child) {
                    *above = Some(group.parent);
                }
            }
        }
        let equal = |kind: RelationKind| kind == RelationKind::Equal;
        let groups = tree.groups.iter().filter(|group| equal(group.kind));
        let headings =
            Headings::new(groups.map(|group| (group.parent, &*group.children)), |row| blank_row(block, row));
        let columns = ColumnTree::new(kind, block);
        let groups = columns.groups.iter().filter(|group| equal(group.kind) && group.less.is_empty());
        let blank_totals = Headings::new(groups.map(|group| (group.parent, &*group.children)), |column| {
            blank_column(block, column)
        });
        Self {
            table,
            kind,
            block,
            first,
            tree,
            above,
            headings,
            columns,
            blank_totals,
            open: false,
            cut: false,
            torn: false,
        }
    }

    pub(crate) fn cell(&self, row: usize, column: usize) -> CellIndex {
        let offset = row.saturating_mul(self.block.columns.len()).saturating_add(column);
        self.first.saturating_add(CellIndex::try_from(offset).unwrap_or(CellIndex::MAX))
    }

    /// The row that a row is a part of.
    pub(crate) fn above(&self, row: usize) -> Option<&'d Row> {
        self.block.rows.get(self.above.get(row).copied().flatten()?)
    }

    pub(crate) fn column_where(&self, wanted: impl Fn(&Column) -> bool) -> Option<usize> {
        self.block.columns.iter().position(wanted)
    }

    /// States the sums down its rows and across its columns.
    pub(crate) fn state(&self, cells: &Cells<'d>, stated: &mut Stated) {
        for (rule, reason) in &self.tree.unchecked {
            stated.tell(*rule, self.table, reason.clone());
        }
        let mut doubtful: BTreeMap<usize, Rule> = BTreeMap::new();
        for group in &self.tree.groups {
            if self.is_over_figures(group.kind, group.parent, &group.children) {
                // The rows below a heading stand for it in the sum above, where there is one.
                if self.above(group.parent).is_none() || group.kind != RelationKind::Equal {
                    let name = self.block.rows.get(group.parent).map(Row::name).unwrap_or_default();
                    stated.tell(group.rule, self.table, WhyUnchecked::RowBlank { name });
                }
                continue;
            }
            // Which rows nobody knows, the tree tells apart.
            let rows =
                group.children.iter().chain([&group.parent]).filter_map(|row| self.block.rows.get(*row));
            let ground = least_known(rows.map(|row| row.ground).filter(|ground| ground.is_words()));
            let mut doubted = false;
            for column in 0..self.block.columns.len() {
                if matches!(
                    self.block.columns.get(column).map(|column| &column.key),
                    Some(ColumnKey::UnitPrice | ColumnKey::Quantity)
                ) {
                    continue;
                }
                let found = group
                    .in_column(self.block, column)
                    .and_then(|found| self.left(group.parent, found, column));
                let open = found.as_ref().is_none_or(|(kind, _)| *kind != group.kind);
                doubted |= open;
                if open {
                    let items = group.children.iter().chain(&group.unknown);
                    self.leave_open(cells, stated, group.parent, items, column);
                }
                let Some((kind, rows)) = found else { continue };
                let parent = Vec::from([self.cell(group.parent, column)]);
                let mut children = Vec::with_capacity(rows.len());
                for row in &rows {
                    children.extend(self.headings.items(row).iter().map(|row| self.cell(*row, column)));
                }
                let printed = self.block.columns.get(column).filter(|_| !self.cut);
                // Changes and last year's numbers add up, whatever they are of.
                let printed = printed.map_or(Ground::Unknown, |column| match column.measure {
                    Measure::Change | Measure::LastYear => column.ground.min(Ground::Placed),
                    _ => column.ground,
                });
                let relation = relation(group.rule, kind, parent, children);
                stated.push(cells, relation.known(ground.max(printed)));
            }
            if doubted && let Some(unknown) = group.unknown.iter().min() {
                doubtful.entry(*unknown).or_insert(group.rule);
            }
        }
        for (row, rule) in doubtful {
            let name = self.block.rows.get(row).map(Row::name).unwrap_or_default();
            stated.tell(rule, self.table, WhyUnchecked::RowUnknown { name });
        }
        for (parent, items) in &self.tree.open {
            for column in 0..self.block.columns.len() {
                self.leave_open(cells, stated, *parent, items.iter(), column);
            }
        }
        self.state_columns(cells, stated);
        self.state_changes(cells, stated);
    }

    /// Tells that the rows that may make up another in a column are not known to.
    fn leave_open<'r>(
        &self,
        cells: &Cells<'d>,
        stated: &mut Stated,
        parent: usize,
        items: impl Iterator<Item = &'r usize>,
        column: usize,
    ) {
        let items = items.flat_map(|row| self.headings.items(row)).map(|row| self.cell(*row, column));
        stated.leave_open(cells, self.cell(parent, column), items);
    }

    /// A row of changes right below one row of the year and one of another: the year's = the other's + the change.
    fn state_changes(&self, cells: &Cells<'d>, stated: &mut Stated) {
        for (below, rows) in self.block.rows.windows(3).enumerate() {
            let [one, two, change] = rows else { continue };
            let of_other = |row: &Row| matches!(row.key, RowKey::Year(_));
            let own = |row: &Row| !matches!(row.key, RowKey::Year(_) | RowKey::Change | RowKey::Count(_));
            let (this, other) = match (of_other(one), of_other(two)) {
                (true, false) if own(two) => (below + 1, below),
                (false, true) if own(one) => (below, below + 1),
                _ => continue,
            };
            if change.key != RowKey::Change || !rows.iter().all(|row| row.ground.is_words()) {
                continue;
            }
            for (column, head) in self.block.columns.iter().enumerate() {
                let cell = |row: usize| self.cell(row, column);
                let relation = Relation::equal(
                    Rule::Change,
                    Vec::from([cell(this)]),
                    Vec::from([cell(other), cell(below + 2)]),
                );
                stated.push(cells, relation.known(head.ground.min(Ground::Placed)));
            }
        }
    }

    /// Of a sum over rows what holds where some of them may stand elsewhere.
    fn left(
        &self,
        parent: usize,
        (kind, mut rows): (RelationKind, Vec<usize>),
        column: usize,
    ) -> Option<(RelationKind, Vec<usize>)> {
        if !self.torn {
            return Some((kind, rows));
        }
        // Rows above an account may be those of one that stands in the other table.
        let row = self.block.rows.get(parent);
        // A unit's name alone may be that of one of its projects.
        if row.is_some_and(|row| matches!(row.key, RowKey::Unit(None)) && row.ground != Ground::Printed) {
            return None;
        }
        let key = row.map(|row| &row.key);
        if !matches!(key, Some(RowKey::GrandTotal | RowKey::CurrentTotal | RowKey::Subtotal)) {
            rows.retain(|row| *row > parent);
        }
        if rows.is_empty() {
            return None;
        }
        let mut cells = self.block.rows.iter().filter_map(|row| row.cells.get(column));
        (!cells.any(|cell| cell.fen() < 0)).then_some((RelationKind::AtMost, rows))
    }

    fn state_columns(&self, cells: &Cells<'d>, stated: &mut Stated) {
        let rule = sum_rule(self.kind);
        for column in &self.columns.unknown {
            if let Some(column) = self.block.columns.get(*column) {
                let name = column.name();
                stated.tell(rule, self.table, WhyUnchecked::ColumnUnknown { name });
            }
        }
        let mut room = MOST_OPEN / self.columns.unknown.len().max(1);
        let summed = |column: &usize| self.columns.groups.iter().any(|group| group.parent == *column);
        let totals =
            self.block.columns.iter().enumerate().filter(|(_, column)| column.key == ColumnKey::Total);
        for (total, _) in totals.filter(|(column, _)| !summed(column)).take(room) {
            self.leave_columns_open(cells, stated, total, &[]);
        }
        for group in &self.columns.groups {
            if group.kind == RelationKind::AtMost && room > 0 {
                room -= 1;
                self.leave_columns_open(cells, stated, group.parent, &group.children);
            }
            let part_is_printed = || group.children.iter().any(|column| !blank_column(self.block, *column));
            let blank = self.blank_totals.holds(group.parent)
                || group.kind == RelationKind::AtMost
                    && blank_column(self.block, group.parent)
                    && part_is_printed();
            if blank {
                let name = self.block.columns.get(group.parent).map(Column::name).unwrap_or_default();
                stated.tell(group.rule, self.table, WhyUnchecked::ColumnBlank { name });
                continue;
            }
            let columns: Vec<usize> =
                group.children.iter().flat_map(|column| self.blank_totals.items(column)).copied().collect();
            let among = columns.iter().chain([&group.parent]);
            let grounds =
                among.filter_map(|column| self.block.columns.get(*column).map(|column| column.ground));
            // What is printed as a formula holds of whatever stands under its numbers.
            let ground = if group.rule == Rule::Formula { Ground::Printed } else { least_known(grounds) };
            // Parts of what may be below zero may be more than it.
            let bound = |row: &Row| group.kind == RelationKind::Equal || row.key != RowKey::Change;
            let money = |row: &Row| is_money(row, group.parent, &columns) && bound(row);
            for (row, _) in self.block.rows.iter().enumerate().filter(|(_, row)| money(row)) {
                let parent = core::iter::once(&group.parent).chain(&group.less);
                let parent = parent.map(|column| self.cell(row, *column)).collect();
                let children = columns.iter().map(|column| self.cell(row, *column)).collect();
                stated.push(cells, relation(group.rule, group.kind, parent, children).known(ground));
            }
        }
    }

    /// Tells that the columns that may make up another, beside those that do, are not known to.
    fn leave_columns_open(&self, cells: &Cells<'d>, stated: &mut Stated, total: usize, parts: &[usize]) {
        if self.columns.unknown.is_empty() {
            return;
        }
        for row in 0..self.block.rows.len() {
            let parts = parts.iter().flat_map(|column| self.blank_totals.items(column));
            let items = parts.chain(&self.columns.unknown).map(|column| self.cell(row, *column));
            stated.leave_open(cells, self.cell(row, total), items);
        }
    }

    /// Whether a row prints no figure over rows that do.
    fn is_over_figures(&self, kind: RelationKind, row: usize, below: &[usize]) -> bool {
        self.headings.holds(row)
            || kind == RelationKind::AtMost
                && blank_row(self.block, row)
                && below.iter().any(|row| !blank_row(self.block, *row))
    }
}

fn holds_accounts(block: &Block) -> bool {
    block.rows.iter().any(|row| {
        matches!(row.key, RowKey::Function(_) | RowKey::Economic(_) | RowKey::GovernmentEconomic(_))
    })
}

/// Whether the columns of a row hold money: not where it counts something, and where nobody knows what it is only if some part of
/// its total is printed, and that total.
fn is_money(row: &Row, total: usize, parts: &[usize]) -> bool {
    let printed = |column: &usize| row.cells.get(*column).is_some_and(|cell| cell.fen() != 0);
    let told = || printed(&total) && parts.iter().any(printed);
    !matches!(row.key, RowKey::Count(_)) && (row.ground.is_words() || told())
}

fn blank_row(block: &Block, row: usize) -> bool {
    block.rows.get(row).is_none_or(is_blank)
}

pub(super) fn blank_column(block: &Block, column: usize) -> bool {
    block.rows.iter().all(|row| row.cells.get(column).is_none_or(Cell::is_nil))
}

fn relation(rule: Rule, kind: RelationKind, parent: Vec<CellIndex>, children: Vec<CellIndex>) -> Relation {
    match kind {
        RelationKind::Equal => Relation::equal(rule, parent, children),
        RelationKind::AtMost => Relation::at_most(rule, children, parent),
    }
}
