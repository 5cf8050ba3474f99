use alloc::boxed::Box;

use super::IndicatorTree;

/// Goals of a performance target (绩效目标): those of the medium term and those of the year.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PerformanceGoals {
    /// The medium term (中长期目标).
    #[serde(default)]
    pub medium_term: Goal,
    /// The year (年度目标, 年度总体目标).
    #[serde(default)]
    pub annual: Goal,
}

/// One goal: its description and the indicators that measure it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Goal {
    /// The description (总体目标), perhaps empty.
    #[serde(default)]
    pub text: Box<str>,
    /// The indicators (绩效指标).
    #[serde(default)]
    pub indicators: IndicatorTree,
}

impl Goal {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.indicators.is_empty()
    }
}
