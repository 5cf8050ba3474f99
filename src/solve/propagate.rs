//! Interval propagation: each row narrows the interval of each of its unknowns to what the others leave it, until
//! nothing changes.
//!
//! Where the rows form a tree (no two share two unknowns, no ring of rows) and all coefficients are 1 or -1, the
//! intervals that remain are exactly the values the unknowns can take, and a witness is read off outward from any one.

use super::at::At;
use super::bounds::Bounds;
use super::columns::Columns;
use super::forest::Forest;
use super::reach::{NO_REACH, Reach};
use super::row::{Row, RowKind};
use super::system::System;
use alloc::collections::{BTreeSet, VecDeque};
use alloc::vec::Vec;

/// How often, on average, a row may be looked at before what is left goes to the solvers: intervals that lean on each
/// other in a ring may creep by 1 for as long as they are wide.
const VISITS_PER_ROW: usize = 24;
/// Ends further out than this are not derived; they would say nothing, and sums of them could overflow.
const FURTHEST: i128 = 1 << 62;

/// Whether intervals are narrowed to the whole numbers inside or may keep a little more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Narrowing {
    /// No rational solution is cut off.
    Rational,
    /// No whole solution is cut off.
    Whole,
}

/// One narrowing of one end, in the order they happened.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    unknown: usize,
    upper: bool,
    row: usize,
    /// The step before that moved the same end.
    previous: Option<usize>,
}

/// The intervals left by propagation.
#[derive(Debug)]
pub(crate) struct Intervals<'s> {
    system: &'s System,
    columns: &'s Columns,
    bounds: Vec<Bounds>,
    /// The last steps that moved the lower and the upper end.
    latest: Vec<(Option<usize>, Option<usize>)>,
    steps: Vec<Step>,
    /// Whether nothing was left to narrow.
    settled: bool,
}

/// The end of the interval that makes the term least (or greatest).
fn end(bounds: Bounds, upper: bool) -> Option<i64> {
    if upper { bounds.high() } else { bounds.low() }
}

impl<'s> Intervals<'s> {
    /// Propagates to the end, or gives the rows that contradict each other.
    pub(crate) fn narrow(
        system: &'s System,
        columns: &'s Columns,
        narrowing: Narrowing,
    ) -> Result<Self, Vec<usize>> {
        let mut intervals = Self {
            system,
            columns,
            bounds: system.bounds().to_vec(),
            latest: alloc::vec![(None, None); system.bounds().len()],
            steps: Vec::new(),
            settled: false,
        };
        // A row that is impossible by itself is the shortest proof there is, so all are tried before any narrows.
        let quiet: Vec<bool> = system.rows().iter().map(|row| intervals.is_quiet(row)).collect();
        for (number, (row, quiet)) in system.rows().iter().zip(&quiet).enumerate() {
            if !quiet && intervals.refuted_end(row).is_some() {
                return Err(alloc::vec![number]);
            }
        }
        intervals.run(quiet, narrowing)?;
        Ok(intervals)
    }

    pub(crate) fn bounds(&self) -> &[Bounds] {
        &self.bounds
    }

    #[cfg(test)]
    pub(crate) fn settled(&self) -> bool {
        self.settled
    }

    /// Narrows until nothing changes; rows are `quiet` as long as nothing of theirs has.
    fn run(&mut self, mut quiet: Vec<bool>, narrowing: Narrowing) -> Result<(), Vec<usize>> {
        let rows = self.system.rows();
        let mut queue: VecDeque<usize> = (0..rows.len()).collect();
        let mut waiting = alloc::vec![true; rows.len()];
        let mut visits = rows.len().saturating_mul(VISITS_PER_ROW);
        while let Some(number) = queue.pop_front() {
            waiting.put(number, false);
            if visits == 0 {
                // What was not looked at may still be contradicted; rows without a free unknown must not slip by.
                return self.check_all();
            }
            visits -= 1;
            if quiet.at(number) {
                continue;
            }
            let before = self.steps.len();
            self.visit(number, narrowing)?;
            for step in self.steps.get(before..).unwrap_or_default() {
                for (row, _) in self.columns.of(step.unknown) {
                    quiet.put(*row, false);
                    if *row != number && !waiting.at(*row) {
                        waiting.put(*row, true);
                        queue.push_back(*row);
                    }
                }
            }
        }
        self.settled = true;
        Ok(())
    }

