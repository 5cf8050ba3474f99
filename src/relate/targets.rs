use alloc::vec::Vec;

use super::across::Across;
use super::bundle::{Bundle, is_form};
use super::cells::Cells;
use super::condition::Condition;
use super::operating::operating_classes;
use super::printed::Printed;
use super::projects::{Matched, fold, matched, project_name, project_of, repeat};
use super::quantity::{Nature, Purpose, Quantity, Spending};
use super::relation::{CellIndex, Relation};
use super::rule::Rule;
use super::stated::Stated;
use super::within::Grid;
use crate::code::{DepartmentEconomicClass, DepartmentEconomicCode};
use crate::disclosure::{
    ColumnKey, Measure, RevenueItem, RowKey, RowLevel, Scope, Table, TableKind, UnitName,
};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource, ProjectCategory};
use crate::vocabulary::{Topic, Vocabulary};

/// States what the forms of performance targets say, within and across tables.
pub(crate) fn state_targets(
    cells: &Cells<'_>,
    bundles: &[Bundle],
    grids: &[Grid<'_>],
    printed: &[Printed],
    stated: &mut Stated,
) {
    let forms = cells.disclosure.tables.iter().filter(|table| table.kind == TableKind::ProjectTarget);
    let names_repeat = repeat(forms.map(project_name));
    for (index, table) in cells.disclosure.tables.iter().enumerate().filter(|(_, table)| is_form(table.kind))
    {
        // A form of which no title says what it is speaks of no other table.
        let tables = if table.is_loose { Vec::new() } else { tables_of(cells, bundles, index) };
        let own: Vec<&Printed> = printed.iter().filter(|printed| tables.contains(&printed.table)).collect();
        let numeric: Vec<&Grid<'_>> = grids.iter().filter(|grid| tables.contains(&grid.table)).collect();
        let form: Vec<&Grid<'_>> = grids.iter().filter(|grid| grid.table == index).collect();
        let stage = cells.disclosure.stage;
        let across = Across { cells, stage, printed: &own, grids: &numeric, stated };
        let mut targets = Targets { across, form: &form, names_repeat };
        if table.kind == TableKind::OverallTarget {
            targets.overall();
        } else {
            targets.project(table);
        }
    }
}

/// The other tables that a form speaks of: those of its bundle. Forms print names of their own; where the tables are one bundle
/// only, they are meant.
pub(crate) fn tables_of(cells: &Cells<'_>, bundles: &[Bundle], form: usize) -> Vec<usize> {
    let tables = &cells.disclosure.tables;
    let numeric = |bundle: &Bundle| -> Vec<usize> {
        let is_numeric = |index: &&usize| tables.get(**index).is_some_and(|table| !is_form(table.kind));
        bundle.tables.iter().filter(is_numeric).copied().collect()
    };
    let mut told: Vec<(&Bundle, Vec<usize>)> = bundles
        .iter()
        .map(|bundle| (bundle, numeric(bundle)))
        .filter(|(_, tables)| !tables.is_empty())
        .collect();
    if told.len() == 1 {
        return told.pop().map(|(_, tables)| tables).unwrap_or_default();
    }
    let own = tables.get(form).and_then(|table| table.unit_name.as_deref()).map(UnitName::of);
    let meant = |bundle: &Bundle| match &own {
        Some(own) => bundle.unit.is_same(own),
        None => bundle.tables.contains(&form),
    };
    told.retain(|(bundle, _)| meant(bundle));
    match told.as_slice() {
        // Of which year or stage it speaks, a form doesn't say.
        [(_, tables)] => tables.clone(),
        _ => Vec::new(),
    }
}

struct Targets<'a, 'd> {
    across: Across<'a, 'd>,
    form: &'a [&'a Grid<'d>],
    /// Whether several forms have one name: they are of several units or years, and which of them a row means is not said.
    names_repeat: bool,
}

impl Targets<'_, '_> {
    fn push(&mut self, relation: Relation) {
        self.across.push(relation);
    }

    /// The tasks are the expenditure they stand for.
    fn overall(&mut self) {
        for grid in self.form.iter().copied() {
            for (key, scope) in
                [(ColumnKey::Total, Scope::All), (ColumnKey::Appropriation, Scope::Appropriation)]
            {
                let Some(column) = grid.column_where(|column| column.key == key) else { continue };
                let mut of: [Vec<CellIndex>; 4] = Default::default();
                let mut complete = true;
                for (index, row) in grid.block.rows.iter().enumerate() {
                    let at = match &row.key {
                        RowKey::GrandTotal => 0,
                        RowKey::Task(label) => match category(label) {
                            Some(ProjectCategory::Personnel) => 1,
                            Some(ProjectCategory::Operating) => 2,
                            Some(ProjectCategory::OtherRunning | ProjectCategory::SpecificPurpose) => 3,
                            None => {
                                complete = false;
                                continue;
                            }
                        },
                        _ => continue,
                    };
                    if let Some(cells) = of.get_mut(at) {
                        cells.push(grid.cell(index, column));
                    }
                }
                let [total, personnel, operating, projects] = of;
                // Tasks that are no categories of expenditure may leave some of it out.
                self.task(scope, total, Nature::All, complete);
                self.task(scope, personnel, Nature::Personnel, complete);
                self.task(scope, operating, Nature::Operating, complete);
                self.task(scope, projects, Nature::Of(ExpenditureNature::Project), complete);
            }
        }
    }

    fn task(&mut self, scope: Scope, cells: Vec<CellIndex>, nature: Nature, complete: bool) {
        // A form where no amount is filled in says nothing of it.
        if !cells.iter().any(|cell| self.is_printed(*cell)) {
            return;
        }
        let scopes = [Scope::All, Scope::Appropriation, Scope::Book(BudgetBook::GeneralPublic)];
        let narrower = scopes.into_iter().skip_while(|other| *other != scope);
        let found = narrower.filter_map(|other| Some((other, self.spending(other, nature)?))).next();
        let Some((other, counterpart)) = found else { return };
        if complete {
            self.tie(Rule::OverallTarget, (scope, cells), (other, counterpart));
        } else if other == scope {
            let listed = Relation::at_most(Rule::OverallTarget, cells, counterpart);
            self.push(listed.because(Condition::ListOpen));
        }
    }

    /// The cells of other tables that add up to the expenditure of a nature.
    fn spending(&self, scope: Scope, nature: Nature) -> Option<Vec<CellIndex>> {
        let spending = Spending { scope, nature, purpose: Purpose::All };
        let whole = self.find(spending);
        if whole.is_some() {
            return whole;
        }
        let basic = Nature::Of(ExpenditureNature::Basic);
        match nature {
            Nature::Personnel => {
                let classes = DepartmentEconomicClass::PERSONNEL.into_iter().filter_map(|class| {
                    let code = DepartmentEconomicCode::from(class);
                    self.find(Spending { scope, nature: basic, purpose: Purpose::Economic(code) })
                });
                let classes: Vec<CellIndex> = classes.flatten().collect();
                (!classes.is_empty()).then_some(classes)
            }
            Nature::Operating if scope == Scope::Book(BudgetBook::GeneralPublic) => {
                operating_classes(self.across.printed.iter().copied())
            }
            _ => None,
        }
    }

    fn find(&self, spending: Spending) -> Option<Vec<CellIndex>> {
        let quantity = Quantity::Expenditure(spending);
        self.across.printed.iter().find_map(|printed| printed.quantities.get(&quantity).map(<[_]>::to_vec))
    }

    /// Money of one scope and the same money of a narrower one: equal where nothing else pays, a part of it otherwise.
    fn tie(&mut self, rule: Rule, wide: (Scope, Vec<CellIndex>), narrow: (Scope, Vec<CellIndex>)) {
        if wide.0 == narrow.0 {
            self.push(Relation::equal(rule, wide.1, narrow.1));
            return;
        }
        match self.across.others(narrow.0, wide.0) {
            Some(others) if others.is_empty() => self.push(Relation::equal(rule, wide.1, narrow.1)),
            _ => self.push(Relation::at_most(rule, narrow.1, wide.1)),
        }
    }

    /// The sums within the form of a project, and its row in the table of projects.
    fn project(&mut self, table: &Table) {
        let rule = Rule::ProjectTargetSum;
        let all = |column: Measure, key: RowKey| self.money(&column, &key);
        let medium = || Measure::Other(Vocabulary::printed("medium-term").into());
        let appropriation = || RowKey::Revenue(RevenueItem::Appropriation);
        let other = || RowKey::Revenue(RevenueItem::Source(FundSource::Other));
        let label = |key| RowKey::Label(Vocabulary::printed(key).into());
        let total = |measure| all(measure, RowKey::GrandTotal).filter(|cell| self.is_printed(*cell));
        let annual = total(Measure::Budget);
        let mut relations = Vec::new();
        for measure in [Measure::Budget, medium()] {
            let total = total(measure.clone());
            let parts: Vec<CellIndex> =
                [appropriation(), other()].into_iter().filter_map(|key| all(measure.clone(), key)).collect();
            match (total, parts.as_slice()) {
                (Some(total), [_, _]) if parts.iter().any(|part| self.is_printed(*part)) => {
                    relations.push(self.sum(rule, total, parts));
                }
                // Beside one of them alone the other may stand under no name.
                (Some(total), [part]) if self.is_printed(*part) => {
                    relations.push(Relation::at_most(rule, parts, Vec::from([total])));
                }
                _ => {}
            }
        }
        let levels: Vec<CellIndex> = ["own-level", "transfers"]
            .into_iter()
            .filter_map(|part| all(Measure::Budget, label(part)))
            .collect();
        if let (Some(total), 2) = (annual, levels.len()) {
            relations.push(self.sum(rule, total, levels));
        }
        let procurement = all(Measure::Budget, label("procurement")).filter(|cell| self.is_printed(*cell));
        let services =
            all(Measure::Budget, label("purchased-services")).filter(|cell| self.is_printed(*cell));
        for (part, whole) in [(procurement, annual), (services, procurement.or(annual))] {
            if let (Some(part), Some(whole)) = (part, whole) {
                relations.push(Relation::at_most(rule, Vec::from([part]), Vec::from([whole])));
            }
        }
        if let Some(annual) = annual {
            for total in self.sources(&ColumnKey::Total) {
                relations.push(Relation::equal(rule, Vec::from([annual]), Vec::from([total])));
            }
            let costs = self.costs();
            if !costs.is_empty() {
                relations.push(Relation::at_most(rule, costs, Vec::from([annual])));
            }
        }
        for relation in relations {
            self.push(relation);
        }
        if let Some(annual) = annual {
            self.project_row(table, annual);
        }
    }

    /// The sum of the parts of a form's money, which are not all of it where an amount stands beside them that nobody knows.
    fn sum(&self, rule: Rule, total: CellIndex, parts: Vec<CellIndex>) -> Relation {
        let unknown = self
            .form
            .iter()
            .filter(|grid| is_money(grid))
            .any(|grid| grid.block.rows.iter().any(|row| !row.ground.is_words()));
        if unknown {
            Relation::at_most(rule, parts, Vec::from([total]))
        } else {
            Relation::equal(rule, Vec::from([total]), parts)
        }
    }

    fn project_row(&mut self, table: &Table, annual: CellIndex) {
        let name = project_name(table);
        let tables = &self.across.cells.disclosure.tables;
        if self.names_repeat {
            return;
        }
        let general = Scope::Book(BudgetBook::GeneralPublic);
        let projects = self.across.grids.iter().filter(|grid| grid.kind == TableKind::Project);
        let mut found = Vec::new();
        // A list without what was carried in holds no more of a project than its form.
        let mut carried = Vec::new();
        for grid in projects {
            let rows: Vec<(usize, &str)> =
                grid.block.rows.iter().enumerate().filter_map(project_of).collect();
            let names = rows.iter().map(|(_, name)| *name);
            let Matched::As(matched) = matched(name, names) else { continue };
            let Some(column) = grid.column_where(|column| column.key == ColumnKey::Total) else { continue };
            let scope = tables.get(grid.table).and_then(|table| table.scope).unwrap_or(general);
            let meant: Vec<usize> =
                rows.iter().filter(|(_, name)| *name == matched).map(|(row, _)| *row).collect();
            let listed = meant
                .iter()
                .any(|row| grid.block.rows.get(*row).is_some_and(|row| row.level == RowLevel::Listed));
            // What a form is of in one unit, it need not be in all.
            let units = grid.block.rows.iter().filter(|row| match &row.key {
                RowKey::Unit(Some(code)) => !code.is_department(),
                _ => false,
            });
            if listed && (units.count() > 1 || fold(matched) != fold(name)) {
                continue;
            }
            // Several rows of one name may be of several units, or one a heading over the others.
            if meant.len() > 1 {
                continue;
            }
            let title = tables.get(grid.table).map(|table| fold(&table.title)).unwrap_or_default();
            let cells: Vec<CellIndex> = meant.iter().map(|row| grid.cell(*row, column)).collect();
            if Vocabulary::builtin().says(Topic::TitleSays, "without-carry-in", &title) {
                carried.push(cells);
            } else {
                found.push((scope, cells));
            }
        }
        for cells in carried {
            let part = Relation::at_most(Rule::ProjectTarget, cells, Vec::from([annual]));
            self.push(part.because(Condition::PartOfWhole));
        }
        for (scope, cells) in found {
            // The source that the table of projects is about is told by the form itself.
            let source = match scope {
                Scope::Book(BudgetBook::GeneralPublic) => {
                    self.sources(&ColumnKey::Source(FundSource::GeneralPublic))
                }
                _ => Vec::new(),
            };
            let source: Vec<CellIndex> = source.into_iter().filter(|cell| self.is_printed(*cell)).collect();
            let alone = scope == Scope::All
                || self.across.others(scope, Scope::All).is_some_and(|others| others.is_empty());
            if !alone && let Some(cell) = source.first() {
                self.push(Relation::equal(Rule::ProjectTarget, Vec::from([*cell]), cells));
                continue;
            }
            self.tie(Rule::ProjectTarget, (Scope::All, Vec::from([annual])), (scope, cells));
        }
    }

    fn is_printed(&self, cell: CellIndex) -> bool {
        self.across.cells.get(cell).is_some_and(|cell| cell.figure().is_some())
    }

    /// A cell of the block of money: of the year, of the medium term, of earlier years.
    fn money(&self, measure: &Measure, key: &RowKey) -> Option<CellIndex> {
        let grid = self.form.iter().find(|grid| grid.block.columns.len() == 3 && is_money(grid))?;
        let column = grid.column_where(|column| column.measure == *measure)?;
        let row = grid.block.rows.iter().position(|row| row.key == *key)?;
        Some(grid.cell(row, column))
    }

    /// The cells of a column of the block of sources.
    fn sources(&self, key: &ColumnKey) -> Vec<CellIndex> {
        let blocks = self.form.iter().filter(|grid| !is_money(grid));
        blocks
            .filter_map(|grid| Some((grid, grid.column_where(|column| column.key == *key)?)))
            .flat_map(|(grid, column)| (0..grid.block.rows.len()).map(move |row| grid.cell(row, column)))
            .collect()
    }

    fn costs(&self) -> Vec<CellIndex> {
        let cost = |row: &crate::disclosure::Row| matches!(row.key, RowKey::Indicator(_));
        let blocks = self.form.iter().filter(|grid| grid.block.rows.iter().all(cost));
        blocks.flat_map(|grid| (0..grid.block.rows.len()).map(|row| grid.cell(row, 0))).collect()
    }
}

fn is_money(grid: &Grid<'_>) -> bool {
    grid.block.columns.iter().all(|column| column.key == ColumnKey::Total)
}

/// The category that a task of the overall target is of.
fn category(label: &str) -> Option<ProjectCategory> {
    Some(match Vocabulary::builtin().find(Topic::Task, &fold(label))? {
        "other-running" => ProjectCategory::OtherRunning,
        "specific-target" => ProjectCategory::SpecificPurpose,
        "operating" => ProjectCategory::Operating,
        "personnel" => ProjectCategory::Personnel,
        _ => return None,
    })
}
