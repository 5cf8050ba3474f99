use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::check;
use super::derived::{balancing_revenue, public_expenses};
use super::keys::{
    EconomicKey, ExpenditureKey, ProjectKey, economic_leaf, expenditure_leaf, project_leaf, three_public_leaf,
};
use super::line_sums::LineSums;
use super::sums::fit;
use super::unit_names::names;
use super::{
    BudgetError, BudgetLeaf, BudgetLine, BudgetUnit, DepartmentBudget, ThreePublic, ThreePublicItem,
    Violation,
};
use crate::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::performance::{OverallTarget, ProjectTarget, PurchasedService};
use crate::year::FiscalYear;

/// Builder of a [`DepartmentBudget`]: takes leaves and lines in any order, checks when it builds.
///
/// A leaf is given once: a second amount for the same key is refused, also when lines make that
/// leaf. Lines are a different matter: systems export several lines of one key, and they add up.
#[derive(Clone, Debug)]
pub struct DepartmentBudgetBuilder {
    unit: BudgetUnit,
    year: FiscalYear,
    units: Vec<BudgetUnit>,
    revenue: Vec<(FundSource, Amount)>,
    carry_in: Vec<(FundSource, Amount)>,
    carry_out: Vec<(FundSource, Amount)>,
    expenditure: Vec<(ExpenditureKey, Amount)>,
    basic_by_economic: Vec<(EconomicKey, Amount)>,
    projects: Vec<(ProjectKey, Amount)>,
    three_public: Vec<(UnitCode, ThreePublic)>,
    lines: Vec<BudgetLine>,
    overall_target: Option<OverallTarget>,
    project_targets: Vec<ProjectTarget>,
    purchased_services: Vec<PurchasedService>,
}

impl DepartmentBudget {
    /// A builder that takes leaves and lines in any order.
    #[must_use]
    pub fn builder(unit: BudgetUnit, year: FiscalYear) -> DepartmentBudgetBuilder {
        DepartmentBudgetBuilder::new(unit, year)
    }

    /// The budget these lines make. Revenue pays exactly for them, and the three public expenditures
    /// are what the lines say: see [`DepartmentBudgetBuilder::line`].
    ///
    /// # Errors
    ///
    /// Every violated rule, as [`DepartmentBudgetBuilder::build`].
    pub fn from_lines(
        unit: BudgetUnit,
        year: FiscalYear,
        lines: impl IntoIterator<Item = BudgetLine>,
    ) -> Result<Self, BudgetError> {
        Self::builder(unit, year).lines(lines).build()
    }
}

impl DepartmentBudgetBuilder {
    fn new(unit: BudgetUnit, year: FiscalYear) -> Self {
        Self {
            unit,
            year,
            units: Vec::new(),
            revenue: Vec::new(),
            carry_in: Vec::new(),
            carry_out: Vec::new(),
            expenditure: Vec::new(),
            basic_by_economic: Vec::new(),
            projects: Vec::new(),
            three_public: Vec::new(),
            lines: Vec::new(),
            overall_target: None,
            project_targets: Vec::new(),
            purchased_services: Vec::new(),
        }
    }

    /// Names a unit (预算单位) that leaves are of. The budget's own unit and those of lines are known.
    #[must_use]
    pub fn unit(mut self, unit: BudgetUnit) -> Self {
        self.units.push(unit);
        self
    }

    /// Revenue from a source. 上年结转 is the carryover of all funds.
    #[must_use]
    pub fn revenue(mut self, source: FundSource, amount: Amount) -> Self {
        self.revenue.push((source, amount));
        self
    }

    /// How much of 上年结转 is of one appropriation. What is left is of the other funds.
    #[must_use]
    pub fn carry_in(mut self, appropriation: FundSource, amount: Amount) -> Self {
        self.carry_in.push((appropriation, amount));
        self
    }

    /// Carryover to the next year (结转下年) of a fund.
    #[must_use]
    pub fn carry_out(mut self, fund: FundSource, amount: Amount) -> Self {
        self.carry_out.push((fund, amount));
        self
    }

