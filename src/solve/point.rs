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
