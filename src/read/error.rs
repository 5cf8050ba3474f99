use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::disclosure::{Lack, ReadNote};
use crate::text::plain;

/// A document that cannot be read: everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ReadError {
    faults: Vec<ReadFault>,
    more: usize,
}

/// One thing that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadFault {
    /// Nothing but white space.
    #[error("the document is empty")]
    Empty,
    /// Bytes that are not UTF-8 text.
    #[error("byte {at}: not UTF-8 text (other encodings, such as GB 18030, are to be converted first)")]
    Encoding {
        /// The first byte that is wrong, counted from 0.
        at: usize,
    },
    /// A NUL character: a binary file, not text.
    #[error("line {line}: a NUL character; this is a binary file, not text")]
    Binary {
        /// The line.
        line: usize,
    },
    /// No line is the title of a table.
    #[error("no table found: no line holds a title that ends in 表")]
    NoTable,
    /// A table with figures does not say in what unit they are.
    #[error("{table}: line {line}: figures without a money unit; expected a line such as `单位：万元`", table = plain(table))]
    MoneyUnit {
        /// Title of the table.
        table: Box<str>,
        /// Line of the title.
        line: usize,
    },
    /// A title with nothing below it that makes a table.
    #[error("{table}: line {line}: no headers or no rows of figures below the title", table = plain(table))]
    NoRows {
        /// Title of the table.
        table: Box<str>,
        /// Line of the title.
        line: usize,
    },
    /// A table of a kind that is known and not read.
    #[error("{table}: line {line}: tables of this kind are not read", table = plain(table))]
    NotKnown {
        /// Title of the table.
        table: Box<str>,
        /// Line of the title.
        line: usize,
    },
}

impl ReadFault {
    /// The same of a document that is read without the table.
    pub(super) fn as_note(&self) -> Option<ReadNote> {
        let (table, line, lack) = match self {
            Self::MoneyUnit { table, line } => (table, line, Lack::MoneyUnit),
            Self::NoRows { table, line } => (table, line, Lack::Rows),
            Self::NotKnown { table, line } => (table, line, Lack::Meaning),
            _ => return None,
        };
        Some(ReadNote::TableUnread { table: table.clone(), line: *line, lack })
    }
}

impl ReadError {
    /// How many faults are kept; the rest are counted.
    const KEPT: usize = 50;

    pub(super) fn new(mut faults: Vec<ReadFault>) -> Self {
        let more = faults.len().saturating_sub(Self::KEPT);
        faults.truncate(Self::KEPT);
        Self { faults, more }
    }

    /// The faults, in the order of the document.
    #[must_use]
    pub fn faults(&self) -> &[ReadFault] {
        &self.faults
    }
}

impl From<ReadFault> for ReadError {
    fn from(fault: ReadFault) -> Self {
        Self::new(Vec::from([fault]))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            fmt::Display::fmt(fault, f)?;
        }
        if self.more > 0 {
            write!(f, "; and {} more", self.more)?;
        }
        Ok(())
    }
}

impl core::error::Error for ReadError {}
