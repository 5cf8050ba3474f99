use crate::text::TermError;

/// Verdict (结论): the strictest reading of how the figures came about under which a budget exists.
///
/// It speaks of what was checked, and [`Coverage`](super::Coverage) says how much that is: with nothing checked there is
/// no pass but [`Verdict::Unchecked`].
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
    serde::Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown)]
#[non_exhaustive]
pub enum Verdict {
    /// Every sum holds to the last digit.
    Exact,
    /// Every figure is its exact amount, rounded on its own (四舍五入): sums miss by last digits (尾差).
    Rounded,
    /// As `Rounded`, but a total may have been added up from its printed items after they were rounded; or a figure is
    /// printed with fewer decimals than its table, a blank hides less than half a unit, or an amount that ends in exactly
    /// half a unit was rounded up in one place and down in another. Findings name each such figure.
    Footed,
    /// No budget prints as these tables, however its figures were rounded.
    Inconsistent,
    /// Nothing is said: no relation between printed figures could be stated, or the solver's bounds ended before an answer.
    Unchecked,
}

impl Verdict {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Exact, Self::Rounded, Self::Footed, Self::Inconsistent, Self::Unchecked];
}

fn unknown(text: &str) -> TermError {
    TermError::new(text, "verdict (exact, rounded, footed, inconsistent or unchecked)")
}
