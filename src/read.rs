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
//! # How a layout is taught
//!
//! Find out first which of three things is not understood: a report tells what is not read and what is not checked, each with
//! its reason, and a table of unknown kind is 其他表.
//!
//! - **A word.** Add a row to `data/vocabulary.tsv`, or lay it over: `title` for titles (`收支总表` and so on), `label-column` and
//!   `figure-column` for headers, `row-label`, `total`, `source` for labels of rows, `target-money` and `target-funds` for forms of
//!   targets, `unit-ending` for names of units, `count` and `aside` for what is no money. `exact` words are whole texts, `has` words stand
//!   in them, `whole` titles are made of them and of fillers. Most new provinces need no more.
//! - **A level.** Codes that print only their own level, names without codes, ordinals and 其中 are settled row by row from the rows above.
//! - **A geometry.** Where tables begin and go on, which lines are headers, which columns are labels: by cells, never by a city's name.
//!
//! Whichever it is, a made-up document of the same structure goes to the tests, with a figure changed that must be noticed and a word
//! changed that must accuse nobody.
//!
//! ```
//! use yusuan::vocabulary::Vocabulary;
//! use yusuan::{Disclosure, ReadOptions, Source, Verdict, check};
//!
//! let text = "支出总表\n单位：万元\n账目号\t账目\t全部\t日常\t专门\n\t合计\t4.00\t1.50\t3.00\n201\t一般公共服务支出\t4.00\t1.50\t3.00";
//! let source = Source::from_text(text);
//! let strange = Disclosure::from_source(&source, &ReadOptions::default())?;
//! assert_ne!(check(&strange).verdict(), Verdict::Inconsistent);
//!
//! let words = Vocabulary::builtin().with_rows("\
//! label-column\tcode\texact\t账目号
//! label-column\tname\texact\t账目
//! figure-column\ttotal\texact\t全部
//! figure-column\tbasic\texact\t日常
//! figure-column\tproject\texact\t专门")?;
//! let told = Disclosure::from_source(&source, &ReadOptions::default().with_vocabulary(words))?;
//! assert_eq!(check(&told).verdict(), Verdict::Inconsistent);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Faults
//!
//! A fault costs the cell it stands in ([`Cell::is_unread`](crate::disclosure::Cell::is_unread)), or its table where that lacks a money
//! unit or rows ([`ReadNote::TableUnread`](crate::disclosure::ReadNote::TableUnread)). What no table takes is kept as
//! [`Unread`](crate::disclosure::Unread) with its line, and so is every number that stands among labels. Only a document of which no table
//! can be read is an error.

mod about;
mod about_line;
mod account;
mod amount;
mod block;
mod block_headers;
mod broken_row;
mod caption;
mod caption_word;
mod code_before;
mod column_cells;
mod column_key;
mod column_mark;
mod cut;
mod economic_column;
mod error;
mod findings;
mod form_seam;
mod front;
mod furniture;
mod headed;
mod header;
mod header_line;
mod indent;
mod indicator;
mod item;
mod join;
mod label;
mod line;
mod mend;
mod merged;
mod narrower;
mod numbering;
mod numeral;
mod open;
mod options;
mod own_level;
mod project_rows;
mod remark;
mod remark_word;
mod role;
mod seam;
mod section;
mod slipped;
mod span;
mod stray;
mod table;
mod target;
mod target_list;
mod title;
mod totals;
mod unit_funds;
mod units;
mod word_key;
mod words;
mod year_row;

pub use error::{ReadError, ReadFault};
pub use options::ReadOptions;
