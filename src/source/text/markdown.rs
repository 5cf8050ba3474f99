use alloc::string::String;
use alloc::vec::Vec;

use crate::source::{Origin, SourceCell, SourceLine, Standing};

/// Whether a line of bars is followed by one that rules off headers: `| --- | ---: |`.
pub(super) fn holds_table(text: &str) -> bool {
    text.contains('|')
        && text
            .split('\n')
            .zip(text.split('\n').skip(1))
            .any(|(line, next)| line.contains('|') && is_rule(next))
}

/// The lines of a text of Markdown: rows of its tables, and text without its marks.
pub(super) fn lines(text: &str) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    let mut grid = 0_u32;
    let mut inside = false;
    let mut source = text.split('\n').zip(1_u32..).peekable();
    while let Some((line, row)) = source.next() {
        let begins = source.peek().is_some_and(|(next, _)| is_rule(next)) && line.contains('|');
        if begins {
            grid = grid.saturating_add(1);
            inside = true;
        }
        inside &= line.contains('|');
        if !inside {
            let cells = prose(line).split('\t').map(|cell| SourceCell::new(plain(cell))).collect();
            lines.push(SourceLine::new(Standing::Untold, Origin::row(row), cells));
        } else if !is_rule(line) {
            let cells = cells(line).into_iter().map(|cell| SourceCell::new(plain(cell))).collect();
            lines.push(SourceLine::new(Standing::Grid(grid), Origin::row(row), cells));
        }
    }
    lines
}

/// Whether a line rules off the headers of a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains("--")
        && line.split('|').all(|cell| {
            let cell = cell.trim();
            cell.chars().all(|c| matches!(c, '-' | ':')) && (cell.is_empty() || cell.contains("--"))
        })
}

/// The cells of a row, as marked up.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '|' && !escaped {
            cells.push(line.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    let last = line.get(start..).unwrap_or_default();
    if !last.trim().is_empty() {
        cells.push(last);
    }
    cells
}

/// A line of text without the mark of a heading or a quotation.
fn prose(line: &str) -> &str {
    let bare = line.trim_start_matches('#');
    if bare.len() < line.len() && bare.starts_with(' ') {
        bare.trim()
    } else {
        line.strip_prefix("> ").unwrap_or(line)
    }
}

/// A marked up text as it shows.
fn plain(text: &str) -> String {
    let mut text = text.trim();
    for mark in ["**", "__", "*", "`"] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark))
            && !inner.is_empty()
            && !inner.ends_with('\\')
            && !inner.contains(mark)
        {
            text = inner;
        }
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let tag = MARKS.iter().find(|(mark, _)| rest.starts_with(mark));
        let (mark, replacement) = tag.copied().unwrap_or_default();
        rest = rest.get(if mark.is_empty() { c.len_utf8() } else { mark.len() }..).unwrap_or_default();
        match c {
            _ if !mark.is_empty() => shown.push_str(replacement),
            '\\' if rest.starts_with(|next: char| next.is_ascii_punctuation()) => {
                shown.extend(rest.chars().next());
                rest = rest.get(1..).unwrap_or_default();
            }
            c => shown.push(c),
        }
    }
    shown
}

/// Marks that stand for a character.
const MARKS: [(&str, &str); 8] = [
    ("<br>", " "),
    ("<br/>", " "),
    ("<br />", " "),
    ("&nbsp;", " "),
    ("&emsp;", "　"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];
