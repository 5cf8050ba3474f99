use crate::text::terms;

terms! {
    /// How little must change to make things right; the first is the likeliest slip.
    #[non_exhaustive]
    pub enum Slip is "slip, such as `one-digit`", tested as the_words_of_slip, not "", " ", "digit" {
        /// One digit is another, or the first is missing.
        OneDigit = "one-digit",
        /// Two digits are swapped.
        SwappedDigits = "swapped-digits",
        /// The decimal point is dropped or stands elsewhere.
        ShiftedPoint = "shifted-point",
        /// A figure is missing, or stands where none should.
        Missing = "missing",
        /// The sign is missing or too much.
        Sign = "sign",
        /// A whole table is in another money unit than it says.
        Unit = "unit",
        /// A row isn't there.
        MissingRow = "missing-row",
        /// Anything else.
        Other = "other",
    }
}

impl Slip {
    /// The likeliest slip between a printed value and the values that would do, all in 分.
    pub(super) fn between(printed: i64, quantum: i64, low: i64, high: i64) -> Self {
        let quantum = quantum.max(1);
        let fits = |units: i128| {
            let fen = units.saturating_mul(i128::from(quantum));
            i128::from(low) <= fen && fen <= i128::from(high)
        };
        let units = i128::from(printed / quantum);
        if units == 0 || fits(0) {
            return Self::Missing;
        }
        // Digits from the last to the first, each with what one of it is worth.
        let mut digits = [(0_i128, 0_i128); 24];
        let mut count = 0;
        let (mut rest, mut scale) = (units.abs(), 1_i128);
        for place in &mut digits {
            if rest == 0 {
                break;
            }
            *place = (rest % 10, scale);
            (rest, scale, count) = (rest / 10, scale * 10, count + 1);
        }
        let sign = units.signum();
        let digits = digits.get(..count).unwrap_or_default();
        // A digit may also be missing in front, with zeros behind it: 0.94 for 10.94.
        let in_front = [1, 10, 100].map(|further| (0, scale * further));
        for (digit, scale) in digits.iter().copied().chain(in_front) {
            if (0..10).any(|other| other != digit && fits(units + sign * (other - digit) * scale)) {
                return Self::OneDigit;
            }
        }
        for (index, (one, low_scale)) in digits.iter().enumerate() {
            for (other, high_scale) in digits.iter().skip(index + 1) {
                if fits(units + sign * (one - other) * (high_scale - low_scale)) {
                    return Self::SwappedDigits;
                }
            }
        }
        if [10, 100, 1_000, 10_000]
            .iter()
            .any(|factor| fits(units * factor) || units % factor == 0 && fits(units / factor))
        {
            return Self::ShiftedPoint;
        }
        if fits(-units) { Self::Sign } else { Self::Other }
    }
}
