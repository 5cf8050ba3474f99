use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::money::{Shape, shape};
use crate::source::{Merge, SourceCell, SourceLine, Standing};
use crate::text::{is_digit, is_invisible, is_plain};

/// A line of the source and its cells, trimmed.
#[derive(Clone)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) cells: Vec<&'a str>,
    source: Option<&'a SourceLine>,
    /// For each cell what it looks like.
    shapes: Vec<Option<Shape>>,
    /// Whether one of its cells is a number.
    figure: bool,
    /// Whether it numbers the columns, once that was asked.
    pub(super) numbering: OnceCell<bool>,
}

impl<'a> Line<'a> {
    /// A line by its number and its cells with tabs between.
    pub(super) fn new(number: usize, text: &'a str, source: Option<&'a SourceLine>) -> Self {
        let mut cells = Vec::with_capacity(source.map_or(1, |line| line.cells().len()));
        cells.extend(parted(text).map(trimmed));
        Self::of(number, text, cells, source)
    }

    fn of(number: usize, text: &'a str, cells: Vec<&'a str>, source: Option<&'a SourceLine>) -> Self {
        let shapes: Vec<Option<Shape>> = cells.iter().map(|cell| shape(cell)).collect();
        let figure = shapes.contains(&Some(Shape::Number));
        Self { number, text, cells, source, shapes, figure, numbering: OnceCell::new() }
    }

    /// The same line with other cells.
    pub(super) fn with_cells(&self, cells: Vec<&'a str>) -> Self {
        Self::of(self.number, self.text, cells, self.source)
    }

    /// Whether it is a row that stands alone on its page, as text without cells: a code, words and figures, or a code alone.
    pub(super) fn is_flat_row(&self) -> bool {
        let digits = |text: &str| text.chars().all(is_digit);
        let mut words = self.text.split_whitespace();
        let code = words.next().is_some_and(|word| digits(word) && (3..=7).contains(&word.chars().count()));
        let mut words = words.skip_while(|word| shape(word) != Some(Shape::Number)).peekable();
        let alone = digits(self.text.trim());
        code && (alone || words.peek().is_some() && words.all(|word| shape(word).is_some()))
    }

    pub(super) fn cell(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().unwrap_or_default()
    }

    /// Its cells, each with what it looks like.
    pub(super) fn shaped(&self) -> impl Iterator<Item = (&'a str, Option<Shape>)> {
        self.cells.iter().copied().zip(self.shapes.iter().copied())
    }

    /// How far a cell is indented, in half widths of a character: as the source says, and by the blanks its text begins with.
    pub(super) fn indent(&self, index: usize) -> u16 {
        let Some(cell) = self.source_cell(index) else { return 0 };
        let seen = cell.text().chars().filter(|c| c.is_whitespace() || !is_invisible(*c));
        let blanks = seen.take_while(|c| c.is_whitespace());
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

/// The cells of a text, parted by tabs.
pub(super) fn parted(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest.take()?;
        // Cells are so short that to look at each byte is soonest done.
        let end = text.bytes().position(|byte| byte == b'\t').unwrap_or(text.len());
        rest = text.get(end.saturating_add(1)..);
        text.get(..end)
    })
}

/// A cell without the blanks and invisible characters around it; most have none.
fn trimmed(cell: &str) -> &str {
    if cell.is_empty() || cell.starts_with(is_plain) && cell.ends_with(is_plain) {
        return cell;
    }
    cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}
