use crate::disclosure::{ColumnKey, Measure};

/// What a column of the grid holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An account code in one cell.
    Code,
    /// One cell of a split code: 0 类, 1 款, 2 项.
    SplitCode(usize),
    UnitCode,
    /// The label of the row.
    Name,
    ProjectName,
    /// Text that names nothing: line numbers, remarks.
    Text,
    /// Percentages, counts, and numbers told as unread.
    Aside,
    /// What the figures are about, and what the headers above that are about.
    Figures(ColumnKey, Measure, Option<ColumnKey>),
}

impl Role {
    pub(super) const fn is_label(&self) -> bool {
        matches!(self, Self::Name | Self::Code | Self::SplitCode(_) | Self::UnitCode)
    }
}
