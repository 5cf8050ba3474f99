use core::fmt;

use crate::fund::FundSource;

/// Revenue item of a summary (收入项目).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RevenueItem {
    /// Budget appropriations of all three budgets (财政拨款收入).
    Appropriation,
    /// Money that the units bring in themselves, all of its sources (单位资金收入).
    UnitFunds,
    /// A part of one source, told by how it is come by (经费拨款, 非税收入拨款).
    PartOf(FundSource),
    /// One source.
    Source(FundSource),
}

impl fmt::Display for RevenueItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Appropriation => f.pad("财政拨款收入"),
            Self::UnitFunds => f.pad("单位资金收入"),
            Self::PartOf(source) => write!(f, "{source}（部分）"),
            Self::Source(source) => source.fmt(f),
        }
    }
}
