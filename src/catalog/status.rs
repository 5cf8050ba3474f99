use core::fmt;

use crate::year::FiscalYear;

/// How a code stands in a fiscal year.
///
/// The catalog looks both ways from the year: a code in force may since have got another name. A code
/// that no list contains is [`Unlisted`](Self::Unlisted), which says nothing about its validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::IntoStaticStr, serde::Serialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Status<'c> {
    /// In force, and no other name has come since.
    Current,
    /// In force under the name of the year; since then the code was renamed.
    Renamed {
        /// First fiscal year of the newest name.
        since: FiscalYear,
        /// The newest name.
        now: &'c str,
    },
    /// No longer in force.
    Abolished {
        /// The last fiscal year in which it was.
        last: FiscalYear,
    },
    /// Not in force yet.
    NotYet {
        /// The first fiscal year in which it will be.
        from: FiscalYear,
    },
    /// Listed, and the year is before all evidence for it: whether it was in force, and under which name,
    /// is not known.
    Unknown {
        /// The first fiscal year that evidence speaks of.
        known: FiscalYear,
    },
    /// In force in the newest edition that the catalog speaks of, and the year is after it.
    AfterNewest {
        /// The fiscal year of that edition.
        newest: FiscalYear,
    },
    /// In no list, for no year.
    Unlisted,
}

impl Status<'_> {
    /// The id of the variant: `current`, `renamed`, `abolished`, `not-yet`, `unknown`,
    /// `after-newest`, `unlisted`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Whether the code is known to be in force in the year.
    #[must_use]
    pub const fn in_force(self) -> bool {
        matches!(self, Self::Current | Self::Renamed { .. })
    }
}

impl fmt::Display for Status<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Current => f.write_str("current"),
            Self::Renamed { since, now } => write!(f, "renamed since {since}, now {now}"),
            Self::Abolished { last } => write!(f, "abolished, last in force in {last}"),
            Self::NotYet { from } => write!(f, "not in force before {from}"),
            Self::Unknown { known } => write!(f, "not known before {known}"),
            Self::AfterNewest { newest } => {
                write!(f, "in force in {newest}, the newest edition of the list")
            }
            Self::Unlisted => f.write_str("unlisted"),
        }
    }
}
