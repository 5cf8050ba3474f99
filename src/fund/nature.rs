use crate::text::terms;

terms! {
    /// Nature of expenditure (支出性质): what 支出总表 has a column for.
    ///
    /// ```
    /// use yusuan::fund::ExpenditureNature;
    ///
    /// assert_eq!(ExpenditureNature::Basic.to_string(), "基本支出");
    /// assert!(!ExpenditureNature::Basic.is_transfer());
    /// assert!("上缴上级支出".parse::<ExpenditureNature>()?.is_transfer());
    /// # Ok::<(), yusuan::TermError>(())
    /// ```
    #[non_exhaustive]
    pub enum ExpenditureNature is "nature of expenditure (支出性质)", tested as the_words_of_expenditure_nature, not "", " ", "合计" {
        /// Basic expenditures (基本支出): what a unit needs to run at all.
        Basic = "基本支出",
        /// Project expenditures (项目支出).
        Project = "项目支出",
        /// Remittances to the superior unit (上缴上级支出).
        Remittance = "上缴上级支出",
        /// Expenditures on business operations of public institutions (事业单位经营支出).
        Operating = "事业单位经营支出",
        /// Subsidies to affiliated units (对附属单位补助支出).
        Subsidy = "对附属单位补助支出",
    }
}

impl ExpenditureNature {
    /// Whether it is one of the three transfers (neither 基本支出 nor 项目支出).
    #[must_use]
    pub const fn is_transfer(self) -> bool {
        matches!(self, Self::Remittance | Self::Operating | Self::Subsidy)
    }
}
