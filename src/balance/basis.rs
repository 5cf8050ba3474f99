//! Which equations say everything, and which of those form a network.
//!
//! In a network every cell stands in at most two equations, once added and once subtracted. Crossing tables don't look
//! like that at first: a subtotal stands in its own sum, in that of its parent and in that of its row. But the row sums at
//! subtotals follow from the others. So equations are taken from the bottom of the hierarchies up, those first that crowd
//! the fewest cells, and an equation that follows from those taken is left out.

use alloc::collections::{BTreeMap, BinaryHeap};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::mem;

use super::classes::Classes;
use super::equation::Equation;
use super::slots::{Lists, Slots};

/// Equations from which all others follow.
pub(super) struct Basis {
    /// The network, each equation with the sign by which it has to be multiplied.
    pub(super) network: Vec<(usize, i64)>,
    /// What doesn't fit into the network.
    pub(super) side: Vec<usize>,
}

impl Basis {
    pub(super) fn of(cells: usize, equations: &[Equation]) -> Self {
        let pairs = equations
            .iter()
            .enumerate()
            .flat_map(|(index, equation)| equation.terms.iter().map(move |&(cell, _)| (cell, index)));
        let places = Lists::group(cells, pairs);
        let mut by_height: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, equation) in equations.iter().enumerate() {
            by_height.entry(equation.height).or_default().push(index);
        }

        // A cell is crowded as long as it stands in more than two equations that aren't left out.
        let mut uses: Slots<usize> = (0..cells).map(|cell| places.of(cell).len()).collect();
        let mut crowded: Slots<usize> = equations
            .iter()
            .map(|equation| equation.terms.iter().filter(|&&(cell, _)| uses.at(cell) > 2).count())
            .collect();
        let mut echelon = Echelon::new(cells);
        let mut network = Network::new(cells, equations.len());
        let mut side = Vec::new();
        let mut done = Slots::new(false, equations.len());
        for (height, level) in by_height {
            let now = |index: usize| equations.get(index).is_some_and(|equation| equation.height == height);
            let mut queue: BinaryHeap<_> =
                level.into_iter().map(|index| Reverse((crowded.at(index), index))).collect();
            while let Some(Reverse((count, index))) = queue.pop() {
                let Some(equation) = equations.get(index) else { continue };
                if count != crowded.at(index) || done.replace(index, true) {
                    continue;
                }
                if echelon.add(equation) {
                    if !network.add(index, equation) {
                        side.push(index);
                    }
                    continue;
                }
                for &(cell, _) in &equation.terms {
                    uses.set(cell, uses.at(cell) - 1);
                    if uses.at(cell) != 2 {
                        continue;
                    }
                    for &other in places.of(cell) {
                        crowded.set(other, crowded.at(other).saturating_sub(1));
                        if now(other) && !done.at(other) {
                            queue.push(Reverse((crowded.at(other), other)));
                        }
                    }
                }
            }
        }
        Self { network: network.signed(), side }
    }
}

/// The network so far.
struct Network {
    members: Vec<usize>,
    /// For each cell the equations of the network it stands in, with its coefficients; at most two.
    seats: Vec<Vec<(usize, i64)>>,
    /// Equations whose signs hang together.
    signs: Classes,
}

impl Network {
    fn new(cells: usize, equations: usize) -> Self {
        Self { members: Vec::new(), seats: alloc::vec![Vec::new(); cells], signs: Classes::new(equations) }
    }

    /// Takes the equation in if the whole stays a network.
    fn add(&mut self, index: usize, equation: &Equation) -> bool {
        // Whether each group of equations has to take the opposite sign of the new one.
        let mut wanted: BTreeMap<usize, bool> = BTreeMap::new();
        for &(cell, coefficient) in &equation.terms {
            let seats = self.seats.get(cell).map_or(&[][..], Vec::as_slice);
            if coefficient.abs() != 1 || seats.len() > 1 {
                return false;
            }
            for &(other, opposing) in seats {
                let (leader, opposite) = self.signs.find(other);
                let want = opposite != (coefficient == opposing);
                if *wanted.entry(leader).or_insert(want) != want {
                    return false;
                }
            }
        }
        for (leader, opposite) in wanted {
            self.signs.unite(index, leader, opposite);
        }
        for &(cell, coefficient) in &equation.terms {
            if let Some(seats) = self.seats.get_mut(cell) {
                seats.push((index, coefficient));
            }
        }
        self.members.push(index);
        true
    }

    fn signed(mut self) -> Vec<(usize, i64)> {
        self.members.sort_unstable();
        let signs = &mut self.signs;
        self.members.iter().map(|&index| (index, if signs.find(index).1 { -1 } else { 1 })).collect()
    }
}

/// Coefficients are taken modulo this prime. Were an equation ever left out that follows from the others only modulo the
/// prime, the rounding would fail when it is added up at the end.
const PRIME: u64 = (1 << 31) - 1;

/// Work after which equations are no longer proven to follow from others.
const PATIENCE: usize = 50_000_000;

