//! From values that satisfied other bounds to values that satisfy these: only rows that fail are looked at, and those that
//! what they move makes fail. Asked again and again with a bound or two moved, a system costs what it takes to read it.

use super::at::At;
use super::columns::Columns;
use super::point::whole_point_holds;
use super::start::{Held, missing, share_out, values};
use super::system::System;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

/// How many terms may be looked at, for each term of the system.
const LOOKS: usize = 6;

/// Values that satisfy a system, verified, near some that satisfied one much like it; `None` where none are found soon,
/// which says nothing.
pub(crate) fn repaired(system: &System, columns: &Columns, near: &[i64]) -> Option<Vec<i64>> {
    let bounds = system.bounds().iter().enumerate();
    let mut held: Vec<Held> = bounds.map(|(unknown, bounds)| Held::near(near.at(unknown), *bounds)).collect();
    let rows = system.rows();
    let mut queue: VecDeque<usize> =
        (0..rows.len()).filter(|row| rows.get(*row).is_some_and(|row| missing(row, &held) != 0)).collect();
    let mut waiting = alloc::vec![false; rows.len()];
    for row in &queue {
        waiting.put(*row, true);
    }
    let mut looks = columns.terms().saturating_mul(LOOKS);
    while let Some(number) = queue.pop_front() {
        waiting.put(number, false);
        let row = rows.get(number)?;
        looks = looks.checked_sub(row.terms().len().saturating_mul(2))?;
        let (mut moved, missing) = (false, missing(row, &held));
        share_out(row, missing, &mut held, |unknown, _| {
            moved = true;
            for (row, _) in columns.of(unknown) {
                if !waiting.at(*row) {
                    waiting.put(*row, true);
                    queue.push_back(*row);
                }
            }
        });
        if missing != 0 && !moved {
            // No bounds leave it room.
            return None;
        }
    }
    let values = values(&held);
    whole_point_holds(&values, system).then_some(values)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::repaired;
    use crate::solve::{Bounds, Point, RowKind, System};
    use alloc::vec::Vec;

    /// A table summed both ways, each figure within 50 of what it prints.
    fn table(side: usize) -> System {
        let mut system = System::new();
        let cells: Vec<usize> =
            (0..side * side).map(|_| system.unknown(Bounds::new(Some(-50), Some(49)).unwrap())).collect();
        let mut sum = |mut cells: Vec<usize>| {
            let total = cells.remove(0);
            let terms: Vec<(usize, i64)> =
                core::iter::once((total, 1)).chain(cells.into_iter().map(|cell| (cell, -1))).collect();
            system.relate(&terms, RowKind::Equal, 0).unwrap();
        };
        for line in 0..side {
            sum(cells.iter().copied().skip(line * side).take(side).collect());
            sum(cells.iter().copied().skip(line).step_by(side).collect());
        }
        system
    }

    #[test]
    fn a_figure_that_moves_takes_others_along() {
        let mut system = table(6);
        let columns = system.columns();
        let zeros = alloc::vec![0; 36];
        assert_eq!(repaired(&system, &columns, &zeros).as_ref(), Some(&zeros));
        let mut taken = 0;
        for cell in 0..36 {
            for value in [-50, -20, 49] {
                let own = system.bounds().get(cell).copied().unwrap();
                system.set_bounds(cell, Bounds::fixed(value));
                if let Some(found) = repaired(&system, &columns, &zeros) {
                    assert!(found.get(cell) == Some(&value) && Point::Whole(found).verify(&system));
                    taken += 1;
                }
                system.set_bounds(cell, own);
            }
        }
        // It may give up, as it does where the last figure of both sums moves, but not often.
        assert!(taken >= 98, "{taken} of 108");
    }

    #[test]
    fn what_cannot_hold_is_not_repaired() {
        let mut system = table(4);
        system.relate(&[(0, 1)], RowKind::AtMost, -51).unwrap();
        assert_eq!(repaired(&system, &system.columns(), &[0; 16]), None);
    }
}
