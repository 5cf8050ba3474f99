//! Makes a system of equations smaller without losing its best solution.
//!
//! Two steps. *Merging*: an equation of two cells says that both go the same way, or opposite ways; such cells are one.
//! *Folding*: an equation that hangs on the rest by one cell is answered for either answer of that cell, and the
//! difference in cost is charged to the cell. Folding solves a tree whole, in time linear in its cells.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::classes::Classes;
use super::crossing;
use super::equation::{Equation, Outcome};
use super::slots::{Lists, Slots};

/// Solves the equations; a cell without a cost is exact and stays down. A search takes so many steps at most.
pub(super) fn solve(costs: &[Option<i64>], mut equations: Vec<Equation>, patience: usize) -> Outcome {
    let free: Slots<bool> = costs.iter().map(Option::is_some).collect();
    for equation in &mut equations {
        equation.terms.retain(|&(cell, _)| free.at(cell));
    }
    let mut classes = Classes::new(costs.len());
    classes.merge(&mut equations);
    drop_repeated(&mut equations);

    let mut weights: Slots<i128> = Slots::new(0, costs.len());
    for (cell, cost) in costs.iter().enumerate() {
        let (class, opposite) = classes.find(cell);
        let cost = i128::from(cost.unwrap_or(0));
        weights.set(class, weights.at(class) + if opposite { -cost } else { cost });
    }
    let mut folding = Folding::new(&equations, weights);
    folding.run();

    let mut up: Slots<bool> = costs.iter().map(|_| false).collect();
    let mut excess = 0;
    for component in folding.components() {
        match crossing::solve(&component.costs, &component.equations, patience) {
            Outcome::Solved { up: answers, excess: more } => {
                excess += more;
                for (&cell, answer) in component.cells.iter().zip(answers) {
                    up.set(cell, answer);
                }
            }
            failure => return failure,
        }
    }
    folding.lone(&mut up);
    if !folding.unfold(&mut up) {
        return Outcome::Impossible;
    }
    let up = costs
        .iter()
        .enumerate()
        .map(|(cell, cost)| {
            let (class, opposite) = classes.find(cell);
            cost.is_some() && up.at(class) != opposite
        })
        .collect();
    Outcome::Solved { up, excess }
}

/// Empties equations that say what an earlier one says.
fn drop_repeated(equations: &mut [Equation]) {
    for equation in equations.iter_mut() {
        if equation.terms.first().is_some_and(|&(_, coefficient)| coefficient < 0) {
            equation.need = -equation.need;
            for (_, coefficient) in &mut equation.terms {
                *coefficient = -*coefficient;
            }
        }
    }
    let mut seen = BTreeSet::new();
    let repeated: Vec<bool> = equations
        .iter()
        .map(|equation| !equation.terms.is_empty() && !seen.insert((&equation.terms, equation.need)))
        .collect();
    for (equation, repeated) in equations.iter_mut().zip(repeated) {
        if repeated {
            equation.terms.clear();
            equation.need = 0;
        }
    }
}

/// Equations that share cells, over cells numbered from 0.
struct Component {
    /// The cells under their own numbers.
    cells: Vec<usize>,
    costs: Vec<i128>,
    equations: Vec<Equation>,
}

/// What switching it on costs, its turn among those that cost the same, the cell, and whether the cell goes up when it is
/// switched on.
type Switch = (i128, isize, usize, bool);

struct Folding<'a> {
    equations: &'a [Equation],
    /// The equations that each cell stands in.
    places: Lists,
    /// What going up costs over going down, folded equations included.
    costs: Slots<i128>,
    /// In how many standing equations a cell stands.
    uses: Slots<usize>,
    standing: Slots<bool>,
    /// The folded equations, each with the cell it hung on.
    folded: Vec<(usize, Option<(usize, i64)>)>,
}

