use alloc::boxed::Box;

use super::cell_text::CellText;
use crate::text::terms;

/// A cell of a source line (单元格): its text as shown, and what is known of how it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceCell {
    pub(crate) text: CellText,
    pub(crate) indent: u8,
    pub(crate) merge: Merge,
    pub(crate) fault: Option<CellFault>,
}

impl SourceCell {
    /// A cell that holds this text.
    #[must_use]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self::of(text.into().into())
    }

    pub(super) fn of(text: CellText) -> Self {
        Self { text, ..Self::default() }
    }

    /// Indents its text by so many steps.
    #[must_use]
    pub const fn with_indent(mut self, steps: u8) -> Self {
        self.indent = steps;
        self
    }

    /// Says how it is merged with its neighbours.
    #[must_use]
    pub const fn with_merge(mut self, merge: Merge) -> Self {
        self.merge = merge;
        self
    }

    /// Says why its value can't be told.
    #[must_use]
    pub const fn with_fault(mut self, fault: CellFault) -> Self {
        self.fault = Some(fault);
        self
    }

    /// Its text as shown; empty for a blank.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many steps its text is indented, where the source tells; a step is about the width of one character.
    #[must_use]
    pub const fn indent(&self) -> u8 {
        self.indent
    }

    /// How it is merged with its neighbours.
    #[must_use]
    pub const fn merge(&self) -> Merge {
        self.merge
    }

    /// Why its value can't be told, where it can't.
    #[must_use]
    pub const fn fault(&self) -> Option<CellFault> {
        self.fault
    }
}

/// Whether a cell is merged with others (合并单元格).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Merge {
    /// It stands for itself, or the source does not tell.
    #[default]
    Alone,
    /// The first of a merged area: how many columns and rows it covers.
    Lead {
        /// Columns, its own included.
        columns: u16,
        /// Rows, its own included.
        rows: u16,
    },
    /// Covered by the first cell of a merged area.
    Covered,
}

terms! {
    /// Why the value of a cell can't be told.
    #[non_exhaustive]
    pub enum CellFault is "fault of a cell (formula-without-value or error-value)", tested as the_words_of_cell_fault, not "", " ", "fault" {
        /// A formula that was never calculated: no value is stored.
        FormulaWithoutValue = "formula-without-value",
        /// An error value such as `#REF!`.
        ErrorValue = "error-value",
    }
}
