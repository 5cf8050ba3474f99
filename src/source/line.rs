use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Origin, SourceCell};

/// One line of a source (行): a line of text, or a row of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    pub(crate) standing: Standing,
    pub(crate) origin: Origin,
    pub(crate) cells: Vec<SourceCell>,
}

/// What a line of a source is, as far as the source tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standing {
    /// A line of plain text, which doesn't tell prose from rows.
    Untold,
    /// Prose: text outside any grid.
    Prose,
    /// A row of a grid, which is told from other grids by its number. A grid is what the file rules or marks up as one; a
    /// table that goes on over pages is a grid for each page.
    Grid(u32),
    /// What pages repeat: running heads, page numbers.
    Furniture,
}

impl SourceLine {
    /// A line of cells.
    #[must_use]
    pub const fn new(standing: Standing, origin: Origin, cells: Vec<SourceCell>) -> Self {
        Self { standing, origin, cells }
    }

    /// A line of text.
    #[must_use]
    pub fn prose(origin: Origin, text: impl Into<Box<str>>) -> Self {
        Self::new(Standing::Prose, origin, Vec::from([SourceCell::new(text)]))
    }

    /// What it is.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Where it stands.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The texts of its cells with a tab between, unquoted.
    pub(crate) fn joined(&self) -> String {
        let length = self.cells.iter().map(|cell| cell.text.len() + 1).sum();
        let mut joined = String::with_capacity(length);
        for (index, cell) in self.cells.iter().enumerate() {
            if index > 0 {
                joined.push('\t');
            }
            joined.push_str(&cell.text);
        }
        joined
    }

    /// Its cells, from left to right.
    #[must_use]
    pub fn cells(&self) -> &[SourceCell] {
        &self.cells
    }
}
