//! Reading: a grid of text cells to a [`Disclosure`](crate::Disclosure), driven by titles, headers, row
//! labels and the tree of codes, never by a template.
//!
//! A table begins with a line that holds nothing but its title. Lines such as `单位：万元` follow, then any number
//! of header rows (a merged cell's label stands in its first cell), then rows. What no table takes is kept
//! as [`Unread`](crate::Unread) with its line.

mod account;
mod amount;
mod error;
mod header;
mod indicator;
mod item;
mod label;
mod open;
mod options;
mod section;
mod table;
mod target;
mod title;
#[cfg(feature = "xlsx")]
mod workbook;

pub use error::{ReadError, ReadFault};
pub use options::ReadOptions;
