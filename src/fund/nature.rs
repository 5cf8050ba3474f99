use crate::text::TermError;

/// Nature of expenditure (支出性质): what 支出总表 has a column for.
///
/// ```
/// use yusuan::ExpenditureNature;
///
/// assert_eq!(ExpenditureNature::Basic.to_string(), "基本支出");
/// assert!(!ExpenditureNature::Basic.is_transfer());
/// assert!("上缴上级支出".parse::<ExpenditureNature>()?.is_transfer());
/// # Ok::<(), yusuan::TermError>(())
/// ```
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
    strum::IntoStaticStr,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown)]
pub enum ExpenditureNature {
    /// Basic expenditures (基本支出): what a unit needs to run at all.
    #[strum(serialize = "基本支出")]
    #[serde(rename = "基本支出")]
    Basic,
    /// Project expenditures (项目支出).
    #[strum(serialize = "项目支出")]
    #[serde(rename = "项目支出")]
    Project,
    /// Remittances to the superior unit (上缴上级支出).
    #[strum(serialize = "上缴上级支出")]
    #[serde(rename = "上缴上级支出")]
    Remittance,
    /// Expenditures on business operations of public institutions (事业单位经营支出).
    #[strum(serialize = "事业单位经营支出")]
    #[serde(rename = "事业单位经营支出")]
    Operating,
    /// Subsidies to affiliated units (对附属单位补助支出).
    #[strum(serialize = "对附属单位补助支出")]
    #[serde(rename = "对附属单位补助支出")]
    Subsidy,
}

impl ExpenditureNature {
    /// Whether it is one of the three transfers (neither 基本支出 nor 项目支出).
    #[must_use]
    pub const fn is_transfer(self) -> bool {
        matches!(self, Self::Remittance | Self::Operating | Self::Subsidy)
    }
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "nature of expenditure (支出性质)")
}
