//! Linear relations over bounded whole unknowns, and what can be answered about them.

use super::at::At;
use super::integer::{Integer, Wide};
use alloc::vec::Vec;
use core::ops::Range;

/// The closed interval an unknown may lie in; an end that is missing does not bind. Never empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    low: Option<i64>,
    high: Option<i64>,
}

impl Bounds {
    /// The interval from `low` to `high`, or `None` where that is empty.
    pub(crate) fn new(low: Option<i64>, high: Option<i64>) -> Option<Self> {
        match (low, high) {
            (Some(least), Some(most)) if least > most => None,
            _ => Some(Self { low, high }),
        }
    }

    /// The interval that holds `value` alone.
    pub(crate) fn fixed(value: i64) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    pub(crate) fn low(self) -> Option<i64> {
        self.low
    }

    pub(crate) fn high(self) -> Option<i64> {
        self.high
    }

    /// The only value, where there is but one.
    pub(crate) fn value(self) -> Option<i64> {
        self.low.filter(|_| self.low == self.high)
    }

    /// The value nearest to `value` inside.
    pub(crate) fn nearest(self, value: i64) -> i64 {
        let value = self.low.map_or(value, |low| low.max(value));
        self.high.map_or(value, |high| high.min(value))
    }

    pub(crate) fn with_low(self, low: i64) -> Option<Self> {
        Self::new(Some(self.low.map_or(low, |old| old.max(low))), self.high)
    }

    pub(crate) fn with_high(self, high: i64) -> Option<Self> {
        Self::new(self.low, Some(self.high.map_or(high, |old| old.min(high))))
    }

    pub(crate) fn holds(self, value: i64) -> bool {
        self.nearest(value) == value
    }
}

/// How the two sides of a row relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// Σ coefficient · unknown = right side.
    Equal,
    /// Σ coefficient · unknown ≤ right side.
    AtMost,
}

/// One linear relation. Every unknown stands in it once at most, never with a coefficient of zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    terms: Vec<(usize, i64)>,
    kind: RowKind,
    rhs: i64,
}

impl Row {
    pub(crate) fn terms(&self) -> &[(usize, i64)] {
        &self.terms
    }

    pub(crate) fn kind(&self) -> RowKind {
        self.kind
    }

    pub(crate) fn rhs(&self) -> i64 {
        self.rhs
    }
}

/// Bounded unknowns and the rows that relate them, both numbered from 0 in the order they were stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct System {
    bounds: Vec<Bounds>,
    rows: Vec<Row>,
}

impl System {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// States an unknown and gives its number.
    #[cfg(test)]
    pub(crate) fn unknown(&mut self, bounds: Bounds) -> usize {
        self.bounds.push(bounds);
        self.bounds.len().saturating_sub(1)
    }

    /// States a row and gives its number. Terms of one unknown are added up. `None`, and nothing stated, where a term
    /// names no stated unknown or the coefficients of one overflow.
    pub(crate) fn relate(&mut self, terms: &[(usize, i64)], kind: RowKind, rhs: i64) -> Option<usize> {
        let mut sorted = terms.to_vec();
        sorted.sort_unstable();
        let mut merged: Vec<(usize, i64)> = Vec::with_capacity(sorted.len());
        for (unknown, coefficient) in sorted {
            self.bounds.get(unknown)?;
            match merged.last_mut() {
                Some((last, total)) if *last == unknown => *total = total.checked_add(coefficient)?,
                _ => merged.push((unknown, coefficient)),
            }
        }
        merged.retain(|(_, coefficient)| *coefficient != 0);
        self.rows.push(Row { terms: merged, kind, rhs });
        Some(self.rows.len().saturating_sub(1))
    }

    pub(crate) fn bounds(&self) -> &[Bounds] {
        &self.bounds
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Replaces the interval of an unknown.
    pub(crate) fn set_bounds(&mut self, unknown: usize, bounds: Bounds) {
        self.bounds.put(unknown, bounds);
    }

    /// States all in terms of an unknown less `by`: its interval and the right sides of its rows move, the rows stay. `None`,
    /// and nothing moved, where a number is too large for that.
    pub(crate) fn shift(&mut self, columns: &Columns, unknown: usize, by: i64) -> Option<()> {
        let bounds = self.bounds.get(unknown)?;
        let end = |end: Option<i64>| end.map_or(Some(None), |end| end.checked_sub(by).map(Some));
        let moved = Bounds::new(end(bounds.low)?, end(bounds.high)?)?;
        let mut sides = Vec::with_capacity(columns.of(unknown).len());
        for (row, coefficient) in columns.of(unknown) {
            let part = coefficient.checked_mul(by)?;
            sides.push((*row, self.rows.get(*row)?.rhs.checked_sub(part)?));
        }
        for (row, rhs) in sides {
            if let Some(row) = self.rows.get_mut(row) {
                row.rhs = rhs;
            }
        }
        self.bounds.put(unknown, moved);
        Some(())
    }

    pub(crate) fn set_all_bounds(&mut self, bounds: Vec<Bounds>) {
        self.bounds = bounds;
    }

    /// The given rows, in that order, with the unknowns they name under `bounds`; and which unknown each one was.
    pub(crate) fn part(&self, rows: &[usize], bounds: &[Bounds]) -> (Self, Vec<usize>) {
        let mut originals: Vec<usize> = rows
            .iter()
            .filter_map(|row| self.rows.get(*row))
            .flat_map(|row| row.terms.iter().map(|(unknown, _)| *unknown))
            .collect();
        originals.sort_unstable();
        originals.dedup();
        let renumbered = |row: &Row| Row {
            terms: row
                .terms
                .iter()
                .filter_map(|(unknown, coefficient)| {
                    Some((originals.binary_search(unknown).ok()?, *coefficient))
                })
                .collect(),
            ..*row
        };
        let part = Self {
            bounds: originals.iter().map(|unknown| bounds.at(*unknown)).collect(),
            rows: rows.iter().filter_map(|row| self.rows.get(*row)).map(renumbered).collect(),
        };
        (part, originals)
    }
}

/// Where each unknown stands: the rows it is in, with its coefficient.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    starts: Vec<usize>,
    places: Vec<(usize, i64)>,
}

