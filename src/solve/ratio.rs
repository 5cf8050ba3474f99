use super::integer::{Integer, Wide};

/// A fraction in lowest terms, its denominator above zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ratio {
    pub(crate) numerator: Wide,
    pub(crate) denominator: Wide,
}

impl Ratio {
    pub(crate) fn whole(value: i64) -> Self {
        Self { numerator: Wide::from(value), denominator: Wide::from(1_i64) }
    }

    #[cfg(test)]
    pub(crate) fn numerator(&self) -> &Wide {
        &self.numerator
    }

    #[cfg(test)]
    pub(crate) fn denominator(&self) -> &Wide {
        &self.denominator
    }

    /// The whole number at or below it.
    pub(crate) fn floor(&self) -> Option<i64> {
        self.numerator.div_floor(&self.denominator)?.to_i64()
    }

    pub(crate) fn to_i64(&self) -> Option<i64> {
        if self.denominator.is_one() { self.numerator.to_i64() } else { None }
    }
}
