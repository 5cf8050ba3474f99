//! The decision: intervals first, the simplex method on what they leave, and a proof no longer than it must be.

use super::answer::{Answer, Certificate};
use super::at::At;
use super::bounds::Bounds;
use super::columns::Columns;
use super::nearby::repaired;
use super::point::{Point, whole_point_holds};
use super::propagate::{Intervals, Narrowing};
use super::ratio::Ratio;
use super::simplex::{self, Outcome, WORK};
use super::start::near_solution;
use super::system::System;
use alloc::vec::Vec;

/// How much searching for whole numbers near a fractional solution may cost: terms looked at, about.
const SEARCH: usize = 2_000_000;

/// Whether values of all unknowns exist that satisfy all bounds and rows, with such values or a proof that there are none.
///
/// Nothing is rounded and nothing guessed: values and proof are verified against the system before they are given.
pub(crate) fn solve(system: &System) -> Answer {
    solve_with(system, &system.columns())
}

/// The same for a system whose columns are at hand.
pub(crate) fn solve_with(system: &System, columns: &Columns) -> Answer {
    let answer = match decide(system, columns, WORK, true) {
        Some(Decision::Whole(values)) => Answer::Feasible(Point::Whole(values)),
        Some(Decision::Fractional(values)) => Answer::Feasible(Point::Fractional(values)),
        Some(Decision::Conflict(rows)) => prove(system, &rows).map_or(Answer::Undecided, Answer::Infeasible),
        None => Answer::Undecided,
    };
    let verified = match &answer {
        Answer::Feasible(point) => point.verify(system),
        Answer::Infeasible(certificate) => certificate.verify(system),
        Answer::Undecided => true,
    };
    if verified { answer } else { Answer::Undecided }
}

/// Whether a solution, perhaps of fractions, is found within so much work, about as many terms as may be written. `near` are
/// values that satisfied a system much like this one, most often.
pub(crate) fn holds_within(system: &System, columns: &Columns, work: usize, near: &[i64]) -> bool {
    if repaired(system, columns, near).is_some() {
        return true;
    }
    let point = match decide(system, columns, work, false) {
        Some(Decision::Whole(values)) => Point::Whole(values),
        Some(Decision::Fractional(values)) => Point::Fractional(values),
        Some(Decision::Conflict(_)) | None => return false,
    };
    point.verify(system)
}

/// The least and greatest whole value that an unknown can take while all bounds and rows hold: the ends of the rational
/// solutions, rounded inward, so exact where the rows form trees or a network, else perhaps a little wide. An end that
/// is missing does not exist or is beyond `i64`. `None` where there is no solution or no whole number is left.
pub(crate) fn extremes(system: &System, unknown: usize) -> Option<Bounds> {
    let columns = system.columns();
    let intervals = Intervals::narrow(system, &columns, Narrowing::Rational).ok()?;
    let mut range = *intervals.bounds().get(unknown)?;
    for group in intervals.groups().iter().filter(|group| !group.tree) {
        let (part, originals) = system.part(&group.rows, intervals.bounds());
        let start = near_solution(&part);
        match originals.binary_search(&unknown) {
            Ok(place) => range = simplex::range(&part, place, &start)??,
            Err(_) => match simplex::solve(&part, &start, WORK)? {
                Outcome::Solution(_) => {}
                Outcome::Refuted(_) => return None,
            },
        }
    }
    Some(range)
}

/// Ends between which an unknown can lie, never too narrow and most often exact: those that each row by itself leaves.
/// `None` where there is no solution, or finding one takes too long. `near` as in [`holds_within`].
pub(crate) fn outer(
    system: &System,
    columns: &Columns,
    unknown: usize,
    work: usize,
    near: &[i64],
) -> Option<Bounds> {
    let intervals = Intervals::narrow(system, columns, Narrowing::Rational).ok()?;
    let range = intervals.bounds().get(unknown).copied();
    if repaired(system, columns, near).is_some() {
        return range;
    }
    for group in intervals.groups().iter().filter(|group| !group.tree) {
        let (part, _) = system.part(&group.rows, intervals.bounds());
        match simplex::solve(&part, &near_solution(&part), work)? {
            Outcome::Solution(_) => {}
            Outcome::Refuted(_) => return None,
        }
    }
    range
}

