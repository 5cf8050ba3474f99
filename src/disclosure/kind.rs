use alloc::string::String;

use crate::fund::BudgetBook;
use crate::text::TermError;

/// Kind of a published table (表种), named as 财预〔2016〕143号 and the layouts after it name them.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[non_exhaustive]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown)]
pub enum TableKind {
    /// Summary of revenue and expenditure (收支总表).
    #[strum(serialize = "收支总表")]
    Summary,
    /// Revenue by source (收入总表).
    #[strum(serialize = "收入总表")]
    Revenue,
    /// Expenditure by function and nature (支出总表).
    #[strum(serialize = "支出总表")]
    Expenditure,
    /// Summary of budget appropriations (财政拨款收支总表).
    #[strum(serialize = "财政拨款收支总表")]
    AppropriationSummary,
    /// Expenditure from budget appropriations of all funds (财政拨款支出表).
    #[strum(serialize = "财政拨款支出表")]
    AppropriationExpenditure,
    /// Basic expenditure from budget appropriations of all funds (财政拨款基本支出表).
    #[strum(serialize = "财政拨款基本支出表")]
    AppropriationBasic,
    /// Expenditure of the general public budget by function (一般公共预算支出表).
    #[strum(serialize = "一般公共预算支出表")]
    GeneralPublicExpenditure,
    /// Basic expenditure of the general public budget by economic section (一般公共预算基本支出表).
    #[strum(serialize = "一般公共预算基本支出表")]
    Basic,
    /// Expenditure by the government economic classification (政府预算支出经济分类表).
    #[strum(serialize = "政府预算支出经济分类表")]
    GovernmentEconomic,
    /// Project expenditure (项目支出表).
    #[strum(serialize = "项目支出表")]
    Project,
    /// Spending on official overseas visits, official vehicles, and official hospitality (三公经费支出表).
    #[strum(serialize = "三公经费支出表")]
    ThreePublic,
    /// Operating expenses of government bodies (机关运行经费支出表).
    #[strum(serialize = "机关运行经费支出表")]
    OperatingCost,
    /// Expenditure of government-managed funds (政府性基金支出表).
    #[strum(serialize = "政府性基金支出表")]
    GovernmentFunds,
    /// Expenditure of state capital operations (国有资本经营支出表).
    #[strum(serialize = "国有资本经营支出表")]
    StateCapital,
    /// Government procurement (政府采购表).
    #[strum(serialize = "政府采购表")]
    Procurement,
    /// Government purchase of services (政府购买服务表).
    #[strum(serialize = "政府购买服务表")]
    PurchasedServices,
    /// Performance targets of the whole department (整体支出绩效目标表).
    #[strum(serialize = "整体支出绩效目标表")]
    OverallTarget,
    /// Performance targets of one project (项目支出绩效目标表).
    #[strum(serialize = "项目支出绩效目标表")]
    ProjectTarget,
    /// A table whose kind is not known: read, checked within itself, tied to no other.
    #[strum(serialize = "其他表")]
    Other,
}

impl TableKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[
        Self::Summary,
        Self::Revenue,
        Self::Expenditure,
        Self::AppropriationSummary,
        Self::AppropriationExpenditure,
        Self::AppropriationBasic,
        Self::GeneralPublicExpenditure,
        Self::Basic,
        Self::GovernmentEconomic,
        Self::Project,
        Self::ThreePublic,
        Self::OperatingCost,
        Self::GovernmentFunds,
        Self::StateCapital,
        Self::Procurement,
        Self::PurchasedServices,
        Self::OverallTarget,
        Self::ProjectTarget,
        Self::Other,
    ];
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "kind of table (表种), such as 收支总表")
}

/// What money a table speaks of (资金范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// All funds of the unit (全部资金).
    All,
    /// Budget appropriations of all three budgets (财政拨款).
    Appropriation,
    /// One of the budgets (一般公共预算, 政府性基金预算, 国有资本经营预算).
    Book(BudgetBook),
}

impl TableKind {
    /// The nine tables to be published, in their order: the eight of 财预〔2016〕143号, and 国有资本经营预算支出表.
    pub const REQUIRED: [Self; 9] = [
        Self::Summary,
        Self::Revenue,
        Self::Expenditure,
        Self::AppropriationSummary,
        Self::GeneralPublicExpenditure,
        Self::Basic,
        Self::ThreePublic,
        Self::GovernmentFunds,
        Self::StateCapital,
    ];

    /// Whether revenue and expenditure stand side by side in it (收支总表, 财政拨款收支总表).
    #[must_use]
    pub const fn is_two_sided(self) -> bool {
        matches!(self, Self::Summary | Self::AppropriationSummary)
    }

    /// Whether its rows are accounts of the department economic classification (基本支出表).
    #[must_use]
    pub const fn is_by_economic(self) -> bool {
        matches!(self, Self::Basic | Self::AppropriationBasic | Self::OperatingCost)
    }

    /// The money it speaks of; `None` where that is not known from the kind.
    #[must_use]
    pub const fn scope(self) -> Option<Scope> {
        match self {
            Self::Summary | Self::Revenue | Self::Expenditure => Some(Scope::All),
            Self::AppropriationSummary | Self::AppropriationExpenditure | Self::AppropriationBasic => {
                Some(Scope::Appropriation)
            }
            Self::GeneralPublicExpenditure | Self::Basic | Self::Project => {
                Some(Scope::Book(BudgetBook::GeneralPublic))
            }
            Self::GovernmentFunds => Some(Scope::Book(BudgetBook::GovernmentFunds)),
            Self::StateCapital => Some(Scope::Book(BudgetBook::StateCapital)),
            _ => None,
        }
    }
}

impl serde::Serialize for TableKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.into())
    }
}

impl<'de> serde::Deserialize<'de> for TableKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse().map_err(|_| serde::de::Error::custom(alloc::format!("`{name}` is no kind of table")))
    }
}
