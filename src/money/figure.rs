use alloc::string::{String, ToString};
use core::fmt;

use rust_decimal::Decimal;

use super::digits::Digits;
use super::irregular;
use super::unit::NotFen;
use super::{Amount, FenRange, MoneyUnit, Rounding, Sign};
use crate::text::plain;
use crate::text::{half_width, is_invisible, quote};

/// Figure (数字) as a page prints it: a decimal whose scale is kept, and its money unit.
///
/// ```
/// use yusuan::money::Sign;
/// use yusuan::{Figure, MoneyUnit, Rounding};
///
/// let figure = Figure::parse("53.39", MoneyUnit::TenThousandYuan)?.unwrap();
/// assert_eq!(figure.fen(), 53_390_000);
/// assert_eq!(figure.quantum(), 10_000);
/// let range = figure.range(Rounding::HalfUp, Sign::NonNegative).unwrap();
/// assert_eq!(range.to_string(), "[533850.00, 533949.99]元");
///
/// assert_eq!(Figure::parse("——", MoneyUnit::Yuan)?, None); // nil: exactly zero
/// # Ok::<(), yusuan::money::FigureError>(())
/// ```
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "RawFigure", into = "RawFigure")]
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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FigureError {
    /// Not a number, nor one of the forms of nil (blank, `-`, `—`, `——`).
    #[error("expected a figure, found `{text}`", text = plain(text))]
    Malformed {
        /// The text read.
        text: String,
    },
    /// A part finer than one 分.
    #[error("`{text}` is finer than one 分", text = plain(text))]
    FinerThanFen {
        /// The text read.
        text: String,
    },
    /// Beyond what an [`Amount`] can hold.
    #[error("`{text}` is outside -92233720368547758.08元 to 92233720368547758.07元", text = plain(text))]
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
        let fen = unit
            .to_fen(value.mantissa(), value.scale())
            .map_err(|why| FigureError::of(why, &value.to_string()))?;
        // A negative zero prints as `-0`; it is the same figure as zero.
        let value = if value.is_zero() { value.abs() } else { value };
        Ok(Self { value, unit, fen })
    }

    /// The figure that prints an exact amount with this many decimals, at most those at which the
    /// unit is exact to the 分.
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

    /// Reads a figure cell. `None` is nil: blank, `-`, `—`, `——`, `/` or `无`.
    ///
    /// Accepts full-width forms, thousands separators in groups of three, a leading minus or △, and
    /// parentheses for negatives; spaces around, never within; characters nobody sees anywhere.
    ///
    /// # Errors
    ///
    /// Anything else, with the text read.
    pub fn parse(text: &str, unit: MoneyUnit) -> Result<Option<Self>, FigureError> {
        // Most figures have nothing around them.
        if let Some(digits) = Digits::read(text, true) {
            return Self::of_digits(digits, false, text, unit).map(Some);
        }
        let visible: String;
        let text = if text.contains(is_invisible) {
            visible = text.chars().filter(|c| !is_invisible(*c)).collect();
            visible.trim()
        } else {
            text.trim()
        };
        if is_nil(text) {
            return Ok(None);
        }
        let (negative, unsigned) = sign(text);
        let digits =
            Digits::read(unsigned, true).ok_or_else(|| FigureError::Malformed { text: quote(text) })?;
        Self::of_digits(digits, negative, text, unit).map(Some)
    }

    fn of_digits(digits: Digits, negative: bool, text: &str, unit: MoneyUnit) -> Result<Self, FigureError> {
        let mantissa = if negative { -digits.mantissa } else { digits.mantissa };
        let fen = unit.to_fen(mantissa, digits.places).map_err(|why| FigureError::of(why, text))?;
        let value = Decimal::try_from_i128_with_scale(mantissa, digits.places)
            .map_err(|_| FigureError::FinerThanFen { text: quote(text) })?;
        Ok(Self { value, unit, fen })
    }

    /// Reads a figure cell as [`Figure::parse`] does, and one whose separators stand irregularly where its digits can be read
    /// in one way only: the figure, and whether that was so.
    pub(crate) fn parse_irregular(text: &str, unit: MoneyUnit) -> Result<(Option<Self>, bool), FigureError> {
        let error = match Self::parse(text, unit) {
            Ok(figure) => return Ok((figure, false)),
            Err(error) => error,
        };
        let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let (negative, unsigned) = sign(visible.trim());
        let Some(mut read) = irregular::regular(unsigned) else { return Err(error) };
        if negative {
            read.insert(0, '-');
        }
        Self::parse(&read, unit).map(|figure| (figure, true))
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
        // Pads like a number, and leaves a precision alone: `Decimal` would cut digits off.
        f.pad_integral(self.fen >= 0, "", &self.value.abs().to_string())
    }
}