impl<'a> Folding<'a> {
    fn new(equations: &'a [Equation], costs: Slots<i128>) -> Self {
        let pairs = equations
            .iter()
            .enumerate()
            .flat_map(|(index, equation)| equation.terms.iter().map(move |&(cell, _)| (cell, index)));
        let places = Lists::group(costs.len(), pairs);
        let uses = (0..costs.len()).map(|cell| places.of(cell).len()).collect();
        let standing = equations.iter().map(|equation| !equation.terms.is_empty()).collect();
        Self { equations, places, costs, uses, standing, folded: Vec::new() }
    }

    fn run(&mut self) {
        let mut shared: Slots<usize> = self
            .equations
            .iter()
            .map(|equation| equation.terms.iter().filter(|&&(cell, _)| self.uses.at(cell) > 1).count())
            .collect();
        let mut ready: Vec<usize> =
            (0..self.equations.len()).filter(|&index| shared.at(index) <= 1).collect();
        while let Some(index) = ready.pop() {
            let Some(equation) = self.equations.get(index) else { continue };
            if !self.standing.at(index) {
                continue;
            }
            let hook = equation.terms.iter().find(|&&(cell, _)| self.uses.at(cell) > 1).copied();
            let Some(charge) = self.charge(equation, hook) else { continue };
            self.standing.set(index, false);
            self.folded.push((index, hook));
            let Some((cell, _)) = hook else { continue };
            self.costs.set(cell, self.costs.at(cell) + charge);
            self.uses.set(cell, self.uses.at(cell) - 1);
            if self.uses.at(cell) == 1 {
                let last = self.places.of(cell).iter().find(|&&other| self.standing.at(other));
                if let Some(&last) = last {
                    shared.set(last, shared.at(last).saturating_sub(1));
                    if shared.at(last) <= 1 {
                        ready.push(last);
                    }
                }
            }
        }
    }

    /// The cells of an equation besides the hook as switches, and how many have to be on while the hook is down. A cell is
    /// switched on by going up, a subtracted one by going down. Of cells that cost the same the first go up.
    fn switches(&self, equation: &Equation, hook: Option<(usize, i64)>) -> Option<(Vec<Switch>, i64)> {
        let mut switches = Vec::with_capacity(equation.terms.len());
        let mut need = equation.need;
        for &(cell, coefficient) in &equation.terms {
            if Some((cell, coefficient)) == hook {
                if coefficient.abs() != 1 {
                    return None;
                }
                continue;
            }
            let turn = isize::try_from(cell).unwrap_or(isize::MAX);
            match coefficient {
                1 => switches.push((self.costs.at(cell), turn, cell, true)),
                -1 => {
                    need += 1;
                    switches.push((-self.costs.at(cell), -turn, cell, false));
                }
                _ => return None,
            }
        }
        Some((switches, need))
    }

    /// What the equation adds to the cost of its hook going up; `None` if the equation can't be folded.
    fn charge(&self, equation: &Equation, hook: Option<(usize, i64)>) -> Option<i128> {
        let (mut switches, need) = self.switches(equation, hook)?;
        // With a positive hook up, one switch less is on, namely the dearest; with a negative one, one more.
        let (dearest, sign) = match hook {
            None => return usize::try_from(need).ok().filter(|&need| need <= switches.len()).map(|_| 0),
            Some((_, 1)) => (usize::try_from(need).ok()?.checked_sub(1)?, -1),
            Some(_) => (usize::try_from(need).ok()?, 1),
        };
        if dearest >= switches.len() {
            return None;
        }
        let (_, &mut (cost, ..), _) = switches.select_nth_unstable(dearest);
        Some(sign * cost)
    }

