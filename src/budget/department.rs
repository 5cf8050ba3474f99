use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Bound;

use super::keys::{EconomicKey, ExpenditureKey, ProjectKey};
use super::{BudgetUnit, Project, Selection, ThreePublic, ThreePublicItem};
use crate::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::performance::{OverallTarget, ProjectTarget, PurchasedService};
use crate::rollup::{Rollup, Totals};
use crate::year::FiscalYear;

/// Department budget (部门预算) of a year, exact and balanced.
///
/// It holds leaves: amounts by unit, function item, nature and fund; basic expenditure by economic
/// section; projects; revenue by source; carryover on both sides; the three public expenditures. Every
/// total is derived from them, so that none can be wrong. Performance targets and purchased services
/// stand beside them and agree with them. A leaf of zero is the same as no leaf, and
/// is not held.
///
/// Every way into the type, deserialising included, runs the checks of
/// [`DepartmentBudgetBuilder::build`](super::DepartmentBudgetBuilder::build).
///
/// ```
/// use yusuan::budget::BudgetUnit;
/// use yusuan::code::DepartmentEconomicSection;
/// use yusuan::fund::ExpenditureNature;
/// use yusuan::{Amount, DepartmentBudget};
/// use yusuan::budget::Selection;
/// use yusuan::code::FunctionItem;
/// use yusuan::{FiscalYear, FundSource};
///
/// let unit = BudgetUnit::new("701003".parse()?, "市就业局");
/// let code = &unit.code;
/// let insurance = FunctionItem::constant("2080109");
/// let (general, yuan) = (FundSource::GeneralPublic, |yuan: i64| Amount::from_fen(yuan * 100));
/// let budget = DepartmentBudget::builder(unit.clone(), FiscalYear::new(2022)?)
///     .revenue(general, yuan(800_000))
///     .revenue(FundSource::CarryIn, yuan(50_000))
///     .carry_in(general, yuan(50_000))
///     .expenditure(code, insurance, ExpenditureNature::Basic, general, yuan(810_000))
///     .basic_by_economic(code, DepartmentEconomicSection::constant("30101"), general, yuan(810_000))
///     .expenditure(code, insurance, ExpenditureNature::Project, general, yuan(20_000))
///     .project(code, insurance, "党建经费", general, yuan(20_000))
///     .carry_out(general, yuan(20_000))
///     .build()?;
///
/// assert_eq!(budget.revenue_total(), yuan(850_000));
/// let basic = budget.expenditure_by_function(Some(ExpenditureNature::Basic), Selection::all());
/// assert_eq!(basic.get(insurance.class()), yuan(810_000));
///
/// let json = serde_json::to_string(&budget)?;
/// assert_eq!(serde_json::from_str::<DepartmentBudget>(&json)?, budget);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentBudget {
    pub(super) unit: BudgetUnit,
    pub(super) year: FiscalYear,
    /// Names of all units, the department's own included.
    pub(super) units: BTreeMap<UnitCode, String>,
    pub(super) revenue: BTreeMap<FundSource, Amount>,
    pub(super) carry_in: BTreeMap<FundSource, Amount>,
    pub(super) carry_out: BTreeMap<FundSource, Amount>,
    pub(super) expenditure: BTreeMap<ExpenditureKey, Amount>,
    pub(super) basic_by_economic: BTreeMap<EconomicKey, Amount>,
    pub(super) projects: BTreeMap<ProjectKey, Amount>,
    pub(super) three_public: BTreeMap<(UnitCode, ThreePublicItem), Amount>,
    pub(super) overall_target: Option<OverallTarget>,
    pub(super) project_targets: Vec<ProjectTarget>,
    pub(super) purchased_services: Vec<PurchasedService>,
}

const FIRST_ITEM: FunctionItem = FunctionItem::constant("2000000");
const FIRST_SECTION: DepartmentEconomicSection = DepartmentEconomicSection::constant("30100");

impl DepartmentBudget {
    /// The department (部门), or the unit whose budget this is.
    #[must_use]
    pub fn unit(&self) -> &BudgetUnit {
        &self.unit
    }

    /// The fiscal year.
    #[must_use]
    pub fn year(&self) -> FiscalYear {
        self.year
    }

    /// The units (预算单位) that have expenditure or public expenses, by code, with their names.
    pub fn units(&self) -> impl Iterator<Item = (&UnitCode, &str)> {
        self.units.iter().filter(|(unit, _)| self.has_leaves(unit)).map(|(unit, name)| (unit, name.as_str()))
    }

    /// The name of a unit, when the budget knows it.
    #[must_use]
    pub fn unit_name(&self, unit: &UnitCode) -> Option<&str> {
        self.units.get(unit).map(String::as_str)
    }

    /// Revenue from a source. 上年结转 is one: the carryover of all funds.
    #[must_use]
    pub fn revenue(&self, source: FundSource) -> Amount {
        self.revenue.get(&source).copied().unwrap_or_default()
    }

    /// Revenue of the year (本年收入合计): without reserves used and carryover.
    #[must_use]
    pub fn current_revenue(&self) -> Amount {
        sum(self.revenue.iter().filter(|(source, _)| source.is_current()).map(|(_, amount)| *amount))
    }

    /// Total revenue (收入总计): revenue of the year, reserves used and carryover.
    #[must_use]
    pub fn revenue_total(&self) -> Amount {
        sum(self.revenue.values().copied())
    }

    /// Carryover from the previous year (上年结转) of one appropriation; zero for any other source,
    /// whose carryover is not held apart.
    #[must_use]
    pub fn carry_in(&self, appropriation: FundSource) -> Amount {
        self.carry_in.get(&appropriation).copied().unwrap_or_default()
    }

