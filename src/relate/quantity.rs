use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::relation::CellIndex;
use super::row_tree::is_blank;
use super::within::Grid;
use crate::code::{CodeLevel, DepartmentEconomicCode, FunctionClass, FunctionCode};
use crate::disclosure::{
    Column, ColumnKey, Disclosure, Measure, RevenueItem, Row, RowKey, Scope, Side, Stage, TableKind,
};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource};

/// What is measured: figures of one quantity in different tables stand for one exact amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Quantity {
    /// Revenue of the year, or what of it one item brings; or with what is carried in.
    Revenue(Income),
    /// Expenditure of the year.
    Expenditure(Spending),
    /// Expenditure of the year and what is carried to the next.
    ExpenditureAndCarry(Scope),
}

impl Quantity {
    /// Whether all tables draw its border alike. Personnel and operating expenditures do not: a class such as 303 is
    /// counted among the one here and split between both there.
    pub(crate) const fn is_one_thing(self) -> bool {
        !matches!(self, Self::Expenditure(Spending { nature: Nature::Personnel | Nature::Operating, .. }))
    }
}

/// A part of the revenue side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Income {
    /// 本年收入.
    Current,
    /// 收入总计.
    Total,
    /// 本年收入 and 上年结转, without what is drawn from balances.
    CurrentAndCarry,
    /// 财政拨款 of the year.
    Appropriation,
    /// 财政拨款 of the year and what of it is carried in.
    AppropriationTotal,
    /// One source of the year.
    Source(FundSource),
    /// What of the appropriations is carried in, of one fund.
    CarriedAppropriation(FundSource),
}

/// Expenditure by four questions: from what money, of what nature, for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spending {
    pub(crate) scope: Scope,
    pub(crate) nature: Nature,
    pub(crate) purpose: Purpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nature {
    All,
    Of(ExpenditureNature),
    Personnel,
    Operating,
    UnitReserve,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    All,
    Function(FunctionCode),
    Economic(DepartmentEconomicCode),
}

/// The quantities one block of a table prints, each as the cells that add up to it.
pub(crate) struct Printed {
    pub(crate) table: usize,
    pub(crate) kind: TableKind,
    pub(crate) quantities: BTreeMap<Quantity, Vec<CellIndex>>,
    /// Whether every class with money stands in it, each under a name that is known.
    pub(crate) lists_classes: bool,
    /// What other sources than a scope's own can pay, where the table tells it.
    pub(crate) sources: Option<Vec<(Option<FundSource>, CellIndex)>>,
}

