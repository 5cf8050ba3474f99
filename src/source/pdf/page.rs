use pdfplumber::Page;

use super::glyph::{Glyph, Turn, glyphs};
use super::lattice::Lattice;
use super::line::TextLine;
use super::rule::Rules;
use super::table::Table;

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
        let turn = Turn::of(page.chars());
        let glyphs = glyphs(page.chars(), turn, page.width(), page.height());
        let height = if turn == Turn::None { page.height() } else { page.width() };
        if glyphs.iter().all(|glyph| glyph.blank) {
            return Self { height, blocks: Vec::new(), scanned: !page.images().is_empty() };
        }
        let mut lattices = Lattice::of(&Rules::of(page, turn));
        lattices.retain(|lattice| lattice.areas.len() > 1);
        lattices.sort_by(|one, other| one.size().total_cmp(&other.size()));
        let mut held: Vec<Vec<Vec<Glyph<'_>>>> =
            lattices.iter().map(|lattice| vec![Vec::new(); lattice.areas.len()]).collect();
        let mut outside = Vec::new();
        for glyph in glyphs {
            let place = lattices
                .iter()
                .zip(&mut held)
                .find_map(|(lattice, areas)| areas.get_mut(lattice.find(glyph.center(), glyph.middle())?));
            match place {
                Some(area) => area.push(glyph),
                None => outside.push(glyph),
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
