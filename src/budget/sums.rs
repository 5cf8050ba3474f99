use alloc::collections::BTreeSet;

use crate::money::Amount;

pub(super) fn fen(amount: Amount) -> i128 {
    i128::from(amount.fen())
}

/// 2^64 amounts fit the sum, more than memory holds.
pub(super) fn sum(amounts: impl Iterator<Item = Amount>) -> i128 {
    amounts.map(fen).fold(0, i128::saturating_add)
}

/// The sums that are beyond an amount, in words: each is reported once.
pub(super) type Overflows = BTreeSet<&'static str>;

/// The sums as amounts; where one does not fit, that is the violation.
pub(super) fn amounts<const N: usize>(
    sums: [i128; N],
    words: &'static str,
    overflows: &mut Overflows,
) -> Option<[Amount; N]> {
    if sums.iter().all(|sum| i64::try_from(*sum).is_ok()) {
        return Some(sums.map(|sum| Amount::from_fen(i64::try_from(sum).unwrap_or_default())));
    }
    overflows.insert(words);
    None
}
