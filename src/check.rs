//! Checking (勾稽): whether any exact budget could print as the tables of a disclosure, all of them at once.

mod across;
mod cells;
mod columns;
mod quantity;
mod relation;
mod rows;
mod rule;
mod within;

pub use relation::{RelationKind, Unchecked};
pub use rule::Rule;
