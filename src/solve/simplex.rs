//! The general simplex method of Dutertre and de Moura over exact integers.
//!
//! Each row gets an unknown of its own, its slack, that equals its left side and is bounded by its right side. The
//! tableau states some unknowns (the basic ones) as combinations of the others; the others lie within their bounds at
//! whole numbers, at the start as near to a solution as can be had. A basic unknown outside its bounds is made to leave: it is moved
//! to the bound it misses and another one moves to make room. Where none can move, the line of the tableau is a proof.

use super::at::At;
use super::integer::{Integer, Wide};
use super::system::{Bounds, Ratio, RowKind, System};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::mem::take;

/// After this many exchanges for each row, the rule that can't run in circles (Bland's) takes over from the quick one.
const QUICK_EXCHANGES_PER_ROW: usize = 8;

/// How many terms of lines may be written, about, before the method gives up: an answer that takes longer is none.
pub(crate) const WORK: usize = 60_000_000;

/// What the method found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Solution(Vec<Ratio>),
    /// Rows with the multipliers that add up to a contradiction, oriented as in a certificate.
    Refuted(Vec<(usize, Wide)>),
}

/// A solution of the rows within the bounds, or a refutation. The search starts from `start`, the values of a point near
/// a solution. `None` where it takes too long.
pub(crate) fn solve(system: &System, start: &[i64], work: usize) -> Option<Outcome> {
    let narrow = Tableau::<i64>::new(system, start, work).and_then(|tableau| tableau.solve());
    let wider = || Tableau::<i128>::new(system, start, work).and_then(|tableau| tableau.solve());
    let widest = || Tableau::<Wide>::new(system, start, work).and_then(|tableau| tableau.solve());
    narrow.or_else(wider).or_else(widest)
}

/// The multipliers that refute a system, over rows none of which the others can do without. `None` for a system with a
/// solution.
pub(crate) fn refute(system: &System, start: &[i64]) -> Option<Vec<(usize, Wide)>> {
    let narrow = Tableau::<i64>::new(system, start, WORK).and_then(|tableau| tableau.refute());
    let wider = || Tableau::<i128>::new(system, start, WORK).and_then(|tableau| tableau.refute());
    let widest = || Tableau::<Wide>::new(system, start, WORK).and_then(|tableau| tableau.refute());
    narrow.or_else(wider).or_else(widest)
}

/// The least and greatest value of an unknown over the rational solutions, rounded inward to whole numbers, starting
/// from a whole solution. An end that is missing does not exist. The inner `None`: no whole number lies between.
pub(crate) fn range(system: &System, unknown: usize, start: &[i64]) -> Option<Option<Bounds>> {
    range_in::<i64>(system, unknown, start)
        .or_else(|| range_in::<i128>(system, unknown, start))
        .or_else(|| range_in::<Wide>(system, unknown, start))
}

fn range_in<N: Integer>(system: &System, unknown: usize, start: &[i64]) -> Option<Option<Bounds>> {
    let mut tableau = Tableau::<N>::new(system, start, WORK)?;
    if tableau.repair()?.is_some() {
        return Some(None);
    }
    let high = tableau.push(unknown, true)?.map(|(numerator, denominator)| numerator.div_floor(&denominator));
    let low = tableau
        .push(unknown, false)?
        .map(|(numerator, denominator)| numerator.neg()?.div_floor(&denominator)?.neg());
    // An end beyond `i64` does not bind any `i64`.
    let high = high.map_or(Some(None), |high| Some(high?.to_wide().to_i64()))?;
    let low = low.map_or(Some(None), |low| Some(low?.to_wide().to_i64()))?;
    Some(Bounds::new(low, high))
}

/// `denominator · basic = Σ coefficient · unknown`, over unknowns that are not basic.
#[derive(Clone, Debug)]
struct Line<N> {
    basic: usize,
    denominator: N,
    /// By unknown, ascending; no coefficient is zero.
    terms: Vec<(usize, N)>,
    /// The value of the right side.
    value: N,
}

impl<N: Integer> Line<N> {
    fn coefficient(&self, unknown: usize) -> Option<&N> {
        let place = self.terms.binary_search_by_key(&unknown, |(other, _)| *other).ok()?;
        self.terms.get(place).map(|(_, coefficient)| coefficient)
    }
}

