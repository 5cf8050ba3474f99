use alloc::vec::Vec;

use super::at::At;

/// How the two sides of a row relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// Σ coefficient · unknown = right side.
    Equal,
    /// Σ coefficient · unknown ≤ right side.
    AtMost,
}

impl RowKind {
    /// What a row of this kind misses whose right side is so much more than its left side.
    pub(super) fn missing(self, more: i64) -> i64 {
        match self {
            Self::Equal => more,
            Self::AtMost => more.min(0),
        }
    }
}

/// One linear relation. Every unknown stands in it once at most, never with a coefficient of zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) kind: RowKind,
    pub(super) rhs: i64,
}

impl Row {
    pub(crate) fn terms(&self) -> &[(usize, i64)] {
        &self.terms
    }

    pub(crate) fn kind(&self) -> RowKind {
        self.kind
    }

    pub(crate) fn rhs(&self) -> i64 {
        self.rhs
    }

    /// Its right side less its left side, where 64 bits hold that, as they nearly always do.
    pub(super) fn more(&self, values: &[i64]) -> Option<i64> {
        self.terms.iter().try_fold(self.rhs, |more, (unknown, coefficient)| {
            more.checked_sub(coefficient.checked_mul(values.at(*unknown))?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, RowKind};

    #[test]
    fn what_a_row_lacks_is_exact_or_not_told() {
        let row = Row { terms: [(0, 3), (1, -2)].to_vec(), kind: RowKind::Equal, rhs: 5 };
        assert_eq!(row.more(&[4, 1]), Some(-5));
        assert_eq!(row.more(&[i64::MAX, 1]), None);
        // Of what is at most something only what is too much is missed.
        assert_eq!([-5, 0, 5].map(|more| RowKind::Equal.missing(more)), [-5, 0, 5]);
        assert_eq!([-5, 0, 5].map(|more| RowKind::AtMost.missing(more)), [-5, 0, 0]);
    }
}
