use core::fmt;

use crate::year::FiscalYear;

/// How a name is known to belong to its code (依据): the tier is part of every entry, since no complete
/// official table of the years from 2018 on was at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// Code and name were seen together in documents of fiscal year 2016 or later.
    Published {
        /// The fiscal years of those documents; empty when they were not recorded.
        seen: SeenYears,
    },
    /// Seen in the edition of about 2009 only; that it still stands is unconfirmed.
    #[strum(serialize = "edition-2009")]
    Edition2009,
    /// The name was seen without its code.
    NameOnly,
    /// Not seen in a document.
    Unconfirmed,
}

impl Evidence {
    /// The tier as the data files write it: `published`, `edition-2009`, `name-only`, `unconfirmed`.
    #[must_use]
    pub fn tier(self) -> &'static str {
        self.into()
    }

    /// The fiscal years of the documents seen; empty for every tier but `published`.
    #[must_use]
    pub const fn seen(self) -> SeenYears {
        match self {
            Self::Published { seen } => seen,
            _ => SeenYears::NONE,
        }
    }

    pub(super) fn from_tier(tier: &str, seen: SeenYears) -> Option<Self> {
        match tier {
            "published" => Some(Self::Published { seen }),
            "edition-2009" => Some(Self::Edition2009),
            "name-only" => Some(Self::NameOnly),
            "unconfirmed" => Some(Self::Unconfirmed),
            _ => None,
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tier())?;
        if self.seen() == SeenYears::NONE { Ok(()) } else { write!(f, ", seen {}", self.seen()) }
    }
}

/// A set of fiscal years, 2007 to 2038: 2007 is the first year of the present system of
/// classifications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeenYears(u32);

const FIRST: u16 = 2007;

impl SeenYears {
    /// No year.
    pub const NONE: Self = Self(0);

    pub(super) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    #[cfg(test)]
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// With one more year; `None` when it is not from 2007 to 2038.
    #[must_use]
    pub fn and(self, year: FiscalYear) -> Option<Self> {
        let bit = u32::from(year.number().checked_sub(FIRST)?);
        1_u32.checked_shl(bit).map(|mask| Self(self.0 | mask))
    }

    /// Whether the year is among them.
    #[must_use]
    pub fn contains(self, year: FiscalYear) -> bool {
        self.and(year) == Some(self)
    }

    pub(super) fn within(self, from: u16, to: u16) -> Self {
        self.iter()
            .filter(|year| from <= year.number() && year.number() <= to)
            .fold(Self::NONE, |kept, year| kept.and(year).unwrap_or(kept))
    }

    pub(super) fn newest(self) -> Option<FiscalYear> {
        self.iter().last()
    }

    /// The years in order.
    pub fn iter(self) -> impl Iterator<Item = FiscalYear> {
        (0_u16..32)
            .filter(move |bit| self.0 >> bit & 1 == 1)
            .filter_map(|bit| FiscalYear::new(FIRST + bit).ok())
    }
}

impl fmt::Display for SeenYears {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(index, year)| {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{year}")
        })
    }
}

impl serde::Serialize for SeenYears {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
