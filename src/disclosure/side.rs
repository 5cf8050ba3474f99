/// Which side of the accounts a block stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Revenue (收入).
    Revenue,
    /// Expenditure (支出).
    Expenditure,
}