/// An unknown or a slack.
#[derive(Clone, Debug)]
struct Unknown<N> {
    low: Option<N>,
    high: Option<N>,
    /// The value while not basic.
    value: N,
    /// The line that states it, while basic.
    line: Option<usize>,
    /// The lines it may stand in while not basic: all that it does, perhaps more.
    lines: Vec<usize>,
}

impl<N: Integer> Unknown<N> {
    fn may_rise(&self) -> bool {
        self.high.as_ref().is_none_or(|high| self.value < *high)
    }

    fn may_fall(&self) -> bool {
        self.low.as_ref().is_none_or(|low| self.value > *low)
    }
}

struct Tableau<'s, N> {
    system: &'s System,
    unknowns: Vec<Unknown<N>>,
    lines: Vec<Line<N>>,
    /// Basic unknowns that may be out of bounds, after the lengths their lines had; none that is, is missing.
    astray: BTreeSet<(usize, usize)>,
    /// How many terms may still be written.
    work: usize,
}

impl<'s, N: Integer> Tableau<'s, N> {
    fn new(system: &'s System, start: &[i64], work: usize) -> Option<Self> {
        let slacks = system.bounds().len();
        let mut unknowns: Vec<Unknown<N>> = system
            .bounds()
            .iter()
            .enumerate()
            .map(|(unknown, bounds)| Unknown {
                low: bounds.low().map(N::from_i64),
                high: bounds.high().map(N::from_i64),
                value: N::from_i64(bounds.nearest(start.at(unknown))),
                line: None,
                lines: Vec::new(),
            })
            .collect();
        let mut lines = Vec::with_capacity(system.rows().len());
        for (number, row) in system.rows().iter().enumerate() {
            let mut value = N::from_i64(0);
            let mut terms = Vec::with_capacity(row.terms().len());
            for (unknown, coefficient) in row.terms() {
                let coefficient = N::from_i64(*coefficient);
                let other = unknowns.get_mut(*unknown)?;
                value = value.add(&coefficient.mul(&other.value)?)?;
                other.lines.push(number);
                terms.push((*unknown, coefficient));
            }
            let rhs = N::from_i64(row.rhs());
            unknowns.push(Unknown {
                low: (row.kind() == RowKind::Equal).then(|| rhs.clone()),
                high: Some(rhs),
                value: N::from_i64(0),
                line: Some(number),
                lines: Vec::new(),
            });
            lines.push(Line { basic: slacks + number, denominator: N::from_i64(1), terms, value });
        }
        let astray = lines.iter().map(|line| (line.terms.len(), line.basic)).collect();
        Some(Self { system, unknowns, lines, astray, work: work / N::COST.max(1) })
    }

    fn solve(mut self) -> Option<Outcome> {
        match self.repair()? {
            Some(refutation) => Some(Outcome::Refuted(refutation)),
            None => self.solution().map(Outcome::Solution),
        }
    }

    fn solution(&self) -> Option<Vec<Ratio>> {
        let stated = self.unknowns.get(..self.system.bounds().len())?;
        stated
            .iter()
            .map(|unknown| {
                let Some(line) = unknown.line else {
                    return Some(Ratio {
                        numerator: unknown.value.to_wide(),
                        denominator: Wide::from(1_i64),
                    });
                };
                let line = self.lines.get(line)?;
                let gcd = line.value.gcd(&line.denominator)?;
                Some(Ratio {
                    numerator: line.value.div_floor(&gcd)?.to_wide(),
                    denominator: line.denominator.div_floor(&gcd)?.to_wide(),
                })
            })
            .collect()
    }

    /// Brings all unknowns within their bounds, or gives the multipliers that refute the system.
    fn repair(&mut self) -> Option<Option<Vec<(usize, Wide)>>> {
        let mut quick = self.quick_exchanges();
        while let Some(basic) = self.next_astray(quick == 0) {
            let Some(number) = self.unknowns.get(basic)?.line else { continue };
            let Some((target, rise)) = self.missed_bound(number)? else { continue };
            match self.entering(number, rise, quick == 0) {
                Some(entering) => self.exchange(number, entering, target)?,
                None => {
                    self.astray.insert((0, basic));
                    return Some(Some(self.refutation(number, rise)?));
                }
            }
            quick = quick.saturating_sub(1);
        }
        Some(None)
    }

