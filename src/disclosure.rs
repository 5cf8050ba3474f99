//! Disclosures (公开表): the tables a department publishes, as printed.
//!
//! One table model serves all kinds: a [`Table`] has [`Block`]s side by side (收入 | 支出), a block
//! has [`Column`]s and [`Row`]s with typed keys, and every [`Cell`] knows its place in the source.
//! A cell is a [`Figure`](crate::Figure), rounded as it was printed; nothing here is exact.

mod block;
mod cell;
mod cell_key;
mod column;
mod column_key;
mod document;
mod figure_cell;
mod ground;
mod heading;
mod kind;
mod measure;
mod origin;
mod place;
mod public_expense;
mod purchase_category;
mod rate;
mod read_note;
mod remark;
mod revenue_item;
mod row;
mod row_key;
mod row_level;
mod side;
mod stage;
mod table;
mod unit_name;
mod unread;

pub use block::Block;
pub use cell::Cell;
pub use cell_key::CellKey;
pub use column::Column;
pub(crate) use column::Term;
pub use column_key::ColumnKey;
pub use document::Disclosure;
pub use figure_cell::FigureCell;
pub use ground::Ground;
pub(crate) use heading::{Heading, HeadingSays};
pub use kind::{Scope, TableKind};
pub use measure::Measure;
pub use origin::{Location, Origin};
pub use place::Place;
pub use public_expense::PublicExpense;
pub use purchase_category::PurchaseCategory;
pub(crate) use rate::Rate;
pub use read_note::{Lack, ReadNote};
pub use remark::{Remark, RemarkKind};
pub use revenue_item::RevenueItem;
pub use row::Row;
pub use row_key::RowKey;
pub(crate) use row_level::RowLevel;
pub use side::Side;
pub use stage::Stage;
pub use table::Table;
pub use unit_name::UnitName;
pub use unread::Unread;
