//! Checking (勾稽): whether any exact budget could print as the tables of a disclosure, all of them at once.

mod across;
mod at;
mod cells;
mod columns;
mod integer;
mod propagate;
mod quantity;
mod relation;
mod rows;
mod rule;
mod simplex;
mod solve;
mod state;
mod system;
mod within;

pub(crate) use cells::Cells;
pub(crate) use relation::{CellIndex, Relation};
pub use relation::{RelationKind, Unchecked};
pub use rule::Rule;
pub(crate) use state::relations;
