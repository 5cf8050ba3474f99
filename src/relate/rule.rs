use alloc::string::String;

use crate::text::TermError;

/// Rule (勾稽关系): the stable id of a relation between printed figures, or of an advisory.
///
/// Relations hold over the exact amounts, not over the printed digits. The first variants can decide the
/// verdict; the advisories after them never do.
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
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown)]
pub enum Rule {
    /// 收支总表: 本年收入合计 = Σ revenue items, top-level ones where sub-items stand below.
    RevenueSum,
    /// 收支总表: 收入总计 = 本年收入合计 + 使用非财政拨款结余 + 上年结转.
    RevenueTotal,
    /// 收支总表: 本年支出合计 = Σ 类, or Σ natures.
    ExpenditureSum,
    /// 收支总表: 支出总计 = 本年支出合计 + 结转下年 + 结余分配.
    ExpenditureTotal,
    /// 收入总计 = 支出总计.
    Balance,
    /// Tables by function: 合计 = Σ units = Σ 类; 类 = Σ 款; 款 = Σ 项, where children are printed.
    FunctionRollup,
    /// Tables by economic section: 合计 = Σ 类; 类 = Σ 款.
    EconomicRollup,
    /// 合计 column = Σ the columns below it, at every header level.
    RowSum,
    /// 财政拨款收支总表: its sums on both sides, in all and per fund.
    AppropriationSum,
    /// 项目支出表: 项 = Σ its projects, and the function tree above them.
    ProjectRollup,
    /// 三公: 合计 = 出国 + 用车 + 接待; 用车 = 购置 + 运行.
    ThreePublicSum,
    /// 政府购买服务: 合计 = Σ its fund columns; 购买数量 × 购买单价 = 合计.
    PurchaseSum,
    /// 整体支出绩效目标: 合计 = Σ tasks; each 合计 = 财政拨款 + 其他资金.
    OverallTargetSum,
    /// 项目支出绩效目标: 年度资金总额 = 财政拨款 + 其他资金 = Σ the five sources; cost indicators in money ≤ it.
    ProjectTargetSum,
    /// Any other table: a total = Σ the rows it is printed over.
    TableSum,
    /// 小计 = Σ the rows it stands over or under.
    Subtotal,
    /// 增减额 = this year − last year; 增减% within its own rounding.
    Change,
    /// A printed formula row (`3=1+2`) holds as printed.
    Formula,
    /// 支出总表 合计 = 收支总表 本年支出合计; each 类 likewise.
    ExpenditureByFunction,
    /// 收入总表 合计 = 收支总表 本年收入合计; each column = its revenue item.
    RevenueTable,
    /// 财政拨款收支总表 each fund's income = 收支总表's same item.
    AppropriationRevenue,
    /// 财政拨款 ≤ all funds, and ≥ all funds less what other sources can have paid.
    AppropriationWithinTotal,
    /// 财政拨款收支总表 支出 per fund = the table of that fund.
    FundTables,
    /// 基本支出表 合计 = 基本支出 合计 of the table by function.
    BasicByEconomic,
    /// 项目支出表 at every level = 项目支出 of the table by function.
    ProjectsByFunction,
    /// Σ printed projects ≤ 项目支出, where the list is not said to be complete.
    ProjectTotal,
    /// A column of 一般公共预算 = its basic table + its project table, whatever other money there is.
    GeneralSplit,
    /// Budgets, nothing carried in or out: 收入总表 by function = 支出总表, code by code.
    RevenueByFunction,
    /// 人员经费 and 公用经费 of 一般公共预算支出表 = those of its basic table, in tables of one template.
    PersonnelOperating,
    /// A 项 of one table that another table of the same money, itemised to 项, doesn't print is zero there.
    ItemsElsewhere,
    /// 30212, 30217, 30231, 31013 of the basic table ≤ their 三公 figures.
    ThreePublicEconomic,
    /// Final accounts, per fund: 年初结转 + 本年收入 = 本年支出 + 年末结转.
    FinalAccountCarry,
    /// 整体支出绩效目标: its tasks = the expenditure they stand for.
    OverallTarget,
    /// A project target's 年度资金总额 = its project row.
    ProjectTarget,
    /// A fund table left empty = a zero fund column.
    EmptyTable,