impl Columns {
    pub(crate) fn new(system: &System) -> Self {
        let mut starts = alloc::vec![0_usize; system.bounds.len() + 1];
        for (unknown, _) in system.rows.iter().flat_map(|row| &row.terms) {
            let count = starts.at(unknown + 1) + 1;
            starts.put(unknown + 1, count);
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut places = alloc::vec![(0, 0); total];
        for (row, stated) in system.rows.iter().enumerate() {
            for (unknown, coefficient) in &stated.terms {
                let place = next.at(*unknown);
                places.put(place, (row, *coefficient));
                next.put(*unknown, place + 1);
            }
        }
        Self { starts, places }
    }

    pub(crate) fn of(&self, unknown: usize) -> &[(usize, i64)] {
        self.places.get(self.range(unknown)).unwrap_or_default()
    }

    /// How many terms the rows have in all.
    pub(crate) fn terms(&self) -> usize {
        self.places.len()
    }

    fn range(&self, unknown: usize) -> Range<usize> {
        self.starts.at(unknown)..self.starts.at(unknown + 1)
    }
}

/// A fraction in lowest terms, its denominator above zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ratio {
    pub(crate) numerator: Wide,
    pub(crate) denominator: Wide,
}

impl Ratio {
    pub(crate) fn whole(value: i64) -> Self {
        Self { numerator: Wide::from(value), denominator: Wide::from(1_i64) }
    }

    #[cfg(test)]
    pub(crate) fn numerator(&self) -> &Wide {
        &self.numerator
    }

    #[cfg(test)]
    pub(crate) fn denominator(&self) -> &Wide {
        &self.denominator
    }

    /// The whole number at or below it.
    pub(crate) fn floor(&self) -> Option<i64> {
        self.numerator.div_floor(&self.denominator)?.to_i64()
    }

    pub(crate) fn to_i64(&self) -> Option<i64> {
        if self.denominator.is_one() { self.numerator.to_i64() } else { None }
    }
}

/// Values of all unknowns that satisfy every bound and every row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Fractions (or whole numbers beyond `i64`): a bounded search found no whole point near by, or proved that there
    /// is none. No combination of rows refutes the system, so it is not called infeasible.
    Fractional(Vec<Ratio>),
}

impl Point {
    /// Whether the values satisfy every bound and row of the system, by exact arithmetic.
    pub(crate) fn verify(&self, system: &System) -> bool {
        match self {
            Self::Whole(values) => whole_point_holds(values, system),
            Self::Fractional(values) => fractional_point_holds(values, system).unwrap_or(false),
        }
    }
}

fn whole_point_holds(values: &[i64], system: &System) -> bool {
    let row_holds = |row: &Row| {
        let mut rest = Some(i128::from(row.rhs));
        for (unknown, coefficient) in &row.terms {
            let part = i128::from(*coefficient).checked_mul(i128::from(values.at(*unknown)));
            rest = rest.zip(part).and_then(|(rest, part)| rest.checked_sub(part));
        }
        match row.kind {
            RowKind::Equal => rest == Some(0),
            RowKind::AtMost => rest.is_some_and(|rest| rest >= 0),
        }
    };
    values.len() == system.bounds.len()
        && values.iter().zip(&system.bounds).all(|(value, bounds)| bounds.holds(*value))
        && system.rows.iter().all(row_holds)
}

