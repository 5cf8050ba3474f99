use alloc::vec::Vec;

/// What the headers say of all rows of a block alike.
pub(super) struct Headed {
    /// The column that says of which year each row is.
    pub(super) years: Option<usize>,
    /// Whether units and projects stand in one column, headed 项目类别.
    pub(super) by_kinds: bool,
    /// Whether the column of names is one of projects too.
    pub(super) by_projects: bool,
    /// Whether the labels are headed as accounts, so that codes may stand before them.
    pub(super) by_accounts: bool,
    /// For each column what its headers speak of.
    pub(super) columns: Vec<HeadedBy>,
}

/// What the headers of a column of labels speak of.
#[derive(Clone, Copy, Default)]
pub(super) struct HeadedBy {
    pub(super) units: bool,
    pub(super) others: bool,
    pub(super) items: bool,
    pub(super) accounts: bool,
}

impl Headed {
    pub(super) fn by(&self, column: usize) -> HeadedBy {
        self.columns.get(column).copied().unwrap_or_default()
    }
}