    /// A quantity printed twice in tables of one kind.
    SameFigure,
    /// A name the year's list has replaced.
    NameOutdated,
    /// A label nothing resolved.
    NameUnknown,
    /// A code the year's list does not have.
    CodeUnlisted,
    /// A code beside the name of another.
    CodeNameMismatch,
    /// A split code that had lost a zero (`301|2` read as 30102).
    CodeRepaired,
    /// Functions not itemised to 项, basic expenditure not to 款 (预算法实施条例, art. 6).
    LevelTooHigh,
    /// One of the nine tables of 财预〔2016〕143号 and after is not there.
    TableMissing,
    /// A table that could not be read for want of something (未读出的表).
    TableUnread,
    /// An ordinal printed twice in one block.
    DuplicateOrdinal,
    /// A total added up from rounded items, off its own rounding.
    FootedTotal,
    /// A figure printed with fewer decimals than its table.
    MixedPrecision,
    /// A blank that has to hide a small amount.
    BlankHidesAmount,
    /// Tables in different money units.
    MixedUnit,
    /// A rounding gap that is possible but absurdly unlikely.
    ImplausibleRounding,
    /// A project named differently in two tables.
    ProjectNameDiffers,
    /// A printed note on rounding.
    NoticeOfRounding,
    /// 30108 = 2080505, 30109 = 2080506, 30113 = 2210201, 30110 + 30111 = Σ 2101101..2101103.
    ContributionPairs,
    /// 人员经费 = 301 + 303; 公用经费 = 302 + capital classes.
    PersonnelClasses,
    /// 决算数 ≤ 预算数 for each of the three public expenses.
    ThreePublicExecution,
    /// 机关运行经费 ≤ 公用经费 of the basic table.
    OperatingCost,
    /// An amount that ends in exactly half a unit, rounded up in one place and down in another.
    TieBothWays,
    /// 公务用车 printed without 购置 and 运行 apart.
    VehiclesNotSplit,
    /// Another year than the document's in a title or a header.
    YearLeftOver,
    /// A table 10³, 10⁴ or 10⁸ times the others.
    UnitSlip,
    /// A row that must have been left out: a 款 without its row, a total above its only parts.
    RowMissing,
    /// A total that is blank over figures.
    TotalBlank,
    /// A formula of a workbook that was never calculated.
    FormulaWithoutValue,
    /// A hidden row or column of a workbook, left out.
    HiddenRow,
}

impl Rule {
    /// All of them, in order.
    pub const ALL: &[Self] = &[
        Self::RevenueSum,
        Self::RevenueTotal,
        Self::ExpenditureSum,
        Self::ExpenditureTotal,
        Self::Balance,
        Self::FunctionRollup,
        Self::EconomicRollup,
        Self::RowSum,
        Self::AppropriationSum,
        Self::ProjectRollup,
        Self::ThreePublicSum,
        Self::PurchaseSum,
        Self::OverallTargetSum,
        Self::ProjectTargetSum,
        Self::TableSum,
        Self::Subtotal,
        Self::Change,
        Self::Formula,
        Self::ExpenditureByFunction,
        Self::RevenueTable,
        Self::AppropriationRevenue,
        Self::AppropriationWithinTotal,
        Self::FundTables,
        Self::BasicByEconomic,
        Self::ProjectsByFunction,
        Self::ProjectTotal,
        Self::GeneralSplit,
        Self::RevenueByFunction,
        Self::PersonnelOperating,
        Self::ItemsElsewhere,
        Self::ThreePublicEconomic,
        Self::FinalAccountCarry,
        Self::OverallTarget,
        Self::ProjectTarget,
        Self::EmptyTable,
        Self::SameFigure,
        Self::NameOutdated,
        Self::NameUnknown,
        Self::CodeUnlisted,
        Self::CodeNameMismatch,
        Self::CodeRepaired,
        Self::LevelTooHigh,
        Self::TableMissing,
        Self::TableUnread,
        Self::DuplicateOrdinal,
        Self::FootedTotal,
        Self::MixedPrecision,
        Self::BlankHidesAmount,
        Self::MixedUnit,
        Self::ImplausibleRounding,
        Self::ProjectNameDiffers,
        Self::NoticeOfRounding,
        Self::ContributionPairs,
        Self::PersonnelClasses,
        Self::ThreePublicExecution,
        Self::OperatingCost,
        Self::TieBothWays,
        Self::VehiclesNotSplit,
        Self::YearLeftOver,
        Self::UnitSlip,
        Self::RowMissing,
        Self::TotalBlank,
        Self::FormulaWithoutValue,
        Self::HiddenRow,
    ];
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "rule, such as `function-rollup`")
}

impl Rule {
    /// The id, such as `function-rollup`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Whether it is a relation between figures; the others are advisories.
    #[must_use]
    pub fn is_relation(self) -> bool {
        self <= Self::SameFigure
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> serde::Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        id.parse().map_err(|_| serde::de::Error::custom(alloc::format!("`{id}` is no rule")))
    }
}
