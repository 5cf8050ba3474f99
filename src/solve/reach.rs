/// The least or the greatest value of a row's left side: the finite part, and how many unknowns lack the end it needs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    finite: i128,
    pub(super) unbounded: usize,
}

/// No information.
pub(super) const NO_REACH: Reach = Reach { finite: 0, unbounded: usize::MAX / 2 };

impl Reach {
    pub(super) fn add(&mut self, coefficient: i64, end: Option<i64>) {
        match end {
            Some(end) => match self.finite.checked_add(i128::from(coefficient) * i128::from(end)) {
                Some(finite) => self.finite = finite,
                // A sum that can't be held says nothing.
                None => self.unbounded = NO_REACH.unbounded,
            },
            None => self.unbounded = self.unbounded.saturating_add(1),
        }
    }

    pub(super) fn total(self) -> Option<i128> {
        (self.unbounded == 0).then_some(self.finite)
    }

    /// The same without one term.
    pub(super) fn without(self, coefficient: i64, end: Option<i64>) -> Option<i128> {
        match end {
            Some(end) if self.unbounded == 0 => {
                self.finite.checked_sub(i128::from(coefficient) * i128::from(end))
            }
            None if self.unbounded == 1 => Some(self.finite),
            _ => None,
        }
    }
}
