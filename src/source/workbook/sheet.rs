//! A sheet of a workbook: its cells as found, then its lines as seen.

mod columns;
mod title;

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use self::columns::Columns;
use super::limits::{Limits, damaged};
use super::value::{Style, Value};
use crate::source::{
    CellFault, Merge, Origin, Remark, RemarkKind, SourceCell, SourceError, SourceLine, Standing,
};

/// A sheet (工作表) while it is read. Rows and columns are counted from 0.
#[derive(Debug)]
pub(super) struct Sheet {
    name: Arc<str>,
    cells: BTreeMap<u32, Vec<Found>>,
    merges: Vec<Area>,
    hidden_rows: BTreeSet<u32>,
    /// For each column whether it is hidden; none where no column is.
    hidden_columns: Vec<bool>,
    stretches: usize,
    /// Whether zeros are shown, as one sheet may choose not to.
    pub(super) shows_zeros: bool,
    pub(super) from_1904: bool,
}

/// A cell as found.
#[derive(Debug)]
struct Found {
    column: u32,
    text: Box<str>,
    indent: u8,
    fault: Option<CellFault>,
    zero: bool,
}

/// A merged area, its ends included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

/// The rows and columns that a sheet may have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// Merged areas beyond which no more are kept.
const AREAS: usize = 100_000;
/// Stretches of hidden columns beyond which no more are kept.
const STRETCHES: usize = 16_384;

