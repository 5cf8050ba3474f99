use alloc::vec::Vec;

use super::across::Across;
use super::condition::Condition;
use super::quantity::{Nature, Purpose, Quantity, Spending};
use super::relation::{CellIndex, Relation};
use super::row_tree::is_blank;
use super::rule::Rule;
use super::within::Grid;
use crate::code::DepartmentEconomicCode;
use crate::disclosure::{Column, ColumnKey, Measure, PublicExpense, Row, RowKey, Scope, Stage, TableKind};
use crate::fund::{BudgetBook, ExpenditureNature};
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// States that what basic expenditure pays for the public expenses is at most their figures, which count projects too.
pub(super) fn state_three_public(across: &mut Across<'_, '_>) {
    use PublicExpense::{Hospitality, Overseas, VehicleOperation, VehiclePurchase, Vehicles};
    let Some(table) =
        across.grids.iter().find(|grid| grid.kind == TableKind::ThreePublic).map(|grid| grid.table)
    else {
        return;
    };
    let title = across.cells.disclosure.tables.get(table).map(|table| fold(&table.title, Dropped::Blanks));
    let general = title.is_some_and(|title| Vocabulary::builtin().says(Topic::TitleSays, "general", &title));
    let basics = Nature::Of(ExpenditureNature::Basic);
    let basic = |code: &str| -> Option<Vec<CellIndex>> {
        let purpose = Purpose::Economic(code.parse::<DepartmentEconomicCode>().ok()?);
        let of = |scope| Quantity::Expenditure(Spending { scope, nature: basics, purpose });
        // Of all appropriations more may be spent than the general public budget's table counts.
        let wider = (!general).then_some(Scope::Appropriation);
        let scopes = [Some(Scope::Book(BudgetBook::GeneralPublic)), wider];
        scopes
            .into_iter()
            .flatten()
            .find_map(|scope| across.first(of(scope)).map(|(_, cells)| cells.to_vec()))
    };
    let mut relations = Vec::new();
    for (item, codes) in [
        (Overseas, &["30212"][..]),
        (Hospitality, &["30217"]),
        (VehicleOperation, &["30231"]),
        (VehiclePurchase, &["31013", "30913"]),
    ] {
        let parts: Vec<CellIndex> = codes.iter().filter_map(|code| basic(code)).flatten().collect();
        let whole = || public_item(across.grids, across.stage, item);
        let vehicles = || {
            let vehicle = matches!(item, VehicleOperation | VehiclePurchase);
            vehicle.then(|| public_item(across.grids, across.stage, Vehicles)).flatten()
        };
        if let (false, Some(whole)) = (parts.is_empty(), whole().or_else(vehicles)) {
            let relation = Relation::at_most(Rule::ThreePublicEconomic, parts, Vec::from([whole]));
            relations.push(relation.because(Condition::PartOfWhole));
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// The figure of a public expense for the whole department, in the first table of them.
pub(crate) fn public_item<'g, 'd: 'g>(
    grids: &[&'g Grid<'d>],
    stage: Stage,
    item: PublicExpense,
) -> Option<CellIndex> {
    let grid = grids.iter().find(|grid| grid.kind == TableKind::ThreePublic)?;
    let key = ColumnKey::ThreePublic(item);
    let columns = &grid.block.columns;
    let measure = match stage {
        Stage::FinalAccount if columns.iter().any(|column| column.measure == Measure::FinalAccount) => {
            Measure::FinalAccount
        }
        _ => Measure::Budget,
    };
    let rows = &grid.block.rows;
    // Rows without a name beside one with a name may be of other years.
    if rows.len() > 1 && rows.iter().any(|row| row.label.is_empty() && !is_blank(row)) {
        return None;
    }
    let by_row = rows.iter().position(|row| row.key == RowKey::ThreePublic(item));
    let of_year = |row: &&Row| !matches!(row.key, RowKey::Year(_) | RowKey::Change);
    let only = (rows.iter().filter(of_year).count() == 1).then(|| rows.iter().position(|row| of_year(&row)));
    let total = rows.iter().position(|row| row.key == RowKey::GrandTotal).or(only.flatten());
    let is_own = |column: &Column| column.key == key && column.measure == measure;
    // Of several that no word tells apart none is known to be of the year.
    let only = columns.iter().filter(|column| is_own(column)).count() == 1;
    match (by_row, grid.column_where(is_own).filter(|_| only)) {
        (Some(row), _) => {
            let column =
                grid.column_where(|column| column.key == ColumnKey::Total && column.measure == measure)?;
            Some(grid.cell(row, column))
        }
        (None, Some(column)) => Some(grid.cell(total?, column)),
        _ => None,
    }
}
