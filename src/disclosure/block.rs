use alloc::vec::Vec;

use super::{Column, Row, Side};

/// One block of a table: its columns and rows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Block {
    pub(crate) side: Side,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

impl Block {
    /// The side of the accounts it stands on.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.side
    }

    /// Its figure columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Its rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}
