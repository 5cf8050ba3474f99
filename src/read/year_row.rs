//! Rows that are each of a year (年度), and the changes between two.

use super::label::fold;
use super::title;
use crate::disclosure::{Ground, RowKey};
use crate::vocabulary::{Topic, Vocabulary};

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
