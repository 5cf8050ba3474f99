//! Whether a budget that came from tables is the one they print (复原核对).

use crate::budget::{DepartmentBudget, Selection};
use crate::disclosure::Scope;
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::relate::{CellIndex, Income, Nature, Printed, Purpose, Quantity, Spending};

/// What tables print otherwise than a budget has it; `None` where they agree in all.
pub(super) fn agree(
    budget: &DepartmentBudget,
    printed: &[Printed],
    sum: impl Fn(&[CellIndex]) -> i64,
) -> Option<&'static str> {
    let quantities = printed.iter().flat_map(|printed| &printed.quantities);
    quantities
        .filter(|(quantity, cells)| {
            of_budget(budget, **quantity).is_some_and(|amount| amount.fen() != sum(cells))
        })
        .map(|(quantity, _)| match quantity {
            Quantity::Revenue(_) => "the revenue of each source",
            Quantity::ExpenditureAndCarry(_) | Quantity::CarriedOut(_) => {
                "what is carried to the next year (结转下年)"
            }
            Quantity::Expenditure(_) => "which source pays for which expenditure",
        })
        .next()
}

/// What a budget has of a quantity; `None` for what it doesn't hold apart.
fn of_budget(budget: &DepartmentBudget, quantity: Quantity) -> Option<Amount> {
    let add = |amounts: &[Amount]| {
        amounts.iter().try_fold(Amount::ZERO, |sum, amount| sum.checked_add(*amount).ok())
    };
    let appropriations = || add(&FundSource::APPROPRIATIONS.map(|source| budget.revenue(source)));
    match quantity {
        Quantity::Revenue(Income::Source(source)) => Some(budget.revenue(source)),
        Quantity::Revenue(Income::Current) => Some(budget.current_revenue()),
        Quantity::Revenue(Income::Total) => Some(budget.revenue_total()),
        Quantity::Revenue(Income::CurrentAndCarry) => {
            budget.revenue_total().checked_sub(budget.revenue(FundSource::Reserves)).ok()
        }
        Quantity::Revenue(Income::Appropriation) => appropriations(),
        Quantity::Revenue(Income::AppropriationTotal) => {
            let carried = add(&FundSource::APPROPRIATIONS.map(|source| budget.carry_in(source)))?;
            appropriations()?.checked_add(carried).ok()
        }
        Quantity::Revenue(Income::CarriedAppropriation(source)) => Some(budget.carry_in(source)),
        Quantity::CarriedOut(source) => Some(budget.carry_out(source)),
        Quantity::Expenditure(spending) => spent(budget, spending),
        Quantity::ExpenditureAndCarry(scope) => {
            let spending = Spending { scope, nature: Nature::All, purpose: Purpose::All };
            let funds = FundSource::ALL.iter().copied();
            let carried = funds.filter(|fund| selection(scope).is_some_and(|of| of.has_fund(*fund)));
            let carried: Option<Amount> = carried
                .map(|fund| budget.carry_out(fund))
                .try_fold(Amount::ZERO, |sum, amount| sum.checked_add(amount).ok());
            spent(budget, spending)?.checked_add(carried?).ok()
        }
    }
}

fn spent(budget: &DepartmentBudget, spending: Spending) -> Option<Amount> {
    let selection = selection(spending.scope)?;
    let nature = match spending.nature {
        Nature::All => None,
        Nature::Of(nature) => Some(nature),
        Nature::Personnel | Nature::Operating | Nature::UnitReserve => return None,
    };
    match spending.purpose {
        Purpose::All => Some(budget.expenditure_by_function(nature, selection).total()),
        Purpose::Function(code) => Some(budget.expenditure_by_function(nature, selection).get(code)),
        Purpose::Economic(code) => {
            (nature == Some(ExpenditureNature::Basic)).then(|| budget.basic_by_economic(selection).get(code))
        }
    }
}

fn selection(scope: Scope) -> Option<Selection<'static>> {
    Some(match scope {
        Scope::All => Selection::all(),
        Scope::Appropriation => Selection::all().appropriations(),
        Scope::Book(book) => {
            let source = FundSource::APPROPRIATIONS.into_iter().find(|source| source.book() == Some(book))?;
            Selection::all().fund(source)
        }
    })
}