    /// Drops rows as long as the rest has no solution. One row is set free at a time: if a solution turns up, the row is
    /// needed and bound again; if not, all rows that the new refutation does without stay free too.
    fn refute(mut self) -> Option<Vec<(usize, Wide)>> {
        let mut untried: BTreeSet<usize> = (0..self.lines.len()).collect();
        let first = self.repair()??;
        self.set_free_but(&mut untried, &first)?;
        while let Some(row) = untried.pop_first() {
            self.set_free(row)?;
            match self.repair()? {
                Some(refutation) => self.set_free_but(&mut untried, &refutation)?,
                None => self.bind(row)?,
            }
        }
        self.repair()?
    }

    /// Sets free the rows that a refutation does without.
    fn set_free_but(&mut self, rows: &mut BTreeSet<usize>, refutation: &[(usize, Wide)]) -> Option<()> {
        let used: BTreeSet<usize> = refutation.iter().map(|(row, _)| *row).collect();
        for row in rows.difference(&used) {
            self.set_free(*row)?;
        }
        rows.retain(|row| used.contains(row));
        Some(())
    }

    fn set_free(&mut self, row: usize) -> Option<()> {
        let slack = self.unknowns.get_mut(self.system.bounds().len() + row)?;
        (slack.low, slack.high) = (None, None);
        Some(())
    }

    fn bind(&mut self, row: usize) -> Option<()> {
        let number = self.system.bounds().len() + row;
        let stated = self.system.rows().get(row)?;
        let slack = self.unknowns.get_mut(number)?;
        let rhs = N::from_i64(stated.rhs());
        slack.low = (stated.kind() == RowKind::Equal).then(|| rhs.clone());
        slack.high = Some(rhs.clone());
        let misses = slack.value > rhs || (slack.value < rhs && stated.kind() == RowKind::Equal);
        if slack.line.is_some() {
            self.astray.insert((0, number));
        } else if misses {
            self.move_to(number, rhs)?;
        }
        Some(())
    }

    /// The next unknown to look at: by Bland's rule the first, before that one whose line is short, so that long lines,
    /// which fill the tableau, come when most else is settled.
    fn next_astray(&mut self, bland: bool) -> Option<usize> {
        if !bland {
            return self.astray.pop_first().map(|(_, basic)| basic);
        }
        let first = self.astray.iter().map(|(_, basic)| *basic).min()?;
        self.astray.retain(|(_, basic)| *basic != first);
        Some(first)
    }

    fn quick_exchanges(&self) -> usize {
        self.lines.len().saturating_mul(QUICK_EXCHANGES_PER_ROW).saturating_add(100)
    }

    /// The bound that the basic unknown of a line misses, and whether it must rise to it.
    fn missed_bound(&self, number: usize) -> Option<Option<(N, bool)>> {
        let line = self.lines.get(number)?;
        let unknown = self.unknowns.get(line.basic)?;
        if let Some(low) = &unknown.low
            && line.value < low.mul(&line.denominator)?
        {
            return Some(Some((low.clone(), true)));
        }
        if let Some(high) = &unknown.high
            && line.value > high.mul(&line.denominator)?
        {
            return Some(Some((high.clone(), false)));
        }
        Some(None)
    }

    /// An unknown of the line that can move so that the basic one rises (or falls): the first by Bland's rule, before
    /// that the one in the fewest lines, so that the tableau stays sparse.
    fn entering(&self, number: usize, rise: bool, bland: bool) -> Option<usize> {
        let line = self.lines.get(number)?;
        let movable = line.terms.iter().filter_map(|(other, coefficient)| {
            let unknown = self.unknowns.get(*other)?;
            let able = if rise == (coefficient.sign() > 0) { unknown.may_rise() } else { unknown.may_fall() };
            able.then_some((*other, unknown.lines.len()))
        });
        if bland {
            movable.map(|(other, _)| other).next()
        } else {
            movable.min_by_key(|(_, lines)| *lines).map(|(other, _)| other)
        }
    }

    /// The line says that its basic unknown can't reach its bound: all others in it stand at the bounds that hold it back.
    fn refutation(&self, number: usize, rise: bool) -> Option<Vec<(usize, Wide)>> {
        let line = self.lines.get(number)?;
        let slacks = self.system.bounds().len();
        let mut multipliers = Vec::new();
        let mut gcd = N::from_i64(0);
        let minus = line.denominator.neg()?;
        for (unknown, coefficient) in line.terms.iter().chain([&(line.basic, minus)]) {
            if let Some(row) = unknown.checked_sub(slacks) {
                gcd = gcd.gcd(coefficient)?;
                multipliers.push((row, if rise { coefficient.clone() } else { coefficient.neg()? }));
            }
        }
        multipliers.sort_by_key(|(row, _)| *row);
        multipliers
            .into_iter()
            .map(|(row, multiplier)| Some((row, multiplier.div_floor(&gcd)?.to_wide())))
            .collect()
    }

