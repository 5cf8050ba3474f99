use core::cell::Cell;

/// How much work may still be spent on explaining what is wrong, in terms of relations looked at. All conflicts and
/// suspects of a report share it, so that a document that fails costs some few times what one that passes does.
pub(super) struct Effort {
    left: Cell<usize>,
}

/// What a small document may cost.
const LEAST: usize = 4_000_000;
/// What a large one may, for each of its terms.
const PER_TERM: usize = 150;

impl Effort {
    pub(super) fn new(terms: usize) -> Self {
        Self { left: Cell::new(LEAST.max(terms.saturating_mul(PER_TERM))) }
    }

    /// Whether so much is left.
    pub(super) fn has(&self, terms: usize) -> bool {
        self.left.get() >= terms
    }

    /// Whether so much is left; then it is spent.
    pub(super) fn spend(&self, terms: usize) -> bool {
        match self.left.get().checked_sub(terms) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => false,
        }
    }
}