    /// Answers the folded equations, the last folded first, so that every hook is answered before what hangs on it.
    fn unfold(&self, up: &mut Slots<bool>) -> bool {
        for &(index, hook) in self.folded.iter().rev() {
            let Some(equation) = self.equations.get(index) else { return false };
            let Some((mut switches, mut need)) = self.switches(equation, hook) else { return false };
            if let Some((cell, coefficient)) = hook
                && up.at(cell)
            {
                need -= coefficient;
            }
            let Ok(on) = usize::try_from(need) else { return false };
            if on > switches.len() {
                return false;
            }
            if (1..switches.len()).contains(&on) {
                switches.select_nth_unstable(on);
            }
            for (position, (_, _, cell, up_if_on)) in switches.into_iter().enumerate() {
                up.set(cell, (position < on) == up_if_on);
            }
        }
        true
    }

    /// Answers the cells that stand in no equation, each on its own.
    fn lone(&self, up: &mut Slots<bool>) {
        for cell in 0..self.costs.len() {
            if self.places.of(cell).is_empty() {
                up.set(cell, self.costs.at(cell) <= 0);
            }
        }
    }

    /// The equations left standing, split where they share no cell.
    fn components(&self) -> Vec<Component> {
        let mut components = Vec::new();
        let mut seen = Slots::new(false, self.equations.len());
        let mut numbers: Slots<usize> = Slots::new(0, self.costs.len());
        let mut met = Slots::new(false, self.costs.len());
        for start in 0..self.equations.len() {
            if !self.standing.at(start) || seen.replace(start, true) {
                continue;
            }
            let (mut members, mut cells) = (Vec::from([start]), Vec::new());
            let mut next = 0;
            while let Some(&index) = members.get(next) {
                next += 1;
                for &(cell, _) in self.equations.get(index).map_or(&[][..], |equation| &equation.terms) {
                    if met.replace(cell, true) {
                        continue;
                    }
                    cells.push(cell);
                    for &other in self.places.of(cell) {
                        if self.standing.at(other) && !seen.replace(other, true) {
                            members.push(other);
                        }
                    }
                }
            }
            members.sort_unstable();
            cells.sort_unstable();
            for (number, &cell) in cells.iter().enumerate() {
                numbers.set(cell, number);
            }
            let equations = members
                .iter()
                .filter_map(|&index| self.equations.get(index))
                .map(|equation| Equation {
                    terms: equation.terms.iter().map(|&(cell, sign)| (numbers.at(cell), sign)).collect(),
                    need: equation.need,
                    height: equation.height,
                    total: if met.at(equation.total) { numbers.at(equation.total) } else { usize::MAX },
                })
                .collect();
            let costs = cells.iter().map(|&cell| self.costs.at(cell)).collect();
            components.push(Component { cells, costs, equations });
        }
        components
    }
}

#[cfg(test)]
mod tests {
    use super::super::equation::combined;
    use super::*;

    fn equation(terms: &[(usize, i64)], need: i64) -> Equation {
        let total = terms.first().map_or(0, |&(cell, _)| cell);
        Equation { terms: combined(terms.to_vec()), need, total, height: 1 }
    }

