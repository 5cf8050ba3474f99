use alloc::boxed::Box;
use alloc::collections::BTreeSet;

use crate::text::TermError;

/// What a project is (项目概况), beside its money and its goals.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectProfile {
    /// The name of the project (项目名称).
    pub name: Box<str>,
    /// Whether it is new (项目属性); `None` where no box is checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<ProjectAttribute>,
    /// Whether it recurs (项目期限); `None` where no box is checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<ProjectTerm>,
    /// On what it is based (立项依据): the boxes checked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub basis: BTreeSet<ProjectBasis>,
}

/// Project attribute (项目属性).
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
    strum::EnumIter,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown_attribute)]
pub enum ProjectAttribute {
    /// New (新增项目).
    #[strum(serialize = "新增项目")]
    #[serde(rename = "新增项目")]
    New,
    /// Continued (延续项目).
    #[strum(serialize = "延续项目")]
    #[serde(rename = "延续项目")]
    Continued,
}

/// Project term (项目期限).
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
    strum::EnumIter,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown_term)]
pub enum ProjectTerm {
    /// Once (一次性).
    #[strum(serialize = "一次性")]
    #[serde(rename = "一次性")]
    Once,
    /// Recurring (经常性).
    #[strum(serialize = "经常性")]
    #[serde(rename = "经常性")]
    Recurring,
}

/// What a project is based on (立项依据).
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
    strum::EnumIter,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown_basis)]
pub enum ProjectBasis {
    /// Laws and regulations (法律法规).
    #[strum(serialize = "法律法规")]
    #[serde(rename = "法律法规")]
    Law,
    /// A decision of the Party committee or the government (党委政府决定, such as 市委市政府决定).
    #[strum(serialize = "党委政府决定")]
    #[serde(rename = "党委政府决定")]
    Decision,
    /// A document of a superior (上级文件要求).
    #[strum(serialize = "上级文件要求")]
    #[serde(rename = "上级文件要求")]
    SuperiorDocument,
    /// An instruction of leaders (领导指示).
    #[strum(serialize = "领导指示")]
    #[serde(rename = "领导指示")]
    Instruction,
    /// Something else (其他).
    #[strum(serialize = "其他")]
    #[serde(rename = "其他")]
    Other,
}

fn unknown_attribute(text: &str) -> TermError {
    TermError::new(text, "project attribute (新增项目 or 延续项目)")
}

fn unknown_term(text: &str) -> TermError {
    TermError::new(text, "project term (一次性 or 经常性)")
}

fn unknown_basis(text: &str) -> TermError {
    TermError::new(text, "project basis (立项依据)")
}
