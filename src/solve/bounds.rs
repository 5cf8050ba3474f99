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
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Some(low),
            _ => None,
        }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::Bounds;

    #[test]
    fn an_interval_holds_its_ends_and_what_lies_between() {
        let both = Bounds::new(Some(-2), Some(3)).unwrap();
        assert_eq!([-3, -2, 0, 3, 4].map(|value| both.holds(value)), [false, true, true, true, false]);
        assert_eq!([-3, -2, 0, 3, 4].map(|value| both.nearest(value)), [-2, -2, 0, 3, 3]);
        let open = Bounds::new(Some(0), None).unwrap();
        assert_eq!([-1, 0, i64::MAX].map(|value| open.holds(value)), [false, true, true]);
        assert_eq!(
            (both.value(), Bounds::fixed(7).value(), Bounds::default().value()),
            (None, Some(7), None)
        );
        assert_eq!(Bounds::new(Some(1), Some(0)), None);
        assert_eq!(both.with_low(5), None);
        assert_eq!(both.with_low(-5).and_then(|bounds| bounds.with_high(1)), Bounds::new(Some(-2), Some(1)));
    }
}
