use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::label::fold;
use super::line::parted;
use crate::money::{Shape, shape};
use crate::source::{Source, Standing};
use crate::text::{Dropped, fold_char, is_plain, visible};

/// Lines between the two parts of a row that a page cuts: page numbers, the title and the headers printed again.
const MOST_BETWEEN: usize = 8;

/// The lines of a source as text that is seen, cells parted by tabs. A row that the end of a page cuts in two is one line again, and what
/// stood on the next page is blank: its label is open at a bracket, or its figures lack decimals that the next page prints.
pub(super) fn lines(source: &Source) -> Vec<Cow<'_, str>> {
    let mut texts: Vec<Cow<'_, str>> = source.lines().iter().map(|line| visible(line.joined())).collect();
    let mut even: Option<bool> = None;
    let mut last: Option<usize> = None;
    for at in 0..texts.len() {
        let Some(text) = texts.get(at).filter(|text| text.contains('\t')) else { continue };
        let line = source.lines().get(at);
        if line.is_none_or(|line| matches!(line.standing(), Standing::Prose | Standing::Furniture)) {
            continue;
        }
        let whole = last.filter(|before| (2..=MOST_BETWEEN).contains(&(at - before))).and_then(|before| {
            let mut even = || *even.get_or_insert_with(|| prints_two_decimals(&texts));
            Some((before, joined(texts.get(before)?, text, &mut even)?))
        });
        if let Some((before, whole)) = whole {
            if let Some(first) = texts.get_mut(before) {
                *first = Cow::Owned(whole);
            }
            if let Some(rest) = texts.get_mut(at) {
                *rest = Cow::Borrowed("");
            }
            continue;
        }
        if parted(text).any(|cell| shape(cell) == Some(Shape::Number)) || parted(text).any(opens) {
            last = Some(at);
        }
    }
    texts
}

/// Whether all but a few numbers with decimals have two: a number with one is then cut, and not one whose zeros are left out.
fn prints_two_decimals(texts: &[Cow<'_, str>]) -> bool {
    let cells = texts.iter().flat_map(|text| parted(text));
    let (mut two, mut other) = (0_usize, 0_usize);
    for cell in cells.filter(|cell| shape(cell) == Some(Shape::Number)) {
        match cell.trim().rsplit_once('.') {
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
    if !cell.bytes().fold(false, |may, byte| may | matches!(byte, b'(' | b'[' | 0xE3 | 0xEF)) {
        return false;
    }
    let (mut opened, mut closed) = (0_usize, 0_usize);
    for c in cell.chars() {
        match if is_plain(c) { Some(c) } else { fold_char(c, Dropped::Quotes) } {
            Some('(') => opened += 1,
            Some(')') => closed += 1,
            _ => {}
        }
    }
    opened > closed
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
                mended |= opens(one) && fold(other).contains(')');
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
    use super::lines;
    use crate::source::Source;

    #[test]
    fn a_row_cut_by_a_page_is_one_row() {
        let above = "上一行\t1.00\t2.00\n".repeat(16);
        let text =
            alloc::format!("{above}某某中心（某某\t12,437.3\t\n31\n服务中心）\t6\t\n下一行\t1.00\t2.00");
        let source = Source::from_text(&text);
        let lines = lines(&source);
        assert_eq!(lines[16..], ["某某中心（某某服务中心）\t12,437.36\t", "31", "", "下一行\t1.00\t2.00"]);
    }

    #[test]
    fn rows_of_their_own_stay() {
        for text in ["甲（一\t1.00\n31\n乙\t2.00", "甲\t1.00\n31\n乙\t2", "甲\t1.0\n31\n\t6.5"] {
            let source = Source::from_text(text);
            let lines = lines(&source);
            assert_eq!(lines, text.split('\n').collect::<Vec<_>>());
        }
    }
}
