//! Whether a budget that came from tables is the one they print (复原核对).

use alloc::collections::BTreeMap;

use crate::budget::{DepartmentBudget, Selection};
use crate::code::{DepartmentEconomicSection, FunctionItem};
use crate::disclosure::Scope;
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::relate::{CellIndex, Income, Nature, Printed, Purpose, Quantity, Spending};
use crate::rollup::Totals;

/// What tables print otherwise than a budget has it; `None` where they agree in all.
pub(super) fn agree(
    budget: &DepartmentBudget,
    printed: &[Printed],
    sum: impl Fn(&[CellIndex]) -> i64,
) -> Option<&'static str> {
    let mut held = Held { budget, by_function: BTreeMap::new(), basic: BTreeMap::new() };
    printed
        .iter()
        .flat_map(|printed| printed.quantities.iter())
        .find(|(quantity, cells)| held.of(**quantity).is_some_and(|amount| amount.fen() != sum(cells)))
        .map(|(quantity, _)| match quantity {
            Quantity::Revenue(_) => "the revenue of each source",
            Quantity::ExpenditureAndCarry(_) | Quantity::CarriedOut(_) => {
                "what is carried to the next year (结转下年)"
            }
            Quantity::Expenditure(_) => "which source pays for which expenditure",
        })
}

/// A budget and its roll-ups, each made once however many quantities ask for it.
struct Held<'b> {
    budget: &'b DepartmentBudget,
    by_function: BTreeMap<(Scope, Option<ExpenditureNature>), Totals<FunctionItem>>,
    basic: BTreeMap<Scope, Totals<DepartmentEconomicSection>>,
}

impl Held<'_> {
    /// What the budget has of a quantity; `None` for what it doesn't hold apart.
    fn of(&mut self, quantity: Quantity) -> Option<Amount> {
        let budget = self.budget;
        let appropriations = || sum_of(FundSource::APPROPRIATIONS.map(|source| budget.revenue(source)));
        match quantity {
            Quantity::Revenue(Income::Source(source)) => Some(budget.revenue(source)),
            Quantity::Revenue(Income::Current) => Some(budget.current_revenue()),
            Quantity::Revenue(Income::Total) => Some(budget.revenue_total()),
            Quantity::Revenue(Income::CurrentAndCarry) => {
                budget.revenue_total().checked_sub(budget.revenue(FundSource::Reserves)).ok()
            }
            Quantity::Revenue(Income::Appropriation) => appropriations(),
            Quantity::Revenue(Income::AppropriationTotal) => {
                let carried = sum_of(FundSource::APPROPRIATIONS.map(|source| budget.carry_in(source)))?;
                appropriations()?.checked_add(carried).ok()
            }
            Quantity::Revenue(Income::CarriedAppropriation(source)) => Some(budget.carry_in(source)),
            Quantity::CarriedOut(source) => Some(budget.carry_out(source)),
            Quantity::Expenditure(spending) => self.spent(spending),
            Quantity::ExpenditureAndCarry(scope) => {
                let selection = selection(scope)?;
                let funds = FundSource::ALL.iter().filter(|fund| selection.has_fund(**fund));
                let carried = sum_of(funds.map(|fund| budget.carry_out(*fund)))?;
                let spending = Spending { scope, nature: Nature::All, purpose: Purpose::All };
                self.spent(spending)?.checked_add(carried).ok()
            }
        }
    }

    fn spent(&mut self, spending: Spending) -> Option<Amount> {
        let Spending { scope, nature, purpose } = spending;
        let selection = selection(scope)?;
        let nature = match nature {
            Nature::All => None,
            Nature::Of(nature) => Some(nature),
            Nature::Personnel | Nature::Operating | Nature::UnitReserve => return None,
        };
        let budget = self.budget;
        let functions = self.by_function.entry((scope, nature));
        let functions = functions.or_insert_with(|| budget.expenditure_by_function(nature, selection));
        match purpose {
            Purpose::All => Some(functions.total()),
            Purpose::Function(code) => Some(functions.get(code)),
            Purpose::Economic(code) if nature == Some(ExpenditureNature::Basic) => {
                let basic = self.basic.entry(scope).or_insert_with(|| budget.basic_by_economic(selection));
                Some(basic.get(code))
            }
            Purpose::Economic(_) => None,
        }
    }
}

fn sum_of(amounts: impl IntoIterator<Item = Amount>) -> Option<Amount> {
    Amount::checked_sum(amounts).ok()
}

fn selection(scope: Scope) -> Option<Selection<'static>> {
    Some(match scope {
        Scope::All => Selection::all(),
        Scope::Appropriation => Selection::all().appropriations(),
        Scope::Book(book) => {
            let source = FundSource::appropriation_of(book)?;
            Selection::all().fund(source)
        }
    })
}
