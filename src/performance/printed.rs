use super::{PerformanceGoals, ProjectProfile};

/// What a printed performance target (绩效目标表) says beside its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct PrintedTarget {
    pub(crate) profile: Option<ProjectProfile>,
    pub(crate) goals: PerformanceGoals,
}

impl PrintedTarget {
    /// The project (项目概况); `None` for the target of the whole department.
    #[must_use]
    pub const fn profile(&self) -> Option<&ProjectProfile> {
        self.profile.as_ref()
    }

    /// The goals and their indicators.
    #[must_use]
    pub const fn goals(&self) -> &PerformanceGoals {
        &self.goals
    }
}
