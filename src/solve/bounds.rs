/// The closed interval an unknown may lie in; an end that is missing does not bind. Never empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    low: Option<i64>,
    high: Option<i64>,
}

impl Bounds {
    /// The interval from `low` to `high`, or `None` where that is empty.
    pub(crate) fn new(low: Option<i64>, high: Option<i64>) -> Option<Self> {
        match (low, high) {
            (Some(least), Some(most)) if least > most => None,
            _ => Some(Self { low, high }),
        }
    }

    /// The interval that holds `value` alone.
    pub(crate) fn fixed(value: i64) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    pub(crate) fn low(self) -> Option<i64> {
        self.low
    }

    pub(crate) fn high(self) -> Option<i64> {
        self.high
    }

    /// The only value, where there is but one.
    pub(crate) fn value(self) -> Option<i64> {
        self.low.filter(|_| self.low == self.high)
    }

    /// The value nearest to `value` inside.
    pub(crate) fn nearest(self, value: i64) -> i64 {
        let value = self.low.map_or(value, |low| low.max(value));
        self.high.map_or(value, |high| high.min(value))
    }

    pub(crate) fn with_low(self, low: i64) -> Option<Self> {
        Self::new(Some(self.low.map_or(low, |old| old.max(low))), self.high)
    }

    pub(crate) fn with_high(self, high: i64) -> Option<Self> {
        Self::new(self.low, Some(self.high.map_or(high, |old| old.min(high))))
    }

    pub(crate) fn holds(self, value: i64) -> bool {
        self.nearest(value) == value
    }
}
