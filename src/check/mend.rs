use alloc::string::String;
use alloc::vec::Vec;

use super::candidate::{Candidate, printable, rank};
use super::effort::Effort;
use super::question::Question;
use super::reach::Reach;
use super::reading::{Figures, Reading, footing};
use super::slip::Slip;
use super::suspect::{Change, Suspect};
use crate::disclosure::{Cell, Disclosure};
use crate::money::{Amount, Figure};
use crate::relate::{CellIndex, Relation, may_restate};
use crate::solve::{Bounds, Columns, System, holds_within, outer};

/// Asks the whole question again with one figure free, or with another value in its place.
pub(super) struct Mend<'a, 'd> {
    question: &'a Question<'d>,
    system: &'a System,
    effort: &'a Effort,
    /// For each cell a value with which most relations hold.
    near: Vec<i64>,
    part: Option<Part>,
    /// Whether each relation is a row: none is beyond the numbers of the solver.
    has_all_rows: bool,
    /// How many terms the rows have in all.
    terms: usize,
}

/// All relations but some.
struct Part {
    out: Vec<usize>,
    system: System,
    columns: Columns,
    /// The cell of each unknown, in order.
    cells: Vec<usize>,
    /// For each unknown a value with which most rows hold.
    near: Vec<i64>,
}

/// A figure that explains conflicts when it alone is free, with all else in one.
pub(super) struct Freed {
    pub(super) cell: CellIndex,
    /// The printed values in 分 between which it would do with every total above it rounded on its own.
    strict: Option<(i64, i64)>,
    /// Those with which a total above it is the sum of its printed items, so that it may be footed.
    footed: Vec<i64>,
    /// The one with which sums that fail hold as printed, where that would do.
    exact: Option<i64>,
    /// By how much it may differ from what is printed.
    range: Bounds,
    slip: Slip,
    change: i128,
}

impl Freed {
    /// The likeliest first.
    pub(super) fn rank(&self) -> (Slip, i128, CellIndex) {
        (self.slip, self.change, self.cell)
    }
}

impl<'a, 'd> Mend<'a, 'd> {
    /// `system` states all relations of the question in their order, under the loosest reading, in so many terms.
    pub(super) fn new(
        question: &'a Question<'d>,
        system: &'a System,
        terms: usize,
        effort: &'a Effort,
        near: Vec<i64>,
    ) -> Self {
        let has_all_rows = system.rows().iter().all(|row| !row.terms().is_empty() || row.rhs() == 0);
        Self { question, system, effort, near, part: None, has_all_rows, terms }
    }

    fn part(&mut self, out: &[usize]) -> Option<&mut Part> {
        if self.part.as_ref().is_none_or(|part| part.out != out) {
            if !self.effort.spend(self.terms) {
                return None;
            }
            let mut left_out = alloc::vec![false; self.system.rows().len()];
            for row in out {
                if let Some(place) = left_out.get_mut(*row) {
                    *place = true;
                }
            }
            let rows: Vec<usize> =
                left_out.iter().enumerate().filter(|(_, out)| !**out).map(|(row, _)| row).collect();
            let (system, cells) = self.system.part(&rows, self.system.bounds());
            let columns = system.columns();
            let near = cells.iter().map(|cell| self.near.get(*cell).copied().unwrap_or_default()).collect();
            self.part = Some(Part { out: out.to_vec(), system, columns, cells, near });
        }
        self.part.as_mut()
    }

    /// Whether all relations but some have a solution.
    pub(super) fn holds_without(&mut self, out: &[usize]) -> bool {
        let effort = self.effort;
        let Some(part) = self.part(out) else { return false };
        effort.spend(part.columns.terms().saturating_mul(3)) && part.holds()
    }

    /// Whether there is effort left to free a figure.
    pub(super) fn may_free(&self) -> bool {
        self.effort.has(self.terms.saturating_mul(FREE))
    }

