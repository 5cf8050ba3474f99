use alloc::string::String;

/// A number as a spreadsheet keeps it (数值), to 15 significant digits: its digits, without zeros at their end, and how many of
/// them stand behind the point (fewer than none where zeros follow).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) negative: bool,
    digits: String,
    places: i32,
}

impl Number {
    /// `None` for what is no number.
    pub(super) fn new(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = alloc::format!("{value:.14e}");
        let (mantissa, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        Some(Self { negative: value < 0.0, digits, places: 14 - exponent }.trimmed())
    }

    pub(super) fn with_sign(self, negative: bool) -> Self {
        Self { negative, ..self }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many digits stand before the point; none or fewer for a number below one.
    pub(super) fn whole(&self) -> i32 {
        i32::try_from(self.digits.len()).unwrap_or(i32::MAX).saturating_sub(self.places)
    }

    /// The number times a power of ten.
    pub(super) fn scaled(mut self, power: i32) -> Self {
        if !self.is_zero() {
            self.places = self.places.saturating_sub(power);
        }
        self
    }

    /// Rounded half away from zero, as spreadsheets do, to so many places.
    pub(super) fn rounded(mut self, most: i32) -> Self {
        let Ok(cut) = usize::try_from(self.places.saturating_sub(most)) else { return self };
        if cut == 0 {
            return self;
        }
        let up = self
            .digits
            .len()
            .checked_sub(cut)
            .and_then(|at| self.digits.as_bytes().get(at))
            .is_some_and(|d| *d >= b'5');
        self.digits.truncate(self.digits.len().saturating_sub(cut));
        self.places = most;
        if up {
            let kept = self.digits.trim_end_matches('9').len();
            self.places -= i32::try_from(self.digits.len() - kept).unwrap_or(0);
            self.digits.truncate(kept);
            let last = self.digits.pop().unwrap_or('0');
            self.digits.push(char::from_digit(last.to_digit(10).unwrap_or(0) + 1, 10).unwrap_or('1'));
        }
        self.trimmed()
    }

    /// The digits before the point and those behind it, each without the zeros that a format may add.
    pub(super) fn split(&self) -> (String, String) {
        /// Zeros beyond which a number is not written out.
        const ZEROS: usize = 400;
        let zeros = |count: i32| core::iter::repeat_n('0', usize::try_from(count).unwrap_or(0).min(ZEROS));
        let at = usize::try_from(self.whole()).unwrap_or(0);
        match self.digits.split_at_checked(at) {
            Some((whole, fraction)) => {
                (whole.into(), zeros(self.whole().saturating_neg()).chain(fraction.chars()).collect())
            }
            None => (self.digits.chars().chain(zeros(self.places.saturating_neg())).collect(), String::new()),
        }
    }

    /// As a sheet shows it that was told nothing else (常规, General): as many places as leave room for 10 digits; what is not
    /// seen at the ninth place is zero, and large numbers are written out.
    pub(super) fn general(self) -> String {
        let whole = self.whole().max(1);
        let number = self.rounded((10 - whole).max(0));
        let (whole, fraction) = number.split();
        let mut text = String::new();
        if number.negative && !number.is_zero() {
            text.push('-');
        }
        text.push_str(if whole.is_empty() { "0" } else { &whole });
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(&fraction);
        }
        text
    }

    fn trimmed(mut self) -> Self {
        let kept = self.digits.trim_end_matches('0').len();
        self.places -= i32::try_from(self.digits.len() - kept).unwrap_or(0);
        self.digits.truncate(kept);
        let leading = self.digits.len() - self.digits.trim_start_matches('0').len();
        self.digits.drain(..leading);
        if self.digits.is_empty() {
            self.places = 0;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn general_shows_what_a_sheet_shows() {
        for (value, shown) in [
            (0.0, "0"),
            (-0.0, "0"),
            (80.0, "80"),
            (3_990.4, "3990.4"),
            (0.1 + 0.2, "0.3"),
            (-1.8e-12, "0"),
            (0.010_000_000_009_313_2, "0.01"),
            (95.333_333_333_333_3, "95.33333333"),
            (-1_234_567.891, "-1234567.891"),
            (12_345_678_901.5, "12345678902"),
            (1e20, "100000000000000000000"),
            (999_999_999.999_9, "1000000000"),
        ] {
            assert_eq!(Number::new(value).unwrap().general(), shown, "{value}");
        }
        assert_eq!(Number::new(f64::NAN), None);
        assert!(Number::new(f64::MAX).unwrap().general().len() < 400);
        assert_eq!(Number::new(f64::MIN_POSITIVE).unwrap().general(), "0");
    }
}
