use alloc::string::String;

use super::{BudgetLeaf, ThreePublicItem};
use crate::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use crate::fund::{ExpenditureNature, FundSource};

pub(super) type ExpenditureKey = (UnitCode, FunctionItem, ExpenditureNature, FundSource);
pub(super) type EconomicKey = (UnitCode, DepartmentEconomicSection, FundSource);
pub(super) type ProjectKey = (UnitCode, FunctionItem, String, FundSource);

pub(super) fn expenditure_leaf((unit, function, nature, fund): &ExpenditureKey) -> BudgetLeaf {
    BudgetLeaf::Expenditure { unit: unit.clone(), function: *function, nature: *nature, fund: *fund }
}

pub(super) fn economic_leaf((unit, economic, fund): &EconomicKey) -> BudgetLeaf {
    BudgetLeaf::BasicByEconomic { unit: unit.clone(), economic: *economic, fund: *fund }
}

pub(super) fn project_leaf((unit, function, name, fund): &ProjectKey) -> BudgetLeaf {
    BudgetLeaf::Project { unit: unit.clone(), function: *function, name: name.clone(), fund: *fund }
}

pub(super) fn three_public_leaf((unit, item): &(UnitCode, ThreePublicItem)) -> BudgetLeaf {
    BudgetLeaf::ThreePublic { unit: unit.clone(), item: *item }
}
