use alloc::vec::Vec;

use super::across::state_across;
use super::cells::Cells;
use super::quantity::Printed;
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
    let printed = Printed::all(cells.disclosure, &grids);
    state_across(cells, &grids, &printed, &mut stated);
    stated.relations
}
