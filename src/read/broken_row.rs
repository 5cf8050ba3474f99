//! Rows that pages break: a row as a line of text, an ordinal without its marks.

use alloc::string::String;
use alloc::vec::Vec;

use super::line::Line;
use super::span::Span;
use crate::code::AccountCode;
use crate::money::{Figure, MoneyUnit};

/// A row alone on its page, which comes as a line of text without cells: its code, its name and its figures. Where blanks
/// are left out of it nothing says which figure stands in which column.
pub(super) fn flattened<'l>(span: &Span, line: &Line<'l>) -> Option<Line<'l>> {
    let (text, code_column) = (line.lone()?, span.code?);
    let mut words = text.split_whitespace();
    let code = words.next().filter(|code| code.parse::<AccountCode>().is_ok())?;
    let name_column = *span.names.first()?;
    let name = words.next().filter(|name| !name.contains(|c: char| c.is_ascii_digit()))?;
    let figures: Vec<&str> = words.collect();
    let read = |figure: &&str| Figure::parse(figure, MoneyUnit::HundredMillionYuan).is_ok();
    if figures.is_empty() || figures.len() > span.figures.len() || !figures.iter().all(read) {
        return None;
    }
    let width = span.figures.iter().chain([&code_column, &name_column]).max()?;
    let mut cells = alloc::vec![""; width.saturating_add(1)];
    let complete = figures.len() == span.figures.len();
    let figures = figures.into_iter().chain(core::iter::repeat(""));
    let places = span.figures.iter().copied().zip(figures);
    let unplaced = |figure| if complete { figure } else { "?" };
    let labels = [(code_column, code), (name_column, name)];
    for (column, text) in places.map(|(column, figure)| (column, unplaced(figure))).chain(labels) {
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
    Some(line.with_cells(cells))
}

/// A row of a page whose grid has one column for the whole code, where the pages before print it in cells of their own: its name
/// and figures stand that much further left.
pub(super) fn slipped<'l>(span: &Span, line: &Line<'l>) -> Option<Line<'l>> {
    let [Some(first), Some(second), _] = span.split else { return None };
    let (name, last) = (*span.names.first()?, *span.figures.last()?);
    let missing = name.checked_sub(second).filter(|missing| *missing > 0)?;
    let words = line.cell(second);
    let named = !words.is_empty() && !words.contains(|c: char| c.is_ascii_digit());
    let coded = line.cell(first).parse::<AccountCode>().is_ok();
    if !named || !coded || line.cells.len() + missing != last.saturating_add(1) {
        return None;
    }
    let (before, after) = line.cells.split_at_checked(second)?;
    let blanks = core::iter::repeat_n("", missing);
    Some(line.with_cells(before.iter().copied().chain(blanks).chain(after.iter().copied()).collect()))
}

/// A label whose ordinal lost its marks to the end of it, as pages print it where they are drawn elsewhere: `二 上年结转、` for
/// 二、上年结转, `一 教育支出( )` for （一）教育支出.
pub(super) fn put_back(label: &str) -> Option<String> {
    let (numeral, rest) = label.trim().split_once(' ')?;
    if !numeral.chars().all(|c| "一二三四五六七八九十".contains(c)) {
        return None;
    }
    let rest = rest.trim();
    if let Some(bare) = rest.strip_suffix('、') {
        return Some(alloc::format!("{numeral}、{bare}"));
    }
    let bare = rest.strip_suffix([')', '）'])?.trim_end().strip_suffix(['(', '（'])?;
    Some(alloc::format!("({numeral}){bare}"))
}
