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
