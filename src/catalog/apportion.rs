use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::money::Amount;

/// Shares that make no split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ApportionError {
    /// There is no share, or all are zero.
    #[error("expected at least one share above zero, found none among {found}")]
    NoShare {
        /// The number of shares given.
        found: usize,
    },
}

/// Splits an amount by shares (weights of any size) into whole 分 that add up to it, by largest
/// remainder: each part is its exact value cut to 分, and the 分 left over go one by one to the parts
/// that lost most, the earlier one where two lost the same. A share of zero gets nothing; a negative
/// amount splits as its opposite does.
///
/// ```
/// use yusuan::Amount;
/// use yusuan::catalog::apportion;
///
/// let parts = apportion(Amount::from_fen(100), &[1, 1, 1])?;
/// assert_eq!(parts, [34, 33, 33].map(Amount::from_fen));
/// # Ok::<(), yusuan::catalog::ApportionError>(())
/// ```
///
/// # Errors
///
/// When no share is above zero.
pub fn apportion(amount: Amount, shares: &[u64]) -> Result<Vec<Amount>, ApportionError> {
    let total: u128 = shares.iter().copied().map(u128::from).sum();
    if total == 0 {
        return Err(ApportionError::NoShare { found: shares.len() });
    }
    // At most 2^63 times 2^64: within u128.
    let whole = u128::from(amount.fen().unsigned_abs());
    let exact = |share: &u64| whole * u128::from(*share);
    let mut by_loss: Vec<usize> = (0..shares.len()).collect();
    by_loss.sort_by_key(|&index| Reverse(shares.get(index).map_or(0, exact) % total));
    let cut: u128 = shares.iter().map(|share| exact(share) / total).sum();
    let mut extra = vec![0_u128; shares.len()];
    for index in by_loss.into_iter().zip(cut..whole).map(|(index, _)| index) {
        if let Some(extra) = extra.get_mut(index) {
            *extra = 1;
        }
    }
    let parts = shares.iter().zip(extra).map(|(share, extra)| exact(share) / total + extra);
    // A part is no larger than the amount: the conversions cannot fail.
    Ok(parts
        .map(|part| {
            let fen = i128::try_from(part).unwrap_or(i128::MAX);
            let fen = if amount.is_negative() { -fen } else { fen };
            Amount::from_fen(i64::try_from(fen).unwrap_or(0))
        })
        .collect())
}