impl Printed {
    pub(crate) fn all(disclosure: &Disclosure, grids: &[Grid<'_>]) -> Vec<Self> {
        let mut all = Vec::with_capacity(grids.len());
        for grid in grids {
            let mut printed = Self {
                table: grid.table,
                kind: grid.kind,
                quantities: BTreeMap::new(),
                lists_classes: false,
                sources: None,
            };
            if let Some(scope) = disclosure.tables.get(grid.table).and_then(|table| table.scope) {
                Reader { grid, scope, stage: disclosure.stage, printed: &mut printed }.read();
            }
            all.push(printed);
        }
        all
    }

    fn add(&mut self, quantity: Quantity, cell: CellIndex) {
        self.quantities.entry(quantity).or_default().push(cell);
    }
}

struct Reader<'a, 'd> {
    grid: &'a Grid<'d>,
    scope: Scope,
    stage: Stage,
    printed: &'a mut Printed,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        match (self.grid.kind, self.grid.block.side) {
            (TableKind::Summary | TableKind::AppropriationSummary | TableKind::Revenue, Side::Revenue) => {
                self.revenue()
            }
            (TableKind::ThreePublic | TableKind::OperatingCost | TableKind::GovernmentEconomic, _) => {}
            _ => self.expenditure(),
        }
    }

    /// The columns that print the number of the year.
    fn columns(&self) -> Vec<(usize, &ColumnKey)> {
        let columns = &self.grid.block.columns;
        let has = |measure: &Measure| columns.iter().any(|column| column.measure == *measure);
        let wanted = match self.stage {
            Stage::FinalAccount if has(&Measure::FinalAccount) => Measure::FinalAccount,
            _ => Measure::Budget,
        };
        columns
            .iter()
            .enumerate()
            // A column of totals that prints none says nothing, not that there is nothing.
            .filter(|(index, column)| column.measure == wanted && !self.grid.blank_totals.holds(*index))
            .map(|(index, column)| (index, &column.key))
            .collect()
    }

    fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.grid.block.rows.iter().enumerate()
    }

    /// What the headers above a column's own are about.
    fn outer(&self, column: usize) -> Option<&ColumnKey> {
        self.grid.block.columns.get(column)?.outer.as_ref()
    }

    fn has_row(&self, wanted: &RowKey) -> bool {
        self.rows().any(|(_, row)| row.key == *wanted)
    }

    fn carries(&self) -> bool {
        self.rows().any(|(_, row)| {
            !is_blank(row)
                && matches!(
                    row.key,
                    RowKey::CarryIn
                        | RowKey::CarryOut
                        | RowKey::Distribution
                        | RowKey::Revenue(RevenueItem::Source(FundSource::Reserves | FundSource::CarryIn))
                )
        })
    }

    /// Adds the figure of a row, or those below it where it is a heading.
    fn add_row(&mut self, quantity: Quantity, row: usize, column: usize) {
        for item in self.grid.headings.items(&row) {
            self.printed.add(quantity, self.grid.cell(*item, column));
        }
    }

    fn revenue(&mut self) {
        let columns: Vec<(usize, ColumnKey)> =
            self.columns().into_iter().map(|(index, key)| (index, key.clone())).collect();
        let carried_columns = self.grid.block.columns.iter().enumerate().any(|(index, column)| {
            matches!(
                column.key,
                ColumnKey::CarryIn | ColumnKey::Source(FundSource::Reserves | FundSource::CarryIn)
            ) && self.rows().any(|(_, row)| row.cells.get(index).is_some_and(|cell| !cell.is_nil()))
        });
        let current_row = self.has_row(&RowKey::CurrentTotal);
        let carries = self.carries();
        let below: BTreeMap<usize, usize> = self
            .grid
            .tree
            .groups
            .iter()
            .flat_map(|group| group.children.iter().map(|child| (*child, group.parent)))
            .collect();
        let rows: Vec<(usize, RowKey, bool)> =
            self.rows().map(|(index, row)| (index, row.key.clone(), is_blank(row))).collect();
        let parent_key =
            |row: usize| below.get(&row).and_then(|parent| rows.get(*parent)).map(|(_, key, _)| key);
        let mut sources: Option<Vec<(Option<FundSource>, CellIndex)>> = Some(Vec::new());
        // A table without a column for what is drawn from balances does not count it.
        let reserves = self.grid.kind != TableKind::Revenue
            || self
                .grid
                .block
                .columns
                .iter()
                .any(|column| column.key == ColumnKey::Source(FundSource::Reserves))
            || self.has_row(&RowKey::Revenue(RevenueItem::Source(FundSource::Reserves)));
        let (current, total) = match self.scope {
            Scope::All if !reserves => (Income::Current, Income::CurrentAndCarry),
            Scope::All => (Income::Current, Income::Total),
            _ => (Income::Appropriation, Income::AppropriationTotal),
        };
        // A total printed twice is one quantity.
        let first_total = rows.iter().find(|(_, key, _)| *key == RowKey::GrandTotal).map(|(row, ..)| *row);
        for (row, key, blank) in &rows {
            if *key == RowKey::GrandTotal && first_total != Some(*row) {
                continue;
            }
            let carried = parent_key(*row) == Some(&RowKey::CarryIn);
            for (column, column_key) in &columns {
                let income = match (key, column_key) {
                    (RowKey::GrandTotal, ColumnKey::Total) => {
                        let no_more = !current_row && !carries && !carried_columns;
                        if no_more && self.grid.kind == TableKind::Revenue {
                            self.add_row(Quantity::Revenue(current), *row, *column);
                            continue;
                        }
                        if no_more {
                            self.add_row(Quantity::Revenue(current), *row, *column);
                        }
                        total
                    }
                    (RowKey::CurrentTotal, ColumnKey::Total) => current,
                    (RowKey::GrandTotal, ColumnKey::CurrentRevenue) if carried_columns => current,
                    (RowKey::GrandTotal, ColumnKey::Source(source))
                        if self.outer(*column) == Some(&ColumnKey::CarryIn) =>
                    {
                        Income::CarriedAppropriation(*source)
                    }
                    (RowKey::Revenue(RevenueItem::Source(source)), ColumnKey::Total) if carried => {
                        Income::CarriedAppropriation(*source)
                    }
                    (RowKey::Revenue(RevenueItem::Source(source)), ColumnKey::Total) => {
                        Income::Source(*source)
                    }
                    (RowKey::Revenue(RevenueItem::Appropriation), ColumnKey::Total) => Income::Appropriation,
                    (RowKey::GrandTotal, ColumnKey::Appropriation) => Income::Appropriation,
                    (RowKey::GrandTotal, ColumnKey::Source(source)) => Income::Source(*source),
                    _ => continue,
                };
                self.add_row(Quantity::Revenue(income), *row, *column);
            }
            let main = columns.iter().find(|(_, key)| *key == ColumnKey::Total).map(|(column, _)| *column);
            let Some(main) = main else { continue };
            let cells = || self.grid.headings.items(row).iter().map(|row| self.grid.cell(*row, main));
            match key {
                RowKey::Revenue(RevenueItem::Source(source)) if !carried => {
                    sources
                        .iter_mut()
                        .for_each(|sources| sources.extend(cells().map(|cell| (Some(*source), cell))));
                }
                RowKey::CurrentTotal if self.scope == Scope::All && self.grid.kind == TableKind::Summary => {
                    self.add_row(Quantity::Revenue(Income::CurrentAndCarry), *row, main);
                }
                RowKey::CarryIn if !carried => {
                    if self.scope == Scope::All && self.grid.kind == TableKind::Summary && current_row {
                        self.add_row(Quantity::Revenue(Income::CurrentAndCarry), *row, main);
                    }
                    sources.iter_mut().for_each(|sources| sources.extend(cells().map(|cell| (None, cell))));
                }
                RowKey::Label(_) if !blank && !below.contains_key(row) => sources = None,
                _ => {}
            }
        }
        if matches!(self.grid.kind, TableKind::Summary | TableKind::AppropriationSummary) {
            self.printed.sources = sources.filter(|sources| !sources.is_empty());
        }
        let quantities = &mut self.printed.quantities;
        let appropriations: Vec<CellIndex> = FundSource::APPROPRIATIONS
            .iter()
            .filter_map(|source| quantities.get(&Quantity::Revenue(Income::Source(*source))))
            .flatten()
            .copied()
            .collect();
        if !appropriations.is_empty() {
            quantities.entry(Quantity::Revenue(Income::Appropriation)).or_insert(appropriations);
        }
    }

    fn expenditure(&mut self) {
        let grid = self.grid;
        let columns: Vec<(usize, ColumnKey)> =
            self.columns().into_iter().map(|(index, key)| (index, key.clone())).collect();
        let current_row = self.has_row(&RowKey::CurrentTotal);
        let carries = self.carries();
        let carry_column = self.grid.block.columns.iter().enumerate().any(|(index, column)| {
            column.key == ColumnKey::CarryOut
                && grid.kind == TableKind::Expenditure
                && self.rows().any(|(_, row)| row.cells.get(index).is_some_and(|cell| !cell.is_nil()))
        });
        let final_fund_table =
            grid.block.columns.iter().any(|column| column.key == ColumnKey::CurrentRevenue);
        let mut spending = Vec::new();
        for (column, key) in &columns {
            let found = self.column_spending(key, final_fund_table, grid.block.columns.get(*column));
            // Of one fund the money of the year and what was carried in pay for its expenditure together.
            let carried = self.outer(*column) == Some(&ColumnKey::CarryIn);
            if let Some(found) = found
                && spending.iter().any(|(_, other)| *other == found) == carried
            {
                spending.push((*column, found));
            }
            let carried = match (grid.kind, key) {
                (TableKind::GovernmentFunds, ColumnKey::CarryIn) => Some(FundSource::GovernmentFunds),
                (TableKind::StateCapital, ColumnKey::CarryIn) => Some(FundSource::StateCapital),
                _ => None,
            };
            let grand = self.rows().find(|(_, row)| row.key == RowKey::GrandTotal).map(|(row, _)| row);
            if let (Some(source), Some(row)) = (carried, grand) {
                self.printed
                    .add(Quantity::Revenue(Income::CarriedAppropriation(source)), grid.cell(row, *column));
            }
        }
        let rows: Vec<(usize, RowKey)> = self.rows().map(|(index, row)| (index, row.key.clone())).collect();
        let functions: BTreeSet<FunctionCode> = rows
            .iter()
            .filter_map(|(_, key)| if let RowKey::Function(code) = key { Some(*code) } else { None })
            .collect();
        let totals = rows.iter().any(|(_, key)| matches!(key, RowKey::GrandTotal | RowKey::CurrentTotal));
        // A total printed twice is one quantity.
        let first_total = rows.iter().find(|(_, key)| *key == RowKey::GrandTotal).map(|(row, _)| *row);
        for (row, key) in &rows {
            let of_which = grid.block.rows.get(*row).is_some_and(|row| row.of_which);
            if of_which || *key == RowKey::GrandTotal && first_total != Some(*row) {
                continue;
            }
            for (column, base) in &spending {
                let found = match key {
                    RowKey::GrandTotal => {
                        // Only the total of all natures counts what is carried over.
                        if (carry_column || current_row) && base.nature == Nature::All {
                            self.add_row(Quantity::ExpenditureAndCarry(base.scope), *row, *column);
                            continue;
                        }
                        if carries {
                            continue;
                        }
                        *base
                    }
                    RowKey::CurrentTotal => *base,
                    RowKey::Function(_) | RowKey::Project(..)
                        if carry_column && base.nature == Nature::All =>
                    {
                        continue;
                    }
                    RowKey::Function(code) => Spending { purpose: Purpose::Function(*code), ..*base },
                    RowKey::Economic(code) => Spending { purpose: Purpose::Economic(*code), ..*base },
                    RowKey::Project(Some(code), _) if !functions.contains(code) => {
                        Spending { purpose: Purpose::Function(*code), ..*base }
                    }
                    RowKey::Nature(nature) if base.nature == Nature::All => {
                        Spending { nature: Nature::Of(*nature), ..*base }
                    }
                    RowKey::UnitReserve if base.nature == Nature::All => {
                        Spending { nature: Nature::UnitReserve, ..*base }
                    }
                    RowKey::Personnel if base.nature == Nature::Of(ExpenditureNature::Basic) => {
                        Spending { nature: Nature::Personnel, ..*base }
                    }
                    RowKey::Operating if base.nature == Nature::Of(ExpenditureNature::Basic) => {
                        Spending { nature: Nature::Operating, ..*base }
                    }
                    _ => continue,
                };
                self.add_row(Quantity::Expenditure(found), *row, *column);
            }
        }
        if !totals {
            self.untold_total(&spending);
        }
        self.classes(&spending, &functions);
    }

    /// A table without a total row: its top rows add up to it.
    fn untold_total(&mut self, spending: &[(usize, Spending)]) {
        let only_natures = self
            .rows()
            .all(|(_, row)| matches!(row.key, RowKey::Nature(_) | RowKey::UnitReserve | RowKey::Label(_)));
        if only_natures || matches!(self.grid.kind, TableKind::Summary | TableKind::AppropriationSummary) {
            return;
        }
        for row in self.grid.tree.top.clone() {
            for (column, base) in spending {
                self.add_row(Quantity::Expenditure(*base), row, *column);
            }
        }
    }

    /// Classes of which only deeper rows are printed, and whether all classes are told.
    fn classes(&mut self, spending: &[(usize, Spending)], functions: &BTreeSet<FunctionCode>) {
        let by_function = !functions.is_empty();
        let unknown = self.rows().any(|(_, row)| matches!(row.key, RowKey::Label(_)) && !is_blank(row));
        self.printed.lists_classes |= by_function && !unknown;
        let printed: BTreeSet<FunctionClass> = functions
            .iter()
            .filter(|code| code.level() == CodeLevel::Class)
            .map(|code| code.class())
            .collect();
        let covered: BTreeSet<usize> = self
            .grid
            .tree
            .groups
            .iter()
            .filter(|group| {
                self.grid
                    .block
                    .rows
                    .get(group.parent)
                    .is_some_and(|row| matches!(row.key, RowKey::Function(_)))
            })
            .flat_map(|group| group.children.iter().copied())
            .collect();
        let mut found = Vec::new();
        for (row, printed_row) in self.rows() {
            let code = match &printed_row.key {
                RowKey::Function(code) | RowKey::Project(Some(code), _) => *code,
                _ => continue,
            };
            if covered.contains(&row) || printed.contains(&code.class()) {
                continue;
            }
            for (column, base) in spending {
                let class = Spending { purpose: Purpose::Function(code.class().into()), ..*base };
                found.push((Quantity::Expenditure(class), row, *column));
            }
        }
        for (quantity, row, column) in found {
            self.add_row(quantity, row, column);
        }
    }

    fn column_spending(
        &self,
        key: &ColumnKey,
        final_fund_table: bool,
        column: Option<&Column>,
    ) -> Option<Spending> {
        let nature = match self.grid.kind {
            TableKind::Basic | TableKind::AppropriationBasic => Nature::Of(ExpenditureNature::Basic),
            TableKind::Project => Nature::Of(ExpenditureNature::Project),
            _ => Nature::All,
        };
        let base = Spending { scope: self.scope, nature, purpose: Purpose::All };
        let outer = column.and_then(|column| column.outer.as_ref());
        let base = match outer {
            Some(ColumnKey::Nature(nature)) if base.nature == Nature::All => {
                Spending { nature: Nature::Of(*nature), ..base }
            }
            Some(ColumnKey::Source(source)) if !matches!(self.scope, Scope::Book(_)) => {
                Spending { scope: Scope::Book(source.book()?), ..base }
            }
            Some(ColumnKey::Appropriation) if self.scope == Scope::All => {
                Spending { scope: Scope::Appropriation, ..base }
            }
            _ => base,
        };
        Some(match key {
            ColumnKey::Total if final_fund_table => {
                column.filter(|column| column.name().contains("支出"))?;
                base
            }
            ColumnKey::Total | ColumnKey::CurrentExpenditure => base,
            ColumnKey::Nature(nature) => Spending { nature: Nature::Of(*nature), ..base },
            ColumnKey::Personnel => Spending { nature: Nature::Personnel, ..base },
            ColumnKey::Operating => Spending { nature: Nature::Operating, ..base },
            ColumnKey::UnitReserve => Spending { nature: Nature::UnitReserve, ..base },
            ColumnKey::Appropriation if self.scope == Scope::All => {
                Spending { scope: Scope::Appropriation, ..base }
            }
            ColumnKey::Source(source) if !matches!(self.scope, Scope::Book(_)) => {
                Spending { scope: Scope::Book(source.book()?), ..base }
            }
            ColumnKey::Source(FundSource::GeneralPublic)
                if self.scope == Scope::Book(BudgetBook::GeneralPublic) =>
            {
                base
            }
            _ => return None,
        })
    }
}
