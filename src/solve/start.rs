//! Values near a solution, and most often one, to start the simplex method from.
//!
//! Where a sum misses by some amount, the amount is shared out evenly among all that stand in it, again and again over
//! all sums, so that every unknown ends up as far from its bounds as the others allow. Then whatever follows from what
//! is already known is worked out exactly: a total from its parts, a last part from its total. Nothing here is relied on.

use super::at::At;
use super::bounds::Bounds;
use super::columns::Columns;
use super::point::whole_point_holds;
use super::row::{Row, RowKind};
use super::system::System;
use alloc::vec::Vec;

/// How often at most all rows are balanced, there and back.
const ROUNDS: usize = 10;
/// The round after which it is looked whether what follows from the values holds already, as it most often does long before all
/// rows are balanced.
const TRIED: usize = 2;

/// Values within the bounds that come close to satisfying all rows.
pub(crate) fn near_solution(system: &System) -> Vec<i64> {
    let mut held: Vec<Held> = system.bounds().iter().map(|bounds| Held::near(0, *bounds)).collect();
    let columns = system.columns();
    let rows = system.rows();
    // What the right side of each row is more than its left side, kept as values move.
    let mut more: Vec<i64> = rows.iter().map(|row| more(row, &held)).collect();
    for round in 1..=ROUNDS {
        let (mut missed, mut moved) = (false, false);
        for (number, row) in rows.iter().enumerate().chain(rows.iter().enumerate().rev()) {
            let missing = row.kind().missing(more.at(number));
            if missing == 0 {
                continue;
            }
            missed = true;
            share_out(row, missing, &mut held, |unknown, by| {
                moved = true;
                for (row, coefficient) in columns.of(unknown) {
                    if let Some(more) = more.get_mut(*row) {
                        *more = more.saturating_sub(coefficient.saturating_mul(by));
                    }
                }
            });
        }
        if !missed {
            return values(&held);
        }
        // Rows whose unknowns all stand at their ends miss the same in the next round.
        if !moved {
            break;
        }
        if round == TRIED {
            let tried = worked_out(system, &columns, &held);
            if whole_point_holds(&tried, system) {
                return tried;
            }
        }
    }
    worked_out(system, &columns, &held)
}

/// A value and the ends between which it may move, the farthest there are where no bound is known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Held {
    value: i64,
    low: i64,
    high: i64,
}

impl Held {
    /// The value within bounds nearest to one.
    pub(super) fn near(value: i64, bounds: Bounds) -> Self {
        let (low, high) = (bounds.low().unwrap_or(i64::MIN), bounds.high().unwrap_or(i64::MAX));
        Self { value: bounds.nearest(value), low, high }
    }

    const fn leaves_room(self, above: bool) -> bool {
        if above { self.value < self.high } else { self.value > self.low }
    }
}

pub(super) fn values(held: &[Held]) -> Vec<i64> {
    held.iter().map(|held| held.value).collect()
}

/// What the right side of a row is more than its left side.
fn more(row: &Row, held: &[Held]) -> i64 {
    row.terms().iter().fold(row.rhs(), |more, (unknown, coefficient)| {
        more.saturating_sub(coefficient.saturating_mul(held.at(*unknown).value))
    })
}

/// What the left side of a row lacks to its right side.
pub(super) fn missing(row: &Row, held: &[Held]) -> i64 {
    row.kind().missing(more(row, held))
}

/// Moves all unknowns of a row by about the same, to satisfy it where it misses something, and tells of each that moves by how
/// much.
pub(super) fn share_out(row: &Row, missing: i64, held: &mut [Held], mut tell: impl FnMut(usize, i64)) {
    let mut missing = missing;
    let upward = missing > 0;
    let room = |held: Held, coefficient: i64| held.leaves_room(upward == (coefficient > 0));
    let takers = row.terms().iter().filter(|(unknown, factor)| room(held.at(*unknown), *factor)).count();
    let mut takers = i64::try_from(takers).unwrap_or(i64::MAX);
    for (unknown, factor) in row.terms() {
        let Some(held) = held.get_mut(*unknown).filter(|held| room(**held, *factor)) else { continue };
        let share = missing.checked_div(takers).unwrap_or_default();
        let share = if *factor == 1 { share } else { share.checked_div(*factor).unwrap_or_default() };
        takers -= 1;
        let moved = held.value.saturating_add(share).max(held.low).min(held.high);
        if moved != held.value {
            let by = moved.saturating_sub(held.value);
            missing = missing.saturating_sub(by.saturating_mul(*factor));
            held.value = moved;
            tell(*unknown, by);
        }
    }
}

/// The values of the parts as they are and everything else as it follows from them, as far as bounds allow.
fn worked_out(system: &System, columns: &Columns, held: &[Held]) -> Vec<i64> {
    let mut values = values(held);
    let mut rest: Vec<i64> = system.rows().iter().map(Row::rhs).collect();
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
                let still = rest.at(*number).saturating_sub(coefficient.saturating_mul(value));
                rest.put(*number, still);
                let Some(row) =
                    system.rows().get(*number).filter(|row| left == 1 && row.kind() == RowKind::Equal)
                else {
                    continue;
                };
                let last = row.terms().iter().find(|(other, _)| !known.at(*other));
                if let Some((other, factor)) = last
                    && let Some(value) = still.checked_div(*factor)
                {
                    following.push((*other, system.bounds().at(*other).nearest(value)));
                }
            }
        }
    }
    values
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

    use super::{Held, near_solution, total_of, worked_out};
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
    fn what_follows_from_the_parts_is_worked_out() {
        use RowKind::{AtMost, Equal};
        let far = (-100, 100);
        let follows = |bounds: &[(i64, i64)], rows: &[Stated<'_>], from: &[i64]| {
            let system = system(bounds, rows);
            let held = system.bounds().iter().zip(from).map(|(bounds, from)| Held::near(*from, *bounds));
            worked_out(&system, &system.columns(), &held.collect::<Vec<Held>>())
        };
        // Totals of totals follow from what has no parts itself, whichever side they stand on and wherever they began.
        let tree: [Stated<'_>; 3] = [
            (&[(0, 1), (1, -1), (2, -1)], Equal, 0),
            (&[(1, 1), (3, -1), (4, -1)], Equal, 7),
            (&[(2, -1), (5, 1), (6, 1)], Equal, -9),
        ];
        assert_eq!(follows(&[far; 7], &tree, &[50, 60, 70, 1, 2, 3, 4]), [26, 10, 16, 1, 2, 3, 4]);
        // A part follows from a total that is known, but only the last.
        let known = [(30, 30), far, far, far];
        let sum: [Stated<'_>; 1] = [(&[(0, 1), (1, -1), (2, -1), (3, -1)], Equal, 0)];
        assert_eq!(follows(&known, &sum, &[30, 5, 6, 7]), [30, 5, 6, 19]);
        // What follows stays within its bounds.
        assert_eq!(follows(&[(30, 30), far, far, (0, 9)], &sum, &[30, 5, 6, 7]), [30, 5, 6, 9]);
        // From what is at most something nothing follows.
        assert_eq!(follows(&[far; 2], &[(&[(0, 1), (1, 1)], AtMost, 9)], &[3, 4]), [3, 4]);
    }

    #[test]
    fn tables_summed_both_ways_are_worked_out() {
        const SIDE: usize = 5;
        const ROUNDS: i64 = 40;
        let mut held = 0;
        for round in 0..ROUNDS {
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
            held += i64::from(Point::Whole(near_solution(&system)).verify(&system));
        }
        assert_eq!(held, ROUNDS, "of {ROUNDS}");
    }

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
}
