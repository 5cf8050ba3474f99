use alloc::vec::Vec;

use super::amounts::{Balanced, Cell, Sum};
use super::equation::{Equation, Outcome, combined};
use super::error::BalanceError;
use super::{heights, reduce, slots};

/// The steps a search for a rounding may take, some seconds' worth; only crossing hierarchies are searched at all.
const PATIENCE: usize = 100_000_000;

/// The steps a search may take to say whether a sum matters to a conflict.
const CONFLICT_PATIENCE: usize = 2_000_000;

/// Rounds all cells together: every amount to the floor or ceiling of its exact value, every sum kept, with the least
/// total distortion. The result depends on amounts, sums and ranks, not on the order in which cells and sums are given.
///
/// # Errors
/// See [`BalanceError`].
pub(crate) fn balance(cells: &[Cell], sums: &[Sum]) -> Result<Balanced, BalanceError> {
    let system = System::state(cells, sums)?;
    let everything: Vec<usize> = (0..system.equations.len()).collect();
    match system.solve(&everything, PATIENCE) {
        Outcome::Solved { up, excess } => system.round(&up, excess, sums),
        Outcome::TooLarge => Err(BalanceError::TooLarge),
        Outcome::Undecided => Err(BalanceError::Undecided { sums: system.origins(&everything) }),
        Outcome::Impossible => {
            Err(BalanceError::Blocked { sums: system.origins(&system.conflict(everything)) })
        }
    }
}

/// Cells and sums in canonical order.
struct System {
    cells: Vec<Cell>,
    /// The canonical position of each given cell.
    places: slots::Slots<usize>,
    /// For each canonical cell what going up costs over going down, `None` if it is exact.
    costs: Vec<Option<i64>>,
    equations: Vec<Equation>,
    /// The given position of each canonical sum.
    origins: slots::Slots<usize>,
}

impl System {
    fn state(given: &[Cell], sums: &[Sum]) -> Result<Self, BalanceError> {
        for (cell, &Cell { quantum, .. }) in given.iter().enumerate() {
            if quantum < 1 {
                return Err(BalanceError::Quantum { cell, quantum });
            }
        }
        let mut order: Vec<(usize, &Cell)> = given.iter().enumerate().collect();
        order.sort_by_key(|&(_, cell)| (cell.rank, cell.amount, cell.quantum));
        let mut places = slots::Slots::new(0, given.len());
        for (place, &(cell, _)) in order.iter().enumerate() {
            places.set(cell, place);
        }
        let cells: Vec<Cell> = order.into_iter().map(|(_, &cell)| cell).collect();
        let costs = cells
            .iter()
            .map(|cell| match cell.amount.rem_euclid(cell.quantum) {
                0 => None,
                part => Some(cell.quantum - part - part),
            })
            .collect();

        let mut equations = Vec::with_capacity(sums.len());
        for (sum, Sum { total, parts }) in sums.iter().enumerate() {
            let term = |cell: usize, coefficient: i64| match given.get(cell) {
                Some(_) => Ok((places.at(cell), coefficient)),
                None => Err(BalanceError::UnknownCell { sum, cell, cells: given.len() }),
            };
            let mut terms = Vec::with_capacity(parts.len() + 1);
            terms.push(term(*total, 1)?);
            for &part in parts {
                terms.push(term(part, -1)?);
            }
            let need = need(&cells, &terms, sum)?;
            equations
                .push((Equation { terms: combined(terms), need, total: places.at(*total), height: 0 }, sum));
        }
        equations.sort_by(|(a, _), (b, _)| (&a.terms, a.total).cmp(&(&b.terms, b.total)));
        let (mut equations, origins): (Vec<_>, Vec<_>) = equations.into_iter().unzip();
        heights::note(cells.len(), &mut equations);
        Ok(Self { cells, places, costs, equations, origins: origins.into_iter().collect() })
    }

