use alloc::string::String;
use alloc::vec::Vec;

use super::page::{Cell, Item, Table};
use crate::source::{Merge, SourceCell, SourceError};

/// The most cells of a page, those that others span included.
pub(super) const CELLS: usize = 1_000_000;

/// Whether a table only lays its page out: it holds other tables, or has no row of two cells.
pub(super) fn only_lays_out(table: &Table) -> bool {
    let mut cells = table.rows.iter().flatten();
    cells.any(|cell| cell.items.iter().any(|item| matches!(item, Item::Table(inner) if !is_text(inner))))
        || table.rows.iter().all(|row| row.len() < 2)
}

/// Whether a table is no more than a frame around a text.
fn is_text(table: &Table) -> bool {
    table.rows.iter().map(Vec::len).sum::<usize>() < 2
        && table.rows.iter().flatten().all(|cell| cell.items.iter().all(|item| matches!(item, Item::Text(_))))
}

impl Cell {
    /// Its text in one line.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let framed = |item: &Item| match item {
            Item::Text(own) => own.clone(),
            Item::Table(table) => table.rows.iter().flatten().map(Self::text).collect(),
        };
        for own in self.items.iter().map(framed).filter(|own| !own.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&own);
        }
        text
    }
}

/// The rows of a table, each cell in its column, with blanks where others reach.
pub(super) fn cells(table: Table, room: &mut usize) -> Result<Vec<Vec<SourceCell>>, SourceError> {
    let height = table.rows.len();
    let mut grid = Vec::with_capacity(height);
    // For each column how many more rows a cell above reaches down.
    let mut reach: Vec<usize> = Vec::new();
    for (at, row) in table.rows.into_iter().enumerate() {
        let left = height - at;
        let mut line: Vec<SourceCell> = Vec::new();
        let mut counted = 0;
        for cell in row {
            cover(&mut line, &reach);
            let down = if cell.rows == 0 { left } else { usize::from(cell.rows).min(left) };
            let wide = usize::from(cell.columns);
            let start = line.len();
            *room = room_after(*room, start + wide - counted)?;
            counted = start + wide;
            let merge = match (cell.columns, down) {
                (1, 1) => Merge::Alone,
                (columns, down) => Merge::Lead { columns, rows: u16::try_from(down).unwrap_or(u16::MAX) },
            };
            line.push(SourceCell::new(cell.text()).with_indent(cell.indent).with_merge(merge));
            line.resize(start + wide, SourceCell::default().with_merge(Merge::Covered));
            if reach.len() < line.len() {
                reach.resize(line.len(), 0);
            }
            if let Some(reached) = reach.get_mut(start..line.len()) {
                reached.fill(down);
            }
        }
        // What reaches down beside the last cell is a part of the row.
        while let Some(next) = reach.get(line.len()..).and_then(|rest| rest.iter().position(|down| *down > 0))
        {
            line.resize(line.len() + next, SourceCell::default());
            cover(&mut line, &reach);
        }
        *room = room_after(*room, line.len() - counted)?;
        for down in &mut reach {
            *down = down.saturating_sub(1);
        }
        grid.push(line);
    }
    Ok(grid)
}

/// Fills a row as far as cells above reach down.
fn cover(line: &mut Vec<SourceCell>, reach: &[usize]) {
    while reach.get(line.len()).is_some_and(|down| *down > 0) {
        line.push(SourceCell::default().with_merge(Merge::Covered));
    }
}

/// How many cells there may be after so many more.
pub(super) fn room_after(room: usize, cells: usize) -> Result<usize, SourceError> {
    let limit = u64::try_from(CELLS).unwrap_or(u64::MAX);
    room.checked_sub(cells).ok_or(SourceError::TooLarge { what: "cells or more", found: limit + 1, limit })
}
