//! Linear relations over bounded whole unknowns.

use super::at::At;
use super::bounds::Bounds;
use super::columns::Columns;
use super::row::{Row, RowKind};
use alloc::vec::Vec;

/// Bounded unknowns and the rows that relate them, both numbered from 0 in the order they were stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct System {
    bounds: Vec<Bounds>,
    rows: Vec<Row>,
}

impl System {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// States an unknown and gives its number.
    #[cfg(test)]
    pub(crate) fn unknown(&mut self, bounds: Bounds) -> usize {
        self.bounds.push(bounds);
        self.bounds.len().saturating_sub(1)
    }

    /// States a row and gives its number. Terms of one unknown are added up. `None`, and nothing stated, where a term
    /// names no stated unknown or the coefficients of one overflow.
    pub(crate) fn relate(&mut self, terms: &[(usize, i64)], kind: RowKind, rhs: i64) -> Option<usize> {
        // Most relations name their unknowns in order, each once.
        let in_order = terms.windows(2).all(|pair| matches!(pair, [(one, _), (other, _)] if one < other));
        if in_order && terms.iter().all(|(_, coefficient)| *coefficient != 0) {
            if let Some((last, _)) = terms.last() {
                self.bounds.get(*last)?;
            }
            self.rows.push(Row { terms: terms.to_vec(), kind, rhs });
            return Some(self.rows.len().saturating_sub(1));
        }
        let mut sorted = terms.to_vec();
        sorted.sort_unstable();
        let mut merged: Vec<(usize, i64)> = Vec::with_capacity(sorted.len());
        for (unknown, coefficient) in sorted {
            self.bounds.get(unknown)?;
            match merged.last_mut() {
                Some((last, total)) if *last == unknown => *total = total.checked_add(coefficient)?,
                _ => merged.push((unknown, coefficient)),
            }
        }
        merged.retain(|(_, coefficient)| *coefficient != 0);
        self.rows.push(Row { terms: merged, kind, rhs });
        Some(self.rows.len().saturating_sub(1))
    }

    pub(crate) fn columns(&self) -> Columns {
        Columns::new(self.bounds.len(), &self.rows)
    }