    /// The values that would do for a candidate, when all relations but some are asked together.
    pub(super) fn free(
        &mut self,
        reach: &Reach<'_, '_>,
        candidate: &Candidate,
        out: &[usize],
    ) -> Option<Freed> {
        let (question, effort) = (self.question, self.effort);
        let cell = candidate.cell;
        let part = self.part(out)?;
        if !effort.spend(part.columns.terms().saturating_mul(FREE)) {
            return None;
        }
        let work = work(part.columns.terms());
        let unknown = part.unknown(cell)?;
        // The totals that may have been footed from it, with what they can be then and what they can be otherwise.
        let mut totals: Vec<(usize, Bounds, Bounds, Bounds)> = Vec::new();
        for (row, _) in reach.rows(cell) {
            let Some((total, wide)) = reach.footed(*row, cell) else { continue };
            let Some(place) = part.unknown(total) else { continue };
            let other = reach.rows(total).iter().any(|(other, _)| {
                let relation = question.stated.relations.get(*other);
                relation.is_some_and(|relation| {
                    footing(&question.cells, relation) == Some(total)
                        && question.gap(relation) == 0
                        && !relation.right.contains(&cell)
                })
            });
            let own = part.system.bounds().get(place).copied().unwrap_or_default();
            let strict = if other { own } else { question.figures().own(total, Reading::LOOSEST) };
            totals.push((place, own, wide, strict));
        }
        let own = part.system.bounds().get(unknown).copied().unwrap_or_default();
        // All else as printed, the sums that fail ask for a value that is most often the right one.
        let asked = reach.asked(cell).find(|value| candidate.range.holds(*value));
        let center = asked.unwrap_or_else(|| match (candidate.range.low(), candidate.range.high()) {
            (Some(low), Some(high)) => low.midpoint(high),
            (Some(end), None) | (None, Some(end)) => end,
            (None, None) => 0,
        });
        part.system.set_bounds(unknown, Bounds::new(reach.least(cell), None)?);
        for (total, _, wide, _) in &totals {
            part.system.set_bounds(*total, *wide);
        }
        let mut ranges = [None, None];
        if part.system.shift(&part.columns, unknown, center).is_some() {
            let kept = part.put_near(unknown, 0);
            let ask = |system: &System| {
                let range = outer(system, &part.columns, unknown, work, &part.near)?;
                let end = |end: Option<i64>| end.map(|end| end.saturating_add(center));
                Bounds::new(end(range.low()), end(range.high()))
            };
            let widest = ask(&part.system);
            let mut strict = widest;
            if widest.is_some() && !totals.is_empty() {
                for (total, _, _, strict) in &totals {
                    part.system.set_bounds(*total, *strict);
                }
                strict = ask(&part.system);
            }
            ranges = [widest, strict];
            part.put_near(unknown, kept);
            part.system.shift(&part.columns, unknown, center.saturating_neg());
        }
        part.system.set_bounds(unknown, own);
        for (total, own, _, _) in &totals {
            part.system.set_bounds(*total, *own);
        }
        let [widest, strict] = ranges;
        let exact = asked.and_then(|asked| question.cells.fen(cell).checked_add(asked));
        freed(question, reach, cell, widest?, strict).map(|freed| Freed { exact, ..freed })
    }

    /// The suspect with those of the values that would do with which the document, asked anew, is found to hold: a figure
    /// that is changed may be a total that is no longer the sum of its items. And by how much the amount may then differ
    /// from what is printed.
    pub(super) fn suspect(&mut self, freed: &Freed, out: &[usize]) -> Option<(Suspect, Bounds)> {
        const STEPS: i64 = 3;
        let cell = freed.cell;
        let quantum = self.question.quantum(cell).max(1);
        let mut passing: Option<(i64, i64)> = None;
        let mut take = |value: i64| {
            passing = Some(passing.map_or((value, value), |(low, high)| (low.min(value), high.max(value))));
        };
        let mut asked = freed.footed.clone();
        asked.extend(freed.exact.filter(|exact| !freed.footed.contains(exact)));
        for value in asked {
            if self.mends(cell, value, out)? {
                take(value);
            }
        }
        match freed.strict {
            None => {}
            Some((i64::MIN, i64::MAX)) => return None,
            // An end that is open is no value to try.
            Some((i64::MIN, value) | (value, i64::MAX)) => {
                let mends = self.mends(cell, value, out)?;
                if mends {
                    take(value);
                }
            }
            Some((low, high)) => {
                let steps = (i128::from(high) - i128::from(low)) / i128::from(quantum);
                let steps = i64::try_from(steps).unwrap_or(i64::MAX).min(STEPS);
                let at = |from: i64, step: i64| from.checked_add(step.checked_mul(quantum)?);
                for value in (0..=steps).filter_map(|step| at(low, step)) {
                    if self.mends(cell, value, out)? {
                        take(value);
                        break;
                    }
                }
                for value in (0..=steps).filter_map(|step| at(high, -step)) {
                    if value > low && self.mends(cell, value, out)? {
                        take(value);
                        break;
                    }
                }
            }
        }
        let (low, high) = passing?;
        let exact = freed.exact.filter(|exact| (low..=high).contains(exact));
        Some((suspect(self.question, cell, (low, high), exact)?, freed.range))
    }

