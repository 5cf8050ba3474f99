use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::source::{CellText, Origin, SourceCell, SourceLine, Standing};
use crate::text::take_cell;

/// Lines of text whose cells a character parts; a text with tabs is parted by them.
pub(super) fn lines(text: &str, delimiter: char) -> Vec<SourceLine> {
    let whole: Arc<str> = text.into();
    let cell = |at: usize, cell: Cow<'_, str>| {
        SourceCell::of(match cell {
            // What isn't quoted holds neither tab nor end of line.
            Cow::Borrowed(cell) => CellText::piece(&whole, at..at + cell.len()),
            Cow::Owned(cell) => cell.replace(['\n', '\t'], " ").into(),
        })
    };
    let rows = rows(text, delimiter, cell);
    rows.map(|(row, cells)| SourceLine::new(Standing::Untold, Origin::row(row), cells)).collect()
}

/// The cells of each row, kept by where they begin and what they hold, with the line it begins in, counted from 1. A quoted cell
/// may go on over lines.
pub(super) fn rows<'t, C>(
    text: &'t str,
    delimiter: char,
    keep: impl Fn(usize, Cow<'t, str>) -> C,
) -> impl Iterator<Item = (u32, Vec<C>)> {
    let mut rest = Some(text);
    let mut row = 1_u32;
    let mut width = 0;
    core::iter::from_fn(move || {
        let begins = row;
        // Most rows are as wide as the one above.
        let mut cells = Vec::with_capacity(width);
        let mut line = rest.take()?;
        loop {
            let at = text.len() - line.len();
            let after = match take_cell(line, delimiter) {
                Some((cell, after)) => {
                    let ends = cell.bytes().filter(|byte| *byte == b'\n').count();
                    row = row.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
                    cells.push(keep(at, Cow::Owned(cell)));
                    after
                }
                None => {
                    let end = end(line, delimiter);
                    let (cell, after) = line.split_at_checked(end).unwrap_or((line, ""));
                    cells.push(keep(at, Cow::Borrowed(cell)));
                    after
                }
            };
            match after.strip_prefix(delimiter) {
                Some(more) => line = more,
                None => {
                    rest = after.strip_prefix('\n');
                    row = row.saturating_add(1);
                    width = cells.len();
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
