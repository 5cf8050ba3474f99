use super::cells::{Cells, Named};
use super::printed::balance;
use super::relation::CellIndex;
use crate::disclosure::{Block, Column, ColumnKey, Row, RowKey, Scope, Table, TableKind};
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
    block.is_none_or(|block| weighs(&named, block) || tells_year(cells, &named, block))
}

/// Whether an amount may tell that a fund's tables are of the year's money alone: totals do, beside what was carried in.
fn tells_year(cells: &Cells<'_>, named: &Named<'_>, block: &Block) -> bool {
    let is_total = |row: &Row| matches!(row.key, RowKey::GrandTotal | RowKey::CurrentTotal);
    let is_source = |key: &ColumnKey| matches!(key, ColumnKey::Source(_));
    let column = named.column;
    let of_book = matches!(named.table.scope, Some(Scope::Book(_)))
        || is_source(&column.key)
        || column.outer.as_ref().is_some_and(is_source);
    let sums_up = of_book && (is_total(named.row) || !block.rows.iter().any(is_total));
    let is_summary = |table: &Table| table.kind == TableKind::AppropriationSummary;
    let of_source = is_summary(named.table) && matches!(named.row.key, RowKey::Revenue(_));
    let other_years = |row: &Row| {
        let untold = !row.ground.is_words() || matches!(row.key, RowKey::Label(_));
        (untold || balance(&row.key).is_some()) && row.cells.iter().any(|cell| cell.fen() != 0)
    };
    let carries = |table: &Table| table.blocks.iter().any(|block| block.rows.iter().any(other_years));
    (sums_up || of_source) && cells.disclosure.tables.iter().any(|table| is_summary(table) && carries(table))
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
    use crate::disclosure::{Cell, CellKey, Disclosure};
    use crate::money::{Amount, Figure};
    use alloc::string::String;
    use alloc::vec::Vec;

    const FIXTURES: [&str; 2] = [
        include_str!("../../tests/fixtures/bazhong-2022.txt"),
        // A department over two units, a total printed again on the next page, and a service with its price.
        "2023年部门决算\n支出总表\n单位：万元\n单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
         \t\t合计\t9.00\t5.00\t4.00\n甲局\t\t\t9.00\t5.00\t4.00\n甲所\t\t\t5.00\t3.00\t2.00\n乙所\t\t\t4.00\t2.00\t2.00\n\
         政府购买服务支出预算表\n单位：万元\n购买项目\t购买数量\t计量单位\t购买单价\t合计\n\
         合计\t\t\t\t6.00\n物业服务\t2\t项\t3.00\t6.00",
    ];

    /// What of the appropriations is carried over is at most what is carried over in all.
    const CARRIED: &str = "2025年部门预算\n收支总表\n单位：万元\n收入\t\t支出\n项目\t预算数\t项目\t预算数\n\
         一、一般公共预算拨款收入\t10.00\t一、教育支出\t12.00\n二、事业收入\t1.00\n本年收入合计\t11.00\t本年支出合计\t12.00\n\
         上年结转\t2.00\t结转下年\t1.00\n收入总计\t13.00\t支出总计\t13.00\n\
         财政拨款收支总表\n单位：万元\n收入\t\t支出\n项目\t预算数\t项目\t预算数\n\
         一、一般公共预算拨款\t10.00\t一、教育支出\t11.00\n上年结转\t1.00\n收入总计\t11.00\t支出总计\t11.00";

    /// A fund's own table of the year's money alone, beside all that the fund spends.
    const YEAR: &str = "财政拨款收支总表\n单位：万元\n收入\t\t支出\t\t\n项目\t预算数\t项目\t合计\t一般公共预算\n\
         一、一般公共预算拨款\t10.00\t一、教育支出\t13.00\t13.00\n二、上年结转\t3.00\n（一）一般公共预算拨款\t3.00\n\
         收入总计\t13.00\t支出总计\t13.00\t13.00\n\
         一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t10.00\n205\t教育支出\t10.00";

    /// The figure of a cell with another amount.
    fn other(figure: Figure, fen: i64) -> Option<Figure> {
        let amount = Amount::from_fen(fen);
        Figure::of(amount, figure.unit(), figure.places(), crate::money::Rounding::HalfUp).ok()
    }

    /// A document with other figures in some of its cells.
    fn with(disclosure: &Disclosure, figures: &[(CellKey, Figure)]) -> Disclosure {
        let mut changed = disclosure.clone();
        for (key, figure) in figures {
            let place = &mut changed.tables[key.table].blocks[key.block].rows[key.row].cells[key.column];
            *place = Cell { figure: Some(*figure), ..*place };
        }
        changed
    }

    #[test]
    fn relations_hang_on_no_amount_that_is_not_weighed() {
        let mut stayed = 0;
        for fixture in FIXTURES {
            let disclosure = Disclosure::from_text(fixture).unwrap();
            let cells = Cells::new(&disclosure);
            let stated = relations(&cells);
            for step in [1, 1_000_000, 7_500_000_000] {
                let mut figures = Vec::new();
                for (index, known) in disclosure.cells().enumerate() {
                    let cell = u32::try_from(index).unwrap();
                    let Some(figure) = cells.get(cell).unwrap().figure else { continue };
                    let Some(other) = other(figure, figure.fen() + step * figure.quantum()) else { continue };
                    if !may_restate(&cells, cell, other) {
                        figures.push((known.key, other));
                        stayed += 1;
                    }
                }
                let changed = with(&disclosure, &figures);
                // Any of them might show what it decides; each alone does, or all together.
                let together: Vec<_> = relations(&Cells::new(&changed));
                assert_eq!(together, stated, "by {step}");
            }
        }
        assert!(stayed > 300, "{stayed}");
    }

    /// The row and the column of each amount that is weighed.
    fn weighed(text: &str) -> Vec<String> {
        let disclosure = Disclosure::from_text(text).unwrap();
        let cells = Cells::new(&disclosure);
        let more = |figure: Figure| other(figure, figure.fen() + 1_000_000).unwrap();
        let weighed = (0..u32::try_from(cells.len()).unwrap()).filter(|cell| {
            let figure = cells.get(*cell).unwrap().figure;
            figure.is_some_and(|figure| may_restate(&cells, *cell, more(figure)))
        });
        let named = weighed.map(|cell| cells.named(cell).unwrap());
        named.map(|named| alloc::format!("{} {}", named.row.name(), named.column.name())).collect()
    }

    #[test]
    fn no_more_is_weighed_than_is_compared() {
        // Of what is bought, prices and what they come to; the totals of units.
        let bought = FIXTURES[1]
            .replace("购买单价\t合计", "购买单价\t合计\t一般公共预算")
            .replace("\t6.00", "\t6.00\t6.00");
        assert_eq!(
            weighed(&bought),
            [
                "合计 合计",
                "甲局 合计",
                "甲所 合计",
                "乙所 合计",
                "合计 合计",
                "物业服务 购买单价",
                "物业服务 合计"
            ]
        );
        // What is carried over, beside it what the fund is given, and no total without units.
        assert_eq!(
            weighed(CARRIED),
            [
                "上年结转 收入/预算数",
                "结转下年 支出/预算数",
                "一、一般公共预算拨款 收入/预算数",
                "上年结转 收入/预算数"
            ]
        );
        // What the fund is given and spends, and what its own table adds up to.
        assert_eq!(
            weighed(YEAR),
            [
                "一、一般公共预算拨款 收入/预算数",
                "二、上年结转 收入/预算数",
                "（一）一般公共预算拨款 收入/预算数",
                "支出总计 支出/一般公共预算",
                "合计 合计"
            ]
        );
    }

    #[test]
    fn what_a_fund_spends_is_weighed_wherever_it_is_told() {
        let (summary, own) = YEAR.split_once("一般公共预算支出表").unwrap();
        let told = |summary: &str, table: &str| -> Vec<String> {
            let before = weighed(summary).len();
            weighed(&alloc::format!("{summary}{table}")).split_off(before)
        };
        let all = |columns: &str| {
            alloc::format!(
                "支出总表\n单位：万元\n科目编码\t科目名称\t{columns}\n\t合计\t10.00\t4.00\n205\t教育支出\t10.00\t4.00"
            )
        };
        assert_eq!(told(summary, &all("一般公共预算\t单位资金")), ["合计 一般公共预算"]);
        let below = "一般公共预算\t\n\t\t小计\t项目支出";
        assert_eq!(told(summary, &all(below)), ["合计 一般公共预算/小计", "合计 一般公共预算/项目支出"]);
        // Without a total, what is carried in under words nobody knows, and where nothing is.
        let table = alloc::format!("一般公共预算支出表{own}");
        let bare = table.replace("\n\t合计\t10.00", "");
        assert_eq!(told(summary, &bare), ["205 教育支出 合计"]);
        let carried = "二、上年结转\t3.00\n（一）一般公共预算拨款\t3.00\n";
        for unknown in ["某某款\t3.00\n", "二、某某款\t3.00\n"] {
            assert_eq!(told(&summary.replace(carried, unknown), &table), ["合计 合计"], "{unknown}");
        }
        for nothing in ["", "二、上年结转\t0.00\n", "某某款\t0.00\n"] {
            assert!(told(&summary.replace(carried, nothing), &table).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn a_zero_printed_in_other_units_is_weighed() {
        let disclosure = Disclosure::from_text("收支总表\n单位：万元\n项目\t预算数\n合计\t0.00").unwrap();
        let cells = Cells::new(&disclosure);
        let zero = cells.get(0).unwrap().figure.unwrap();
        // To the 分 nothing is hidden behind it.
        let finer = Figure::of(Amount::from_fen(0), zero.unit(), 6, crate::money::Rounding::HalfUp).unwrap();
        assert!(may_restate(&cells, 0, finer));
        assert!(!may_restate(&cells, 0, zero));
    }

    #[test]
    fn an_amount_that_alone_changes_a_relation_is_weighed() {
        let mut weighed = 0;
        // The same of what was spent, and a department whose column of totals is the last, or none.
        let spent = CARRIED.replace("2025年部门预算", "2024年部门决算");
        let last = "支出总表\n单位：万元\n单位名称\t基本支出\t项目支出\t合计\n\
             合计\t5.00\t4.00\t9.00\n甲局\t5.00\t4.00\t9.00\n甲所\t3.00\t2.00\t5.00\n乙所\t2.00\t2.00\t4.00";
        let none = "支出总表\n单位：万元\n单位名称\t基本支出\t项目支出\n\
             合计\t5.00\t4.00\n甲局\t5.00\t4.00\n甲所\t3.00\t2.00\n乙所\t2.00\t2.00";
        for fixture in [FIXTURES[1], CARRIED, &spent, last, none, YEAR] {
            let before = weighed;
            let disclosure = Disclosure::from_text(fixture).unwrap();
            let cells = Cells::new(&disclosure);
            let stated = relations(&cells);
            for (index, known) in disclosure.cells().enumerate() {
                let cell = u32::try_from(index).unwrap();
                let Some(figure) = cells.get(cell).unwrap().figure else { continue };
                let fen = figure.fen();
                let others =
                    [fen + 1_000_000, fen + 7_500_000_000, fen - fen / 2, 0, -fen, fen / 3 * 2, fen * 10_000];
                for fen in others {
                    let Some(other) = other(figure, fen).filter(|other| *other != figure) else { continue };
                    let changed = with(&disclosure, &[(known.key, other)]);
                    if relations(&Cells::new(&changed)) != stated {
                        assert!(may_restate(&cells, cell, other), "{} {fen}", known.key);
                        weighed += 1;
                    }
                }
            }
            assert!(weighed > before, "{fixture}");
        }
        assert!(weighed > 10, "{weighed}");
    }
}
