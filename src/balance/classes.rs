use core::mem;

use super::equation::{Equation, combined};
use super::slots::Slots;

/// Cells that go the same way or opposite ways, by a representative.
pub(super) struct Classes {
    parents: Slots<usize>,
    opposite: Slots<bool>,
}

impl Classes {
    pub(super) fn new(cells: usize) -> Self {
        Self { parents: (0..cells).collect(), opposite: Slots::new(false, cells) }
    }

    /// The representative of a cell, and whether the cell goes the opposite way.
    pub(super) fn find(&mut self, cell: usize) -> (usize, bool) {
        let (mut root, mut opposite) = (cell, false);
        while self.parents.at(root) != root {
            opposite ^= self.opposite.at(root);
            root = self.parents.at(root);
        }
        let (mut step, mut left) = (cell, opposite);
        while self.parents.at(step) != root && step != root {
            let next = self.parents.replace(step, root);
            let turned = self.opposite.replace(step, left);
            left ^= turned;
            step = next;
        }
        (root, opposite)
    }

    pub(super) fn unite(&mut self, a: usize, b: usize, opposite: bool) {
        let ((a, turned_a), (b, turned_b)) = (self.find(a), self.find(b));
        let (root, child) = (a.min(b), a.max(b));
        if root != child {
            self.parents.set(child, root);
            self.opposite.set(child, opposite ^ turned_a ^ turned_b);
        }
    }

    /// Merges cells until no equation of two cells is left, and rewrites the equations over representatives.
    pub(super) fn merge(&mut self, equations: &mut [Equation]) {
        loop {
            let mut merged = false;
            // Both ways, since chains of merges run up trees as well as down.
            for equation in equations.iter_mut() {
                merged |= self.absorb(equation);
            }
            if !merged {
                return;
            }
            for equation in equations.iter_mut().rev() {
                self.absorb(equation);
            }
        }
    }

    /// Rewrites an equation; if it is left with two cells, merges them and empties it.
    fn absorb(&mut self, equation: &mut Equation) -> bool {
        self.rewrite(equation);
        let [(a, sign_a), (b, sign_b)] = equation.terms.as_slice() else { return false };
        let opposite = match (sign_a * sign_b, equation.need) {
            (-1, 0) => false,
            (1, need) if need == *sign_a => true,
            _ => return false,
        };
        self.unite(*a, *b, opposite);
        equation.terms.clear();
        equation.need = 0;
        true
    }

    fn rewrite(&mut self, equation: &mut Equation) {
        let mut changed = false;
        for (cell, coefficient) in &mut equation.terms {
            let (class, opposite) = self.find(*cell);
            changed |= class != *cell;
            *cell = class;
            if opposite {
                equation.need -= *coefficient;
                *coefficient = -*coefficient;
            }
        }
        if changed {
            equation.terms = combined(mem::take(&mut equation.terms));
            equation.total = self.find(equation.total).0;
        }
    }
}
