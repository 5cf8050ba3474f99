use alloc::collections::BTreeMap;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::cells::Cells;
use super::columns::{ColumnGroup, column_groups};
use super::heading::Headings;
use super::relation::{CellIndex, Relation, RelationKind, Unchecked};
use super::row_tree::{RowTree, is_blank};
use super::rule::Rule;
use crate::disclosure::{Block, Cell, Column, ColumnKey, Measure, RevenueItem, Row, RowKey, Side, TableKind};
use crate::fund::FundSource;

/// The relations of a disclosure, and what could not be stated.
#[derive(Default)]
pub(crate) struct Stated {
    pub(crate) relations: Vec<Relation>,
    pub(crate) unchecked: Vec<Unchecked>,
    /// Rules, each with its table, that are not stated somewhere because a cell is unread.
    unread: BTreeSet<(Rule, usize)>,
}

impl Stated {
    pub(crate) fn push(&mut self, cells: &Cells<'_>, mut relation: Relation) {
        let unread = |cell: &&CellIndex| cells.get(**cell).is_some_and(Cell::is_unread);
        if let Some(cell) = relation.left.iter().chain(&relation.right).find(unread) {
            self.unread.extend(cells.table(*cell).map(|table| (relation.rule, table)));
            return;
        }
        let printed = |cell: &CellIndex| cells.get(*cell).is_some_and(|cell| cell.figure().is_some());
        relation.silent = !relation.left.iter().chain(&relation.right).any(printed);
        self.relations.push(relation);
    }

    /// Tells the rules that a cell nobody could read kept from being stated.
    pub(crate) fn tell_unread(&mut self) {
        let told = core::mem::take(&mut self.unread);
        self.unchecked.extend(told.into_iter().map(|(rule, table)| Unchecked {
            rule,
            table,
            reason: "a cell of its figures could not be read".into(),
        }));
    }
}

/// A block with its cells numbered and its rows in a tree.
pub(crate) struct Grid<'d> {
    pub(crate) table: usize,
    pub(crate) kind: TableKind,
    pub(crate) block: &'d Block,
    pub(crate) first: CellIndex,
    pub(crate) tree: RowTree,
    /// Rows without figures over rows with figures.
    pub(crate) headings: Headings,
    columns: Vec<ColumnGroup>,
    /// Columns of which it isn't known whether they take part in a total.
    unknown: Vec<usize>,
    /// Columns of totals without figures.
    pub(crate) blank_totals: Headings,
}

impl<'d> Grid<'d> {
    pub(crate) fn all(cells: &Cells<'d>) -> Vec<Self> {
        let mut grids = Vec::new();
        for (table, printed) in cells.disclosure.tables.iter().enumerate() {
            for (first, block) in cells.blocks(table) {
                grids.push(Self::new(table, printed.kind, block, first));
            }
        }
        grids
    }

    fn new(table: usize, kind: TableKind, block: &'d Block, first: CellIndex) -> Self {
        let tree = RowTree::new(kind, block);
        let equal = |kind: RelationKind| kind == RelationKind::Equal;
        let groups = tree.groups.iter().filter(|group| equal(group.kind));
        let headings =
            Headings::new(groups.map(|group| (group.parent, &*group.children)), |row| blank_row(block, row));
        let (columns, unknown) = column_groups(kind, block);
        let groups = columns.iter().filter(|group| equal(group.kind));
        let blank_totals = Headings::new(groups.map(|group| (group.parent, &*group.children)), |column| {
            blank_column(block, column)
        });
        Self { table, kind, block, first, tree, headings, columns, unknown, blank_totals }
    }

    pub(crate) fn cell(&self, row: usize, column: usize) -> CellIndex {
        let offset = row.saturating_mul(self.block.columns.len()).saturating_add(column);
        self.first.saturating_add(CellIndex::try_from(offset).unwrap_or(CellIndex::MAX))
    }

    pub(crate) fn column_where(&self, wanted: impl Fn(&Column) -> bool) -> Option<usize> {
        self.block.columns.iter().position(wanted)
    }