enum Decision {
    Whole(Vec<i64>),
    Fractional(Vec<Ratio>),
    /// Rows that have no rational solution together, not yet as few as can be.
    Conflict(Vec<usize>),
}

/// Decides the system; where the values come out as fractions, looks for whole ones if `seek_whole`. `None` where it
/// takes too long.
fn decide(system: &System, columns: &Columns, work: usize, seek_whole: bool) -> Option<Decision> {
    let intervals = match Intervals::narrow(system, columns, Narrowing::Rational) {
        Ok(intervals) => intervals,
        Err(rows) => return Some(Decision::Conflict(rows)),
    };
    let groups = intervals.groups();
    let mut values = intervals.read_off(&groups);
    let mut fractions: Vec<(usize, Ratio)> = Vec::new();
    for group in groups.iter().filter(|group| !group.tree) {
        let (part, originals) = system.part(&group.rows, intervals.bounds());
        let start = near_solution(&part);
        if whole_point_holds(&start, &part) {
            // The simplex method would find nothing to move.
            for (original, value) in originals.iter().zip(start) {
                values.put(*original, value);
            }
            continue;
        }
        let mut solution = match simplex::solve(&part, &start, work)? {
            Outcome::Solution(solution) => solution,
            Outcome::Refuted(multipliers) => {
                let rows: Vec<usize> = multipliers.iter().map(|(row, _)| group.rows.at(*row)).collect();
                return Some(Decision::Conflict(intervals.behind(&rows)));
            }
        };
        if seek_whole && let Some(whole) = whole_near(&part, &solution)? {
            solution = whole;
        }
        for (original, value) in originals.iter().zip(solution) {
            match value.to_i64() {
                Some(whole) => values.put(*original, whole),
                None => fractions.push((*original, value)),
            }
        }
    }
    if fractions.is_empty() {
        return Some(Decision::Whole(values));
    }
    let mut mixed: Vec<Ratio> = values.into_iter().map(Ratio::whole).collect();
    for (unknown, value) in fractions {
        *mixed.get_mut(unknown)? = value;
    }
    Some(Decision::Fractional(mixed))
}

/// Whole numbers that satisfy the system, searched for by splitting on an unknown that comes out as a fraction. The
/// inner `None`: the solution is whole as it is, or none was found within the effort allowed.
fn whole_near(system: &System, solution: &[Ratio]) -> Option<Option<Vec<Ratio>>> {
    let fraction = |solution: &[Ratio]| solution.iter().position(|value| value.to_i64().is_none());
    let Some(first) = fraction(solution) else { return Some(None) };
    let columns = system.columns();
    let terms: usize = system.rows().iter().map(|row| row.terms().len()).sum();
    let mut effort = SEARCH / (terms + 1) + 4;
    let mut system = system.clone();
    let mut open = split(system.bounds(), first, solution);
    while let Some(bounds) = open.pop() {
        if effort == 0 {
            break;
        }
        effort -= 1;
        system.set_all_bounds(bounds);
        let Ok(intervals) = Intervals::narrow(&system, &columns, Narrowing::Whole) else { continue };
        let narrowed = intervals.bounds().to_vec();
        system.set_all_bounds(narrowed);
        let Outcome::Solution(solution) = simplex::solve(&system, &near_solution(&system), WORK)? else {
            continue;
        };
        match fraction(&solution) {
            None => return Some(Some(solution)),
            Some(unknown) => open.extend(split(system.bounds(), unknown, &solution)),
        }
    }
    Some(None)
}

