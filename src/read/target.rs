use alloc::boxed::Box;
use alloc::vec::Vec;

use super::about::money_unit_in_brackets;
use super::amount::{self, Printed};
use super::error::ReadFault;
use super::findings::{Findings, Known};
use super::indicator::{self, IndicatorReader};
use super::label::fold;
use super::line::Line;
use super::numeral::has_decimals;
use super::section::Section;
use super::title;
use crate::disclosure::{
    Block, Cell, Column, ColumnKey, Measure, Place, Row, RowKey, Side, Table, TableKind,
};
use crate::money::{Figure, MoneyUnit};
use crate::performance::{PerformanceGoals, PrintedTarget, ProjectProfile};
use crate::vocabulary::{Topic, Vocabulary};

mod form;
mod goals;
mod money;
mod money_row;
mod profile;
mod row;
mod tasks;

use form::{Form, Part, Sources, TaskTable};
use row::figure_column;

/// Reads the form of a performance target: by its labels, wherever they stand.
pub(super) fn target(
    section: &Section<'_>,
    kind: TableKind,
    known: &Known<'_>,
    findings: &mut Findings,
) -> Option<Table> {
    if section.body.is_empty() {
        return None;
    }
    let in_brackets = || {
        section
            .body
            .iter()
            .flat_map(Line::printed)
            .find_map(|cell| money_unit_in_brackets(&known.vocabulary.fold(cell), known.vocabulary))
    };
    let amount_unit = || {
        let mut cells = section.body.iter().flat_map(Line::printed);
        cells.find_map(|cell| unit_of_amount(cell, known.vocabulary))
    };
    let money_unit =
        section.money_unit.or_else(in_brackets).or_else(|| known.money_unit()).or_else(amount_unit);
    let mut form = Form {
        kind,
        words: known.vocabulary,
        section,
        money_unit,
        part: Part::Head,
        unit_name: None,
        profile: ProjectProfile::default(),
        goals: PerformanceGoals::default(),
        annual_goal: None,
        tasks: TaskTable::default(),
        money: Vec::new(),
        others: Vec::new(),
        annual_money: None,
        funds_unit: None,
        sources: Sources::default(),
        costs: Vec::new(),
        unitless: false,
        missed: 0,
    };
    let mut source: Vec<(usize, Box<str>)> =
        section.head.iter().map(|(number, text)| (*number, Box::from(*text))).collect();
    for line in &section.body {
        if form.take(line) {
            source.push((line.number, line.text.into()));
        } else {
            if form.part == Part::Head {
                form.missed += line.printed().filter(|cell| has_decimals(cell)).count();
            }
            findings.unread.push((line.number, line.text.into()));
        }
    }
    if form.unitless {
        findings.faults.push(ReadFault::MoneyUnit { table: section.title.into(), line: section.line() });
    }
    let header_lines = section.head.len();
    let missed = form.missed;
    let mut table = form.table(source, header_lines);
    table.printed = table.cells().filter(|cell| cell.figure.is_some()).count() + missed;
    Some(table)
}

fn unit_of_amount(cell: &str, words: &Vocabulary) -> Option<MoneyUnit> {
    let found = amount::labelled(cell, None, words)?;
    found.into_iter().find_map(|labelled| match labelled.amount {
        Printed::Figure(figure) => Some(figure.unit()),
        Printed::Blank(unit) => unit,
        Printed::Unitless => None,
    })
}

