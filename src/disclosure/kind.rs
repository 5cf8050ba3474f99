use core::fmt;

use crate::fund::BudgetBook;
use crate::text::terms;

terms! {
    /// Kind of a published table (表种), named as 财预〔2016〕143号 and the layouts after it name them.
    #[non_exhaustive]
    pub enum TableKind is "kind of table (表种), such as 收支总表", tested as the_words_of_table_kind, not "", " ", "目录" {
        /// Summary of revenue and expenditure (收支总表).
        Summary = "收支总表",
        /// Revenue by source (收入总表).
        Revenue = "收入总表",
        /// Expenditure by function and nature (支出总表).
        Expenditure = "支出总表",
        /// Summary of budget appropriations (财政拨款收支总表).
        AppropriationSummary = "财政拨款收支总表",
        /// Expenditure from budget appropriations of all funds (财政拨款支出表).
        AppropriationExpenditure = "财政拨款支出表",
        /// Basic expenditure from budget appropriations of all funds (财政拨款基本支出表).
        AppropriationBasic = "财政拨款基本支出表",
        /// Expenditure of the general public budget by function (一般公共预算支出表).
        GeneralPublicExpenditure = "一般公共预算支出表",
        /// Basic expenditure of the general public budget by economic section (一般公共预算基本支出表).
        Basic = "一般公共预算基本支出表",
        /// Expenditure by the government economic classification (政府预算支出经济分类表).
        GovernmentEconomic = "政府预算支出经济分类表",
        /// Project expenditure (项目支出表).
        Project = "项目支出表",
        /// Spending on official overseas visits, official vehicles, and official hospitality (三公经费支出表).
        ThreePublic = "三公经费支出表",
        /// Operating expenses of government bodies (机关运行经费支出表).
        OperatingCost = "机关运行经费支出表",
        /// Expenditure of government-managed funds (政府性基金支出表).
        GovernmentFunds = "政府性基金支出表",
        /// Expenditure of state capital operations (国有资本经营支出表).
        StateCapital = "国有资本经营支出表",
        /// Government procurement (政府采购表).
        Procurement = "政府采购表",
        /// Government purchase of services (政府购买服务表).
        PurchasedServices = "政府购买服务表",
        /// Performance targets of the whole department (整体支出绩效目标表).
        OverallTarget = "整体支出绩效目标表",
        /// Performance targets of one project (项目支出绩效目标表).
        ProjectTarget = "项目支出绩效目标表",
        /// A table whose kind is not known: read, checked within itself, tied to no other.
        Other = "其他表",
    }
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

/// 全部资金, 财政拨款, or the budget's name.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.pad("全部资金"),
            Self::Appropriation => f.pad("财政拨款"),
            Self::Book(book) => book.fmt(f),
        }
    }
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
