use alloc::vec::Vec;
use core::ops::Range;

use super::at::At;
use super::row::Row;

/// Where each unknown stands: the rows it is in, with its coefficient.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    starts: Vec<usize>,
    places: Vec<(usize, i64)>,
}

impl Columns {
    pub(crate) fn new(unknowns: usize, rows: &[Row]) -> Self {
        let mut starts = alloc::vec![0_usize; unknowns + 1];
        for row in rows {
            for (unknown, _) in row.terms() {
                if let Some(count) = starts.get_mut(unknown + 1) {
                    *count += 1;
                }
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut places = alloc::vec![(0, 0); total];
        for (row, stated) in rows.iter().enumerate() {
            for (unknown, coefficient) in stated.terms() {
                let Some(place) = next.get_mut(*unknown) else { continue };
                places.put(*place, (row, *coefficient));
                *place += 1;
            }
        }
        Self { starts, places }
    }

    pub(crate) fn of(&self, unknown: usize) -> &[(usize, i64)] {
        self.places.get(self.range(unknown)).unwrap_or_default()
    }

    /// How many terms the rows have in all.
    pub(crate) fn terms(&self) -> usize {
        self.places.len()
    }

    fn range(&self, unknown: usize) -> Range<usize> {
        self.starts.at(unknown)..self.starts.at(unknown + 1)
    }
}
