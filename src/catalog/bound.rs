use core::fmt;

use crate::year::FiscalYear;

/// One end of the years a name stands for (起止年度): no end, an end that nobody saw, or a year.
///
/// In a list the words `open` and `unknown` say the first two. A blank says as much as is known: a blank
/// `valid_from` is unknown; a blank `valid_to` is open where code and name were published together, and
/// unknown for every weaker [`Evidence`](super::Evidence). In serde a word or a number.
///
/// ```
/// use yusuan::code::FunctionClass;
/// use yusuan::{Catalog, FiscalYear};
/// use yusuan::catalog::Bound;
///
/// let catalog = Catalog::builtin();
/// let health: Vec<_> = catalog.history(FunctionClass::constant("210")).collect();
/// assert_eq!(health[0].valid_from(), Bound::Unknown);
/// assert_eq!(health[1].valid_from(), Bound::Year(FiscalYear::new(2019)?));
/// assert_eq!(health[1].valid_to(), Bound::Open);
/// # Ok::<(), yusuan::year::FiscalYearError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Bound {
    /// The name has no such end: it stood in the first list, or stands in the newest.
    Open,
    /// There may be an end, and no evidence tells it.
    Unknown,
    /// The first or the last fiscal year of the name.
    Year(FiscalYear),
}

impl Bound {
    /// The year, when it is known.
    #[must_use]
    pub const fn year(self) -> Option<FiscalYear> {
        match self {
            Self::Year(year) => Some(year),
            Self::Open | Self::Unknown => None,
        }
    }

    /// The two words that stand in the place of a year.
    pub(super) fn word(text: &str) -> Option<Self> {
        match text {
            "open" => Some(Self::Open),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("open"),
            Self::Unknown => f.write_str("unknown"),
            Self::Year(year) => year.fmt(f),
        }
    }
}

impl serde::Serialize for Bound {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Year(year) => year.serialize(serializer),
            Self::Open => serializer.serialize_str("open"),
            Self::Unknown => serializer.serialize_str("unknown"),
        }
    }
}
