use super::label::fold;
use super::line::Line;
use super::numbering::is_numbering;
use super::span::Span;
use super::words::Words;
use crate::code::AccountCode;
use crate::money::{Figure, MoneyUnit};
use crate::text::is_digit;

/// Whether a line among the rows is none of them: prose, a page number, a remark over the figures, signatures, the numbers of
/// the columns.
pub(super) fn is_stray(span: &Span, line: &Line<'_>, words: &Words<'_>) -> bool {
    is_prose(line, words)
        || is_remark(span, line)
        || is_page_or_signature(span, line, words)
        || is_shifted(span, line)
}

/// Whether money stands where the name of a project belongs: the row's figures are then under headers of their neighbours.
fn is_shifted(span: &Span, line: &Line<'_>) -> bool {
    let money = |cell: &str| {
        let decimals = cell.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
        decimals > 1 && matches!(Figure::parse(cell, MoneyUnit::HundredMillionYuan), Ok(Some(_)))
    };
    span.projects.iter().map(|column| line.cell(*column)).find(|cell| !cell.is_empty()).is_some_and(money)
}

/// A number alone in a line is a page number, and words alone in figure cells are a line of signatures.
fn is_page_or_signature(span: &Span, line: &Line<'_>, words: &Words<'_>) -> bool {
    if let Some(cell) = line.lone() {
        let digits = || cell.chars().filter(|c| is_digit(*c)).count();
        let page = |c: char| is_digit(c) || c.is_whitespace() || "-—－–·.第页/共".contains(c);
        let single = span.figures.len() < 2;
        let in_figures = span.figures.iter().any(|column| line.cell(*column) == cell);
        let in_codes = span.code.iter().chain(span.split.iter().flatten());
        if in_codes
            .into_iter()
            .any(|column| line.cell(*column) == cell && fold(cell).parse::<AccountCode>().is_ok())
        {
            return false;
        }
        return (1..=4).contains(&digits()) && cell.chars().all(page) && !(single && in_figures);
    }
    if is_numbering(line, words) {
        return true;
    }
    let mut texts = 0;
    for column in &span.figures {
        let cell = line.cell(*column);
        if cell.is_empty() {
            continue;
        }
        match Figure::parse(cell, MoneyUnit::HundredMillionYuan) {
            Ok(_) => return false,
            Err(_) if cell.chars().any(is_digit) => return false,
            Err(_) => texts += 1,
        }
    }
    texts > 0
}

/// A remark merged over the figures (`本部门无此项支出`), not a figure.
fn is_remark(span: &Span, line: &Line<'_>) -> bool {
    line.lone().is_some_and(|cell| {
        let figure = || Figure::parse(cell, MoneyUnit::HundredMillionYuan).is_ok();
        span.figures.iter().any(|column| line.cell(*column) == cell) && !cell.contains(is_digit) && !figure()
    })
}

/// A sentence below a table, not a row of it.
fn is_prose(line: &Line<'_>, words: &Words<'_>) -> bool {
    line.lone().is_some_and(|cell| cell.len() > 150 || cell.contains('。') || words.is_note(cell))
}
