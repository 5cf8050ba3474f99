//! Solves what can't be reduced: equations of hierarchies that cross.

use alloc::vec::Vec;

use super::basis::Basis;
use super::equation::{Equation, Outcome};
use super::flow::{COST_LIMIT, Flow};
use super::slots::{Lists, Slots};

/// How often a search adjusts its fines before the first decision, where all later bounds start from, and how often before
/// each further one.
const FIRST_ADJUSTMENTS: usize = 500;
const ADJUSTMENTS: usize = 50;

/// Solves equations whose cells are numbered from 0; a search takes so many steps at most.
pub(super) fn solve(costs: &[i128], equations: &[Equation], patience: usize) -> Outcome {
    let basis = Basis::of(costs.len(), equations);
    let size = costs.iter().map(|cost| cost.abs()).sum::<i128>();
    let fined: usize = basis.side.iter().filter_map(|&index| equations.get(index)).map(weight).sum();
    if i128::try_from(fined).map_or(true, |fined| size.saturating_mul(fined + 1) >= COST_LIMIT) {
        return Outcome::TooLarge;
    }
    let costs: Slots<i64> = costs.iter().map(|&cost| i64::try_from(cost).unwrap_or(0)).collect();
    let mut flow = Flow::new(costs.len(), equations, &basis.network);
    for (cell, cost) in costs.iter().enumerate() {
        flow.set_cost(cell, cost);
    }
    if !flow.run() {
        return Outcome::Impossible;
    }
    if equations.iter().all(|equation| gap(&flow, equation) == 0) {
        let up = (0..costs.len()).map(|cell| flow.is_up(cell)).collect();
        return Outcome::Solved { up, excess: 0 };
    }
    Search::new(costs, equations, &basis.side, flow).run(patience)
}

fn weight(equation: &Equation) -> usize {
    let weights = equation.terms.iter().map(|&(_, coefficient)| coefficient.unsigned_abs());
    usize::try_from(weights.fold(0, u64::saturating_add)).unwrap_or(usize::MAX)
}

/// By how much the equation is exceeded.
fn gap(flow: &Flow, equation: &Equation) -> i64 {
    let up = equation.terms.iter().filter(|&&(cell, _)| flow.is_up(cell));
    up.map(|&(_, coefficient)| coefficient).sum::<i64>() - equation.need
}

/// Branch and bound. The bound is the cheapest flow, in which the equations beside the network may be broken for a fine
/// (Lagrangian relaxation); the fines are adjusted until the equations hold or a cell has to be decided.
struct Search<'a> {
    costs: Slots<i64>,
    equations: &'a [Equation],
    places: Lists,
    side: &'a [usize],
    fines: Slots<i64>,
    fine_limit: i64,
    flow: Flow,
    decided: Slots<Option<bool>>,
    trail: Vec<usize>,
    best: Option<(i128, Vec<bool>)>,
}

/// What a node of the search came to.
enum Node {
    /// Nothing better lies below.
    Closed,
    /// This cell is decided next, first this way.
    Open(usize, bool),
}

impl<'a> Search<'a> {
    fn new(costs: Slots<i64>, equations: &'a [Equation], side: &'a [usize], flow: Flow) -> Self {
        let pairs = equations
            .iter()
            .enumerate()
            .flat_map(|(index, equation)| equation.terms.iter().map(move |&(cell, _)| (cell, index)));
        let places = Lists::group(costs.len(), pairs);
        let fine_limit = costs.iter().fold(1_i64, |sum, cost| sum.saturating_add(cost.saturating_abs()));
        Self {
            decided: Slots::new(None, costs.len()),
            fines: Slots::new(0, side.len()),
            fine_limit,
            places,
            costs,
            equations,
            side,
            flow,
            trail: Vec::new(),
            best: None,
        }
    }

