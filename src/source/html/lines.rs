use alloc::vec::Vec;

use super::grid;
use super::page::Item;
use crate::source::{Origin, SourceError, SourceLine, Standing};

/// The lines of a page so far.
pub(super) struct Lines {
    pub(super) lines: Vec<SourceLine>,
    pub(super) grids: u32,
    /// How many cells there may still be.
    pub(super) room: usize,
}

impl Lines {
    pub(super) fn origin(&self) -> Origin {
        Origin::row(u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX))
    }

    /// Adds what a page or a cell holds. Tables stand in tables no deeper than they were built.
    pub(super) fn items(&mut self, items: Vec<Item>) -> Result<(), SourceError> {
        for item in items {
            match item {
                Item::Text(text) => {
                    self.take(1)?;
                    self.lines.push(SourceLine::prose(self.origin(), text));
                }
                Item::Table(table) if grid::only_lays_out(&table) => {
                    for cell in table.rows.into_iter().flatten() {
                        self.items(cell.items)?;
                    }
                }
                Item::Table(table) => {
                    self.grids += 1;
                    let standing = Standing::Grid(self.grids);
                    for cells in grid::cells(table, &mut self.room)? {
                        let line = SourceLine::new(standing, self.origin(), cells);
                        self.lines.push(line);
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn take(&mut self, cells: usize) -> Result<(), SourceError> {
        self.room = grid::room_after(self.room, cells)?;
        Ok(())
    }
}
