use alloc::vec::Vec;

use super::across::Across;
use super::bundle::Bundle;
use super::cells::Cells;
use super::empty::state_empty_tables;
use super::functions::{state_classes, state_items_elsewhere, state_revenue_by_function};
use super::of_year::state_with_carried;
use super::personnel::state_personnel;
use super::printed::Printed;
use super::scopes::{state_general_split, state_scopes};
use super::stated::Stated;
use super::three_public::state_three_public;
use super::within::Grid;

/// States the relations between tables, bundle by bundle.
pub(crate) fn state_across(
    cells: &Cells<'_>,
    bundles: &[Bundle],
    grids: &[Grid<'_>],
    printed: &[Printed],
    stated: &mut Stated,
) {
    // Blocks stand in the order of their tables.
    let blocks_of = |table: usize| {
        let from = grids.partition_point(|grid| grid.table < table);
        from..grids.partition_point(|grid| grid.table <= table)
    };
    for bundle in bundles {
        let blocks = || bundle.tables.iter().flat_map(|table| blocks_of(*table));
        let own: Vec<&Printed> = blocks().filter_map(|block| printed.get(block)).collect();
        let grids: Vec<&Grid<'_>> = blocks().filter_map(|block| grids.get(block)).collect();
        let mut across = Across { cells, stage: bundle.stage, printed: &own, grids: &grids, stated };
        across.same();
        across.bounded();
        state_with_carried(&mut across);
        state_classes(&mut across);
        state_items_elsewhere(&mut across);
        state_revenue_by_function(&mut across);
        state_scopes(&mut across);
        state_general_split(&mut across);
        state_personnel(&mut across);
        state_three_public(&mut across);
        state_empty_tables(&mut across);
    }
}
