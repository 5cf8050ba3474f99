use super::{PublicExpense, PurchaseCategory};
use crate::code::{DepartmentEconomicCode, GovernmentEconomicCode};
use crate::fund::{ExpenditureNature, FundSource};
use alloc::boxed::Box;
use core::fmt;

/// What a column of figures is about (栏目).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ColumnKey {
    /// The total of its siblings (合计, 小计), or the only figure (金额, 预算数).
    Total,
    /// A nature of expenditure (基本支出, 项目支出, …).
    Nature(ExpenditureNature),
    /// Personnel expenditures (人员经费).
    Personnel,
    /// Wages and welfare within personnel expenditures (工资福利支出).
    Wages,
    /// Subsidies to individuals and families within personnel expenditures (对个人和家庭的补助).
    IndividualSubsidies,
    /// Operating expenditures (公用经费).
    Operating,
    /// Goods and services within operating expenditures (商品和服务支出).
    Goods,
    /// Capital outlays (资本性支出).
    Capital,
    /// Expenditures that keep a unit running, by the classes of projects (运转类).
    Running,
    /// Other running expenditures, planned as projects (其他运转类).
    OtherRunning,
    /// Expenditures for a specific target, planned as projects (特定目标类).
    SpecificTarget,
    /// Flexible reserve of the unit (单位预留机动经费).
    UnitReserve,
    /// Budget appropriations of all three budgets (财政拨款).
    Appropriation,
    /// One source of funds (一般公共预算, 事业收入, …).
    Source(FundSource),
    /// A part of one source, told apart by its name (教育收费 of 财政专户管理资金).
    PartOf(FundSource, Box<str>),
    /// The funds a unit earns itself, of all such sources (单位资金).
    UnitFunds,
    /// Carryover at the start of the year (上年结转, 年初结转和结余).
    CarryIn,
    /// Carryover to the next year (结转下年, 年末结转和结余).
    CarryOut,
    /// Revenue of the year (本年收入).
    CurrentRevenue,
    /// Expenditure of the year (本年支出).
    CurrentExpenditure,
    /// An account of the department economic classification (部门预算支出经济分类科目), as a column: 基本工资 of each function.
    Economic(DepartmentEconomicCode),
    /// An account of the government economic classification (政府预算支出经济分类科目), as a column.
    GovernmentEconomic(GovernmentEconomicCode),
    /// One of the three public expenditures (三公经费), or what is printed beside them.
    ThreePublic(PublicExpense),
    /// Government procurement in sum, out of whatever else is spent (政府采购).
    Procurement,
    /// One class of government procurement (货物, 工程, 服务).
    Purchase(PurchaseCategory),
    /// A quantity, not money (购买数量).
    Quantity,
    /// A price for one (购买单价).
    UnitPrice,
    /// A header nothing resolved, as printed.
    Label(Box<str>),
}

/// The words it is printed under (合计, 基本支出, …).
impl fmt::Display for ColumnKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nature(nature) => nature.fmt(f),
            Self::Source(source) => source.fmt(f),
            Self::ThreePublic(expense) => expense.fmt(f),
            Self::Purchase(category) => category.fmt(f),
            Self::Economic(code) => code.fmt(f),
            Self::GovernmentEconomic(code) => code.fmt(f),
            Self::PartOf(_, name) | Self::Label(name) => f.pad(name),
            Self::Total => f.pad("合计"),
            Self::Personnel => f.pad("人员经费"),
            Self::Wages => f.pad("工资福利支出"),
            Self::IndividualSubsidies => f.pad("对个人和家庭的补助"),
            Self::Operating => f.pad("公用经费"),
            Self::Goods => f.pad("商品和服务支出"),
            Self::Capital => f.pad("资本性支出"),
            Self::Running => f.pad("运转类"),
            Self::OtherRunning => f.pad("其他运转类"),
            Self::SpecificTarget => f.pad("特定目标类"),
            Self::UnitReserve => f.pad("单位预留机动经费"),
            Self::Appropriation => f.pad("财政拨款"),
            Self::UnitFunds => f.pad("单位资金"),
            Self::CarryIn => f.pad("上年结转"),
            Self::CarryOut => f.pad("结转下年"),
            Self::CurrentRevenue => f.pad("本年收入"),
            Self::CurrentExpenditure => f.pad("本年支出"),
            Self::Procurement => f.pad("政府采购"),
            Self::Quantity => f.pad("购买数量"),
            Self::UnitPrice => f.pad("购买单价"),
        }
    }
}
