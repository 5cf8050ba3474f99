use alloc::vec::Vec;

use super::quantity::Quantity;
use super::relation::CellIndex;

/// What a block prints of each quantity (数量), in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quantities(Vec<Told>);

/// One of them, with its rank.
#[derive(Clone, Debug)]
struct Told {
    rank: u64,
    quantity: Quantity,
    sum: Sum,
}

/// The cells that add up to a quantity: nearly always one.
#[derive(Clone, Debug)]
enum Sum {
    One(CellIndex),
    Several(Vec<CellIndex>),
}

impl Sum {
    fn cells(&self) -> &[CellIndex] {
        match self {
            Self::One(cell) => core::slice::from_ref(cell),
            Self::Several(cells) => cells,
        }
    }

    fn add(&mut self, cell: CellIndex) {
        match self {
            Self::One(first) => *self = Self::Several(Vec::from([*first, cell])),
            Self::Several(cells) => cells.push(cell),
        }
    }

    fn of(cells: Vec<CellIndex>) -> Self {
        match cells.as_slice() {
            [only] => Self::One(*only),
            _ => Self::Several(cells),
        }
    }

    fn into_cells(self) -> Vec<CellIndex> {
        match self {
            Self::One(cell) => Vec::from([cell]),
            Self::Several(cells) => cells,
        }
    }
}

impl Quantities {
    fn place(&self, quantity: &Quantity) -> Result<usize, usize> {
        let rank = quantity.rank();
        self.0.binary_search_by_key(&rank, |told| told.rank)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cells that add up to a quantity.
    pub(crate) fn get(&self, quantity: &Quantity) -> Option<&[CellIndex]> {
        self.0.get(self.place(quantity).ok()?).map(|told| told.sum.cells())
    }

    pub(crate) fn contains_key(&self, quantity: &Quantity) -> bool {
        self.place(quantity).is_ok()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &Quantity> {
        self.0.iter().map(|told| &told.quantity)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Quantity, &[CellIndex])> {
        self.0.iter().map(|told| (&told.quantity, told.sum.cells()))
    }

    /// The same, each behind its rank.
    pub(crate) fn ranked(&self) -> impl Iterator<Item = (u64, &Quantity, &[CellIndex])> {
        self.0.iter().map(|told| (told.rank, &told.quantity, told.sum.cells()))
    }

    /// Keeps what is wanted.
    pub(super) fn retain(&mut self, wanted: impl Fn(&Quantity, &[CellIndex]) -> bool) {
        self.0.retain(|told| wanted(&told.quantity, told.sum.cells()));
    }

    /// Adds a cell to those of a quantity.
    pub(super) fn add(&mut self, quantity: Quantity, cell: CellIndex) {
        match self.place(&quantity) {
            Ok(at) => {
                if let Some(told) = self.0.get_mut(at) {
                    told.sum.add(cell);
                }
            }
            Err(at) => self.0.insert(at, Told { rank: quantity.rank(), quantity, sum: Sum::One(cell) }),
        }
    }

    /// The same for many at once, those of one quantity in the order of their numbers.
    pub(super) fn add_all(&mut self, told: Vec<Vec<(Quantity, usize, CellIndex)>>) {
        let ranked = |(quantity, number, cell): (Quantity, usize, CellIndex)| {
            (quantity.rank(), number, quantity, cell)
        };
        let mut all = Vec::with_capacity(told.iter().map(Vec::len).sum());
        all.extend(told.into_iter().flatten().map(ranked));
        all.sort_by_key(|(rank, number, ..)| (*rank, *number));
        let before = self.0.len();
        self.0.reserve(all.len());
        for (rank, _, quantity, cell) in all {
            if let Some(last) = self.0.get_mut(before..).and_then(<[_]>::last_mut)
                && last.rank == rank
            {
                last.sum.add(cell);
                continue;
            }
            match self.0.get(..before).unwrap_or_default().binary_search_by_key(&rank, |told| told.rank) {
                Ok(at) => {
                    if let Some(told) = self.0.get_mut(at) {
                        told.sum.add(cell);
                    }
                }
                Err(_) => self.0.push(Told { rank, quantity, sum: Sum::One(cell) }),
            }
        }
        if before > 0 {
            self.0.sort_by_key(|told| told.rank);
        }
    }

    /// Puts cells in place of those of a quantity.
    pub(super) fn insert(&mut self, quantity: Quantity, cells: Vec<CellIndex>) {
        let told = Told { rank: quantity.rank(), quantity, sum: Sum::of(cells) };
        match self.place(&quantity) {
            Ok(at) => {
                if let Some(place) = self.0.get_mut(at) {
                    *place = told;
                }
            }
            Err(at) => self.0.insert(at, told),
        }
    }

    /// The same where it has none.
    pub(super) fn insert_new(&mut self, quantity: Quantity, cells: Vec<CellIndex>) {
        if !self.contains_key(&quantity) {
            self.insert(quantity, cells);
        }
    }

    pub(super) fn remove(&mut self, quantity: &Quantity) -> Option<Vec<CellIndex>> {
        self.place(quantity).ok().map(|at| self.0.remove(at).sum.into_cells())
    }

    pub(super) fn into_each(self) -> impl Iterator<Item = (Quantity, Vec<CellIndex>)> {
        self.0.into_iter().map(|told| (told.quantity, told.sum.into_cells()))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::disclosure::Scope;
    use crate::relate::quantity::Income;

    #[test]
    fn cells_are_kept_in_their_order_and_quantities_in_theirs() {
        let (one, two, three) = (
            Quantity::Revenue(Income::Current),
            Quantity::Revenue(Income::Total),
            Quantity::ExpenditureAndCarry(Scope::All),
        );
        let mut quantities = Quantities::default();
        quantities.add(three, 9);
        quantities.add(one, 5);
        quantities
            .add_all([[(two, 2, 7), (one, 1, 6)].to_vec(), [(two, 0, 8), (three, 3, 1)].to_vec()].to_vec());
        let told: Vec<_> = quantities.iter().map(|(quantity, cells)| (*quantity, cells.to_vec())).collect();
        assert_eq!(told, [(one, [5, 6].to_vec()), (two, [8, 7].to_vec()), (three, [9, 1].to_vec())]);
        assert_eq!(quantities.remove(&two), Some([8, 7].to_vec()));
        quantities.insert(one, [3].to_vec());
        assert_eq!((quantities.get(&one), quantities.contains_key(&two)), (Some(&[3][..]), false));
    }
}
