use super::cells::Cells;
use super::relation::Relation;
use super::rule::Rule;
use super::stated::{Stated, least_known};
use super::within::Grid;
use crate::disclosure::{ColumnKey, TableKind};
use crate::money::MoneyUnit;

/// States 购买数量 × 购买单价 = 合计, row by row, in tables of what is bought.
pub(crate) fn state_purchases(cells: &Cells<'_>, grids: &[Grid<'_>], stated: &mut Stated) {
    let buys = |kind: TableKind| matches!(kind, TableKind::PurchasedServices | TableKind::Procurement);
    for grid in grids.iter().filter(|grid| buys(grid.kind)) {
        state_prices(cells, grid, stated);
    }
}

fn state_prices(cells: &Cells<'_>, grid: &Grid<'_>, stated: &mut Stated) {
    let by_key = |wanted: &ColumnKey| grid.column_where(|column| column.key == *wanted);
    let (Some(price), Some(total)) = (by_key(&ColumnKey::UnitPrice), by_key(&ColumnKey::Total)) else {
        return;
    };
    let among = [price, total].into_iter().filter_map(|column| grid.block.columns.get(column));
    let ground = least_known(among.map(|column| column.ground));
    for (index, row) in grid.block.rows.iter().enumerate() {
        let Some(quantity) = row.purchase().and_then(|terms| terms.quantity()) else { continue };
        let (price, total) = (grid.cell(index, price), grid.cell(index, total));
        let figure = |cell| cells.get(cell).and_then(|cell| cell.figure());
        let (Some(of_one), Some(in_all)) = (figure(price), figure(total)) else { continue };
        let Some((numerator, denominator)) = quantity.fraction() else { continue };
        let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) else {
            continue;
        };
        if numerator <= 0 {
            continue;
        }
        // A price in 元 stands in a table of 万元 whose header doesn't say so: the figures tell that it is one.
        let in_yuan = of_one.unit() == MoneyUnit::TenThousandYuan && {
            let product =
                i128::from(of_one.fen()) * i128::from(numerator) / i128::from(denominator.max(1)) / 10_000;
            (product - i128::from(in_all.fen())).abs() <= i128::from(in_all.quantum())
        };
        if in_yuan {
            continue;
        }
        let relation = Relation::product(Rule::PurchaseSum, (total, denominator), (price, numerator));
        stated.push(cells, relation.known(ground));
    }
}
