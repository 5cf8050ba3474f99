/// Whether budgets or final accounts are disclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The budget of the year (预算).
    Budget,
    /// Final accounts (决算).
    FinalAccount,
}
