use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::cells::Cells;
use super::quantity::{Nature, Printed, Purpose, Quantity, Spending};
use super::relation::{CellIndex, Relation, Unchecked};
use super::rule::Rule;
use super::within::{Grid, Stated};
use crate::code::{CodeLevel, DepartmentEconomicCode};
use crate::disclosure::{ColumnKey, Measure, PublicExpense, RowKey, Scope, Stage, TableKind};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource};

/// States the relations between tables, for each unit whose tables the disclosure holds.
pub(crate) fn state_across(cells: &Cells<'_>, grids: &[Grid<'_>], printed: &[Printed], stated: &mut Stated) {
    let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let fallback = cells.disclosure.unit_name.as_deref().unwrap_or_default();
    for (index, table) in cells.disclosure.tables.iter().enumerate() {
        units.entry(table.unit_name.as_deref().unwrap_or(fallback)).or_default().push(index);
    }
    // Blocks stand in the order of their tables.
    let blocks_of = |table: usize| {
        let from = grids.partition_point(|grid| grid.table < table);
        from..grids.partition_point(|grid| grid.table <= table)
    };
    for tables in units.into_values() {
        let blocks = || tables.iter().flat_map(|table| blocks_of(*table));
        let own: Vec<&Printed> = blocks().filter_map(|block| printed.get(block)).collect();
        let grids: Vec<&Grid<'_>> = blocks().filter_map(|block| grids.get(block)).collect();
        Across { cells, printed: &own, grids: &grids, stated }.state();
    }
}

pub(crate) struct Across<'a, 'd> {
    pub(crate) cells: &'a Cells<'d>,
    pub(crate) printed: &'a [&'a Printed],
    pub(crate) grids: &'a [&'a Grid<'d>],
    pub(crate) stated: &'a mut Stated,
}

impl Across<'_, '_> {
    fn state(&mut self) {
        self.same();
        self.classes();
        self.scopes();
        self.public_expenses();
        self.operating_cost();
        self.empty_tables();
    }

    /// One quantity in several tables: each is equal to the first.
    fn same(&mut self) {
        let mut seen: BTreeMap<Quantity, (TableKind, Vec<CellIndex>)> = BTreeMap::new();
        for printed in self.printed {
            for (quantity, cells) in printed.quantities.iter().filter(|(quantity, _)| quantity.is_one_thing())
            {
                match seen.get(quantity) {
                    Some((kind, first)) => {
                        let rule = rule(*quantity, *kind, printed.kind);
                        let carried = (rule == Rule::AppropriationRevenue
                            && printed.kind == TableKind::AppropriationSummary)
                            .then(|| self.carry_untold(printed.table))
                            .flatten();
                        match carried {
                            // The narrower table may count what of it was carried in, and does not say.
                            Some(carried) => {
                                let most = first.iter().copied().chain(carried).collect();
                                let least = Relation::at_most(rule, first.clone(), cells.clone());
                                self.stated.push(self.cells, least);
                                self.stated.push(self.cells, Relation::at_most(rule, cells.clone(), most));
                            }
                            None => {
                                let relation = Relation::equal(rule, first.clone(), cells.clone());
                                self.stated.push(self.cells, relation);
                            }
                        }
                    }
                    None => {
                        seen.insert(*quantity, (printed.kind, cells.clone()));
                    }
                }
            }
        }
    }

