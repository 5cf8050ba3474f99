//! Values near a solution, and most often one, to start the simplex method from.
//!
//! Where a sum misses by some amount, the amount is shared out evenly among all that stand in it, again and again over
//! all sums, so that every unknown ends up as far from its bounds as the others allow. Then whatever follows from what
//! is already known is worked out exactly: a total from its parts, a last part from its total. Nothing here is relied on.

use super::at::At;
use super::columns::Columns;
use super::row::{Row, RowKind};
use super::system::System;
use alloc::vec::Vec;

/// How often at most all rows are balanced, there and back.
const ROUNDS: usize = 10;

/// Values within the bounds that come close to satisfying all rows.
pub(crate) fn near_solution(system: &System) -> Vec<i64> {
    let mut values: Vec<i64> = system.bounds().iter().map(|bounds| bounds.nearest(0)).collect();
    let columns = system.columns();
    let rows = system.rows().len();
    // A row that held, and of which nothing has moved since, still holds.
    let mut holds = alloc::vec![false; rows];
    for _ in 0..ROUNDS {
        let mut moved = false;
        for row in (0..rows).chain((0..rows).rev()) {
            if holds.at(row) {
                continue;
            }
            let missed = share_out(system, row, &mut values, |unknown| {
                columns.of(unknown).iter().for_each(|(row, _)| holds.put(*row, false));
            });
            holds.put(row, !missed);
            moved |= missed;
        }
        if !moved {
            return values;
        }
    }
    work_out(system, &columns, &mut values);
    values
}

/// What the left side lacks to its right side.
pub(super) fn missing(system: &System, row: usize, values: &[i64]) -> i128 {
    let Some(row) = system.rows().get(row) else { return 0 };
    let mut missing = i128::from(row.rhs());
    for (unknown, coefficient) in row.terms() {
        missing = missing.saturating_sub(i128::from(*coefficient) * i128::from(values.at(*unknown)));
    }
    if row.kind() == RowKind::AtMost { missing.min(0) } else { missing }
}

/// Moves all unknowns of a row by about the same, to satisfy it, and tells of each that moves; false if it is satisfied.
pub(super) fn share_out(
    system: &System,
    number: usize,
    values: &mut [i64],
    mut tell: impl FnMut(usize),
) -> bool {
    let mut missing = missing(system, number, values);
    let Some(row) = system.rows().get(number).filter(|_| missing != 0) else { return false };
    let upward = missing > 0;
    let room = |unknown: usize, coefficient: i64, value: i64| {
        let bounds = system.bounds().at(unknown);
        let end = if upward == (coefficient > 0) { bounds.high() } else { bounds.low() };
        end != Some(value)
    };
    let mut takers: i128 = 0;
    for (unknown, coefficient) in row.terms() {
        takers += i128::from(room(*unknown, *coefficient, values.at(*unknown)));
    }
    for (unknown, coefficient) in row.terms() {
        let value = values.at(*unknown);
        if !room(*unknown, *coefficient, value) {
            continue;
        }
        let factor = i128::from(*coefficient);
        let share = quotient(missing, takers).and_then(|share| quotient(share, factor)).unwrap_or_default();
        takers -= 1;
        let wanted = i64::try_from(i128::from(value).saturating_add(share)).unwrap_or(value);
        let moved = system.bounds().at(*unknown).nearest(wanted);
        if moved != value {
            missing = missing.saturating_sub(factor * (i128::from(moved) - i128::from(value)));
            values.put(*unknown, moved);
            tell(*unknown);
        }
    }
    true
}

/// `a / b` without its rest, in the numbers of the machine where they hold both.
fn quotient(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(1)) => Some(i128::from(a)),
        (Ok(a), Ok(b)) if a != i64::MIN => a.checked_div(b).map(i128::from),
        _ => a.checked_div(b),
    }
}

/// Takes the values of the parts as they are and makes everything else follow from them, as far as bounds allow.
fn work_out(system: &System, columns: &Columns, values: &mut [i64]) {
    let mut rest: Vec<i128> = system.rows().iter().map(|row| i128::from(row.rhs())).collect();
    let mut open: Vec<usize> = system.rows().iter().map(|row| row.terms().len()).collect();
    let mut known = alloc::vec![false; values.len()];
    let mut total = alloc::vec![false; values.len()];
    for row in system.rows() {
        if let Some(unknown) = total_of(row) {
            total.put(unknown, true);
        }
    }
    let settled = (0..values.len()).filter(|unknown| system.bounds().at(*unknown).value().is_some());
    let parts = (0..values.len()).filter(|unknown| !total.at(*unknown));
    let mut following = Vec::new();
    for first in settled.chain(parts).chain(0..values.len()) {
        following.push((first, values.at(first)));
        while let Some((unknown, value)) = following.pop() {
            if known.at(unknown) {
                continue;
            }
            known.put(unknown, true);
            values.put(unknown, value);
            for (number, coefficient) in columns.of(unknown) {
                let left = open.at(*number).saturating_sub(1);
                open.put(*number, left);
                let still = rest.at(*number).saturating_sub(i128::from(*coefficient) * i128::from(value));
                rest.put(*number, still);
                let Some(row) =
                    system.rows().get(*number).filter(|row| left == 1 && row.kind() == RowKind::Equal)
                else {
                    continue;
                };
                let last = row.terms().iter().find(|(other, _)| !known.at(*other));
                if let Some((other, factor)) = last
                    && let Some(value) = still.checked_div(i128::from(*factor))
                    && let Ok(value) = i64::try_from(value)
                {
                    following.push((*other, system.bounds().at(*other).nearest(value)));
                }
            }
        }
    }
}

/// The unknown that a row states to be the sum of at least two others: the only one of its sign.
fn total_of(row: &Row) -> Option<usize> {
    let of_sign =
        |positive: bool| row.terms().iter().filter(move |(_, coefficient)| (*coefficient > 0) == positive);
    let total = match (of_sign(true).count(), of_sign(false).count()) {
        (1, 2..) => of_sign(true).next(),
        (2.., 1) => of_sign(false).next(),
        _ => None,
    };
    total.map(|(unknown, _)| *unknown)
}
