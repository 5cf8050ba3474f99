use alloc::vec::Vec;

use crate::money::{Shape, shape};
use crate::source::{SourceLine, Standing};
use crate::text::is_invisible;

/// A line of the source and its cells, trimmed.
#[derive(Clone)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) cells: Vec<&'a str>,
    source: Option<&'a SourceLine>,
}

impl<'a> Line<'a> {
    /// A line by its number and its cells with tabs between.
    pub(super) fn new(number: usize, text: &'a str, source: Option<&'a SourceLine>) -> Self {
        let trim = |cell: &'a str| cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        Self { number, text, cells: text.split('\t').map(trim).collect(), source }
    }

    /// The same line with other cells.
    pub(super) fn with_cells(&self, cells: Vec<&'a str>) -> Self {
        Self { cells, ..self.clone() }
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

    /// How many steps the source indents a cell.
    #[expect(dead_code, reason = "for levels that only indentation tells")]
    pub(super) fn indent(&self, index: usize) -> u8 {
        self.source.and_then(|line| line.cells().get(index)).map_or(0, |cell| cell.indent())
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
    pub(super) fn has_figure(&self) -> bool {
        self.printed().any(|cell| shape(cell) == Some(Shape::Number))
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
