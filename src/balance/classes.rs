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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::collection::vec as vec_of;
    use proptest::prelude::*;

    use super::*;

    const CELLS: usize = 9;

    fn equation(terms: &[(usize, i64)], need: i64) -> Equation {
        let total = terms.first().map_or(0, |&(cell, _)| cell);
        Equation { terms: combined(terms.to_vec()), need, total, height: 0 }
    }

    proptest! {
        #[test]
        fn cells_go_as_what_was_said_of_them_implies(
            sides in vec_of(any::<bool>(), CELLS),
            pairs in vec_of((0..CELLS, 0..CELLS), 0..14),
        ) {
            let side = |cell: usize| sides.get(cell).copied().unwrap_or_default();
            let mut classes = Classes::new(CELLS);
            let mut least: Vec<usize> = (0..CELLS).collect();
            for (a, b) in pairs {
                classes.unite(a, b, side(a) != side(b));
                let (a, b) = (least.get(a).copied().unwrap_or(0), least.get(b).copied().unwrap_or(0));
                least.iter_mut().filter(|class| **class == a.max(b)).for_each(|class| *class = a.min(b));
            }
            for (cell, class) in least.into_iter().enumerate() {
                prop_assert_eq!(classes.find(cell), (class, side(cell) != side(class)));
            }
        }
    }

    #[test]
    fn a_long_way_is_gone_once() {
        let mut classes = Classes::new(CELLS);
        for cell in (1..CELLS).rev() {
            classes.unite(cell - 1, cell, cell % 3 == 0);
        }
        assert_eq!(classes.find(CELLS - 1), (0, false));
        assert!((0..CELLS).all(|cell| classes.parents.at(cell) == 0));
        let opposite: Vec<bool> = (0..CELLS).map(|cell| classes.opposite.at(cell)).collect();
        assert_eq!(opposite, [false, false, false, true, true, true, false, false, false]);
    }

    #[test]
    fn two_cells_are_one_where_they_have_to_go_the_same_way_or_opposite_ways() {
        for (terms, need, merged) in [
            ([(0, 1), (1, -1)], 0, Some(false)),
            ([(0, -1), (1, 1)], 0, Some(false)),
            ([(0, 1), (1, 1)], 1, Some(true)),
            ([(0, -1), (1, -1)], -1, Some(true)),
            // Both up, both down, one fixed way each, and what depends on more than the signs.
            ([(0, 1), (1, 1)], 2, None),
            ([(0, 1), (1, 1)], 0, None),
            ([(0, 1), (1, -1)], 1, None),
            ([(0, 3), (1, 2)], 3, None),
        ] {
            let mut classes = Classes::new(2);
            let mut equations = [equation(&terms, need)];
            classes.merge(&mut equations);
            assert_eq!(equations == [Equation::default()], merged.is_some(), "{terms:?} {need}");
            assert_eq!(
                classes.find(1),
                merged.map_or((1, false), |opposite| (0, opposite)),
                "{terms:?} {need}"
            );
        }
    }

    #[test]
    fn merging_goes_on_until_no_equation_of_two_cells_is_left() {
        let mut classes = Classes::new(5);
        let mut equations = [
            // 3 goes as 4 once 2 goes as 1, and that once 1 goes against 0.
            equation(&[(3, 1), (4, -1), (1, 1), (2, -1)], 0),
            equation(&[(2, 1), (1, -1)], 0),
            equation(&[(0, 1), (1, 1)], 1),
            equation(&[(1, 1), (2, 1), (3, -1)], 1),
        ];
        classes.merge(&mut equations);
        let found: Vec<(usize, bool)> = (0..5).map(|cell| classes.find(cell)).collect();
        assert_eq!(found, [(0, false), (0, true), (0, true), (3, false), (3, false)]);
        let left: Vec<&Equation> = equations.iter().filter(|equation| !equation.terms.is_empty()).collect();
        let rewritten = Equation { terms: Vec::from([(0, -2), (3, -1)]), need: -1, total: 0, height: 0 };
        assert_eq!(left, [&rewritten]);
    }
}
