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
}
