use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::disclosure::TableKind;
use crate::money::Amount;
use crate::relate::{RelationKind, Rule};

/// Why a budget could not be published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PublishError {
    /// No choice of floors and ceilings keeps these sums together; without any one of them there is one.
    #[error("no rounding to the floor or ceiling keeps these {} sums together:{}", sums.len(), list(sums))]
    Blocked {
        /// The sums that stand in the way.
        sums: Vec<PrintedSum>,
    },
    /// The search was given up before it found a rounding that keeps all sums, or a proof that there is none.
    #[error("found no rounding that keeps these {} sums together, and no proof that there is none:{}", sums.len(), list(sums))]
    Undecided {
        /// The sums it was searched for.
        sums: Vec<PrintedSum>,
    },
    /// A rounded figure is beyond what an [`Amount`] can hold.
    #[error("a rounded figure is outside -92233720368547758.08元 to 92233720368547758.07元")]
    TooLarge,
    /// A table that a budget does not make.
    #[error("{kind} is not made from a budget")]
    Table {
        /// Its kind.
        kind: TableKind,
    },
    /// Names of the budget that printed tables would use for something else, such as a unit named 合计: a reader would
    /// take the tables for others.
    #[error("a name of the budget has another meaning in a printed table: {reason}")]
    Misread {
        /// What would be read.
        reason: String,
    },
}

/// A sum between printed figures, with what is printed on both sides.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct PrintedSum {
    /// The rule it follows from.
    pub rule: Rule,
    /// Whether both sides are equal, or the left one is a part of the right one.
    pub kind: RelationKind,
    /// The total.
    pub left: Vec<PrintedCell>,
    /// What adds up to it.
    pub right: Vec<PrintedCell>,
}

/// A printed figure and the exact amount behind it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct PrintedCell {
    /// Title of the table.
    pub table: Box<str>,
    /// Code and label of the row.
    pub row: Box<str>,
    /// Headers of the column.
    pub column: Box<str>,
    /// The exact amount.
    pub amount: Amount,
}

impl fmt::Display for PrintedCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, {} ({}元)", self.table, self.row, self.column, self.amount)
    }
}

impl fmt::Display for PrintedSum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.rule)?;
        side(f, &self.left)?;
        f.write_str(match self.kind {
            RelationKind::Equal => " = ",
            RelationKind::AtMost => " ≤ ",
        })?;
        side(f, &self.right)
    }
}

/// The first cells of a side; long ones are cut.
fn side(f: &mut fmt::Formatter<'_>, cells: &[PrintedCell]) -> fmt::Result {
    const SHOWN: usize = 6;
    for (index, cell) in cells.iter().take(SHOWN).enumerate() {
        if index > 0 {
            f.write_str(" + ")?;
        }
        fmt::Display::fmt(cell, f)?;
    }
    match cells.len() {
        0 => f.write_str("0"),
        more if more > SHOWN => write!(f, " + {} more", more - SHOWN),
        _ => Ok(()),
    }
}

fn list(sums: &[PrintedSum]) -> Lines<'_> {
    Lines(sums)
}

struct Lines<'a>(&'a [PrintedSum]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        self.0.iter().take(SHOWN).try_for_each(|sum| write!(f, "\n{sum}"))?;
        match self.0.len().checked_sub(SHOWN) {
            Some(more) if more > 0 => write!(f, "\nand {more} more"),
            _ => Ok(()),
        }
    }
}
