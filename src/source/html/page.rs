use alloc::string::String;
use alloc::vec::Vec;

use crate::source::Remark;

/// The page and what is hidden in it.
pub(super) struct Built {
    pub(super) items: Vec<Item>,
    pub(super) hidden: Vec<Remark>,
}

/// What a page or a cell of it holds.
#[derive(Debug)]
pub(super) enum Item {
    /// A paragraph.
    Text(String),
    Table(Table),
}

/// A table as marked up.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell as marked up.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) items: Vec<Item>,
    pub(super) columns: u16,
    /// None for all rows that follow.
    pub(super) rows: u16,
    pub(super) indent: u8,
}
