use alloc::string::String;
use alloc::vec::Vec;

use super::caption::Caption;
use super::caption_word::Says;
use super::label::fold;
use super::line::Line;
use crate::disclosure::Term;
use crate::vocabulary::{Topic, Vocabulary};

/// One cell of a line that numbers the columns (栏次).
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    /// `栏次`, `类款项`, `——`: a word where a number would be.
    Word,
    /// The place in a series, the series, and what it is made of.
    Number(u32, Series, Vec<(u32, bool)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    Digits,
    /// A B C
    Letters,
    /// 甲 乙 丙
    Stems,
    /// 一 二 三
    Numerals,
}

/// Whether a line numbers the columns and says nothing else: `栏次 | 1 | 2 | 3`, `甲 | 乙 | 1 | 2`, `A | B | C=A+B`.
pub(super) fn is_numbering(line: &Line<'_>, words: &Vocabulary) -> bool {
    let mut marks = Vec::new();
    let mut unknown = 0_usize;
    for cell in line.printed() {
        let folded = fold(cell);
        match mark(&folded, words) {
            Some(mark) => marks.push(mark),
            // A word of its own in front of the numbers of all columns.
            None if !folded.contains(|c: char| c.is_ascii_digit())
                && Caption::new(cell, words).says == Says::Unknown =>
            {
                unknown += 1
            }
            None => return false,
        }
    }
    if unknown > 0 && !(unknown == 1 && counts_on(&marks)) {
        return false;
    }
    let told_by_word = marks.iter().filter(|mark| **mark == Mark::Word).count();
    let mut formula = false;
    let mut series: Option<(Series, u32, u32)> = None;
    let mut count = 0_usize;
    let mut letters = 0_usize;
    for mark in &marks {
        let Mark::Number(number, kind, parts) = mark else { continue };
        formula |= !parts.is_empty();
        count += 1;
        letters += usize::from(*kind != Series::Digits);
        // A second block may count from one again; numbers of columns only grow.
        series = match series {
            Some((last_kind, last, from)) if last_kind == *kind => {
                if *number != 1 && *number <= last {
                    return false;
                }
                Some((*kind, *number, from))
            }
            _ => Some((*kind, *number, *number)),
        };
    }
    let Some((_, last, from)) = series else {
        return told_by_word > 0
            && marks.iter().all(|mark| *mark == Mark::Word)
            && line.printed().any(|cell| is_numbering_word(&fold(cell), words));
    };
    let told = told_by_word > 0 || formula || letters > 0 && count > 1;
    let run = usize::try_from(last.saturating_sub(from)).map_or(usize::MAX, |steps| steps + 1);
    told || count >= 3 && run == count && from <= 3
}

/// Whether the marks count on from one, as far as no row of amounts does.
fn counts_on(marks: &[Mark]) -> bool {
    let numbers = || {
        marks.iter().filter_map(|mark| match mark {
            Mark::Number(number, Series::Digits, _) => Some(*number),
            _ => None,
        })
    };
    numbers().count() >= 3 && numbers().zip(1..).all(|(number, place)| number == place)
}

/// The formulas of a numbering line, each with the cell it stands in.
pub(super) fn formulas(line: &Line<'_>, words: &Vocabulary) -> Vec<(usize, Vec<Term>)> {
    let marks: Vec<(usize, Mark)> = line
        .cells
        .iter()
        .enumerate()
        .filter_map(|(column, cell)| Some((column, mark(&fold(cell), words)?)))
        .collect();
    let mut found = Vec::new();
    for (column, one) in &marks {
        let Mark::Number(_, kind, parts) = one else { continue };
        if parts.is_empty() {
            continue;
        }
        let terms: Option<Vec<Term>> = parts
            .iter()
            .map(|(wanted, less)| {
                let mut named = marks
                    .iter()
                    .filter(|(_, other)| matches!(other, Mark::Number(number, series, _) if number == wanted && series == kind));
                // A number that stands over two columns names neither.
                let (column, _) = named.next()?;
                named.next().is_none().then_some(Term { column: *column, less: *less })
            })
            .collect();
        if let Some(terms) = terms.filter(|terms| terms.len() > 1) {
            found.push((*column, terms));
        }
    }
    found
}

fn is_numbering_word(folded: &str, words: &Vocabulary) -> bool {
    words.find(Topic::Numbering, folded) == Some("word")
        || folded.chars().all(|c| matches!(c, '*' | 'X' | 'x' | '×'))
}

fn mark(folded: &str, words: &Vocabulary) -> Option<Mark> {
    if folded.is_empty() {
        return None;
    }
    if is_numbering_word(folded, words) || words.knows(Topic::Numbering, folded) {
        return Some(Mark::Word);
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
    Some(Mark::Number(number, series, parts))
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
