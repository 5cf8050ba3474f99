use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::candidate::Candidate;
use super::effort::Effort;
use super::mend::Mend;
use super::question::{Question, can_hold};
use super::reach::{Reach, both};
use super::reading::{Reading, footing};
use super::refuted::Refuted;
use super::suspect::Suspect;
use super::whole::Whole;
use crate::relate::CellIndex;
use crate::solve::{Answer, Bounds, Point, System, solve_with};

/// One independent fault (独立差错): the proof that something is wrong, and what would mend it.
pub(super) struct Fault {
    /// Relations by number with their multipliers.
    pub(super) refuted: Vec<(usize, i128)>,
    /// What would mend it, likeliest first.
    pub(super) suspects: Vec<(Option<CellIndex>, Suspect)>,
}

/// What is wrong: faults, the most telling first, and relations that cannot hold together which none of them tells.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) told: Vec<Fault>,
    /// Relations that stand in a conflict.
    pub(super) refuted: Vec<usize>,
    /// Relations that cannot hold by themselves and that no fault explains.
    pub(super) untold: Vec<usize>,
}

/// How many faults are told apart; more do not help a reader.
const TOLD: usize = 25;
/// How many conflicts between several relations are looked for.
const JOINT: usize = 25;

/// Conflicts by number, and what would mend all of them, each by itself.
type Explained = (Vec<usize>, Vec<(Option<CellIndex>, Suspect)>);

impl Question<'_> {
    /// The relations that cannot hold by themselves.
    pub(super) fn impossible(&self) -> Vec<usize> {
        // What holds where every figure was rounded on its own needs no looser reading.
        self.with_gaps()
            .enumerate()
            .filter(|(_, (relation, gap))| !can_hold(relation, *gap, self.rounded()))
            .filter(|(_, (relation, gap))| !can_hold(relation, *gap, self.loosest()))
            .map(|(number, _)| number)
            .collect()
    }

    /// Finds out what is wrong with relations that no budget satisfies, those that are impossible by themselves first.
    pub(super) fn faults(&self, impossible: &[usize]) -> Faults {
        let all: Vec<usize> = (0..self.stated.relations.len()).collect();
        let system = self.system(Reading::LOOSEST, &all);
        let columns = system.columns();
        let effort = Effort::new(columns.terms());
        let (conflicts, near) = self.conflicts(&system, impossible, &effort);
        let reach = Reach::new(self, &system, &columns);
        let mend = Mend::new(self, &system, columns.terms(), &effort, near);
        Search::new(self, &reach, &effort, mend, conflicts).run()
    }

    /// Conflicts that share no relation: single relations, then such as several make together; and for each cell a value with
    /// which all other relations hold, where such values were found.
    fn conflicts(&self, system: &System, impossible: &[usize], effort: &Effort) -> (Vec<Refuted>, Vec<i64>) {
        let mut conflicts: Vec<Refuted> = Vec::new();
        for number in impossible {
            let Some(relation) = self.stated.relations.get(*number) else { continue };
            // A left side that is too small is one that, taken the other way round, is too large.
            let sign = if self.gap(relation) < 0 { -1 } else { 1 };
            conflicts.push(Vec::from([(*number, sign)]));
        }
        let mut out = alloc::vec![false; system.rows().len()];
        let mut leave_out = |conflicts: &[Refuted]| {
            for (row, _) in conflicts.iter().flatten() {
                if let Some(place) = out.get_mut(*row) {
                    *place = true;
                }
            }
            out.iter().enumerate().filter(|(_, out)| !**out).map(|(row, _)| row).collect::<Vec<usize>>()
        };
        let mut rows = leave_out(&conflicts);
        let mut near = alloc::vec![0; system.bounds().len()];
        for _ in 0..JOINT {
            let (part, cells) = system.part(&rows, system.bounds());
            let columns = part.columns();
            if !effort.spend(columns.terms().saturating_mul(4)) && !conflicts.is_empty() {
                break;
            }
            let certificate = match solve_with(&part, &columns) {
                Answer::Infeasible(certificate) => certificate,
                Answer::Feasible(Point::Whole(values)) => {
                    for (cell, value) in cells.into_iter().zip(values) {
                        if let Some(place) = near.get_mut(cell) {
                            *place = value;
                        }
                    }
                    break;
                }
                Answer::Feasible(Point::Fractional(_)) | Answer::Undecided => break,
            };
            let conflict: Refuted = certificate
                .rows()
                .iter()
                .filter_map(|(row, multiplier)| Some((*rows.get(*row)?, multiplier.to_i128()?)))
                .collect();
            rows = leave_out(core::slice::from_ref(&conflict));
            conflicts.push(conflict);
        }
        (conflicts, near)
    }
}