    /// Whether all relations but some have a solution with another value in one cell. A document too large to be asked that
    /// often is taken at its word.
    fn mends(&mut self, cell: CellIndex, fen: i64, out: &[usize]) -> Option<bool> {
        let question = self.question;
        let terms = question.cells.len().saturating_add(self.system.rows().len());
        if !self.effort.spend(terms.saturating_mul(30)) {
            return Some(true);
        }
        let (unit, places) = question.cells.format_of(cell);
        let rounding = question.options.rounding;
        let figure = Figure::of(Amount::from_fen(fen), unit, places, rounding).ok()?;
        let other = Cell { figure: Some(figure), ..*question.cells.get(cell)? };
        let stays = self.has_all_rows && !may_restate(&question.cells, cell, figure);
        let moved = if stays { self.holds_moved(cell, &other, out) } else { None };
        moved.map_or_else(|| self.holds_anew(cell, other, out), Some)
    }

    /// The same where the relations that are stated stay the same: their rows stay, and what the figures stand for moves.
    /// `None` where a number is too large for that.
    fn holds_moved(&mut self, cell: CellIndex, other: &Cell, out: &[usize]) -> Option<bool> {
        let question = self.question;
        let by = other.fen().checked_sub(question.cells.fen(cell))?;
        let figures = Figures::new(&question.cells.with(cell, other), &question.stated, &question.options);
        let bounds = figures.bounds(&question.stated, Reading::LOOSEST);
        let loosest = question.loosest();
        let part = self.part(out)?;
        let Some(unknown) = part.unknown(cell) else {
            part.set_bounds(&bounds);
            let holds = part.holds();
            part.set_bounds(loosest);
            return Some(holds);
        };
        part.system.set_bounds(unknown, Bounds::default());
        let shifted = part.system.shift(&part.columns, unknown, by);
        let holds = shifted.map(|()| {
            part.set_bounds(&bounds);
            let kept = part.put_near(unknown, 0);
            let holds = part.holds();
            part.put_near(unknown, kept);
            part.system.set_bounds(unknown, Bounds::default());
            part.system.shift(&part.columns, unknown, by.saturating_neg());
            holds
        });
        part.set_bounds(loosest);
        holds
    }

    /// The same of any figure: the document with it is asked anew.
    fn holds_anew(&self, cell: CellIndex, other: Cell, out: &[usize]) -> Option<bool> {
        let question = self.question;
        let key = question.cells.key(cell)?;
        let mut changed = question.cells.disclosure.clone();
        let block = changed.tables.get_mut(key.table)?.blocks.get_mut(key.block)?;
        *block.rows.get_mut(key.row)?.cells.get_mut(key.column)? = other;
        Some(self.holds_in(&changed, out))
    }

    /// Whether all relations of a document hold together, save those that the question has under `out`.
    fn holds_in(&self, changed: &Disclosure, out: &[usize]) -> bool {
        let asked = Question::new(changed, &self.question.options);
        let stated = &self.question.stated.relations;
        let mut left_out: Vec<(&[CellIndex], &[CellIndex])> = out
            .iter()
            .filter_map(|number| stated.get(*number))
            .map(|relation| (&*relation.left, &*relation.right))
            .collect();
        left_out.sort_unstable();
        let is_out = |relation: &Relation| {
            !left_out.is_empty() && left_out.binary_search(&(&*relation.left, &*relation.right)).is_ok()
        };
        let rows: Vec<usize> = asked
            .stated
            .relations
            .iter()
            .enumerate()
            .filter(|(_, relation)| !is_out(relation))
            .map(|(number, _)| number)
            .collect();
        let possible = rows
            .iter()
            .filter_map(|row| asked.stated.relations.get(*row))
            .all(|relation| asked.can_hold(relation, asked.loosest()));
        if !possible {
            return false;
        }
        let system = asked.system_within(asked.loosest().to_vec(), Reading::LOOSEST, &rows);
        let columns = system.columns();
        holds_within(&system, &columns, work(columns.terms()), &self.near)
    }
}

