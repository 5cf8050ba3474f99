//! The vocabulary (词表): what the words of published tables mean, as data.
//!
//! `data/vocabulary.tsv` has a row for each meaning: what kind of text it speaks of ([`Topic`]), the key it stands for, how its
//! words are found in a text ([`How`]), and the words. The first row that matches wins, so what is particular stands before what
//! is general. The rows are compiled into the crate and compared with their text by a test. Rows of one's own lie over them:
//!
//! ```
//! use yusuan::vocabulary::{Topic, Vocabulary};
//!
//! let own = Vocabulary::builtin().with_rows("\
//! topic\tkey\thow\twords\tunless
//! title\t收支总表\thas\t预算平衡
//! ")?;
//! assert_eq!(own.find(Topic::Title, "2026年部门预算平衡表"), Some("收支总表"));
//! assert_eq!(Vocabulary::builtin().find(Topic::Title, "预算平衡表"), None);
//! # Ok::<(), yusuan::vocabulary::VocabularyError>(())
//! ```
//!
//! A text is folded before it is looked up: half-width, without blanks, quotation marks and ordinals in front.

#[rustfmt::skip]
#[allow(unused_imports, reason = "which ways of finding words are used depends on the rows")]
mod builtin;
mod error;
#[cfg(test)]
mod generate;
mod index;
mod own;
mod row;
mod topic;
#[expect(clippy::module_inception, reason = "a concept a file, named after it")]
mod vocabulary;

pub use error::VocabularyError;
pub use row::How;
pub use topic::Topic;
pub use vocabulary::Vocabulary;
