//! The cheapest flow through a network whose arcs carry nothing or one.
//!
//! An equation is a node, a cell an arc from the equation that adds it to the equation that subtracts it, and a cell that
//! goes up carries one. What stands in one equation only comes from or goes to the ground, one more node. Prices on the
//! nodes are kept such that no arc would rather carry the opposite of what it carries; what the nodes still lack is sent
//! along cheapest paths, from all nodes with a surplus at once (successive shortest paths).

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::equation::Equation;
use super::slots::{Lists, Slots};

/// Costs must add up to less than this, so that no path length overflows.
pub(super) const COST_LIMIT: i128 = 1 << 58;

/// Prices above this start again from zero.
const PRICE_LIMIT: i64 = 1 << 60;

pub(super) struct Flow {
    tails: Slots<usize>,
    heads: Slots<usize>,
    /// The arcs at each node.
    arcs: Lists,
    needs: Slots<i64>,
    nodes: usize,
    prices: Slots<i64>,
    costs: Slots<i64>,
    /// Which arcs carry one.
    full: Slots<bool>,
    /// Which arcs may not change, and what they carry.
    fixed: Slots<Option<bool>>,
    /// The steps taken so far over all runs.
    pub(super) work: usize,
}

impl Flow {
    /// The network of these equations, each taken with its sign.
    pub(super) fn new(cells: usize, equations: &[Equation], network: &[(usize, i64)]) -> Self {
        let ground = network.len();
        let (mut tails, mut heads) = (Slots::new(ground, cells), Slots::new(ground, cells));
        let mut needs = Slots::new(0, ground + 1);
        for (node, &(index, sign)) in network.iter().enumerate() {
            let Some(equation) = equations.get(index) else { continue };
            for &(cell, coefficient) in &equation.terms {
                if coefficient * sign > 0 { &mut tails } else { &mut heads }.set(cell, node);
            }
            needs.set(node, equation.need * sign);
            needs.set(ground, needs.at(ground) - equation.need * sign);
        }
        let crossing = (0..cells).filter(|&cell| tails.at(cell) != heads.at(cell));
        let ends = crossing.flat_map(|cell| [(tails.at(cell), cell), (heads.at(cell), cell)]);
        let arcs = Lists::group(ground + 1, ends);
        Self {
            tails,
            heads,
            arcs,
            needs,
            nodes: ground + 1,
            prices: Slots::new(0, ground + 1),
            costs: Slots::new(0, cells),
            full: Slots::new(false, cells),
            fixed: Slots::new(None, cells),
            work: 0,
        }
    }

    pub(super) fn set_cost(&mut self, cell: usize, cost: i64) {
        self.costs.set(cell, cost);
    }

    pub(super) fn fix(&mut self, cell: usize, to: Option<bool>) {
        self.fixed.set(cell, to);
    }

    pub(super) fn is_up(&self, cell: usize) -> bool {
        self.full.at(cell)
    }

    /// What it would cost to fill the arc, the prices at its ends included.
    pub(super) fn price(&self, cell: usize) -> i64 {
        self.costs.at(cell) + self.prices.at(self.tails.at(cell)) - self.prices.at(self.heads.at(cell))
    }

    /// Finds the cheapest flow, starting from the prices of the last run; `false` if there is no flow at all.
    pub(super) fn run(&mut self) -> bool {
        if self.prices.iter().any(|price| price > PRICE_LIMIT) {
            self.prices = Slots::new(0, self.nodes);
        }
        let mut surplus = self.settle();
        while surplus.iter().any(|units| units > 0) {
            if !self.reprice(&surplus) {
                return false;
            }
            self.push(&mut surplus);
        }
        true
    }

    /// Lets every arc carry what its price asks for; returns what each node then has to send.
    fn settle(&mut self) -> Slots<i64> {
        let mut surplus = self.needs.clone();
        for cell in 0..self.costs.len() {
            let (tail, head) = (self.tails.at(cell), self.heads.at(cell));
            let price = self.price(cell);
            let full = match self.fixed.at(cell) {
                Some(full) => full,
                None => price < 0 || (price == 0 && self.full.at(cell)),
            };
            self.full.set(cell, full);
            if full {
                surplus.set(tail, surplus.at(tail) - 1);
                surplus.set(head, surplus.at(head) + 1);
            }
        }
        self.work += self.costs.len();
        surplus
    }

