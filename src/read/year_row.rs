//! Rows that are each of a year (年度), and the changes between two.

use super::header::Head;
use super::label::fold;
use super::line::Line;
use super::title;
use super::words::Words;
use crate::disclosure::{Ground, RowKey};
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// The column that says of which year a row is.
pub(super) fn column(heads: &[Head], words: &Words<'_>) -> Option<usize> {
    heads.iter().position(|head| head.path.last().is_some_and(|label| words.heads(label, "years")))
}

/// The year that rows are of where they print the change from another: the newest, whatever year the document is of.
pub(super) fn own_year(heads: &[Head], rows: &[Line<'_>], words: &Words<'_>) -> Option<FiscalYear> {
    let column = column(heads, words)?;
    let cells = || rows.iter().map(|line| fold(line.cell(column)));
    let is_change = |cell: &str| words.find(Topic::YearRow, cell) == Some("change");
    cells()
        .any(|cell| is_change(&cell))
        .then(|| cells().filter_map(|cell| title::year(&cell)).max())
        .flatten()
}

/// A row of another year, or of the change from it, by the cell that says so.
pub(super) fn of_another_year(cell: &str, words: &Vocabulary) -> (RowKey, Ground) {
    let folded = fold(cell);
    match (title::year(&folded), words.find(Topic::YearRow, &folded)) {
        (_, Some("rate")) => (RowKey::Count(cell.into()), Ground::Named),
        (None, Some("change")) => (RowKey::Change, Ground::Named),
        (Some(year), None) => (RowKey::Year(year), Ground::Named),
        _ => (RowKey::Label(cell.into()), Ground::Unknown),
    }
}
