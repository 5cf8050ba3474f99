use alloc::boxed::Box;
use alloc::string::String;

use super::strings::unescape;
use crate::source::SourceError;
use crate::source::workbook::limits::{Limits, damaged};
use crate::source::workbook::markup::{Element, Markup, Step};
use crate::source::workbook::sheet::{Area, Sheet};
use crate::source::workbook::value::{Style, Value};
use crate::text::quote;

/// Reads the cells of a sheet, what is merged and what is hidden.
pub(super) fn read(
    name: &str,
    text: &str,
    styles: &[Style],
    strings: &[Box<str>],
    sheet: &mut Sheet,
    limits: &mut Limits,
) -> Result<(), SourceError> {
    let general = Style::general();
    let mut markup = Markup::new(name, text);
    // The row and column after the last ones, for cells that don't say where they stand.
    let (mut next_row, mut next_column) = (0_u32, 0_u32);
    let mut row = 0;
    while let Some(step) = markup.next(limits)? {
        let Step::Start(element) = step else { continue };
        match element.name() {
            "sheetView" => {
                sheet.shows_zeros =
                    element.get("showZeros").is_none_or(|shows| !matches!(&*shows, "0" | "false"))
            }
            "col" => {
                let none = element.number("width").is_some_and(|width: f64| width <= 0.0);
                if let (true, Some(first), Some(last)) =
                    (element.is("hidden") || none, element.number::<u32>("min"), element.number::<u32>("max"))
                {
                    sheet.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
                }
            }
            "row" => {
                row = element.number("r").map_or(next_row, |row: u32| row.saturating_sub(1));
                next_row = row.saturating_add(1);
                next_column = 0;
                if element.is("hidden") || element.number("ht").is_some_and(|height: f64| height <= 0.0) {
                    sheet.hide_row(row);
                }
            }
            "c" => {
                let place = match element.get("r") {
                    None => (row, next_column),
                    Some(place) => reference(&place).ok_or_else(|| {
                        damaged(alloc::format!("`{}` has a cell at `{}`", quote(name), quote(&place)))
                    })?,
                };
                next_column = place.1.saturating_add(1);
                let style =
                    element.number("s").and_then(|style: usize| styles.get(style)).unwrap_or(&general);
                if let Some(value) = value(&element, &mut markup, strings, limits)? {
                    sheet.push(place.0, place.1, value, style, limits)?;
                }
            }
            "mergeCell" => {
                let area = element.get("ref");
                let ends = area.as_deref().and_then(|area| area.split_once(':'));
                if let Some((first, last)) =
                    ends.and_then(|(first, last)| reference(first).zip(reference(last)))
                {
                    sheet.merge(Area { rows: (first.0, last.0), columns: (first.1, last.1) });
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a cell holds; `None` for a blank.
fn value(
    cell: &Element<'_>,
    markup: &mut Markup<'_>,
    strings: &[Box<str>],
    limits: &mut Limits,
) -> Result<Option<Value>, SourceError> {
    let mut stored = String::new();
    let mut formula = None;
    loop {
        match markup.next(limits)? {
            Some(Step::Start(element)) => match element.name() {
                "v" => stored = markup.text(&[], limits)?,
                "is" => stored = markup.text(&["rPh"], limits)?,
                "f" => formula = Some(markup.text(&[], limits)?),
                _ => markup.skip(limits)?,
            },
            Some(Step::Text(_)) => {}
            Some(Step::End) | None => break,
        }
    }
    let kind = cell.get("t");
    let kind = kind.as_deref().unwrap_or("n");
    if stored.is_empty() {
        return Ok(formula
            .filter(|_| kind != "str")
            .map(|formula| Value::Formula(alloc::format!("={formula}"))));
    }
    Ok(Some(match kind {
        "s" => match stored.trim().parse().ok().and_then(|at: usize| strings.get(at)) {
            Some(text) => Value::Text((**text).into()),
            None => return Err(damaged("a cell names a shared text that is missing")),
        },
        "b" => Value::Truth(stored.trim() != "0"),
        "e" => Value::Error(stored),
        "n" => match stored.trim().parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(stored),
        },
        _ => Value::Text(unescape(stored)),
    }))
}

/// The row and column of a reference such as `E9`, counted from 0.
fn reference(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at_checked(digits)?;
    let mut column = 0_u32;
    for c in letters.chars().filter(|c| *c != '$') {
        let letter = c.to_digit(36).filter(|letter| *letter > 9)? - 9;
        column = column.checked_mul(26)?.checked_add(letter)?;
    }
    let row: u32 = row.trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
