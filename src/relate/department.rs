//! A department and its units in one table (部门与所属单位): the accounts of all, then those of each unit.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::accounts::{Accounts, ByUnit};
use super::row_tree::{RowTree, is_blank};
use super::rule::Rule;
use super::unchecked::WhyUnchecked;
use crate::code::AccountCode;
use crate::disclosure::RowKey;

impl Accounts<'_> {
    /// States that an account of the department is that of its units together, where each of them is told by accounts.
    ///
    /// Rows of units that say again what others say, or may, are told to the tree: they are no amounts beside those.
    pub(super) fn departments(
        &self,
        tree: &mut RowTree,
        accounts: &[(Option<usize>, AccountCode, usize)],
        totals: &[usize],
    ) {
        let untold = |(_, why): &(Rule, WhyUnchecked)| {
            matches!(
                why,
                WhyUnchecked::UnitOfBoth { .. } | WhyUnchecked::UnitRepeated | WhyUnchecked::FirstUnit
            )
        };
        let below_units = || accounts.iter().filter(|(unit, ..)| unit.is_some());
        // Of units that may be counted in one another, no account is known in all.
        if tree.unchecked.iter().any(untold) {
            tree.again.extend(below_units().map(|(.., row)| *row));
            return;
        }
        if below_units().next().is_none() {
            return;
        }
        let whole: BTreeMap<AccountCode, usize> = accounts
            .iter()
            .filter(|(unit, ..)| unit.is_none())
            .map(|(_, account, row)| (*account, *row))
            .collect();
        // Without a total above them they may be those of a unit whose own row stands elsewhere.
        if whole.is_empty() || !totals.first().is_some_and(|total| whole.values().all(|row| row > total)) {
            return;
        }
        let told = |account: &AccountCode| whole.contains_key(account);
        tree.again.extend(below_units().filter(|(_, account, _)| told(account)).map(|(.., row)| *row));
        let units: BTreeSet<usize> = below_units().filter_map(|(unit, ..)| *unit).collect();
        let loose = accounts.iter().filter(|(unit, ..)| unit.is_none()).count();
        if units.len() < 2 || units != self.leaves(tree) || loose != whole.len() {
            return;
        }
        let mut printed = ByUnit::new();
        for (unit, account, row) in accounts {
            // An account that a unit prints twice is not one amount.
            if printed.insert((*unit, *account), *row).is_some() {
                return;
            }
        }
        for (account, row) in &whole {
            let of_units: Option<Vec<Option<usize>>> =
                units.iter().map(|unit| in_unit(&printed, *unit, *account)).collect();
            if let Some(of_units) = of_units {
                tree.group(Rule::DepartmentUnits, *row, of_units.into_iter().flatten().collect());
            }
        }
    }

    /// The units that no other is a part of by the tree's sums, or is made up of.
    fn leaves(&self, tree: &RowTree) -> BTreeSet<usize> {
        let is_unit = |row: usize| {
            self.rows.get(row).is_some_and(|row| matches!(row.key, RowKey::Unit(_)) && !is_blank(row))
        };
        let whole = |unit: &usize| {
            tree.groups
                .iter()
                .any(|group| group.parent == *unit && group.children.iter().any(|child| is_unit(*child)))
        };
        (0..self.rows.len()).filter(|row| is_unit(*row) && !whole(row)).collect()
    }
}

/// The row of an account in a unit, `Some(None)` where the unit has nothing of it; `None` where that isn't known.
fn in_unit(printed: &ByUnit, unit: usize, account: AccountCode) -> Option<Option<usize>> {
    if let Some(row) = printed.get(&(Some(unit), account)) {
        return Some(Some(*row));
    }
    let own = || printed.keys().filter(|(of, _)| *of == Some(unit)).map(|(_, code)| *code);
    let above = |code: AccountCode| core::iter::successors(code.parent(), |code| code.parent());
    // What is told by deeper accounts only would have to be added up.
    if own().any(|code| above(code).any(|code| code == account)) {
        return None;
    }
    match above(account).find(|above| printed.contains_key(&(Some(unit), *above))) {
        None => Some(None),
        // A unit that tells an account by its parts prints all of them.
        Some(whole) => own().any(|code| above(code).any(|code| code == whole)).then_some(None),
    }
}
