//! From values that satisfied other bounds to values that satisfy these: only rows that fail are looked at, and those that
//! what they move makes fail. Asked again and again with a bound or two moved, a system costs what it takes to read it.

use super::at::At;
use super::columns::Columns;
use super::point::Point;
use super::start::{missing, share_out};
use super::system::System;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

/// How many terms may be looked at, for each term of the system.
const LOOKS: usize = 6;

/// Values that satisfy a system, verified, near some that satisfied one much like it; `None` where none are found soon,
/// which says nothing.
pub(crate) fn repaired(system: &System, columns: &Columns, near: &[i64]) -> Option<Vec<i64>> {
    let bounds = system.bounds().iter().enumerate();
    let mut values: Vec<i64> = bounds.map(|(unknown, bounds)| bounds.nearest(near.at(unknown))).collect();
    let rows = system.rows();
    let mut queue: VecDeque<usize> =
        (0..rows.len()).filter(|row| missing(system, *row, &values) != 0).collect();
    let mut waiting = alloc::vec![false; rows.len()];
    for row in &queue {
        waiting.put(*row, true);
    }
    let mut looks = columns.terms().saturating_mul(LOOKS);
    while let Some(number) = queue.pop_front() {
        waiting.put(number, false);
        looks = looks.checked_sub(rows.get(number)?.terms().len().saturating_mul(2))?;
        let mut moved = false;
        let failed = share_out(system, number, &mut values, |unknown| {
            moved = true;
            for (row, _) in columns.of(unknown) {
                if !waiting.at(*row) {
                    waiting.put(*row, true);
                    queue.push_back(*row);
                }
            }
        });
        if failed && !moved {
            // No bounds leave it room.
            return None;
        }
    }
    let point = Point::Whole(values);
    match (point.verify(system), point) {
        (true, Point::Whole(values)) => Some(values),
        _ => None,
    }
}
