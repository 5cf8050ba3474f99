use super::super::Merge;
use super::glyph::Glyph;
use super::lattice::Lattice;
use super::line::TextLine;

/// A table of a page: its rows of slots, one for each column.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Where its columns begin and the last one ends.
    pub edges: Vec<f64>,
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct TableRow {
    pub slots: Vec<Slot>,
}

/// A cell of a row, as it will be.
#[derive(Clone, Debug, Default)]
pub(super) struct Slot {
    pub text: String,
    pub merge: Merge,
    /// How far from the edge of its column the text begins, in characters; none for a figure, which stands at the right.
    pub inset: Option<f64>,
    /// It may be centred, which is no inset.
    pub centred: bool,
}

/// Columns and rows that are narrower and hold nothing lie between the strokes of a double line.
const NARROW: f64 = 4.6;

impl Table {
    /// What stands in a lattice; `held` are the characters of each of its areas.
    pub(super) fn of(lattice: &Lattice, held: &[Vec<Glyph<'_>>]) -> Self {
        let cells: Vec<Cell> = lattice
            .areas
            .iter()
            .zip(held)
            .map(|(area, glyphs)| {
                let edge = |edges: &[f64], at: usize| edges.get(at).copied().unwrap_or_default();
                let (left, right) =
                    (edge(&lattice.xs, area.column), edge(&lattice.xs, area.column + area.columns));
                Cell {
                    across: (area.column, area.columns),
                    down: (area.row, area.rows),
                    content: Content::of(glyphs, left, right),
                }
            })
            .collect();
        let columns = kept(&lattice.xs, cells.iter().map(|cell| (cell.across, cell.content.text.is_empty())));
        let rows = kept(&lattice.ys, cells.iter().map(|cell| (cell.down, cell.content.text.is_empty())));
        let width = columns.iter().filter(|&&keep| keep).count();
        let mut table = Self { edges: edges(&lattice.xs, &columns), rows: Vec::new() };
        for keep in &rows {
            if *keep {
                table.rows.push(TableRow { slots: vec![Slot::default(); width] });
            }
        }
        for cell in cells {
            let (column, across) = placed(cell.across, &columns);
            let (row, down) = placed(cell.down, &rows);
            table.put(row, column, down, across, cell.content);
        }
        table
    }

    fn put(&mut self, row: usize, column: usize, down: usize, across: usize, content: Content) {
        let rows = self.rows.iter_mut().skip(row).take(down);
        for slot in rows.flat_map(|row| row.slots.iter_mut().skip(column).take(across)) {
            slot.merge = Merge::Covered;
        }
        let lead = self.rows.get_mut(row).and_then(|row| row.slots.get_mut(column));
        if let Some(slot) = lead
            && across > 0
            && down > 0
        {
            slot.merge = span(across, down);
            slot.text = content.text;
            slot.inset = content.inset;
            slot.centred = content.centred;
        }
    }

    pub(super) fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }
}

/// How a cell over so many columns and rows is merged.
pub(super) fn span(columns: usize, rows: usize) -> Merge {
    if columns == 1 && rows == 1 {
        return Merge::Alone;
    }
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    Merge::Lead { columns: count(columns), rows: count(rows) }
}

struct Cell {
    /// Its first column and how many it covers.
    across: (usize, usize),
    down: (usize, usize),
    content: Content,
}

/// Which bands between edges are kept: all but narrow ones in which no text begins and ends.
fn kept(edges: &[f64], cells: impl Iterator<Item = ((usize, usize), bool)>) -> Vec<bool> {
    let widths = edges.iter().zip(edges.iter().skip(1)).map(|(from, to)| to - from);
    let mut keep: Vec<bool> = widths.map(|width| width > NARROW).collect();
    for ((first, count), empty) in cells {
        if count == 1
            && !empty
            && let Some(slot) = keep.get_mut(first)
        {
            *slot = true;
        }
    }
    keep
}

fn placed((first, count): (usize, usize), keep: &[bool]) -> (usize, usize) {
    let kept = |from: usize, count: usize| keep.iter().skip(from).take(count).filter(|&&keep| keep).count();
    (kept(0, first), kept(first, count))
}

fn edges(all: &[f64], keep: &[bool]) -> Vec<f64> {
    let mut edges: Vec<f64> =
        all.iter().zip(keep).filter(|(_, keep)| **keep).map(|(edge, _)| *edge).collect();
    edges.extend(all.last());
    edges
}

/// The text of a cell, and how it stands in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    pub text: String,
    pub inset: Option<f64>,
    pub centred: bool,
}

impl Content {
    /// Lines broken to fit the cell are joined without a blank, but for a blank between words of letters, and between figures where
    /// the next would have had room.
    pub(super) fn of(glyphs: &[Glyph<'_>], left: f64, right: f64) -> Self {
        let lines = TextLine::of(glyphs);
        let mut text = String::new();
        let mut room = 0.0;
        for line in &lines {
            let next = line.text();
            let apart = match (text.chars().next_back(), next.chars().next()) {
                (Some(before), Some(after)) if before.is_ascii_alphabetic() => after.is_ascii_alphabetic(),
                (Some(before), Some(after)) if before.is_ascii_digit() => {
                    after.is_ascii_digit() && room > line.size * 1.2
                }
                _ => false,
            };
            if apart {
                text.push(' ');
            }
            text.push_str(&next);
            room = right - line.x1();
        }
        let mut content = Self { text, inset: None, centred: false };
        if let Some(first) = lines.first() {
            let (before, after) = (first.x0() - left, right - first.x1());
            let figure = |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || c == ' ';
            let code = content.text.bytes().all(|byte| byte.is_ascii_digit()) && before < after;
            if code || !content.text.chars().all(figure) {
                content.inset = Some(before / first.size);
                content.centred = (before - after).abs() < first.size * 0.8 && before > first.size;
            }
        }
        content
    }
}
