use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use super::leaf::PAGE;
use super::{LeafCode, Totals};
use crate::money::{Amount, AmountError};

/// Roll-up (汇总) of amounts by leaf, from which every level is derived.
///
/// A commutative monoid: [`Rollup::new`] is empty, [`merge`](Self::merge) adds; neither the order of
/// lines nor the way they were split into partial roll-ups makes a difference. Nothing is checked
/// while adding: whether every total fits an [`Amount`] is asked once, by [`totals`](Self::totals).
/// A leaf whose amounts sum to zero is the same as no leaf.
///
/// ```
/// use yusuan::code::{FunctionCode, FunctionItem};
/// use yusuan::rollup::Rollup;
/// use yusuan::Amount;
///
/// let mut office = Rollup::new();
/// office.add(FunctionItem::constant("2080109"), Amount::from_fen(258_380_000));
/// office.add(FunctionItem::constant("2080505"), Amount::from_fen(22_700_000));
/// let housing: Rollup<_> = [(FunctionItem::constant("2210201"), Amount::from_fen(17_040_000))].into_iter().collect();
/// office.merge(&housing);
///
/// let totals = office.totals()?;
/// assert_eq!(totals.total().to_string(), "2981200.00");
/// assert_eq!(totals.get(FunctionCode::constant("208")).to_string(), "2810800.00");
/// let printed: Vec<String> = totals.rows().iter().map(|(code, _)| code.to_string()).collect();
/// assert_eq!(printed, ["208", "20801", "2080109", "20805", "2080505", "221", "22102", "2210201"]);
/// # Ok::<(), yusuan::money::AmountError>(())
/// ```
#[derive(Clone)]
pub struct Rollup<L> {
    pages: Vec<Option<Page>>,
    /// 2^64 lines fit a sum, more can only come from merging a roll-up into itself over and over.
    overflowed: bool,
    leaf: PhantomData<L>,
}

/// Sums in 分: wide enough that adding a line needs no error path.
type Page = Box<[i128; PAGE]>;

impl<L: LeafCode> Rollup<L> {
    /// The empty roll-up.
    #[must_use]
    pub const fn new() -> Self {
        Self { pages: Vec::new(), overflowed: false, leaf: PhantomData }
    }

    /// Adds a line.
    #[inline]
    pub fn add(&mut self, leaf: L, amount: Amount) {
        let (page, slot) = leaf.place();
        if !matches!(self.pages.get(page), Some(Some(_))) {
            self.open(page);
        }
        if let Some(Some(sums)) = self.pages.get_mut(page)
            && let Some(sum) = sums.get_mut(slot)
        {
            let (next, overflowed) = sum.overflowing_add(i128::from(amount.fen()));
            *sum = next;
            self.overflowed |= overflowed;
        }
    }

    #[cold]
    fn open(&mut self, page: usize) {
        if page >= self.pages.len() {
            self.pages.resize_with(page + 1, || None);
        }
        if let Some(empty) = self.pages.get_mut(page) {
            *empty = Some(Box::new([0; PAGE]));
        }
    }

    /// Adds all lines of another roll-up.
    pub fn merge(&mut self, other: &Self) {
        self.overflowed |= other.overflowed;
        if self.pages.len() < other.pages.len() {
            self.pages.resize_with(other.pages.len(), || None);
        }
        for (own, other) in self.pages.iter_mut().zip(&other.pages) {
            match (own, other) {
                (_, None) => {}
                (Some(own), Some(other)) => {
                    for (own, other) in own.iter_mut().zip(other.iter()) {
                        let (next, overflowed) = own.overflowing_add(*other);
                        *own = next;
                        self.overflowed |= overflowed;
                    }
                }
                (own, Some(other)) => *own = Some(other.clone()),
            }
        }
    }

    /// The totals at every level.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`] when a sum at any level is beyond what an [`Amount`] can hold.
    pub fn totals(&self) -> Result<Totals<L>, AmountError> {
        if self.overflowed { Err(AmountError::Overflow) } else { Totals::of(self.leaves()) }
    }

    /// The leaves that do not sum to zero, in table order.
    fn leaves(&self) -> impl Iterator<Item = (L, i128)> {
        self.pages.iter().enumerate().filter_map(|(page, sums)| Some((page, sums.as_ref()?))).flat_map(
            |(page, sums)| {
                let kept = sums.iter().enumerate().filter(|(_, sum)| **sum != 0);
                kept.map(move |(slot, sum)| (L::at(page, slot), *sum))
            },
        )
    }
}

impl<L: LeafCode> Default for Rollup<L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<L: LeafCode> Extend<(L, Amount)> for Rollup<L> {
    fn extend<I: IntoIterator<Item = (L, Amount)>>(&mut self, lines: I) {
        for (leaf, amount) in lines {
            self.add(leaf, amount);
        }
    }
}

impl<L: LeafCode> FromIterator<(L, Amount)> for Rollup<L> {
    fn from_iter<I: IntoIterator<Item = (L, Amount)>>(lines: I) -> Self {
        let mut rollup = Self::new();
        rollup.extend(lines);
        rollup
    }
}

/// Equal when every leaf sums to the same.
impl<L: LeafCode> PartialEq for Rollup<L> {
    fn eq(&self, other: &Self) -> bool {
        self.overflowed == other.overflowed && self.leaves().eq(other.leaves())
    }
}

impl<L: LeafCode> Eq for Rollup<L> {}

impl<L: LeafCode> fmt::Debug for Rollup<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.leaves()).finish()
    }
}