    fn check_all(&self) -> Result<(), Vec<usize>> {
        for (number, row) in self.system.rows().iter().enumerate() {
            if let Some(upper) = self.refuted_end(row) {
                return Err(self.contradiction(number, upper));
            }
        }
        Ok(())
    }

    /// The least (`upper` false) or greatest value of the left side.
    fn reach(&self, row: &Row, upper: bool) -> Reach {
        let mut reach = Reach::default();
        for (unknown, coefficient) in row.terms() {
            reach.add(*coefficient, end(self.bounds.at(*unknown), upper == (*coefficient > 0)));
        }
        reach
    }

    /// Which end of the left side makes the row impossible: even its greatest value is too low (true), or its least too high.
    fn refuted_end(&self, row: &Row) -> Option<bool> {
        let rhs = i128::from(row.rhs());
        if self.reach(row, false).total().is_some_and(|least| least > rhs) {
            return Some(false);
        }
        let too_low = row.kind() == RowKind::Equal
            && self.reach(row, true).total().is_some_and(|greatest| greatest < rhs);
        too_low.then_some(true)
    }

    /// Whether a row is seen at once, in 64 bits, to be possible and to narrow none of its unknowns: the others leave each all of
    /// its interval.
    fn is_quiet(&self, row: &Row) -> bool {
        let reaches = || {
            // What the right side is above the least left side, and the greatest left side above the right one.
            let (mut above, mut below) = (row.rhs(), row.rhs().checked_neg()?);
            let mut widest = 0_i64;
            for (unknown, coefficient) in row.terms() {
                let bounds = self.bounds.at(*unknown);
                let (low, high) =
                    (coefficient.checked_mul(bounds.low()?)?, coefficient.checked_mul(bounds.high()?)?);
                above = above.checked_sub(low.min(high))?;
                below = below.checked_add(low.max(high))?;
                widest = widest.max(low.abs_diff(high).try_into().ok()?);
            }
            Some(above >= widest && (below >= widest || row.kind() == RowKind::AtMost))
        };
        reaches().unwrap_or(false)
    }

    fn visit(&mut self, number: usize, narrowing: Narrowing) -> Result<(), Vec<usize>> {
        let system = self.system;
        let Some(row) = system.rows().get(number).filter(|row| !self.is_quiet(row)) else { return Ok(()) };
        let rhs = i128::from(row.rhs());
        let least = self.reach(row, false);
        if least.total().is_some_and(|least| least > rhs) {
            return Err(self.contradiction(number, false));
        }
        let equal = row.kind() == RowKind::Equal;
        let greatest = if equal { self.reach(row, true) } else { NO_REACH };
        if greatest.total().is_some_and(|greatest| greatest < rhs) {
            return Err(self.contradiction(number, true));
        }
        if least.unbounded > 1 && greatest.unbounded > 1 {
            return Ok(());
        }
        for (unknown, coefficient) in row.terms() {
            let positive = *coefficient > 0;
            let old = self.bounds.at(*unknown);
            // What the others leave at most for this term, and at least.
            let most =
                least.without(*coefficient, end(old, !positive)).and_then(|rest| rhs.checked_sub(rest));
            let fewest =
                greatest.without(*coefficient, end(old, positive)).and_then(|rest| rhs.checked_sub(rest));
            let (high, low) = if positive { (most, fewest) } else { (fewest, most) };
            if let Some(part) = high {
                self.lower_high(
                    number,
                    *unknown,
                    quotient(part, *coefficient, narrowing == Narrowing::Rational),
                )?;
            }
            if let Some(part) = low {
                self.raise_low(
                    number,
                    *unknown,
                    quotient(part, *coefficient, narrowing == Narrowing::Whole),
                )?;
            }
        }
        Ok(())
    }

    fn lower_high(&mut self, row: usize, unknown: usize, high: i128) -> Result<(), Vec<usize>> {
        let old = self.bounds.at(unknown);
        if old.high().is_some_and(|old| i128::from(old) <= high) || !(-FURTHEST..=FURTHEST).contains(&high) {
            return Ok(());
        }
        let Ok(high) = i64::try_from(high) else { return Ok(()) };
        let (low_step, high_step) = self.latest.at(unknown);
        self.latest.put(unknown, (low_step, Some(self.steps.len())));
        self.steps.push(Step { unknown, upper: true, row, previous: high_step });
        match old.with_high(high) {
            Some(narrowed) => self.bounds.put(unknown, narrowed),
            None => return Err(self.empty(unknown)),
        }
        Ok(())
    }

