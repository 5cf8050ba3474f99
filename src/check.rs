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
mod system;
mod within;

pub use relation::{RelationKind, Unchecked};
pub use rule::Rule;
