use alloc::vec::Vec;

use super::integer::{Integer, Wide};
use super::point::Point;
use super::row::RowKind;
use super::system::System;

/// The proof that no values exist: rows whose sum, each taken as often as its multiplier says, states that
/// Σ c · unknown is R (or at most R), while the bounds keep Σ c · unknown above R.
///
/// Multipliers are not zero, above zero for [`RowKind::AtMost`], and have no common factor. The set of rows is
/// irreducible: without any one of them the others, under all the bounds, have a (rational) solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certificate {
    pub(crate) rows: Vec<(usize, Wide)>,
}

impl Certificate {
    /// The rows by number, ascending, each with its multiplier.
    pub(crate) fn rows(&self) -> &[(usize, Wide)] {
        &self.rows
    }

    /// Adds the rows up and compares: whether this proves that the system has no solution, fractions included.
    pub(crate) fn verify(&self, system: &System) -> bool {
        self.refutes(system).unwrap_or(false)
    }

    fn refutes(&self, system: &System) -> Option<bool> {
        let mut sum: Vec<(usize, Wide)> = Vec::new();
        let mut right = Wide::default();
        for (number, multiplier) in &self.rows {
            let row = system.rows().get(*number)?;
            if row.kind() == RowKind::AtMost && multiplier.sign() <= 0 {
                return Some(false);
            }
            right = right.add(&multiplier.mul(&Wide::from(row.rhs()))?)?;
            for (unknown, coefficient) in row.terms() {
                sum.push((*unknown, multiplier.mul(&Wide::from(*coefficient))?));
            }
        }
        sum.sort_by_key(|(unknown, _)| *unknown);
        let mut least = Wide::default();
        for group in sum.chunk_by(|(a, _), (b, _)| a == b) {
            let mut coefficient = Wide::default();
            for (_, part) in group {
                coefficient = coefficient.add(part)?;
            }
            let bounds = group.first().and_then(|(unknown, _)| system.bounds().get(*unknown))?;
            let end = match coefficient.sign() {
                0 => continue,
                1 => bounds.low(),
                _ => bounds.high(),
            };
            // An unbounded unknown left in the sum can take any value it needs.
            let Some(end) = end else { return Some(false) };
            least = least.add(&coefficient.mul(&Wide::from(end))?)?;
        }
        Some(least > right)
    }
}

/// What is known of a system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Feasible(Point),
    Infeasible(Certificate),
    /// No verdict: it would take longer than the solver's bounds allow, or the one reached did not pass its own
    /// verification, which would be a defect of the solver. A caller is to say that the relations were not checked.
    Undecided,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::vec::Vec;

    use super::{Certificate, Wide};
    use crate::solve::{Bounds, RowKind, System};

    /// Whether rows taken so often refute two unknowns of 0 to 10, of which the second may have no end.
    fn refutes(high: Option<i64>, rows: &[(RowKind, i64)], multipliers: &[(usize, i64)]) -> bool {
        let mut system = System::new();
        for high in [Some(10), high] {
            system.unknown(Bounds::new(Some(0), high).unwrap());
        }
        for (kind, rhs) in rows {
            system.relate(&[(0, 1), (1, 1)], *kind, *rhs).unwrap();
        }
        let rows: Vec<(usize, Wide)> =
            multipliers.iter().map(|(row, own)| (*row, Wide::from(*own))).collect();
        Certificate { rows }.verify(&system)
    }

    #[test]
    fn a_proof_is_taken_only_where_it_adds_up() {
        use RowKind::{AtMost, Equal};
        let ten = Some(10);
        assert!(refutes(ten, &[(Equal, 21)], &[(0, -1)]));
        assert!(refutes(ten, &[(Equal, 21)], &[(0, -3)]));
        assert!(refutes(ten, &[(Equal, -1)], &[(0, 1)]));
        assert!(refutes(ten, &[(AtMost, -1)], &[(0, 1)]));
        assert!(refutes(ten, &[(Equal, 12), (Equal, 5)], &[(0, -1), (1, 1)]));
        // The other way round, at the very end, or beyond none.
        assert!(!refutes(ten, &[(Equal, 21)], &[(0, 1)]));
        assert!(!refutes(ten, &[(Equal, 5)], &[(0, 1)]));
        assert!(!refutes(ten, &[(Equal, 5)], &[(0, -1)]));
        assert!(!refutes(ten, &[(Equal, 20)], &[(0, -1)]));
        assert!(!refutes(ten, &[(Equal, 0)], &[(0, 1)]));
        assert!(
            refutes(ten, &[(Equal, 12), (Equal, 5)], &[(0, 1), (1, -1)])
                != refutes(ten, &[(Equal, 5), (Equal, 12)], &[(0, 1), (1, -1)])
        );
        assert!(refutes(None, &[(Equal, -1)], &[(0, 1)]));
        assert!(!refutes(None, &[(Equal, 21)], &[(0, -1)]));
        // What is at most something is taken so often and no less often.
        assert!(!refutes(ten, &[(AtMost, 21)], &[(0, -1)]));
        assert!(!refutes(ten, &[(AtMost, -1)], &[(0, 0)]));
        // No row, and a row that isn't there.
        assert!(!refutes(ten, &[(Equal, 21)], &[]));
        assert!(!refutes(ten, &[(Equal, 21)], &[(1, -1)]));
    }
}