/// The bounds with one unknown kept above its fractional value, and below.
fn split(bounds: &[Bounds], unknown: usize, solution: &[Ratio]) -> Vec<Vec<Bounds>> {
    let floor = solution.get(unknown).and_then(Ratio::floor);
    let own = bounds.at(unknown);
    let above = floor.and_then(|floor| own.with_low(floor.checked_add(1)?));
    let below = floor.and_then(|floor| own.with_high(floor));
    let with = |narrowed: Bounds| {
        let mut bounds = bounds.to_vec();
        bounds.put(unknown, narrowed);
        bounds
    };
    above.into_iter().chain(below).map(with).collect()
}

/// The certificate for rows that have no solution together: each that the others can do without is dropped, and the
/// multipliers are those of what stays.
fn prove(system: &System, rows: &[usize]) -> Option<Certificate> {
    let (part, _) = system.part(rows, system.bounds());
    let multipliers = simplex::refute(&part, &near_solution(&part))?;
    Some(Certificate {
        rows: multipliers.into_iter().map(|(place, multiplier)| (rows.at(place), multiplier)).collect(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )]

    use super::super::answer::{Answer, Certificate};
    use super::super::bounds::Bounds;
    use super::super::forest::components;
    use super::super::point::Point;
    use super::super::row::RowKind;
    use super::super::system::System;
    use super::{WORK, extremes, holds_within, outer, solve};
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn within(low: i64, high: i64) -> Bounds {
        Bounds::new(Some(low), Some(high)).unwrap()
    }

    /// The exact amounts behind a figure printed in whole units of 100: 四舍五入.
    fn printed(figure: i64) -> Bounds {
        within(figure * 100 - 50, figure * 100 + 49)
    }

    fn sum(system: &mut System, total: usize, parts: &[usize]) -> usize {
        let terms: Vec<(usize, i64)> =
            core::iter::once((total, 1)).chain(parts.iter().map(|part| (*part, -1))).collect();
        system.relate(&terms, RowKind::Equal, 0).unwrap()
    }

    #[track_caller]
    fn whole(system: &System) -> Vec<i64> {
        match solve(system) {
            Answer::Feasible(Point::Whole(values)) => values,
            other => panic!("expected whole values, found {other:?}"),
        }
    }

    #[track_caller]
    fn refuted(system: &System) -> Vec<(usize, i128)> {
        match solve(system) {
            Answer::Infeasible(certificate) => {
                assert!(certificate.verify(system));
                assert_irreducible(system, &certificate);
                certificate
                    .rows()
                    .iter()
                    .map(|(row, multiplier)| (*row, multiplier.to_i128().unwrap()))
                    .collect()
            }
            other => panic!("expected a refutation, found {other:?}"),
        }
    }

    #[track_caller]
    fn assert_irreducible(system: &System, certificate: &Certificate) {
        for (dropped, _) in certificate.rows() {
            let mut rest = System::new();
            for bounds in system.bounds() {
                rest.unknown(*bounds);
            }
            for (number, _) in certificate.rows() {
                let row = system.rows().get(*number).unwrap();
                if number != dropped {
                    rest.relate(row.terms(), row.kind(), row.rhs()).unwrap();
                }
            }
            assert!(matches!(solve(&rest), Answer::Feasible(_)), "row {dropped} can be dropped");
        }
    }

    #[test]
    fn sums_that_pass_one_by_one_can_fail_together() {
        let mut system = System::new();
        let total = system.unknown(printed(19));
        let [a, b] = [9, 9].map(|figure| system.unknown(printed(figure)));
        let leaves = [4, 4, 4, 4].map(|figure| system.unknown(printed(figure)));
        let [a1, a2, b1, b2] = leaves;
        let rows = [
            sum(&mut system, total, &[a, b]),
            sum(&mut system, a, &[a1, a2]),
            sum(&mut system, b, &[b1, b2]),
        ];
        for row in rows {
            let mut alone = System::new();
            for bounds in system.bounds() {
                alone.unknown(*bounds);
            }
            let row = system.rows().get(row).unwrap();
            alone.relate(row.terms(), row.kind(), row.rhs()).unwrap();
            whole(&alone);
        }
        assert_eq!(refuted(&system), [(0, 1), (1, 1)]);
        assert_eq!(extremes(&system, total), None);

        // The total, free of what it prints, may be whatever its parts allow.
        system.set_bounds(total, Bounds::default());
        whole(&system);
        assert_eq!(extremes(&system, total), Some(within(1_700, 1_796)));
    }

    #[test]
    fn a_ring_that_intervals_do_not_refute() {
        // x + y ≤ 1, y + z ≤ 1, z + x ≤ 1 and x + y + z = 2 over 0..=1: each is possible at every value.
        let mut system = System::new();
        let [x, y, z] = [(); 3].map(|()| system.unknown(within(0, 1)));
        for pair in [[x, y], [y, z], [z, x]] {
            system.relate(&pair.map(|unknown| (unknown, 1)), RowKind::AtMost, 1).unwrap();
        }
        system.relate(&[(x, 1), (y, 1), (z, 1)], RowKind::Equal, 2).unwrap();
        let columns = system.columns();
        let intervals = super::Intervals::narrow(&system, &columns, super::Narrowing::Rational).unwrap();
        assert!(intervals.settled());
        assert_eq!(intervals.bounds(), system.bounds());
        assert_eq!(refuted(&system), [(0, 1), (1, 1), (2, 1), (3, -2)]);
        assert!(!holds_within(&system, &columns, WORK, &[]));
        assert_eq!(outer(&system, &columns, x, WORK, &[]), None);
        assert_eq!(extremes(&system, x), None);
    }

    #[test]
    fn a_table_summed_both_ways_that_intervals_do_not_refute() {
        // Rows a + b = c + d + 1 and columns a + b = c + d leave every interval as it is.
        let mut system = System::new();
        let [a, b, c, d] = [(); 4].map(|()| system.unknown(within(-5, 4)));
        let terms = [(a, 1), (b, 1), (c, -1), (d, -1)];
        system.relate(&terms, RowKind::Equal, 1).unwrap();
        system.relate(&terms, RowKind::Equal, 0).unwrap();
        assert_eq!(refuted(&system), [(0, -1), (1, 1)]);
    }

    #[test]
    fn fractions_are_told_from_whole_numbers() {
        // x + y = y + z = z + x = 1 has one solution, all halves.
        let mut system = System::new();
        let [x, y, z] = [(); 3].map(|()| system.unknown(within(0, 1)));
        for pair in [[x, y], [y, z], [z, x]] {
            system.relate(&pair.map(|unknown| (unknown, 1)), RowKind::Equal, 1).unwrap();
        }
        let Answer::Feasible(Point::Fractional(values)) = solve(&system) else { panic!("not fractional") };
        for value in values {
            assert_eq!((value.numerator().to_i128(), value.denominator().to_i128()), (Some(1), Some(2)));
        }
        assert_eq!(extremes(&system, x), None);
        // Fractions will do where it is only asked whether there is a solution at all, of which there is one.
        let columns = system.columns();
        assert!(holds_within(&system, &columns, WORK, &[]) && !holds_within(&system, &columns, 0, &[]));
        assert_eq!(outer(&system, &columns, x, WORK, &[]), Some(within(0, 1)));
        assert_eq!(outer(&system, &columns, x, 0, &[]), None);
    }

    #[test]
    fn a_row_that_is_impossible_alone_is_the_proof() {
        let mut system = System::new();
        let total = system.unknown(Bounds::fixed(7));
        let parts = [within(0, 3), within(0, 3)].map(|bounds| system.unknown(bounds));
        let free = system.unknown(Bounds::default());
        sum(&mut system, free, &parts);
        sum(&mut system, total, &parts);
        assert_eq!(refuted(&system), [(1, 1)]);
    }

    #[test]
    fn a_row_without_terms_is_a_proof_or_nothing() {
        let mut system = System::new();
        let x = system.unknown(within(2, 3));
        system.relate(&[(x, 1), (x, -1)], RowKind::AtMost, 0).unwrap();
        assert_eq!(whole(&system), [2]);
        system.relate(&[], RowKind::Equal, 5).unwrap();
        assert_eq!(refuted(&system), [(1, -1)]);
        assert_eq!(system.relate(&[(9, 1)], RowKind::Equal, 0), None);
        assert_eq!(Bounds::new(Some(1), Some(0)), None);
    }

    #[test]
    fn open_ends_stay_open() {
        let mut system = System::new();
        let x = system.unknown(Bounds::new(Some(3), None).unwrap());
        let y = system.unknown(Bounds::default());
        let z = system.unknown(within(-1, 1));
        system.relate(&[(x, 1), (y, -1), (z, 1)], RowKind::AtMost, 0).unwrap();
        assert_eq!(extremes(&system, y), Bounds::new(Some(2), None));
        assert_eq!(extremes(&system, z), Some(within(-1, 1)));
        assert_eq!(extremes(&system, 77), None);
    }

    #[test]
    fn numbers_beyond_i64_are_still_exact() {
        let mut system = System::new();
        let [x, y, z] = [(); 3].map(|()| system.unknown(Bounds::default()));
        system.relate(&[(x, i64::MAX), (y, -1), (z, 3)], RowKind::Equal, i64::MIN).unwrap();
        system.relate(&[(x, 5), (y, i64::MAX), (z, -7)], RowKind::Equal, i64::MAX).unwrap();
        system.relate(&[(x, 2), (y, -11), (z, i64::MIN)], RowKind::Equal, 1).unwrap();
        assert!(matches!(solve(&system), Answer::Feasible(Point::Fractional(_))));
        system
            .relate(&[(x, i64::MAX - 1), (y, i64::MAX - 3), (z, i64::MAX - 9)], RowKind::Equal, 13)
            .unwrap();
        assert!(matches!(solve(&system), Answer::Infeasible(certificate) if certificate.rows().len() == 4));
    }

    #[test]
    fn fixed_unknowns_do_not_connect() {
        let mut system = System::new();
        let fixed = system.unknown(Bounds::fixed(1));
        let [a, b, c] = [(); 3].map(|()| system.unknown(within(0, 1)));
        sum(&mut system, fixed, &[a]);
        sum(&mut system, fixed, &[b]);
        sum(&mut system, b, &[c]);
        sum(&mut system, fixed, &[]);
        assert_eq!(components(&system), [alloc::vec![0], alloc::vec![1, 2], alloc::vec![3]]);
    }

    /// All whole points, one by one.
    fn points(system: &System) -> Vec<Vec<i64>> {
        let mut points: Vec<Vec<i64>> = alloc::vec![Vec::new()];
        for bounds in system.bounds() {
            let values = bounds.low().unwrap()..=bounds.high().unwrap();
            points = points
                .iter()
                .flat_map(|point| values.clone().map(|value| point.iter().copied().chain([value]).collect()))
                .collect();
        }
        points.retain(|point| {
            system.rows().iter().all(|row| {
                let left: i64 = row
                    .terms()
                    .iter()
                    .map(|(unknown, coefficient)| coefficient * point.get(*unknown).unwrap())
                    .sum();
                if row.kind() == RowKind::Equal { left == row.rhs() } else { left <= row.rhs() }
            })
        });
        points
    }

    fn small_system(coefficients: &'static [i64]) -> impl Strategy<Value = System> {
        let bounds = (-3_i64..=1, 0_i64..=4).prop_map(|(low, width)| within(low, low + width));
        let unknowns = prop::collection::vec(bounds, 2..=6);
        unknowns
            .prop_flat_map(move |bounds| {
                let term = (0..bounds.len(), prop::sample::select(coefficients));
                let row = (prop::collection::vec(term, 1..=4), any::<bool>(), -3_i64..=3);
                (Just(bounds), prop::collection::vec(row, 1..=5))
            })
            .prop_map(|(bounds, rows)| {
                let mut system = System::new();
                for bounds in bounds {
                    system.unknown(bounds);
                }
                for (terms, equal, rhs) in rows {
                    let kind = if equal { RowKind::Equal } else { RowKind::AtMost };
                    system.relate(&terms, kind, rhs).unwrap();
                }
                system
            })
    }

    #[track_caller]
    fn agrees_with_enumeration(system: &System) {
        let points = points(system);
        match solve(system) {
            Answer::Feasible(Point::Whole(values)) => assert!(points.contains(&values)),
            Answer::Feasible(point) => {
                assert!(point.verify(system));
                assert!(points.is_empty(), "whole points exist");
            }
            Answer::Infeasible(certificate) => {
                assert!(points.is_empty());
                assert!(certificate.verify(system));
                assert_irreducible(system, &certificate);
            }
            Answer::Undecided => panic!("undecided"),
        }
    }

    /// The extremes contain what enumeration finds.
    #[track_caller]
    fn extremes_contain(system: &System) -> Vec<(Option<Bounds>, Option<Bounds>)> {
        let points = points(system);
        let mut pairs = Vec::new();
        for unknown in 0..system.bounds().len() {
            let values = || points.iter().map(|point| *point.get(unknown).unwrap());
            let found = values().min().map(|low| within(low, values().max().unwrap()));
            let given = extremes(system, unknown);
            if let Some(found) = found {
                let given = given.unwrap();
                assert!(given.low().unwrap() <= found.low().unwrap());
                assert!(given.high().unwrap() >= found.high().unwrap());
            }
            pairs.push((given, found));
        }
        pairs
    }

    /// A small table summed along its rows and its columns, the corner included: a network.
    fn crossed() -> impl Strategy<Value = System> {
        let tail = -3_i64..=3;
        (prop::collection::vec((-2_i64..=0, 0_i64..=2), 6), [tail.clone(), tail.clone(), tail.clone(), tail])
            .prop_map(|(bounds, tails)| {
                let mut system = System::new();
                let cells: Vec<usize> =
                    bounds.into_iter().map(|(low, width)| system.unknown(within(low, low + width))).collect();
                let [a, b, c, d, e, f] = cells[..] else { panic!("six cells") };
                let rows = [[(a, 1), (b, 1), (e, -1)], [(c, 1), (d, 1), (f, -1)], [(a, 1), (c, 1), (e, -1)]];
                for (terms, tail) in rows.iter().zip(tails) {
                    system.relate(terms, RowKind::Equal, tail).unwrap();
                }
                system.relate(&[(b, 1), (d, 1), (f, -1)], RowKind::AtMost, tails[3]).unwrap();
                system
            })
    }

    proptest! {
        #[test]
        fn unit_systems_agree_with_enumeration(system in small_system(&[1, -1])) {
            agrees_with_enumeration(&system);
        }

        #[test]
        fn mixed_systems_agree_with_enumeration(system in small_system(&[1, -1, 1, -1, 2, -2, 3])) {
            agrees_with_enumeration(&system);
        }

        #[test]
        fn crossed_sums_have_whole_solutions_or_none(system in crossed()) {
            agrees_with_enumeration(&system);
            for (given, found) in extremes_contain(&system) {
                prop_assert_eq!(given, found);
            }
        }

        #[test]
        fn extremes_leave_out_no_solution(system in small_system(&[1, -1, 1, -1, 2])) {
            extremes_contain(&system);
        }
    }

    /// A repeatable stream of numbers that look random.
    struct Stream(u64);

    impl Stream {
        fn below(&mut self, limit: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % limit
        }

        fn place(&mut self, places: usize) -> usize {
            usize::try_from(self.below(1 << 20)).unwrap() % places
        }
    }

    /// How the columns of a table add up: each total with its parts.
    type Heading = &'static [(usize, &'static [usize])];

    /// Seven columns and their total.
    const FLAT: Heading = &[(7, &[0, 1, 2, 3, 4, 5, 6])];
    /// Five columns, two subtotals and a total: with a tree of rows no network.
    const NESTED: Heading = &[(5, &[0, 1]), (6, &[2, 3, 4]), (7, &[5, 6])];

    /// A table of a tree of functions by eight columns, made from exact amounts each of which is printed to 10,000 on its
    /// own, as residuals, `nil` in a hundred of them left empty; then `shifts` figures are moved by a few last digits.
    fn table(functions: usize, fan: usize, heading: Heading, nil: u64, shifts: usize, seed: u64) -> System {
        let mut stream = Stream(seed);
        let parents: Vec<Option<usize>> = (0..functions)
            .map(|row| match fan {
                0 if row == 0 => None,
                0 if row < 1 + functions / 50 => Some(0),
                0 if row < 1 + functions / 50 + functions / 6 => Some(1 + stream.place(functions / 50)),
                0 => Some(1 + functions / 50 + stream.place(functions / 6)),
                _ => row.checked_sub(1).map(|row| row / fan),
            })
            .collect();
        let leaf = |row: usize| !parents.contains(&Some(row));
        let leaves: Vec<bool> = (0..functions).map(leaf).collect();
        let mut exact = alloc::vec![[0_i64; 8]; functions];
        for row in (0..functions).rev() {
            let mut amounts = exact[row];
            if leaves[row] {
                let totals: Vec<usize> = heading.iter().map(|(total, _)| *total).collect();
                for (column, amount) in amounts.iter_mut().enumerate() {
                    if !totals.contains(&column) && stream.below(100) >= nil {
                        *amount = i64::try_from(stream.below(50_000_000)).unwrap();
                    }
                }
                for (total, parts) in heading {
                    amounts[*total] = parts.iter().map(|part| amounts[*part]).sum();
                }
                exact[row] = amounts;
            }
            if let Some(parent) = parents[row] {
                for (total, amount) in exact[parent].iter_mut().zip(amounts) {
                    *total += amount;
                }
            }
        }
        let mut figures: Vec<[i64; 8]> =
            exact.iter().map(|row| row.map(|amount| (amount + 5_000).div_euclid(10_000) * 10_000)).collect();
        for _ in 0..shifts {
            let row = usize::try_from(stream.below(functions as u64)).unwrap();
            let column = usize::try_from(stream.below(8)).unwrap();
            figures[row][column] += 10_000 * i64::try_from(1 + stream.below(3)).unwrap();
        }
        let mut system = System::new();
        for amount in exact.iter().flatten() {
            system.unknown(if *amount == 0 { Bounds::fixed(0) } else { within(-5_000, 4_999) });
        }
        let mut state = |total: (usize, usize), parts: Vec<(usize, usize)>| {
            let figure = |(row, column): (usize, usize)| -> i64 { figures[row][column] };
            let terms: Vec<(usize, i64)> = core::iter::once((total.0 * 8 + total.1, 1))
                .chain(parts.iter().map(|(row, column)| (row * 8 + column, -1)))
                .collect();
            let tail = parts.iter().map(|part| figure(*part)).sum::<i64>() - figure(total);
            system.relate(&terms, RowKind::Equal, tail).unwrap();
        };
        let mut children = alloc::vec![Vec::new(); functions];
        for (row, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(row);
            }
        }
        for row in 0..functions {
            for (total, parts) in heading {
                state((row, *total), parts.iter().map(|part| (row, *part)).collect());
            }
            for column in 0..8 {
                if !leaves[row] {
                    state((row, column), children[row].iter().map(|child| (*child, column)).collect());
                }
            }
        }
        system
    }

    /// The table printed twice, with equal figures in the last column, none of which is below that in the first by more
    /// than rounding.
    fn twice(table: &System) -> System {
        let size = table.bounds().len();
        let mut system = System::new();
        for bounds in table.bounds().iter().chain(table.bounds()) {
            system.unknown(*bounds);
        }
        for shift in [0, size] {
            for row in table.rows() {
                let terms: Vec<(usize, i64)> = row
                    .terms()
                    .iter()
                    .map(|(unknown, coefficient)| (unknown + shift, *coefficient))
                    .collect();
                system.relate(&terms, row.kind(), row.rhs()).unwrap();
            }
        }
        for row in (0..size).step_by(8) {
            system.relate(&[(row + 7, 1), (row + 7 + size, -1)], RowKind::Equal, 0).unwrap();
            system.relate(&[(row, 1), (row + 7 + size, -1)], RowKind::AtMost, 9_000).unwrap();
        }
        system
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn tables_that_share_figures_are_decided_together(
            functions in 1_usize..20,
            fan in 1_usize..20,
            shifts in 0_usize..3,
            nil in 0_u64..100,
            seed in any::<u64>(),
        ) {
            let system = twice(&table(functions, fan, FLAT, nil, shifts, seed));
            match solve(&system) {
                Answer::Feasible(Point::Whole(_)) => {}
                Answer::Infeasible(certificate) => assert_irreducible(&system, &certificate),
                other => prop_assert!(false, "unexpected {other:?}"),
            }
        }

        #[test]
        fn figures_printed_from_exact_amounts_have_a_whole_witness(
            functions in 1_usize..60,
            fan in 1_usize..60,
            nested in any::<bool>(),
            nil in 0_u64..100,
            seed in any::<u64>(),
        ) {
            whole(&table(functions, fan, if nested { NESTED } else { FLAT }, nil, 0, seed));
        }

        #[test]
        fn moved_figures_are_refuted_by_no_more_than_it_takes(
            functions in 1_usize..20,
            fan in 1_usize..20,
            nested in any::<bool>(),
            nil in 0_u64..100,
            seed in any::<u64>(),
        ) {
            let system = table(functions, fan, if nested { NESTED } else { FLAT }, nil, 3, seed);
            match solve(&system) {
                Answer::Feasible(point) => prop_assert!(point.verify(&system)),
                Answer::Infeasible(certificate) => assert_irreducible(&system, &certificate),
                Answer::Undecided => prop_assert!(false, "undecided"),
            }
        }
    }

    #[cfg(feature = "std")]
    #[test]
    #[ignore = "prints times"]
    fn times() {
        extern crate std;
        use std::{println, time::Instant};
        for (name, heading) in [("flat", FLAT), ("nested", NESTED), ("twice", FLAT), ("twice nested", NESTED)]
        {
            for (fan, nil) in [(0, 0), (0, 60), (0, 90), (2, 0), (2, 60), (2_000, 0), (2_000, 60)] {
                for functions in [250, 500, 1_000, 2_000] {
                    let (mut times, mut ends) = (Vec::new(), Vec::new());
                    let (mut whole, mut proofs) = (0, Vec::new());
                    for seed in 0..10 {
                        let system = table(functions, fan, heading, nil, usize::from(seed % 2 == 1), seed);
                        let system = if name.starts_with("twice") { twice(&system) } else { system };
                        let start = Instant::now();
                        let answer = solve(&system);
                        times.push(start.elapsed());
                        match &answer {
                            Answer::Feasible(Point::Whole(_)) => {
                                whole += 1;
                                if seed < 2 {
                                    let start = Instant::now();
                                    extremes(&system, functions * 4);
                                    ends.push(start.elapsed());
                                }
                            }
                            Answer::Infeasible(certificate) => proofs.push(certificate.rows().len()),
                            other => println!("{other:?}"),
                        }
                    }
                    times.sort();
                    println!(
                        "{name} {functions} fan {fan} nil {nil}%: median {:?} slowest {:?}; \
                         {whole} whole, proofs of {proofs:?}; extremes {ends:?}",
                        times[times.len() / 2],
                        times[times.len() - 1],
                    );
                }
            }
        }
    }
}
