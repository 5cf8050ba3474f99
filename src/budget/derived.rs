//! What follows from lines where it is not given.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::sums::{add, fen, fit};
use super::{BudgetLeaf, DepartmentBudget, ThreePublicItem, Violation};
use crate::code::UnitCode;
use crate::fund::FundSource;
use crate::money::Amount;

/// The revenue that balances the expenditure, source by source.
pub(super) fn balancing_revenue(
    budget: &DepartmentBudget,
    faults: &mut Vec<Violation>,
) -> BTreeMap<FundSource, Amount> {
    let mut revenue = BTreeMap::new();
    for ((.., fund), amount) in &budget.expenditure {
        add(&mut revenue, *fund, *amount);
    }
    for (fund, amount) in &budget.carry_out {
        add(&mut revenue, *fund, *amount);
    }
    for (fund, amount) in &budget.carry_in {
        *revenue.entry(*fund).or_insert(0) -= fen(*amount);
        add(&mut revenue, FundSource::CarryIn, *amount);
    }
    let revenue = fit(revenue, "revenue", faults);
    for (source, amount) in revenue.iter().filter(|(_, amount)| amount.is_negative()) {
        faults.push(Violation::Negative { leaf: BudgetLeaf::Revenue(*source), amount: *amount });
    }
    revenue
}

/// The three public expenditures in basic expenditure and projects, paid from appropriations.
pub(super) fn public_expenses(
    budget: &DepartmentBudget,
    in_projects: BTreeMap<(UnitCode, ThreePublicItem), i128>,
) -> BTreeMap<(UnitCode, ThreePublicItem), i128> {
    let mut figures = in_projects;
    for ((unit, economic, fund), amount) in &budget.basic_by_economic {
        if let Some(item) = ThreePublicItem::of_section(*economic)
            && fund.book().is_some()
        {
            *figures.entry((unit.clone(), item)).or_insert(0) += fen(*amount);
        }
    }
    figures
}
