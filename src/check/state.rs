use alloc::vec::Vec;

use super::across::state_across;
use super::cells::Cells;
use super::relation::Relation;
use super::within::{Grid, Stated, state_balance};

/// Every relation between the figures of a disclosure.
pub(crate) fn relations(cells: &Cells<'_>) -> Vec<Relation> {
    let grids = Grid::all(cells);
    let mut stated = Stated::default();
    for grid in &grids {
        grid.state(cells, &mut stated);
    }
    state_balance(cells, &grids, &mut stated);
    state_across(cells, &grids, &mut stated);
    stated.relations
}