    fn run(mut self, patience: usize) -> Outcome {
        let mut lower = None;
        // Decisions still to be tried the other way, each with the length of the trail before it.
        let mut stack: Vec<(usize, bool, usize)> = Vec::new();
        let mut alive = self.propagate((0..self.equations.len()).collect());
        loop {
            let (node, bound) = if alive { self.bound() } else { (Node::Closed, i128::MAX) };
            let lower = *lower.get_or_insert(bound);
            if let Node::Open(cell, up) = node {
                if self.flow.work < patience {
                    stack.push((cell, !up, self.trail.len()));
                    alive = self.decide(cell, up);
                    continue;
                }
                return match self.best {
                    Some((cost, up)) => Outcome::Solved { up, excess: cost - lower },
                    None => Outcome::Undecided,
                };
            }
            let Some((cell, up, length)) = stack.pop() else {
                return match self.best {
                    Some((_, up)) => Outcome::Solved { up, excess: 0 },
                    None => Outcome::Impossible,
                };
            };
            for undone in self.trail.drain(length.min(self.trail.len())..) {
                self.decided.set(undone, None);
                self.flow.fix(undone, None);
            }
            alive = self.decide(cell, up);
        }
    }

    fn decide(&mut self, cell: usize, up: bool) -> bool {
        self.settle(cell, up);
        self.propagate(self.places.of(cell).to_vec())
    }

    fn settle(&mut self, cell: usize, up: bool) {
        self.decided.set(cell, Some(up));
        self.flow.fix(cell, Some(up));
        self.trail.push(cell);
    }

    /// Decides what follows from the decisions, one equation at a time; `false` if they contradict each other.
    fn propagate(&mut self, mut queue: Vec<usize>) -> bool {
        while let Some(index) = queue.pop() {
            let Some(equation) = self.equations.get(index) else { continue };
            let (mut low, mut high) = (0, 0);
            for &(cell, coefficient) in &equation.terms {
                match self.decided.at(cell) {
                    Some(true) => (low, high) = (low + coefficient, high + coefficient),
                    Some(false) => {}
                    None => (low, high) = (low + coefficient.min(0), high + coefficient.max(0)),
                }
            }
            self.flow.work += equation.terms.len();
            if low > equation.need || high < equation.need {
                return false;
            }
            for &(cell, coefficient) in &equation.terms {
                let size = coefficient.abs();
                if self.decided.at(cell).is_some() {
                    continue;
                }
                // Where the sum has no room left for a cell at one of its ends, the cell stays at the other.
                let up = if low + size > equation.need {
                    coefficient < 0
                } else if high - size < equation.need {
                    coefficient > 0
                } else {
                    continue;
                };
                self.settle(cell, up);
                queue.extend(self.places.of(cell).iter().filter(|&&other| other != index));
                queue.push(index);
                break;
            }
        }
        true
    }

    /// Bounds the cost of what lies below.
    fn bound(&mut self) -> (Node, i128) {
        let mut highest = i128::MIN;
        let (adjustments, slowing) =
            if self.trail.is_empty() { (FIRST_ADJUSTMENTS, 32) } else { (ADJUSTMENTS, 20) };
        let mut pace = self.costs.iter().fold(1, |most, cost| most.max(cost.abs() / 20));
        for _ in 0..=adjustments {
            self.charge();
            if !self.flow.run() {
                return (Node::Closed, i128::MAX);
            }
            let gaps: Vec<i64> = self
                .side
                .iter()
                .map(|&index| self.equations.get(index).map_or(0, |equation| gap(&self.flow, equation)))
                .collect();
            let cost: i128 = (0..self.costs.len())
                .filter(|&cell| self.flow.is_up(cell))
                .map(|cell| i128::from(self.costs.at(cell)))
                .sum();
            let fine: i128 = gaps
                .iter()
                .zip(self.fines.iter())
                .map(|(&gap, fine)| i128::from(gap) * i128::from(fine))
                .sum();
            let improved = cost + fine > highest;
            highest = highest.max(cost + fine);
            if self.best.as_ref().is_some_and(|&(best, _)| highest >= best) {
                return (Node::Closed, highest);
            }
            if gaps.iter().all(|&gap| gap == 0) && self.equations.iter().all(|e| gap(&self.flow, e) == 0) {
                let up = (0..self.costs.len()).map(|cell| self.flow.is_up(cell)).collect();
                self.best = Some((cost, up));
                return (Node::Closed, highest);
            }
            if !improved {
                pace = (pace * (slowing - 1) / slowing).max(1);
            }
            for (side, &gap) in gaps.iter().enumerate() {
                let fine = self.fines.at(side).saturating_add(pace.saturating_mul(gap));
                self.fines.set(side, fine.clamp(-self.fine_limit, self.fine_limit));
            }
        }
        match self.branch() {
            Some((cell, up)) => (Node::Open(cell, up), highest),
            None => (Node::Closed, highest),
        }
    }

