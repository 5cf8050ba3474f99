use alloc::string::{String, ToString};
use core::fmt;

use super::rule::Rule;

/// A relation that could not be stated (未核验), and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Unchecked {
    /// The rule.
    pub rule: Rule,
    /// The table, by its place in the disclosure, counted from 0.
    pub table: usize,
    /// Why it can't be checked, in words.
    pub reason: String,
    /// Why it can't be checked, as data.
    #[serde(rename = "detail")]
    pub why: WhyUnchecked,
}

impl Unchecked {
    pub(crate) fn new(rule: Rule, table: usize, why: WhyUnchecked) -> Self {
        Self { rule, table, reason: why.to_string(), why }
    }
}

/// Why a relation could not be stated (未核验原因). Displays in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WhyUnchecked {
    /// A cell of its figures could not be read.
    CellUnread,
    /// Not all of its rows and columns are known by words.
    NotKnown,
    /// Of a row it isn't known what it is a part of.
    RowUnknown {
        /// The row as printed.
        name: String,
    },
    /// Of a column it isn't known whether it is part of the total.
    ColumnUnknown {
        /// The column as printed.
        name: String,
    },
    /// Of a column it isn't known what it is beside income and balances.
    ColumnBesideBalances {
        /// The column as printed.
        name: String,
    },
    /// A row prints no figure over the rows below it.
    RowBlank {
        /// The row as printed.
        name: String,
    },
    /// A column of totals is blank.
    ColumnBlank {
        /// The column as printed.
        name: String,
    },
    /// A row is a second total of its table.
    SecondTotal {
        /// The row as printed.
        name: String,
    },
    /// A unit prints both accounts of its own and units below it.
    UnitOfBoth {
        /// The unit as printed.
        name: String,
    },
    /// It isn't known whether the first unit is a department over the others.
    FirstUnit,
    /// A unit is printed several times, for one purpose after another.
    UnitRepeated,
    /// Accounts of several classifications stand in one table.
    Classifications,
    /// A negative amount can be less than a part of it.
    Negative,
    /// A balance is negative, or less than the part of it that is appropriations.
    NegativeBalance,
}

impl fmt::Display for WhyUnchecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CellUnread => f.write_str("a cell of its figures could not be read"),
            Self::NotKnown => f.write_str("not all of its rows and columns are known by words"),
            Self::RowUnknown { name } => write!(f, "it isn't known what {name} is a part of"),
            Self::ColumnUnknown { name } => {
                write!(f, "it isn't known whether column {name} is part of the total")
            }
            Self::ColumnBesideBalances { name } => {
                write!(f, "it isn't known what column {name} is beside income and balances")
            }
            Self::RowBlank { name } => write!(f, "{name} prints no figure over the rows below it"),
            Self::ColumnBlank { name } => write!(f, "column {name} is blank"),
            Self::SecondTotal { name } => write!(f, "{name} is a second total of the table"),
            Self::UnitOfBoth { name } => {
                write!(f, "{name} prints both accounts of its own and units below it")
            }
            Self::FirstUnit => {
                f.write_str("it isn't known whether its first unit is a department over the others")
            }
            Self::UnitRepeated => {
                f.write_str("a unit is printed several times, for one purpose after another")
            }
            Self::Classifications => f.write_str("accounts of several classifications stand in one table"),
            Self::Negative => f.write_str("a negative amount can be less than a part of it"),
            Self::NegativeBalance => {
                f.write_str("a balance is negative, or less than the part of it that is appropriations")
            }
        }
    }
}