struct Search<'a, 'd> {
    question: &'a Question<'d>,
    reach: &'a Reach<'a, 'd>,
    effort: &'a Effort,
    mend: Mend<'a, 'd>,
    conflicts: Vec<Refuted>,
    /// Whether each conflict is still to be explained.
    open: Vec<bool>,
    /// The conflicts each cell stands in.
    cover: BTreeMap<CellIndex, Vec<usize>>,
    /// The conflict of each relation that is one by itself.
    single: BTreeMap<usize, usize>,
    /// By how much figures that were found wrong may differ from what is printed once they are right.
    mended: BTreeMap<CellIndex, Bounds>,
}

impl<'a, 'd> Search<'a, 'd> {
    fn new(
        question: &'a Question<'d>,
        reach: &'a Reach<'a, 'd>,
        effort: &'a Effort,
        mend: Mend<'a, 'd>,
        conflicts: Vec<Refuted>,
    ) -> Self {
        let mut cover: BTreeMap<CellIndex, Vec<usize>> = BTreeMap::new();
        let mut single = BTreeMap::new();
        for (number, conflict) in conflicts.iter().enumerate() {
            if let [(relation, _)] = conflict.as_slice() {
                single.insert(*relation, number);
            }
            for (relation, _) in conflict {
                for (cell, _) in question.stated.relations.get(*relation).into_iter().flat_map(|r| r.terms())
                {
                    let covered = cover.entry(cell).or_default();
                    if covered.last() != Some(&number) {
                        covered.push(number);
                    }
                }
            }
        }
        Self {
            question,
            reach,
            effort,
            mend,
            open: alloc::vec![true; conflicts.len()],
            conflicts,
            cover,
            single,
            mended: BTreeMap::new(),
        }
    }

    fn run(mut self) -> Faults {
        let mut faults = Faults::default();
        for conflict in &self.conflicts {
            faults.refuted.extend(conflict.iter().map(|(relation, _)| *relation));
        }
        while faults.told.len() < TOLD && self.open.contains(&true) {
            let (group, suspects) = self.explain().unwrap_or_default();
            let Some(fault) = self.tell(&group, suspects) else { break };
            faults.told.push(fault);
        }
        // What no change of one figure explains may follow from several that were told.
        let rest: Vec<usize> = self.still_open().collect();
        for number in rest {
            let Some(conflict) = self.conflicts.get(number) else { continue };
            let follows = conflict.iter().all(|(relation, _)| self.holds_mended(*relation));
            if follows {
                continue;
            }
            if faults.told.len() < TOLD {
                faults.told.push(Fault { refuted: conflict.clone(), suspects: Vec::new() });
            } else if let [(relation, _)] = conflict.as_slice() {
                faults.untold.push(*relation);
            }
        }
        faults
    }

    fn still_open(&self) -> impl Iterator<Item = usize> {
        self.open.iter().enumerate().filter(|(_, open)| **open).map(|(number, _)| number)
    }

    /// Whether a relation that cannot hold can once the figures that were told are right.
    fn holds_mended(&self, relation: usize) -> bool {
        let Some(stated) = self.question.stated.relations.get(relation) else { return false };
        if !stated.terms().any(|(cell, _)| self.mended.contains_key(&cell)) {
            return false;
        }
        let mut bounds = self.question.loosest().to_vec();
        for (cell, mended) in &self.mended {
            if let Some(place) = bounds.get_mut(*cell as usize) {
                *place = *mended;
            }
        }
        self.question.can_hold(stated, &bounds)
    }

    /// The fault that explains a group of conflicts; its proof is the shortest of theirs.
    fn tell(&mut self, group: &[usize], suspects: Vec<(Option<CellIndex>, Suspect)>) -> Option<Fault> {
        for number in group {
            if let Some(open) = self.open.get_mut(*number) {
                *open = false;
            }
        }
        let terms = |conflict: &Refuted| -> usize {
            let relations = conflict.iter().filter_map(|(r, _)| self.question.stated.relations.get(*r));
            relations.map(|relation| relation.left.len() + relation.right.len()).sum()
        };
        // Of a table and its own sums a reader sees more than of two tables.
        let sums_up = |conflict: &Refuted| {
            let mut relations = conflict.iter().filter_map(|(r, _)| self.question.stated.relations.get(*r));
            relations.all(|relation| footing(&self.question.cells, relation).is_some())
        };
        let shortest = group
            .iter()
            .filter_map(|number| self.conflicts.get(*number))
            .min_by_key(|conflict| (conflict.len(), !sums_up(conflict), terms(conflict)))?;
        Some(Fault { refuted: shortest.clone(), suspects })
    }

    /// The change that explains the most of what is open, and what else would explain the same.
    fn explain(&mut self) -> Option<Explained> {
        let mut ranked = self.candidates();
        let most = ranked.first().map_or(0, |candidate| candidate.group.len());
        let whole = Whole::new(self.question, &self.conflicts, &self.open);
        if let Some((group, suspect)) = whole.best(most + 1)
            && self.holds_without(&group)
        {
            return Some((group, Vec::from([(None, suspect)])));
        }
        while let Some(first) = ranked.first() {
            let size = first.group.len();
            let tier = ranked.partition_point(|candidate| candidate.group.len() == size);
            let rest = ranked.split_off(tier);
            if let Some(found) = self.explain_with(&ranked) {
                return Some(found);
            }
            ranked = rest;
            if ranked.first().is_none_or(|next| next.group.len() < size)
                && let Some((group, suspect)) = whole.best(size)
                && self.holds_without(&group)
            {
                return Some((group, Vec::from([(None, suspect)])));
            }
        }
        None
    }