    /// The cell to decide: an open one in the most broken equation, the way that mends it.
    fn branch(&self) -> Option<(usize, bool)> {
        let broken = self.equations.iter().filter_map(|equation| {
            let gap = gap(&self.flow, equation);
            let open = equation.terms.iter().filter(|&&(cell, _)| self.decided.at(cell).is_none());
            let mending = open.filter(|&&(cell, coefficient)| {
                let up = self.flow.is_up(cell);
                gap != 0 && up == ((gap > 0) == (coefficient > 0))
            });
            let cheapest = mending.min_by_key(|&&(cell, _)| (self.flow.price(cell).abs(), cell))?;
            Some((gap.abs(), cheapest.0))
        });
        let (_, cell) = broken.max_by_key(|&(gap, cell)| (gap, core::cmp::Reverse(cell)))?;
        Some((cell, !self.flow.is_up(cell)))
    }

    /// Adds the fines to the costs of the flow.
    fn charge(&mut self) {
        for (cell, cost) in self.costs.iter().enumerate() {
            self.flow.set_cost(cell, cost);
        }
        let mut charged = self.costs.clone();
        for (side, &index) in self.side.iter().enumerate() {
            for &(cell, coefficient) in self.equations.get(index).map_or(&[][..], |equation| &equation.terms)
            {
                charged.set(cell, charged.at(cell) + coefficient * self.fines.at(side));
                self.flow.set_cost(cell, charged.at(cell));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;

    use proptest::collection::vec as vec_of;
    use proptest::prelude::*;

    use super::super::equation::combined;
    use super::*;

    const CELLS: usize = 8;

    /// What a search of so many cells takes at most, several times over.
    const ENOUGH: usize = 40_000;

    fn equations() -> impl Strategy<Value = Vec<Equation>> {
        let coefficient = prop_oneof![6 => Just(1), 6 => Just(-1), 1 => prop_oneof![Just(2), Just(-2)]];
        let equation = (vec_of((0..CELLS, coefficient), 2..6), -1..2_i64).prop_map(|(terms, need)| {
            let terms = combined(terms);
            let total = terms.first().map_or(0, |&(cell, _)| cell);
            Equation { terms, need, total, height: 1 }
        });
        vec_of(equation, 1..6)
    }

    fn costs() -> impl Strategy<Value = Vec<i128>> {
        vec_of(-30..30_i128, CELLS)
    }

    fn holds(up: &[bool], equation: &Equation) -> bool {
        let is_up = |cell: usize| up.get(cell) == Some(&true);
        let sum =
            equation.terms.iter().filter(|&&(cell, _)| is_up(cell)).map(|&(_, coefficient)| coefficient);
        sum.sum::<i64>() == equation.need
    }

    fn solutions(equations: &[Equation]) -> Vec<Vec<bool>> {
        let all = (0_u32..1 << CELLS).map(|choice| (0..CELLS).map(|cell| choice >> cell & 1 == 1).collect());
        all.filter(|up: &Vec<bool>| equations.iter().all(|equation| holds(up, equation))).collect()
    }

    fn cost(costs: &[i128], up: &[bool]) -> i128 {
        costs.iter().zip(up).filter(|(_, up)| **up).map(|(cost, _)| cost).sum()
    }

    /// A search before its first step.
    fn search<'a>(costs: &[i128], equations: &'a [Equation], side: &'a [usize], basis: &Basis) -> Search<'a> {
        let costs: Slots<i64> = costs.iter().map(|&cost| i64::try_from(cost).unwrap_or(0)).collect();
        let mut flow = Flow::new(costs.len(), equations, &basis.network);
        costs.iter().enumerate().for_each(|(cell, cost)| flow.set_cost(cell, cost));
        Search::new(costs, equations, side, flow)
    }

    proptest! {
        #[test]
        fn the_cheapest_answers_are_found_soon(costs in costs(), equations in equations()) {
            let best = solutions(&equations).iter().map(|up| cost(&costs, up)).min();
            match solve(&costs, &equations, ENOUGH) {
                Outcome::Solved { up, excess } => {
                    prop_assert!(equations.iter().all(|equation| holds(&up, equation)));
                    prop_assert_eq!((Some(cost(&costs, &up)), excess), (best, 0));
                }
                other => prop_assert_eq!((other, best), (Outcome::Impossible, None)),
            }
        }

        #[test]
        fn answers_given_early_say_how_far_they_may_be_from_the_cheapest(
            costs in costs(),
            equations in equations(),
            patience in 0..3_000_usize,
        ) {
            let best = solutions(&equations).iter().map(|up| cost(&costs, up)).min();
            match solve(&costs, &equations, patience) {
                Outcome::Solved { up, excess } => {
                    prop_assert!(equations.iter().all(|equation| holds(&up, equation)));
                    let size: i128 = costs.iter().map(|cost| cost.abs()).sum();
                    let over = cost(&costs, &up) - best.unwrap_or(i128::MAX);
                    prop_assert!((over..=size).contains(&excess), "{over} {excess} {size}");
                }
                Outcome::Impossible => prop_assert_eq!(best, None),
                other => prop_assert_eq!(other, Outcome::Undecided),
            }
        }

        #[test]
        fn what_follows_from_one_equation_at_a_time_is_decided(
            costs in costs(),
            equations in equations(),
            decided in vec_of((0..CELLS, any::<bool>()), 0..3),
        ) {
            let basis = Basis::of(CELLS, &equations);
            let mut search = search(&costs, &equations, &basis.side, &basis);
            let decided: BTreeMap<usize, bool> = decided.into_iter().collect();
            decided.iter().for_each(|(cell, up)| search.settle(*cell, *up));
            let alive = search.propagate((0..equations.len()).collect());
            let agree = |up: &Vec<bool>| decided.iter().all(|(cell, to)| up.get(*cell) == Some(to));
            let left: Vec<Vec<bool>> = solutions(&equations).into_iter().filter(agree).collect();
            prop_assert!(alive || left.is_empty());
            for cell in 0..CELLS {
                let to = search.decided.at(cell);
                prop_assert_eq!(search.trail.contains(&cell), to.is_some());
                if alive && let Some(to) = to {
                    prop_assert!(left.iter().all(|up| up.get(cell) == Some(&to)));
                }
            }
            for equation in equations.iter().filter(|_| alive) {
                let ends = |cell: usize, coefficient: i64| match search.decided.at(cell) {
                    Some(up) => [coefficient * i64::from(up); 2],
                    None => [coefficient.min(0), coefficient.max(0)],
                };
                let ends: Vec<[i64; 2]> = equation.terms.iter().map(|&(cell, own)| ends(cell, own)).collect();
                let (low, high) = ends.iter().fold((0, 0), |(low, high), [from, to]| (low + from, high + to));
                prop_assert!((low..=high).contains(&equation.need));
                // Whichever way an open cell goes, the others leave room.
                let room = |[from, to]: &[i64; 2]| low + to - from <= equation.need && high - to + from >= equation.need;
                prop_assert!(ends.iter().all(room), "{low} {high} {ends:?}");
            }
        }

        #[test]
        fn what_is_decided_next_mends_the_most_broken_equation(
            costs in costs(),
            equations in equations(),
            fines in vec_of(-9..9_i64, 5),
            decided in vec_of((0..CELLS, any::<bool>()), 0..3),
        ) {
            let basis = Basis::of(CELLS, &equations);
            let mut search = search(&costs, &equations, &basis.side, &basis);
            let mut charged: Vec<i64> = costs.iter().map(|&cost| i64::try_from(cost).unwrap_or(0)).collect();
            for (side, (index, fine)) in basis.side.iter().zip(fines).enumerate() {
                search.fines.set(side, fine);
                for &(cell, coefficient) in equations.get(*index).map_or(&[][..], |equation| &equation.terms) {
                    if let Some(cost) = charged.get_mut(cell) {
                        *cost += coefficient * fine;
                    }
                }
            }
            search.charge();
            let prices: Vec<i64> = (0..CELLS).map(|cell| search.flow.price(cell)).collect();
            prop_assert_eq!(prices, charged);
            decided.into_iter().for_each(|(cell, up)| search.settle(cell, up));
            if !search.flow.run() {
                return Ok(());
            }
            // Equations with an open cell that mends them, by how much they are broken.
            let mending = |cell: usize, coefficient: i64, gap: i64| {
                let step = if search.flow.is_up(cell) { -coefficient } else { coefficient };
                search.decided.at(cell).is_none() && step.signum() == -gap.signum() && gap != 0
            };
            let broken: Vec<(i64, Vec<usize>)> = equations
                .iter()
                .map(|equation| {
                    let gap = gap(&search.flow, equation);
                    let cells = equation.terms.iter().filter(|&&(cell, own)| mending(cell, own, gap));
                    (gap.abs(), cells.map(|&(cell, _)| cell).collect())
                })
                .filter(|(_, cells): &(_, Vec<usize>)| !cells.is_empty())
                .collect();
            let most = broken.iter().map(|(gap, _)| *gap).max();
            let chosen = search.branch();
            prop_assert_eq!(chosen.is_some(), most.is_some());
            if let Some((cell, up)) = chosen {
                prop_assert_ne!(up, search.flow.is_up(cell));
                prop_assert!(broken.iter().any(|(gap, cells)| Some(*gap) == most && cells.contains(&cell)));
            }
        }
    }

    #[test]
    fn a_search_that_is_given_up_says_how_far_its_answer_may_be_from_the_cheapest() {
        let mut seed: u64 = 5;
        let mut number = |limit: i64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(seed >> 33).map_or(0, |number| number % limit)
        };
        let mut dearer = 0;
        for _ in 0..100 {
            let costs: Vec<i128> = (0..16).map(|_| i128::from(number(60) - 30)).collect();
            let equations: Vec<Equation> = (0..4 + number(4))
                .map(|_| {
                    let terms = (0..16).map(|cell| (cell, (number(3) / 2) * (2 * number(2) - 1))).collect();
                    Equation { terms: combined(terms), need: number(3) - 1, total: 0, height: 1 }
                })
                .collect();
            let Outcome::Solved { up, excess: 0 } = solve(&costs, &equations, 100 * ENOUGH) else { continue };
            let best = cost(&costs, &up);
            for patience in (8_000..40_000).step_by(4_000) {
                let Outcome::Solved { up, excess } = solve(&costs, &equations, patience) else { continue };
                let over = cost(&costs, &up) - best;
                assert!(equations.iter().all(|equation| holds(&up, equation)));
                assert!((0..=excess).contains(&over), "{over} {excess} {costs:?} {equations:?}");
                dearer += usize::from(over > 0);
            }
        }
        assert!(dearer > 0, "every answer was the cheapest");
    }

    #[test]
    fn costs_whose_fines_would_not_fit_are_refused() {
        // An equation of the weight 3 beside the network: costs count once and three times more.
        let equations = [Equation { terms: Vec::from([(0, 2), (1, -1)]), need: 0, total: 0, height: 1 }];
        assert_eq!(solve(&[COST_LIMIT / 4, 0], &equations, ENOUGH), Outcome::TooLarge);
        let solved = Outcome::Solved { up: Vec::from([false, false]), excess: 0 };
        assert_eq!(solve(&[COST_LIMIT / 4 - 1, 0], &equations, ENOUGH), solved);
        assert_eq!(solve(&[COST_LIMIT], &[], ENOUGH), Outcome::TooLarge);
        assert_eq!(
            solve(&[COST_LIMIT - 1], &[], ENOUGH),
            Outcome::Solved { up: Vec::from([false]), excess: 0 }
        );
    }
}
