use alloc::vec::Vec;

use crate::solve::integer::Integer;

/// `denominator · basic = Σ coefficient · unknown`, over unknowns that are not basic.
#[derive(Clone, Debug)]
pub(super) struct Line<N> {
    pub(super) basic: usize,
    pub(super) denominator: N,
    /// By unknown, ascending; no coefficient is zero.
    pub(super) terms: Vec<(usize, N)>,
    /// The value of the right side.
    pub(super) value: N,
}

impl<N: Integer> Line<N> {
    pub(super) fn coefficient(&self, unknown: usize) -> Option<&N> {
        let place = self.terms.binary_search_by_key(&unknown, |(other, _)| *other).ok()?;
        self.terms.get(place).map(|(_, coefficient)| coefficient)
    }
}

/// An unknown or a slack.
#[derive(Clone, Debug)]
pub(super) struct Unknown<N> {
    pub(super) low: Option<N>,
    pub(super) high: Option<N>,
    /// The value while not basic.
    pub(super) value: N,
    /// The line that states it, while basic.
    pub(super) line: Option<usize>,
    /// The lines it may stand in while not basic: all that it does, perhaps more.
    pub(super) lines: Vec<usize>,
}

impl<N: Integer> Unknown<N> {
    pub(super) fn may_rise(&self) -> bool {
        self.high.as_ref().is_none_or(|high| self.value < *high)
    }

    pub(super) fn may_fall(&self) -> bool {
        self.low.as_ref().is_none_or(|low| self.value > *low)
    }
}
