use alloc::vec::Vec;

use super::items::{Items, Part};
use crate::disclosure::{RowKey, RowLevel, Side};
use crate::fund::ExpenditureNature;

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

    /// 基本支出 and 项目支出, unmarked below the total of the year or below functions, tell by natures what those tell: they are no
    /// items beside it.
    pub(super) fn without_natures(&mut self, total: usize, items: Vec<usize>) -> Vec<usize> {
        let current = items.iter().copied().find(|row| self.part(*row) == Some(Part::Current));
        let is_function = |row: &usize| matches!(self.key(*row), Some(RowKey::Function(_)));
        let last = current.or_else(|| items.iter().copied().rfind(is_function));
        let Some(last) = last.filter(|_| self.side == Side::Expenditure) else { return items };
        let below = |row: &usize| {
            let nature = matches!(self.key(*row), Some(RowKey::Nature(_)));
            nature && *row > last && !self.level(*row).is_ordinal()
        };
        let (natures, mut others): (Vec<usize>, Vec<usize>) = items.iter().partition(|row| below(row));
        let of_all = |row: &usize| {
            let nature = self.key(*row);
            matches!(nature, Some(RowKey::Nature(ExpenditureNature::Basic | ExpenditureNature::Project)))
        };
        // 上缴上级支出 alone may be an item beside the others.
        if !natures.iter().any(of_all) {
            return items;
        }
        let rule = self.rule(true);
        self.tree.at_most(rule, total, natures);
        if current.is_none() {
            // Which of the two tells all, nobody says.
            self.tree.at_most(rule, total, core::mem::take(&mut others));
        }
        others
    }

    /// Whether nothing but what is carried over stands below a total that stands below nothing.
    pub(super) fn is_before_carry(&self, total: usize) -> bool {
        let carry = |row: &usize| *row > total && self.part(*row) == Some(Part::Carry);
        !self.pending.is_empty() && self.pending.iter().all(carry)
    }

    /// 支出合计, 结转下年, 支出总计 without items: with one row of ordinals the first two make the third, else they are parts of it.
    pub(super) fn close_with_carry(&mut self, first: usize, total: usize) {
        let mut items = core::mem::replace(&mut self.pending, Vec::from([total]));
        items.insert(0, first);
        let rule = self.rule(true);
        if items.iter().all(|row| self.level(*row).is_ordinal() && self.level(*row) == self.level(first)) {
            self.tree.group(rule, total, items);
        } else {
            items.into_iter().for_each(|item| self.tree.at_most(rule, total, Vec::from([item])));
        }
    }
}