impl<'s> Form<'_, 's> {
    /// Whether the line is understood.
    fn take(&mut self, line: &Line<'s>) -> bool {
        if line.lone().is_some_and(|cell| self.words.is_note(cell)) {
            return false;
        }
        if indicator::is_header(line, self.words) {
            self.tasks.indicators = Some(IndicatorReader::new(line, self.words));
            self.part = Part::Indicators;
            return true;
        }
        if self.part == Part::Indicators {
            return self.indicators(line);
        }
        self.unit(line)
            || self.project_name(line)
            || self.options(line)
            || self.task_header(line)
            || self.goal_label(line)
            || self.task(line)
            || self.source_header(line)
            || self.labelled(line)
            || self.source_row(line)
            || self.goal_text(line)
            || line.lone().is_some_and(|cell| cell.len() < 40 && title::year(&fold(cell)).is_some())
    }

    /// The cells of a row under columns: each amount under its own, or the nearest that is free.
    fn place_amounts(
        &self,
        line: &Line<'_>,
        columns: &[Column],
        amounts: &[(usize, Printed)],
    ) -> Option<Vec<(Place, Option<Printed>)>> {
        let mut cells: Vec<(Place, Option<Printed>)> =
            columns.iter().map(|column| (Place { line: line.number, column: column.column }, None)).collect();
        let (own, slipped): (Vec<_>, Vec<_>) =
            amounts.iter().partition(|(at, _)| columns.iter().any(|column| column.column == at + 1));
        for (at, printed) in own.into_iter().chain(slipped) {
            let place = Place { line: line.number, column: at + 1 };
            let free = columns.iter().zip(&mut cells).filter(|(_, (_, taken))| taken.is_none());
            let (_, cell) = free.min_by_key(|(column, _)| column.column.abs_diff(place.column))?;
            *cell = (place, Some(printed));
        }
        Some(cells)
    }

    fn figures(&mut self, cells: Option<Vec<(Place, Option<Printed>)>>) -> Option<Vec<Cell>> {
        Some(cells?.into_iter().map(|(place, printed)| self.cell(place, printed)).collect())
    }

    fn cell(&mut self, place: Place, printed: Option<Printed>) -> Cell {
        self.unitless |= printed == Some(Printed::Unitless);
        match printed {
            Some(Printed::Figure(figure)) => Cell::new(Some(figure), true, place),
            _ => Cell::new(None, false, place),
        }
    }

    fn table(mut self, source: Vec<(usize, Box<str>)>, header_lines: usize) -> Table {
        self.settle_goals();
        let name = self.profile.name.clone();
        let profile = (self.kind == TableKind::ProjectTarget).then_some(self.profile);
        let mut blocks = Vec::new();
        if !self.tasks.rows.is_empty() {
            blocks.push(block(self.tasks.columns, self.tasks.rows));
        }
        if !self.money.is_empty() {
            let other =
                |key| within_text(Measure::Other(Vocabulary::printed(key).into()), Vocabulary::printed(key));
            let columns = Vec::from([
                within_text(Measure::Budget, Vocabulary::printed("annual")),
                other("medium-term"),
                other("earlier-years"),
            ]);
            let rows = self.money.into_iter().map(|row| row.row(&name)).chain(self.others).collect();
            blocks.push(block(columns, rows));
        }
        if !self.sources.rows.is_empty() {
            for row in &mut self.sources.rows {
                row.label = alloc::format!("{name}: {}", row.label).trim_start_matches(": ").into();
            }
            blocks.push(block(self.sources.columns, self.sources.rows));
        }
        // The cost of the whole project is no further cost beside its parts.
        let words = self.words;
        let parts = self.costs.iter().any(|row| !is_whole_cost(&row.label, words));
        let (whole, costs): (Vec<Row>, Vec<Row>) =
            self.costs.into_iter().partition(|row| parts && is_whole_cost(&row.label, words));
        for costs in [costs, whole.into_iter().map(|row| Row { key: RowKey::GrandTotal, ..row }).collect()] {
            if costs.is_empty() {
                continue;
            }
            let column = within_text(Measure::Budget, Vocabulary::printed("target-value"));
            blocks.push(block(Vec::from([column]), costs));
        }
        let figure_unit = || {
            let cells = blocks.iter().flat_map(|block| block.rows.iter().flat_map(|row| &row.cells));
            cells.filter_map(|cell| cell.figure).map(|figure: Figure| figure.unit()).next()
        };
        Table {
            kind: self.kind,
            scope: None,
            title: self.section.title.into(),
            line: self.section.line(),
            unit_name: self.unit_name.or_else(|| self.section.unit_name.clone()),
            year: self.section.year,
            stage: self.section.stage,
            printed: 0,
            money_unit: self.money_unit.or_else(figure_unit),
            target: Some(Box::new(PrintedTarget { profile, goals: self.goals })),
            blocks,
            source,
            narrowed: None,
            is_loose: self.section.is_untold,
            is_unitless: false,
            is_torn: false,
            head_lines: header_lines,
            header_lines,
        }
    }
}

fn block(columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block { side: Side::Expenditure, columns, rows }
}

/// A column of figures that stand in cells of text, each in a column of its own.
fn within_text(measure: Measure, label: &str) -> Column {
    Column { column: 0, ..figure_column(ColumnKey::Total, measure, label, 0) }
}

fn is_whole_cost(label: &str, words: &Vocabulary) -> bool {
    words.says(Topic::LabelSays, "whole-cost", &fold(label))
}