    /// Where one unit can go from the node over the arc, and at what price.
    fn step(&self, node: usize, arc: usize) -> Option<(usize, i64)> {
        if self.fixed.at(arc).is_some() {
            return None;
        }
        let (tail, head) = (self.tails.at(arc), self.heads.at(arc));
        let (to, cost) = match (node == tail, self.full.at(arc)) {
            (true, false) => (head, self.costs.at(arc)),
            (false, true) => (tail, -self.costs.at(arc)),
            _ => return None,
        };
        Some((to, cost + self.prices.at(node) - self.prices.at(to)))
    }

    /// Raises prices until nodes that lack units can be reached from nodes with a surplus at no price: for half of what is
    /// lacking, since looking for the last ones means looking everywhere. `false` if none can be reached.
    fn reprice(&mut self, surplus: &Slots<i64>) -> bool {
        let mut distances = Slots::new(i64::MAX, self.nodes);
        let mut settled = Slots::new(false, self.nodes);
        let mut queue = BinaryHeap::new();
        for (node, units) in surplus.iter().enumerate().filter(|&(_, units)| units > 0) {
            let _: i64 = units;
            distances.set(node, 0);
            queue.push(Reverse((0, node)));
        }
        let lacking: i64 = surplus.iter().filter(|&units| units < 0).sum();
        let (mut reached, mut farthest) = (0, 0);
        while let Some(Reverse((distance, node))) = queue.pop() {
            if settled.replace(node, true) {
                continue;
            }
            farthest = distance;
            reached += surplus.at(node).min(0);
            if reached < 0 && reached * 2 <= lacking {
                break;
            }
            for &arc in self.arcs.of(node) {
                let Some((to, price)) = self.step(node, arc) else { continue };
                if distance + price < distances.at(to) {
                    distances.set(to, distance + price);
                    queue.push(Reverse((distance + price, to)));
                }
            }
            self.work += self.arcs.of(node).len();
        }
        for node in 0..self.nodes {
            self.prices.set(node, self.prices.at(node) + distances.at(node).min(farthest));
        }
        reached < 0
    }

