use alloc::vec::Vec;

use super::question::Question;
use crate::disclosure::Place;
use crate::money::Amount;

/// Witness (见证): exact amounts for every figure of a disclosure. Every relation holds between them to the 分, and each
/// prints as its figure, save the totals that the report names as footed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// By table, in the order of its places.
    tables: Vec<Vec<(Place, i64)>>,
}

impl Witness {
    pub(super) fn new(question: &Question<'_>, amounts: Vec<i64>) -> Self {
        let mut rest = amounts.into_iter();
        let tables = question
            .cells
            .disclosure
            .tables
            .iter()
            .map(|table| {
                let mut cells: Vec<(Place, i64)> =
                    table.cells().map(|cell| cell.place()).zip(rest.by_ref()).collect();
                cells.sort_unstable();
                cells
            })
            .collect();
        Self { tables }
    }

    /// The exact amount behind the figure at a place of a table (by its place in the disclosure, counted from 0).
    #[must_use]
    pub fn amount(&self, table: usize, place: Place) -> Option<Amount> {
        let cells = self.tables.get(table)?;
        let at = cells.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        cells.get(at).map(|(_, fen)| Amount::from_fen(*fen))
    }
}
