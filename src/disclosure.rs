//! Disclosures (公开表): the tables a department publishes, as printed.
//!
//! One table model serves all kinds: a [`Table`] has [`Block`]s side by side (收入 | 支出), a block
//! has [`Column`]s and [`Row`]s with typed keys, and every [`Cell`] knows its place in the source.
//! A cell is a [`Figure`](crate::Figure), rounded as it was printed; nothing here is exact.

mod cell_key;
mod column;
mod document;
mod ground;
mod kind;
mod origin;
mod place;
mod row;
mod table;
mod unit_name;

pub use cell_key::CellKey;
pub use column::{ColumnKey, Measure, PublicExpense};
pub(crate) use column::{Heading, HeadingSays};
pub use document::{Disclosure, Lack, ReadNote, Stage, Unread};
pub use ground::Ground;
pub use kind::{Scope, TableKind};
pub use origin::{Location, Origin};
pub use place::Place;
pub use row::{PurchaseCategory, RevenueItem, RowKey};
pub use table::{Block, Cell, Column, Row, Side, Table};
pub(crate) use table::{RowLevel, Term};
pub use unit_name::UnitName;
