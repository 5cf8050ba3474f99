use alloc::vec::Vec;

use super::question::{Question, Reading};
use super::suspect::{Suspect, suspects};
use super::verdict::Verdict;
use crate::relate::CellIndex;
use crate::solve::{Answer, Certificate, Point, System, solve};

/// The answer to a [`Question`].
pub(super) struct Decision {
    pub(super) verdict: Verdict,
    /// The relations that no budget satisfies together, conflict by conflict, most telling first.
    pub(super) refuted: Vec<Refuted>,
    /// The figures that, changed alone, would mend all of it.
    pub(super) suspects: Vec<Suspect>,
    /// Exact amounts in 分 for every cell that satisfy all relations outside the conflicts.
    pub(super) witness: Witnessed,
    /// Totals read as footed against their own rounding.
    pub(super) footed: Vec<CellIndex>,
    /// Figures that had to be read at their own, coarser precision.
    pub(super) mixed: Vec<CellIndex>,
    /// Blanks that had to hide an amount.
    pub(super) blanks: Vec<CellIndex>,
}

/// An irreducible conflict: relations by number with their multipliers, in the order of the system's rows.
pub(super) struct Refuted {
    pub(super) relations: Vec<(usize, i128)>,
}

pub(super) enum Witnessed {
    /// Whole 分.
    Whole(Vec<i64>),
    /// Exact amounts exist, but whole ones were not found.
    Fractional,
    /// The solver gave no answer that it could verify.
    None,
}

/// How many conflicts are told apart; more do not help a reader.
const CONFLICTS: usize = 25;

