use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::balance::Sum;

/// For each cell the shortest sum that it is a part of, and which cells are the same amount.
pub(super) struct Narrowest {
    roots: Vec<usize>,
    /// The number of parts of the sum, and its position.
    sums: Vec<Option<(usize, usize)>>,
}

impl Narrowest {
    pub(super) fn of(roots: Vec<usize>, all: &[Sum]) -> Self {
        let mut narrowest = Self { sums: alloc::vec![None; roots.len()], roots };
        for (index, sum) in all.iter().enumerate() {
            let parts = narrowest.roots(&sum.parts);
            let count = parts.len();
            if count < 2 || !distinct(&parts) {
                continue;
            }
            for part in parts {
                if let Some(slot) = narrowest.sums.get_mut(part)
                    && slot.is_none_or(|held| (count, index) < held)
                {
                    *slot = Some((count, index));
                }
            }
        }
        narrowest
    }

    pub(super) fn root(&self, cell: usize) -> usize {
        self.roots.get(cell).copied().unwrap_or(cell)
    }

    /// The amounts of cells, in order.
    pub(super) fn roots(&self, cells: &[usize]) -> Vec<usize> {
        let mut roots: Vec<usize> = cells.iter().map(|cell| self.root(*cell)).collect();
        roots.sort_unstable();
        roots
    }

    /// The same sum with the total of a shorter sum in the place of all its parts.
    pub(super) fn shorten(&self, parts: &[usize], sums: &[Sum]) -> Vec<usize> {
        if parts.len() < 2 || !distinct(&self.roots(parts)) {
            return parts.into();
        }
        let shorter = |part: usize| {
            let held = self.sums.get(self.root(part)).copied().flatten();
            held.filter(|(count, _)| *count < parts.len())
        };
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, sum) in parts.iter().filter_map(|part| shorter(*part)) {
            *counts.entry(sum).or_default() += 1;
        }
        let whole = |part: usize| {
            shorter(part).filter(|(count, sum)| counts.get(sum) == Some(count)).map(|(_, sum)| sum)
        };
        let totals: BTreeSet<usize> = parts.iter().filter_map(|part| whole(*part)).collect();
        let rest = parts.iter().copied().filter(|part| whole(*part).is_none());
        rest.chain(totals.iter().filter_map(|sum| sums.get(*sum)).map(|sum| sum.total)).collect()
    }
}

fn distinct(sorted: &[usize]) -> bool {
    sorted.iter().zip(sorted.iter().skip(1)).all(|(one, next)| one != next)
}
