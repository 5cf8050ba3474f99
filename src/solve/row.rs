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
    pub(super) fn missing<N: Ord + Default>(self, more: N) -> N {
        match self {
            Self::Equal => more,
            Self::AtMost => more.min(N::default()),
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
