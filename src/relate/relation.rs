use crate::text::terms;
use alloc::vec::Vec;

use super::condition::Condition;
use super::rule::Rule;
use crate::disclosure::Ground;

/// Index of a figure cell over all tables of a disclosure.
pub(crate) type CellIndex = u32;

terms! {
    /// Whether the two sides of a relation are equal, or one is a part of the other.
    #[non_exhaustive]
    pub enum RelationKind is "kind of relation (equal or at-most)", tested as the_words_of_relation_kind, not "", " ", "at-least" {
        /// left = right.
        Equal = "equal",
        /// left ≤ right.
        AtMost = "at-most",
    }
}

/// A relation (勾稽关系) between the exact amounts behind printed figures: the sum of the left cells is equal to, or
/// at most, the sum of the right cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) rule: Rule,
    pub(crate) kind: RelationKind,
    /// The total, or the part.
    pub(crate) left: Vec<CellIndex>,
    /// The items, or the whole.
    pub(crate) right: Vec<CellIndex>,
    /// How often each side is taken: 1 and 1 except in products.
    times: (i64, i64),
    /// Whether nothing is printed in any of its cells: it binds only where blanks may hide an amount, and is no news.
    pub(crate) silent: bool,
    /// How its parts are known: as the least known of them is.
    pub(crate) ground: Ground,
    /// Which precondition of its rule was met.
    pub(crate) condition: Condition,
}

impl Relation {
    fn new(rule: Rule, kind: RelationKind, left: Vec<CellIndex>, right: Vec<CellIndex>) -> Self {
        let (ground, condition) = (Ground::Printed, Condition::Printed);
        Self { rule, kind, left, right, times: (1, 1), silent: false, ground, condition }
    }

    pub(crate) fn equal(rule: Rule, left: Vec<CellIndex>, right: Vec<CellIndex>) -> Self {
        Self::new(rule, RelationKind::Equal, left, right)
    }

    pub(crate) fn at_most(rule: Rule, left: Vec<CellIndex>, right: Vec<CellIndex>) -> Self {
        Self::new(rule, RelationKind::AtMost, left, right)
    }

    /// A total is a price taken `price.1 / total.1` times.
    pub(crate) fn product(rule: Rule, total: (CellIndex, i64), price: (CellIndex, i64)) -> Self {
        let times = (total.1, price.1);
        Self { times, ..Self::equal(rule, Vec::from([total.0]), Vec::from([price.0])) }
    }

    pub(crate) const fn because(mut self, condition: Condition) -> Self {
        self.condition = condition;
        self
    }

    pub(crate) const fn known(mut self, ground: Ground) -> Self {
        self.ground = ground;
        self
    }

    /// How often the left and the right side are taken; `None` where it is a plain sum.
    pub(crate) fn times(&self) -> Option<(i64, i64)> {
        Some(self.times).filter(|times| *times != (1, 1))
    }

    /// Its cells: left, then right.
    pub(crate) fn cells(&self) -> impl Iterator<Item = CellIndex> {
        self.left.iter().chain(&self.right).copied()
    }

    /// Its cells, each with the coefficient it has in left − right.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (CellIndex, i64)> {
        let (left, right) = self.times;
        let right = right.saturating_neg();
        self.left
            .iter()
            .map(move |cell| (*cell, left))
            .chain(self.right.iter().map(move |cell| (*cell, right)))
    }
}
