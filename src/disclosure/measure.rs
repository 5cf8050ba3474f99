use alloc::boxed::Box;

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
