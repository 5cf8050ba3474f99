use alloc::collections::BTreeSet;

use super::DepartmentBudget;
use crate::catalog::{CatalogYear, Status};
use crate::code::{AccountCode, DepartmentEconomicCode, FunctionCode};

impl DepartmentBudget {
    /// The accounts (科目) of this budget, and those above them, for which the catalog has no name in the year, in the
    /// order of their codes, with how each stands: what published tables would print without a name. A code that no list
    /// contains says nothing about its validity; a list of one's own laid over the built-in one
    /// ([`Catalog::with`](crate::Catalog::with)) gives it its name.
    ///
    /// ```
    /// use yusuan::catalog::Status;
    /// use yusuan::budget::BudgetUnit;
    /// use yusuan::code::FunctionItem;
    /// use yusuan::fund::ExpenditureNature;
    /// use yusuan::{Amount, Catalog, DepartmentBudget, FiscalYear, FundSource};
    ///
    /// let unit = BudgetUnit::new("701003".parse()?, "市就业局");
    /// let (item, general) = (FunctionItem::constant("2999999"), FundSource::GeneralPublic);
    /// let budget = DepartmentBudget::builder(unit.clone(), FiscalYear::new(2026)?)
    ///     .revenue(general, Amount::from_fen(100))
    ///     .expenditure(&unit.code, item, ExpenditureNature::Project, general, Amount::from_fen(100))
    ///     .project(&unit.code, item, "党建经费", general, Amount::from_fen(100))
    ///     .build()?;
    /// let year = Catalog::builtin().year(budget.year());
    /// let unlisted: Vec<String> = budget.unlisted(&year).map(|(code, status)| format!("{code} {status}")).collect();
    /// assert_eq!(unlisted, ["299 unlisted", "29999 unlisted", "2999999 unlisted"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unlisted<'c>(&self, year: &CatalogYear<'c>) -> impl Iterator<Item = (AccountCode, Status<'c>)> {
        let functions = self.expenditure.keys().map(|(_, item, ..)| *item);
        let functions = functions.chain(self.projects.keys().map(|(_, item, ..)| *item));
        let economic = self.basic_by_economic.keys().map(|(_, section, _)| *section);
        let leaves = functions
            .map(|item| AccountCode::from(FunctionCode::from(item)))
            .chain(economic.map(|section| AccountCode::from(DepartmentEconomicCode::from(section))));
        let accounts: BTreeSet<AccountCode> =
            leaves.flat_map(|leaf| core::iter::successors(Some(leaf), |code| code.parent())).collect();
        let year = *year;
        accounts
            .into_iter()
            .filter(move |code| year.entry(*code).is_none())
            .map(move |code| (code, year.status(code)))
    }
}
