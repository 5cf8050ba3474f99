use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{CellText, Origin, SourceCell};

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
    pub(crate) fn joined(&self) -> Cow<'_, str> {
        if let Some(line) = CellText::parted_from(self.cells.iter().map(|cell| &cell.text)) {
            return Cow::Borrowed(line);
        }
        let length = self.cells.iter().map(|cell| cell.text.len() + 1).sum();
        let mut joined = String::with_capacity(length);
        for (index, cell) in self.cells.iter().enumerate() {
            if index > 0 {
                joined.push('\t');
            }
            joined.push_str(&cell.text);
        }
        Cow::Owned(joined)
    }

    /// Its cells, from left to right.
    #[must_use]
    pub fn cells(&self) -> &[SourceCell] {
        &self.cells
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::Cow;
    use alloc::vec::Vec;

    use crate::source::Source;

    #[test]
    fn a_line_is_its_cells_with_tabs_between() {
        for (text, shared) in [
            ("a\t\tb\nc", true),
            ("", true),
            ("a,b\nc,d\ne,f", false),
            ("\"a\"\tb", false),
            ("a\t\"b\"", false),
        ] {
            for line in Source::from_text(text).lines() {
                let cells: Vec<&str> = line.cells().iter().map(|cell| cell.text()).collect();
                assert_eq!(line.joined(), cells.join("\t"), "{text}");
                assert_eq!(matches!(line.joined(), Cow::Borrowed(_)), shared, "{text}");
            }
        }
    }
}