    /// Makes `entering` basic in the line instead of the present one, which goes to `target`.
    fn exchange(&mut self, number: usize, entering: usize, target: N) -> Option<()> {
        let leaving = self.lines.get(number)?.basic;
        {
            let unknown = self.unknowns.get_mut(leaving)?;
            unknown.value = target;
            unknown.line = None;
            unknown.lines.clear();
            unknown.lines.push(number);
        }
        let turned = self.turned(number, entering)?;
        let mut touched = take(&mut self.unknowns.get_mut(entering)?.lines);
        self.unknowns.get_mut(entering)?.line = Some(number);
        touched.sort_unstable();
        touched.dedup();
        for other in touched {
            if other != number {
                self.substitute(other, entering, &turned)?;
            }
        }
        self.astray.insert((turned.terms.len(), entering));
        *self.lines.get_mut(number)? = turned;
        Some(())
    }

    /// The line solved for another of its unknowns.
    fn turned(&self, number: usize, entering: usize) -> Option<Line<N>> {
        let line = self.lines.get(number)?;
        let pivot = line.coefficient(entering)?;
        let positive = pivot.sign() > 0;
        let denominator = if positive { pivot.clone() } else { pivot.neg()? };
        let mut terms = Vec::with_capacity(line.terms.len());
        for (other, coefficient) in &line.terms {
            if *other != entering {
                terms.push((*other, if positive { coefficient.neg()? } else { coefficient.clone() }));
            }
        }
        let own = if positive { line.denominator.clone() } else { line.denominator.neg()? };
        let place = terms.partition_point(|(other, _)| *other < line.basic);
        terms.insert(place, (line.basic, own));
        let value = self.value_of(&terms)?;
        Some(Line { basic: entering, denominator, terms, value })
    }

    fn value_of(&self, terms: &[(usize, N)]) -> Option<N> {
        let mut value = N::from_i64(0);
        for (unknown, coefficient) in terms {
            let at = &self.unknowns.get(*unknown)?.value;
            if at.sign() != 0 {
                value = value.add(&coefficient.mul(at)?)?;
            }
        }
        Some(value)
    }

    /// Replaces `entering` in a line by what `turned` states it to be.
    fn substitute(&mut self, number: usize, entering: usize, turned: &Line<N>) -> Option<()> {
        let line = self.lines.get_mut(number)?;
        let Ok(place) = line.terms.binary_search_by_key(&entering, |(other, _)| *other) else {
            return Some(());
        };
        let (_, coefficient) = line.terms.remove(place);
        let gcd = coefficient.gcd(&turned.denominator)?;
        let scale = turned.denominator.div_floor(&gcd)?;
        let factor = coefficient.div_floor(&gcd)?;
        let old = take(&mut line.terms);
        let mut terms = Vec::with_capacity(old.len() + turned.terms.len());
        let mut own = old.into_iter().peekable();
        for (other, coefficient) in &turned.terms {
            while let Some((before, kept)) = own.next_if(|(before, _)| before < other) {
                terms.push((before, scaled(kept, &scale)?));
            }
            let added = factor.mul(coefficient)?;
            match own.next_if(|(same, _)| same == other) {
                Some((_, kept)) => {
                    let total = scaled(kept, &scale)?.add(&added)?;
                    if total.sign() != 0 {
                        terms.push((*other, total));
                    }
                }
                None => {
                    let lines = &mut self.unknowns.get_mut(*other)?.lines;
                    if lines.last() != Some(&number) {
                        lines.push(number);
                    }
                    terms.push((*other, added));
                }
            }
        }
        for (after, kept) in own {
            terms.push((after, scaled(kept, &scale)?));
        }
        let mut denominator = line.denominator.mul(&scale)?;
        if !denominator.is_one() {
            let mut common = denominator.clone();
            for (_, coefficient) in &terms {
                if common.is_one() {
                    break;
                }
                common = common.gcd(coefficient)?;
            }
            if !common.is_one() {
                denominator = denominator.div_floor(&common)?;
                for (_, coefficient) in &mut terms {
                    *coefficient = coefficient.div_floor(&common)?;
                }
            }
        }
        self.work = self.work.checked_sub(terms.len())?;
        let value = self.value_of(&terms)?;
        let line = self.lines.get_mut(number)?;
        line.denominator = denominator;
        line.terms = terms;
        line.value = value;
        self.astray.insert((line.terms.len(), line.basic));
        Some(())
    }

