use alloc::string::String;
use alloc::vec::Vec;

use crate::source::{Origin, SourceCell, SourceLine, Standing};
use crate::text::take_cell;

/// Lines of text whose cells a character parts.
pub(super) fn lines(text: &str, delimiter: char) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    for (row, cells) in rows(text, delimiter) {
        let cells = cells.into_iter().map(|cell| SourceCell::new(one_line(cell))).collect();
        lines.push(SourceLine::new(Standing::Untold, Origin::row(row), cells));
    }
    lines
}

/// A cell's text in one line.
fn one_line(cell: String) -> String {
    if cell.contains(['\n', '\t']) { cell.replace(['\n', '\t'], " ") } else { cell }
}

/// The cells of each row with the line it begins in, counted from 1. A quoted cell may go on over lines.
pub(super) fn rows(text: &str, delimiter: char) -> impl Iterator<Item = (u32, Vec<String>)> {
    let mut rest = Some(text);
    let mut row = 1_u32;
    core::iter::from_fn(move || {
        let begins = row;
        let mut cells = Vec::new();
        let mut line = rest.take()?;
        loop {
            let (cell, after) = take_cell(line, delimiter).unwrap_or_else(|| {
                let end = line.find(['\n', delimiter]).unwrap_or(line.len());
                let (cell, after) = line.split_at(end);
                (cell.into(), after)
            });
            let ends = cell.bytes().filter(|byte| *byte == b'\n').count();
            row = row.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
            cells.push(cell);
            match after.strip_prefix(delimiter) {
                Some(more) => line = more,
                None => {
                    rest = after.strip_prefix('\n');
                    row = row.saturating_add(1);
                    return Some((begins, cells));
                }
            }
        }
    })
}
