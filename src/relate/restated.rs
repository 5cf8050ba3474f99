use alloc::vec::Vec;

use super::items::{Items, Part};
use crate::disclosure::{RowLevel, Side};

impl Items<'_> {
    /// Below a total of the year whose list begins again with 一、 the same expenditure is told by other accounts: that total
    /// and the one below the second list are one.
    pub(super) fn without_restated(&self, mut kept: Vec<usize>, items: &[usize]) -> Vec<usize> {
        let begins = |row: usize| {
            self.level(row) == RowLevel::Chinese && self.rows.get(row).is_some_and(|row| row.ordinal == 1)
        };
        let anew = self.side == Side::Expenditure && items.first().is_some_and(|row| begins(*row));
        let restated = |row: usize| {
            let mut sums = self.tree.groups.iter().filter(|group| group.parent == row);
            sums.any(|group| group.children.first().is_some_and(|row| begins(*row)))
        };
        kept.retain(|row| !(anew && self.part(*row) == Some(Part::Current) && restated(*row)));
        kept
    }
}