    fn raise_low(&mut self, row: usize, unknown: usize, low: i128) -> Result<(), Vec<usize>> {
        let old = self.bounds.at(unknown);
        if old.low().is_some_and(|old| i128::from(old) >= low) || !(-FURTHEST..=FURTHEST).contains(&low) {
            return Ok(());
        }
        let Ok(low) = i64::try_from(low) else { return Ok(()) };
        let (low_step, high_step) = self.latest.at(unknown);
        self.latest.put(unknown, (Some(self.steps.len()), high_step));
        self.steps.push(Step { unknown, upper: false, row, previous: low_step });
        match old.with_low(low) {
            Some(narrowed) => self.bounds.put(unknown, narrowed),
            None => return Err(self.empty(unknown)),
        }
        Ok(())
    }

    /// The rows behind an interval with its ends crossed.
    fn empty(&self, unknown: usize) -> Vec<usize> {
        let (low, high) = self.latest.at(unknown);
        self.rows_behind(low.into_iter().chain(high).collect(), BTreeSet::new())
    }

    /// The rows behind a row that the ends of its unknowns make impossible.
    fn contradiction(&self, number: usize, upper: bool) -> Vec<usize> {
        let mut steps = BTreeSet::new();
        self.note_ends(number, upper, None, self.steps.len(), &mut steps);
        self.rows_behind(steps, BTreeSet::from([number]))
    }

    /// The rows that led to the present intervals of the unknowns in `rows`, with these rows themselves.
    pub(crate) fn behind(&self, rows: &[usize]) -> Vec<usize> {
        let mut steps = BTreeSet::new();
        for row in rows.iter().filter_map(|row| self.system.rows().get(*row)) {
            for (unknown, _) in row.terms() {
                let (low, high) = self.latest.at(*unknown);
                steps.extend(low.into_iter().chain(high));
            }
        }
        self.rows_behind(steps, rows.iter().copied().collect())
    }

    fn rows_behind(&self, mut steps: BTreeSet<usize>, mut rows: BTreeSet<usize>) -> Vec<usize> {
        while let Some(time) = steps.pop_last() {
            let Some(step) = self.steps.get(time) else { continue };
            rows.insert(step.row);
            let coefficient = self
                .columns
                .of(step.unknown)
                .iter()
                .find(|(row, _)| *row == step.row)
                .map_or(0, |(_, coefficient)| *coefficient);
            // An upper end under a positive coefficient comes from the least the others can be, and so on by sign.
            let upper = step.upper != (coefficient > 0);
            self.note_ends(step.row, upper, Some(step.unknown), time, &mut steps);
        }
        rows.into_iter().collect()
    }

    /// Adds the steps that had set, before `time`, the ends which make the row least or greatest.
    fn note_ends(
        &self,
        row: usize,
        upper: bool,
        except: Option<usize>,
        time: usize,
        steps: &mut BTreeSet<usize>,
    ) {
        let Some(row) = self.system.rows().get(row) else { return };
        for (unknown, coefficient) in row.terms() {
            if except == Some(*unknown) {
                continue;
            }
            let (low, high) = self.latest.at(*unknown);
            let mut step = if upper == (*coefficient > 0) { high } else { low };
            while let Some(at) = step.filter(|at| *at >= time) {
                step = self.steps.at(at).previous;
            }
            steps.extend(step);
        }
    }

