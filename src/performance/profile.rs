use alloc::boxed::Box;
use alloc::collections::BTreeSet;

use crate::text::terms;

/// What a project is (项目概况), beside its money and its goals.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProjectProfile {
    /// The name of the project (项目名称).
    pub name: Box<str>,
    /// Whether it is new (项目属性); `None` where no box is checked.
    #[serde(default)]
    pub attribute: Option<ProjectAttribute>,
    /// Whether it recurs (项目期限); `None` where no box is checked.
    #[serde(default)]
    pub term: Option<ProjectTerm>,
    /// On what it is based (立项依据): the boxes checked.
    #[serde(default)]
    pub basis: BTreeSet<ProjectBasis>,
}

terms! {
    /// Project attribute (项目属性).
    pub enum ProjectAttribute is "project attribute (新增项目 or 延续项目)", tested as the_words_of_project_attribute, not "", " ", "合计" {
        /// New (新增项目).
        New = "新增项目",
        /// Continued (延续项目).
        Continued = "延续项目",
    }
}

terms! {
    /// Project term (项目期限).
    pub enum ProjectTerm is "project term (一次性 or 经常性)", tested as the_words_of_project_term, not "", " ", "合计" {
        /// Once (一次性).
        Once = "一次性",
        /// Recurring (经常性).
        Recurring = "经常性",
    }
}

terms! {
    /// What a project is based on (立项依据).
    #[non_exhaustive]
    pub enum ProjectBasis is "project basis (立项依据)", tested as the_words_of_project_basis, not "", " ", "合计" {
        /// Laws and regulations (法律法规).
        Law = "法律法规",
        /// A decision of the Party committee or the government (党委政府决定, such as 市委市政府决定).
        Decision = "党委政府决定",
        /// A document of a superior (上级文件要求).
        SuperiorDocument = "上级文件要求",
        /// An instruction of leaders (领导指示).
        Instruction = "领导指示",
        /// Something else (其他).
        Other = "其他",
    }
}
