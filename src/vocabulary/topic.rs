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
        /// Headers of columns of labels (标目); the key is the role of the column.
        LabelColumn = "label-column",
        /// Headers of columns of figures (栏目); the key is what the figures are about.
        FigureColumn = "figure-column",
        /// Labels of rows (行目); the key is what the row is about.
        RowLabel = "row-label",
        /// Labels of totals (合计); the key is which total.
        Total = "total",
        /// Labels and headers of what is counted and is no money (计数): 辆, 人, 个, 批次. The key is `count`.
        Count = "count",
        /// Texts below a table that are no rows (表注): notes, signatures. The key says which.
        Remark = "remark",
        /// Words in front of a unit's name (单位名称). The key is `unit`.
        UnitName = "unit-name",
    }
}
