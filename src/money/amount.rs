use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::MoneyUnit;
use super::digits::Digits;
use super::unit::NotFen;
use crate::text::plain;
use crate::text::{half_width, quote};

/// Exact amount of money (金额): whole 分 (0.01元) in an `i64`, up to ±92 quadrillion 元.
///
/// Printed, parsed and serialised in 元 with two decimals, as a string. Arithmetic is checked:
/// there is no `+`, and an overflow is an error.
///
/// ```
/// use yusuan::Amount;
///
/// let office: Amount = "50000".parse()?;
/// let printing = Amount::from_fen(1_000_000);
/// assert_eq!(office.checked_add(printing)?.to_string(), "60000.00");
/// assert!("1e3".parse::<Amount>().is_err());
/// # Ok::<(), yusuan::money::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

/// An amount that cannot be read or computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AmountError {
    /// Not a decimal number of 元 with at most two decimals.
    #[error("`{text}` is not an amount in 元 with at most two decimals", text = plain(text))]
    Malformed {
        /// The text read.
        text: String,
    },
    /// Not from [`Amount::MIN`] to [`Amount::MAX`].
    #[error("an amount outside -92233720368547758.08元 to 92233720368547758.07元")]
    Overflow,
    /// A decimal with a part finer than one 分.
    #[error("{value}元 is finer than one 分")]
    FinerThanFen {
        /// The value read, in 元.
        #[serde(serialize_with = "crate::text::as_text")]
        value: Decimal,
    },
}

impl Amount {
    /// Nothing (零).
    pub const ZERO: Self = Self(0);
    /// The largest amount, 92,233,720,368,547,758.07元.
    pub const MAX: Self = Self(i64::MAX);
    /// The least amount, −92,233,720,368,547,758.08元.
    pub const MIN: Self = Self(i64::MIN);
    const WORDS: &'static str = "number of 元, such as \"314.07\"";

    /// The amount of this many 分.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The amount in 分.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// The amount in 元, with two decimals.
    #[must_use]
    pub fn to_yuan(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// Sum of two amounts.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub const fn checked_add(self, other: Self) -> Result<Self, AmountError> {
        match self.0.checked_add(other.0) {
            Some(fen) => Ok(Self(fen)),
            None => Err(AmountError::Overflow),
        }
    }

    /// Difference of two amounts.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub const fn checked_sub(self, other: Self) -> Result<Self, AmountError> {
        match self.0.checked_sub(other.0) {
            Some(fen) => Ok(Self(fen)),
            None => Err(AmountError::Overflow),
        }
    }

    /// The amount with its sign turned.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`] for [`Amount::MIN`].
    pub const fn checked_neg(self) -> Result<Self, AmountError> {
        Self::ZERO.checked_sub(self)
    }

    /// Sum of many amounts; zero for none.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`] when the total is out of range; what is summed on the way may be.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
        // No computer holds the 2^64 amounts it would take to overflow an `i128`.
        let total = amounts.into_iter().fold(0_i128, |total, amount| total + i128::from(amount.0));
        i64::try_from(total).map(Self).map_err(|_| AmountError::Overflow)
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl TryFrom<Decimal> for Amount {
    type Error = AmountError;

    /// An amount given in 元.
    ///
    /// # Errors
    ///
    /// [`AmountError::FinerThanFen`], [`AmountError::Overflow`].
    fn try_from(yuan: Decimal) -> Result<Self, AmountError> {
        MoneyUnit::Yuan.to_fen(yuan.mantissa(), yuan.scale()).map(Self).map_err(|why| match why {
            NotFen::Finer => AmountError::FinerThanFen { value: yuan },
            NotFen::Overflow => AmountError::Overflow,
        })
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Reads 元: an optional minus, digits, optionally a point and one or two digits. Full-width
    /// forms are folded; thousands separators, exponents and underscores are refused.
    ///
    /// # Errors
    ///
    /// [`AmountError::Malformed`] for any other text, [`AmountError::Overflow`].
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let unsigned = text.strip_prefix(|c| half_width(c) == '-');
        let digits = Digits::read(unsigned.unwrap_or(text), false)
            .filter(|digits| digits.places <= 2)
            .ok_or_else(|| AmountError::Malformed { text: quote(text) })?;
        let mantissa = if unsigned.is_some() { -digits.mantissa } else { digits.mantissa };
        MoneyUnit::Yuan.to_fen(mantissa, digits.places).map(Self).map_err(|_| AmountError::Overflow)
    }
}

impl fmt::Display for Amount {
    /// In 元, always with two decimals and without separators.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        // Pads like a number, and leaves a precision alone: it must not cut off 分.
        f.pad_integral(self.0 >= 0, "", &format!("{}.{:02}", fen / 100, fen % 100))
    }
}

impl serde::Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer, Self::WORDS)
    }
}
