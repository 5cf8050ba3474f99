use alloc::vec::Vec;

/// An equation between the answers: the coefficients of the cells that go up add up to `need`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Equation {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) need: i64,
    /// The cell that is the total of the sum.
    pub(super) total: usize,
    /// How far up the hierarchies the sum stands.
    pub(super) height: usize,
}

/// What became of a system of equations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Solved { up: Vec<bool>, excess: i128 },
    Impossible,
    Undecided,
    TooLarge,
}

/// The terms in order of cells, each cell once, none with the coefficient 0.
pub(super) fn combined(mut terms: Vec<(usize, i64)>) -> Vec<(usize, i64)> {
    terms.sort_unstable();
    terms.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(later.1);
        }
        same
    });
    terms.retain(|&(_, coefficient)| coefficient != 0);
    terms
}
