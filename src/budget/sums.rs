use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::Violation;
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

pub(super) fn add<K: Ord>(sums: &mut BTreeMap<K, i128>, key: K, amount: Amount) {
    let sum = sums.entry(key).or_insert(0);
    *sum = sum.saturating_add(fen(amount));
}

/// Sums in 分 as amounts; those that do not fit are reported once.
pub(super) fn fit<K: Ord>(
    sums: impl IntoIterator<Item = (K, i128)>,
    words: &'static str,
    faults: &mut Vec<Violation>,
) -> BTreeMap<K, Amount> {
    let mut overflow = false;
    let fitting = sums
        .into_iter()
        .filter_map(|(key, sum)| match i64::try_from(sum) {
            Ok(fen) => Some((key, Amount::from_fen(fen))),
            Err(_) => {
                overflow = true;
                None
            }
        })
        .collect();
    if overflow {
        faults.push(Violation::Overflow { sum: words });
    }
    fitting
}
