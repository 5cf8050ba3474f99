use alloc::string::{String, ToString};
use core::fmt;

use rust_decimal::Decimal;

use super::{Amount, FenRange, MoneyUnit, Rounding, Sign};
use crate::text::half_width;

/// Figure (数字) as a page prints it: a decimal whose scale is kept, and its money unit.
///
/// ```
/// use yusuan::{Figure, MoneyUnit, Rounding, Sign};
///
/// let figure = Figure::parse("53.39", MoneyUnit::TenThousandYuan)?.unwrap();
/// assert_eq!(figure.fen(), 53_390_000);
/// assert_eq!(figure.quantum(), 10_000);
/// let range = figure.range(Rounding::HalfUp, Sign::NonNegative).unwrap();
/// assert_eq!(range.to_string(), "[533850.00, 533949.99]元");
///
/// assert_eq!(Figure::parse("——", MoneyUnit::Yuan)?, None); // nil: exactly zero
/// # Ok::<(), yusuan::FigureError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    value: Decimal,
    unit: MoneyUnit,
    fen: i64,
}

/// Equal when printed alike: `5.00` and `5` stand for different intervals.
impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        (self.fen, self.unit, self.places()) == (other.fen, other.unit, other.places())
    }
}

impl Eq for Figure {}

impl core::hash::Hash for Figure {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        (self.fen, self.unit, self.places()).hash(state);
    }
}

/// A cell that is no figure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FigureError {
    /// Not a number, nor one of the forms of nil (blank, `-`, `—`, `——`).
    #[error("expected a figure, found `{text}`")]
    Malformed {
        /// The text read.
        text: String,
    },
    /// A part finer than one 分.
    #[error("`{text}` is finer than one 分")]
    FinerThanFen {
        /// The text read.
        text: String,
    },
    /// Beyond what an [`Amount`] can hold.
    #[error("`{text}` is beyond ±92233720368547758.07元")]
    Overflow {
        /// The text read.
        text: String,
    },
}

impl Figure {
    /// A figure from its value in `unit`; the scale is kept.
    ///
    /// # Errors
    ///
    /// When the value is finer than one 分 or out of range.
    pub fn new(value: Decimal, unit: MoneyUnit) -> Result<Self, FigureError> {
        let quote = || value.to_string();
        let scaled = value.normalize();
        let places = unit.exact_places();
        let Some(missing) = places.checked_sub(scaled.scale()) else {
            return Err(FigureError::FinerThanFen { text: quote() });
        };
        let fen = 10_i128
            .checked_pow(missing)
            .and_then(|factor| scaled.mantissa().checked_mul(factor))
            .and_then(|fen| i64::try_from(fen).ok())
            .ok_or_else(|| FigureError::Overflow { text: quote() })?;
        // A negative zero prints as `-0`; it is the same figure as zero.
        let value = if value.is_zero() { value.abs() } else { value };
        Ok(Self { value, unit, fen })
    }

    /// The figure that prints an exact amount with this many decimals.
    ///
    /// # Errors
    ///
    /// [`FigureError::Overflow`] when rounding leaves the range.
    pub fn of(amount: Amount, unit: MoneyUnit, places: u32, rounding: Rounding) -> Result<Self, FigureError> {
        let overflow = || FigureError::Overflow { text: amount.to_string() };
        let places = places.min(unit.exact_places());
        let quantum = unit.quantum(places);
        let fen = rounding.round(amount.fen(), quantum).ok_or_else(overflow)?;
        let value =
            Decimal::try_from_i128_with_scale(i128::from(fen / quantum), places).map_err(|_| overflow())?;
        Self::new(value, unit)
    }

    /// Reads a figure cell. `None` is nil: blank, `-`, `—` or `——`.
    ///
    /// Accepts full-width forms, thousands separators in groups of three, a leading minus, and
    /// parentheses for negatives.
    ///
    /// # Errors
    ///
    /// Anything else, with the text read.
    pub fn parse(text: &str, unit: MoneyUnit) -> Result<Option<Self>, FigureError> {
        let quoted = || text.trim().chars().take(40).collect::<String>();
        if text.len() > 200 {
            return Err(FigureError::Malformed { text: quoted() });
        }
        let folded: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
        if folded.is_empty() || folded.chars().all(|c| matches!(c, '-' | '—' | '–' | '−' | '─' | '―'))
        {
            return Ok(None);
        }
        let malformed = || FigureError::Malformed { text: quoted() };
        let (negative, digits) = sign(&folded);
        let plain = ungroup(digits).ok_or_else(malformed)?;
        let mut value =
            Decimal::from_str_exact(&plain).map_err(|_| FigureError::Overflow { text: quoted() })?;
        value.set_sign_negative(negative && !value.is_zero());
        Self::new(value, unit).map(Some).map_err(|error| match error {
            FigureError::FinerThanFen { .. } => FigureError::FinerThanFen { text: quoted() },
            _ => FigureError::Overflow { text: quoted() },
        })
    }

    /// The value as printed, in its unit.
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The money unit.
    #[must_use]
    pub const fn unit(&self) -> MoneyUnit {
        self.unit
    }

    /// The printed value in 分.
    #[must_use]
    pub const fn fen(&self) -> i64 {
        self.fen
    }

    /// The decimals printed.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.value.scale()
    }

    /// The 分 that one unit in its last printed place stands for.
    #[must_use]
    pub fn quantum(&self) -> i64 {
        self.unit.quantum(self.places())
    }

    /// The exact amounts that print as this figure at its own precision; `None` on overflow.
    #[must_use]
    pub fn range(&self, rounding: Rounding, sign: Sign) -> Option<FenRange> {
        rounding.range(self.fen, self.quantum(), sign)
    }
}

impl fmt::Display for Figure {
    /// The digits as printed, without unit or separators.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

fn sign(text: &str) -> (bool, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inner);
    }
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

/// The digits without separators; `None` when the shape is not `1,234.56` or `1234.56`.
fn ungroup(text: &str) -> Option<String> {
    let (whole, part) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, part)) => (whole, Some(part)),
        None => (text, None),
    };
    let mut digits = String::with_capacity(text.len());
    for (index, group) in whole.split(',').enumerate() {
        let right_length = if index == 0 {
            !group.is_empty() && (group.len() <= 3 || !whole.contains(','))
        } else {
            group.len() == 3
        };
        if !right_length || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    if let Some(part) = part {
        if !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push('.');
        digits.push_str(part);
    }
    Some(digits)
}
