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
    let rows = system.rows();
    // What the right side of each row is more than its left side, kept as values move: `None` where 64 bits don't hold it.
    let mut more: Vec<Option<i64>> = rows.iter().map(|row| row.more(&values)).collect();
    for _ in 0..ROUNDS {
        let (mut missed, mut moved) = (false, false);
        for (number, row) in rows.iter().enumerate().chain(rows.iter().enumerate().rev()) {
            let known = more.at(number).map(|more| row.kind().missing(more));
            if known == Some(0) {
                continue;
            }
            let tell = |unknown, by: i64| {
                moved = true;
                for (row, coefficient) in columns.of(unknown) {
                    if let Some(more) = more.get_mut(*row) {
                        *more = more.and_then(|more| more.checked_sub(coefficient.checked_mul(by)?));
                    }
                }
            };
            missed |= match known {
                Some(missing) => share_out_short(system, row, missing, &mut values, tell),
                None => share_out_long(system, row, &mut values, tell),
            };
        }
        if !missed {
            return values;
        }
        // Rows whose unknowns all stand at their ends miss the same in the next round.
        if !moved {
            break;
        }
    }
    work_out(system, &columns, &mut values);
    values
}

/// Moves all unknowns of a row by about the same, to satisfy it, and tells of each that moves by how much; false if it is satisfied.
pub(super) fn share_out(
    system: &System,
    row: &Row,
    values: &mut [i64],
    tell: impl FnMut(usize, i64),
) -> bool {
    match row.more(values) {
        Some(more) => share_out_short(system, row, row.kind().missing(more), values, tell),
        None => share_out_long(system, row, values, tell),
    }
}

fn share_out_long(system: &System, row: &Row, values: &mut [i64], mut tell: impl FnMut(usize, i64)) -> bool {
    let mut missing = row.missing(values);
    if missing == 0 {
        return false;
    }
    let upward = missing > 0;
    let bounds = |unknown: usize| system.bounds().at(unknown);
    let room = |unknown: usize, coefficient: i64, value: i64| {
        bounds(unknown).leaves_room(value, upward == (coefficient > 0))
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
        let moved = bounds(*unknown).nearest(wanted);
        if moved != value {
            missing = missing.saturating_sub(factor * (i128::from(moved) - i128::from(value)));
            values.put(*unknown, moved);
            tell(*unknown, moved.saturating_sub(value));
        }
    }
    true
}

