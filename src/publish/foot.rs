use alloc::vec::Vec;

use super::exact::Exact;
use crate::relate::{CellIndex, Cells, Relation, RelationKind, Rule};

/// The figures of a sheet where the totals of each table are added up from its rounded items. `values` are the figures
/// rounded each on its own.
pub(super) fn values(
    cells: &Cells<'_>,
    exact: &Exact,
    relations: &[Relation],
    mut values: Vec<i64>,
) -> Vec<i64> {
    let mut footing = Footing {
        exact,
        items: alloc::vec![None; cells.len()],
        values: &mut values,
        added: alloc::vec![Added::No; cells.len()],
    };
    for relation in relations {
        let within = relation.kind == RelationKind::Equal && relation.rule != Rule::Balance;
        let ([total], true) = (relation.left.as_slice(), within) else { continue };
        let table = |cell: &CellIndex| cells.table(*cell);
        if relation.right.iter().any(|item| table(item) != table(total)) {
            continue;
        }
        // Sums down the rows are stated before those across the columns.
        if let Some(items @ None) = footing.items.get_mut(*total as usize) {
            *items = Some(&relation.right);
        }
    }
    for cell in 0..cells.len() {
        footing.add_up(CellIndex::try_from(cell).unwrap_or(CellIndex::MAX));
    }
    values
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Added {
    No,
    Open,
    Done,
}

struct Footing<'a> {
    exact: &'a Exact,
    /// What each cell is the total of.
    items: Vec<Option<&'a [CellIndex]>>,
    values: &'a mut Vec<i64>,
    added: Vec<Added>,
}

impl Footing<'_> {
    fn state(&self, cell: CellIndex) -> Added {
        self.added.get(cell as usize).copied().unwrap_or(Added::Done)
    }

    fn set(&mut self, cell: CellIndex, state: Added) {
        if let Some(added) = self.added.get_mut(cell as usize) {
            *added = state;
        }
    }

    /// Adds up a cell and whatever it needs first.
    fn add_up(&mut self, cell: CellIndex) {
        let mut stack = Vec::from([cell]);
        while let Some(cell) = stack.last().copied() {
            let items = self.items.get(cell as usize).copied().flatten().unwrap_or_default();
            match self.state(cell) {
                Added::No => {
                    self.set(cell, Added::Open);
                    let waiting = items.iter().copied().filter(|item| self.state(*item) == Added::No);
                    stack.extend(waiting.collect::<Vec<_>>());
                }
                Added::Open => {
                    stack.pop();
                    self.set(cell, Added::Done);
                    self.sum(cell, items);
                }
                Added::Done => {
                    stack.pop();
                }
            }
        }
    }

    fn sum(&mut self, total: CellIndex, items: &[CellIndex]) {
        if items.is_empty() {
            return;
        }
        let value = |cell: CellIndex| {
            self.exact.figure(cell).and_then(|figure| self.values.get(figure)).copied().unwrap_or_default()
        };
        let sum: i128 = items.iter().map(|item| i128::from(value(*item))).sum();
        if let (Some(figure), Ok(sum)) = (self.exact.figure(total), i64::try_from(sum))
            && let Some(value) = self.values.get_mut(figure)
        {
            *value = sum;
        }
    }
}
