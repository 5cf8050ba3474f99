use crate::text::TermError;

/// One of the four budgets (四本预算) of a government (Budget Law, 预算法, art. 5).
///
/// A department budget carries the first three, never social insurance funds (预算法实施条例, art. 5).
///
/// ```
/// use yusuan::BudgetBook;
///
/// let book: BudgetBook = "政府性基金预算".parse()?;
/// assert_eq!(book, BudgetBook::GovernmentFunds);
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
pub enum BudgetBook {
    /// General public budget (一般公共预算).
    #[strum(serialize = "一般公共预算")]
    #[serde(rename = "一般公共预算")]
    GeneralPublic,
    /// Budget for government-managed funds (政府性基金预算).
    #[strum(serialize = "政府性基金预算")]
    #[serde(rename = "政府性基金预算")]
    GovernmentFunds,
    /// Budget for state capital operations (国有资本经营预算).
    #[strum(serialize = "国有资本经营预算")]
    #[serde(rename = "国有资本经营预算")]
    StateCapital,
    /// Budget for social insurance funds (社会保险基金预算).
    #[strum(serialize = "社会保险基金预算")]
    #[serde(rename = "社会保险基金预算")]
    SocialInsurance,
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "government budget (四本预算)")
}