    /// Whether all is well without the relations of a group and of the conflicts that others are to explain.
    fn holds_without(&mut self, group: &[usize]) -> bool {
        let mut out: Vec<usize> = Vec::new();
        for number in self.still_open().collect::<Vec<usize>>().iter().chain(group) {
            out.extend(self.conflicts.get(*number).into_iter().flatten().map(|(relation, _)| *relation));
        }
        self.mend.holds_without(&out)
    }

    /// Tries candidates that explain as many conflicts; of those that explain the likeliest one's, all that do.
    fn explain_with(&mut self, tier: &[Candidate]) -> Option<Explained> {
        let mut tried: Vec<&Candidate> = Vec::new();
        let mut group: Option<&[usize]> = None;
        let mut found = Vec::new();
        for candidate in tier {
            if found.len() >= ENOUGH && group.is_some() || !self.mend.may_free() {
                break;
            }
            if group.is_some_and(|group| group != candidate.group) {
                continue;
            }
            let out = self.out_of(&candidate.group);
            let Some(freed) = self.mend.free(self.reach, candidate, &out) else { continue };
            group = Some(&candidate.group);
            tried.push(candidate);
            found.push(freed);
        }
        let group = group?.to_vec();
        found.sort_by_key(|freed| freed.rank());
        let out = self.out_of(&group);
        let mut suspects = Vec::new();
        for freed in found {
            if suspects.len() >= SUSPECTS {
                break;
            }
            let Some((suspect, mended)) = self.mend.suspect(&freed, &out) else { continue };
            if suspects.is_empty() {
                self.mended.insert(freed.cell, mended);
            }
            suspects.push((Some(freed.cell), suspect));
        }
        (!suspects.is_empty()).then_some((group, suspects))
    }

    /// The relations of the conflicts that a group leaves to others.
    fn out_of(&self, group: &[usize]) -> Vec<usize> {
        self.still_open()
            .filter(|number| !group.contains(number))
            .filter_map(|number| self.conflicts.get(number))
            .chain(self.conflicts.iter().zip(&self.open).filter(|(_, open)| !**open).map(|(told, _)| told))
            .flatten()
            .map(|(relation, _)| *relation)
            .collect()
    }

    /// The figures that may explain conflicts, those that explain most first, then the likeliest slips.
    fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (cell, covered) in &self.cover {
            let open: Vec<usize> =
                covered.iter().copied().filter(|number| self.open.get(*number) == Some(&true)).collect();
            if open.is_empty() || !self.effort.spend(self.reach.rows(*cell).len()) {
                continue;
            }
            found.extend(self.candidate(*cell, open));
        }
        found.sort_by(|a, b| b.group.len().cmp(&a.group.len()).then_with(|| a.rank().cmp(&b.rank())));
        found
    }

    /// What a figure would have to be for the conflicts it stands in to go, seen from each relation by itself.
    fn candidate(&self, cell: CellIndex, open: Vec<usize>) -> Option<Candidate> {
        let mut rest = Bounds::new(self.reach.least(cell), None)?;
        let mut asked: Vec<(usize, Bounds)> = Vec::new();
        for (row, coefficient) in self.reach.rows(cell) {
            let within = self.reach.within(cell, *row, *coefficient);
            match self.single.get(row) {
                Some(number) if open.contains(number) => asked.extend(within.map(|within| (*number, within))),
                // What others are to explain asks nothing of this one.
                Some(_) => {}
                None => rest = both(rest, within?)?,
            }
        }
        let joint: Vec<usize> = open
            .iter()
            .copied()
            .filter(|number| self.conflicts.get(*number).is_some_and(|conflict| conflict.len() > 1))
            .collect();
        let mut best: Option<(Vec<usize>, Bounds)> = None;
        for start in 0..asked.len().max(1) {
            let mut range = rest;
            let mut group = Vec::new();
            for (number, within) in asked.iter().cycle().skip(start).take(asked.len()) {
                if let Some(narrower) = both(range, *within) {
                    range = narrower;
                    group.push(*number);
                }
            }
            if best.as_ref().is_none_or(|(other, _)| group.len() > other.len()) {
                let all = group.len() == asked.len();
                best = Some((group, range));
                if all {
                    break;
                }
            }
        }
        let (mut group, range) = best?;
        group.extend(joint);
        group.sort_unstable();
        group.dedup();
        if group.is_empty() {
            return None;
        }
        Some(Candidate::new(self.question, cell, group, range))
    }
}

/// How many figures that would do are looked for before the likeliest are told.
const ENOUGH: usize = 24;
/// How many suspects are told.
const SUSPECTS: usize = 8;
