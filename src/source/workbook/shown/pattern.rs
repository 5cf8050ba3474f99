use alloc::string::String;
use alloc::vec::Vec;

use super::piece::Piece;
use crate::source::workbook::number::Number;

/// A pattern of digits: `#,##0.00`, with text between them where a format has any (`0!.0000`).
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Up to the point.
    whole: Vec<Piece>,
    /// From behind the point; `None` without one.
    fraction: Option<Vec<Piece>>,
    /// From behind the sign of an exponent; `None` without one.
    exponent: Option<Vec<Piece>>,
    /// The power of ten that numbers are multiplied by.
    power: i32,
    grouped: bool,
}

impl Pattern {
    pub(super) fn new(pieces: Vec<Piece>) -> Self {
        let percents = pieces.iter().filter(|piece| **piece == Piece::Mark('%')).count();
        let mut parts = pieces.splitn(2, |piece| *piece == Piece::Mark('E'));
        let mantissa = parts.next().unwrap_or_default();
        let exponent = parts.next().map(<[Piece]>::to_vec);
        let mut parts = mantissa.splitn(2, |piece| *piece == Piece::Mark('.'));
        let whole = parts.next().unwrap_or_default();
        let fraction = parts.next();
        let digit = |piece: &Piece| matches!(piece, Piece::Mark('0' | '#' | '?'));
        // Commas behind the last digit, before a point or at the end, stand for thousands left out.
        let scale = |part: &[Piece]| {
            let last = part.iter().rposition(digit)?;
            let commas = part.get(last + 1..)?.iter().take_while(|piece| **piece == Piece::Mark(','));
            Some(commas.count())
        };
        let thousands = scale(whole).unwrap_or(0) + fraction.and_then(scale).unwrap_or(0);
        let first = whole.iter().position(digit);
        let last = whole.iter().rposition(digit);
        let between = first.zip(last).and_then(|(first, last)| whole.get(first..last));
        let grouped = between.is_some_and(|between| between.contains(&Piece::Mark(',')));
        let power = |count: usize, each: i32| i32::try_from(count).unwrap_or(0).saturating_mul(each);
        let bare = |part: &[Piece]| -> Vec<Piece> {
            part.iter().filter(|piece| **piece != Piece::Mark(',')).cloned().collect()
        };
        Self {
            whole: bare(whole),
            fraction: fraction.map(bare),
            exponent,
            power: power(percents, 2).saturating_sub(power(thousands, 3)),
            grouped,
        }
    }

    pub(super) fn show(&self, number: Number, negative: bool) -> String {
        let mut number = number.scaled(self.power);
        let places = self.fraction.as_deref().map_or(0, digits);
        let mut exponent = None;
        if self.exponent.is_some() && !number.is_zero() {
            let wide = digits(&self.whole).max(1);
            let tens = number.whole().saturating_sub(1).div_euclid(wide).saturating_mul(wide);
            number = number.scaled(tens.saturating_neg()).rounded(places);
            exponent = Some(tens);
            // Rounding may have carried into a digit more.
            if number.whole() > wide {
                number = number.scaled(wide.saturating_neg());
                exponent = Some(tens.saturating_add(wide));
            }
        }
        let number = number.rounded(places);
        let (whole, fraction) = number.split();
        let mut shown = String::new();
        if negative && !number.is_zero() {
            shown.push('-');
        }
        self.push_whole(&mut shown, &whole);
        if let Some(pieces) = &self.fraction {
            shown.push('.');
            push_fraction(&mut shown, pieces, &fraction);
        }
        if let Some(pieces) = &self.exponent {
            let tens = exponent.unwrap_or(0);
            shown.push('E');
            shown.push(if tens < 0 { '-' } else { '+' });
            let width = usize::try_from(digits(pieces)).unwrap_or(0).min(8);
            shown.push_str(&alloc::format!("{:0>width$}", tens.unsigned_abs()));
        }
        shown
    }

    /// Sets the digits before the point from the right; the leftmost place takes all that are left.
    fn push_whole(&self, shown: &mut String, whole: &str) {
        let mut places = usize::try_from(digits(&self.whole)).unwrap_or(0);
        let mut rest = whole;
        let mut first = true;
        for piece in &self.whole {
            match piece {
                Piece::Literal(text) => shown.push_str(text),
                Piece::Mark(mark @ ('0' | '#' | '?')) => {
                    let take = rest.len().saturating_sub(places - 1);
                    let take = if first { take } else { take.min(1) };
                    let (taken, after) = rest.split_at_checked(take).unwrap_or(("", rest));
                    let mut left = rest.len();
                    for digit in taken.chars() {
                        shown.push(digit);
                        left -= 1;
                        self.group(shown, left);
                    }
                    if taken.is_empty() && *mark == '0' {
                        shown.push('0');
                        self.group(shown, places - 1);
                    }
                    rest = after;
                    places -= 1;
                    first = false;
                }
                Piece::Mark('%') => shown.push('%'),
                Piece::Mark(_) | Piece::Elapsed(_) => {}
            }
        }
    }

    /// A comma where so many digits are still to come before the point.
    fn group(&self, shown: &mut String, left: usize) {
        if self.grouped && left > 0 && left.is_multiple_of(3) {
            shown.push(',');
        }
    }
}

/// How many digits a part has places for.
fn digits(part: &[Piece]) -> i32 {
    let places = part.iter().filter(|piece| matches!(piece, Piece::Mark('0' | '#' | '?'))).count();
    i32::try_from(places).unwrap_or(i32::MAX)
}

fn push_fraction(shown: &mut String, pieces: &[Piece], fraction: &str) {
    let mut digits = fraction.chars();
    for piece in pieces {
        match piece {
            Piece::Literal(text) => shown.push_str(text),
            Piece::Mark(mark @ ('0' | '#' | '?')) => match digits.next() {
                Some(digit) => shown.push(digit),
                None if *mark == '0' => shown.push('0'),
                None => {}
            },
            Piece::Mark('%') => shown.push('%'),
            Piece::Mark(_) | Piece::Elapsed(_) => {}
        }
    }
}