    /// Expenditure by function. What is paid from an appropriation carried over is of that
    /// appropriation, not of 上年结转.
    #[must_use]
    pub fn expenditure(
        mut self,
        unit: &UnitCode,
        function: FunctionItem,
        nature: ExpenditureNature,
        fund: FundSource,
        amount: Amount,
    ) -> Self {
        self.expenditure.push(((unit.clone(), function, nature, fund), amount));
        self
    }

    /// Basic expenditure (基本支出) by economic section.
    #[must_use]
    pub fn basic_by_economic(
        mut self,
        unit: &UnitCode,
        economic: DepartmentEconomicSection,
        fund: FundSource,
        amount: Amount,
    ) -> Self {
        self.basic_by_economic.push(((unit.clone(), economic, fund), amount));
        self
    }

    /// A project (项目) and what it costs from one fund.
    #[must_use]
    pub fn project(
        mut self,
        unit: &UnitCode,
        function: FunctionItem,
        name: &str,
        fund: FundSource,
        amount: Amount,
    ) -> Self {
        self.projects.push(((unit.clone(), function, name.to_string(), fund), amount));
        self
    }

    /// The three public expenditures (三公经费) of a unit.
    #[must_use]
    pub fn three_public(mut self, unit: &UnitCode, figures: ThreePublic) -> Self {
        self.three_public.push((unit.clone(), figures));
        self
    }

    /// A budget line, from which every leaf of expenditure follows. Lines of one key add up.
    ///
    /// Where there are lines and no revenue is given, revenue is what balances them: from each
    /// source, its expenditure and carryover to the next year less its own carryover. Where there
    /// are lines and no public expenses are given, these are the sums of sections 30212, 30217,
    /// 30231, 31013 and 30913 over basic expenditure and project lines paid from appropriations.
    #[must_use]
    pub fn line(mut self, line: BudgetLine) -> Self {
        self.lines.push(line);
        self
    }

    /// Budget lines, as [`line`](Self::line).
    #[must_use]
    pub fn lines(mut self, lines: impl IntoIterator<Item = BudgetLine>) -> Self {
        self.lines.extend(lines);
        self
    }

    /// The performance target of the whole department (部门整体支出绩效目标); the last one given counts.
    #[must_use]
    pub fn overall_target(mut self, target: OverallTarget) -> Self {
        self.overall_target = Some(target);
        self
    }

    /// The performance target of a project (项目支出绩效目标). It means the projects of its name, in all units and functions.
    #[must_use]
    pub fn project_target(mut self, target: ProjectTarget) -> Self {
        self.project_targets.push(target);
        self
    }

    /// A government purchase of services (政府购买服务).
    #[must_use]
    pub fn purchased_service(mut self, service: PurchasedService) -> Self {
        self.purchased_services.push(service);
        self
    }