    fn solve(&self, chosen: &[usize], patience: usize) -> Outcome {
        let equations = chosen.iter().filter_map(|&equation| self.equations.get(equation)).cloned().collect();
        reduce::solve(&self.costs, equations, patience)
    }

    fn origins(&self, equations: &[usize]) -> Vec<usize> {
        let mut sums: Vec<usize> = equations.iter().map(|&equation| self.origins.at(equation)).collect();
        sums.sort_unstable();
        sums
    }

    /// Drops equations, in ever smaller runs, as long as the rest stays impossible.
    fn conflict(&self, mut standing: Vec<usize>) -> Vec<usize> {
        let mut run = standing.len();
        loop {
            run = run.div_ceil(2).max(1);
            let mut start = 0;
            while start < standing.len() {
                let rest: Vec<usize> =
                    standing.iter().take(start).chain(standing.iter().skip(start + run)).copied().collect();
                if self.solve(&rest, CONFLICT_PATIENCE) == Outcome::Impossible {
                    standing = rest;
                } else {
                    start += run;
                }
            }
            if run == 1 {
                return standing;
            }
        }
    }

    /// The amounts under the answers, with every given sum added up once more.
    fn round(&self, up: &[bool], excess: i128, sums: &[Sum]) -> Result<Balanced, BalanceError> {
        let mut distortion: i128 = 0;
        let mut rounded = slots::Slots::new(0, self.cells.len());
        for (place, (cell, &up)) in self.cells.iter().zip(up).enumerate() {
            let part = cell.amount.rem_euclid(cell.quantum);
            let floor = cell.amount.checked_sub(part).ok_or(BalanceError::TooLarge)?;
            let value = if up && part > 0 {
                distortion += i128::from(cell.quantum - part);
                floor.checked_add(cell.quantum).ok_or(BalanceError::TooLarge)?
            } else {
                distortion += i128::from(part);
                floor
            };
            rounded.set(place, value);
        }
        let values: Vec<i64> = self.places.iter().map(|place| rounded.at(place)).collect();
        let value = |cell: usize| values.get(cell).copied().map(i128::from);
        for (sum, Sum { total, parts }) in sums.iter().enumerate() {
            let added: Option<i128> = parts.iter().map(|&part| value(part)).sum();
            if added.is_none() || added != value(*total) {
                return Err(BalanceError::Undecided { sums: [sum].into() });
            }
        }
        Ok(Balanced { values, distortion, excess })
    }
}

/// How many more of the positive than of the negative terms have to go up, so that the sum holds.
fn need(cells: &[Cell], terms: &[(usize, i64)], sum: usize) -> Result<i64, BalanceError> {
    let (mut gap, mut parts, mut quantum) = (0_i128, 0_i128, None);
    for &(cell, coefficient) in terms {
        let Some(cell) = cells.get(cell) else { continue };
        if quantum.replace(cell.quantum).is_some_and(|seen| seen != cell.quantum) {
            return Err(BalanceError::MixedQuantum { sum });
        }
        gap += i128::from(cell.amount) * i128::from(coefficient);
        parts += i128::from(cell.amount.rem_euclid(cell.quantum)) * i128::from(coefficient);
    }
    if gap != 0 {
        return Err(BalanceError::Unbalanced { sum, gap });
    }
    i64::try_from(parts / i128::from(quantum.unwrap_or(1))).map_err(|_| BalanceError::TooLarge)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn answers_that_break_a_sum_are_no_rounding() {
        let cells = [(150, 2), (70, 0), (80, 1)].map(|(amount, rank)| Cell { amount, quantum: 100, rank });
        let sums = [Sum { total: 0, parts: Vec::from([1, 2]) }];
        let system = System::state(&cells, &sums).unwrap();
        // In the order of ranks: the parts, then their total.
        assert_eq!(
            system.round(&[true, false, true], 0, &sums),
            Err(BalanceError::Undecided { sums: Vec::from([0]) })
        );
        assert_eq!(system.round(&[true, false, false], 0, &sums).unwrap().values, [100, 100, 0]);
    }
}