    /// Moves the unknown as far up (or down) as the rows and bounds let it, from a solution to solutions. Gives the
    /// value as numerator and denominator, or the inner `None` where nothing holds it.
    fn push(&mut self, unknown: usize, up: bool) -> Option<Option<(N, N)>> {
        let mut quick = self.quick_exchanges();
        loop {
            let Some(number) = self.unknowns.get(unknown)?.line else {
                // Not basic: it moves by itself, and is at the end once it is at its own bound.
                let own = self.unknowns.get(unknown)?;
                if !(if up { own.may_rise() } else { own.may_fall() }) {
                    return Some(Some((own.value.clone(), N::from_i64(1))));
                }
                if !self.slide(unknown, up)? {
                    return Some(None);
                }
                continue;
            };
            let line = self.lines.get(number)?;
            let Some(other) = self.entering(number, up, quick == 0) else {
                return Some(Some((line.value.clone(), line.denominator.clone())));
            };
            quick = quick.saturating_sub(1);
            let rise = up == (line.coefficient(other)?.sign() > 0);
            if !self.slide(other, rise)? {
                return Some(None);
            }
        }
    }

    /// Moves an unknown that is not basic until it or a basic one meets a bound; in the latter case the two change
    /// places. False where nothing stops it. Of those that stop it first, one that can take but one value leaves, for it
    /// never comes back; else, by Bland's rule, the first.
    fn slide(&mut self, moving: usize, rise: bool) -> Option<bool> {
        let own = self.unknowns.get(moving)?;
        let own_bound = if rise { own.high.clone() } else { own.low.clone() };
        // The way until a bound is met, as a fraction.
        let mut way = match &own_bound {
            Some(bound) if rise => Some((bound.sub(&own.value)?, N::from_i64(1))),
            Some(bound) => Some((own.value.sub(bound)?, N::from_i64(1))),
            None => None,
        };
        let mut touched = own.lines.clone();
        touched.sort_unstable();
        touched.dedup();
        let mut leaving: Option<(usize, (bool, usize), N)> = None;
        for number in touched {
            let line = self.lines.get(number)?;
            let Some(coefficient) = line.coefficient(moving) else { continue };
            let basic = self.unknowns.get(line.basic)?;
            let basic_rises = rise == (coefficient.sign() > 0);
            let Some(bound) = (if basic_rises { basic.high.as_ref() } else { basic.low.as_ref() }) else {
                continue;
            };
            let order = (basic.low != basic.high, line.basic);
            let reach = bound.mul(&line.denominator)?.sub(&line.value)?;
            let (room, speed) =
                if basic_rises { (reach, coefficient.clone()) } else { (reach.neg()?, coefficient.clone()) };
            let speed = if speed.sign() < 0 { speed.neg()? } else { speed };
            let shorter = match &way {
                None => true,
                Some((way, unit)) => {
                    let (this, other) = (room.mul(unit)?, way.mul(&speed)?);
                    this < other
                        || this == other && leaving.as_ref().is_some_and(|(_, first, _)| order < *first)
                }
            };
            if shorter {
                way = Some((room, speed));
                leaving = Some((number, order, bound.clone()));
            }
        }
        match (leaving, own_bound) {
            (Some((number, _, bound)), _) => self.exchange(number, moving, bound)?,
            (None, Some(bound)) => self.move_to(moving, bound)?,
            (None, None) => return Some(false),
        }
        Some(true)
    }

    fn move_to(&mut self, moving: usize, value: N) -> Option<()> {
        let unknown = self.unknowns.get_mut(moving)?;
        let change = value.sub(&unknown.value)?;
        unknown.value = value;
        let mut touched = take(&mut unknown.lines);
        touched.sort_unstable();
        touched.dedup();
        for number in &touched {
            let line = self.lines.get_mut(*number)?;
            if let Some(coefficient) = line.coefficient(moving) {
                line.value = line.value.add(&coefficient.mul(&change)?)?;
                self.astray.insert((line.terms.len(), line.basic));
            }
        }
        self.unknowns.get_mut(moving)?.lines = touched;
        Some(())
    }
}

fn scaled<N: Integer>(value: N, scale: &N) -> Option<N> {
    if scale.is_one() { Some(value) } else { value.mul(scale) }
}