/// What it costs to free a figure, for each term.
const FREE: usize = 6;

/// How much work one try may take: what takes longer is not told.
fn work(terms: usize) -> usize {
    terms.saturating_mul(30).saturating_add(200_000)
}

impl Part {
    /// Puts the interval of each unknown to that of its cell.
    fn set_bounds(&mut self, bounds: &[Bounds]) {
        let of = |cell: &usize| bounds.get(*cell).copied().unwrap_or_default();
        self.system.set_all_bounds(self.cells.iter().map(of).collect());
    }

    /// Replaces the value from which a solution is looked for; gives the one before.
    fn put_near(&mut self, unknown: usize, value: i64) -> i64 {
        self.near.get_mut(unknown).map_or(value, |place| core::mem::replace(place, value))
    }

    fn holds(&self) -> bool {
        holds_within(&self.system, &self.columns, work(self.columns.terms()), &self.near)
    }

    fn unknown(&self, cell: CellIndex) -> Option<usize> {
        self.cells.binary_search(&(cell as usize)).ok()
    }
}

fn freed(
    question: &Question<'_>,
    reach: &Reach<'_, '_>,
    cell: CellIndex,
    widest: Bounds,
    strict: Option<Bounds>,
) -> Option<Freed> {
    let printed = question.cells.fen(cell);
    let mut footed = Vec::new();
    for (row, _) in reach.rows(cell) {
        let Some((total, _)) = reach.footed(*row, cell) else { continue };
        let relation = question.stated.relations.get(*row);
        let gap = relation.and_then(|relation| i64::try_from(question.gap(relation)).ok());
        let Some(value) = gap.and_then(|gap| printed.checked_add(gap)) else { continue };
        let range = question.options.rounding.range(value, question.quantum(cell), question.sign(cell));
        let fits = range.is_some_and(|range| {
            let low = i128::from(range.low) - i128::from(printed);
            let high = i128::from(range.high) - i128::from(printed);
            widest.low().is_none_or(|least| i128::from(least) <= high)
                && widest.high().is_none_or(|most| low <= i128::from(most))
        });
        let whole = value.checked_rem(question.quantum(cell).max(1)) == Some(0);
        if fits && whole && value != printed && question.is_figure(total) && !footed.contains(&value) {
            footed.push(value);
        }
    }
    let strict = strict.map(|strict| printable(question, cell, strict));
    // What is printed is wrong, so that no value that would do can be that.
    let strict = strict.filter(|(low, high)| printed < *low || *high < printed);
    let likeliest = strict
        .into_iter()
        .chain(footed.iter().map(|value| (*value, *value)))
        .map(|values| rank(question, cell, values))
        .min()?;
    let (slip, change) = likeliest;
    Some(Freed { cell, strict, footed, exact: None, range: widest, slip, change })
}

/// A figure that would do with the values between two.
fn suspect(
    question: &Question<'_>,
    cell: CellIndex,
    (low, high): (i64, i64),
    exact: Option<i64>,
) -> Option<Suspect> {
    let printed = question.cells.fen(cell);
    if low <= printed && printed <= high {
        return None;
    }
    let (slip, _) = rank(question, cell, (low, high));
    let amount = |fen: i64| match fen {
        i64::MIN | i64::MAX => None,
        fen => Some(question.cells.amount(i128::from(fen), cell)),
    };
    let show = |fen: i64| amount(fen).map_or_else(|| String::from("any"), |amount| amount.plain());
    let name = question.cells.name(cell)?;
    let blank = name.printed.is_empty();
    Some(Suspect {
        cell: name,
        would_do: (show(low), show(high)),
        slip,
        change: Change::Figure { blank, low: amount(low), high: amount(high), exact: exact.and_then(amount) },
    })
}
