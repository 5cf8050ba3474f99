use alloc::vec::Vec;

use super::tableau::Tableau;
use crate::solve::integer::{Integer, Wide};

/// After this many exchanges for each row, the rule that can't run in circles (Bland's) takes over from the quick one.
const QUICK_EXCHANGES_PER_ROW: usize = 8;

impl<N: Integer> Tableau<'_, N> {
    /// Brings all unknowns within their bounds, or gives the multipliers that refute the system.
    pub(super) fn repair(&mut self) -> Option<Option<Vec<(usize, Wide)>>> {
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

    /// The next unknown to look at: by Bland's rule the first, before that one whose line is short, so that long lines,
    /// which fill the tableau, come when most else is settled.
    pub(super) fn next_astray(&mut self, bland: bool) -> Option<usize> {
        if !bland {
            return self.astray.pop_first().map(|(_, basic)| basic);
        }
        let first = self.astray.iter().map(|(_, basic)| *basic).min()?;
        self.astray.retain(|(_, basic)| *basic != first);
        Some(first)
    }

    pub(super) fn quick_exchanges(&self) -> usize {
        self.lines.len().saturating_mul(QUICK_EXCHANGES_PER_ROW).saturating_add(100)
    }

    /// The bound that the basic unknown of a line misses, and whether it must rise to it.
    pub(super) fn missed_bound(&self, number: usize) -> Option<Option<(N, bool)>> {
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
    pub(super) fn entering(&self, number: usize, rise: bool, bland: bool) -> Option<usize> {
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
    pub(super) fn refutation(&self, number: usize, rise: bool) -> Option<Vec<(usize, Wide)>> {
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
}