    /// What the summary says is carried in, where this table of appropriations has no row for it.
    fn carry_untold(&self, table: usize) -> Option<Vec<CellIndex>> {
        let carry_row = |grid: &&&Grid<'_>| {
            grid.table == table && grid.block.rows.iter().any(|row| row.key == RowKey::CarryIn)
        };
        if self.grids.iter().any(|grid| carry_row(&grid)) {
            return None;
        }
        let summary = self.printed.iter().find(|printed| printed.kind == TableKind::Summary)?;
        let carried: Vec<CellIndex> = summary
            .sources
            .iter()
            .flatten()
            .filter(|(source, cell)| {
                source.is_none() && self.cells.get(*cell).is_some_and(|cell| cell.figure().is_some())
            })
            .map(|(_, cell)| *cell)
            .collect();
        (!carried.is_empty()).then_some(carried)
    }

    /// A class with money in one table and no row in another that lists all classes: it is zero there.
    fn classes(&mut self) {
        let lists: Vec<&&Printed> = self.printed.iter().filter(|printed| printed.lists_classes).collect();
        for one in &lists {
            for other in &lists {
                if one.table == other.table {
                    continue;
                }
                for (quantity, cells) in &one.quantities {
                    let Quantity::Expenditure(spending) = quantity else { continue };
                    let Purpose::Function(code) = spending.purpose else { continue };
                    let whole = Quantity::Expenditure(Spending { purpose: Purpose::All, ..*spending });
                    if code.level() != CodeLevel::Class
                        || other.quantities.contains_key(quantity)
                        || !other.quantities.contains_key(&whole)
                    {
                        continue;
                    }
                    let rule = rule(*quantity, one.kind, other.kind);
                    self.stated.push(self.cells, Relation::equal(rule, cells.clone(), Vec::new()));
                }
            }
        }
    }

    /// Narrower money is a part of wider money; what is wider is at most that and what the other sources bring.
    fn scopes(&mut self) {
        let general = Scope::Book(BudgetBook::GeneralPublic);
        let mut firsts: BTreeMap<Spending, (TableKind, Vec<CellIndex>)> = BTreeMap::new();
        for printed in self.printed {
            for (quantity, cells) in printed.quantities.iter().filter(|(quantity, _)| quantity.is_one_thing())
            {
                if let Quantity::Expenditure(spending) = quantity {
                    firsts.entry(*spending).or_insert((printed.kind, cells.clone()));
                }
            }
        }
        for (spending, (kind, narrow)) in &firsts {
            let wider = match spending.scope {
                Scope::All => continue,
                Scope::Appropriation => [Scope::All, Scope::All],
                Scope::Book(_) => [Scope::Appropriation, Scope::All],
            };
            let found = wider.into_iter().find_map(|scope| {
                firsts.get(&Spending { scope, ..*spending }).map(|(kind, cells)| (scope, *kind, cells))
            });
            let Some((scope, wide_kind, wide)) = found else { continue };
            // Columns of one table are tied by its own sums.
            if self.same_table(narrow, wide) {
                continue;
            }
            let rule = scope_rule(*kind, wide_kind);
            // Of a negative amount a part may be more than the whole.
            if narrow.iter().chain(wide).any(|cell| self.cells.fen(*cell) < 0) {
                let table = wide.first().and_then(|cell| self.cells.table(*cell)).unwrap_or_default();
                let reason = String::from("a negative amount can be less than a part of it");
                self.stated.unchecked.push(Unchecked { rule, table, reason });
                continue;
            }
            match self
                .others(spending.scope, scope)
                .filter(|_| spending.scope == general || spending.scope == Scope::Appropriation)
            {
                Some(others) if others.is_empty() => {
                    self.stated.push(self.cells, Relation::equal(rule, wide.clone(), narrow.clone()));
                }
                others => {
                    self.stated.push(self.cells, Relation::at_most(rule, narrow.clone(), wide.clone()));
                    if let Some(others) = others {
                        let most = narrow.iter().copied().chain(others).collect();
                        self.stated.push(self.cells, Relation::at_most(rule, wide.clone(), most));
                    }
                }
            }
        }
    }

    fn same_table(&self, one: &[CellIndex], other: &[CellIndex]) -> bool {
        let table = |cells: &[CellIndex]| {
            cells.first().and_then(|cell| self.cells.named(*cell)).map(|named| named.table_index)
        };
        table(one) == table(other)
    }

    /// The revenue that pays for the wider money and not for the narrower; empty when there is exactly none.
    /// `None` when the tables do not tell.
    pub(crate) fn others(&self, narrow: Scope, wide: Scope) -> Option<Vec<CellIndex>> {
        let kind = if wide == Scope::All { TableKind::Summary } else { TableKind::AppropriationSummary };
        let told = self.printed.iter().find(|printed| printed.kind == kind && printed.sources.is_some())?;
        let inside = |source: FundSource| match narrow {
            Scope::All => true,
            Scope::Appropriation => source.book().is_some(),
            Scope::Book(book) => source.book() == Some(book),
        };
        let others = told
            .sources
            .iter()
            .flatten()
            .filter(|(source, _)| !source.is_some_and(inside))
            .map(|(_, cell)| *cell)
            .filter(|cell| {
                self.cells
                    .get(*cell)
                    .and_then(|cell| cell.figure())
                    .is_some_and(|figure| figure.fen() != 0 || figure.quantum() > 1)
            })
            .collect();
        Some(others)
    }

    /// What the basic table spends on the public expenses is at most their figures, which count projects too.
    fn public_expenses(&mut self) {
        use PublicExpense::{Hospitality, Overseas, VehicleOperation, VehiclePurchase, Vehicles};
        let basics = Nature::Of(ExpenditureNature::Basic);
        let basic = |code: &str| -> Option<Vec<CellIndex>> {
            let code: DepartmentEconomicCode = code.parse().ok()?;
            [Scope::Book(BudgetBook::GeneralPublic), Scope::Appropriation].into_iter().find_map(|scope| {
                let spending = Spending { scope, nature: basics, purpose: Purpose::Economic(code) };
                self.printed
                    .iter()
                    .find_map(|printed| printed.quantities.get(&Quantity::Expenditure(spending)).cloned())
            })
        };
        let mut relations = Vec::new();
        for (item, codes) in [
            (Overseas, &["30212"][..]),
            (Hospitality, &["30217"]),
            (VehicleOperation, &["30231"]),
            (VehiclePurchase, &["31013", "30913"]),
        ] {
            let parts: Vec<CellIndex> = codes.iter().filter_map(|code| basic(code)).flatten().collect();
            let whole = self.public_item(item).or_else(|| {
                let vehicle = matches!(item, VehicleOperation | VehiclePurchase);
                vehicle.then(|| self.public_item(Vehicles)).flatten()
            });
            if let (false, Some(whole)) = (parts.is_empty(), whole) {
                relations.push(Relation::at_most(Rule::ThreePublicEconomic, parts, Vec::from([whole])));
            }
        }
        for relation in relations {
            self.stated.push(self.cells, relation);
        }
    }

    /// The figure of a public expense for the whole department.
    fn public_item(&self, item: PublicExpense) -> Option<CellIndex> {
        let grid = self.grids.iter().find(|grid| grid.kind == TableKind::ThreePublic)?;
        let key = ColumnKey::ThreePublic(item);
        let measure = match self.cells.disclosure.stage {
            Stage::FinalAccount
                if grid.block.columns.iter().any(|column| column.measure == Measure::FinalAccount) =>
            {
                Measure::FinalAccount
            }
            _ => Measure::Budget,
        };
        let by_row = grid.block.rows.iter().position(|row| row.key == RowKey::ThreePublic(item));
        let rows = &grid.block.rows;
        let total =
            rows.iter().position(|row| row.key == RowKey::GrandTotal).or((rows.len() == 1).then_some(0));
        match (by_row, grid.column_where(|column| column.key == key && column.measure == measure)) {
            (Some(row), _) => {
                let column =
                    grid.column_where(|column| column.key == ColumnKey::Total && column.measure == measure)?;
                Some(grid.cell(row, column))
            }
            (None, Some(column)) => Some(grid.cell(total?, column)),
            _ => None,
        }
    }

    /// 机关运行经费 is at most 公用经费 of the basic table, account by account and in all.
    fn operating_cost(&mut self) {
        let general = Scope::Book(BudgetBook::GeneralPublic);
        let operating =
            |nature| Quantity::Expenditure(Spending { scope: general, nature, purpose: Purpose::All });
        let of_basic = |quantity: &Quantity| {
            self.printed
                .iter()
                .filter(|printed| matches!(printed.kind, TableKind::Basic | TableKind::AppropriationBasic))
                .find_map(|printed| printed.quantities.get(quantity).cloned())
        };
        let whole = of_basic(&operating(Nature::Operating))
            .or_else(|| operating_classes(self.printed.iter().copied()));
        let mut relations = Vec::new();
        if let (Some(part), Some(whole)) = (self.public_item(PublicExpense::OperatingCost), &whole) {
            relations.push(Relation::at_most(Rule::OperatingCost, Vec::from([part]), whole.clone()));
        }
        for grid in self.grids.iter().filter(|grid| grid.kind == TableKind::OperatingCost) {
            let Some(column) = grid.column_where(|column| column.key == ColumnKey::Total) else { continue };
            for (index, row) in grid.block.rows.iter().enumerate() {
                let cell = Vec::from([grid.cell(index, column)]);
                let whole = match &row.key {
                    RowKey::GrandTotal => whole.clone(),
                    RowKey::Economic(code) => of_basic(&Quantity::Expenditure(Spending {
                        scope: general,
                        nature: Nature::Of(ExpenditureNature::Basic),
                        purpose: Purpose::Economic(*code),
                    })),
                    _ => None,
                };
                if let Some(whole) = whole {
                    relations.push(Relation::at_most(Rule::OperatingCost, cell, whole));
                }
            }
        }
        for relation in relations {
            self.stated.push(self.cells, relation);
        }
    }

    /// A fund table left empty says that its fund spends nothing.
    fn empty_tables(&mut self) {
        let mut relations = Vec::new();
        for (kind, book) in [
            (TableKind::GovernmentFunds, BudgetBook::GovernmentFunds),
            (TableKind::StateCapital, BudgetBook::StateCapital),
        ] {
            let mut tables = self.printed.iter().filter(|printed| printed.kind == kind).peekable();
            let left_empty = |printed: &&Printed| {
                self.cells
                    .blocks(printed.table)
                    .all(|(_, block)| block.rows.iter().flat_map(|row| &row.cells).all(|cell| !cell.printed))
            };
            if tables.peek().is_none() || !tables.all(left_empty) {
                continue;
            }
            let spending = Spending { scope: Scope::Book(book), nature: Nature::All, purpose: Purpose::All };
            for printed in
                self.printed.iter().filter(|printed| printed.kind == TableKind::AppropriationSummary)
            {
                if let Some(cells) = printed.quantities.get(&Quantity::Expenditure(spending)) {
                    relations.push(Relation::equal(Rule::EmptyTable, cells.clone(), Vec::new()));
                }
            }
        }
        for relation in relations {
            self.stated.push(self.cells, relation);
        }
    }
}

