use alloc::vec::Vec;

use super::faults::Faults;
use super::question::{Question, holds_as_printed};
use super::reading::Reading;
use super::same_fault::merged;
use super::verdict::Verdict;
use crate::relate::CellIndex;
use crate::solve::{Answer, Bounds, Columns, Point, System, solve_with};

/// The answer to a [`Question`].
pub(super) struct Decision {
    pub(super) verdict: Verdict,
    /// What is wrong, where something is.
    pub(super) faults: Faults,
    /// Exact amounts in 分 for every cell that satisfy all relations.
    pub(super) witness: Witnessed,
    /// Totals read as footed against their own rounding.
    pub(super) footed: Vec<CellIndex>,
    /// Figures that had to be read at their own, coarser precision.
    pub(super) mixed: Vec<CellIndex>,
    /// Blanks that had to hide an amount.
    pub(super) blanks: Vec<CellIndex>,
    /// Figures whose amount ends in half a unit that had to be rounded down.
    pub(super) ties: Vec<CellIndex>,
}

pub(super) enum Witnessed {
    /// Whole 分.
    Whole(Vec<i64>),
    /// Exact amounts exist, but whole ones were not found.
    Fractional,
    /// The solver gave no answer that it could verify.
    None,
}

impl Decision {
    fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            faults: Faults::default(),
            witness: Witnessed::None,
            footed: Vec::new(),
            mixed: Vec::new(),
            blanks: Vec::new(),
            ties: Vec::new(),
        }
    }
}

/// What climbing the readings comes to.
enum Climbed {
    Holds(Decision),
    Fails,
    /// The solver's bounds ended under the loosest of them.
    Unknown,
}

impl Question<'_> {
    pub(super) fn decide(&self) -> Decision {
        let relations = &self.stated.relations;
        if relations.iter().all(|relation| relation.silent) {
            return Decision::new(Verdict::Unchecked);
        }
        if self.with_gaps().all(|(relation, gap)| holds_as_printed(relation, gap)) {
            return Decision {
                witness: Witnessed::Whole(self.cells.iter().map(|cell| cell.fen()).collect()),
                ..Decision::new(Verdict::Exact)
            };
        }
        let impossible = self.impossible();
        if impossible.is_empty() {
            match self.climb() {
                Climbed::Holds(mut decision) => {
                    let exact = || self.with_gaps().all(|(relation, gap)| self.holds_exactly(relation, gap));
                    if decision.verdict == Verdict::Rounded && exact() {
                        decision.verdict = Verdict::Exact;
                    }
                    return decision;
                }
                Climbed::Unknown => return Decision::new(Verdict::Unchecked),
                Climbed::Fails => {}
            }
        }
        let faults = merged(self, self.faults(&impossible));
        Decision { faults, ..Decision::new(Verdict::Inconsistent) }
    }

    /// The strictest reading under which the relations have a solution.
    fn climb(&self) -> Climbed {
        let all: Vec<usize> = (0..self.stated.relations.len()).collect();
        let mut tried: Option<(System, bool)> = None;
        for reading in Reading::LADDER {
            let system = self.system(reading, &all);
            if tried.as_ref().is_some_and(|(other, _)| *other == system) {
                continue;
            }
            let columns = system.columns();
            let witness = match solve_with(&system, &columns) {
                Answer::Infeasible(_) => {
                    tried = Some((system, true));
                    continue;
                }
                Answer::Undecided => {
                    tried = Some((system, false));
                    continue;
                }
                Answer::Feasible(Point::Whole(residuals)) => Some(residuals),
                Answer::Feasible(Point::Fractional(_)) => None,
            };
            return Climbed::Holds(self.name(reading, system, &columns, witness));
        }
        if tried.is_some_and(|(_, refuted)| refuted) { Climbed::Fails } else { Climbed::Unknown }
    }

    /// Finds out which figures need the reading: those that no strictest reading suits.
    fn name(
        &self,
        reading: Reading,
        system: System,
        columns: &Columns,
        witness: Option<Vec<i64>>,
    ) -> Decision {
        let verdict = if reading == Reading::ROUNDED { Verdict::Rounded } else { Verdict::Footed };
        let mut decision = Decision::new(verdict);
        let Some(residuals) = witness else {
            decision.witness = Witnessed::Fractional;
            return decision;
        };
        let mut tight = Tight { system, columns, residuals, tries: TRIES };
        if reading != Reading::ROUNDED {
            let strict = self.rounded();
            // What is most to be accounted for is done without first.
            let mut loose: Vec<(u8, usize)> = Vec::new();
            for (cell, strict) in strict.iter().enumerate() {
                if tight.system.bounds().get(cell) == Some(strict) {
                    continue;
                }
                // A cell that the solution already keeps within its own rounding needs no looser reading.
                if tight.residuals.get(cell).is_some_and(|value| strict.holds(*value)) {
                    tight.system.set_bounds(cell, *strict);
                } else if let Ok(index) = CellIndex::try_from(cell) {
                    loose.push((self.need(index, reading, &tight.residuals), cell));
                }
            }
            loose.sort_unstable_by(|a, b| b.cmp(a));
            let cells: Vec<usize> = loose.into_iter().map(|(_, cell)| cell).collect();
            let mut needed = tight.tighten(&cells, strict);
            needed.sort_unstable();
            for cell in needed {
                let Ok(index) = CellIndex::try_from(cell) else { continue };
                match self.need(index, reading, &tight.residuals) {
                    3 => decision.blanks.push(index),
                    2 => decision.mixed.push(index),
                    1 => decision.footed.push(index),
                    _ => decision.ties.push(index),
                }
            }
        }
        let exact = self
            .cells
            .iter()
            .zip(tight.residuals)
            .map(|(cell, residual)| cell.fen().saturating_add(residual));
        decision.witness = Witnessed::Whole(exact.collect());
        decision
    }

    /// What has to be said of a cell that is not within its own rounding: 3 a blank hides something, 2 its own precision is
    /// coarser, 1 it was footed, 0 it ends in half a unit.
    fn need(&self, cell: CellIndex, reading: Reading, residuals: &[i64]) -> u8 {
        let value = residuals.get(cell as usize).copied().unwrap_or_default();
        let within = |reading: Reading| self.figures().own(cell, reading).holds(value);
        if !self.is_figure(cell) {
            3
        } else if reading.ties && within(Reading { ties: true, ..Reading::ROUNDED }) {
            0
        } else if reading.mixed && within(Reading { mixed: true, ties: reading.ties, ..Reading::ROUNDED }) {
            2
        } else {
            1
        }
    }
}

