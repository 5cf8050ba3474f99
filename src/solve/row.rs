use alloc::vec::Vec;

/// How the two sides of a row relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// Σ coefficient · unknown = right side.
    Equal,
    /// Σ coefficient · unknown ≤ right side.
    AtMost,
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
}
