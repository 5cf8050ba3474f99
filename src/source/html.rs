//! Web pages.

mod build;
mod element;
mod grid;
mod lines;
mod page;
mod token;

use alloc::vec::Vec;

use self::build::build;
use self::lines::Lines;
use super::{Format, Source, SourceError};

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
        let mut lines = Lines { lines: Vec::new(), grids: 0, room: grid::CELLS };
        lines.items(built.items)?;
        Ok(Self::new(Format::Html, lines.lines).with_remarks(built.hidden))
    }
}