impl Question<'_> {
    pub(super) fn decide(&self) -> Decision {
        let all: Vec<usize> = (0..self.stated.relations.len()).collect();
        let exact = self.stated.relations.iter().all(|relation| self.holds_exactly(relation));
        if exact && self.stated.relations.iter().all(|relation| self.holds_as_printed(relation)) {
            return Decision {
                verdict: Verdict::Exact,
                refuted: Vec::new(),
                suspects: Vec::new(),
                witness: Witnessed::Whole(self.cells.iter().map(|cell| cell.fen()).collect()),
                footed: Vec::new(),
                mixed: Vec::new(),
                blanks: Vec::new(),
            };
        }
        if let Some(mut decision) = self.climb(&all) {
            if exact && decision.verdict == Verdict::Rounded {
                decision.verdict = Verdict::Exact;
            }
            return decision;
        }
        let (refuted, suspects) = self.refute(all.clone());
        // What is left is read without the conflicts, or without the figure that explains them all.
        let culprit = suspects.first().map(|(cell, _)| *cell);
        let rest: Vec<usize> =
            all.into_iter()
                .filter(|index| {
                    let broken = refuted
                        .iter()
                        .any(|refuted| refuted.relations.iter().any(|(other, _)| other == index));
                    let touched =
                        self.stated.relations.get(*index).zip(culprit).is_some_and(|(relation, culprit)| {
                            relation.terms().any(|(cell, _)| cell == culprit)
                        });
                    !broken && !touched
                })
                .collect();
        let mut decision = self.climb(&rest).unwrap_or(Decision {
            // Neither values nor a refutation: the loosest claim, without a witness.
            verdict: Verdict::Footed,
            refuted: Vec::new(),
            suspects: Vec::new(),
            witness: Witnessed::None,
            footed: Vec::new(),
            mixed: Vec::new(),
            blanks: Vec::new(),
        });
        decision.verdict = if refuted.is_empty() { decision.verdict } else { Verdict::Inconsistent };
        decision.refuted = refuted;
        decision.suspects = suspects.into_iter().map(|(_, suspect)| suspect).collect();
        decision
    }

    /// The relations under the strictest reading that they have a solution under.
    pub(super) fn consistent_system(&self, relations: &[usize]) -> Option<System> {
        Reading::LADDER
            .into_iter()
            .map(|reading| self.system(reading, relations))
            .find(|system| matches!(solve(system), Answer::Feasible(_)))
    }

    /// The strictest reading under which the relations have a solution.
    fn climb(&self, relations: &[usize]) -> Option<Decision> {
        let mut tried: Option<System> = None;
        for reading in Reading::LADDER {
            let system = self.system(reading, relations);
            if tried.as_ref() == Some(&system) {
                continue;
            }
            let witness = match solve(&system) {
                Answer::Infeasible(_) | Answer::Undecided => {
                    tried = Some(system);
                    continue;
                }
                Answer::Feasible(Point::Whole(residuals)) => Some(residuals),
                Answer::Feasible(Point::Fractional(_)) => None,
            };
            return Some(self.name(reading, system, witness));
        }
        None
    }

    /// Finds out which figures need the reading: those that no strictest reading suits.
    fn name(&self, reading: Reading, mut system: System, witness: Option<Vec<i64>>) -> Decision {
        let mut decision = Decision {
            verdict: if reading.footed || reading.blanks { Verdict::Footed } else { Verdict::Rounded },
            refuted: Vec::new(),
            suspects: Vec::new(),
            witness: Witnessed::None,
            footed: Vec::new(),
            mixed: Vec::new(),
            blanks: Vec::new(),
        };
        let Some(mut residuals) = witness else {
            decision.witness = Witnessed::Fractional;
            return decision;
        };
        if reading != Reading::ROUNDED {
            let mut loose = Vec::new();
            for cell in 0..self.cells.len() {
                let Ok(cell) = CellIndex::try_from(cell) else { break };
                let strict = self.bounds(cell, Reading::ROUNDED);
                if strict == self.bounds(cell, reading) {
                    continue;
                }
                // A cell that the solution already keeps within its own rounding needs no looser reading.
                if residuals.get(cell as usize).is_some_and(|value| strict.holds(*value)) {
                    system.set_bounds(cell as usize, strict);
                } else {
                    loose.push((cell, strict));
                }
            }
            for (cell, strict) in loose {
                let wide = self.bounds(cell, reading);
                if residuals.get(cell as usize).is_some_and(|value| strict.holds(*value)) {
                    system.set_bounds(cell as usize, strict);
                    continue;
                }
                system.set_bounds(cell as usize, strict);
                match solve(&system) {
                    Answer::Feasible(Point::Whole(better)) => residuals = better,
                    _ => {
                        system.set_bounds(cell as usize, wide);
                        self.sort_loose(cell, reading, &mut decision);
                    }
                }
            }
        }
        let exact =
            self.cells.iter().zip(residuals).map(|(cell, residual)| cell.fen().saturating_add(residual));
        decision.witness = Witnessed::Whole(exact.collect());
        decision
    }

    fn sort_loose(&self, cell: CellIndex, reading: Reading, decision: &mut Decision) {
        let printed = self.cells.get(cell).and_then(|cell| cell.figure());
        match printed {
            None => decision.blanks.push(cell),
            Some(_) if reading.footed && self.is_footable(cell) => decision.footed.push(cell),
            Some(_) => decision.mixed.push(cell),
        }
    }

    /// Finds a conflict and the figures that explain it together with all else. Where none does, takes out one conflict
    /// after the other until what is left has a solution under the loosest reading.
    fn refute(&self, mut relations: Vec<usize>) -> (Vec<Refuted>, Vec<(CellIndex, Suspect)>) {
        let mut refuted: Vec<Refuted> = Vec::new();
        while refuted.len() < CONFLICTS {
            let system = self.system(Reading::LOOSEST, &relations);
            let Answer::Infeasible(certificate) = solve(&system) else { break };
            let conflict = Refuted::new(&certificate, &relations);
            relations.retain(|relation| !conflict.relations.iter().any(|(refuted, _)| refuted == relation));
            if refuted.is_empty() {
                let suspects = suspects(self, &conflict);
                if !suspects.is_empty() {
                    return (Vec::from([conflict]), suspects);
                }
            }
            refuted.push(conflict);
        }
        (refuted, Vec::new())
    }
}

impl Refuted {
    fn new(certificate: &Certificate, relations: &[usize]) -> Self {
        let relations = certificate
            .rows()
            .iter()
            .filter_map(|(row, multiplier)| Some((*relations.get(*row)?, multiplier.to_i128()?)))
            .collect();
        Self { relations }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::question::{Question, Reading};
    use crate::disclosure::Disclosure;
    use crate::money::Rounding;
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
            let question = Question::new(&disclosure, Rounding::HalfUp);
            for refuted in question.decide().refuted {
                conflicts += 1;
                relations += refuted.relations.len();
                let all: Vec<usize> = refuted.relations.iter().map(|(relation, _)| *relation).collect();
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
        assert!(conflicts > 30 && relations > conflicts, "{relations} relations in {conflicts} conflicts");
    }
}
