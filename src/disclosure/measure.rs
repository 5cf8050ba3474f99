use alloc::boxed::Box;
use core::fmt;

/// Which of several numbers for one thing a column prints (数别): 预算数 beside 决算数.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Measure {
    /// The budget of the year (预算数).
    Budget,
    /// The final account (决算数).
    FinalAccount,
    /// The budget of the year before (上年预算数).
    LastYear,
    /// By how much the year's number is above another one (增减额).
    Change,
    /// Another year or another stage, as printed (上年执行数, 调整预算数).
    Other(Box<str>),
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Budget => "预算数",
            Self::FinalAccount => "决算数",
            Self::LastYear => "上年预算数",
            Self::Change => "增减额",
            Self::Other(name) => name,
        })
    }
}
