use super::cells::{Cells, Named};
use super::printed::balance;
use super::relation::CellIndex;
use crate::disclosure::{Block, Column, ColumnKey, Row, RowKey, TableKind};
use crate::money::Figure;

/// Whether another figure in a cell may change which relations are stated. Whether a figure is there, is zero or is below zero
/// decides about many; how much it is, about few.
pub(crate) fn may_restate(cells: &Cells<'_>, cell: CellIndex, figure: Figure) -> bool {
    let Some(named) = cells.named(cell) else { return true };
    let Some(before) = named.cell.figure else { return true };
    if before.fen().signum() != figure.fen().signum() || figure.fen() == 0 && before != figure {
        return true;
    }
    let block = cells.key(cell).and_then(|key| named.table.blocks.get(key.block));
    block.is_none_or(|block| weighs(&named, block))
}

/// Whether an amount is compared with others before a relation is stated.
fn weighs(named: &Named<'_>, block: &Block) -> bool {
    let Named { table, row, column, .. } = named;
    let is_total = matches!(row.key, RowKey::GrandTotal | RowKey::CurrentTotal | RowKey::Subtotal);
    let is_unit = |row: &Row| matches!(row.key, RowKey::Unit(_));
    let first = block.columns.first().is_some_and(|first| core::ptr::eq::<Column>(first, *column));
    match table.kind {
        // A price is told to be in 元 by what it comes to.
        TableKind::PurchasedServices | TableKind::Procurement
            if matches!(column.key, ColumnKey::UnitPrice | ColumnKey::Total) =>
        {
            return true;
        }
        // What is carried over in all is at least what of it is appropriations.
        TableKind::Summary | TableKind::AppropriationSummary if balance(&row.key).is_some() => return true,
        _ => {}
    }
    // A total may be printed again, and a unit may be the department over the others.
    is_total && block.rows.iter().filter(|other| other.key == row.key).nth(1).is_some()
        || (first || column.key == ColumnKey::Total)
            && (is_total || is_unit(row))
            && block.rows.iter().any(is_unit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::super::cells::Cells;
    use super::super::state::relations;
    use super::may_restate;
    use crate::disclosure::{Cell, Disclosure};
    use crate::money::{Amount, Figure};
    use alloc::vec::Vec;

    const FIXTURES: [&str; 2] = [
        include_str!("../../tests/fixtures/bazhong-2022.txt"),
        // A department over two units, a total printed again on the next page, and a service with its price.
        "2023年部门决算\n支出总表\n单位：万元\n单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
         \t\t合计\t9.00\t5.00\t4.00\n甲局\t\t\t9.00\t5.00\t4.00\n甲所\t\t\t5.00\t3.00\t2.00\n乙所\t\t\t4.00\t2.00\t2.00\n\
         政府购买服务支出预算表\n单位：万元\n购买项目\t购买数量\t计量单位\t购买单价\t合计\n\
         合计\t\t\t\t6.00\n物业服务\t2\t项\t3.00\t6.00",
    ];

    #[test]
    fn relations_hang_on_no_amount_that_is_not_weighed() {
        let mut stayed = 0;
        for fixture in FIXTURES {
            let disclosure = Disclosure::from_text(fixture).unwrap();
            let cells = Cells::new(&disclosure);
            let stated = relations(&cells);
            for step in [1, 1_000_000, 7_500_000_000] {
                let mut changed = disclosure.clone();
                for (index, known) in disclosure.cells().enumerate() {
                    let cell = u32::try_from(index).unwrap();
                    let Some(figure) = cells.get(cell).unwrap().figure else { continue };
                    let amount = Amount::from_fen(figure.fen() + step * figure.quantum());
                    let other =
                        Figure::of(amount, figure.unit(), figure.places(), crate::money::Rounding::HalfUp);
                    let Ok(other) = other else { continue };
                    if may_restate(&cells, cell, other) {
                        continue;
                    }
                    let key = known.key;
                    let place =
                        &mut changed.tables[key.table].blocks[key.block].rows[key.row].cells[key.column];
                    *place = Cell { figure: Some(other), ..*place };
                    stayed += 1;
                }
                // Any of them might show what it decides; each alone does, or all together.
                let together: Vec<_> = relations(&Cells::new(&changed));
                assert_eq!(together, stated, "by {step}");
            }
        }
        assert!(stayed > 300, "{stayed}");
    }
}