    /// Carryover to the next year (结转下年) of a fund.
    #[must_use]
    pub fn carry_out(&self, fund: FundSource) -> Amount {
        self.carry_out.get(&fund).copied().unwrap_or_default()
    }

    /// Carryover to the next year (结转下年) of all funds.
    #[must_use]
    pub fn carry_out_total(&self) -> Amount {
        sum(self.carry_out.values().copied())
    }

    /// Expenditure of the year (本年支出合计): without carryover.
    #[must_use]
    pub fn current_expenditure(&self) -> Amount {
        sum(self.expenditure.values().copied())
    }

    /// Total expenditure (支出总计): expenditure of the year and carryover to the next. Equal to
    /// [`revenue_total`](Self::revenue_total).
    #[must_use]
    pub fn expenditure_total(&self) -> Amount {
        sum(self.expenditure.values().chain(self.carry_out.values()).copied())
    }

    /// Expenditure by function, of one nature or (`None`) of all, over the leaves selected.
    #[must_use]
    pub fn expenditure_by_function(
        &self,
        nature: Option<ExpenditureNature>,
        selection: Selection<'_>,
    ) -> Totals<FunctionItem> {
        let first = |unit| (unit, FIRST_ITEM, ExpenditureNature::Basic, FundSource::GeneralPublic);
        let rows = self.expenditure.range((start(selection, first), Bound::Unbounded));
        totals(
            rows.take_while(|(key, _)| selection.has_unit(&key.0))
                .filter(|(key, _)| nature.is_none_or(|nature| key.2 == nature) && selection.has_fund(key.3))
                .map(|(key, amount)| (key.1, *amount))
                .collect(),
        )
    }

    /// Basic expenditure (基本支出) by economic section, over the leaves selected.
    #[must_use]
    pub fn basic_by_economic(&self, selection: Selection<'_>) -> Totals<DepartmentEconomicSection> {
        let first = |unit| (unit, FIRST_SECTION, FundSource::GeneralPublic);
        let rows = self.basic_by_economic.range((start(selection, first), Bound::Unbounded));
        totals(
            rows.take_while(|(key, _)| selection.has_unit(&key.0))
                .filter(|(key, _)| selection.has_fund(key.2))
                .map(|(key, amount)| (key.1, *amount))
                .collect(),
        )
    }

    /// The projects (项目) selected, by unit, function, name and fund. A project paid from several
    /// funds comes once a fund, one after the other.
    pub fn projects<'a>(&'a self, selection: Selection<'a>) -> impl Iterator<Item = Project<'a>> {
        let first = |unit| (unit, FIRST_ITEM, String::new(), FundSource::GeneralPublic);
        self.projects
            .range((start(selection, first), Bound::Unbounded))
            .take_while(move |(key, _)| selection.has_unit(&key.0))
            .filter(move |(key, _)| selection.has_fund(key.3))
            .map(|((unit, function, name, fund), amount)| Project {
                unit,
                function: *function,
                name,
                fund: *fund,
                amount: *amount,
            })
    }

    /// The three public expenditures (三公经费) of a unit, or (`None`) of all units together.
    #[must_use]
    pub fn three_public(&self, unit: Option<&UnitCode>) -> ThreePublic {
        let mut figures = ThreePublic::default();
        for ((_, item), amount) in
            self.three_public.iter().filter(|((of, _), _)| unit.is_none_or(|unit| unit == of))
        {
            figures.set(*item, sum([figures.get(*item), *amount]));
        }
        figures
    }

    /// The performance target of the whole department (部门整体支出绩效目标), where there is one. Its tasks are the
    /// expenditure they stand for.
    #[must_use]
    pub const fn overall_target(&self) -> Option<&OverallTarget> {
        self.overall_target.as_ref()
    }

    /// The performance targets of projects (项目支出绩效目标), in the order given. Each is of a project of this budget, and has
    /// its money.
    #[must_use]
    pub fn project_targets(&self) -> &[ProjectTarget] {
        &self.project_targets
    }

    /// The government purchases of services (政府购买服务), in the order given.
    #[must_use]
    pub fn purchased_services(&self) -> &[PurchasedService] {
        &self.purchased_services
    }

    /// The unit and the fund of every leaf of expenditure, by unit.
    pub(crate) fn paying(&self) -> impl Iterator<Item = (&UnitCode, FundSource)> {
        self.expenditure.keys().map(|(unit, _, _, fund)| (unit, *fund))
    }

    fn has_leaves(&self, unit: &UnitCode) -> bool {
        let first = (unit.clone(), FIRST_ITEM, ExpenditureNature::Basic, FundSource::GeneralPublic);
        self.expenditure.range(first..).next().is_some_and(|(key, _)| key.0 == *unit)
            || ThreePublicItem::ALL.iter().any(|item| self.three_public.contains_key(&(unit.clone(), *item)))
    }
}

/// Where the leaves selected begin.
fn start<K>(selection: Selection<'_>, first: impl FnOnce(UnitCode) -> K) -> Bound<K> {
    selection.only_unit().map_or(Bound::Unbounded, |unit| Bound::Included(first(unit.clone())))
}

/// Leaves are not negative and all sums of them were checked to fit when the budget was built: no
/// fallback below is ever taken.
fn sum(amounts: impl IntoIterator<Item = Amount>) -> Amount {
    Amount::checked_sum(amounts).unwrap_or(Amount::MAX)
}

fn totals<L: crate::rollup::LeafCode>(rollup: Rollup<L>) -> Totals<L> {
    rollup.totals().unwrap_or_default()
}
