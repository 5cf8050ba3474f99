use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use serde::ser::SerializeStruct;

use super::describe::CellName;
use super::options::CheckOptions;
use super::reason::Reason;
use super::suspect::Suspect;
use super::table_amount::TableAmount;
use crate::disclosure::Ground;
use crate::relate::{Condition, RelationKind, Rule};

/// Conflict (矛盾): relations between printed figures that no budget satisfies together, the proof, and what would mend it.
///
/// The proof is a sum. Every relation says that its left side less its right side is 0, or at most 0. Each taken as
/// often as its multiplier says, they add up to such a statement about the amounts behind the figures; but the least
/// that these amounts can make of that sum is above 0. [`Conflict::verify`] does the additions again,
/// [`Conflict::verify_against`] asks the tables too; both can be done from the JSON alone (`examples/verify_proof.py`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub(super) relations: Vec<ConflictRelation>,
    pub(super) cells: Vec<ConflictCell>,
    pub(super) reason: Reason,
    pub(super) suspects: Vec<Suspect>,
    pub(super) options: Box<CheckOptions>,
}

impl serde::Serialize for Conflict {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Conflict", 4)?;
        fields.serialize_field("relations", &self.relations)?;
        fields.serialize_field("cells", &self.cells)?;
        fields.serialize_field("detail", &self.reason)?;
        fields.serialize_field("suspects", &self.suspects)?;
        fields.end()
    }
}

/// A relation of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ConflictRelation {
    pub(super) rule: Rule,
    pub(super) kind: RelationKind,
    pub(super) ground: Ground,
    pub(super) condition: Condition,
    pub(super) multiplier: i128,
    pub(super) left: Vec<usize>,
    pub(super) right: Vec<usize>,
    /// How often each side is taken.
    pub(super) times: (i64, i64),
    pub(super) left_sum: TableAmount,
    pub(super) right_sum: TableAmount,
}

/// A figure of a [`Conflict`], and what its exact amount can be, in 分; an end that is missing does not bind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct ConflictCell {
    /// The figure.
    pub cell: CellName,
    /// The printed value in 分; zero for a blank.
    #[serde(rename = "printed_fen")]
    pub fen: i64,
    /// The least amount in 分.
    #[serde(rename = "low_fen")]
    pub low: Option<i64>,
    /// The largest amount in 分.
    #[serde(rename = "high_fen")]
    pub high: Option<i64>,
}

impl ConflictRelation {
    /// The rule it is an instance of.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// Whether its sides are equal, or the left at most the right.
    #[must_use]
    pub const fn kind(&self) -> RelationKind {
        self.kind
    }

    /// How its parts are known: as the least known of them is.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// Why it holds between these tables: the precondition of its rule that was met.
    #[must_use]
    pub const fn condition(&self) -> Condition {
        self.condition
    }

    /// How often it is taken.
    #[must_use]
    pub const fn multiplier(&self) -> i128 {
        self.multiplier
    }

    /// The cells of its left side, by their place in [`Conflict::cells`].
    #[must_use]
    pub fn left(&self) -> &[usize] {
        &self.left
    }

    /// The cells of its right side, by their place in [`Conflict::cells`].
    #[must_use]
    pub fn right(&self) -> &[usize] {
        &self.right
    }

    /// How often the left and the right side are taken: 1 and 1 save in products, where a total is so many times a price.
    #[must_use]
    pub const fn times(&self) -> (i64, i64) {
        self.times
    }

    /// What the left side prints.
    #[must_use]
    pub const fn left_sum(&self) -> TableAmount {
        self.left_sum
    }

    /// What the right side prints, taken once.
    #[must_use]
    pub const fn right_sum(&self) -> TableAmount {
        self.right_sum
    }
}

impl Conflict {
    /// The relations: without any one of them the others can hold.
    #[must_use]
    pub fn relations(&self) -> &[ConflictRelation] {
        &self.relations
    }

    /// The figures in them.
    #[must_use]
    pub fn cells(&self) -> &[ConflictCell] {
        &self.cells
    }

    /// What is wrong, as data.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What would mend it, changed alone, the likeliest first: figures, or a table's unit, or a row that is missing. With
    /// several conflicts each has its own, and each is to be mended.
    #[must_use]
    pub fn suspects(&self) -> &[Suspect] {
        &self.suspects
    }

    /// Adds the relations up again: whether they are impossible together.
    #[must_use]
    pub fn verify(&self) -> bool {
        self.least().is_some_and(|least| least > 0)
    }

    /// The least value of the sum that the relations say is at most zero, in 分.
    fn least(&self) -> Option<i128> {
        let mut sum: BTreeMap<usize, i128> = BTreeMap::new();
        for relation in &self.relations {
            if relation.kind == RelationKind::AtMost && relation.multiplier <= 0 {
                return None;
            }
            let (left, right) = relation.times;
            for (cells, sign) in [(&relation.left, i128::from(left)), (&relation.right, -i128::from(right))] {
                for cell in cells {
                    let total = sum.entry(*cell).or_default();
                    *total = total.checked_add(relation.multiplier.checked_mul(sign)?)?;
                }
            }
        }
        let mut least = 0_i128;
        for (cell, times) in sum {
            let cell = self.cells.get(cell)?;
            let end = match times.signum() {
                0 => continue,
                1 => cell.low,
                _ => cell.high,
            };
            least = least.checked_add(times.checked_mul(i128::from(end?))?)?;
        }
        Some(least)
    }
}
