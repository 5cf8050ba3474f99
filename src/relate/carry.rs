use alloc::vec::Vec;

use super::cells::Cells;
use super::flow::{Flow, counts};
use super::relation::Relation;
use super::rule::Rule;
use super::stated::{Stated, least_known};
use super::unchecked::WhyUnchecked;
use super::within::{Grid, blank_column};
use crate::disclosure::ColumnKey;

/// States, in tables that print them side by side, 年初结转 + 本年收入 = 本年支出 + 年末结转 (and 结余分配) in every row.
pub(crate) fn state_carry(cells: &Cells<'_>, grids: &[Grid<'_>], stated: &mut Stated) {
    for grid in grids {
        let columns = &grid.block.columns;
        let of = |wanted: Flow| columns.iter().position(|column| counts(column, wanted));
        let (Some(start), Some(revenue)) = (of(Flow::CarriedIn), of(Flow::Income)) else { continue };
        let (Some(spent), Some(end)) = (of(Flow::Spent), of(Flow::CarriedOut)) else { continue };
        let among = [start, revenue, spent, end].into_iter().filter_map(|column| columns.get(column));
        let ground = least_known(among.map(|column| column.ground));
        // What stands beside them under a name that isn't known may be drawn from balances, or distributed.
        let stray = |(index, column): (usize, &crate::disclosure::Column)| {
            (matches!(column.key, ColumnKey::Label(_))
                && column.outer.is_none()
                && !blank_column(grid.block, index))
            .then(|| column.name())
        };
        if let Some(name) = columns.iter().enumerate().find_map(stray) {
            let why = WhyUnchecked::ColumnBesideBalances { name };
            stated.tell(Rule::FinalAccountCarry, grid.table, why);
            continue;
        }
        for row in 0..grid.block.rows.len() {
            let at = |column: usize| grid.cell(row, column);
            let sides = (Vec::from([at(start), at(revenue)]), Vec::from([at(spent), at(end)]));
            let relation = Relation::equal(Rule::FinalAccountCarry, sides.0, sides.1);
            stated.push(cells, relation.known(ground));
        }
    }
}
