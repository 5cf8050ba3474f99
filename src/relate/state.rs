use alloc::vec::Vec;

use super::between::state_across;
use super::bundle::{Bundle, bundles};
use super::carry::state_carry;
use super::cells::Cells;
use super::of_year::tell_year_apart;
use super::printed::Printed;
use super::purchase::state_purchases;
use super::relation::Relation;
use super::sides::state_sides;
use super::stated::Stated;
use super::targets::state_targets;
use super::within::Grid;
use crate::disclosure::Stage;

/// All that a disclosure states: its blocks, the quantities they print, and the relations between its figures.
pub(crate) struct Statement<'d> {
    pub(crate) grids: Vec<Grid<'d>>,
    pub(crate) printed: Vec<Printed>,
    pub(crate) bundles: Vec<Bundle>,
    pub(crate) stated: Stated,
}

pub(crate) fn state<'d>(cells: &Cells<'d>) -> Statement<'d> {
    let grids = Grid::all(cells);
    let bundles = bundles(cells.disclosure);
    let mut stated = Stated::default();
    for grid in &grids {
        grid.state(cells, &mut stated);
    }
    state_carry(cells, &grids, &mut stated);
    state_sides(cells, &grids, &mut stated);
    state_purchases(cells, &grids, &mut stated);
    let stage = |table: usize| -> Stage {
        let bundle = bundles.iter().find(|bundle| bundle.tables.contains(&table));
        bundle.map_or(cells.disclosure.stage, |bundle| bundle.stage)
    };
    let mut printed = Printed::all(cells, &grids, stage);
    tell_year_apart(cells, &bundles, &mut printed);
    state_across(cells, &bundles, &grids, &printed, &mut stated);
    state_targets(cells, &bundles, &grids, &printed, &mut stated);
    stated.tell_left_out();
    Statement { grids, printed, bundles, stated }
}

/// Every relation between the figures of a disclosure.
pub(crate) fn relations(cells: &Cells<'_>) -> Vec<Relation> {
    state(cells).stated.relations
}
