use alloc::vec::Vec;

use super::across::state_across;
use super::cells::Cells;
use super::quantity::Printed;
use super::relation::Relation;
use super::targets::state_targets;
use super::within::{Grid, Stated, state_balance};

/// All that a disclosure states: its blocks, the quantities they print, and the relations between its figures.
pub(crate) struct Statement<'d> {
    pub(crate) grids: Vec<Grid<'d>>,
    pub(crate) printed: Vec<Printed>,
    pub(crate) stated: Stated,
}

pub(crate) fn state<'d>(cells: &Cells<'d>) -> Statement<'d> {
    let grids = Grid::all(cells);
    let mut stated = Stated::default();
    for grid in &grids {
        grid.state(cells, &mut stated);
    }
    state_balance(cells, &grids, &mut stated);
    let printed = Printed::all(cells.disclosure, &grids);
    state_across(cells, &grids, &printed, &mut stated);
    state_targets(cells, &grids, &printed, &mut stated);
    stated.tell_unread();
    Statement { grids, printed, stated }
}

/// Every relation between the figures of a disclosure.
pub(crate) fn relations(cells: &Cells<'_>) -> Vec<Relation> {
    state(cells).stated.relations
}