    /// States the sums down its rows and across its columns.
    pub(crate) fn state(&self, cells: &Cells<'d>, stated: &mut Stated) {
        for (rule, reason) in &self.tree.unchecked {
            stated.unchecked.push(Unchecked { rule: *rule, table: self.table, reason: reason.clone() });
        }
        let mut doubtful: BTreeMap<usize, Rule> = BTreeMap::new();
        for group in &self.tree.groups {
            if self.is_over_figures(group.kind, group.parent, &group.children) {
                // The rows below a heading stand for it in the sum above, where there is one.
                let above = self.tree.groups.iter().any(|above| above.children.contains(&group.parent));
                if !(above && group.kind == RelationKind::Equal) {
                    let name = self.block.rows.get(group.parent).map(Row::name).unwrap_or_default();
                    let reason = alloc::format!("{name} prints no figure over the rows below it");
                    stated.unchecked.push(Unchecked { rule: group.rule, table: self.table, reason });
                }
                continue;
            }
            let mut doubted = false;
            for column in 0..self.block.columns.len() {
                if matches!(
                    self.block.columns.get(column).map(|column| &column.key),
                    Some(ColumnKey::UnitPrice | ColumnKey::Quantity)
                ) {
                    continue;
                }
                let found = group.in_column(self.block, column);
                doubted |= found.as_ref().is_none_or(|(kind, _)| *kind != group.kind);
                let Some((kind, rows)) = found else { continue };
                let parent = Vec::from([self.cell(group.parent, column)]);
                let rows = rows.iter().flat_map(|row| self.headings.items(row));
                let children = rows.map(|row| self.cell(*row, column)).collect();
                stated.push(cells, relation(group.rule, kind, parent, children));
            }
            if doubted && let Some(unknown) = group.unknown.iter().min() {
                doubtful.entry(*unknown).or_insert(group.rule);
            }
        }
        for (row, rule) in doubtful {
            let name = self.block.rows.get(row).map(Row::name).unwrap_or_default();
            let reason = alloc::format!("it isn't known what {name} is a part of");
            stated.unchecked.push(Unchecked { rule, table: self.table, reason });
        }
        self.state_columns(cells, stated);
        self.state_carry(cells, stated);
    }

    fn state_columns(&self, cells: &Cells<'d>, stated: &mut Stated) {
        let rule = match self.kind {
            TableKind::ThreePublic => Rule::ThreePublicSum,
            TableKind::PurchasedServices => Rule::PurchaseSum,
            TableKind::OverallTarget => Rule::OverallTargetSum,
            TableKind::ProjectTarget => Rule::ProjectTargetSum,
            _ => Rule::RowSum,
        };
        for column in &self.unknown {
            if let Some(column) = self.block.columns.get(*column) {
                let reason =
                    alloc::format!("it isn't known whether column {} is part of the total", column.name());
                stated.unchecked.push(Unchecked { rule, table: self.table, reason });
            }
        }
        for group in &self.columns {
            let part_is_printed = || group.children.iter().any(|column| !blank_column(self.block, *column));
            let blank = self.blank_totals.holds(group.parent)
                || group.kind == RelationKind::AtMost
                    && blank_column(self.block, group.parent)
                    && part_is_printed();
            if blank {
                let name = self.block.columns.get(group.parent).map(Column::name).unwrap_or_default();
                let reason = alloc::format!("column {name} is blank");
                stated.unchecked.push(Unchecked { rule, table: self.table, reason });
                continue;
            }
            let columns: Vec<usize> =
                group.children.iter().flat_map(|column| self.blank_totals.items(column)).copied().collect();
            for (row, _) in self.block.rows.iter().enumerate().filter(|(_, row)| is_money(row, &columns)) {
                let parent = Vec::from([self.cell(row, group.parent)]);
                let children = columns.iter().map(|column| self.cell(row, *column)).collect();
                stated.push(cells, relation(rule, group.kind, parent, children));
            }
        }
    }

    /// Whether a row prints no figure over rows that do.
    fn is_over_figures(&self, kind: RelationKind, row: usize, below: &[usize]) -> bool {
        self.headings.holds(row)
            || kind == RelationKind::AtMost
                && blank_row(self.block, row)
                && below.iter().any(|row| !blank_row(self.block, *row))
    }

    /// Fund tables of final accounts: 年初结转 + 本年收入 = 本年支出 + 年末结转 in every row.
    fn state_carry(&self, cells: &Cells<'d>, stated: &mut Stated) {
        let by_key = |wanted: &ColumnKey| self.column_where(|column| column.key == *wanted);
        let (Some(start), Some(revenue), Some(end)) =
            (by_key(&ColumnKey::CarryIn), by_key(&ColumnKey::CurrentRevenue), by_key(&ColumnKey::CarryOut))
        else {
            return;
        };
        let spent = by_key(&ColumnKey::CurrentExpenditure).or_else(|| {
            self.column_where(|column| column.key == ColumnKey::Total && column.name().contains("支出"))
        });
        let Some(spent) = spent else { return };
        for row in 0..self.block.rows.len() {
            let at = |column: usize| self.cell(row, column);
            let sides = (Vec::from([at(start), at(revenue)]), Vec::from([at(spent), at(end)]));
            stated.push(cells, Relation::equal(Rule::FinalAccountCarry, sides.0, sides.1));
        }
    }
}

