use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::mem::take;

use super::line::{Line, Unknown};
use crate::solve::at::At;
use crate::solve::integer::{Integer, Wide};
use crate::solve::ratio::Ratio;
use crate::solve::row::RowKind;
use crate::solve::system::System;

pub(super) struct Tableau<'s, N> {
    pub(super) system: &'s System,
    pub(super) unknowns: Vec<Unknown<N>>,
    pub(super) lines: Vec<Line<N>>,
    /// Basic unknowns that may be out of bounds, after the lengths their lines had; none that is, is missing.
    pub(super) astray: BTreeSet<(usize, usize)>,
    /// How many terms may still be written.
    pub(super) work: usize,
}

impl<'s, N: Integer> Tableau<'s, N> {
    pub(super) fn new(system: &'s System, start: &[i64], work: usize) -> Option<Self> {
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

    pub(super) fn solution(&self) -> Option<Vec<Ratio>> {
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

    /// Makes `entering` basic in the line instead of the present one, which goes to `target`.
    pub(super) fn exchange(&mut self, number: usize, entering: usize, target: N) -> Option<()> {
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
    pub(super) fn turned(&self, number: usize, entering: usize) -> Option<Line<N>> {
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

    pub(super) fn value_of(&self, terms: &[(usize, N)]) -> Option<N> {
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
    pub(super) fn substitute(&mut self, number: usize, entering: usize, turned: &Line<N>) -> Option<()> {
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

    pub(super) fn move_to(&mut self, moving: usize, value: N) -> Option<()> {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::vec::Vec;

    use super::Tableau;
    use crate::solve::simplex::WORK;
    use crate::solve::{Bounds, RowKind, System};

    fn system(rows: &[&[(usize, i64)]]) -> System {
        let mut system = System::new();
        for _ in 0..4 {
            system.unknown(Bounds::new(Some(0), Some(10)).unwrap());
        }
        for terms in rows {
            system.relate(terms, RowKind::Equal, 5).unwrap();
        }
        system
    }

    #[test]
    fn the_shortest_line_is_looked_at_first_and_by_blands_rule_the_first_unknown() {
        let system = system(&[&[(0, 1), (1, 1), (2, 1)], &[(0, 1), (3, 1)], &[(2, 1)]]);
        let in_order = |bland: bool| -> Vec<usize> {
            let mut tableau = Tableau::<i64>::new(&system, &[], WORK).unwrap();
            core::iter::from_fn(|| tableau.next_astray(bland)).collect()
        };
        assert_eq!(in_order(false), [6, 5, 4]);
        assert_eq!(in_order(true), [4, 5, 6]);
    }

    #[test]
    fn lines_are_kept_in_lowest_terms() {
        // The slacks s = 2x + y, t = x + z and u = x + y, solved for x and then for y.
        let system = system(&[&[(0, 2), (1, 1)], &[(0, 1), (2, 1)], &[(0, 1), (1, 1)]]);
        let mut tableau = Tableau::<i64>::new(&system, &[], WORK).unwrap();
        let lines = |tableau: &Tableau<'_, i64>| -> Vec<(i64, Vec<(usize, i64)>)> {
            tableau.lines.iter().map(|line| (line.denominator, line.terms.clone())).collect()
        };
        let (x, y, z, s, u) = (0, 1, 2, 4, 6);
        tableau.exchange(0, x, 5).unwrap();
        // 2x = s - y, 2t = 2z + s - y, 2u = y + s.
        let halves: [&[(usize, i64)]; 3] =
            [&[(y, -1), (s, 1)], &[(y, -1), (z, 2), (s, 1)], &[(y, 1), (s, 1)]];
        assert_eq!(lines(&tableau), halves.map(|terms| (2, terms.to_vec())));
        tableau.exchange(2, y, 5).unwrap();
        // x = s - u, t = z + s - u, y = 2u - s.
        let whole: [&[(usize, i64)]; 3] =
            [&[(s, 1), (u, -1)], &[(z, 1), (s, 1), (u, -1)], &[(s, -1), (u, 2)]];
        assert_eq!(lines(&tableau), whole.map(|terms| (1, terms.to_vec())));
    }
}