/// How often a system is solved again to do without looser readings; figures not yet tried then are named as they are.
const TRIES: usize = 400;

/// A system with a solution, whose bounds are drawn in as far as it keeps one.
struct Tight<'a> {
    system: System,
    columns: &'a Columns,
    residuals: Vec<i64>,
    tries: usize,
}

impl Tight<'_> {
    /// Draws in the bounds of all cells that can do with stricter ones, one after the other; gives those that can't. Many at
    /// once where they can together, so that it takes a try or two for each that can't.
    fn tighten(&mut self, cells: &[usize], strict: &[Bounds]) -> Vec<usize> {
        if cells.is_empty() {
            return Vec::new();
        }
        let wide: Vec<Bounds> =
            cells.iter().map(|cell| self.system.bounds().get(*cell).copied().unwrap_or_default()).collect();
        for cell in cells {
            self.system.set_bounds(*cell, strict.get(*cell).copied().unwrap_or_default());
        }
        let holds = |residuals: &[i64]| {
            cells.iter().all(|cell| {
                let value = residuals.get(*cell).copied().unwrap_or_default();
                strict.get(*cell).is_none_or(|strict| strict.holds(value))
            })
        };
        if holds(&self.residuals) {
            return Vec::new();
        }
        if self.tries > 0 {
            self.tries -= 1;
            if let Answer::Feasible(Point::Whole(better)) = solve_with(&self.system, self.columns) {
                self.residuals = better;
                return Vec::new();
            }
        }
        for (cell, wide) in cells.iter().zip(wide) {
            self.system.set_bounds(*cell, wide);
        }
        if cells.len() == 1 || self.tries == 0 {
            return cells.to_vec();
        }
        let (first, second) = cells.split_at(cells.len() / 2);
        let mut left = self.tighten(first, strict);
        left.extend(self.tighten(second, strict));
        left
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::options::CheckOptions;
    use super::super::question::Question;
    use super::super::reading::Reading;
    use crate::disclosure::Disclosure;
    use crate::solve::{Answer, solve};
    use alloc::string::String;
    use alloc::vec::Vec;

    const FIXTURE: &str = include_str!("../../tests/fixtures/bazhong-2022.txt");

    /// The document with the digit at a place turned into the next one.
    fn with_other_digit(place: usize) -> String {
        let turn = |(at, c): (usize, char)| match c.to_digit(10).filter(|_| at == place) {
            Some(digit) => char::from_digit((digit + 1) % 10, 10).unwrap_or(c),
            None => c,
        };
        FIXTURE.char_indices().map(turn).collect()
    }

    #[test]
    fn a_conflict_goes_when_any_of_its_relations_does() {
        let decimals: Vec<usize> = FIXTURE.match_indices('.').map(|(at, _)| at).collect();
        let mut conflicts = 0;
        let mut relations = 0;
        for (number, point) in decimals.iter().enumerate().step_by(3) {
            // By turns the digit before the point, and one after it.
            let place = if number % 2 == 0 { point - 1 } else { point + 1 };
            let disclosure = Disclosure::from_text(&with_other_digit(place)).unwrap();
            let question = Question::new(&disclosure, &CheckOptions::new());
            for refuted in question.decide().faults.told {
                conflicts += 1;
                relations += refuted.refuted.len();
                let all: Vec<usize> = refuted.refuted.iter().map(|(relation, _)| *relation).collect();
                let feasible = |relations: &[usize]| {
                    matches!(solve(&question.system(Reading::LOOSEST, relations)), Answer::Feasible(_))
                };
                assert!(!feasible(&all));
                for dropped in &all {
                    let rest: Vec<usize> = all.iter().copied().filter(|other| other != dropped).collect();
                    assert!(feasible(&rest), "relation {dropped} of {all:?} after a change at byte {place}");
                }
            }
        }
        assert!(conflicts > 30 && relations >= conflicts, "{relations} relations in {conflicts} conflicts");
    }
}
