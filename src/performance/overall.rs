use alloc::collections::BTreeMap;

use super::Goal;
use crate::fund::{ExpenditureNature, ProjectCategory};
use crate::money::{Amount, AmountError};

/// Performance target of the whole department (部门整体支出绩效目标): what its tasks cost, its goal, its indicators. Totals are
/// derived from the tasks.
///
/// ```
/// use yusuan::fund::{ExpenditureNature, ProjectCategory};
/// use yusuan::performance::{Goal, OverallTarget, Task};
/// use yusuan::Amount;
///
/// let task = |yuan: &str| -> Result<Task, yusuan::money::AmountError> {
///     Ok(Task { appropriation: yuan.parse()?, other: Amount::ZERO })
/// };
/// let target = OverallTarget::new(
///     [
///         (ProjectCategory::OtherRunning, task("153000")?),
///         (ProjectCategory::SpecificPurpose, task("470000")?),
///     ],
///     Goal::default(),
/// );
/// assert_eq!(target.of_nature(ExpenditureNature::Project)?.to_string(), "623000.00");
/// # Ok::<(), yusuan::money::AmountError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverallTarget {
    tasks: BTreeMap<ProjectCategory, Task>,
    #[serde(default)]
    goal: Goal,
}

/// What one task (任务) of the department costs, by where the money comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Budget appropriations (财政拨款).
    pub appropriation: Amount,
    /// Other money (其他资金).
    pub other: Amount,
}

impl Task {
    /// Both together (合计).
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub const fn total(&self) -> Result<Amount, AmountError> {
        self.appropriation.checked_add(self.other)
    }
}

impl OverallTarget {
    /// A target of these tasks; the last one counts where a category is given twice.
    #[must_use]
    pub fn new(tasks: impl IntoIterator<Item = (ProjectCategory, Task)>, goal: Goal) -> Self {
        Self { tasks: tasks.into_iter().collect(), goal }
    }

    /// The tasks (任务), by category.
    #[must_use]
    pub const fn tasks(&self) -> &BTreeMap<ProjectCategory, Task> {
        &self.tasks
    }

    /// The goal of the year (年度总体目标) and its indicators.
    #[must_use]
    pub const fn goal(&self) -> &Goal {
        &self.goal
    }

    /// What one category costs; zero where it is not given.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn of_category(&self, category: ProjectCategory) -> Result<Amount, AmountError> {
        self.tasks.get(&category).map_or(Ok(Amount::ZERO), Task::total)
    }

    /// What the categories of one nature cost together: 基本支出 or 项目支出.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn of_nature(&self, nature: ExpenditureNature) -> Result<Amount, AmountError> {
        let mut total = Amount::ZERO;
        for (_, task) in self.tasks.iter().filter(|(category, _)| category.nature() == nature) {
            total = total.checked_add(task.total()?)?;
        }
        Ok(total)
    }

    /// What all tasks cost together (合计), by where the money comes from.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn total(&self) -> Result<Task, AmountError> {
        Ok(Task {
            appropriation: Amount::checked_sum(self.tasks.values().map(|task| task.appropriation))?,
            other: Amount::checked_sum(self.tasks.values().map(|task| task.other))?,
        })
    }
}
