use core::fmt;

use super::{Cell, Disclosure};

/// Key of a figure cell (单元格): its table, block, row and column, each by its place in what holds it, counted from 0.
/// No two cells of a [`Disclosure`] have the same, while several figures of one cell of text share a
/// [`Place`](super::Place).
///
/// ```
/// use yusuan::Disclosure;
///
/// let disclosure = Disclosure::from_text("支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00")?;
/// let printed = disclosure.cells().next().unwrap();
/// let key = printed.key;
/// assert_eq!((key.table, key.block, key.row, key.column), (0, 0, 0, 0));
/// assert_eq!(disclosure.cell(key), Some(printed.cell));
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct CellKey {
    /// The table, by its place in the disclosure.
    pub table: usize,
    /// The block, by its place in the table.
    pub block: usize,
    /// The row, by its place in the block.
    pub row: usize,
    /// The column, by its place in the block.
    pub column: usize,
}

impl fmt::Display for CellKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.table, self.block, self.row, self.column)
    }
}

impl Disclosure {
    /// The figure cell of a key.
    #[must_use]
    pub fn cell(&self, key: CellKey) -> Option<&Cell> {
        self.tables.get(key.table)?.blocks.get(key.block)?.rows.get(key.row)?.cells.get(key.column)
    }
}