    pub(crate) fn bounds(&self) -> &[Bounds] {
        &self.bounds
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Replaces the interval of an unknown.
    pub(crate) fn set_bounds(&mut self, unknown: usize, bounds: Bounds) {
        self.bounds.put(unknown, bounds);
    }

    /// States all in terms of an unknown less `by`: its interval and the right sides of its rows move, the rows stay. `None`,
    /// and nothing moved, where a number is too large for that.
    pub(crate) fn shift(&mut self, columns: &Columns, unknown: usize, by: i64) -> Option<()> {
        let bounds = self.bounds.get(unknown)?;
        let end = |end: Option<i64>| end.map_or(Some(None), |end| end.checked_sub(by).map(Some));
        let moved = Bounds::new(end(bounds.low())?, end(bounds.high())?)?;
        let mut sides = Vec::with_capacity(columns.of(unknown).len());
        for (row, coefficient) in columns.of(unknown) {
            let part = coefficient.checked_mul(by)?;
            sides.push((*row, self.rows.get(*row)?.rhs.checked_sub(part)?));
        }
        for (row, rhs) in sides {
            if let Some(row) = self.rows.get_mut(row) {
                row.rhs = rhs;
            }
        }
        self.bounds.put(unknown, moved);
        Some(())
    }

    pub(crate) fn set_all_bounds(&mut self, bounds: Vec<Bounds>) {
        self.bounds = bounds;
    }

    /// The given rows, in that order, with the unknowns they name under `bounds`; and which unknown each one was.
    pub(crate) fn part(&self, rows: &[usize], bounds: &[Bounds]) -> (Self, Vec<usize>) {
        let named = || rows.iter().filter_map(|row| self.rows.get(*row));
        let unknowns = || named().flat_map(|row| row.terms.iter().map(|(unknown, _)| *unknown));
        let mut originals: Vec<usize>;
        let mut places: Vec<usize> = Vec::new();
        if named().map(|row| row.terms.len()).sum::<usize>() < self.bounds.len() / 8 {
            originals = unknowns().collect();
            originals.sort_unstable();
            originals.dedup();
        } else {
            // Nearly all of them: to mark each is sooner done than to sort.
            let mut marked = alloc::vec![false; self.bounds.len()];
            unknowns().for_each(|unknown| marked.put(unknown, true));
            originals = marked
                .iter()
                .enumerate()
                .filter(|(_, marked)| **marked)
                .map(|(unknown, _)| unknown)
                .collect();
            places.resize(self.bounds.len(), 0);
            originals.iter().enumerate().for_each(|(place, unknown)| places.put(*unknown, place));
        }
        let place = |unknown: usize| match places.get(unknown) {
            Some(place) => *place,
            None => originals.binary_search(&unknown).unwrap_or_default(),
        };
        let renumbered = |row: &Row| {
            let terms = row.terms.iter().map(|(unknown, coefficient)| (place(*unknown), *coefficient));
            Row { terms: terms.collect(), ..*row }
        };
        let part = Self {
            bounds: originals.iter().map(|unknown| bounds.at(*unknown)).collect(),
            rows: named().map(renumbered).collect(),
        };
        (part, originals)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::System;
    use crate::solve::{Bounds, RowKind};
    use alloc::vec::Vec;

    fn of_unknowns(count: usize) -> System {
        let mut system = System::new();
        for _ in 0..count {
            system.unknown(Bounds::new(Some(-9), Some(9)).unwrap());
        }
        system
    }

    #[test]
    fn an_unknown_stands_in_a_row_once_at_most_and_never_with_nothing() {
        let stated = |terms: &[(usize, i64)]| {
            let mut system = of_unknowns(3);
            system
                .relate(terms, RowKind::Equal, 1)
                .map(|row| system.rows().get(row).unwrap().terms().to_vec())
        };
        let kept = |terms: &[(usize, i64)]| Some(terms.to_vec());
        assert_eq!(stated(&[(0, 1), (2, -1)]), kept(&[(0, 1), (2, -1)]));
        assert_eq!(stated(&[(2, -1), (0, 1)]), kept(&[(0, 1), (2, -1)]));
        assert_eq!(stated(&[(1, 2), (0, 1), (1, 3)]), kept(&[(0, 1), (1, 5)]));
        assert_eq!(stated(&[(1, 2), (1, -2), (2, 1)]), kept(&[(2, 1)]));
        for nothing in [&[(0, 0)][..], &[(0, 0), (1, 0)], &[]] {
            assert_eq!(stated(nothing), kept(&[]));
        }
        assert_eq!(stated(&[(0, 0), (1, 4)]), kept(&[(1, 4)]));
        assert_eq!(stated(&[(0, 1), (3, 1)]), None);
        assert_eq!(stated(&[(1, i64::MAX), (1, 1)]), None);
    }

    #[test]
    fn an_unknown_told_from_another_place_has_the_same_solutions() {
        let mut system = of_unknowns(2);
        system.relate(&[(0, 1), (1, -2)], RowKind::Equal, 3).unwrap();
        system.relate(&[(0, 1)], RowKind::AtMost, 4).unwrap();
        let before = system.clone();
        let columns = system.columns();
        system.shift(&columns, 1, 5).unwrap();
        let told = |system: &System| {
            (system.bounds().to_vec(), system.rows().iter().map(super::Row::rhs).collect::<Vec<i64>>())
        };
        let bounds = [(-9, 9), (-14, 4)].map(|(low, high)| Bounds::new(Some(low), Some(high)).unwrap());
        assert_eq!(told(&system), (bounds.to_vec(), [13, 4].to_vec()));
        system.shift(&columns, 1, -5).unwrap();
        assert_eq!(system, before);
        // What is too large for that moves nothing.
        assert_eq!(system.shift(&columns, 1, i64::MAX), None);
        assert_eq!(system, before);
    }

    #[test]
    fn a_part_has_the_unknowns_of_its_rows_alone() {
        for count in [3, 40] {
            let mut system = of_unknowns(count);
            system.relate(&[(0, 1)], RowKind::AtMost, 1).unwrap();
            system.relate(&[(0, 1), (2, -1)], RowKind::Equal, 2).unwrap();
            let (part, originals) = system.part(&[1], system.bounds());
            assert_eq!(originals, [0, 2]);
            let mut expected = of_unknowns(2);
            expected.relate(&[(0, 1), (1, -1)], RowKind::Equal, 2).unwrap();
            assert_eq!(part, expected);
        }
    }
}
