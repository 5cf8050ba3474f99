use alloc::vec::Vec;

use super::classes::Classes;
use super::equation::Equation;
use super::slots::{Lists, Slots};

/// Notes how far up the hierarchies each sum stands: 1 over cells that aren't totals, else 1 more than the sums of its parts.
///
/// Cells that print the same amount count as one. Exact cells count too, so that the sums of a row and of a column meet at
/// the same height whatever the amounts are.
pub(super) fn note(cells: usize, equations: &mut [Equation]) {
    let mut classes = Classes::new(cells);
    for equation in equations.iter() {
        if let &[(a, _), (b, _)] = equation.terms.as_slice() {
            classes.unite(a, b, false);
        }
    }
    let sums: Vec<(usize, Vec<usize>)> = equations
        .iter()
        .map(|equation| {
            let total = classes.find(equation.total).0;
            let parts = equation.terms.iter().map(|&(cell, _)| classes.find(cell).0);
            (total, parts.filter(|&part| part != total).collect())
        })
        .collect();
    let pairs =
        sums.iter().enumerate().flat_map(|(sum, (_, parts))| parts.iter().map(move |&part| (part, sum)));
    let uses = Lists::group(cells, pairs);
    // How many sums of a total haven't got their height yet; equalities never wait.
    let mut open: Slots<usize> = Slots::new(0, cells);
    for (total, parts) in &sums {
        open.set(*total, open.at(*total) + usize::from(!parts.is_empty()));
    }
    let mut waiting: Slots<usize> =
        sums.iter().map(|(_, parts)| parts.iter().filter(|&&part| open.at(part) > 0).count()).collect();
    let mut below: Slots<usize> = Slots::new(0, cells);
    // Sums that stand over each other in a circle keep this height: above everything.
    let mut heights = Slots::new(usize::MAX, sums.len());
    let mut ready: Vec<usize> = (0..sums.len()).filter(|&sum| waiting.at(sum) == 0).collect();
    while let Some(sum) = ready.pop() {
        let Some((total, parts)) = sums.get(sum).filter(|(_, parts)| !parts.is_empty()) else { continue };
        let height = parts.iter().map(|&part| below.at(part)).max().unwrap_or(0) + 1;
        heights.set(sum, height);
        below.set(*total, below.at(*total).max(height));
        open.set(*total, open.at(*total).saturating_sub(1));
        if open.at(*total) > 0 {
            continue;
        }
        for &user in uses.of(*total) {
            waiting.set(user, waiting.at(user).saturating_sub(1));
            if waiting.at(user) == 0 {
                ready.push(user);
            }
        }
    }
    for (equation, height) in equations.iter_mut().zip(heights.iter()) {
        equation.height = height;
    }
}

#[cfg(test)]
mod tests {
    use super::super::equation::combined;
    use super::*;

    fn heights(sums: &[(usize, &[usize])]) -> Vec<usize> {
        let mut equations: Vec<Equation> = sums
            .iter()
            .map(|&(total, parts)| {
                let terms = core::iter::once((total, 1)).chain(parts.iter().map(|&part| (part, -1)));
                Equation { terms: combined(terms.collect()), need: 0, total, height: 0 }
            })
            .collect();
        note(20, &mut equations);
        equations.iter().map(|equation| equation.height).collect()
    }

    #[test]
    fn a_sum_stands_above_the_sums_of_its_parts() {
        assert_eq!(heights(&[(0, &[1, 2]), (1, &[3, 4]), (3, &[5, 6]), (2, &[7, 8])]), [3, 2, 1, 1]);
        assert_eq!(heights(&[(2, &[7, 8]), (3, &[5, 6]), (1, &[3, 4]), (0, &[1, 2])]), [1, 1, 2, 3]);
    }

    #[test]
    fn what_stands_above_a_total_waits_for_all_its_sums() {
        // 0 is summed up by rows and by columns, and is a part of 9.
        let sums: [(usize, &[usize]); 4] = [(9, &[0, 10]), (0, &[6, 7]), (0, &[1, 2]), (1, &[3, 4])];
        assert_eq!(heights(&sums), [3, 1, 2, 1]);
        let mut turned = sums;
        turned.reverse();
        assert_eq!(heights(&turned), [1, 2, 1, 3]);
    }

    #[test]
    fn cells_that_print_the_same_amount_are_one() {
        // 5 is 0 printed again.
        assert_eq!(heights(&[(5, &[0]), (6, &[5, 7]), (0, &[1, 2])]), [usize::MAX, 2, 1]);
    }

    #[test]
    fn sums_in_a_circle_stand_above_everything() {
        let circle: [(usize, &[usize]); 3] = [(0, &[1, 2]), (1, &[0, 3]), (4, &[5, 6])];
        assert_eq!(heights(&circle), [usize::MAX, usize::MAX, 1]);
    }
}
