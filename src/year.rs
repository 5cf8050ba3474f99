//! Fiscal years (预算年度): in China the calendar year (Budget Law, 预算法, art. 18).

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::text::plain;
use crate::text::quote;

/// Fiscal year (预算年度), 1950 to 2199. Prints as four digits; in serde a number.
///
/// ```
/// use yusuan::FiscalYear;
///
/// let year: FiscalYear = "2024".parse()?;
/// assert_eq!(year, FiscalYear::new(2024)?);
/// assert!(year > FiscalYear::constant(2019));
/// assert!("24".parse::<FiscalYear>().is_err());
/// # Ok::<(), yusuan::year::FiscalYearError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct FiscalYear(u16);

/// A number or a text that is no fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FiscalYearError {
    /// A number out of range.
    #[error("expected a fiscal year from 1950 to 2199, found {found}")]
    Range {
        /// The number found.
        found: u16,
    },
    /// A text that is not four digits.
    #[error("expected a fiscal year of four digits, found `{text}`", text = plain(text))]
    Malformed {
        /// The text read, cut after 40 characters.
        text: String,
    },
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
            found => Err(FiscalYearError::Range { found }),
        }
    }

    /// A year known when the program is written.
    ///
    /// # Panics
    ///
    /// When the number is not from 1950 to 2199: at compile time in a `const`.
    #[must_use]
    #[allow(clippy::panic, reason = "meant for constants, where it fails the build")]
    pub const fn constant(year: u16) -> Self {
        match year {
            1950..=2199 => Self(year),
            _ => panic!("expected a fiscal year from 1950 to 2199"),
        }
    }

    /// The number of the year.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl FromStr for FiscalYear {
    type Err = FiscalYearError;

    /// Reads four ASCII digits.
    ///
    /// # Errors
    ///
    /// When the text is anything else, or the number is not from 1950 to 2199.
    fn from_str(text: &str) -> Result<Self, FiscalYearError> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(year) if digits => Self::new(year),
            _ => Err(FiscalYearError::Malformed { text: quote(text) }),
        }
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
