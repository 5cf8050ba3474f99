use alloc::string::String;
use alloc::vec::Vec;

use crate::vocabulary::{Topic, Vocabulary};

/// One cell of a line that numbers the columns (栏次号).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnMark {
    /// `栏次`, `类款项`, `——`: a word where a number would be.
    Word,
    /// The place in a series, the series, and what it is made of.
    Number(u32, Series, Vec<(u32, bool)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Series {
    Digits,
    /// A B C
    Letters,
    /// 甲 乙 丙
    Stems,
    /// 一 二 三
    Numerals,
}

/// Whether a folded cell says that a line numbers the columns.
pub(super) fn is_numbering_word(folded: &str, words: &Vocabulary) -> bool {
    words.find(Topic::Numbering, folded) == Some("word")
        || folded.chars().all(|c| matches!(c, '*' | 'X' | 'x' | '×'))
}

/// What a folded cell is in such a line, if it can stand in one.
pub(super) fn mark(folded: &str, words: &Vocabulary) -> Option<ColumnMark> {
    if folded.is_empty() {
        return None;
    }
    if is_numbering_word(folded, words) || words.knows(Topic::Numbering, folded) {
        return Some(ColumnMark::Word);
    }
    let (head, tail) = match folded.split_once('=') {
        Some((head, tail)) => (head, Some(tail)),
        None => (folded, None),
    };
    let (number, series) = single(head, words)?;
    let parts = match tail {
        Some(tail) => sum(tail, series, words)?,
        None => Vec::new(),
    };
    Some(ColumnMark::Number(number, series, parts))
}

/// `1`, `(1)`, `①`, `3栏`, `第3栏`, `A`, `甲`, `一`.
fn single(text: &str, words: &Vocabulary) -> Option<(u32, Series)> {
    let bare = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let bare = words.take(Topic::NumberingBefore, bare).map_or(bare, |(_, rest)| rest);
    let bare = words.take_end(Topic::NumberingBehind, bare).unwrap_or(bare);
    if !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit()) {
        return Some((bare.parse().ok()?, Series::Digits));
    }
    let mut chars = bare.chars();
    let only = chars.next().filter(|_| chars.next().is_none())?;
    let place = |marks: &str| {
        marks.chars().position(|mark| mark == only).and_then(|at| u32::try_from(at).ok()).map(|at| at + 1)
    };
    let circled =
        u32::from(only).checked_sub(0x2460).filter(|at| *at < 20).map(|at| (at + 1, Series::Digits));
    circled
        .or_else(|| place("甲乙丙丁戊己庚辛壬癸").map(|at| (at, Series::Stems)))
        .or_else(|| place("一二三四五六七八九十").map(|at| (at, Series::Numerals)))
        .or_else(|| place("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(|at| (at, Series::Letters)))
        .or_else(|| place("abcdefghijklmnopqrstuvwxyz").map(|at| (at, Series::Letters)))
}

/// The columns of `1+2-3`, each with whether it is taken off; of `2+…+5` all between.
fn sum(text: &str, series: Series, words: &Vocabulary) -> Option<Vec<(u32, bool)>> {
    let mut parts: Vec<(u32, bool)> = Vec::new();
    let mut item = String::new();
    let mut less = false;
    let mut through = false;
    for c in text.chars().chain(['+']) {
        if !matches!(c, '+' | '-' | '－') {
            item.push(c);
            continue;
        }
        if matches!(&*item, "…" | "……" | "..." | "......") {
            through = true;
        } else {
            let (number, kind) = single(&item, words)?;
            if kind != series {
                return None;
            }
            if core::mem::take(&mut through) {
                let (last, _) = *parts.last()?;
                // More columns than any table has are no columns.
                if number > 200 {
                    return None;
                }
                parts.extend((last.saturating_add(1)..number).map(|between| (between, false)));
            }
            parts.push((number, less));
        }
        item.clear();
        less = c != '+';
    }
    Some(parts)
}
