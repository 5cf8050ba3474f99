use alloc::string::String;

use super::rule::Rule;

/// A relation that could not be stated (未核验), and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Unchecked {
    /// The rule.
    pub rule: Rule,
    /// The table, by its place in the disclosure, counted from 0.
    pub table: usize,
    /// Why it can't be checked, as data.
    #[serde(rename = "detail")]
    pub why: WhyUnchecked,
}

impl Unchecked {
    pub(crate) fn new(rule: Rule, table: usize, why: WhyUnchecked) -> Self {
        Self { rule, table, why }
    }
}

/// Why a relation could not be stated (未核验原因).
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
    /// The title of one of two tables says that it leaves out or picks some money, which the other does not.
    Narrowed,
    /// A balance is negative, or less than the part of it that is appropriations.
    NegativeBalance,
}
