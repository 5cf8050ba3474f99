use crate::text::terms;

terms! {
    /// What kind of text a word of the vocabulary is looked for in (词类).
    #[non_exhaustive]
    pub enum Topic is "topic of the vocabulary", tested as the_words_of_topic, not "", "Title", "标题" {
        /// Titles of tables (表名); the key is a kind of table, `其他表` for kinds that are known and tied to nothing.
        Title = "title",
        /// Words of a title that don't tell its kind (表名修饰语). The key is `-`.
        TitleFiller = "title-filler",
        /// Words that say money unit (金额单位), behind 单位： or in brackets; the key is the unit.
        MoneyUnit = "money-unit",
        /// Headers that name neither labels nor figures (栏头): sides of the accounts (`revenue`, `expenditure`), and what tells no
        /// columns apart (`frame`).
        Heading = "heading",
        /// Headers of percentages, scores and counts (非金额栏). The key is `aside`.
        Aside = "aside",
        /// Headers of columns of labels (标目); the key is the role of the column.
        LabelColumn = "label-column",
        /// Headers of columns of figures (栏目), as whole names; the key is what the figures are about.
        FigureColumn = "figure-column",
        /// Words in a header of figures that say what they are about, whatever else it says (栏目用词); keys as of `figure-column`.
        FigureWord = "figure-word",
        /// Words in front of the name of a column that add nothing to it (栏目前缀). The key is `-`.
        FigureBefore = "figure-before",
        /// Words behind the name of a column that add nothing to it (栏目后缀). The key is `-`.
        FigureBehind = "figure-behind",
        /// Words that names of numbers are made of (数别): 上年预算数, 比上年增减额. The key says which number.
        NumberWord = "number-word",
        /// Words of the three public expenses in any header (三公经费); the key is which.
        PublicExpense = "public-expense",
        /// Words of the three public expenses among others of them (三公经费明细): 购置 and 运行 are of vehicles there.
        PublicExpensePart = "public-expense-part",
        /// Words of sources of funds in labels (资金来源); the key is the source.
        Source = "source",
        /// Labels of rows (行目); the key is what the row is about.
        RowLabel = "row-label",
        /// Labels of totals (合计); the key is which total.
        Total = "total",
        /// Labels and headers of what is counted and is no money (计数): 辆, 人, 个, 批次. The key is `count`.
        Count = "count",
        /// Labels of money in the form of a target (绩效目标表资金): 年度资金总额, 财政拨款. The key says which, and of what time.
        TargetMoney = "target-money",
        /// Labels merged over the money of such a form (资金栏): 项目资金（万元）. The key is `funds`.
        TargetFunds = "target-funds",
        /// Labels in the form of a target (绩效目标表栏目): 项目名称, 年度目标. The key says what stands beside or below.
        TargetLabel = "target-label",
        /// Headers over the names of units (单位栏): whole headers (`unit`), and words in headers that speak of units (`unit-part`).
        UnitColumn = "unit-column",
        /// Texts below a table that are no rows (表注): notes, signatures. The key says which.
        Remark = "remark",
        /// Words in front of a unit's name (单位名称). The key is `unit`.
        UnitName = "unit-name",
        /// What names of units end in (单位名称词尾): 局, 中心. The key is `unit`.
        UnitEnding = "unit-ending",
    }
}
