use super::PurchaseCategory;
use crate::fund::{ExpenditureNature, FundSource};
use alloc::boxed::Box;

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

/// One of the three public expenditures (三公经费): spending on official overseas visits, official vehicles
/// and official hospitality; or what is printed beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicExpense {
    /// The three together (三公经费合计).
    #[strum(serialize = "三公经费")]
    Total,
    /// Official overseas visits (因公出国（境）费).
    #[strum(serialize = "因公出国（境）费")]
    Overseas,
    /// Purchase and operation of official vehicles (公务用车购置及运行维护费).
    #[strum(serialize = "公务用车购置及运行费")]
    Vehicles,
    /// Purchase of official vehicles (公务用车购置费).
    #[strum(serialize = "公务用车购置费")]
    VehiclePurchase,
    /// Operation and maintenance of official vehicles (公务用车运行维护费).
    #[strum(serialize = "公务用车运行费")]
    VehicleOperation,
    /// Official hospitality (公务接待费).
    #[strum(serialize = "公务接待费")]
    Hospitality,
    /// Meetings (会议费), beside the three.
    #[strum(serialize = "会议费")]
    Meetings,
    /// Training (培训费), beside the three.
    #[strum(serialize = "培训费")]
    Training,
    /// Operating expenses of government bodies (机关运行经费), beside the three.
    #[strum(serialize = "机关运行经费")]
    OperatingCost,
}

impl PublicExpense {
    /// All of them, in order.
    pub const ALL: &[Self] = &[
        Self::Total,
        Self::Overseas,
        Self::Vehicles,
        Self::VehiclePurchase,
        Self::VehicleOperation,
        Self::Hospitality,
        Self::Meetings,
        Self::Training,
        Self::OperatingCost,
    ];
}

/// Which of several numbers for one thing a column prints (数别): 预算数 beside 决算数.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Measure {
    /// The budget of the year (预算数).
    Budget,
    /// The final account (决算数).
    FinalAccount,
    /// The budget of the year before (上年预算数).
    LastYear,
    /// By how much the year's number is above another one (增减额).
    Change,
    /// Another year or another stage, as printed (上年执行数, 调整预算数).
    Other(Box<str>),
}

/// What one header over a column of figures says (表头).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) says: HeadingSays,
    /// Whether it says that what stands below is a part, of which there may be others (其中).
    pub(crate) of_which: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HeadingSays {
    /// What the figures are about.
    Key(ColumnKey),
    /// Which number they are (预算数, 2026年), or that they are money (金额).
    Number,
    /// Nothing that tells figures apart: what the table or the block is about.
    Frame,
    /// Nothing that is known.
    Unknown,
}
