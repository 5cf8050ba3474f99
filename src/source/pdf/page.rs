use pdfplumber::Page;

use super::frame::Frame;
use super::gap;
use super::glyph::glyphs;
use super::held::Held;
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
        let frame = Frame::of(page);
        let glyphs = glyphs(page.chars(), &frame);
        let height = frame.down();
        if glyphs.iter().all(|glyph| glyph.blank) {
            return Self { height, blocks: Vec::new(), scanned: !page.images().is_empty() };
        }
        let mut lattices = Lattice::of(&Rules::of(page, &frame));
        lattices.retain(|lattice| lattice.areas.len() > 1);
        lattices.sort_by(|one, other| one.size().total_cmp(&other.size()));
        let Held { areas: held, mut outside } = Held::of(&lattices, &glyphs);
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
        let lines = TextLine::of(&outside);
        let mut text = lines.as_slice();
        let mut taken = 0;
        for (range, table) in gap::tables(&lines) {
            let (before, rest) = text.split_at(range.start.saturating_sub(taken).min(text.len()));
            blocks.extend(before.iter().map(prose));
            if let Some(first) = rest.first() {
                blocks.push((first.base - first.size * 0.36, Block::Table(table)));
            }
            text = rest.get(range.len()..).unwrap_or_default();
            taken = range.end;
        }
        blocks.extend(text.iter().map(prose));
        blocks.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        Self { height, blocks: blocks.into_iter().map(|(_, block)| block).collect(), scanned: false }
    }
}

fn prose(line: &TextLine<'_>) -> (f64, Block) {
    let prose = Prose { text: line.text(), base: line.base, furniture: false };
    (line.base - line.size * 0.36, Block::Prose(prose))
}
