use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::caption_word::Says;
use super::column_mark::{ColumnMark, Series, is_numbering_word};
use super::label::fold;
use super::line::Line;
use super::numeral::is_amount;
use super::words::Words;
use crate::disclosure::Term;

/// Whether a line numbers the columns and says nothing else: `栏次 | 1 | 2 | 3`, `甲 | 乙 | 1 | 2`, `A | B | C=A+B`.
pub(super) fn is_numbering(line: &Line<'_>, words: &Words<'_>) -> bool {
    *line.numbering.get_or_init(|| numbers_columns(line, words))
}

fn numbers_columns(line: &Line<'_>, words: &Words<'_>) -> bool {
    // Amounts number nothing.
    if line.printed().any(is_amount) {
        return false;
    }
    let mut marks = Vec::new();
    let mut others = Vec::new();
    for cell in line.printed() {
        match words.mark(cell) {
            Some(mark) => marks.push(mark),
            None => others.push(cell),
        }
        // One for each of two sides.
        if others.len() > 2 {
            return false;
        }
    }
    // A word of its own in front of the numbers of all columns.
    let unknown = |cell: &&str| {
        !fold(cell).contains(|c: char| c.is_ascii_digit()) && words.caption(cell).says == Says::Unknown
    };
    if !(others.is_empty() || counts_on(&marks) && others.iter().all(unknown)) {
        return false;
    }
    let told_by_word = marks.iter().filter(|mark| ***mark == ColumnMark::Word).count();
    let mut formula = false;
    let mut series: Option<(Series, u32, u32)> = None;
    let mut count = 0_usize;
    let mut letters = 0_usize;
    for mark in &marks {
        let ColumnMark::Number(number, kind, parts) = &**mark else { continue };
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
            && marks.iter().all(|mark| **mark == ColumnMark::Word)
            && line.printed().any(|cell| is_numbering_word(&fold(cell), words));
    };
    let told = told_by_word > 0 || formula || letters > 0 && count > 1;
    let run = usize::try_from(last.saturating_sub(from)).map_or(usize::MAX, |steps| steps + 1);
    told || count >= 3 && run == count && from <= 3
}

/// Whether the marks count on from one, as far as no row of amounts does.
fn counts_on(marks: &[Cow<'_, ColumnMark>]) -> bool {
    let numbers = || {
        marks.iter().filter_map(|mark| match &**mark {
            ColumnMark::Number(number, Series::Digits, _) => Some(*number),
            _ => None,
        })
    };
    numbers().count() >= 3 && numbers().zip(1..).all(|(number, place)| number == place)
}

/// The formulas of a numbering line, each with the cell it stands in.
pub(super) fn formulas(line: &Line<'_>, words: &Words<'_>) -> Vec<(usize, Vec<Term>)> {
    let marks: Vec<(usize, Cow<'_, ColumnMark>)> = line
        .cells
        .iter()
        .enumerate()
        .filter_map(|(column, cell)| Some((column, words.mark(cell)?)))
        .collect();
    let mut found = Vec::new();
    for (column, one) in &marks {
        let ColumnMark::Number(_, kind, parts) = &**one else { continue };
        if parts.is_empty() {
            continue;
        }
        let terms: Option<Vec<Term>> = parts
            .iter()
            .map(|(wanted, less)| {
                let mut named = marks
                    .iter()
                    .filter(|(_, other)| matches!(&**other, ColumnMark::Number(number, series, _) if number == wanted && series == kind));
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