    /// The unknowns that can still take more than one value, in groups connected by rows; a group that is a tree with
    /// coefficients of 1 and -1 apart from the others.
    pub(crate) fn groups(&self) -> Vec<Group> {
        let unknowns = self.bounds.len();
        let rows = self.system.rows();
        let mut forest = Forest::new(unknowns + rows.len());
        let mut knots = Vec::new();
        let is_free = |unknown: usize| self.bounds.get(unknown).is_none_or(|bounds| bounds.value().is_none());
        for (number, row) in rows.iter().enumerate() {
            for (unknown, coefficient) in row.terms() {
                if is_free(*unknown)
                    && (!forest.join(unknowns + number, *unknown) || coefficient.unsigned_abs() != 1)
                {
                    knots.push(unknowns + number);
                }
            }
        }
        let mut tree = alloc::vec![self.settled; unknowns + rows.len()];
        for knot in knots {
            tree.put(forest.root(knot), false);
        }
        let mut number_of: Vec<Option<usize>> = alloc::vec![None; unknowns + rows.len()];
        let mut groups: Vec<Group> = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let Some(first) =
                row.terms().iter().map(|(unknown, _)| *unknown).find(|unknown| is_free(*unknown))
            else {
                continue;
            };
            let root = forest.root(first);
            let at = number_of.at(root).unwrap_or(groups.len());
            number_of.put(root, Some(at));
            match groups.get_mut(at) {
                Some(group) => group.rows.push(number),
                None => groups.push(Group { rows: alloc::vec![number], first, tree: tree.at(root) }),
            }
        }
        groups
    }

    /// Values for all unknowns: those of groups that are trees satisfy their rows, given that the intervals are settled;
    /// the others are the nearest to 0 that their intervals allow.
    pub(crate) fn read_off(&self, groups: &[Group]) -> Vec<i64> {
        let mut values: Vec<i64> = self.bounds.iter().map(|bounds| bounds.nearest(0)).collect();
        let mut given = alloc::vec![false; values.len()];
        let mut done = alloc::vec![false; self.system.rows().len()];
        for group in groups.iter().filter(|group| group.tree) {
            self.read_off_group(group, &mut values, &mut given, &mut done);
        }
        values
    }

    fn read_off_group(&self, group: &Group, values: &mut [i64], given: &mut [bool], done: &mut [bool]) {
        given.put(group.first, true);
        let mut outward = alloc::vec![group.first];
        while let Some(unknown) = outward.pop() {
            for (number, _) in self.columns.of(unknown) {
                if done.at(*number) {
                    continue;
                }
                done.put(*number, true);
                let Some(row) = self.system.rows().get(*number) else { continue };
                let mut missing = i128::from(row.rhs());
                for (other, coefficient) in row.terms() {
                    missing -= i128::from(*coefficient) * i128::from(values.at(*other));
                }
                for (other, coefficient) in row.terms() {
                    if given.at(*other) {
                        continue;
                    }
                    given.put(*other, true);
                    if self.bounds.at(*other).value().is_none() {
                        outward.push(*other);
                    }
                    if missing == 0 || (missing > 0 && row.kind() == RowKind::AtMost) {
                        continue;
                    }
                    let value = values.at(*other);
                    let wanted = i128::from(value) + if *coefficient > 0 { missing } else { -missing };
                    let wanted =
                        i64::try_from(wanted).unwrap_or(if wanted > 0 { i64::MAX } else { i64::MIN });
                    let moved = self.bounds.at(*other).nearest(wanted);
                    missing -= i128::from(*coefficient) * (i128::from(moved) - i128::from(value));
                    values.put(*other, moved);
                }
            }
        }
    }
}

/// Unknowns that hang together.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) rows: Vec<usize>,
    /// One unknown of the group.
    pub(crate) first: usize,
    pub(crate) tree: bool,
}