/// The same for what is missing where 64 bits hold it.
fn share_out_short(
    system: &System,
    row: &Row,
    mut missing: i64,
    values: &mut [i64],
    mut tell: impl FnMut(usize, i64),
) -> bool {
    if missing == 0 {
        return false;
    }
    if missing == i64::MIN {
        // A share of it may be beyond 64 bits.
        return share_out_long(system, row, values, tell);
    }
    let upward = missing > 0;
    let room = |unknown: usize, coefficient: i64, value: i64| {
        let bounds = system.bounds().get(unknown)?;
        bounds.leaves_room(value, upward == (coefficient > 0)).then_some(bounds)
    };
    let taker = |(unknown, factor): &(usize, i64)| room(*unknown, *factor, values.at(*unknown)).is_some();
    let mut takers = i64::try_from(row.terms().iter().copied().filter(taker).count()).unwrap_or(i64::MAX);
    for (unknown, factor) in row.terms() {
        let Some(value) = values.get_mut(*unknown) else { continue };
        let Some(bounds) = room(*unknown, *factor, *value) else { continue };
        let share = missing.checked_div(takers).unwrap_or_default();
        let share = if *factor == 1 { share } else { share.checked_div(*factor).unwrap_or_default() };
        takers -= 1;
        let moved = bounds.nearest(value.checked_add(share).unwrap_or(*value));
        if moved != *value {
            let by = moved.saturating_sub(*value);
            missing = missing.saturating_sub(by.saturating_mul(*factor));
            *value = moved;
            tell(*unknown, by);
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::vec::Vec;

    use super::{near_solution, quotient, total_of};
    use crate::solve::{Bounds, Point, RowKind, System};

    /// The terms of a row, its kind and its right side.
    type Stated<'t> = (&'t [(usize, i64)], RowKind, i64);

    fn system(bounds: &[(i64, i64)], rows: &[Stated<'_>]) -> System {
        let mut system = System::new();
        for (low, high) in bounds {
            system.unknown(Bounds::new(Some(*low), Some(*high)).unwrap());
        }
        for (terms, kind, rhs) in rows {
            system.relate(terms, *kind, *rhs).unwrap();
        }
        system
    }

    #[test]
    fn what_a_row_misses_is_shared_out_among_its_unknowns() {
        use RowKind::{AtMost, Equal};
        let ten = (-10, 10);
        let near = |bounds: &[(i64, i64)], rows: &[Stated<'_>]| near_solution(&system(bounds, rows));
        assert_eq!(near(&[ten; 3], &[(&[(0, 1), (1, 1), (2, 1)], Equal, 9)]), [3, 3, 3]);
        assert_eq!(near(&[ten; 3], &[(&[(0, 1), (1, 1), (2, 1)], Equal, -9)]), [-3, -3, -3]);
        assert_eq!(near(&[ten; 3], &[(&[(0, 1), (1, -1), (2, -1)], Equal, 9)]), [3, -3, -3]);
        assert_eq!(near(&[ten; 2], &[(&[(0, 1), (1, 1)], AtMost, 4)]), [0, 0]);
        assert_eq!(near(&[ten; 2], &[(&[(0, 1), (1, 1)], AtMost, -4)]), [-2, -2]);
        // What has no room takes no share.
        assert_eq!(near(&[(0, 1), ten, (0, 0)], &[(&[(0, 1), (1, 1), (2, 1)], Equal, 10)]), [1, 9, 0]);
        assert_eq!(near(&[(-1, 0), ten], &[(&[(0, -1), (1, 1)], Equal, 9)]), [-1, 8]);
        // A total that is known.
        assert_eq!(near(&[(6, 6), ten, ten], &[(&[(0, 1), (1, -1), (2, -1)], Equal, 0)]), [6, 3, 3]);
    }

    #[test]
    fn a_tree_is_worked_out_exactly() {
        use RowKind::Equal;
        // Three levels, whose leaves were printed with what rounding allows.
        for odd in [1, 7, 33, 49] {
            let mut bounds = Vec::from([(odd, odd)]);
            bounds.extend([(-50, 49); 12]);
            let rows: [(&[(usize, i64)], _, _); 4] = [
                (&[(0, 1), (1, -1), (2, -1), (3, -1)], Equal, 0),
                (&[(1, 1), (4, -1), (5, -1), (6, -1)], Equal, 5),
                (&[(2, 1), (7, -1), (8, -1), (9, -1)], Equal, -70),
                (&[(3, 1), (10, -1), (11, -1), (12, -1)], Equal, 44),
            ];
            let system = system(&bounds, &rows);
            assert!(Point::Whole(near_solution(&system)).verify(&system), "{odd}");
        }
    }

    #[test]
    fn most_tables_summed_both_ways_are_worked_out() {
        const SIDE: usize = 5;
        let mut held = 0;
        for round in 0..40_i64 {
            let bounds: Vec<(i64, i64)> = (0..SIDE * SIDE)
                .map(|cell| {
                    let known = i64::try_from(cell).unwrap() % 7 == round % 7;
                    if known { (round % 5 - 2, round % 5 - 2) } else { (-50, 49) }
                })
                .collect();
            let mut system = system(&bounds, &[]);
            for line in 0..SIDE {
                let row: Vec<usize> = (0..SIDE).map(|other| line * SIDE + other).collect();
                let column: Vec<usize> = (0..SIDE).map(|other| other * SIDE + line).collect();
                for cells in [row, column] {
                    let terms: Vec<(usize, i64)> = cells
                        .iter()
                        .enumerate()
                        .map(|(at, cell)| (*cell, if at == 0 { 1 } else { -1 }))
                        .collect();
                    system.relate(&terms, RowKind::Equal, 0).unwrap();
                }
            }
            held += usize::from(Point::Whole(near_solution(&system)).verify(&system));
        }
        assert!(held >= HELD, "{held} of 40");
    }

    /// Of the tables above so many are worked out.
    const HELD: usize = 20;

    #[test]
    fn a_total_is_alone_with_its_sign() {
        let total = |terms: &[(usize, i64)]| {
            let system = system(&[(0, 9); 5], &[(terms, RowKind::Equal, 0)]);
            system.rows().first().and_then(total_of)
        };
        assert_eq!(total(&[(3, 1), (1, -1), (2, -1)]), Some(3));
        assert_eq!(total(&[(3, -1), (1, 1), (2, 1), (4, 1)]), Some(3));
        assert_eq!(total(&[(0, 1), (1, -1)]), None);
        assert_eq!(total(&[(0, 1), (1, 1), (2, -1), (3, -1)]), None);
        assert_eq!(total(&[(0, 1), (1, 1), (2, 1)]), None);
    }

    #[test]
    fn a_quotient_has_no_rest() {
        for (a, b, found) in [(7, 2, 3), (-7, 2, -3), (7, -2, -3), (7, 1, 7), (-7, -1, 7)] {
            assert_eq!(quotient(a, b), Some(found));
        }
        assert_eq!(quotient(7, 0), None);
        assert_eq!(quotient(i128::from(i64::MIN), -1), Some(1 << 63));
        assert_eq!(quotient(i128::MIN, -1), None);
        assert_eq!(quotient(1 << 100, 1 << 98), Some(4));
    }
}
