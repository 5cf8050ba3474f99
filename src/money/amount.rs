use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use crate::text::half_width;

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
/// # Ok::<(), yusuan::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

/// An amount that cannot be read or computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// Not a decimal number of 元 with at most two decimals.
    #[error("`{text}` is not an amount in 元 with at most two decimals")]
    Malformed {
        /// The text read.
        text: String,
    },
    /// More than ±92,233,720,368,547,758.07元.
    #[error("an amount beyond ±92233720368547758.07元")]
    Overflow,
    /// A decimal with a part finer than one 分.
    #[error("{value}元 is finer than one 分")]
    FinerThanFen {
        /// The value read, in 元.
        value: Decimal,
    },
}

impl Amount {
    /// Nothing (零).
    pub const ZERO: Self = Self(0);
    /// The largest amount.
    pub const MAX: Self = Self(i64::MAX);
    const WORDS: &'static str = "amount in 元, such as \"314.07\"";

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

    /// Sum of many amounts; zero for none.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`] when the total is out of range; what is summed on the way may be.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
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
    fn try_from(yuan: Decimal) -> Result<Self, AmountError> {
        let exact = yuan.normalize();
        if exact.scale() > 2 {
            return Err(AmountError::FinerThanFen { value: yuan });
        }
        let factor = if exact.scale() == 2 {
            1
        } else if exact.scale() == 1 {
            10
        } else {
            100
        };
        exact
            .mantissa()
            .checked_mul(factor)
            .and_then(|fen| i64::try_from(fen).ok())
            .map(Self)
            .ok_or(AmountError::Overflow)
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Reads 元: an optional minus, digits, optionally a point and one or two digits. Full-width
    /// forms are folded; thousands separators, exponents and underscores are refused.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let folded: String = text.chars().map(half_width).collect();
        read(&folded).unwrap_or_else(|| Err(AmountError::Malformed { text: text.chars().take(40).collect() }))
    }
}

/// `None` when the shape is wrong.
fn read(text: &str) -> Option<Result<Amount, AmountError>> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, part)) => (whole, part),
        None => (digits, ""),
    };
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !plain(whole) || !plain(part) {
        return None;
    }
    let mut fen = 0_i64;
    let padding = core::iter::repeat_n(b'0', 2 - part.len());
    for digit in whole.bytes().chain(part.bytes()).chain(padding) {
        let digit = i64::from(digit - b'0');
        // Counting downwards for negatives reaches i64::MIN.
        let step = fen
            .checked_mul(10)
            .and_then(|fen| if negative { fen.checked_sub(digit) } else { fen.checked_add(digit) });
        match step {
            Some(next) => fen = next,
            None => return Some(Err(AmountError::Overflow)),
        }
    }
    Some(Ok(Amount(fen)))
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
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