impl Sheet {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            cells: BTreeMap::new(),
            merges: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
            stretches: 0,
            shows_zeros: true,
            from_1904: false,
        }
    }

    /// Takes a cell with a value.
    pub(super) fn push(
        &mut self,
        row: u32,
        column: u32,
        value: Value,
        style: &Style,
        limits: &mut Limits,
    ) -> Result<(), SourceError> {
        let mut found =
            Found { column, text: Box::default(), indent: style.indent, fault: None, zero: false };
        let text = match value {
            Value::Number(number) => {
                found.zero = number == 0.0;
                style.format.show(number, self.from_1904)
            }
            Value::Text(_) if style.format.hides_text() => String::new(),
            Value::Text(text) => one_line(text),
            Value::Truth(true) => "TRUE".into(),
            Value::Truth(false) => "FALSE".into(),
            Value::Error(text) => {
                found.fault = Some(CellFault::ErrorValue);
                one_line(text)
            }
            Value::Formula(text) => {
                found.fault = Some(CellFault::FormulaWithoutValue);
                one_line(text).chars().take(Self::TOLD).collect()
            }
        };
        self.push_found(row, Found { text: text.into(), ..found }, limits)
    }

    fn push_found(&mut self, row: u32, found: Found, limits: &mut Limits) -> Result<(), SourceError> {
        if row >= ROWS || found.column >= COLUMNS {
            return Err(damaged(alloc::format!(
                "sheet `{}` has a cell beyond its last row or column",
                self.name
            )));
        }
        if found.text.is_empty() && found.fault.is_none() {
            return Ok(());
        }
        limits.take_text(found.text.len())?;
        limits.take_cells(1)?;
        self.cells.entry(row).or_default().push(found);
        Ok(())
    }

    pub(super) fn merge(&mut self, area: Area) {
        let ordered = area.rows.0 <= area.rows.1 && area.columns.0 <= area.columns.1;
        let several = area.rows.0 < area.rows.1 || area.columns.0 < area.columns.1;
        if ordered && several && self.merges.len() < AREAS {
            self.merges.push(area);
        }
    }

    pub(super) fn hide_row(&mut self, row: u32) {
        self.hidden_rows.insert(row);
    }

    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        self.stretches += 1;
        if self.stretches > STRETCHES {
            return;
        }
        self.hidden_columns.resize(place(COLUMNS), false);
        if let Some(columns) = self.hidden_columns.get_mut(place(first)..place(last.min(COLUMNS - 1)) + 1) {
            columns.fill(true);
        }
    }

    /// How much of a text is told in a remark, in characters.
    const TOLD: usize = 200;
    /// Hidden rows and columns of a sheet that are told one by one.
    const REMARKS: usize = 100;

    /// Its lines as seen, as the grid of this number, and what is left out.
    pub(super) fn finish(
        mut self,
        grid: u32,
        lines: &mut Vec<SourceLine>,
        remarks: &mut Vec<Remark>,
        limits: &mut Limits,
    ) -> Result<(), SourceError> {
        for cells in self.cells.values_mut() {
            // Where a file keeps a cell twice the last counts.
            cells.sort_by_key(|cell| cell.column);
            cells.reverse();
            cells.dedup_by_key(|cell| cell.column);
            cells.reverse();
            if !self.shows_zeros {
                cells.retain(|cell| !cell.zero);
            }
        }
        self.move_out_of_hiding();
        self.leave_out(remarks);
        self.tell_faults(remarks);
        let columns = Columns::new(self.cells.values().flatten().map(|cell| cell.column), |column| {
            self.hides_column(column)
        });
        let mut grown: Vec<(u32, Vec<SourceCell>)> = Vec::new();
        for (row, found) in core::mem::take(&mut self.cells) {
            let Some(last) = found.last().and_then(|cell| columns.place(cell.column)) else { continue };
            limits.take_cells((last + 1).saturating_sub(found.len()))?;
            let mut cells = alloc::vec![SourceCell::default(); last + 1];
            for cell in found {
                if let Some(place) = columns.place(cell.column).and_then(|place| cells.get_mut(place)) {
                    *place = SourceCell {
                        text: cell.text.into(),
                        indent: cell.indent,
                        merge: Merge::Alone,
                        fault: cell.fault,
                    };
                }
            }
            grown.push((row, cells));
        }
        self.cover(&columns, &mut grown, limits)?;
        if !title::is_among(grown.iter().map(|(_, cells)| cells.as_slice())) && !grown.is_empty() {
            let first = Origin::sheet(Arc::clone(&self.name), grown.first().map_or(1, |(row, _)| row + 1));
            lines.push(SourceLine::prose(first, title::of_sheet(&self.name)));
        }
        let mut next = grown.first().map_or(0, |(row, _)| *row);
        for (row, cells) in grown {
            let origin = |row: u32| {
                let origin = Origin::sheet(Arc::clone(&self.name), row + 1);
                match columns.left_out() {
                    Some(columns) => origin.with_columns(columns),
                    None => origin,
                }
            };
            if row > next && (next..row).any(|row| !self.hidden_rows.contains(&row)) {
                lines.push(SourceLine::new(Standing::Grid(grid), origin(next), Vec::new()));
            }
            lines.push(SourceLine::new(Standing::Grid(grid), origin(row), cells));
            next = row + 1;
        }
        Ok(())
    }

    /// A merged area whose first row or column is hidden shows its text in the first that is seen.
    fn move_out_of_hiding(&mut self) {
        let moves: Vec<(u32, u32, u32, u32)> =
            self.merges.iter().filter_map(|area| self.seen_corner(*area)).collect();
        for (row, column, to_row, to_column) in moves {
            let Some(cells) = self.cells.get_mut(&row) else { continue };
            let Ok(at) = cells.binary_search_by_key(&column, |cell| cell.column) else { continue };
            let found = Found { column: to_column, ..cells.remove(at) };
            let cells = self.cells.entry(to_row).or_default();
            if let Err(at) = cells.binary_search_by_key(&to_column, |cell| cell.column) {
                cells.insert(at, found);
            }
        }
    }

    /// Where the text of an area moves from and to, where its first cell is hidden and another is not.
    fn seen_corner(&self, area: Area) -> Option<(u32, u32, u32, u32)> {
        /// Rows and columns looked at.
        const REACH: u32 = 256;
        let end = |(first, last): (u32, u32)| last.min(first.saturating_add(REACH));
        let row = (area.rows.0..=end(area.rows)).find(|row| !self.hidden_rows.contains(row))?;
        let column = (area.columns.0..=end(area.columns)).find(|column| !self.hides_column(*column))?;
        let moves = (row, column) != (area.rows.0, area.columns.0);
        moves.then_some((area.rows.0, area.columns.0, row, column))
    }

    fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.get(place(column)).copied().unwrap_or(false)
    }

    /// Leaves hidden rows and columns out, and tells of those that print something.
    fn leave_out(&mut self, remarks: &mut Vec<Remark>) {
        let mut told = 0;
        for row in &self.hidden_rows {
            let Some(cells) = self.cells.remove(row) else { continue };
            told += 1;
            if told <= Self::REMARKS && !cells.is_empty() {
                let origin = Origin::sheet(Arc::clone(&self.name), row + 1);
                remarks.push(Remark::new(
                    RemarkKind::HiddenRow,
                    Some(origin.locate(0)),
                    joined(cells.iter()),
                ));
            }
        }
        if self.hidden_columns.is_empty() {
            return;
        }
        let used: BTreeSet<u32> = self.cells.values().flatten().map(|cell| cell.column).collect();
        let hidden: BTreeSet<u32> = used.into_iter().filter(|column| self.hides_column(*column)).collect();
        for column in hidden.iter().take(Self::REMARKS) {
            let cells = self.cells.values().flatten().filter(|cell| cell.column == *column);
            let text = joined(cells.take(Self::TOLD));
            let origin = Origin::sheet(Arc::clone(&self.name), 0);
            remarks.push(Remark::new(RemarkKind::HiddenColumn, Some(origin.locate(column + 1)), text));
        }
        for cells in self.cells.values_mut() {
            cells.retain(|cell| !hidden.contains(&cell.column));
        }
    }

    /// Tells of the cells whose value can't be told.
    fn tell_faults(&self, remarks: &mut Vec<Remark>) {
        /// Cells of a sheet that are told; each keeps its fault beside.
        const FAULTS: usize = 1000;
        let faults = self
            .cells
            .iter()
            .flat_map(|(row, cells)| cells.iter().filter_map(move |cell| Some((*row, cell, cell.fault?))));
        for (row, cell, fault) in faults.take(FAULTS) {
            let kind = match fault {
                CellFault::FormulaWithoutValue => RemarkKind::FormulaWithoutValue,
                CellFault::ErrorValue => RemarkKind::ErrorValue,
            };
            let origin = Origin::sheet(Arc::clone(&self.name), row + 1);
            remarks.push(Remark::new(kind, Some(origin.locate(cell.column + 1)), &*cell.text));
        }
    }

    /// Marks the cells of merged areas, as far as rows print something.
    fn cover(
        &self,
        columns: &Columns,
        grown: &mut [(u32, Vec<SourceCell>)],
        limits: &mut Limits,
    ) -> Result<(), SourceError> {
        for area in &self.merges {
            let start = grown.partition_point(|(row, _)| *row < area.rows.0);
            let end = grown.partition_point(|(row, _)| *row <= area.rows.1);
            let places = columns.places(area.columns.0, area.columns.1);
            let Some(rows) = grown.get_mut(start..end).filter(|_| !places.is_empty()) else { continue };
            let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
            let lead = Merge::Lead { columns: count(places.len()), rows: count(rows.len()) };
            for (at, (_, cells)) in rows.iter_mut().enumerate() {
                let missing = places.end.saturating_sub(cells.len());
                limits.take_cells(missing)?;
                limits.take_element()?;
                if missing > 0 {
                    cells.resize(places.end, SourceCell::default());
                }
                for (beside, cell) in cells.get_mut(places.clone()).into_iter().flatten().enumerate() {
                    limits.take_element()?;
                    cell.merge = if at == 0 && beside == 0 { lead } else { Merge::Covered };
                }
            }
        }
        Ok(())
    }
}

fn place(column: u32) -> usize {
    usize::try_from(column).unwrap_or(usize::MAX)
}

/// A text in one line.
fn one_line(text: String) -> String {
    if text.contains(char::is_control) {
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    } else {
        text
    }
}

/// Texts of cells with a bar between, cut where they get long.
fn joined<'a>(cells: impl Iterator<Item = &'a Found>) -> String {
    let mut text = String::new();
    for cell in cells {
        if !text.is_empty() {
            text.push_str(" | ");
        }
        text.push_str(&cell.text);
        if let Some((end, _)) = text.char_indices().nth(Sheet::TOLD) {
            text.truncate(end);
            text.push('…');
            break;
        }
    }
    text
}
