use alloc::vec::Vec;

use super::cells::Cells;
use super::condition::Condition;
use super::relation::{CellIndex, Relation};
use super::row_tree::is_blank;
use super::rule::Rule;
use super::stated::Stated;
use super::within::{Grid, blank_column};
use crate::disclosure::{ColumnKey, Measure, RevenueItem, RowKey, Side, TableKind};
use crate::fund::FundSource;

/// States 收入总计 = 支出总计 between the two sides of one table; in 财政拨款收支总表 also fund by fund.
pub(crate) fn state_sides(cells: &Cells<'_>, grids: &[Grid<'_>], stated: &mut Stated) {
    for (index, revenue) in grids.iter().enumerate() {
        let two_sided = revenue.kind.is_two_sided();
        if !two_sided || revenue.block.side != Side::Revenue {
            continue;
        }
        let Some(income) = total_cell(revenue) else { continue };
        for expenditure in grids.iter().skip(index + 1).take_while(|grid| grid.table == revenue.table) {
            let Some(spent) = total_cell(expenditure) else { continue };
            stated
                .push_across(cells, Relation::equal(Rule::Balance, Vec::from([income]), Vec::from([spent])));
            if revenue.kind == TableKind::AppropriationSummary {
                Funds { cells, revenue, expenditure }.state(stated);
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

/// The funds of 财政拨款收支总表: revenue by rows, expenditure by columns.
struct Funds<'a, 'd> {
    cells: &'a Cells<'d>,
    revenue: &'a Grid<'d>,
    expenditure: &'a Grid<'d>,
}

impl Funds<'_, '_> {
    /// Each fund: its revenue of the year and what was carried in = its column of 支出总计. Where carried money has a column
    /// of its own, a fund's column is its revenue of the year, and that column is what was carried in.
    fn state(&self, stated: &mut Stated) {
        let (Some(total), Some(money)) = (grand_row(self.expenditure), main_column(self.revenue)) else {
            return;
        };
        let carry_column = self.expenditure.column_where(|column| column.key == ColumnKey::CarryIn);
        let carry_column = carry_column.filter(|column| !blank_column(self.expenditure.block, *column));
        if let Some(column) = carry_column {
            let carried = self.carried_in(money);
            if !carried.is_empty() {
                let spent = Vec::from([self.expenditure.cell(total, column)]);
                let relation = Relation::equal(Rule::AppropriationSum, spent, carried);
                stated.push_across(self.cells, relation.because(Condition::CarriedApart));
            }
        } else if self.carries_untold() {
            return;
        }
        for source in FundSource::APPROPRIATIONS {
            let column =
                |grid: &Grid<'_>| grid.column_where(|column| column.key == ColumnKey::Source(source));
            let Some(column) = column(self.expenditure) else { continue };
            let rows = self.rows_of(source, money, carry_column.is_none());
            if !rows.is_empty() {
                let spent = Vec::from([self.expenditure.cell(total, column)]);
                let rule = if carry_column.is_some() { Rule::AppropriationSum } else { Rule::Balance };
                stated.push_across(self.cells, Relation::equal(rule, spent, rows));
            }
        }
    }

    fn rows_of(&self, source: FundSource, money: usize, carried_too: bool) -> Vec<CellIndex> {
        let key = RowKey::Revenue(RevenueItem::Source(source));
        let rows = self.revenue.block.rows.iter().enumerate().filter(|(_, row)| row.key == key);
        rows.filter(|(row, _)| carried_too || !self.is_carried(*row))
            .map(|(row, _)| self.revenue.cell(row, money))
            .collect()
    }

    fn carried_in(&self, money: usize) -> Vec<CellIndex> {
        let rows = self.revenue.block.rows.iter().enumerate();
        let carried = rows.filter(|(row, printed)| printed.key == RowKey::CarryIn && !self.is_carried(*row));
        carried
            .flat_map(|(row, _)| {
                self.revenue
                    .headings
                    .items(&row)
                    .iter()
                    .map(|row| self.revenue.cell(*row, money))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Whether a row stands below 上年结转.
    fn is_carried(&self, row: usize) -> bool {
        let mut groups = self.revenue.tree.groups.iter().filter(|group| group.children.contains(&row));
        groups.any(|group| {
            self.revenue.block.rows.get(group.parent).is_some_and(|row| row.key == RowKey::CarryIn)
        })
    }

    /// Carried-over money that is not told by fund belongs to any of them; so does money under an unknown name.
    fn carries_untold(&self) -> bool {
        let grouped: Vec<usize> = self.revenue.tree.groups.iter().map(|group| group.parent).collect();
        let mut rows = self.revenue.block.rows.iter().enumerate();
        rows.any(|(index, row)| {
            let carried = row.key == RowKey::CarryIn || matches!(row.key, RowKey::Label(_));
            carried && !grouped.contains(&index) && !is_blank(row)
        })
    }
}