    /// Builds the budget.
    ///
    /// Per fund, the two sides balance in this sense: the revenue of an appropriation and its
    /// carryover from the previous year are the expenditure paid from it and its carryover to the
    /// next. All other sources balance as one pool, because reserves used and the rest of 上年结转
    /// pay for any of them; expenditure marked with either of these two is of the pool.
    ///
    /// That the five natures of expenditure make up its total, that functions stand at 项 and basic
    /// expenditure at 款 (预算法, art. 46), no leaf can break: it is how leaves are made.
    ///
    /// # Errors
    ///
    /// All of these at once, each a [`Violation`]:
    ///
    /// - 收入总计 is not 支出总计, or an appropriation or the pool of other funds does not balance;
    /// - the appropriations' carryover is more than 上年结转, or is of a source that is none;
    /// - basic expenditure by function is not that by economic section, for a unit and fund;
    /// - the projects are not the project expenditure, for a unit, function and fund;
    /// - basic expenditure from the general public budget on one of the three public expenditures is more
    ///   than its figure, for a unit;
    /// - an amount is negative, also that of a line, or a sum overflows;
    /// - the overall target's tasks are not the expenditure they stand for: 人员支出 the sections of 301 and 303,
    ///   公用经费 the other sections, 其他运转类 and 特定目标类 project expenditure; in all and of 财政拨款;
    /// - a project target is of no project or given twice, has other money than its project, from a fund,
    ///   or less than its procurement or its cost indicators;
    /// - of a purchased service, quantity times price is not its money; or services cost more from a fund
    ///   than their project, or the budget, has;
    /// - a leaf is given twice; a unit has two names, an empty one, or none;
    /// - a project or a line of project expenditure has no project name, or another line has one.
    pub fn build(self) -> Result<DepartmentBudget, BudgetError> {
        let Self {
            unit,
            year,
            units,
            revenue,
            carry_in,
            carry_out,
            expenditure,
            basic_by_economic,
            projects,
            three_public,
            lines,
            overall_target,
            project_targets,
            purchased_services,
        } = self;
        let mut faults = Vec::new();
        let units = names(&unit, units, &lines, &mut faults);
        let summed = LineSums::of(&lines, &units, &mut faults);
        if faults.iter().any(|fault| matches!(fault, Violation::Overflow { .. })) {
            // A leaf is missing: what the rules say about the others would be untrue.
            return Err(BudgetError::of(faults));
        }
        let defaults = !lines.is_empty();
        let no_revenue = revenue.is_empty();
        let no_three_public = three_public.is_empty();

        let mut budget = DepartmentBudget {
            unit,
            year,
            units,
            revenue: BTreeMap::new(),
            carry_in: BTreeMap::new(),
            carry_out: BTreeMap::new(),
            expenditure: summed.expenditure,
            basic_by_economic: summed.basic_by_economic,
            projects: summed.projects,
            three_public: BTreeMap::new(),
            overall_target,
            project_targets,
            purchased_services,
        };
        take(&mut budget.revenue, revenue, |source| BudgetLeaf::Revenue(*source), &mut faults);
        take(&mut budget.carry_in, carry_in, |fund| BudgetLeaf::CarryIn(*fund), &mut faults);
        take(&mut budget.carry_out, carry_out, |fund| BudgetLeaf::CarryOut(*fund), &mut faults);
        take(&mut budget.expenditure, expenditure, expenditure_leaf, &mut faults);
        take(&mut budget.basic_by_economic, basic_by_economic, economic_leaf, &mut faults);
        let unnamed = projects.iter().filter(|((_, _, name, _), _)| name.trim().is_empty());
        faults.extend(unnamed.map(|(key, _)| Violation::ProjectNameMissing { leaf: project_leaf(key) }));
        take(&mut budget.projects, projects, project_leaf, &mut faults);
        let figures = three_public.into_iter().flat_map(|(unit, figures)| {
            ThreePublicItem::ALL.iter().map(move |item| ((unit.clone(), *item), figures.get(*item)))
        });
        take(&mut budget.three_public, figures, three_public_leaf, &mut faults);

        if defaults && no_revenue {
            budget.revenue = balancing_revenue(&budget, &mut faults);
        }
        if defaults && no_three_public {
            let figures = public_expenses(&budget, summed.project_public);
            budget.three_public = fit(figures, "a figure of 三公经费", &mut faults);
        }
        check::check(&budget, &mut faults);
        if !faults.is_empty() {
            return Err(BudgetError::of(faults));
        }
        budget.revenue.retain(is_some_money);
        budget.carry_in.retain(is_some_money);
        budget.carry_out.retain(is_some_money);
        budget.expenditure.retain(is_some_money);
        budget.basic_by_economic.retain(is_some_money);
        budget.projects.retain(is_some_money);
        budget.three_public.retain(is_some_money);
        Ok(budget)
    }
}

fn is_some_money<K>(_: &K, amount: &mut Amount) -> bool {
    *amount != Amount::ZERO
}

/// Puts leaves given directly beside those that lines made.
fn take<K: Ord>(
    held: &mut BTreeMap<K, Amount>,
    given: impl IntoIterator<Item = (K, Amount)>,
    leaf: impl Fn(&K) -> BudgetLeaf,
    faults: &mut Vec<Violation>,
) {
    for (key, amount) in given {
        if amount.is_negative() {
            faults.push(Violation::Negative { leaf: leaf(&key), amount });
        }
        match held.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(amount);
            }
            Entry::Occupied(held) => faults.push(Violation::Duplicate {
                leaf: leaf(held.key()),
                first: *held.get(),
                second: amount,
            }),
        }
    }
}