fn fractional_point_holds(values: &[Ratio], system: &System) -> Option<bool> {
    if values.len() != system.bounds.len() || values.iter().any(|value| value.denominator.sign() <= 0) {
        return Some(false);
    }
    for (value, bounds) in values.iter().zip(&system.bounds) {
        let reaches = |end: i64| Wide::from(end).mul(&value.denominator);
        if bounds.low.is_some_and(|low| reaches(low).is_none_or(|low| value.numerator < low))
            || bounds.high.is_some_and(|high| reaches(high).is_none_or(|high| value.numerator > high))
        {
            return Some(false);
        }
    }
    for row in &system.rows {
        let mut numerator = Wide::from(row.rhs);
        let mut denominator = Wide::from(1_i64);
        for (unknown, coefficient) in &row.terms {
            let value = values.get(*unknown)?;
            let part = Wide::from(*coefficient).mul(&value.numerator)?;
            if denominator == value.denominator {
                numerator = numerator.sub(&part)?;
            } else {
                numerator = numerator.mul(&value.denominator)?.sub(&part.mul(&denominator)?)?;
                denominator = denominator.mul(&value.denominator)?;
            }
        }
        let holds = match row.kind {
            RowKind::Equal => numerator.sign() == 0,
            RowKind::AtMost => numerator.sign() >= 0,
        };
        if !holds {
            return Some(false);
        }
    }
    Some(true)
}

/// The proof that no values exist: rows whose sum, each taken as often as its multiplier says, states that
/// Σ c · unknown is R (or at most R), while the bounds keep Σ c · unknown above R.
///
/// Multipliers are not zero, above zero for [`RowKind::AtMost`], and have no common factor. The set of rows is
/// irreducible: without any one of them the others, under all the bounds, have a (rational) solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certificate {
    pub(crate) rows: Vec<(usize, Wide)>,
}

impl Certificate {
    /// The rows by number, ascending, each with its multiplier.
    pub(crate) fn rows(&self) -> &[(usize, Wide)] {
        &self.rows
    }

    /// Adds the rows up and compares: whether this proves that the system has no solution, fractions included.
    pub(crate) fn verify(&self, system: &System) -> bool {
        self.refutes(system).unwrap_or(false)
    }

    fn refutes(&self, system: &System) -> Option<bool> {
        let mut sum: Vec<(usize, Wide)> = Vec::new();
        let mut right = Wide::default();
        for (number, multiplier) in &self.rows {
            let row = system.rows.get(*number)?;
            if row.kind == RowKind::AtMost && multiplier.sign() <= 0 {
                return Some(false);
            }
            right = right.add(&multiplier.mul(&Wide::from(row.rhs))?)?;
            for (unknown, coefficient) in &row.terms {
                sum.push((*unknown, multiplier.mul(&Wide::from(*coefficient))?));
            }
        }
        sum.sort_by_key(|(unknown, _)| *unknown);
        let mut least = Wide::default();
        for group in sum.chunk_by(|(a, _), (b, _)| a == b) {
            let mut coefficient = Wide::default();
            for (_, part) in group {
                coefficient = coefficient.add(part)?;
            }
            let bounds = group.first().and_then(|(unknown, _)| system.bounds.get(*unknown))?;
            let end = match coefficient.sign() {
                0 => continue,
                1 => bounds.low,
                _ => bounds.high,
            };
            // An unbounded unknown left in the sum can take any value it needs.
            let Some(end) = end else { return Some(false) };
            least = least.add(&coefficient.mul(&Wide::from(end))?)?;
        }
        Some(least > right)
    }
}

/// What is known of a system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Feasible(Point),
    Infeasible(Certificate),
    /// No verdict: it would take longer than the solver's bounds allow, or the one reached did not pass its own
    /// verification, which would be a defect of the solver. A caller is to say that the relations were not checked.
    Undecided,
}

/// The rows in groups that share no unknown, save such as can take but one value. Rows ascend within a group, and
/// groups by their first row.
#[cfg(test)]
pub(crate) fn components(system: &System) -> Vec<Vec<usize>> {
    let mut forest = Forest::new(system.rows.len());
    let mut first_row: Vec<Option<usize>> = alloc::vec![None; system.bounds.len()];
    for (number, row) in system.rows.iter().enumerate() {
        for (unknown, _) in &row.terms {
            if system.bounds.at(*unknown).value().is_some() {
                continue;
            }
            match first_row.at(*unknown) {
                Some(first) => _ = forest.join(first, number),
                None => first_row.put(*unknown, Some(number)),
            }
        }
    }
    forest.groups()
}

/// Disjoint sets of numbers.
pub(crate) struct Forest {
    parents: Vec<usize>,
}

impl Forest {
    pub(crate) fn new(size: usize) -> Self {
        Self { parents: (0..size).collect() }
    }

    pub(crate) fn root(&mut self, member: usize) -> usize {
        let mut member = member;
        loop {
            let parent = self.parents.at(member);
            if parent == member {
                return member;
            }
            let above = self.parents.at(parent);
            self.parents.put(member, above);
            member = above;
        }
    }

    /// Makes one set of the two; false where they were one already.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parents.put(a.max(b), a.min(b));
        a != b
    }

    #[cfg(test)]
    fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut number_of: Vec<Option<usize>> = alloc::vec![None; self.parents.len()];
        for member in 0..self.parents.len() {
            let root = self.root(member);
            let number = number_of.at(root).unwrap_or(groups.len());
            number_of.put(root, Some(number));
            match groups.get_mut(number) {
                Some(group) => group.push(member),
                None => groups.push(alloc::vec![member]),
            }
        }
        groups
    }
}
