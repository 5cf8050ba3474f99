use alloc::string::String;

use super::detail::Gap;
use super::table_amount::TableAmount;

/// What makes the relations of a [`Conflict`](super::Conflict) impossible together (矛盾所在), as data.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The one relation cannot hold by itself.
    Alone {
        /// Its sides.
        #[serde(flatten)]
        gap: Gap,
        /// With all rounding, the end of the left side that is nearest to the right: its least where it is more.
        left: Option<TableAmount>,
        /// With all rounding, the end of the right side that is nearest to the left: its most where it is less.
        right: Option<TableAmount>,
        /// What else would explain it.
        hint: Option<Hint>,
    },
    /// One figure stands in several of them, and one allows it less than the others need, or more.
    Shared {
        /// The figure, by its place in [`Conflict::cells`](super::Conflict::cells).
        cell: usize,
        /// The relation that allows it no more (or no less), by its place in [`Conflict::relations`](super::Conflict::relations).
        by: usize,
        /// The most (or the least) that this one allows.
        allowed: TableAmount,
        /// The least (or the most) that the others need.
        needed: TableAmount,
        /// Whether it is the most that is allowed and the least that is needed.
        upper: bool,
    },
    /// Added up, the figures in them cancel out, and with all rounding so much is left over.
    LeftOver {
        /// How much.
        least: TableAmount,
    },
    /// They cannot all hold; the proof says why.
    Together,
}

/// What would explain a sum that fails (可能原因).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Hint {
    /// A row that isn't there.
    RowMissing {
        /// What it would print.
        amount: TableAmount,
    },
    /// A row that doesn't belong to the sum: without it the others add up.
    RowTooMany {
        /// The row as printed.
        row: String,
    },
}
