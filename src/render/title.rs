//! What verdicts, rules and the like are called, in both languages.

use super::lang::Lang;
use crate::check::{Severity, Slip, Verdict};
use crate::code::CodeLevel;
use crate::disclosure::{PublicExpense, TableKind};
use crate::money::MoneyUnit;
use crate::relate::Rule;

impl Verdict {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Exact => ("相符", "exact"),
            Self::Rounded => ("相符（有尾差）", "rounded"),
            Self::Footed => ("相符（合计由舍入数相加）", "footed"),
            Self::Inconsistent => ("不符", "inconsistent"),
            Self::Unchecked => ("未能核验", "unchecked"),
        };
        lang.pick(zh, en)
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn meaning(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Exact => (
                "所核验的勾稽关系全部成立，分毫不差。",
                "Every sum that was checked holds to the last digit.",
            ),
            Self::Rounded => (
                "各表相符；个别合计与分项末位不一致，属四舍五入尾差。",
                "The tables agree; some sums miss by last digits, as rounding explains.",
            ),
            Self::Footed => (
                "各表相符；个别合计由四舍五入后的分项相加而成，或须按更宽的舍入方式理解。",
                "The tables agree; some totals were added up from rounded items, or need a looser reading of rounding.",
            ),
            Self::Inconsistent => (
                "不存在任何一份预算，四舍五入后会印成这些表。",
                "No budget could print as these tables, however it was rounded.",
            ),
            Self::Unchecked => {
                ("没有可以核验的勾稽关系，不作结论。", "No relation could be checked: nothing is concluded.")
            }
        };
        lang.pick(zh, en)
    }
}

impl Severity {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Error => ("错误", "errors"),
            Self::Warning => ("提醒", "warnings"),
            Self::Note => ("说明", "notes"),
        };
        lang.pick(zh, en)
    }
}

impl Slip {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::OneDigit => ("错一位数字", "one digit"),
            Self::SwappedDigits => ("两位数字颠倒", "swapped digits"),
            Self::ShiftedPoint => ("小数点错位", "shifted point"),
            Self::Missing => ("漏填或多填", "missing or too much"),
            Self::Sign => ("正负号", "sign"),
            Self::Unit => ("金额单位", "money unit"),
            Self::MissingRow => ("漏列一行", "missing row"),
            Self::Other => ("其他", "other"),
        };
        lang.pick(zh, en)
    }
}

