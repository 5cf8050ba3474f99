use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ColumnKey, Ground, Heading, Measure};

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Column {
    pub(crate) key: ColumnKey,
    pub(crate) measure: Measure,
    /// What the headers above the one that gave the key are about.
    #[serde(skip)]
    pub(crate) outer: Option<ColumnKey>,
    pub(crate) path: Vec<Box<str>>,
    pub(crate) column: usize,
    /// What each of its headers says.
    #[serde(skip)]
    pub(crate) headings: Vec<Heading>,
    /// What its line of numbers says it is made of (`3=1+2`).
    #[serde(skip)]
    pub(crate) formula: Vec<Term>,
    /// How its key is known.
    #[serde(skip)]
    pub(crate) ground: Ground,
}

impl Column {
    /// What it is about.
    #[must_use]
    pub const fn key(&self) -> &ColumnKey {
        &self.key
    }

    /// Which number it prints.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.measure
    }

    /// How its key is known.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// Its headers from the top down, as printed.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        self.path.iter().map(|label| &**label)
    }

    /// Its name for a reader: the headers joined by `/`.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.join("/")
    }

    /// The cell of a source line it stands in, counted from 1; 0 for figures that stand in cells of text here and there.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }
}

/// A column in a printed formula, by the cell it stands in, and whether it is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) column: usize,
    pub(crate) less: bool,
}
