use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::code::{AccountCode, CodeError, CodeLevel};
use crate::text::plain;

/// A list that cannot be read: every row that is wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CatalogError {
    problems: Vec<RowProblem>,
}

/// What is wrong with one row of a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("line {line}: {fault}")]
#[non_exhaustive]
pub struct RowProblem {
    /// The line of the text, counted from 1; in serde the place of the entry, counted from 1.
    pub line: usize,
    /// What was read and what was expected.
    pub fault: RowFault,
}

/// The kinds of [`RowProblem`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RowFault {
    /// The first line does not name the columns.
    #[error(
        "expected the columns code, name, level, valid_from, valid_to, evidence and optionally seen_in_years and documents, found `{found}`"
    )]
    Header {
        /// The line, cut after 40 characters.
        found: String,
    },
    /// Another number of cells than the columns have.
    #[error("expected {expected} cells, found {found}")]
    Cells {
        /// The number of columns.
        expected: usize,
        /// The number of cells.
        found: usize,
    },
    /// The code is not a code of any classification.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The name says nothing, or is longer than 200 characters.
    #[error("expected a name of 1 to 200 characters for {code}, found {characters}")]
    Name {
        /// The code of the row.
        code: AccountCode,
        /// The number of characters found.
        characters: usize,
    },
    /// The level is not that of the code.
    #[error("expected level {expected} for {code}, found `{found}`", found = plain(found))]
    Level {
        /// The code of the row.
        code: AccountCode,
        /// The level its digits give.
        expected: CodeLevel,
        /// The cell.
        found: String,
    },
    /// A year that is none.
    #[error("expected a fiscal year from 1950 to 2199 in {column}, found `{found}`", found = plain(found))]
    Year {
        /// The column.
        column: &'static str,
        /// The cell.
        found: String,
    },
    /// The period ends before it begins.
    #[error("the name of {code} ends in {to}, before it begins in {from}")]
    Period {
        /// The code of the row.
        code: AccountCode,
        /// The first year.
        from: u16,
        /// The last year.
        to: u16,
    },
    /// A number of documents that is none.
    #[error("expected a number of documents up to 65535, found `{found}`", found = plain(found))]
    Documents {
        /// The cell.
        found: String,
    },
    /// Not a tier of evidence.
    #[error("expected published, edition-2009, name-only or unconfirmed as evidence, found `{found}`", found = plain(found))]
    Evidence {
        /// The cell.
        found: String,
    },
    /// A year in which the name cannot have been seen.
    #[error("{code} cannot have been seen in {found}: expected years of its period from 2007 to 2038")]
    Seen {
        /// The code of the row.
        code: AccountCode,
        /// The year.
        found: u16,
    },
    /// Years of seeing a name beside a tier that says it was not seen.
    #[error("{code} has years in which it was seen, but its evidence is {tier}")]
    SeenUnpublished {
        /// The code of the row.
        code: AccountCode,
        /// The tier.
        tier: &'static str,
    },
    /// Two names of one code for the same year.
    #[error("{code} already has a name for {year}, in line {other}")]
    Overlap {
        /// The code of both rows.
        code: AccountCode,
        /// The first year they share.
        year: u16,
        /// The line of the other row.
        other: usize,
    },
}

impl CatalogError {
    pub(super) fn new(mut problems: Vec<RowProblem>) -> Self {
        problems.sort_by_key(|problem| problem.line);
        Self { problems }
    }

    /// The problems in the order of their lines.
    #[must_use]
    pub fn problems(&self) -> &[RowProblem] {
        &self.problems
    }
}

impl fmt::Display for CatalogError {
    /// All problems up to eight, and how many more there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        for (index, problem) in self.problems.iter().take(SHOWN).enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            fmt::Display::fmt(problem, f)?;
        }
        match self.problems.len().checked_sub(SHOWN) {
            Some(more) if more > 0 => write!(f, "; and {more} more"),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for CatalogError {}
