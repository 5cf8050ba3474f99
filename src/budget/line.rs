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
