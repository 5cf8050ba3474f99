use crate::text::terms;

terms! {
    /// What kind of text a word of the vocabulary is looked for in (词类).
    #[non_exhaustive]
    pub enum Topic is "topic of the vocabulary", tested as the_words_of_topic, not "", "Title", "标题" {
        /// Titles of tables (表名); the key is a kind of table, `其他表` for kinds that are known and tied to nothing.
        Title = "title",
        /// Titles that name a part of a table (分表): 基本支出表-公用经费. The key is which part.
        TitlePart = "title-part",
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
        /// What titles say beside the kind (表名用词), each asked for by its key alone: `scores` (自评), `final-account`, `continued`.
        TitleSays = "title-says",
        /// Brackets behind a title that say by what a table is itemised (表名括注); the key is what is read for them.
        TitleItemised = "title-itemised",
        /// Words of titles that say what a table leaves out of what its kind is of (表名限定): 不含上年结转, 本级. Tables of one
        /// kind with different keys are not compared.
        TitleNarrow = "title-narrow",
        /// Words that stand before the number of a table, and are none alone (表号): 附件, 公开. The key is `number`.
        TitleNumber = "title-number",
        /// Words that marks of forms are made of (表号): 财决, 公开. The key is `mark`.
        TitleMark = "title-mark",
        /// What is printed behind the title of a table that goes on (续表). The key is `continued`.
        TitleBehind = "title-behind",
        /// What a unit's name ends in where a title follows it (表名中的单位): 委员会, 局. The key is `unit`.
        TitleUnit = "title-unit",
        /// Words that tell budgets from final accounts (预算, 决算); the key is the stage.
        Stage = "stage",
        /// Words that labels such as 编制单位 are made of (单位标签); one that `says` it must be among them.
        AboutUnit = "about-unit",
        /// Words that labels such as 编制日期 are made of (其他标签), nothing a table is read by; one that `says` it comes last.
        AboutAside = "about-aside",
        /// Words before a money unit (金额单位标签). The key is `-`.
        MoneyBefore = "money-before",
        /// What is counted rather than a unit's name (计量单位): 人, 辆. The key is `count`.
        CountUnit = "count-unit",
        /// What cells beside a title say that nothing is read by (附注), `numbered` what is left of them without their digits.
        Neutral = "neutral",
        /// Seals behind a unit's name (盖章). The key is `seal`.
        UnitSeal = "unit-seal",
        /// What a department's own office is called behind its name (本级). The key is `office`.
        UnitOffice = "unit-office",
        /// How lines of a cover begin that end it (`end`) or name no unit (`aside`) (封面).
        Cover = "cover",
        /// What follows a unit's name on a cover (封面). The key is `-`.
        CoverBehind = "cover-behind",
        /// What headers say beside the name of their column (栏头用词), each asked for by its key alone: `economy`, `projects`.
        HeaderSays = "header-says",
        /// What labels say beside what names their row (行目用词), each asked for by its key alone.
        LabelSays = "label-says",
        /// What lines say that are no rows (正文用词), each asked for by its key alone: `empty`, `rounding`.
        TextSays = "text-says",
        /// Marks of a part of the row or amount above (其中). The key says of which.
        OfWhich = "of-which",
        /// What is printed for the year of a row that is of none (年度): changes, and their rates.
        YearRow = "year-row",
        /// Cells of a line that numbers the columns (栏次): a `word` that says so, a `mark` where a number would be.
        Numbering = "numbering",
        /// What is printed before the number of a column (栏次). The key is `-`.
        NumberingBefore = "numbering-before",
        /// What is printed behind the number of a column (栏次). The key is `-`.
        NumberingBehind = "numbering-behind",
        /// Options of a form whose boxes are checked (项目属性, 项目期限, 立项依据); the key is which.
        FormOption = "option",
        /// Headers of money over the tasks of a department (年度主要任务); the key is which.
        TaskColumn = "task-column",
        /// Headers over the sources of a project's money (项目资金来源); the key is which.
        SourceColumn = "source-column",
        /// Names of the four budgets, which hold the word 预算 and tell no stage (四本预算). The key is `-`.
        BookName = "book-name",
        /// Words in which titles of one template differ (表名修饰语). The key is `-`.
        TemplateFiller = "template-filler",
        /// What offices add to the name of a project (项目名称后缀). The key is `-`.
        ProjectBehind = "project-behind",
        /// Words of projects' names that are printed for another (项目更名); the key is the other.
        ProjectRenamed = "project-renamed",
        /// Tasks of the overall target that are categories of projects (项目类别); the key is which.
        Task = "task",
        /// What labels of indicators may end in (指标). The key is `-`.
        IndicatorBehind = "indicator-behind",
        /// Labels of the first level of indicators (一级指标); the key is the level.
        IndicatorClass = "indicator-class",
        /// Labels of the second level of indicators (二级指标); the key is the level.
        IndicatorKind = "indicator-kind",
        /// What is printed for each key (印文): by `publish`, and by the reader for what a form only implies.
        Printed = "printed",
    }
}