/// Equations taken so far, each solved for one of its cells, which the later ones no longer contain.
struct Echelon {
    rows: Vec<Vec<(usize, u64)>>,
    /// The equation solved for a cell, counted from 1; 0 if there is none.
    solved: Slots<usize>,
    sums: Slots<u64>,
    work: usize,
}

impl Echelon {
    fn new(cells: usize) -> Self {
        Self { rows: Vec::new(), solved: Slots::new(0, cells), sums: Slots::new(0, cells), work: 0 }
    }

    /// Takes the equation in unless it follows from those taken.
    fn add(&mut self, equation: &Equation) -> bool {
        if self.work > PATIENCE {
            return true;
        }
        let mut touched = Vec::new();
        let mut queue = BinaryHeap::new();
        let start = equation.terms.iter().map(|&(cell, coefficient)| (cell, residue(coefficient)));
        self.spread(start, 1, &mut touched, &mut queue);
        // A row holds no cell that an earlier row is solved for, so that going up the rows meets each one once.
        while let Some(Reverse(number)) = queue.pop() {
            let Some(row) = self.rows.get(number - 1) else { continue };
            let Some(&(cell, _)) = row.first() else { continue };
            let factor = self.sums.at(cell);
            if factor != 0 {
                let row = mem::take(self.rows.get_mut(number - 1).unwrap_or(&mut Vec::new()));
                self.spread(row.iter().copied(), PRIME - factor, &mut touched, &mut queue);
                if let Some(slot) = self.rows.get_mut(number - 1) {
                    *slot = row;
                }
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let mut row: Vec<(usize, u64)> =
            touched.into_iter().map(|cell| (cell, self.sums.replace(cell, 0))).collect();
        row.retain(|&(_, sum)| sum != 0);
        // Solved for the total where possible, so that rows read as totals over the lowest cells and stay short.
        let pivot = row.iter().position(|&(cell, _)| cell == equation.total).unwrap_or(0);
        let Some(&(cell, sum)) = row.get(pivot) else { return false };
        row.swap(0, pivot);
        let inverse = inverse(sum);
        for (_, sum) in &mut row {
            *sum = *sum * inverse % PRIME;
        }
        self.rows.push(row);
        self.solved.set(cell, self.rows.len());
        true
    }

    /// Adds a multiple of a row to the sums; notes the cells touched and the rows solved for them.
    fn spread(
        &mut self,
        row: impl Iterator<Item = (usize, u64)>,
        factor: u64,
        touched: &mut Vec<usize>,
        queue: &mut BinaryHeap<Reverse<usize>>,
    ) {
        for (cell, coefficient) in row {
            let sum = self.sums.at(cell);
            if sum == 0 {
                touched.push(cell);
                if self.solved.at(cell) > 0 {
                    queue.push(Reverse(self.solved.at(cell)));
                }
            }
            self.sums.set(cell, (sum + coefficient * factor) % PRIME);
            self.work += 1;
        }
    }
}

fn residue(coefficient: i64) -> u64 {
    coefficient.rem_euclid(i64::from(i32::MAX)).unsigned_abs()
}

/// The inverse modulo the prime, by Fermat's little theorem.
fn inverse(number: u64) -> u64 {
    let (mut power, mut base, mut exponent) = (1, number % PRIME, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    power
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use proptest::collection::vec as vec_of;
    use proptest::prelude::*;

    use super::super::equation::combined;
    use super::super::heights;
    use super::*;

    const CELLS: usize = 6;

    fn equation(terms: Vec<(usize, i64)>, total: usize) -> Equation {
        Equation { terms: combined(terms), need: 0, total, height: 0 }
    }

    fn equations() -> impl Strategy<Value = Vec<Equation>> {
        let terms = vec_of((0..CELLS, prop_oneof![8 => -1..=1_i64, 1 => -3..=3_i64]), 1..5);
        vec_of((terms, 0..CELLS).prop_map(|(terms, total)| equation(terms, total)), 1..9)
    }

    /// How many equations are independent, by elimination over whole numbers.
    fn rank(equations: &[Equation]) -> usize {
        let mut rows: Vec<Vec<i128>> = equations
            .iter()
            .map(|equation| {
                let mut row = alloc::vec![0; CELLS];
                equation.terms.iter().for_each(|&(cell, coefficient)| row[cell] += i128::from(coefficient));
                row
            })
            .collect();
        let mut rank = 0;
        for cell in 0..CELLS {
            let Some(found) = (rank..rows.len()).find(|&row| rows[row][cell] != 0) else { continue };
            rows.swap(rank, found);
            let pivot = rows[rank].clone();
            for row in &mut rows[rank + 1..] {
                let (own, other) = (pivot[cell], row[cell]);
                row.iter_mut().zip(&pivot).for_each(|(value, pivot)| *value = *value * own - pivot * other);
            }
            rank += 1;
        }
        rank
    }

    /// The sums of a tree of rows crossed with columns below one total, cells numbered by row, then column.
    fn crossed(parents: &[usize], width: usize) -> Vec<Equation> {
        let mut sums = Vec::new();
        let children = |row: usize| (1..=parents.len()).filter(move |&child| parents[child - 1] == row);
        for row in 0..=parents.len() {
            let at = |row: usize, column: usize| row * width + column;
            for column in 0..width {
                let parts: Vec<(usize, i64)> = children(row).map(|child| (at(child, column), -1)).collect();
                if !parts.is_empty() {
                    let total = at(row, column);
                    sums.push(equation([(total, 1)].into_iter().chain(parts).collect(), total));
                }
            }
            let parts = (1..width).map(|column| (at(row, column), -1));
            sums.push(equation([(at(row, 0), 1)].into_iter().chain(parts).collect(), at(row, 0)));
        }
        heights::note((parents.len() + 1) * width, &mut sums);
        sums
    }

    fn assert_network(equations: &[Equation], basis: &Basis) -> Result<(), TestCaseError> {
        let mut seats: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
        for &(index, sign) in &basis.network {
            for &(cell, coefficient) in &equations[index].terms {
                seats.entry(cell).or_default().push(coefficient * sign);
            }
        }
        for seats in seats.values() {
            prop_assert!(matches!(seats.as_slice(), [1 | -1] | [1, -1] | [-1, 1]), "{seats:?}");
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn an_equation_is_left_out_where_it_follows_from_those_taken(equations in equations()) {
            let mut echelon = Echelon::new(CELLS);
            for taken in 1..=equations.len() {
                let (before, after) = (rank(&equations[..taken - 1]), rank(&equations[..taken]));
                prop_assert_eq!(echelon.add(&equations[taken - 1]), after > before);
                prop_assert_eq!(echelon.rows.len(), after);
                prop_assert!(echelon.sums.iter().all(|sum| sum == 0));
            }
            let terms: usize = equations.iter().map(|equation| equation.terms.len()).sum();
            prop_assert!(echelon.work >= terms);
            for (number, row) in echelon.rows.iter().enumerate() {
                let (cell, coefficient) = row[0];
                prop_assert_eq!((coefficient, echelon.solved.at(cell)), (1, number + 1));
                let later = &echelon.rows[number + 1..];
                prop_assert!(later.iter().flatten().all(|&(other, _)| other != cell));
            }
        }

        #[test]
        fn a_basis_has_as_many_equations_as_are_independent(equations in equations()) {
            let basis = Basis::of(CELLS, &equations);
            assert_network(&equations, &basis)?;
            let mut chosen: Vec<usize> = basis.network.iter().map(|&(index, _)| index).collect();
            prop_assert!(chosen.is_sorted());
            chosen.extend(&basis.side);
            let chosen: Vec<Equation> = chosen.iter().map(|&index| equations[index].clone()).collect();
            prop_assert_eq!(chosen.len(), rank(&equations));
            prop_assert_eq!(rank(&chosen), chosen.len());
        }

        #[test]
        fn a_tree_crossed_with_flat_columns_is_a_network(
            pairs in vec_of(0..12_usize, 1..6),
            width in 3..6_usize,
        ) {
            // Sums of one part are merged before. Each two rows stand below the same one.
            let above = |(pair, above): (usize, &usize)| [above % (2 * pair + 1); 2];
            let parents: Vec<usize> = pairs.iter().enumerate().flat_map(above).collect();
            let equations = crossed(&parents, width);
            let basis = Basis::of((parents.len() + 1) * width, &equations);
            assert_network(&equations, &basis)?;
            prop_assert_eq!(&basis.side, &Vec::<usize>::new());
            let totals = (0..=parents.len()).filter(|row| parents.contains(row));
            // Row sums at rows that have rows below follow from the others.
            prop_assert_eq!(equations.len() - basis.network.len(), totals.count());
        }
    }

    #[test]
    fn an_equation_is_solved_for_its_total_where_it_still_holds_it() {
        let mut echelon = Echelon::new(CELLS);
        for (total, part) in [(3, 1), (5, 3)] {
            assert!(echelon.add(&equation(Vec::from([(total, 1), (part, -1), (0, -1)]), total)));
            assert_eq!(echelon.rows.last().unwrap()[0].0, total);
        }
    }

    #[test]
    fn a_number_times_its_inverse_is_one() {
        for number in [1, 2, 3, 4, 65_537, 12_345_678, PRIME - 2, PRIME - 1] {
            assert_eq!(number * inverse(number) % PRIME, 1, "{number}");
        }
        assert_eq!([residue(0), residue(7), residue(-1), residue(1 << 31)], [0, 7, PRIME - 1, 1]);
    }

    #[test]
    fn what_follows_is_no_longer_looked_for_after_long_work() {
        let same = equation(Vec::from([(0, 1), (1, -1)]), 0);
        let mut echelon = Echelon::new(CELLS);
        assert!(echelon.add(&same));
        echelon.work = PATIENCE;
        assert!(!echelon.add(&same));
        echelon.work = PATIENCE + 1;
        assert!(echelon.add(&same));
    }
}
