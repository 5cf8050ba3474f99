use alloc::vec::Vec;

use crate::money::{Shape, shape};
use crate::source::{Merge, SourceCell, SourceLine, Standing};
use crate::text::is_invisible;

/// A line of the source and its cells, trimmed.
#[derive(Clone)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) cells: Vec<&'a str>,
    source: Option<&'a SourceLine>,
    /// Whether one of its cells is a number.
    figure: bool,
}

impl<'a> Line<'a> {
    /// A line by its number and its cells with tabs between.
    pub(super) fn new(number: usize, text: &'a str, source: Option<&'a SourceLine>) -> Self {
        let trim = |cell: &'a str| cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let cells: Vec<&str> = text.split('\t').map(trim).collect();
        Self { number, text, figure: is_figure(&cells), cells, source }
    }

    /// The same line with other cells.
    pub(super) fn with_cells(&self, cells: Vec<&'a str>) -> Self {
        Self { number: self.number, text: self.text, figure: is_figure(&cells), cells, source: self.source }
    }

    /// Whether it is a row that stands alone on its page, as text without cells: a code, words and figures, or a code alone.
    pub(super) fn is_flat_row(&self) -> bool {
        let mut words = self.text.split_whitespace();
        let code = words
            .next()
            .is_some_and(|word| (3..=7).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()));
        let mut words = words.skip_while(|word| shape(word) != Some(Shape::Number)).peekable();
        let alone = self.text.trim().bytes().all(|b| b.is_ascii_digit());
        code && (alone || words.peek().is_some() && words.all(|word| shape(word).is_some()))
    }

    pub(super) fn cell(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().unwrap_or_default()
    }

    /// How far a cell is indented, in half widths of a character: as the source says, and by the blanks its text begins with.
    pub(super) fn indent(&self, index: usize) -> u16 {
        let Some(cell) = self.source_cell(index) else { return 0 };
        let blanks = cell.text().chars().take_while(|c| c.is_whitespace());
        let printed: u16 =
            blanks.map(|blank| if blank == '\u{3000}' { 2 } else { 1 }).fold(0, u16::saturating_add);
        printed.saturating_add(u16::from(cell.indent()).saturating_mul(2))
    }

    /// A cell of the source, where the cells were not put right since.
    fn source_cell(&self, index: usize) -> Option<&'a SourceCell> {
        let cells = self.source.map(SourceLine::cells).filter(|cells| cells.len() == self.cells.len());
        cells.and_then(|cells| cells.get(index))
    }

    /// How the source merges a cell with its neighbours.
    pub(super) fn merge(&self, index: usize) -> Merge {
        self.source_cell(index).map_or(Merge::Alone, SourceCell::merge)
    }

    /// How many columns of the source a cell covers: one that stands alone among cells that are merged covers its own.
    /// `None` where the source doesn't tell.
    pub(super) fn covers(&self, index: usize) -> Option<usize> {
        let wide = |merge| matches!(merge, Merge::Lead { columns: 2.., .. });
        match self.merge(index) {
            Merge::Lead { columns, .. } => Some(usize::from(columns)),
            _ if (0..self.cells.len()).any(|index| wide(self.merge(index))) => Some(1),
            _ => None,
        }
    }

    pub(super) fn standing(&self) -> Standing {
        self.source.map_or(Standing::Untold, SourceLine::standing)
    }

    /// Whether it stands outside every grid, as far as that shows.
    pub(super) fn is_prose(&self) -> bool {
        match self.standing() {
            Standing::Prose => true,
            Standing::Untold => !self.text.contains('\t'),
            _ => false,
        }
    }

    pub(super) fn printed(&self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().copied().filter(|cell| !cell.is_empty())
    }

    /// Whether one of its cells is a number.
    pub(super) const fn has_figure(&self) -> bool {
        self.figure
    }

    /// The only cell that is not blank.
    pub(super) fn lone(&self) -> Option<&'a str> {
        let mut printed = self.printed();
        printed.next().filter(|_| printed.next().is_none())
    }

    /// What it prints, a text that a merged cell repeats once.
    pub(super) fn said(&self) -> impl Iterator<Item = &'a str> {
        let first = self.printed().next();
        let repeated = self.printed().all(|cell| Some(cell) == first);
        self.printed().enumerate().filter(move |(at, _)| *at == 0 || !repeated).map(|(_, cell)| cell)
    }
}

/// Whether one of the cells is a number.
fn is_figure(cells: &[&str]) -> bool {
    cells.iter().any(|cell| shape(cell) == Some(Shape::Number))
}
