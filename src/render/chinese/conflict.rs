use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::cell::{cell, place, printed, quoted, titled};
use super::finding::{gap, most, parts};
use super::mend::{mend, mend_after};
use crate::check::{
    CellName, Change, Conflict, ConflictCell, ConflictRelation, Gap, Hint, Reason, Shape, TableAmount,
    grouped,
};
use crate::relate::{RelationKind, Rule};

/// What is wrong, and what would mend it.
pub(in crate::render) fn conflict(conflict: &Conflict) -> String {
    let first = conflict.suspects().first();
    match (conflict.reason(), conflict.relations()) {
        (Reason::Alone { gap: told, hint, .. }, [relation]) => {
            let row = first.is_some_and(|suspect| matches!(suspect.change, Change::Row { .. }));
            // A row that would mend it says the same with its place.
            let hint = hint.as_ref().filter(|hint| !(row && matches!(hint, Hint::RowMissing { .. })));
            let (text, begun) = alone(conflict, relation, told);
            let hint = hint.map(explained).unwrap_or_default();
            let mend = first.map(|suspect| mend_after(suspect, begun)).unwrap_or_default();
            // What comes first is no alternative.
            let mend = if hint.is_empty() {
                mend.strip_prefix('或').map_or(mend.clone(), String::from)
            } else {
                mend
            };
            format!("{text}{hint}{mend}")
        }
        (reason, relations) => {
            let mend = first.map(mend).unwrap_or_default();
            format!("{}{mend}", together(conflict, relations, reason))
        }
    }
}

fn explained(hint: &Hint) -> String {
    match hint {
        Hint::RowMissing { amount } => format!("若漏列一行{amount}，即可解释。"),
        Hint::RowTooMany { row } => format!("去掉{}，其余各项之和即相符。", quoted(row)),
    }
}

/// One relation that fails by itself, and the figure that the sentence begins with.
fn alone<'c>(
    conflict: &'c Conflict,
    relation: &ConflictRelation,
    told: &Gap,
) -> (String, Option<&'c CellName>) {
    let named =
        |side: &[usize]| side.first().and_then(|index| conflict.cells().get(*index)).map(|told| &told.cell);
    let (left, right) = (named(relation.left()), named(relation.right()));
    let most = most(told).map(|most| format!("；{most}")).unwrap_or_default();
    let elsewhere = left.zip(right).is_some_and(|(left, right)| left.key.table != right.key.table);
    if relation.left().len() > 1 || told.shape == Shape::Sides || elsewhere {
        let statement = statement(relation, conflict.cells());
        return (
            format!("{statement}，相差{}{most}。", told.apart),
            left.filter(|_| relation.left().len() == 1),
        );
    }
    let at = left.or(right);
    let begun = at.map(cell).unwrap_or_default();
    let row = |cell: &CellName| (cell.key.table, cell.key.block, cell.key.row);
    let across = left.zip(right).is_some_and(|(left, right)| row(left) == row(right));
    let parts = if across { parts(Rule::RowSum) } else { parts(relation.rule()) };
    (format!("{begun}{}{most}。", gap(told, parts)), at)
}

fn together(conflict: &Conflict, relations: &[ConflictRelation], reason: &Reason) -> String {
    let mut text = format!("以下{}个关系不可能同时成立：", relations.len());
    for (index, relation) in relations.iter().enumerate() {
        let stop = if index + 1 == relations.len() { "。" } else { "；" };
        text.push_str(&format!("（{}）{}{stop}", index + 1, statement(relation, conflict.cells())));
    }
    match reason {
        Reason::Shared { cell: shared, by, allowed, needed, upper } => {
            if let Some(shared) = conflict.cells().get(*shared) {
                let (most, least) = if *upper { ("最多", "至少") } else { ("至少", "最多") };
                text.push_str(&format!(
                    "就{}（{}）而言，关系（{}）{most}允许{allowed}，其余关系{least}需要{needed}。",
                    cell(&shared.cell),
                    printed(&shared.cell.printed),
                    by + 1,
                ));
            }
        }
        Reason::LeftOver { least } => {
            text.push_str(&format!("各式相加后各数相互抵消，即使计入全部四舍五入仍剩{least}。"));
        }
        _ => {}
    }
    text
}

/// A relation with its figures.
pub(in crate::render) fn statement(relation: &ConflictRelation, cells: &[ConflictCell]) -> String {
    let side = |indices: &[usize]| -> Vec<&ConflictCell> {
        indices.iter().filter_map(|index| cells.get(*index)).collect()
    };
    let (left, right) = (side(relation.left()), side(relation.right()));
    let sign = match relation.kind() {
        RelationKind::Equal => "应等于",
        RelationKind::AtMost => "应不大于",
    };
    let times = match relation.times() {
        (1, 1) => String::new(),
        (1, times) => format!("乘以{times}"),
        (left, right) => format!("乘以{right}/{left}"),
    };
    let table = left.first().map(|told| told.cell.key.table);
    format!(
        "{}{sign}{}{times}",
        sum(&left, None, &relation.left_sum()),
        sum(&right, table, &relation.right_sum())
    )
}

/// One side of a relation; a table that was named is 本表.
fn sum(cells: &[&ConflictCell], named: Option<usize>, total: &TableAmount) -> String {
    const TOLD: usize = 4;
    let title = |cell: &CellName| {
        if named == Some(cell.key.table) { String::from("本表") } else { titled(&cell.table) }
    };
    let at = |cell: &CellName| format!("{}{}", title(cell), place(cell.location.as_ref(), cell.place.line));
    match cells {
        [] => String::from("零"),
        [one] => {
            let one = &one.cell;
            let figure = if one.printed.is_empty() { "空".into() } else { grouped(&one.printed) };
            format!("{}{}{}列（{figure}）", at(one), quoted(&one.row), quoted(&one.column))
        }
        [first, ..] => {
            let same_row = cells.iter().all(|told| {
                (told.cell.key.table, told.cell.key.block, told.cell.key.row)
                    == (first.cell.key.table, first.cell.key.block, first.cell.key.row)
            });
            let shown: Vec<&&ConflictCell> =
                cells.iter().filter(|told| !told.cell.printed.is_empty()).collect();
            let parts: Vec<String> = shown
                .iter()
                .take(TOLD)
                .map(|told| {
                    let name = if same_row { &told.cell.column } else { &told.cell.row };
                    format!("{}{}", quoted(name), grouped(&told.cell.printed))
                })
                .collect();
            let more = match shown.len().checked_sub(TOLD) {
                Some(more @ 1..) => format!("等（另有{more}项）"),
                _ => String::new(),
            };
            let within = if same_row {
                format!("{}{}行", at(&first.cell), quoted(&first.cell.row))
            } else {
                format!("{}{}列", title(&first.cell), quoted(&first.cell.column))
            };
            format!("{within}{}{more}之和{total}", parts.join("、"))
        }
    }
}
