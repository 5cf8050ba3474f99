use alloc::string::String;
use core::fmt;

use super::ThreePublicItem;
use crate::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use crate::fund::{ExpenditureNature, FundSource, ProjectCategory};
use crate::text::plain;

/// A leaf of a budget: what one amount it holds is the amount of. Names the place in a
/// [`Violation`](super::Violation).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BudgetLeaf {
    /// Revenue from a source.
    Revenue(FundSource),
    /// Carryover from the previous year (上年结转) of one appropriation.
    CarryIn(FundSource),
    /// Carryover to the next year (结转下年) of a fund.
    CarryOut(FundSource),
    /// Expenditure by function.
    Expenditure {
        /// The unit.
        unit: UnitCode,
        /// The function item.
        function: FunctionItem,
        /// The nature.
        nature: ExpenditureNature,
        /// The fund.
        fund: FundSource,
    },
    /// Basic expenditure by economic section.
    BasicByEconomic {
        /// The unit.
        unit: UnitCode,
        /// The economic section.
        economic: DepartmentEconomicSection,
        /// The fund.
        fund: FundSource,
    },
    /// A project.
    Project {
        /// The unit.
        unit: UnitCode,
        /// The function item.
        function: FunctionItem,
        /// The name of the project.
        name: String,
        /// The fund.
        fund: FundSource,
    },
    /// One of the three public expenditures (三公经费).
    ThreePublic {
        /// The unit.
        unit: UnitCode,
        /// The item.
        item: ThreePublicItem,
    },
    /// A task of the overall performance target (整体支出绩效目标).
    Task(ProjectCategory),
    /// An amount of a project's performance target (项目支出绩效目标), by the name of the project.
    ProjectTarget(String),
    /// An amount of a government purchase of services (政府购买服务).
    PurchasedService {
        /// The project that pays for it.
        project: String,
        /// What is purchased.
        item: String,
    },
    /// A budget line, counted from 1 in the order given.
    Line(usize),
}

impl fmt::Display for BudgetLeaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revenue(source) => write!(f, "revenue from {source}"),
            Self::CarryIn(fund) => write!(f, "上年结转 of {fund}"),
            Self::CarryOut(fund) => write!(f, "结转下年 of {fund}"),
            Self::Expenditure { unit, function, nature, fund } => {
                write!(f, "{nature} of unit {unit}, function {function}, {fund}")
            }
            Self::BasicByEconomic { unit, economic, fund } => {
                write!(f, "基本支出 of unit {unit}, economic section {economic}, {fund}")
            }
            Self::Project { unit, function, name, fund } => {
                write!(f, "project `{}` of unit {unit}, function {function}, {fund}", plain(name))
            }
            Self::ThreePublic { unit, item } => write!(f, "{item} of unit {unit}"),
            Self::Task(category) => write!(f, "task {category} of 整体支出绩效目标"),
            Self::ProjectTarget(project) => write!(f, "绩效目标 of project `{}`", plain(project)),
            Self::PurchasedService { project, item } => {
                write!(f, "purchased service `{}` of project `{}`", plain(item), plain(project))
            }
            Self::Line(number) => write!(f, "budget line {number}"),
        }
    }
}
