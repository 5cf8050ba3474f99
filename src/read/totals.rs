use super::label::fold;
use super::units::is_named_as_unit;
use crate::disclosure::{Ground, Row, RowKey, TableKind};
use crate::vocabulary::{Topic, Vocabulary};

/// Which rows are the totals of a table, once all of its rows are known.
pub(super) fn settle(kind: TableKind, rows: &mut [Row], words: &Vocabulary) {
    only_subtotal(rows);
    tell_apart(kind, rows, words);
    if !kind.is_two_sided() {
        only_unit(rows);
        tell_untold(rows, words);
    }
}

/// The total of a table may stand under a word nobody knows, in a column where each word is taken for a project or a unit:
/// the first or last row is nothing known where none prints more, and, beside a total that is told, not more than all rows do.
fn tell_untold(rows: &mut [Row], words: &Vocabulary) {
    let told = rows.iter().any(is_total);
    let fen = |row: &Row| row.cells.iter().map(crate::disclosure::Cell::fen).max().unwrap_or(0);
    let most = rows.iter().map(fen).max().unwrap_or(0);
    let all: i128 = rows.iter().map(|row| i128::from(fen(row))).sum();
    // A total of its rows is no more than all that they print.
    let sums_up = !told || i128::from(most) * 2 <= all;
    let placed = |row: &Row| row.ground == Ground::Placed && row.code.is_none() && !row.level.is_ordinal();
    let several = rows.iter().filter(|row| placed(row) && fen(row) != 0).count() > 1;
    if told && !several || !sums_up {
        return;
    }
    let mut printed = rows.iter_mut().filter(|row| row.cells.iter().any(|cell| cell.figure.is_some()));
    let (Some(first), last) = (printed.next(), printed.next_back()) else { return };
    if last.is_none() {
        return;
    }
    for row in [Some(first), last].into_iter().flatten() {
        // Beside a total that is told, what is named as units are is one.
        let is_unit = told && row.key == RowKey::Unit(None) && is_named_as_unit(&fold(&row.label), words);
        if placed(row) && fen(row) == most && !is_unit {
            row.key = RowKey::Label(row.label.clone());
            row.ground = Ground::Unknown;
        }
    }
}

fn is_total(row: &Row) -> bool {
    matches!(row.key, RowKey::GrandTotal | RowKey::CurrentTotal)
}

/// 小计 is the total of a table that has no other.
fn only_subtotal(rows: &mut [Row]) {
    if rows.iter().any(is_total) {
        return;
    }
    let mut subtotals = rows.iter_mut().filter(|row| row.key == RowKey::Subtotal);
    if let (Some(only), None) = (subtotals.next(), subtotals.next()) {
        only.key = RowKey::GrandTotal;
    }
}

/// Of 收入合计 and 收入总计 below it, the first is the total of the year.
fn tell_apart(kind: TableKind, rows: &mut [Row], words: &Vocabulary) {
    if !kind.is_two_sided() && kind != TableKind::Revenue
        || rows.iter().any(|row| row.key == RowKey::CurrentTotal)
    {
        return;
    }
    let is_total = |row: &Row| row.key == RowKey::GrandTotal && !row.label.contains(['/', '／']);
    let mut totals = rows.iter_mut().enumerate().filter(|(at, row)| *at > 0 && is_total(row));
    if let (Some((_, first)), Some((_, second)), None) = (totals.next(), totals.next(), totals.next())
        && !(words.says(Topic::LabelSays, "revenue", &first.label)
            && words.says(Topic::LabelSays, "expenditure", &second.label))
    {
        first.key = RowKey::CurrentTotal;
    }
}

/// Without a row of totals the row of the only unit is the table's total, and so is the only row where it has no label.
fn only_unit(rows: &mut [Row]) {
    if rows.iter().any(|row| is_total(row) || row.key == RowKey::Subtotal) {
        return;
    }
    let printed = |row: &Row| row.cells.iter().any(|cell| cell.figure.is_some());
    let count = rows.iter().filter(|row| printed(row)).count();
    let units = rows.iter().filter(|row| matches!(row.key, RowKey::Unit(_)) && printed(row)).count();
    let Some(first) = rows.iter_mut().find(|row| printed(row)) else { return };
    let of_unit = units == 1 && matches!(first.key, RowKey::Unit(_));
    let unlabelled = count == 1 && first.label.is_empty() && first.code.is_none();
    if of_unit || unlabelled {
        first.key = RowKey::GrandTotal;
        first.ground = first.ground.min(Ground::Placed);
    }
}
