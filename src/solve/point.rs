use alloc::vec::Vec;

use super::at::At;
use super::integer::{Integer, Wide};
use super::ratio::Ratio;
use super::row::{Row, RowKind};
use super::system::System;

/// Values of all unknowns that satisfy every bound and every row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Fractions (or whole numbers beyond `i64`): a bounded search found no whole point near by, or proved that there
    /// is none. No combination of rows refutes the system, so it is not called infeasible.
    Fractional(Vec<Ratio>),
}

impl Point {
    /// Whether the values satisfy every bound and row of the system, by exact arithmetic.
    pub(crate) fn verify(&self, system: &System) -> bool {
        match self {
            Self::Whole(values) => whole_point_holds(values, system),
            Self::Fractional(values) => fractional_point_holds(values, system).unwrap_or(false),
        }
    }
}

/// Whether whole values satisfy every bound and row of the system.
pub(super) fn whole_point_holds(values: &[i64], system: &System) -> bool {
    let row_holds = |row: &Row| {
        if let Some(more) = row.more(values) {
            return row.kind().missing(more) == 0;
        }
        let mut rest = Some(i128::from(row.rhs()));
        for (unknown, coefficient) in row.terms() {
            let part = i128::from(*coefficient).checked_mul(i128::from(values.at(*unknown)));
            rest = rest.zip(part).and_then(|(rest, part)| rest.checked_sub(part));
        }
        match row.kind() {
            RowKind::Equal => rest == Some(0),
            RowKind::AtMost => rest.is_some_and(|rest| rest >= 0),
        }
    };
    values.len() == system.bounds().len()
        && values.iter().zip(system.bounds()).all(|(value, bounds)| bounds.holds(*value))
        && system.rows().iter().all(row_holds)
}

fn fractional_point_holds(values: &[Ratio], system: &System) -> Option<bool> {
    if values.len() != system.bounds().len() || values.iter().any(|value| value.denominator.sign() <= 0) {
        return Some(false);
    }
    for (value, bounds) in values.iter().zip(system.bounds()) {
        let reaches = |end: i64| Wide::from(end).mul(&value.denominator);
        if bounds.low().is_some_and(|low| reaches(low).is_none_or(|low| value.numerator < low))
            || bounds.high().is_some_and(|high| reaches(high).is_none_or(|high| value.numerator > high))
        {
            return Some(false);
        }
    }
    for row in system.rows() {
        let mut numerator = Wide::from(row.rhs());
        let mut denominator = Wide::from(1_i64);
        for (unknown, coefficient) in row.terms() {
            let value = values.get(*unknown)?;
            let part = Wide::from(*coefficient).mul(&value.numerator)?;
            if denominator == value.denominator {
                numerator = numerator.sub(&part)?;
            } else {
                numerator = numerator.mul(&value.denominator)?.sub(&part.mul(&denominator)?)?;
                denominator = denominator.mul(&value.denominator)?;
            }
        }
        let holds = match row.kind() {
            RowKind::Equal => numerator.sign() == 0,
            RowKind::AtMost => numerator.sign() >= 0,
        };
        if !holds {
            return Some(false);
        }
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::vec::Vec;

    use super::{Point, Ratio, Wide};
    use crate::solve::{Bounds, RowKind, System};

    /// x + y = 7, x - y at most 2, both 0 to 5.
    fn system() -> System {
        let mut system = System::new();
        for _ in 0..2 {
            system.unknown(Bounds::new(Some(0), Some(5)).unwrap());
        }
        system.relate(&[(0, 1), (1, 1)], RowKind::Equal, 7).unwrap();
        system.relate(&[(0, 1), (1, -1)], RowKind::AtMost, 2).unwrap();
        system
    }

    fn fractions(values: &[(i64, i64)]) -> Point {
        let ratio = |(above, below): &(i64, i64)| Ratio {
            numerator: Wide::from(*above),
            denominator: Wide::from(*below),
        };
        Point::Fractional(values.iter().map(ratio).collect())
    }

    #[test]
    fn whole_values_satisfy_every_bound_and_row() {
        let whole = |values: &[i64]| Point::Whole(Vec::from(values)).verify(&system());
        assert!(whole(&[4, 3]) && whole(&[2, 5]));
        // A row, a part, a bound at either end, too few and too many.
        for wrong in [&[4, 4][..], &[5, 2], &[1, 6], &[7, 0], &[], &[4], &[4, 3, 0]] {
            assert!(!whole(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn sums_beyond_64_bits_are_exact() {
        for (kind, rhs) in [
            (RowKind::AtMost, i64::MAX),
            (RowKind::AtMost, i64::MIN),
            (RowKind::Equal, -2),
            (RowKind::Equal, 0),
        ] {
            let mut system = System::new();
            for _ in 0..2 {
                system.unknown(Bounds::default());
            }
            system.relate(&[(0, 1), (1, 1)], kind, rhs).unwrap();
            let twice = |value: i64| Point::Whole(Vec::from([value, value])).verify(&system);
            // Wrapped, the sums are -2 and 0.
            assert!(!twice(i64::MAX), "{kind:?} {rhs}");
            assert_eq!(twice(i64::MIN), kind == RowKind::AtMost, "{kind:?} {rhs}");
        }
    }

    #[test]
    fn fractions_satisfy_every_bound_and_row() {
        let holds = |values: &[(i64, i64)]| fractions(values).verify(&system());
        assert!(
            holds(&[(9, 2), (5, 2)])
                && holds(&[(4, 1), (3, 1)])
                && holds(&[(7, 2), (7, 2)])
                && holds(&[(13, 3), (8, 3)])
        );
        let wrong: [&[(i64, i64)]; 9] = [
            &[(9, 2), (3, 1)],
            &[(14, 3), (7, 3)],
            &[(3, 2), (11, 2)],
            &[(11, 2), (3, 2)],
            &[(-1, 2), (15, 2)],
            &[(4, 1)],
            &[(4, 1), (3, 1), (0, 1)],
            &[(-4, -1), (3, 1)],
            &[(4, 0), (3, 0)],
        ];
        for values in wrong {
            assert!(!holds(values), "{values:?}");
        }
    }
}