/// Whether the columns of a row hold money: not where it counts something, and where nobody knows what it is only if some part of
/// its total is printed.
fn is_money(row: &Row, parts: &[usize]) -> bool {
    let told = || parts.iter().any(|part| row.cells.get(*part).is_some_and(|cell| cell.fen() != 0));
    !matches!(row.key, RowKey::Count(_)) && (row.ground.is_words() || told())
}

fn blank_row(block: &Block, row: usize) -> bool {
    block.rows.get(row).is_none_or(is_blank)
}

fn blank_column(block: &Block, column: usize) -> bool {
    block.rows.iter().all(|row| row.cells.get(column).is_none_or(Cell::is_nil))
}

fn relation(rule: Rule, kind: RelationKind, parent: Vec<CellIndex>, children: Vec<CellIndex>) -> Relation {
    match kind {
        RelationKind::Equal => Relation::equal(rule, parent, children),
        RelationKind::AtMost => Relation::at_most(rule, children, parent),
    }
}

/// 收入总计 = 支出总计, between the two sides of one table; in 财政拨款收支总表 also fund by fund.
pub(crate) fn state_balance(cells: &Cells<'_>, grids: &[Grid<'_>], stated: &mut Stated) {
    for (index, revenue) in grids.iter().enumerate() {
        let two_sided = matches!(revenue.kind, TableKind::Summary | TableKind::AppropriationSummary);
        if !two_sided || revenue.block.side != Side::Revenue {
            continue;
        }
        let Some(income) = total_cell(revenue) else { continue };
        for expenditure in grids.iter().skip(index + 1).take_while(|grid| grid.table == revenue.table) {
            let Some(spent) = total_cell(expenditure) else { continue };
            stated.push(cells, Relation::equal(Rule::Balance, Vec::from([income]), Vec::from([spent])));
            if revenue.kind == TableKind::AppropriationSummary {
                state_fund_balance(cells, revenue, expenditure, stated);
            }
        }
    }
}

fn grand_row(grid: &Grid<'_>) -> Option<usize> {
    grid.block.rows.iter().rposition(|row| row.key == RowKey::GrandTotal)
}

fn main_column(grid: &Grid<'_>) -> Option<usize> {
    let total = |measure: &Measure| {
        grid.column_where(|column| column.key == ColumnKey::Total && column.measure == *measure)
    };
    total(&Measure::FinalAccount).or_else(|| total(&Measure::Budget))
}

fn total_cell(grid: &Grid<'_>) -> Option<CellIndex> {
    Some(grid.cell(grand_row(grid)?, main_column(grid)?))
}

/// Each fund: its revenue of the year and what was carried in = its column of 支出总计.
fn state_fund_balance(cells: &Cells<'_>, revenue: &Grid<'_>, expenditure: &Grid<'_>, stated: &mut Stated) {
    let (Some(total), Some(money)) = (grand_row(expenditure), main_column(revenue)) else { return };
    // Carried-over money that is not told by fund belongs to any of them.
    let mut unassigned = false;
    let grouped: Vec<usize> = revenue.tree.groups.iter().map(|group| group.parent).collect();
    for (index, row) in revenue.block.rows.iter().enumerate() {
        let carried = row.key == RowKey::CarryIn || matches!(row.key, RowKey::Label(_));
        unassigned |= carried && !grouped.contains(&index) && !is_blank(row);
    }
    if unassigned {
        return;
    }
    for source in FundSource::APPROPRIATIONS {
        let Some(column) = expenditure.column_where(|column| column.key == ColumnKey::Source(source)) else {
            continue;
        };
        let rows: Vec<CellIndex> = revenue
            .block
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.key == RowKey::Revenue(RevenueItem::Source(source)))
            .map(|(row, _)| revenue.cell(row, money))
            .collect();
        if !rows.is_empty() {
            let spent = Vec::from([expenditure.cell(total, column)]);
            stated.push(cells, Relation::equal(Rule::Balance, spent, rows));
        }
    }
}
