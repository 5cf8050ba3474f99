use super::ExpenditureNature;
use crate::text::terms;

terms! {
    /// Project category (项目类别) of the integrated budget management rules: every expenditure is a project of
    /// one of these, which is how basic and project expenditure are made up.
    ///
    /// | class | category | nature |
    /// |---|---|---|
    /// | 人员类 | 人员类 | 基本支出 |
    /// | 运转类 | 公用经费 | 基本支出 |
    /// | 运转类 | 其他运转类 | 项目支出 |
    /// | 特定目标类 | 特定目标类 | 项目支出 |
    ///
    /// ```
    /// use yusuan::fund::{ExpenditureNature, ProjectCategory, ProjectClass};
    ///
    /// let category: ProjectCategory = "其他运转类".parse()?;
    /// assert_eq!(category.class(), ProjectClass::Running);
    /// assert_eq!(category.nature(), ExpenditureNature::Project);
    /// assert_eq!(category.code(), "22");
    /// # Ok::<(), yusuan::TermError>(())
    /// ```
    pub enum ProjectCategory is "project category (项目类别)", tested as the_words_of_project_category, not "", " ", "合计" {
        /// Personnel (人员类): wages and welfare, subsidies to individuals and families.
        Personnel = "人员类",
        /// Operating expenditures (公用经费) of the running class.
        Operating = "公用经费",
        /// Other running costs (其他运转类): large facilities, equipment, systems.
        OtherRunning = "其他运转类",
        /// Specific purposes (特定目标类): all other projects.
        SpecificPurpose = "特定目标类",
    }
}

terms! {
    /// Class of project categories (项目类别的一级分类).
    pub enum ProjectClass is "class of project categories (人员类, 运转类 or 特定目标类)", tested as the_words_of_project_class, not "", " ", "合计" {
        /// Personnel (人员类).
        Personnel = "人员类",
        /// Running (运转类): 公用经费 and 其他运转类.
        Running = "运转类",
        /// Specific purposes (特定目标类).
        SpecificPurpose = "特定目标类",
    }
}

impl ProjectCategory {
    /// The class it belongs to.
    #[must_use]
    pub const fn class(self) -> ProjectClass {
        match self {
            Self::Personnel => ProjectClass::Personnel,
            Self::Operating | Self::OtherRunning => ProjectClass::Running,
            Self::SpecificPurpose => ProjectClass::SpecificPurpose,
        }
    }

    /// The nature of the expenditure it is a part of: 基本支出 = 人员类 + 公用经费, 项目支出 = 其他运转类 + 特定目标类.
    #[must_use]
    pub const fn nature(self) -> ExpenditureNature {
        match self {
            Self::Personnel | Self::Operating => ExpenditureNature::Basic,
            Self::OtherRunning | Self::SpecificPurpose => ExpenditureNature::Project,
        }
    }

    /// Its code in budget management systems.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Personnel => "1",
            Self::Operating => "21",
            Self::OtherRunning => "22",
            Self::SpecificPurpose => "3",
        }
    }
}
