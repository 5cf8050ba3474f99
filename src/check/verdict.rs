use crate::text::TermError;
/// Verdict (结论): the strictest reading of how the figures came about under which a budget exists.
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
    strum::IntoStaticStr,
    serde::Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown)]
pub enum Verdict {
    /// Every sum holds to the last digit.
    Exact,
    /// Every figure is its exact amount, rounded on its own (四舍五入): sums miss by last digits (尾差).
    Rounded,
    /// As `Rounded`, but a total may have been added up from its printed items after they were rounded.
    Footed,
    /// No budget prints as these tables, however its figures were rounded.
    Inconsistent,
}

impl Verdict {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Exact, Self::Rounded, Self::Footed, Self::Inconsistent];
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "verdict (exact, rounded, footed, inconsistent or unchecked)")
}
