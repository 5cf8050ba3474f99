use super::BudgetBook;
use crate::text::TermError;

/// Source of funds (资金来源): a revenue item (收入项目) of the summary tables, and what a budget
/// line is paid from.
///
/// ```
/// use yusuan::{BudgetBook, FundSource};
///
/// let source: FundSource = "一般公共预算".parse()?;
/// assert_eq!(source.book(), Some(BudgetBook::GeneralPublic));
/// assert_eq!(FundSource::Business.book(), None);
/// assert!(!FundSource::CarryIn.is_current());
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
pub enum FundSource {
    /// Appropriations from the general public budget (一般公共预算).
    #[strum(serialize = "一般公共预算")]
    #[serde(rename = "一般公共预算")]
    GeneralPublic,
    /// Appropriations from the budget for government-managed funds (政府性基金预算).
    #[strum(serialize = "政府性基金预算")]
    #[serde(rename = "政府性基金预算")]
    GovernmentFunds,
    /// Appropriations from the budget for state capital operations (国有资本经营预算).
    #[strum(serialize = "国有资本经营预算")]
    #[serde(rename = "国有资本经营预算")]
    StateCapital,
    /// Funds managed in special fiscal accounts (财政专户管理资金), typically education fees.
    #[strum(serialize = "财政专户管理资金")]
    #[serde(rename = "财政专户管理资金")]
    SpecialAccount,
    /// Business revenue of public institutions (事业收入).
    #[strum(serialize = "事业收入")]
    #[serde(rename = "事业收入")]
    Business,
    /// Subsidies from the superior unit (上级补助收入).
    #[strum(serialize = "上级补助收入")]
    #[serde(rename = "上级补助收入")]
    SuperiorSubsidy,
    /// Remittances from affiliated units (附属单位上缴收入).
    #[strum(serialize = "附属单位上缴收入")]
    #[serde(rename = "附属单位上缴收入")]
    AffiliateRemittance,
    /// Operating revenue of public institutions (事业单位经营收入).
    #[strum(serialize = "事业单位经营收入")]
    #[serde(rename = "事业单位经营收入")]
    Operating,
    /// Other revenue (其他收入).
    #[strum(serialize = "其他收入")]
    #[serde(rename = "其他收入")]
    Other,
    /// Use of non-appropriation balances (使用非财政拨款结余), formerly 用事业基金弥补收支差额.
    #[strum(serialize = "使用非财政拨款结余")]
    #[serde(rename = "使用非财政拨款结余")]
    Reserves,
    /// Carryover from the previous year (上年结转).
    #[strum(serialize = "上年结转")]
    #[serde(rename = "上年结转")]
    CarryIn,
}

impl FundSource {
    /// The budget an appropriation (财政拨款) comes from; `None` for any other source.
    #[must_use]
    pub const fn book(self) -> Option<BudgetBook> {
        match self {
            Self::GeneralPublic => Some(BudgetBook::GeneralPublic),
            Self::GovernmentFunds => Some(BudgetBook::GovernmentFunds),
            Self::StateCapital => Some(BudgetBook::StateCapital),
            _ => None,
        }
    }

    /// Whether it is revenue of the year (本年收入): neither carried over nor drawn from balances.
    #[must_use]
    pub const fn is_current(self) -> bool {
        !matches!(self, Self::Reserves | Self::CarryIn)
    }
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "source of funds (资金来源)")
}
