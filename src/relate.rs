//! Relating (勾稽): a [`Disclosure`](crate::Disclosure) to the relations between its figures, within each table and across
//! all of them. A relation is stated from row trees, column trees and *quantities*, that is what a figure measures;
//! [`Rule`](crate::check::Rule) names each.

mod accounts;
mod across;
mod cells;
mod columns;
mod heading;
mod items;
mod projects;
mod quantity;
mod relation;
mod row_tree;
mod rows;
mod rule;
mod state;
mod targets;
mod units;
mod within;

pub(crate) use across::operating_classes;
pub(crate) use cells::{Cells, Named};
pub(crate) use projects::{Matched, fold, matched, project_name, project_of};
pub(crate) use quantity::{Income, Nature, Printed, Purpose, Quantity, Spending};
pub(crate) use relation::{CellIndex, Relation};
pub use relation::{RelationKind, Unchecked};
pub(crate) use row_tree::is_blank;
pub use rule::Rule;
pub(crate) use state::{Statement, relations, state};
pub(crate) use targets::tables_of;
pub(crate) use within::{Grid, Stated};
