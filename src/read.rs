//! Reading: a [`Source`](crate::source::Source) to a [`Disclosure`](crate::Disclosure), driven by titles, headers, row
//! labels and the tree of codes, never by a template.
//!
//! A source is cut into sections: a title (alone in its line, or beside what is said about its table), lines such as
//! `单位：万元`, any number of header rows (a merged cell's label stands in its first cell), then rows. A table printed on
//! over pages (续表, its title and headers again, or neither) is one table; headers that differ begin another. A title over no
//! grid is of a table of contents. The kind is decided from title, headers and rows together, by the words of the
//! [vocabulary](crate::vocabulary): a new layout is most often a few rows of it, given by
//! [`ReadOptions::with_vocabulary`].
//!
//! A fault costs the cell it stands in ([`Cell::is_unread`](crate::disclosure::Cell::is_unread)), or its table where that lacks a money
//! unit or rows ([`ReadNote::TableUnread`](crate::disclosure::ReadNote::TableUnread)). What no table takes is kept as
//! [`Unread`](crate::disclosure::Unread) with its line, and so is every number that stands among labels. Only a document of which no table
//! can be read is an error.

mod about;
mod account;
mod amount;
mod block;
mod broken_row;
mod caption;
mod caption_word;
mod code_before;
mod column_cells;
mod column_key;
mod cut;
mod economic_column;
mod error;
mod findings;
mod front;
mod furniture;
mod header;
mod header_line;
mod indicator;
mod item;
mod join;
mod label;
mod line;
mod mend;
mod numbering;
mod open;
mod options;
mod own_level;
mod project_rows;
mod remark;
mod role;
mod section;
mod slipped;
mod span;
mod stray;
mod table;
mod target;
mod title;
mod totals;
mod units;
mod word_key;
mod year_row;

pub use error::{ReadError, ReadFault};
pub use options::ReadOptions;
