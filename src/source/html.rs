//! Web pages.

mod build;
mod element;
mod grid;
mod token;

use alloc::string::String;
use alloc::vec::Vec;

use self::build::build;
use super::{Format, Origin, Remark, Source, SourceError, SourceLine, Standing};

impl Source {
    /// The text of a web page and its tables, in order: each table a grid, its cells with what they span; text outside tables
    /// as prose, a line a paragraph. A table with tables inside, and one of a single column, only lays the page out: what it
    /// holds is read as if it stood by itself. Scripts, styles and comments are dropped, hidden rows left out and told.
    ///
    /// Tags left open (`<td>` after `<td>`), tags nobody knows and tags in the wrong place are taken as browsers take them, as
    /// far as tables go.
    ///
    /// # Errors
    ///
    /// [`SourceError::TooLarge`] beyond 64 MiB, or 1,000,000 cells, cells that others span included.
    ///
    /// ```
    /// use yusuan::source::{Merge, Source, Standing};
    ///
    /// let page = "<p>支出总表<table><tr><td colspan=2>科目<td>合计<tr><td>201<td>一般公共服务支出<td>1.00</table>";
    /// let source = Source::from_html(page)?;
    /// assert_eq!(source.lines()[0].standing(), Standing::Prose);
    /// assert_eq!(source.lines()[1].cells()[0].merge(), Merge::Lead { columns: 2, rows: 1 });
    /// assert_eq!(source.to_text(), "支出总表\n科目\t\t合计\n201\t一般公共服务支出\t1.00\n");
    /// # Ok::<(), yusuan::source::SourceError>(())
    /// ```
    pub fn from_html(page: &str) -> Result<Self, SourceError> {
        const LARGEST: usize = 64 << 20;
        if page.len() > LARGEST {
            let found = u64::try_from(page.len()).unwrap_or(u64::MAX);
            return Err(SourceError::TooLarge { what: "bytes", found, limit: 64 << 20 });
        }
        let built = build(page);
        let mut lines = Lines { lines: Vec::new(), grids: 0, room: Lines::CELLS };
        lines.items(built.items)?;
        Ok(Self::new(Format::Html, lines.lines).with_remarks(built.hidden))
    }
}

/// What a page or a cell of it holds.
#[derive(Debug)]
enum Item {
    /// A paragraph.
    Text(String),
    Table(Table),
}

/// A table as marked up.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
}

/// A cell as marked up.
#[derive(Debug)]
struct Cell {
    items: Vec<Item>,
    columns: u16,
    /// None for all rows that follow.
    rows: u16,
    indent: u8,
}

/// The lines of a page so far.
struct Lines {
    lines: Vec<SourceLine>,
    grids: u32,
    /// How many cells there may still be.
    room: usize,
}

impl Lines {
    const CELLS: usize = 1_000_000;

    fn origin(&self) -> Origin {
        Origin::row(u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX))
    }

    /// Adds what a page or a cell holds. Tables stand in tables no deeper than they were built.
    fn items(&mut self, items: Vec<Item>) -> Result<(), SourceError> {
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

    fn take(&mut self, cells: usize) -> Result<(), SourceError> {
        self.room = grid::room_after(self.room, cells)?;
        Ok(())
    }
}

/// The page and what is hidden in it.
struct Built {
    items: Vec<Item>,
    hidden: Vec<Remark>,
}
