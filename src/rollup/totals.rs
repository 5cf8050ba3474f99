use alloc::vec::Vec;

use super::LeafCode;
use crate::money::{Amount, AmountError};

/// Totals (合计) of a roll-up at every level, in table order: a parent right before its children.
///
/// Only codes with an amount below them have a row; any other code's total is zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals<L: LeafCode> {
    total: Amount,
    rows: Vec<(L::Code, Amount)>,
}

impl<L: LeafCode> Totals<L> {
    /// Derives the levels from leaves in table order, their sums in 分.
    pub(super) fn of(leaves: impl Iterator<Item = (L, i128)>) -> Result<Self, AmountError> {
        let mut total = Some(0_i128);
        let mut rows: Vec<(L::Code, Option<i128>)> = Vec::new();
        // Rows of the current leaf and the codes above it, class first.
        let mut path: Vec<(L::Code, usize)> = Vec::new();
        let mut above: Vec<L::Code> = Vec::new();
        for (leaf, sum) in leaves {
            let add = |so_far: Option<i128>| so_far.and_then(|so_far| so_far.checked_add(sum));
            total = add(total);
            above.clear();
            above.extend(core::iter::successors(Some(leaf.into()), |code| L::parent(*code)));
            for (depth, code) in above.iter().rev().enumerate() {
                if path.get(depth).is_none_or(|(open, _)| open != code) {
                    path.truncate(depth);
                    path.push((*code, rows.len()));
                    rows.push((*code, Some(0)));
                }
                if let Some((_, row)) = path.get(depth)
                    && let Some((_, so_far)) = rows.get_mut(*row)
                {
                    *so_far = add(*so_far);
                }
            }
        }
        let amount = |fen: Option<i128>| {
            let fen = fen.and_then(|fen| i64::try_from(fen).ok());
            fen.map(Amount::from_fen).ok_or(AmountError::Overflow)
        };
        let rows = rows.into_iter().map(|(code, fen)| Ok((code, amount(fen)?))).collect::<Result<_, _>>()?;
        Ok(Self { total: amount(total)?, rows })
    }

    /// The grand total (合计).
    #[must_use]
    pub fn total(&self) -> Amount {
        self.total
    }

    /// The total of a code at any level; zero where it has no row.
    #[must_use]
    pub fn get(&self, code: impl Into<L::Code>) -> Amount {
        let code = code.into();
        let found = self.rows.binary_search_by_key(&code, |(code, _)| *code).ok();
        found.and_then(|at| self.rows.get(at)).map_or(Amount::ZERO, |(_, amount)| *amount)
    }

    /// Every code with its total, a parent right before its children; without the grand total.
    #[must_use]
    pub fn rows(&self) -> &[(L::Code, Amount)] {
        &self.rows
    }

    /// The rows of the classes (类).
    pub fn classes(&self) -> impl Iterator<Item = (L::Code, Amount)> {
        self.rows.iter().copied().filter(|(code, _)| L::parent(*code).is_none())
    }

    /// The rows right below a code, such as the sections of a class.
    pub fn children(&self, parent: impl Into<L::Code>) -> impl Iterator<Item = (L::Code, Amount)> {
        let parent = Some(parent.into());
        self.rows.iter().copied().filter(move |(code, _)| L::parent(*code) == parent)
    }
}

impl<L: LeafCode> Default for Totals<L> {
    fn default() -> Self {
        Self { total: Amount::ZERO, rows: Vec::new() }
    }
}
