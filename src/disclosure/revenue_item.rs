use crate::fund::FundSource;

/// Revenue item of a summary (收入项目).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevenueItem {
    /// Budget appropriations of all three budgets (财政拨款收入).
    Appropriation,
    /// One source.
    Source(FundSource),
}
