use alloc::string::String;

use super::BudgetUnit;
use crate::code::{DepartmentEconomicSection, FunctionItem};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;

/// Budget line (预算明细): an expenditure with all its dimensions, as budget systems export them.
///
/// A record with no rules of its own; [`DepartmentBudget`](super::DepartmentBudget) checks lines.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BudgetLine {
    /// The unit that spends.
    pub unit: BudgetUnit,
    /// Function, at the level of items (项).
    pub function: FunctionItem,
    /// Economic section (款) of the department classification.
    pub economic: DepartmentEconomicSection,
    /// Basic, project or one of the three transfers.
    pub nature: ExpenditureNature,
    /// Project name (项目名称): given exactly for project expenditures (项目支出).
    #[serde(default)]
    pub project: Option<String>,
    /// What it is paid from.
    pub fund: FundSource,
    /// The amount, not negative.
    pub amount: Amount,
}

impl BudgetLine {
    /// A line of no project.
    ///
    /// ```
    /// use yusuan::budget::{BudgetLine, BudgetUnit};
    /// use yusuan::code::{DepartmentEconomicSection, FunctionItem};
    /// use yusuan::fund::{ExpenditureNature, FundSource};
    ///
    /// let line = BudgetLine::new(
    ///     BudgetUnit::new("701003".parse()?, "市就业局"),
    ///     FunctionItem::constant("2080109"),
    ///     DepartmentEconomicSection::constant("30201"),
    ///     ExpenditureNature::Project,
    ///     FundSource::GeneralPublic,
    ///     "20000.00".parse()?,
    /// )
    /// .with_project("党建经费");
    /// assert_eq!(line.project.as_deref(), Some("党建经费"));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn new(
        unit: BudgetUnit,
        function: FunctionItem,
        economic: DepartmentEconomicSection,
        nature: ExpenditureNature,
        fund: FundSource,
        amount: Amount,
    ) -> Self {
        Self { unit, function, economic, nature, project: None, fund, amount }
    }

    /// The same line, of a project (项目名称).
    #[must_use]
    pub fn with_project(mut self, project: impl Into<String>) -> Self {
        self.project = Some(project.into());
        self
    }
}
