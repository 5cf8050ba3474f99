use alloc::collections::btree_map::Entry;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::check;
use super::department::{EconomicKey, ExpenditureKey, ProjectKey};
use super::sums::fen;
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
    pub(super) overall_target: Option<OverallTarget>,
    pub(super) project_targets: Vec<ProjectTarget>,
    pub(super) purchased_services: Vec<PurchasedService>,
}

impl DepartmentBudgetBuilder {
    pub(super) fn new(unit: BudgetUnit, year: FiscalYear) -> Self {
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
            ThreePublicItem::ALL.map(|item| ((unit.clone(), item), figures.get(item)))
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

fn expenditure_leaf((unit, function, nature, fund): &ExpenditureKey) -> BudgetLeaf {
    BudgetLeaf::Expenditure { unit: unit.clone(), function: *function, nature: *nature, fund: *fund }
}

fn economic_leaf((unit, economic, fund): &EconomicKey) -> BudgetLeaf {
    BudgetLeaf::BasicByEconomic { unit: unit.clone(), economic: *economic, fund: *fund }
}

fn project_leaf((unit, function, name, fund): &ProjectKey) -> BudgetLeaf {
    BudgetLeaf::Project { unit: unit.clone(), function: *function, name: name.clone(), fund: *fund }
}

fn three_public_leaf((unit, item): &(UnitCode, ThreePublicItem)) -> BudgetLeaf {
    BudgetLeaf::ThreePublic { unit: unit.clone(), item: *item }
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

/// The names of all units; each is given once, but lines repeat theirs.
fn names(
    own: &BudgetUnit,
    given: Vec<BudgetUnit>,
    lines: &[BudgetLine],
    faults: &mut Vec<Violation>,
) -> BTreeMap<UnitCode, String> {
    let mut names = BTreeMap::from([(own.code.clone(), own.name.clone())]);
    for unit in given {
        match names.entry(unit.code) {
            Entry::Vacant(vacant) => {
                vacant.insert(unit.name);
            }
            Entry::Occupied(held) => faults.push(Violation::UnitNamedTwice {
                unit: held.key().clone(),
                first: held.get().clone(),
                second: unit.name,
            }),
        }
    }
    let mut known: Option<&BudgetUnit> = None;
    let mut reported = BTreeSet::new();
    for BudgetLine { unit, .. } in lines {
        // Exports are sorted by unit: most lines repeat the one before.
        if known == Some(unit) {
            continue;
        }
        known = Some(unit);
        match names.get(&unit.code) {
            None => {
                names.insert(unit.code.clone(), unit.name.clone());
            }
            Some(first) if *first == unit.name => {}
            Some(first) => {
                let fault = Violation::UnitNamedTwice {
                    unit: unit.code.clone(),
                    first: first.clone(),
                    second: unit.name.clone(),
                };
                if reported.insert((&unit.code, &unit.name)) {
                    faults.push(fault);
                }
            }
        }
    }
    for (unit, name) in &names {
        if name.trim().is_empty() {
            faults.push(Violation::UnitNameEmpty { unit: unit.clone() });
        }
    }
    names
}

/// The leaves that lines make.
struct LineSums {
    expenditure: BTreeMap<ExpenditureKey, Amount>,
    basic_by_economic: BTreeMap<EconomicKey, Amount>,
    projects: BTreeMap<ProjectKey, Amount>,
    /// The part of the three public expenditures that is in projects paid from appropriations.
    project_public: BTreeMap<(UnitCode, ThreePublicItem), i128>,
}

impl LineSums {
    fn of(lines: &[BudgetLine], units: &BTreeMap<UnitCode, String>, faults: &mut Vec<Violation>) -> Self {
        // Keys hold a unit's rank and borrow names, so that a line costs no allocation and few
        // comparisons of text.
        let units: Vec<&UnitCode> = units.keys().collect();
        let mut rank = 0;
        let mut expenditure = Vec::with_capacity(lines.len());
        let mut basic_by_economic = Vec::new();
        let mut projects = Vec::new();
        let mut project_public = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let leaf = || BudgetLeaf::Line(index + 1);
            if units.get(rank).is_none_or(|unit| **unit != line.unit.code) {
                rank = units.binary_search(&&line.unit.code).unwrap_or(units.len());
            }
            if line.amount.is_negative() {
                faults.push(Violation::Negative { leaf: leaf(), amount: line.amount });
            }
            expenditure.push(((rank, line.function, line.nature, line.fund), line.amount));
            if line.nature == ExpenditureNature::Basic {
                basic_by_economic.push(((rank, line.economic, line.fund), line.amount));
            }
            let name = line.project.as_deref().filter(|name| !name.trim().is_empty());
            if line.nature == ExpenditureNature::Project {
                if name.is_none() {
                    faults.push(Violation::ProjectNameMissing { leaf: leaf() });
                }
                projects.push(((rank, line.function, name.unwrap_or_default(), line.fund), line.amount));
                if let Some(item) = ThreePublicItem::of_section(line.economic)
                    && line.fund.book().is_some()
                {
                    project_public.push(((rank, item), line.amount));
                }
            } else if let Some(name) = name {
                let (nature, project) = (line.nature, name.to_string());
                faults.push(Violation::ProjectNameUnexpected { leaf: leaf(), nature, project });
            }
        }
        let unit = |rank: usize| units.get(rank).map(|unit| UnitCode::clone(unit));
        let expenditure = sums(expenditure).filter_map(|((rank, function, nature, fund), sum)| {
            Some(((unit(rank)?, function, nature, fund), sum))
        });
        let basic_by_economic = sums(basic_by_economic)
            .filter_map(|((rank, economic, fund), sum)| Some(((unit(rank)?, economic, fund), sum)));
        let projects = sums(projects).filter_map(|((rank, function, name, fund), sum)| {
            Some(((unit(rank)?, function, name.to_string(), fund), sum))
        });
        Self {
            expenditure: fit(expenditure, "expenditure by function of the lines", faults),
            basic_by_economic: fit(
                basic_by_economic,
                "basic expenditure by economic section of the lines",
                faults,
            ),
            projects: fit(projects, "a project of the lines", faults),
            project_public: sums(project_public)
                .filter_map(|((rank, item), sum)| Some(((unit(rank)?, item), sum)))
                .collect(),
        }
    }
}

/// The sum in 分 of each key, in the order of keys.
fn sums<K: Ord + Copy>(mut amounts: Vec<(K, Amount)>) -> impl Iterator<Item = (K, i128)> {
    amounts.sort_unstable_by_key(|(key, _)| *key);
    let mut rest = amounts.into_iter().peekable();
    core::iter::from_fn(move || {
        let (key, first) = rest.next()?;
        let mut sum = fen(first);
        while let Some((_, more)) = rest.next_if(|(next, _)| *next == key) {
            // 2^64 amounts fit, more than memory holds.
            sum = sum.saturating_add(fen(more));
        }
        Some((key, sum))
    })
}

fn add<K: Ord>(sums: &mut BTreeMap<K, i128>, key: K, amount: Amount) {
    let sum = sums.entry(key).or_insert(0);
    *sum = sum.saturating_add(fen(amount));
}

/// Sums in 分 as amounts; those that do not fit are reported once.
fn fit<K: Ord>(
    sums: impl IntoIterator<Item = (K, i128)>,
    words: &'static str,
    faults: &mut Vec<Violation>,
) -> BTreeMap<K, Amount> {
    let mut overflow = false;
    let fitting = sums
        .into_iter()
        .filter_map(|(key, sum)| match i64::try_from(sum) {
            Ok(fen) => Some((key, Amount::from_fen(fen))),
            Err(_) => {
                overflow = true;
                None
            }
        })
        .collect();
    if overflow {
        faults.push(Violation::Overflow { sum: words });
    }
    fitting
}

/// The revenue that balances the expenditure, source by source.
fn balancing_revenue(budget: &DepartmentBudget, faults: &mut Vec<Violation>) -> BTreeMap<FundSource, Amount> {
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
fn public_expenses(
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
