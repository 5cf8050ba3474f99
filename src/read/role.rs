use super::caption_word::Label;
use crate::disclosure::{ColumnKey, Measure};

/// What a column of the grid holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Labels of the rows.
    Label(Label),
    /// Percentages, counts, and numbers told as unread.
    Aside,
    /// What the figures are about, and what the headers above that are about.
    Figures(ColumnKey, Measure, Option<ColumnKey>),
}

impl Role {
    pub(super) const fn is_label(&self) -> bool {
        matches!(self, Self::Label(Label::Name | Label::Code | Label::SplitCode(_) | Label::UnitCode))
    }
}
