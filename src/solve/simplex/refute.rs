use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::tableau::Tableau;
use crate::solve::integer::{Integer, Wide};
use crate::solve::row::RowKind;

impl<N: Integer> Tableau<'_, N> {
    /// Drops rows as long as the rest has no solution. One row is set free at a time: if a solution turns up, the row is
    /// needed and bound again; if not, all rows that the new refutation does without stay free too.
    pub(super) fn refute(mut self) -> Option<Vec<(usize, Wide)>> {
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
    pub(super) fn set_free_but(
        &mut self,
        rows: &mut BTreeSet<usize>,
        refutation: &[(usize, Wide)],
    ) -> Option<()> {
        let used: BTreeSet<usize> = refutation.iter().map(|(row, _)| *row).collect();
        for row in rows.difference(&used) {
            self.set_free(*row)?;
        }
        rows.retain(|row| used.contains(row));
        Some(())
    }

    pub(super) fn set_free(&mut self, row: usize) -> Option<()> {
        let slack = self.unknowns.get_mut(self.system.bounds().len() + row)?;
        (slack.low, slack.high) = (None, None);
        Some(())
    }

    pub(super) fn bind(&mut self, row: usize) -> Option<()> {
        let number = self.system.bounds().len() + row;
        let stated = self.system.rows().get(row)?;
        let slack = self.unknowns.get_mut(number)?;
        let rhs = N::from_i64(stated.rhs());
        slack.low = (stated.kind() == RowKind::Equal).then(|| rhs.clone());
        slack.high = Some(rhs);
        // While not basic it stands where it left to: at the right side.
        if slack.line.is_some() {
            self.astray.insert((0, number));
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::collections::BTreeSet;
    use alloc::vec::Vec;

    use crate::solve::answer::Certificate;
    use crate::solve::integer::Wide;
    use crate::solve::simplex::WORK;
    use crate::solve::simplex::tableau::Tableau;
    use crate::solve::{Bounds, RowKind, System};

    /// A repeatable stream of numbers that look random.
    fn stream(mut seed: u64) -> impl FnMut(i64) -> i64 {
        move |limit| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(seed >> 33).unwrap() % limit
        }
    }

    /// Two or three unknowns in two to four rows, and where the search starts.
    fn system(number: &mut impl FnMut(i64) -> i64) -> (System, Vec<i64>) {
        let mut system = System::new();
        let unknowns: Vec<usize> = (0..2 + number(2))
            .map(|_| system.unknown(Bounds::new(Some(0), Some(1 + number(9))).unwrap()))
            .collect();
        for _ in 0..2 + number(3) {
            let terms: Vec<(usize, i64)> = unknowns
                .iter()
                .map(|unknown| (*unknown, number(3) - 1))
                .filter(|(_, own)| *own != 0)
                .collect();
            let kind = if number(2) == 0 { RowKind::Equal } else { RowKind::AtMost };
            system.relate(&terms, kind, number(21) - 10).unwrap();
        }
        let start = unknowns.iter().map(|_| number(10)).collect();
        (system, start)
    }

    fn first_refutation(system: &System, start: &[i64]) -> Option<Vec<(usize, Wide)>> {
        Tableau::<i64>::new(system, start, WORK).unwrap().repair().unwrap()
    }

    fn rows(refutation: &[(usize, Wide)]) -> BTreeSet<usize> {
        refutation.iter().map(|(row, _)| *row).collect()
    }

    #[test]
    fn the_first_refutation_is_cut_down_to_rows_none_of_which_can_be_spared() {
        let mut number = stream(1);
        let mut shorter = 0;
        for _ in 0..600 {
            let (system, start) = system(&mut number);
            let Some(first) = first_refutation(&system, &start) else { continue };
            let cut = Tableau::<i64>::new(&system, &start, WORK).unwrap().refute().unwrap();
            assert!(Certificate { rows: cut.clone() }.verify(&system));
            assert!(rows(&cut).is_subset(&rows(&first)), "{first:?} {cut:?} {system:?}");
            for spared in rows(&cut) {
                let rest: Vec<usize> = rows(&cut).into_iter().filter(|row| *row != spared).collect();
                let (part, _) = system.part(&rest, system.bounds());
                assert_eq!(first_refutation(&part, &[]), None, "{spared} {system:?}");
            }
            shorter += usize::from(cut.len() < first.len());
        }
        assert!(shorter > 0, "nothing was ever cut down");
    }
}