/// The rule by which two tables print one quantity.
fn rule(quantity: Quantity, one: TableKind, other: TableKind) -> Rule {
    let either = |kind: TableKind| one == kind || other == kind;
    match quantity {
        _ if one == other => Rule::SameFigure,
        Quantity::Revenue(_) if either(TableKind::GovernmentFunds) || either(TableKind::StateCapital) => {
            Rule::FinalAccountCarry
        }
        Quantity::Revenue(_) if either(TableKind::AppropriationSummary) => Rule::AppropriationRevenue,
        Quantity::Revenue(_) => Rule::RevenueTable,
        _ if either(TableKind::Project) => Rule::ProjectsByFunction,
        _ if either(TableKind::Basic) || either(TableKind::AppropriationBasic) => Rule::BasicByEconomic,
        _ if either(TableKind::AppropriationSummary)
            || either(TableKind::GeneralPublicExpenditure)
            || either(TableKind::AppropriationExpenditure) =>
        {
            Rule::FundTables
        }
        _ => Rule::ExpenditureByFunction,
    }
}

/// The rule by which a table of narrower money is within one of wider money.
fn scope_rule(narrow: TableKind, wide: TableKind) -> Rule {
    if narrow == TableKind::Project {
        Rule::ProjectsByFunction
    } else if matches!(narrow, TableKind::Basic | TableKind::AppropriationBasic) {
        Rule::BasicByEconomic
    } else if wide == TableKind::AppropriationSummary {
        Rule::FundTables
    } else {
        Rule::AppropriationWithinTotal
    }
}

/// The classes of the first basic table that aren't personnel's: what its 公用经费 is made of.
pub(crate) fn operating_classes<'p>(
    printed: impl IntoIterator<Item = &'p Printed>,
) -> Option<Vec<CellIndex>> {
    let basic = |printed: &&Printed| matches!(printed.kind, TableKind::Basic | TableKind::AppropriationBasic);
    let classes: Vec<CellIndex> = printed
        .into_iter()
        .find(basic)?
        .quantities
        .iter()
        .filter(|(quantity, _)| match quantity {
            Quantity::Expenditure(Spending {
                nature: Nature::Of(_),
                purpose: Purpose::Economic(code),
                ..
            }) => code.level() == CodeLevel::Class && !matches!(code.number(), 301 | 303),
            _ => false,
        })
        .flat_map(|(_, cells)| cells.iter().copied())
        .collect();
    (!classes.is_empty()).then_some(classes)
}
