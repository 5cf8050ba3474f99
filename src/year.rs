//! Fiscal years (预算年度): in China the calendar year (Budget Law, art. 18).

use core::fmt;

/// Fiscal year (预算年度), 1950 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct FiscalYear(u16);

/// A number that is no fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a fiscal year from 1950 to 2199, found {found}")]
pub struct FiscalYearError {
    found: u16,
}

impl FiscalYear {
    /// The year with this number.
    ///
    /// # Errors
    ///
    /// When the number is not from 1950 to 2199.
    pub const fn new(year: u16) -> Result<Self, FiscalYearError> {
        match year {
            1950..=2199 => Ok(Self(year)),
            found => Err(FiscalYearError { found }),
        }
    }

    /// The number of the year.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for FiscalYear {
    type Error = FiscalYearError;

    fn try_from(year: u16) -> Result<Self, Self::Error> {
        Self::new(year)
    }
}

impl From<FiscalYear> for u16 {
    fn from(year: FiscalYear) -> Self {
        year.0
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