impl FigureError {
    fn of(why: NotFen, text: &str) -> Self {
        let text = quote(text);
        match why {
            NotFen::Finer => Self::FinerThanFen { text },
            NotFen::Overflow => Self::Overflow { text },
        }
    }
}

/// What a cell looks like, whatever money it could be: numbers beyond any amount and finer than a 分 are numbers too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Blank, or a sign of nothing.
    Nil,
    Number,
}

/// What a cell looks like; `None` for words.
pub(crate) fn shape(cell: &str) -> Option<Shape> {
    // Most cells are blank or words: these begin with a character that no number begins with.
    match cell.chars().next() {
        None => return Some(Shape::Nil),
        Some('无') => {}
        Some('\u{4E00}'..='\u{9FFF}' | 'A'..='Z' | 'a'..='z') => return None,
        Some(_) => {}
    }
    // Most cells of figures have nothing around them.
    if Digits::are(cell) {
        return Some(Shape::Number);
    }
    let visible: String;
    let mut text = cell.trim();
    if text.contains(is_invisible) {
        visible = text.chars().filter(|c| !is_invisible(*c)).collect();
        text = visible.trim();
    }
    if matches!(text.chars().next(), Some('\u{4E00}'..='\u{9FFF}' | 'A'..='Z' | 'a'..='z') if text != "无") {
        return None;
    }
    if is_nil(text) {
        return Some(Shape::Nil);
    }
    let unsigned = sign(text).1;
    let number = Digits::are(unsigned) || irregular::regular(unsigned).is_some();
    number.then_some(Shape::Number)
}

/// Signs that stand for exactly nothing.
fn is_nil(text: &str) -> bool {
    text.chars().all(is_dash) || matches!(text, "/" | "／" | "无")
}

fn is_dash(c: char) -> bool {
    matches!(half_width(c), '-' | '—' | '–' | '−' | '─' | '―')
}

/// Whether the figure is negative, and its text without the sign.
fn sign(text: &str) -> (bool, &str) {
    let inner = text.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    match inner.or_else(|| text.strip_prefix(['-', '－', '−', '△', '▲'])) {
        Some(unsigned) => (true, unsigned),
        None => (false, text),
    }
}

/// A figure on the wire, such as `{"value":"53.39","unit":"万元"}`: its digits are a string, which
/// keeps the scale whatever the format.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Figure", deny_unknown_fields)]
struct RawFigure {
    value: String,
    unit: MoneyUnit,
}

impl From<Figure> for RawFigure {
    fn from(figure: Figure) -> Self {
        Self { value: figure.to_string(), unit: figure.unit }
    }
}

impl TryFrom<RawFigure> for Figure {
    type Error = FigureError;

    fn try_from(raw: RawFigure) -> Result<Self, FigureError> {
        Self::parse(&raw.value, raw.unit)?.ok_or(FigureError::Malformed { text: raw.value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_a_number_whatever_stands_around_its_digits() {
        for number in
            ["12.00", " 12.00 ", "(12.00)", "-12.00", "\u{200B}12.00", "1,23,456", "(1,23,456)", "△1,200"]
        {
            assert_eq!(shape(number), Some(Shape::Number), "{number:?}");
        }
        for nil in ["", " ", "-", "——", "/", "无", "\u{200B}", "\u{200B}-"] {
            assert_eq!(shape(nil), Some(Shape::Nil), "{nil:?}");
        }
        for words in ["教育支出", "\u{200B}教育支出", "A1", "12.00元", "(合计)"] {
            assert_eq!(shape(words), None, "{words:?}");
        }
    }
}
