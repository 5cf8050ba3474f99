use core::ops::Range;

use super::super::Merge;
use super::line::{Piece, TextLine};
use super::table::{Slot, Table, TableRow, span};
use super::word::is_figure;

/// A gap of so many characters may divide columns.
const GAP: f64 = 1.2;
/// So many rows of figures make a table of lines that no rule divides.
const ROWS: usize = 3;
/// So many lines above its first row of figures may hold its headers.
const HEADERS: usize = 4;

/// The tables among lines of text: rows of a name and figures that stand below each other with gaps between, the same in every row.
/// Where two texts of a row would fall into one column, the lines stay text.
pub(super) fn tables(lines: &[TextLine<'_>]) -> Vec<(Range<usize>, Table)> {
    let rows: Vec<Vec<Piece>> = lines.iter().map(|line| line.pieces(GAP)).collect();
    let mut tables = Vec::new();
    let mut next = 0;
    while next < rows.len() {
        let begin = next;
        while rows.get(next).is_some_and(|row| is_row(row)) && !(next > begin && far(lines, next)) {
            next += 1;
        }
        if let Some(table) = table(lines, &rows, begin..next) {
            tables.push(table);
        }
        next = next.max(begin + 1);
    }
    tables
}

/// Whether a line is too far below the one before to be its next row.
fn far(lines: &[TextLine<'_>], index: usize) -> bool {
    let (before, own) = (index.checked_sub(1).and_then(|before| lines.get(before)), lines.get(index));
    before.zip(own).is_none_or(|(before, own)| own.base - before.base > own.size * 4.0)
}

fn figure(piece: &Piece) -> bool {
    is_figure(piece.text.trim())
}

/// A name and at least one figure, and no sentence.
fn is_row(row: &[Piece]) -> bool {
    let sentence = |piece: &Piece| piece.text.contains(['，', '。', '；', '…']) || piece.text.contains("...");
    row.len() > 1
        && row.iter().any(figure)
        && row.iter().any(|piece| !figure(piece))
        && !row.iter().any(sentence)
}

fn table(lines: &[TextLine<'_>], rows: &[Vec<Piece>], range: Range<usize>) -> Option<(Range<usize>, Table)> {
    let body = rows.get(range.clone())?;
    if body.len() < ROWS {
        return None;
    }
    let bands = bands(body.iter().flatten());
    let figures = |band: &(f64, f64)| {
        let column = body.iter().flatten().filter(|piece| figure(piece) && overlaps(piece, *band));
        let (count, exact) = column.fold((0, 0), |(count, exact), piece| {
            (count + 1, exact + usize::from(piece.text.contains(['.', ','])))
        });
        (count, exact)
    };
    let counted: Vec<(usize, usize)> = bands.iter().map(figures).collect();
    let columns = counted.iter().filter(|(count, _)| *count >= ROWS).count();
    let exact = counted.iter().any(|(_, exact)| *exact >= ROWS);
    if bands.len() < 2 || columns == 0 || !(columns > 1 || exact) {
        return None;
    }
    let mut placed: Vec<TableRow> = body.iter().map(|row| place(row, &bands)).collect::<Option<_>>()?;
    let mut begin = range.start;
    while begin > 0 && range.start - begin < HEADERS && !far(lines, begin) {
        let header = rows.get(begin - 1).filter(|row| row.len() > 1).and_then(|row| place(row, &bands));
        let Some(header) = header else { break };
        placed.insert(0, header);
        begin -= 1;
    }
    let mut edges: Vec<f64> = bands.first().map(|band| band.0).into_iter().collect();
    edges.extend(bands.iter().zip(bands.iter().skip(1)).map(|(one, other)| f64::midpoint(one.1, other.0)));
    edges.extend(bands.last().map(|band| band.1));
    Some((begin..range.end, Table { edges, rows: placed }))
}

/// Where texts stand over all rows, from left to right: what overlaps is one column.
fn bands<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Vec<(f64, f64)> {
    let mut extents: Vec<(f64, f64)> = pieces.map(|piece| (piece.x0, piece.x1)).collect();
    extents.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut bands: Vec<(f64, f64)> = Vec::new();
    for (x0, x1) in extents {
        match bands.last_mut() {
            Some(band) if x0 < band.1 => band.1 = band.1.max(x1),
            _ => bands.push((x0, x1)),
        }
    }
    bands
}

fn overlaps(piece: &Piece, band: (f64, f64)) -> bool {
    piece.x0 < band.1 && piece.x1 > band.0
}

/// A row with each of its texts in a column of its own; a header may lie over several.
fn place(row: &[Piece], bands: &[(f64, f64)]) -> Option<TableRow> {
    let mut slots: Vec<Slot> = vec![Slot::default(); bands.len()];
    let mut free = 0;
    for piece in row {
        let over =
            || bands.iter().enumerate().filter(|(_, band)| overlaps(piece, **band)).map(|(index, _)| index);
        let (first, last) = (over().next()?, over().next_back()?);
        if first < free {
            return None;
        }
        for slot in slots.iter_mut().take(last + 1).skip(first) {
            slot.merge = Merge::Covered;
        }
        let (slot, band) = (slots.get_mut(first)?, bands.get(first)?);
        slot.merge = span(last - first + 1, 1);
        slot.text.clone_from(&piece.text);
        slot.inset = (!figure(piece)).then_some((piece.x0 - band.0) / piece.size);
        free = last + 1;
    }
    Some(TableRow { slots })
}