/// `part / coefficient`, rounded up or down to a whole number.
fn quotient(part: i128, coefficient: i64, up: bool) -> i128 {
    match coefficient {
        1 => return part,
        -1 if part != i128::MIN => return -part,
        _ => {}
    }
    let divisor = i128::from(coefficient);
    let (Some(quotient), Some(rest)) = (part.checked_div(divisor), part.checked_rem(divisor)) else {
        // Too far out to narrow anything.
        return i128::MAX;
    };
    match (rest == 0, (rest < 0) == (divisor < 0)) {
        (true, _) => quotient,
        (false, true) => quotient + i128::from(up),
        (false, false) => quotient - i128::from(!up),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::vec::Vec;

    use super::{FURTHEST, Intervals, Narrowing};
    use crate::solve::{Bounds, Columns, RowKind, System};

    #[test]
    fn no_row_that_its_intervals_refute_slips_by_when_visits_end() {
        let mut ended = 0;
        for most in 0..120 {
            // x ≤ y - 1 and y ≤ x drive each other up by one a visit, past what the third row allows y.
            let mut system = System::new();
            let wide = Bounds::new(Some(0), Some(1_000_000)).unwrap();
            let (x, y) = (system.unknown(wide), system.unknown(wide));
            let z = system.unknown(Bounds::new(Some(0), Some(most)).unwrap());
            system.relate(&[(x, 1), (y, -1)], RowKind::AtMost, -1).unwrap();
            system.relate(&[(y, 1), (x, -1)], RowKind::AtMost, 0).unwrap();
            system.relate(&[(y, 1), (z, -1)], RowKind::AtMost, 0).unwrap();
            let columns = Columns::new(system.bounds().len(), system.rows());
            let Ok(intervals) = Intervals::narrow(&system, &columns, Narrowing::Rational) else { continue };
            ended += usize::from(!intervals.settled());
            for row in system.rows() {
                assert_eq!(intervals.refuted_end(row), None, "{most}");
            }
        }
        assert!(ended > 0, "visits never end");
    }

    fn intervals(system: &System, narrowing: Narrowing) -> Result<Vec<Bounds>, Vec<usize>> {
        Intervals::narrow(system, &system.columns(), narrowing).map(|intervals| intervals.bounds().to_vec())
    }

    /// The terms of a row, its kind and its right side.
    type Stated<'t> = (&'t [(usize, i64)], RowKind, i64);

    fn system(unknowns: usize, rows: &[Stated<'_>]) -> System {
        let mut system = System::new();
        for _ in 0..unknowns {
            system.unknown(Bounds::new(Some(0), Some(10)).unwrap());
        }
        for (terms, kind, rhs) in rows {
            system.relate(terms, *kind, *rhs).unwrap();
        }
        system
    }

    #[test]
    fn what_is_impossible_by_itself_is_told_before_what_is_so_together() {
        use RowKind::{AtMost, Equal};
        let together: [Stated<'_>; 2] = [(&[(0, 1)], Equal, 5), (&[(0, 1)], Equal, 6)];
        assert_eq!(intervals(&system(2, &together), Narrowing::Rational), Err(alloc::vec![0, 1]));
        for alone in [
            (&[(1, 1)][..], Equal, 20),
            (&[(1, 1)], AtMost, -1),
            (&[(1, -2)], Equal, 3),
            (&[(1, -1)], AtMost, -11),
        ] {
            let rows = [together[0], together[1], alone];
            assert_eq!(intervals(&system(2, &rows), Narrowing::Rational), Err(alloc::vec![2]), "{alone:?}");
        }
    }

    #[test]
    fn rows_that_can_narrow_nothing_are_seen_at_once() {
        use RowKind::{AtMost, Equal};
        let quiet = |row: Stated<'_>| {
            let system = system(3, &[row]);
            let columns = system.columns();
            let unnarrowed = System::new();
            let mut intervals = Intervals::narrow(&unnarrowed, &columns, Narrowing::Rational).unwrap();
            intervals.bounds = system.bounds().to_vec();
            intervals.is_quiet(system.rows().first().unwrap())
        };
        let three: &[(usize, i64)] = &[(0, 1), (1, 1), (2, -1)];
        // From -10 to 20: what is between 0 and 10 leaves each its whole interval of 10.
        for (right, equal, at_most) in
            [(-1, false, false), (0, true, true), (10, true, true), (11, false, true)]
        {
            assert_eq!(
                (quiet((three, Equal, right)), quiet((three, AtMost, right))),
                (equal, at_most),
                "{right}"
            );
        }
    }

    #[test]
    fn each_end_is_moved_once_and_never_to_where_it_stands_or_beyond_all_amounts() {
        let moved = |rows: &[Stated<'_>]| {
            let system = system(2, rows);
            let columns = system.columns();
            let intervals = Intervals::narrow(&system, &columns, Narrowing::Rational).unwrap();
            intervals.steps.iter().map(|step| (step.unknown, step.upper)).collect::<Vec<_>>()
        };
        let both: &[(usize, i64)] = &[(0, 1), (1, 1)];
        // Of two from 0 to 10 each.
        assert_eq!(moved(&[(both, RowKind::Equal, 15)]), [(0, false), (1, false)]);
        assert_eq!(moved(&[(both, RowKind::Equal, 5)]), [(0, true), (1, true)]);
        assert_eq!(moved(&[(both, RowKind::Equal, 10)]), []);
        // What nothing bounds is not bound where no amount can be.
        for (end, told) in [(FURTHEST, [true; 2]), (FURTHEST + 1, [false; 2])] {
            let end = i64::try_from(end).unwrap();
            let mut system = System::new();
            let [x, y] = [(); 2].map(|()| system.unknown(Bounds::default()));
            system.relate(&[(x, 1)], RowKind::AtMost, end).unwrap();
            system.relate(&[(y, -1)], RowKind::AtMost, end).unwrap();
            let columns = system.columns();
            let intervals = Intervals::narrow(&system, &columns, Narrowing::Rational).unwrap();
            let ends = [intervals.bounds().first().unwrap().high(), intervals.bounds().last().unwrap().low()];
            assert_eq!(ends.map(|end| end.is_some()), told);
        }
    }

    #[test]
    fn all_rows_behind_a_contradiction_are_told_and_no_others() {
        // x ≤ y ≤ 3 and x ≥ z ≥ 5; each stands in another row with the other sign.
        let rows: [Stated<'_>; 5] = [
            (&[(3, 1)], RowKind::AtMost, 9),
            (&[(1, 1)], RowKind::AtMost, 3),
            (&[(2, -1)], RowKind::AtMost, -5),
            (&[(0, 1), (1, -1)], RowKind::AtMost, 0),
            (&[(2, 1), (0, -1)], RowKind::AtMost, 0),
        ];
        assert_eq!(intervals(&system(4, &rows), Narrowing::Rational), Err(alloc::vec![1, 2, 3, 4]));
    }

    #[test]
    fn a_whole_number_between_two_fractions_is_none() {
        let rows: [Stated<'_>; 3] = [
            (&[(0, 1)], RowKind::AtMost, 7),
            (&[(1, 1), (2, 1)], RowKind::Equal, 3),
            (&[(0, 2)], RowKind::Equal, 5),
        ];
        let system = system(3, &rows);
        assert_eq!(intervals(&system, Narrowing::Whole), Err(alloc::vec![2]));
        let bounds = intervals(&system, Narrowing::Rational).unwrap();
        assert_eq!(bounds.first().copied(), Bounds::new(Some(2), Some(3)));
        assert_eq!(bounds.get(1).copied(), Bounds::new(Some(0), Some(3)));
    }

    #[test]
    fn groups_are_trees_where_nothing_is_reached_two_ways() {
        use RowKind::Equal;
        let trees = |rows: &[Stated<'_>]| -> Vec<(Vec<usize>, bool)> {
            let system = system(6, rows);
            let columns = system.columns();
            let intervals = Intervals::narrow(&system, &columns, Narrowing::Rational).unwrap();
            intervals.groups().into_iter().map(|group| (group.rows, group.tree)).collect()
        };
        let sum: Stated<'_> = (&[(0, 1), (1, -1), (2, -1)], Equal, 0);
        let below: Stated<'_> = (&[(1, 1), (3, -1), (4, -1)], Equal, 0);
        assert_eq!(trees(&[sum]), [(alloc::vec![0], true)]);
        assert_eq!(trees(&[sum, below]), [(alloc::vec![0, 1], true)]);
        // Two rows that share two unknowns, and a coefficient other than 1 and -1.
        assert_eq!(trees(&[sum, (&[(0, 1), (1, -1), (5, 1)], Equal, 3)]), [(alloc::vec![0, 1], false)]);
        assert_eq!(trees(&[(&[(0, 1), (1, -2), (2, -1)], Equal, 0)]), [(alloc::vec![0], false)]);
        // What shares nothing stands apart.
        let apart = trees(&[sum, (&[(3, 1), (4, -2)], Equal, 0), (&[(5, 1)], RowKind::AtMost, 9)]);
        assert!(
            apart.contains(&(alloc::vec![0], true)) && apart.contains(&(alloc::vec![1], false)),
            "{apart:?}"
        );
    }

    #[test]
    fn quotients_are_rounded_the_way_asked() {
        use super::quotient;
        for (part, coefficient, down, up) in [
            (7, 2, 3, 4),
            (-7, 2, -4, -3),
            (7, -2, -4, -3),
            (-7, -2, 3, 4),
            (6, 3, 2, 2),
            (6, -3, -2, -2),
            (5, 1, 5, 5),
            (5, -1, -5, -5),
            (0, -4, 0, 0),
        ] {
            assert_eq!(
                (quotient(part, coefficient, false), quotient(part, coefficient, true)),
                (down, up),
                "{part} {coefficient}"
            );
        }
        assert_eq!(quotient(i128::MIN, -1, false), i128::MAX);
        assert_eq!(quotient(i128::MIN, 1, true), i128::MIN);
    }
}
