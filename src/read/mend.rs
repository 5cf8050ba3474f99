//! Rows that the end of a page cuts in two (跨页断行).

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::label::fold;
use super::line::{Line, parted};
use crate::money::{Shape, shape};
use crate::source::Standing;
use crate::text::{Dropped, fold_char, is_plain};

/// Lines between the two parts of a row that a page cuts: page numbers, the title and the headers printed again.
const MOST_BETWEEN: usize = 8;

/// A row that the end of a page cut in two, as one line.
pub(super) struct Mended {
    /// Where its first part stands among the lines.
    pub(super) first: usize,
    /// Where the rest stands.
    pub(super) rest: usize,
    pub(super) text: String,
}

/// The rows that the end of a page cuts in two: the label is open at a bracket, or figures lack decimals that the next page prints.
pub(super) fn mended(lines: &[Line<'_>]) -> Vec<Mended> {
    let mut found: Vec<Mended> = Vec::new();
    let mut even: Option<bool> = None;
    // Rows that may go on, the last of which does.
    let mut open: Vec<(usize, &Line<'_>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.cells.len() < 2 || matches!(line.standing(), Standing::Prose | Standing::Furniture) {
            continue;
        }
        let whole = open.last().filter(|(before, _)| (2..=MOST_BETWEEN).contains(&(at - before)));
        let whole = whole.and_then(|&(first, before)| {
            let goes_on = before.has_figure();
            let mut since = found.iter().rev().take_while(|row| row.rest > first);
            let before = since.find(|row| row.first == first).map_or(before.text, |row| &row.text);
            let mut even = || *even.get_or_insert_with(|| prints_two_decimals(lines));
            Some((goes_on, Mended { first, rest: at, text: joined(before, line.text, &mut even)? }))
        });
        match whole {
            Some((goes_on, row)) => {
                // As it is read when it stands on one line.
                if !goes_on && !parted(&row.text).any(opens) {
                    open.pop();
                }
                found.push(row);
            }
            None if line.has_figure() || line.cells.iter().any(|cell| opens(cell)) => open.push((at, line)),
            None => {}
        }
    }
    found
}

/// Whether all but a few numbers with decimals have two: a number with one is then cut, and not one whose zeros are left out.
fn prints_two_decimals(lines: &[Line<'_>]) -> bool {
    let (mut two, mut other) = (0_usize, 0_usize);
    let cells = lines.iter().flat_map(Line::shaped);
    for (cell, _) in cells.filter(|(_, shape)| *shape == Some(Shape::Number)) {
        match cell.rsplit_once('.') {
            Some((_, decimals)) if decimals.len() == 2 => two += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    other.saturating_mul(32) <= two
}

/// Whether a cell opens a bracket that it doesn't close.
fn opens(cell: &str) -> bool {
    // Few cells have a bracket, or a byte that one of them begins with.
    let may = cell.bytes().fold(false, |may, byte| may | matches!(byte, b'(' | b'[' | 0xE3 | 0xEF));
    may && brackets(cell).is_gt()
}

/// Whether a cell closes a bracket that it doesn't open.
fn closes(cell: &str) -> bool {
    brackets(cell).is_lt()
}

/// How many brackets a cell opens, compared with how many it closes.
fn brackets(cell: &str) -> Ordering {
    let (mut opened, mut closed) = (0_usize, 0_usize);
    for c in cell.chars() {
        match if is_plain(c) { Some(c) } else { fold_char(c, Dropped::Quotes) } {
            Some('(') => opened += 1,
            Some(')') => closed += 1,
            _ => {}
        }
    }
    opened.cmp(&closed)
}

/// Two parts of a row as one, where each cell of the second ends one of the first.
/// `even` tells whether numbers have two decimals.
fn joined(first: &str, second: &str, even: &mut dyn FnMut() -> bool) -> Option<String> {
    let cells = || parted(first).zip(parted(second));
    let tabs = |text: &str| text.bytes().filter(|byte| *byte == b'\t').count();
    if tabs(first) != tabs(second) {
        return None;
    }
    let mut mended = false;
    for (one, other) in cells().filter(|(_, other)| !other.trim().is_empty()) {
        let folded = fold(one);
        match shape(other) {
            // 12,437.3 and 6: one decimal there, the other here.
            Some(Shape::Number) => {
                let decimals = folded.rsplit_once('.').map(|(_, decimals)| decimals.len());
                let rest = fold(other);
                let ends = rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit());
                if shape(one) != Some(Shape::Number) || !matches!(decimals, Some(0 | 1)) || !ends || !even() {
                    return None;
                }
                mended = true;
            }
            Some(Shape::Nil) => return None,
            None => {
                mended |= opens(one) && closes(other);
                // A code or a figure does not go on in words.
                if one.trim().is_empty() || shape(one).is_some() {
                    return None;
                }
            }
        }
    }
    if !mended {
        return None;
    }
    let mut whole = String::new();
    for (index, (one, other)) in cells().enumerate() {
        if index > 0 {
            whole.push('\t');
        }
        whole.push_str(one.trim_end());
        whole.push_str(other.trim());
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::mended;
    use crate::read::line::Line;

    /// The lines of a text as they are read.
    fn lines(text: &str) -> Vec<String> {
        let mut lines: Vec<String> = text.split('\n').map(String::from).collect();
        let read: Vec<Line<'_>> =
            text.split('\n').enumerate().map(|(at, line)| Line::new(at + 1, line, None)).collect();
        for row in mended(&read) {
            lines[row.first] = row.text;
            lines[row.rest].clear();
        }
        lines
    }

    #[test]
    fn a_row_cut_by_a_page_is_one_row() {
        let above = "上一行\t1.00\t2.00\n".repeat(16);
        let text =
            alloc::format!("{above}某某中心（某某\t12,437.3\t\n31\n服务中心）\t6\t\n下一行\t1.00\t2.00");
        assert_eq!(
            lines(&text)[16..],
            ["某某中心（某某服务中心）\t12,437.36\t", "31", "", "下一行\t1.00\t2.00"]
        );
    }

    #[test]
    fn a_row_may_be_cut_twice() {
        let above = "上一行\t1.00\t2.00\n".repeat(16);
        let text = alloc::format!("{above}某某中心（某某\t12,437.3\n31\n\t6\n32\n服务中心）\t");
        assert_eq!(lines(&text)[16..], ["某某中心（某某服务中心）\t12,437.36", "31", "", "32", ""]);
    }

    #[test]
    fn what_was_read_as_one_row_is_read_so_again() {
        for (text, read) in [
            ("三\t（\n\n\t（\n\n\t）", "三\t（\n\n\t（）\n\n"),
            ("三\t（\n\n三\t（\n\n\t）\n\n\t）", "三\t（）\n\n三\t（）\n\n\n\n"),
            ("三\t（（\n\n\t）\n\n\t）", "三\t（（））\n\n\n\n"),
            ("三\t（（\n\n\t）\n三\t（\n\n\t）\n\t）", "三\t（（））\n\n\n三\t（）\n\n\n"),
            ("三\t（甲\n\n\t（乙）", "三\t（甲\n\n\t（乙）"),
        ] {
            assert_eq!(lines(text).join("\n"), read, "{text}");
            assert_eq!(lines(read).join("\n"), read, "{text}");
        }
    }

    #[test]
    fn rows_of_their_own_stay() {
        for text in ["甲（一\t1.00\n31\n乙\t2.00", "甲\t1.00\n31\n乙\t2", "甲\t1.0\n31\n\t6.5"] {
            assert_eq!(lines(text), text.split('\n').collect::<Vec<_>>());
        }
    }
}