    fn folding<'a>(equations: &'a [Equation], costs: &[i128]) -> Folding<'a> {
        let mut folding = Folding::new(equations, costs.iter().copied().collect());
        folding.run();
        folding
    }

    #[test]
    fn a_tree_is_folded_whole() {
        // 0 over 1 and 2, those over 3 and 4, and 5 and 6; the first total taken away instead of added.
        let equations = [
            equation(&[(0, -1), (1, 1), (2, 1)], 0),
            equation(&[(1, 1), (3, -1), (4, -1)], 0),
            equation(&[(2, 1), (5, -1), (6, -1)], -1),
        ];
        let folding = folding(&equations, &[3, -2, 4, 7, -6, 5, -1]);
        assert_eq!((folding.folded.len(), folding.components().len()), (3, 0));
        let mut up: Slots<bool> = Slots::new(false, 7);
        assert!(folding.unfold(&mut up));
        // 3 and 5 are the dear ones.
        assert_eq!(up.iter().collect::<Vec<_>>(), [true, true, false, false, true, false, true]);
    }

    #[test]
    fn what_crosses_is_left_standing() {
        let crossing: Vec<Equation> = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]]
            .map(|[total, one, other]| equation(&[(total, 1), (one, -1), (other, -1)], 0))
            .into();
        let folding = folding(&crossing, &[1; 9]);
        let components = folding.components();
        assert_eq!((folding.folded.len(), components.len()), (0, 1));
        assert!(
            components.iter().all(|component| component.equations == crossing && component.costs == [1; 9])
        );
    }

    #[test]
    fn what_is_said_twice_is_said_once() {
        let mut equations = [
            equation(&[(0, 1), (1, -1), (2, -1)], 1),
            equation(&[(0, -1), (1, 1), (2, 1)], -1),
            equation(&[(0, -1), (1, 1), (2, 1)], 0),
            equation(&[], 0),
        ];
        drop_repeated(&mut equations);
        let terms = [(0, 1), (1, -1), (2, -1)];
        let kept: Vec<(Vec<(usize, i64)>, i64)> =
            equations.into_iter().map(|equation| (equation.terms, equation.need)).collect();
        let none = (Vec::new(), 0);
        assert_eq!(kept, [(terms.to_vec(), 1), none.clone(), (terms.to_vec(), 0), none]);
    }

    #[test]
    fn how_far_parts_may_be_from_the_best_adds_up() {
        const CELLS: usize = 8;
        let mut state = 1_u64;
        let mut number = |below: i64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(state >> 33).unwrap_or(0) % below
        };
        let mut known = 0;
        for round in 0..3_000_usize {
            let costs: Vec<Option<i64>> = (0..CELLS).map(|_| Some(number(60) - 30)).collect();
            let equations: Vec<Equation> = (0..5)
                .map(|_| {
                    let terms: Vec<(usize, i64)> = (0..4)
                        .map(|_| {
                            (usize::try_from(number(8)).unwrap_or(0), if number(2) == 0 { 1 } else { -1 })
                        })
                        .collect();
                    equation(&terms, number(2))
                })
                .collect();
            let patience = round % 1_500;
            let Outcome::Solved { up, excess } = solve(&costs, equations.clone(), patience) else { continue };
            // The same once more over cells of its own.
            let beside = equations.iter().map(|equation| Equation {
                terms: equation.terms.iter().map(|&(cell, own)| (cell + CELLS, own)).collect(),
                total: equation.total + CELLS,
                ..equation.clone()
            });
            let both = equations.iter().cloned().chain(beside).collect();
            let doubled = Outcome::Solved { up: [up.as_slice(), &up].concat(), excess: 2 * excess };
            assert_eq!(solve(&costs.repeat(2), both, patience), doubled);
            let price = |up: &dyn Fn(usize) -> bool| -> i128 {
                let paid = costs.iter().enumerate().filter(|(cell, _)| up(*cell));
                paid.map(|(_, cost)| i128::from(cost.unwrap_or(0))).sum()
            };
            let holds = |up: &dyn Fn(usize) -> bool| {
                let sum = |equation: &Equation| -> i64 {
                    equation.terms.iter().filter(|&&(cell, _)| up(cell)).map(|&(_, own)| own).sum()
                };
                equations.iter().all(|equation| sum(equation) == equation.need)
            };
            let all = (0_u32..1 << CELLS).map(|choice| move |cell: usize| choice >> cell & 1 == 1);
            // Needs that no amounts have may contradict each other.
            let Some(best) = all.filter(|up| holds(up)).map(|up| price(&up)).min() else { continue };
            let (found, least) =
                (price(&|cell| up.get(cell) == Some(&true)), price(&|cell| costs.get(cell) < Some(&Some(0))));
            assert!((found - best..=found - least).contains(&excess), "{found} {best} {least} {excess}");
            known += usize::from(excess > 0);
        }
        assert!(known > 0, "no search ends early");
    }
}
