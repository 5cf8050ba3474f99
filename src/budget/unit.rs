use alloc::string::String;

use crate::code::UnitCode;

/// Budget unit (预算单位): a department or a unit under it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BudgetUnit {
    /// Unit code (单位代码).
    pub code: UnitCode,
    /// Unit name (单位名称). A budget refuses an empty one.
    pub name: String,
}

impl BudgetUnit {
    /// A unit by its code and its name.
    #[must_use]
    pub fn new(code: UnitCode, name: impl Into<String>) -> Self {
        Self { code, name: name.into() }
    }
}
