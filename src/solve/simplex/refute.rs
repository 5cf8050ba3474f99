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
        slack.high = Some(rhs.clone());
        let misses = slack.value > rhs || (slack.value < rhs && stated.kind() == RowKind::Equal);
        if slack.line.is_some() {
            self.astray.insert((0, number));
        } else if misses {
            self.move_to(number, rhs)?;
        }
        Some(())
    }
}
