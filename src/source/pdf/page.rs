use pdfplumber::Page;

use super::frame::Frame;
use super::glyph::{Glyph, glyphs};
use super::lattice::Lattice;
use super::line::TextLine;
use super::rule::Rules;
use super::table::Table;
use super::word::{is_whole, words};

/// What stands on a page, from top to bottom.
#[derive(Clone, Debug)]
pub(super) struct PageText {
    pub height: f64,
    pub blocks: Vec<Block>,
    /// It shows pictures and no text.
    pub scanned: bool,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Prose(Prose),
    Table(Table),
}

/// A line of text outside tables.
#[derive(Clone, Debug)]
pub(super) struct Prose {
    pub text: String,
    pub base: f64,
    pub furniture: bool,
}

impl PageText {
    pub(super) fn of(page: &Page) -> Self {
        let frame = Frame::of(page);
        let glyphs = glyphs(page.chars(), &frame);
        let height = frame.down();
        if glyphs.iter().all(|glyph| glyph.blank) {
            return Self { height, blocks: Vec::new(), scanned: !page.images().is_empty() };
        }
        let mut lattices = Lattice::of(&Rules::of(page, &frame));
        lattices.retain(|lattice| lattice.areas.len() > 1);
        lattices.sort_by(|one, other| one.size().total_cmp(&other.size()));
        let mut held: Vec<Vec<Vec<Glyph<'_>>>> =
            lattices.iter().map(|lattice| vec![Vec::new(); lattice.areas.len()]).collect();
        let mut outside = Vec::new();
        for word in words(&glyphs) {
            let whole = whole_place(&lattices, word);
            for &glyph in word {
                let place = whole.or_else(|| place(&lattices, glyph.center(), glyph.middle()));
                let area = place.and_then(|(lattice, area)| held.get_mut(lattice)?.get_mut(area));
                area.unwrap_or(&mut outside).push(glyph);
            }
        }
        let mut blocks: Vec<(f64, Block)> = Vec::new();
        for (lattice, areas) in lattices.iter().zip(&held) {
            let table = Table::of(lattice, areas);
            let filled =
                table.rows.iter().flat_map(|row| &row.slots).filter(|slot| !slot.text.is_empty()).count();
            if filled > 1 && table.columns() > 1 {
                blocks.push((lattice.top(), Block::Table(table)));
            } else {
                outside.extend(areas.iter().flatten());
            }
        }
        for line in TextLine::of(&outside) {
            let prose = Prose { text: line.text(), base: line.base, furniture: false };
            blocks.push((line.base - line.size * 0.36, Block::Prose(prose)));
        }
        blocks.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        Self { height, blocks: blocks.into_iter().map(|(_, block)| block).collect(), scanned: false }
    }
}

/// Which area of which lattice a point lies in; the smallest lattice comes first.
fn place(lattices: &[Lattice], x: f64, y: f64) -> Option<(usize, usize)> {
    lattices.iter().enumerate().find_map(|(index, lattice)| Some((index, lattice.find(x, y)?)))
}

/// Where a word stands that lies over a ruling line: it is longer than its cell, and belongs where most of it is.
fn whole_place(lattices: &[Lattice], word: &[Glyph<'_>]) -> Option<(usize, usize)> {
    let (first, last) = (word.first()?, word.last()?);
    let begin = place(lattices, first.center(), first.middle());
    if begin == place(lattices, last.center(), last.middle()) {
        return None;
    }
    let cut = word.windows(2).find_map(|pair| match pair {
        [one, other] => (place(lattices, other.center(), other.middle()) != begin).then_some((one, other)),
        _ => None,
    });
    let (one, other) = cut?;
    // A line between two characters divides two words that touch; one through a character cuts a word.
    let inset = one.size * 0.08;
    let through = place(lattices, one.x1 - inset, one.middle()) != begin
        || place(lattices, other.x0 + inset, other.middle()) == begin;
    if !through {
        return None;
    }
    is_whole(word, one, other)
        .then(|| place(lattices, f64::midpoint(first.x0, last.x1), first.middle()))
        .flatten()
}
