use alloc::vec;
use alloc::vec::Vec;
use core::mem;

/// A list read and written by index, in which an index outside reads as the default and writes nothing.
///
/// Indices are made by the code that owns the list. Should one ever be wrong, nothing panics, and the result doesn't pass
/// either: whatever is found here is added up again before it leaves [`balance`](super::balance).
#[derive(Clone, Debug, Default)]
pub(super) struct Slots<T>(Vec<T>);

impl<T: Copy + Default> Slots<T> {
    pub(super) fn new(value: T, len: usize) -> Self {
        Self(vec![value; len])
    }

    pub(super) fn at(&self, index: usize) -> T {
        self.0.get(index).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, index: usize, value: T) {
        if let Some(slot) = self.0.get_mut(index) {
            *slot = value;
        }
    }

    pub(super) fn replace(&mut self, index: usize, value: T) -> T {
        self.0.get_mut(index).map_or(value, |slot| mem::replace(slot, value))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = T> {
        self.0.iter().copied()
    }
}

impl<T> FromIterator<T> for Slots<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

/// Lists of numbers by owner, laid end to end.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// Groups the items by owner, in the order in which they come; owners are `0..owners`.
    pub(super) fn group(owners: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0_usize; owners + 1];
        let mut len = 0;
        for (owner, _) in pairs.clone() {
            if let Some(count) = starts.get_mut(owner + 1) {
                *count += 1;
                len += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next: Slots<usize> = starts.iter().copied().collect();
        let mut items = Slots::new(0, len);
        for (owner, item) in pairs.filter(|&(owner, _)| owner < owners) {
            let slot = next.at(owner);
            items.set(slot, item);
            next.set(owner, slot + 1);
        }
        Self { starts, items: items.0 }
    }

    pub(super) fn of(&self, owner: usize) -> &[usize] {
        let start = self.starts.get(owner).copied().unwrap_or_default();
        let end = self.starts.get(owner + 1).copied().unwrap_or(start);
        self.items.get(start..end).unwrap_or_default()
    }
}
