//! The general simplex method of Dutertre and de Moura over exact integers.
//!
//! Each row gets an unknown of its own, its slack, that equals its left side and is bounded by its right side. The
//! tableau states some unknowns (the basic ones) as combinations of the others; the others lie within their bounds at
//! whole numbers, at the start as near to a solution as can be had. A basic unknown outside its bounds is made to leave: it is moved
//! to the bound it misses and another one moves to make room. Where none can move, the line of the tableau is a proof.

use super::bounds::Bounds;
use super::integer::{Integer, Wide};
use super::ratio::Ratio;
use super::system::System;
use alloc::vec::Vec;

use self::tableau::Tableau;

mod line;
mod push;
mod refute;
mod repair;
mod tableau;

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
    let narrow = Tableau::<i64>::new(system, start, work).and_then(outcome);
    let wider = || Tableau::<i128>::new(system, start, work).and_then(outcome);
    let widest = || Tableau::<Wide>::new(system, start, work).and_then(outcome);
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

fn outcome<N: Integer>(mut tableau: Tableau<'_, N>) -> Option<Outcome> {
    match tableau.repair()? {
        Some(refutation) => Some(Outcome::Refuted(refutation)),
        None => tableau.solution().map(Outcome::Solution),
    }
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
