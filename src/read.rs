//! Reading: a grid of text cells to a [`Disclosure`](crate::Disclosure), driven by titles, headers, row
//! labels and the tree of codes, never by a template.
//!
//! A table begins with a line that holds nothing but its title. Lines such as `单位：万元` follow, then any number
//! of header rows (a merged cell's label stands in its first cell), then rows. What no table takes is kept
//! as [`Unread`](crate::Unread) with its line, and so is every number that stands in a column of labels or among text.
//!
//! A table printed on over pages (续表, or its title again) is one table. A spreadsheet or an HTML table reaches the same
//! reader by [`Disclosure::from_grid`](crate::Disclosure::from_grid); files of other kinds are a
//! [`Source`](crate::source::Source) first.

mod about;
mod account;
mod amount;
mod block;
mod broken_row;
mod caption;
mod caption_word;
mod column_cells;
mod column_key;
mod cut;
mod error;
mod findings;
mod front;
mod furniture;
mod header;
mod header_line;
mod indicator;
mod item;
mod item_word;
mod join;
mod label;
mod mend;
mod numbering;
mod open;
mod options;
mod own_level;
mod remark;
mod section;
mod span;
mod table;
mod target;
mod title;
mod totals;
mod units;

pub use error::{ReadError, ReadFault};
pub use options::ReadOptions;
