use alloc::string::String;
use alloc::vec::Vec;

use super::{Format, Location, Remark, SourceLine};
use crate::text::write_cell;

/// A source (来源): the lines of a file in reading order, grids and prose, and what was left out of it.
///
/// Lines are counted from 1, over all pages and sheets; [`Source::locate`] says where a person finds one.
///
/// ```
/// use yusuan::source::Source;
///
/// let source = Source::from_text("支出总表\n单位：万元\n科目编码\t科目名称\t合计");
/// assert_eq!(source.lines().len(), 3);
/// assert_eq!(source.lines()[2].cells()[1].text(), "科目名称");
/// assert_eq!(source.locate(3, 2).unwrap().to_string(), "第3行 第2列");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub(crate) format: Format,
    pub(crate) lines: Vec<SourceLine>,
    pub(crate) remarks: Vec<Remark>,
}

impl Source {
    /// A source of these lines.
    #[must_use]
    pub const fn new(format: Format, lines: Vec<SourceLine>) -> Self {
        Self { format, lines, remarks: Vec::new() }
    }

    /// Adds what was left out.
    #[must_use]
    pub fn with_remarks(mut self, remarks: Vec<Remark>) -> Self {
        self.remarks = remarks;
        self
    }

    /// What kind of file it was.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Its lines in reading order.
    #[must_use]
    pub fn lines(&self) -> &[SourceLine] {
        &self.lines
    }

    /// What it leaves out, or could not take.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Where a cell stands, by its line and its place in the line, both counted from 1; column 0 is the whole line.
    #[must_use]
    pub fn locate(&self, line: usize, column: usize) -> Option<Location> {
        let origin = self.lines.get(line.checked_sub(1)?)?.origin();
        Some(origin.locate(u32::try_from(column).ok()?))
    }

    /// Its lines as tab-separated text, one line each, cells quoted where they have to be.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            for (index, cell) in line.cells.iter().enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                write_cell(&mut text, &cell.text);
            }
            text.push('\n');
        }
        text
    }
}
