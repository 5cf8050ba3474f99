use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::source::{Origin, SourceCell, SourceLine, Standing};
use crate::text::take_cell;

/// Lines of text whose cells a character parts.
pub(super) fn lines(text: &str, delimiter: char) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    for (row, cells) in rows(text, delimiter) {
        let cells = cells.into_iter().map(|cell| SourceCell::new(one_line(&cell))).collect();
        lines.push(SourceLine::new(Standing::Untold, Origin::row(row), cells));
    }
    lines
}

/// A cell's text in one line.
fn one_line(cell: &str) -> Box<str> {
    let parted = cell.bytes().any(|byte| matches!(byte, b'\n' | b'\t'));
    if parted { cell.replace(['\n', '\t'], " ").into() } else { cell.into() }
}

/// The cells of each row with the line it begins in, counted from 1. A quoted cell may go on over lines.
pub(super) fn rows(text: &str, delimiter: char) -> impl Iterator<Item = (u32, Vec<Cow<'_, str>>)> {
    let mut rest = Some(text);
    let mut row = 1_u32;
    core::iter::from_fn(move || {
        let begins = row;
        let mut cells = Vec::new();
        let mut line = rest.take()?;
        loop {
            let after = match take_cell(line, delimiter) {
                Some((cell, after)) => {
                    let ends = cell.bytes().filter(|byte| *byte == b'\n').count();
                    row = row.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
                    cells.push(Cow::Owned(cell));
                    after
                }
                None => {
                    let end = end(line, delimiter);
                    let (cell, after) = line.split_at_checked(end).unwrap_or((line, ""));
                    cells.push(Cow::Borrowed(cell));
                    after
                }
            };
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

/// Where the first cell of a text ends.
fn end(text: &str, delimiter: char) -> usize {
    let end = match u8::try_from(delimiter) {
        Ok(delimiter) if delimiter.is_ascii() => {
            text.bytes().position(|byte| byte == b'\n' || byte == delimiter)
        }
        _ => text.find(['\n', delimiter]),
    };
    end.unwrap_or(text.len())
}