impl Rule {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::RevenueSum => ("本年收入合计", "revenue of the year"),
            Self::RevenueTotal => ("收入总计", "total revenue"),
            Self::ExpenditureSum => ("本年支出合计", "expenditure of the year"),
            Self::ExpenditureTotal => ("支出总计", "total expenditure"),
            Self::Balance => ("收支平衡", "balance"),
            Self::FunctionRollup => ("功能科目逐级汇总", "roll-up by function"),
            Self::EconomicRollup => ("经济科目逐级汇总", "roll-up by economic section"),
            Self::RowSum => ("合计栏等于分栏之和", "total column"),
            Self::AppropriationSum => ("财政拨款收支总表汇总", "sums of appropriations"),
            Self::ProjectRollup => ("项目汇总", "roll-up of projects"),
            Self::ThreePublicSum => ("三公经费合计", "the three public expenses"),
            Self::PurchaseSum => ("购买服务或采购合计", "purchases"),
            Self::OverallTargetSum => ("整体绩效目标金额合计", "sums of the overall target"),
            Self::ProjectTargetSum => ("项目绩效目标金额合计", "sums of a project target"),
            Self::TableSum => ("表内合计", "total of a table"),
            Self::Subtotal => ("小计", "subtotal"),
            Self::Change => ("增减额", "change"),
            Self::DepartmentUnits => ("部门等于所属单位之和", "department is its units"),
            Self::Formula => ("表列公式", "printed formula"),
            Self::ExpenditureByFunction => ("支出总表与收支总表", "expenditure table against summary"),
            Self::RevenueTable => ("收入总表与收支总表", "revenue table against summary"),
            Self::AppropriationRevenue => ("财政拨款收入与收支总表", "appropriations against summary"),
            Self::AppropriationWithinTotal => {
                ("财政拨款不超过全部支出", "appropriations within all expenditure")
            }
            Self::FundTables => ("分资金支出表与财政拨款总表", "tables of funds"),
            Self::BasicByEconomic => ("基本支出两种分类", "basic expenditure by both classifications"),
            Self::ProjectsByFunction => ("项目支出与功能科目", "projects by function"),
            Self::ProjectTotal => ("项目合计不超过项目支出", "projects within project expenditure"),
            Self::GeneralSplit => ("一般公共预算等于基本加项目", "general budget is basic and projects"),
            Self::RevenueByFunction => ("收入与支出按功能科目", "revenue by function"),
            Self::PersonnelOperating => ("人员经费与公用经费两表", "personnel and operating expenditure"),
            Self::ItemsElsewhere => ("他表所列的项", "items printed elsewhere"),
            Self::ThreePublicEconomic => ("三公经费与经济科目", "public expenses by economic section"),
            Self::FinalAccountCarry => ("年初结转加收入等于支出加年末结转", "carry-over of final accounts"),
            Self::OverallTarget => ("整体绩效目标与支出", "overall target against expenditure"),
            Self::ProjectTarget => ("项目绩效目标与项目支出", "project target against project"),
            Self::EmptyTable => ("空表与资金栏", "empty table"),
            Self::SameFigure => ("同一数在多处", "one figure in several places"),
            Self::NameOutdated => ("科目名称已变更", "outdated name"),
            Self::NameUnknown => ("科目名称不明", "unknown name"),
            Self::CodeUnlisted => ("科目代码未收录", "unlisted code"),
            Self::CodeNameMismatch => ("科目代码与名称不符", "code and name differ"),
            Self::FigureRepaired => ("数字分隔不规则", "repaired figure"),
            Self::CodeRepaired => ("科目代码已补零", "repaired code"),
            Self::LevelTooHigh => ("未列到规定级次", "level too high"),
            Self::TableMissing => ("缺少应公开的表", "missing table"),
            Self::DuplicateOrdinal => ("序号重复", "repeated ordinal"),
            Self::FootedTotal => ("合计由舍入数相加", "footed total"),
            Self::MixedPrecision => ("小数位数不一", "mixed precision"),
            Self::BlankHidesAmount => ("空格含小额", "blank hides an amount"),
            Self::MixedUnit => ("金额单位不一", "mixed money units"),
            Self::ImplausibleRounding => ("尾差过大", "implausible rounding"),
            Self::ProjectNameDiffers => ("项目名称不一致", "project name differs"),
            Self::NoticeOfRounding => ("附有尾差说明", "note on rounding"),
            Self::ContributionPairs => ("社保缴费两种分类", "contributions by both classifications"),
            Self::PersonnelClasses => {
                ("人员经费与公用经费科目", "classes of personnel and operating expenditure")
            }
            Self::ThreePublicExecution => ("三公经费决算超预算", "public expenses over budget"),
            Self::OperatingCost => ("机关运行经费", "operating expenses"),
            Self::TieBothWays => ("恰为半数两种进位", "tie rounded both ways"),
            Self::VehiclesNotSplit => ("公务用车未分购置和运行", "vehicles not split"),
            Self::YearLeftOver => ("年度未更新", "year left over"),
            Self::UnitSlip => ("金额单位可能有误", "slip of the money unit"),
            Self::RowMissing => ("可能漏列一行", "missing row"),
            Self::TotalBlank => ("合计为空", "blank total"),
            Self::FormulaWithoutValue => ("公式没有结果", "formula without value"),
            Self::TableUnread => ("有表未能读取", "unread table"),
            Self::HiddenRow => ("隐藏行列", "hidden row or column"),
        };
        lang.pick(zh, en)
    }
}

impl TableKind {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        lang.pick(
            self.term(),
            match self {
                Self::Summary => "revenue and expenditure",
                Self::Revenue => "revenue",
                Self::Expenditure => "expenditure",
                Self::AppropriationSummary => "revenue and expenditure of appropriations",
                Self::AppropriationExpenditure => "expenditure from appropriations",
                Self::AppropriationBasic => "basic expenditure from appropriations",
                Self::GeneralPublicExpenditure => "expenditure of the general public budget",
                Self::Basic => "basic expenditure of the general public budget",
                Self::GovernmentEconomic => "expenditure by the government economic classification",
                Self::Project => "project expenditure",
                Self::ThreePublic => "the three public expenses",
                Self::OperatingCost => "operating expenses of government bodies",
                Self::GovernmentFunds => "expenditure of government-managed funds",
                Self::StateCapital => "expenditure of state capital operations",
                Self::Procurement => "government procurement",
                Self::PurchasedServices => "government purchase of services",
                Self::OverallTarget => "performance target of the department",
                Self::ProjectTarget => "performance target of a project",
                Self::Other => "another table",
            },
        )
    }
}

impl PublicExpense {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        lang.pick(
            self.term(),
            match self {
                Self::Total => "the three public expenses",
                Self::Overseas => "official overseas visits",
                Self::Vehicles => "purchase and operation of official vehicles",
                Self::VehiclePurchase => "purchase of official vehicles",
                Self::VehicleOperation => "operation of official vehicles",
                Self::Hospitality => "official hospitality",
                Self::Meetings => "meetings",
                Self::Training => "training",
                Self::OperatingCost => "operating expenses of government bodies",
            },
        )
    }
}

impl CodeLevel {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        lang.pick(
            self.term(),
            match self {
                Self::Class => "class",
                Self::Section => "section",
                Self::Item => "item",
                Self::SubItem => "sub-item",
            },
        )
    }
}

impl MoneyUnit {
    /// Its title.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        lang.pick(
            self.term(),
            match self {
                Self::Yuan => "yuan",
                Self::ThousandYuan => "thousand yuan",
                Self::TenThousandYuan => "ten thousand yuan",
                Self::MillionYuan => "million yuan",
                Self::HundredMillionYuan => "hundred million yuan",
            },
        )
    }
}
