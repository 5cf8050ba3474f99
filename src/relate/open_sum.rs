use alloc::vec::Vec;

use super::relation::CellIndex;

/// A total (合计) and what may be its items, where words don't tell whether they all are or whether others are too.
///
/// It states nothing; but what was added up from rounded items may be off by as much as they are, whoever knows their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenSum {
    pub(crate) total: CellIndex,
    pub(crate) items: Vec<CellIndex>,
}
