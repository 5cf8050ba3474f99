use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{BudgetLeaf, ThreePublicItem};
use crate::code::{FunctionItem, UnitCode};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::text::plain;

/// A rule a budget breaks, with the amounts on both sides.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Violation {
    /// Total revenue (收入总计) is not total expenditure (支出总计), carryover on either side included.
    #[error("收入总计 {revenue}元 and 支出总计 {expenditure}元 should be equal: {}", gap(&[revenue], &[expenditure]))]
    Unbalanced {
        /// Revenue of the year, reserves used and carryover from the previous year.
        revenue: Amount,
        /// Expenditure of the year and carryover to the next.
        expenditure: Amount,
    },
    /// The same for one appropriation, or for all other funds together.
    #[error(
        "{}: revenue {revenue}元 + 上年结转 {carry_in}元 and expenditure {expenditure}元 + 结转下年 {carry_out}元 should be equal: {}",
        book.map_or("非财政拨款资金", Into::into), gap(&[revenue, carry_in], &[expenditure, carry_out])
    )]
    FundUnbalanced {
        /// The budget the appropriation comes from; `None` for all funds that are no appropriation.
        book: Option<BudgetBook>,
        /// Its revenue, reserves used included.
        revenue: Amount,
        /// Its carryover from the previous year.
        carry_in: Amount,
        /// The expenditure paid from it.
        expenditure: Amount,
        /// Its carryover to the next year.
        carry_out: Amount,
    },
    /// The carryover of the appropriations is more than all carryover from the previous year.
    #[error("上年结转 of the appropriations {appropriations}元 should be at most 上年结转 {all}元: {}", gap(&[appropriations], &[all]))]
    CarryInExceeded {
        /// Carryover of the three appropriations.
        appropriations: Amount,
        /// All carryover from the previous year.
        all: Amount,
    },
    /// Basic expenditure by function is not basic expenditure by economic section.
    #[error("基本支出 of unit {unit}, {fund}: by function {by_function}元 and by economic section {by_economic}元 should be equal: {}", gap(&[by_function], &[by_economic]))]
    BasicDiffers {
        /// The unit.
        unit: UnitCode,
        /// The fund.
        fund: FundSource,
        /// Its basic expenditure over all functions.
        by_function: Amount,
        /// Its basic expenditure over all economic sections.
        by_economic: Amount,
    },
    /// The projects do not add up to the project expenditure of their function.
    #[error("项目支出 of unit {unit}, function {function}, {fund}: its projects {projects}元 and the function {expenditure}元 should be equal: {}", gap(&[projects], &[expenditure]))]
    ProjectsDiffer {
        /// The unit.
        unit: UnitCode,
        /// The function item.
        function: FunctionItem,
        /// The fund.
        fund: FundSource,
        /// The sum of the projects.
        projects: Amount,
        /// The project expenditure by function.
        expenditure: Amount,
    },
    /// Basic expenditure on one of the three public expenditures (三公经费) is more than its figure, which
    /// also counts projects.
    #[error("{item} of unit {unit}: basic expenditure {basic}元 should be at most the figure of 三公经费 {figure}元: {}", gap(&[basic], &[figure]))]
    ThreePublicExceeded {
        /// The unit.
        unit: UnitCode,
        /// The item.
        item: ThreePublicItem,
        /// Basic expenditure of its economic sections, general public budget.
        basic: Amount,
        /// The figure among the three public expenditures.
        figure: Amount,
    },
    /// Tasks of the overall performance target are not the expenditure they stand for.
    #[error("整体支出绩效目标: {tasks}{} {target}元 and the expenditure {expenditure}元 should be equal: {}", if *appropriation { " of 财政拨款" } else { "" }, gap(&[target], &[expenditure]))]
    TaskDiffers {
        /// The tasks.
        tasks: &'static str,
        /// Whether only budget appropriations (财政拨款) are counted.
        appropriation: bool,
        /// The amount of the tasks.
        target: Amount,
        /// The amount of the expenditure.
        expenditure: Amount,
    },
    /// A project has two performance targets.
    #[error("project `{project}` should have one 绩效目标, found two", project = plain(project))]
    ProjectTargetTwice {
        /// The project.
        project: String,
    },
    /// A performance target is of no project of the budget.
    #[error("绩效目标 of project `{project}`: the budget has no project of this name", project = plain(project))]
    ProjectTargetUnknown {
        /// The project.
        project: String,
    },
    /// The money of a performance target is not that of its project.
    #[error("绩效目标 of project `{project}`, {fund}: its {target}元 and the project's {budget}元 should be equal: {}", gap(&[target], &[budget]), project = plain(project))]
    ProjectTargetDiffers {
        /// The project.
        project: String,
        /// The fund.
        fund: FundSource,
        /// The amount of the target.
        target: Amount,
        /// The amount of the project.
        budget: Amount,
    },
    /// A part of a project target's money is more than the whole.
    #[error("绩效目标 of project `{project}`: {part} {amount}元 should be at most {of} {whole}元: {}", gap(&[amount], &[whole]), project = plain(project))]
    TargetPartExceeds {
        /// The project.
        project: String,
        /// The part, in words.
        part: &'static str,
        /// Its amount.
        amount: Amount,
        /// The whole, in words.
        of: &'static str,
        /// Its amount.
        whole: Amount,
    },
    /// Quantity times price is not what a purchased service costs.
    #[error("{leaf}: {quantity} × {unit_price}元 should be its {total}元")]
    PriceDiffers {
        /// The service.
        leaf: BudgetLeaf,
        /// How much is purchased.
        quantity: String,
        /// The price of one.
        unit_price: Amount,
        /// The money of all funds.
        total: Amount,
    },
    /// Purchased services cost more than there is money for.
    #[error("政府购买服务 of {}, {fund}: {purchased}元 should be at most {available}元: {}", OfProject(project.as_deref()), gap(&[purchased], &[available]))]
    PurchasesExceed {
        /// The project; `None` for the whole budget.
        project: Option<String>,
        /// The fund.
        fund: FundSource,
        /// What the services cost.
        purchased: Amount,
        /// What the project, or the budget, has.
        available: Amount,
    },
    /// An amount below zero.
    #[error("{leaf}: the amount should not be negative, found {amount}元")]
    Negative {
        /// Whose amount.
        leaf: BudgetLeaf,
        /// The amount.
        amount: Amount,
    },
    /// A leaf given twice, or given besides lines that make it.
    #[error("{leaf} should be given once, found {first}元 and {second}元")]
    Duplicate {
        /// The leaf.
        leaf: BudgetLeaf,
        /// The amount that was there.
        first: Amount,
        /// The amount given again.
        second: Amount,
    },
    /// A unit given twice, or under two names.
    #[error("unit {unit} should be named once, found `{first}` and `{second}`", first = plain(first), second = plain(second))]
    UnitNamedTwice {
        /// The unit.
        unit: UnitCode,
        /// The name that was there.
        first: String,
        /// The name given again.
        second: String,
    },
    /// A leaf is of a unit that was not given.
    #[error("unit {unit} has amounts but no name")]
    UnitUnnamed {
        /// The unit.
        unit: UnitCode,
    },
    /// A unit whose name is empty.
    #[error("the name of unit {unit} is empty")]
    UnitNameEmpty {
        /// The unit.
        unit: UnitCode,
    },
    /// A project or a project line with no name.
    #[error("{leaf}: 项目支出 should have a project name")]
    ProjectNameMissing {
        /// The project or line.
        leaf: BudgetLeaf,
    },
    /// A line that names a project but is no project expenditure.
    #[error("{leaf}: {nature} should have no project, found `{project}`", project = plain(project))]
    ProjectNameUnexpected {
        /// The line.
        leaf: BudgetLeaf,
        /// Its nature.
        nature: ExpenditureNature,
        /// The project it names.
        project: String,
    },
    /// Carryover by appropriation was given for a source that is no appropriation.
    #[error("上年结转 of {fund} {amount}元: only 财政拨款 have their carryover apart")]
    NotAnAppropriation {
        /// The source.
        fund: FundSource,
        /// The amount given.
        amount: Amount,
    },
    /// A sum beyond what an [`Amount`] can hold.
    #[error("{sum} is beyond ±92233720368547758.07元")]
    Overflow {
        /// The sum, in words.
        sum: &'static str,
    },
}

/// Why a budget could not be built: every [`Violation`], in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BudgetError {
    violations: Vec<Violation>,
}

impl BudgetError {
    pub(super) fn of(violations: Vec<Violation>) -> Self {
        Self { violations }
    }

    /// The violations, at least one.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for BudgetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = if self.violations.len() == 1 { "rule" } else { "rules" };
        write!(f, "the budget breaks {} {rules}:", self.violations.len())?;
        self.violations.iter().try_for_each(|violation| write!(f, "\n{violation}"))
    }
}

impl core::error::Error for BudgetError {}

/// "the gap is 1.00元" between two sums.
fn gap(left: &[&Amount], right: &[&Amount]) -> Gap {
    let sum = |amounts: &[&Amount]| amounts.iter().map(|amount| i128::from(amount.fen())).sum::<i128>();
    Gap(sum(left).abs_diff(sum(right)))
}

struct OfProject<'a>(Option<&'a str>);

impl fmt::Display for OfProject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(project) => write!(f, "project `{project}`"),
            None => f.write_str("the budget"),
        }
    }
}

struct Gap(u128);

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the gap is {}.{:02}元", self.0 / 100, self.0 % 100)
    }
}
