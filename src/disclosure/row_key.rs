use alloc::boxed::Box;
use core::fmt;

use super::{PublicExpense, PurchaseCategory, RevenueItem};
use crate::code::{AccountCode, DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode, UnitCode};
use crate::fund::ExpenditureNature;
use crate::year::FiscalYear;

/// What a row is about (行目).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RowKey {
    /// The total of the table or of one side of it (合计, 总计, 收入总计).
    GrandTotal,
    /// Revenue or expenditure of the year in sum (本年收入合计, 本年支出合计).
    CurrentTotal,
    /// The total of the rows beside it, where the table has a total of its own (小计).
    Subtotal,
    /// A budget unit (单位).
    Unit(Option<UnitCode>),
    /// An account of the functional classification (支出功能分类科目).
    Function(FunctionCode),
    /// An account of the department economic classification (部门预算支出经济分类科目).
    Economic(DepartmentEconomicCode),
    /// An account of the government economic classification (政府预算支出经济分类科目).
    GovernmentEconomic(GovernmentEconomicCode),
    /// A local account of more digits (地方自设科目) below an account of the national list, as printed: 3010201.
    Local(AccountCode, Box<str>),
    /// A category of government procurement (采购品目大类).
    Purchase(PurchaseCategory),
    /// A project under a function (项目).
    Project(Option<FunctionCode>, Box<str>),
    /// A revenue item (收入项目).
    Revenue(RevenueItem),
    /// A nature of expenditure (支出性质).
    Nature(ExpenditureNature),
    /// Personnel expenditures in sum (人员经费合计).
    Personnel,
    /// Operating expenditures in sum (公用经费合计).
    Operating,
    /// Flexible reserve of the unit (单位预留机动经费).
    UnitReserve,
    /// Carryover from the previous year (上年结转, 年初结转和结余).
    CarryIn,
    /// Carryover to the next year (结转下年, 年末结转和结余).
    CarryOut,
    /// Distribution of balances (结余分配).
    Distribution,
    /// One of the three public expenditures, where they stand in rows (三公经费).
    ThreePublic(PublicExpense),
    /// A task of the overall performance target (任务).
    Task(Box<str>),
    /// An indicator of a performance target (绩效指标).
    Indicator(Box<str>),
    /// A class of units by how they are funded, over its units (全额, 差额).
    UnitClass(Box<str>),
    /// One of the two classes of a unit's projects, over its projects (通用项目, 专用项目).
    ProjectClass(Box<str>),
    /// The same of another year (年度), where each row is of a year.
    Year(FiscalYear),
    /// By how much the row of the year is above that of the year before (增减变化).
    Change,
    /// A number of persons, vehicles or visits, or a rate: no money (相关统计数: 人, 辆, 批次, %).
    Count(Box<str>),
    /// A label nothing resolved, as printed.
    Label(Box<str>),
}

impl RowKey {
    /// The account it is about, where it is about one.
    #[must_use]
    pub const fn account(&self) -> Option<AccountCode> {
        match self {
            Self::Function(code) => Some(AccountCode::Function(*code)),
            Self::Economic(code) => Some(AccountCode::DepartmentEconomic(*code)),
            Self::GovernmentEconomic(code) => Some(AccountCode::GovernmentEconomic(*code)),
            _ => None,
        }
    }
}

/// The words it is printed under (合计, 人员经费, …), or the code.
impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GrandTotal => f.pad("合计"),
            Self::CurrentTotal => f.pad("本年合计"),
            Self::Subtotal => f.pad("小计"),
            Self::Unit(Some(code)) => f.pad(code.as_str()),
            Self::Unit(None) => f.pad("单位"),
            Self::Function(code) => code.fmt(f),
            Self::Economic(code) => code.fmt(f),
            Self::GovernmentEconomic(code) => code.fmt(f),
            Self::Purchase(category) => category.fmt(f),
            Self::Revenue(item) => item.fmt(f),
            Self::Nature(nature) => nature.fmt(f),
            Self::Personnel => f.pad("人员经费"),
            Self::Operating => f.pad("公用经费"),
            Self::UnitReserve => f.pad("单位预留机动经费"),
            Self::CarryIn => f.pad("上年结转"),
            Self::CarryOut => f.pad("结转下年"),
            Self::Distribution => f.pad("结余分配"),
            Self::ThreePublic(expense) => expense.fmt(f),
            Self::Year(year) => write!(f, "{}年", year.number()),
            Self::Change => f.pad("增减变化"),
            Self::Local(_, text)
            | Self::Project(_, text)
            | Self::UnitClass(text)
            | Self::ProjectClass(text)
            | Self::Task(text)
            | Self::Indicator(text)
            | Self::Count(text)
            | Self::Label(text) => f.pad(text),
        }
    }
}
