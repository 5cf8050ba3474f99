//! Rows that are each of a year (年度), and the changes between two.

use super::label::fold;
use super::title;
use crate::disclosure::{Ground, RowKey};

/// A row of another year, or of the change from it, by the cell that says so.
pub(super) fn of_another_year(cell: &str) -> (RowKey, Ground) {
    let folded = fold(cell);
    let changes = ["增减", "变化", "变动"].iter().any(|word| folded.contains(word));
    let rate = ["率", "比例", "幅度", "%"].iter().any(|word| folded.contains(word));
    match title::year(&folded) {
        _ if rate => (RowKey::Count(cell.into()), Ground::Named),
        None if changes => (RowKey::Change, Ground::Named),
        Some(year) if !changes => (RowKey::Year(year), Ground::Named),
        _ => (RowKey::Label(cell.into()), Ground::Unknown),
    }
}
