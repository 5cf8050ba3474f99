use crate::text::terms;

terms! {
    /// Rule (勾稽关系): the stable id of a relation between printed figures, or of an advisory.
    ///
    /// Relations hold over the exact amounts, not over the printed digits. The first variants can decide the
    /// verdict; the advisories after them never do.
    #[non_exhaustive]
    pub enum Rule is "rule, such as `function-rollup`", tested as the_words_of_rule, not "", " ", "FunctionRollup", "rollup" {
        /// 收支总表: 本年收入合计 = Σ revenue items, top-level ones where sub-items stand below.
        RevenueSum = "revenue-sum",
        /// 收支总表: 收入总计 = 本年收入合计 + 使用非财政拨款结余 + 上年结转.
        RevenueTotal = "revenue-total",
        /// 收支总表: 本年支出合计 = Σ 类, or Σ natures.
        ExpenditureSum = "expenditure-sum",
        /// 收支总表: 支出总计 = 本年支出合计 + 结转下年 + 结余分配.
        ExpenditureTotal = "expenditure-total",
        /// 收入总计 = 支出总计.
        Balance = "balance",
        /// Tables by function: 合计 = Σ units = Σ 类; 类 = Σ 款; 款 = Σ 项, where children are printed.
        FunctionRollup = "function-rollup",
        /// Tables by economic section: 合计 = Σ 类; 类 = Σ 款.
        EconomicRollup = "economic-rollup",
        /// 合计 column = Σ the columns below it, at every header level.
        RowSum = "row-sum",
        /// 财政拨款收支总表: its sums on both sides, in all and per fund.
        AppropriationSum = "appropriation-sum",
        /// 项目支出表: 项 = Σ its projects, and the function tree above them.
        ProjectRollup = "project-rollup",
        /// 三公: 合计 = 出国 + 用车 + 接待; 用车 = 购置 + 运行.
        ThreePublicSum = "three-public-sum",
        /// 政府购买服务: 合计 = Σ its fund columns; 购买数量 × 购买单价 = 合计.
        PurchaseSum = "purchase-sum",
        /// 整体支出绩效目标: 合计 = Σ tasks; each 合计 = 财政拨款 + 其他资金.
        OverallTargetSum = "overall-target-sum",
        /// 项目支出绩效目标: 年度资金总额 = 财政拨款 + 其他资金 = Σ the five sources; cost indicators in money ≤ it.
        ProjectTargetSum = "project-target-sum",
        /// Any other table: a total = Σ the rows it is printed over.
        TableSum = "table-sum",
        /// 小计 = Σ the rows it stands over or under.
        Subtotal = "subtotal",
        /// 增减额 = this year − last year; 增减% within its own rounding.
        Change = "change",
        /// In a table that tells a department and its units by accounts: each account of the department = Σ its units.
        DepartmentUnits = "department-units",
        /// A printed formula row (`3=1+2`) holds as printed.
        Formula = "formula",
        /// 支出总表 合计 = 收支总表 本年支出合计; each 类 likewise.
        ExpenditureByFunction = "expenditure-by-function",
        /// 收入总表 合计 = 收支总表 本年收入合计; each column = its revenue item.
        RevenueTable = "revenue-table",
        /// 财政拨款收支总表 each fund's income = 收支总表's same item.
        AppropriationRevenue = "appropriation-revenue",
        /// 财政拨款 ≤ all funds, and ≥ all funds less what other sources can have paid.
        AppropriationWithinTotal = "appropriation-within-total",
        /// 财政拨款收支总表 支出 per fund = the table of that fund.
        FundTables = "fund-tables",
        /// 基本支出表 合计 = 基本支出 合计 of the table by function.
        BasicByEconomic = "basic-by-economic",
        /// 项目支出表 at every level = 项目支出 of the table by function.
        ProjectsByFunction = "projects-by-function",
        /// Σ printed projects ≤ 项目支出, where the list is not said to be complete.
        ProjectTotal = "project-total",
        /// A column of 一般公共预算 = its basic table + its project table, whatever other money there is.
        GeneralSplit = "general-split",
        /// Budgets, nothing carried in or out: 收入总表 by function = 支出总表, code by code.
        RevenueByFunction = "revenue-by-function",
        /// 人员经费 and 公用经费 of 一般公共预算支出表 = those of its basic table, in tables of one template.
        PersonnelOperating = "personnel-operating",
        /// A 项 of one table that another table of the same money, itemised to 项, doesn't print is zero there.
        ItemsElsewhere = "items-elsewhere",
        /// 30212, 30217, 30231, 31013 of the basic table ≤ their 三公 figures.
        ThreePublicEconomic = "three-public-economic",
        /// Final accounts, per fund: 年初结转 + 本年收入 = 本年支出 + 年末结转.
        FinalAccountCarry = "final-account-carry",
        /// 整体支出绩效目标: its tasks = the expenditure they stand for.
        OverallTarget = "overall-target",
        /// A project target's 年度资金总额 = its project row.
        ProjectTarget = "project-target",
        /// A fund table left empty = a zero fund column.
        EmptyTable = "empty-table",
        /// A quantity printed twice in tables of one kind.
        SameFigure = "same-figure",
        /// A name the year's list has replaced.
        NameOutdated = "name-outdated",
        /// A label nothing resolved.
        NameUnknown = "name-unknown",
        /// A code the year's list does not have.
        CodeUnlisted = "code-unlisted",
        /// A code beside the name of another.
        CodeNameMismatch = "code-name-mismatch",
        /// A split code that had lost a zero (`301|2` read as 30102).
        CodeRepaired = "code-repaired",
        /// Separators of a figure that stand irregularly (`120258,600` read as 120258600).
        FigureRepaired = "figure-repaired",
        /// Functions not itemised to 项, basic expenditure not to 款 (预算法实施条例, art. 6).
        LevelTooHigh = "level-too-high",
        /// One of the nine tables of 财预〔2016〕143号 and after is not there.
        TableMissing = "table-missing",
        /// A table that could not be read for want of something (未读出的表).
        TableUnread = "table-unread",
        /// An ordinal printed twice in one block.
        DuplicateOrdinal = "duplicate-ordinal",
        /// A total added up from rounded items, off its own rounding.
        FootedTotal = "footed-total",
        /// A figure printed with fewer decimals than its table.
        MixedPrecision = "mixed-precision",
        /// A blank that has to hide a small amount.
        BlankHidesAmount = "blank-hides-amount",
        /// Tables in different money units.
        MixedUnit = "mixed-unit",
        /// A rounding gap that is possible but absurdly unlikely.
        ImplausibleRounding = "implausible-rounding",
        /// A project named differently in two tables.
        ProjectNameDiffers = "project-name-differs",
        /// A printed note on rounding.
        NoticeOfRounding = "notice-of-rounding",
        /// 30108 = 2080505, 30109 = 2080506, 30113 = 2210201, 30110 + 30111 = Σ 2101101..2101103.
        ContributionPairs = "contribution-pairs",
        /// 人员经费 = 301 + 303; 公用经费 = 302 + capital classes.
        PersonnelClasses = "personnel-classes",
        /// 决算数 ≤ 预算数 for each of the three public expenses.
        ThreePublicExecution = "three-public-execution",
        /// 机关运行经费 ≤ 公用经费 of the basic table.
        OperatingCost = "operating-cost",
        /// An amount that ends in exactly half a unit, rounded up in one place and down in another.
        TieBothWays = "tie-both-ways",
        /// 公务用车 printed without 购置 and 运行 apart.
        VehiclesNotSplit = "vehicles-not-split",
        /// Another year than the document's in a title or a header.
        YearLeftOver = "year-left-over",
        /// A table 10³, 10⁴ or 10⁸ times the others.
        UnitSlip = "unit-slip",
        /// A row that must have been left out: a 款 without its row, a total above its only parts.
        RowMissing = "row-missing",
        /// A total that is blank over figures.
        TotalBlank = "total-blank",
        /// A formula of a workbook that was never calculated.
        FormulaWithoutValue = "formula-without-value",
        /// A hidden row or column of a workbook, left out.
        HiddenRow = "hidden-row",
    }
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