    /// Sends units along arcs of no price.
    fn push(&mut self, surplus: &mut Slots<i64>) {
        let mut seen = Slots::new(false, self.nodes);
        let mut next: Slots<usize> = Slots::new(0, self.nodes);
        let mut path: Vec<(usize, usize)> = Vec::new();
        for source in 0..self.nodes {
            while surplus.at(source) > 0 && !seen.at(source) {
                path.clear();
                seen.set(source, true);
                let mut node = source;
                loop {
                    if surplus.at(node) < 0 {
                        for &(from, arc) in &path {
                            self.full.set(arc, !self.full.at(arc));
                            seen.set(from, false);
                        }
                        seen.set(node, false);
                        surplus.set(source, surplus.at(source) - 1);
                        surplus.set(node, surplus.at(node) + 1);
                        break;
                    }
                    let position = next.at(node);
                    if let Some(&arc) = self.arcs.of(node).get(position) {
                        self.work += 1;
                        match self.step(node, arc) {
                            Some((to, 0)) if !seen.at(to) => {
                                seen.set(to, true);
                                path.push((node, arc));
                                node = to;
                            }
                            _ => next.set(node, position + 1),
                        }
                    } else if let Some((from, _)) = path.pop() {
                        next.set(from, next.at(from) + 1);
                        node = from;
                    } else {
                        break;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use proptest::collection::vec as vec_of;
    use proptest::prelude::*;

    use super::super::equation::combined;
    use super::*;

    const CELLS: usize = 8;

    fn equation(terms: Vec<(usize, i64)>, need: i64) -> Equation {
        Equation { terms: combined(terms), need, total: 0, height: 1 }
    }

    /// A flow over equations that are a network as they stand.
    fn flow(costs: &[i64], equations: &[Equation]) -> Flow {
        let network: Vec<(usize, i64)> = (0..equations.len()).map(|index| (index, 1)).collect();
        let mut flow = Flow::new(costs.len(), equations, &network);
        costs.iter().enumerate().for_each(|(cell, cost)| flow.set_cost(cell, *cost));
        flow
    }

    fn sum(up: impl Fn(usize) -> bool, equation: &Equation) -> i64 {
        equation.terms.iter().filter(|&&(cell, _)| up(cell)).map(|&(_, coefficient)| coefficient).sum()
    }

    proptest! {
        #[test]
        fn a_flow_is_the_cheapest_of_all(
            ends in vec_of((0..5_usize, 0..5_usize), CELLS),
            needs in vec_of(-2..3_i64, 4),
            costs in vec_of(-9..9_i64, CELLS),
            decided in vec_of((0..CELLS, any::<bool>()), 0..3),
            again in vec_of(-9..9_i64, CELLS),
        ) {
            let terms = |node: usize| {
                let ends = ends.iter().enumerate().filter(|(_, (tail, head))| tail != head);
                ends.filter_map(move |(cell, (tail, head))| match (*tail == node, *head == node) {
                    (true, _) => Some((cell, 1)),
                    (_, true) => Some((cell, -1)),
                    _ => None,
                })
                .collect()
            };
            // The fifth end is the ground.
            let equations: Vec<Equation> = (0..4).map(|node| equation(terms(node), needs[node])).collect();
            let mut flow = flow(&costs, &equations);
            let mut to = [None; CELLS];
            for (cell, up) in decided {
                to[cell] = Some(up);
                flow.fix(cell, Some(up));
            }
            for costs in [&costs, &again] {
                costs.iter().enumerate().for_each(|(cell, cost)| flow.set_cost(cell, *cost));
                let least = (0_u32..1 << CELLS)
                    .filter(|all| {
                        let up = |cell: usize| all >> cell & 1 == 1;
                        (0..CELLS).all(|cell| to[cell].is_none_or(|to| to == up(cell)))
                            && equations.iter().all(|equation| sum(up, equation) == equation.need)
                    })
                    .map(|all| (0..CELLS).filter(|cell| all >> cell & 1 == 1).map(|cell| costs[cell]).sum::<i64>())
                    .min();
                let found = flow.run();
                prop_assert_eq!(found, least.is_some());
                if found {
                    for equation in &equations {
                        prop_assert_eq!(sum(|cell| flow.is_up(cell), equation), equation.need);
                    }
                    let up = (0..CELLS).filter(|cell| flow.is_up(*cell));
                    prop_assert_eq!(Some(up.map(|cell| costs[cell]).sum::<i64>()), least);
                }
            }
        }
    }

    #[test]
    fn prices_rise_until_half_of_what_is_lacking_can_be_sent() {
        let equations: Vec<Equation> = (0..4).map(|node| equation(Vec::from([(node, -1)]), -1)).collect();
        let mut flow = flow(&[1, 2, 3, 4], &equations);
        let mut surplus = flow.settle();
        assert_eq!(surplus.iter().collect::<Vec<_>>(), [-1, -1, -1, -1, 4]);
        assert!(flow.reprice(&surplus));
        assert_eq!(flow.prices.iter().collect::<Vec<_>>(), [1, 2, 2, 2, 0]);
        let work = flow.work;
        flow.push(&mut surplus);
        assert!(flow.work > work);
        assert_eq!(surplus.iter().collect::<Vec<_>>(), [0, 0, -1, -1, 2]);
        assert!(flow.run());
        assert!((0..4).all(|cell| flow.is_up(cell)));
    }

    #[test]
    fn what_no_arc_brings_makes_it_impossible() {
        assert!(!flow(&[0], &[equation(Vec::from([(0, 1)]), 2)]).run());
        assert!(!flow(&[0], &[equation(Vec::new(), 1)]).run());
    }

    #[test]
    fn a_cell_that_costs_nothing_stays_down() {
        let mut flow = flow(&[0, -1], &[]);
        assert!(flow.run());
        assert!(!flow.is_up(0) && flow.is_up(1));
    }

    #[test]
    fn prices_start_again_before_they_are_too_high() {
        let mut flow = flow(&[5], &[equation(Vec::from([(0, 1)]), 0)]);
        flow.prices.set(1, PRICE_LIMIT);
        assert!(flow.run());
        assert_eq!(flow.prices.at(1), PRICE_LIMIT);
        flow.prices.set(1, PRICE_LIMIT + 1);
        assert!(flow.run());
        assert!(flow.prices.iter().all(|price| price < 10));
    }
}
