use core::fmt;

use crate::code::AccountCode;
use crate::year::FiscalYear;

/// What a label printed beside a code is to that code in the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::IntoStaticStr, serde::Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum NameVerdict<'c> {
    /// The name in force.
    Current,
    /// A former name of a code that is in force.
    OldName {
        /// The name in force.
        now: &'c str,
        /// The first fiscal year of the name in force.
        since: FiscalYear,
    },
    /// A name that the code, in force under another name, gets in a later year.
    LaterName {
        /// The name in force.
        now: &'c str,
        /// The first fiscal year of the label.
        from: FiscalYear,
    },
    /// A documented other wording for the code.
    Alias {
        /// The name in force, or the nearest one when the code is not in force.
        now: &'c str,
    },
    /// The name in force in a wording of the document's own: set otherwise, cut off, or with more words around
    /// it (a budget system's 配套), and no name of another code.
    Wording {
        /// The name in force, or the nearest one when the code is not in force.
        now: &'c str,
    },
    /// A name of the code, which is no longer in force.
    Abolished {
        /// The last fiscal year in which the code was.
        last: FiscalYear,
    },
    /// A name of the code, which is not in force yet.
    NotYet {
        /// The first fiscal year in which the code will be.
        from: FiscalYear,
    },
    /// The name of an account of another classification, which says nothing of this code: a row may tell several
    /// codes (30101 基本工资 of the department, 50101 of the government classification), and names of one of them.
    OtherClassification {
        /// That account.
        named: AccountCode,
    },
    /// The code is listed, the label is none of its names, and the year is one the list knows nothing of:
    /// the code may have borne it then.
    Unknown {
        /// The name in the nearest year that the list knows.
        now: &'c str,
        /// That year.
        known: FiscalYear,
    },
    /// The code is listed, and the label is none of its names.
    OtherName {
        /// The name in force, or the nearest one when the code is not in force.
        now: &'c str,
    },
    /// The code is in no list: nothing can be said.
    Unlisted,
}

impl NameVerdict<'_> {
    /// The id of the variant, such as `old-name`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for NameVerdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Current => f.write_str("the name in force"),
            Self::OldName { now, since } => write!(f, "a former name, {now} since {since}"),
            Self::LaterName { now, from } => write!(f, "the name from {from} on, {now} until then"),
            Self::Alias { now } => write!(f, "another wording for {now}"),
            Self::Wording { now } => write!(f, "a wording of its own for {now}"),
            Self::Abolished { last } => write!(f, "the name of a code last in force in {last}"),
            Self::NotYet { from } => write!(f, "the name of a code not in force before {from}"),
            Self::OtherClassification { named } => write!(f, "the name of {named}"),
            Self::Unknown { now, known } => write!(f, "not known for the year, {now} in {known}"),
            Self::OtherName { now } => write!(f, "not a name of the code, which is {now}"),
            Self::Unlisted => f.write_str("beside a code that is in no list"),
        }
    }
}
