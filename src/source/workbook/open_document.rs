//! Workbooks in OpenDocument: ods.

use alloc::collections::BTreeSet;
use alloc::string::String;

use super::collected::Collected;
use super::limits::Limits;
use super::markup::{Element, Markup, Step};
use super::part;
use super::sheet::{Area, Sheet};
use super::value::{Style, Value};
use crate::source::archive::Archive;
use crate::source::{Format, Remark, RemarkKind, SourceError};

/// The part that holds the sheets.
pub(super) const MAIN: &str = "content.xml";

/// Reads the sheets of a workbook. It keeps each cell as it is shown, beside its value.
pub(super) fn read(archive: &Archive<'_>, limits: &mut Limits) -> Result<Collected, SourceError> {
    let manifest = part::text(archive, "META-INF/manifest.xml", limits)?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(SourceError::Encrypted { format: Format::Workbook });
    }
    let text = part::text(archive, MAIN, limits)?.ok_or_else(|| part::missing(MAIN))?;
    let mut markup = Markup::new(MAIN, &text);
    let mut collected = Collected::default();
    let mut hidden = BTreeSet::new();
    let mut style = String::new();
    while let Some(step) = markup.next(limits)? {
        let Step::Start(element) = step else { continue };
        match element.name() {
            "style" => style = element.get("name").unwrap_or_default().into(),
            "table-properties" if element.get("display").as_deref() == Some("false") => {
                hidden.insert(core::mem::take(&mut style));
            }
            "table" => {
                let name = element.get("name").unwrap_or_default();
                if element.get("style-name").is_some_and(|style| hidden.contains(&*style)) {
                    collected.remarks.push(Remark::new(RemarkKind::HiddenSheet, None, &*name));
                    markup.skip(limits)?;
                } else {
                    let mut sheet = Sheet::new(&name);
                    rows(&mut markup, &mut sheet, limits)?;
                    collected.finish(sheet, limits)?;
                }
            }
            _ => {}
        }
    }
    Ok(collected)
}

/// How often an element says that it is repeated.
fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1).max(1)
}

fn is_hidden(element: &Element<'_>) -> bool {
    element.get("visibility").is_some_and(|visibility| visibility != "visible")
}

fn rows(markup: &mut Markup<'_>, sheet: &mut Sheet, limits: &mut Limits) -> Result<(), SourceError> {
    let general = Style::general();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut depth = 1_usize;
    while depth > 0 {
        match markup.next(limits)? {
            Some(Step::Start(element)) => match element.name() {
                "table-row" => {
                    let count = repeated(&element, "number-rows-repeated");
                    read_row(&element, markup, (row, count), sheet, &general, limits)?;
                    row = row.saturating_add(count);
                }
                "table-column" => {
                    let next = column.saturating_add(repeated(&element, "number-columns-repeated"));
                    if is_hidden(&element) {
                        sheet.hide_columns(column, next - 1);
                    }
                    column = next;
                    markup.skip(limits)?;
                }
                // Groups of rows and columns, which may be shown or not.
                "table-header-rows"
                | "table-rows"
                | "table-row-group"
                | "table-header-columns"
                | "table-columns"
                | "table-column-group" => depth += 1,
                _ => markup.skip(limits)?,
            },
            Some(Step::End) => depth -= 1,
            Some(Step::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}

/// Reads a row, which may stand for several.
fn read_row(
    element: &Element<'_>,
    markup: &mut Markup<'_>,
    (row, count): (u32, u32),
    sheet: &mut Sheet,
    general: &Style,
    limits: &mut Limits,
) -> Result<(), SourceError> {
    let hidden = is_hidden(element);
    let mut column = 0_u32;
    loop {
        match markup.next(limits)? {
            Some(Step::Start(cell)) => {
                let wide = repeated(&cell, "number-columns-repeated");
                let covered = cell.name() == "covered-table-cell";
                let spans =
                    (repeated(&cell, "number-rows-spanned"), repeated(&cell, "number-columns-spanned"));
                let found = cell_value(&cell, markup, limits)?;
                if !covered && spans != (1, 1) {
                    let last = |first: u32, count: u32| first.saturating_add(count - 1);
                    sheet.merge(Area {
                        rows: (row, last(row, spans.0)),
                        columns: (column, last(column, spans.1)),
                    });
                }
                if let Some(found) = found.filter(|_| !covered) {
                    if hidden {
                        for row in row..row.saturating_add(count) {
                            limits.take_element()?;
                            sheet.hide_row(row);
                        }
                    }
                    for row in row..row.saturating_add(count) {
                        for column in column..column.saturating_add(wide) {
                            limits.take_element()?;
                            sheet.push(row, column, found.clone(), general, limits)?;
                        }
                    }
                }
                column = column.saturating_add(wide);
            }
            Some(Step::Text(_)) => {}
            Some(Step::End) | None => return Ok(()),
        }
    }
}

/// What a cell shows; `None` for a blank.
fn cell_value(
    cell: &Element<'_>,
    markup: &mut Markup<'_>,
    limits: &mut Limits,
) -> Result<Option<Value>, SourceError> {
    let mut shown = String::new();
    let mut paragraphs = 0_usize;
    let mut depth = 1_usize;
    while depth > 0 {
        match markup.next(limits)? {
            Some(Step::Start(element)) => match element.name() {
                "p" => {
                    if paragraphs > 0 {
                        shown.push(' ');
                    }
                    paragraphs += 1;
                    depth += 1;
                }
                "s" => {
                    let count = repeated(&element, "c").min(1000);
                    shown.extend((0..count).map(|_| ' '));
                    markup.skip(limits)?;
                }
                "tab" | "line-break" => {
                    shown.push(' ');
                    markup.skip(limits)?;
                }
                "span" | "a" => depth += 1,
                _ => markup.skip(limits)?,
            },
            Some(Step::End) => depth -= 1,
            // Between paragraphs stands only what breaks the lines of the file.
            Some(Step::Text(text)) if depth > 1 => shown.push_str(&text),
            Some(Step::Text(_)) => {}
            None => break,
        }
    }
    let formula = cell.get("formula");
    if shown.is_empty() {
        let valued = cell.get("value").is_some() || cell.get("value-type").is_some();
        return Ok(formula.filter(|_| !valued).map(|formula| Value::Formula(formula.into())));
    }
    let error = || shown.starts_with('#') || shown.starts_with("Err:");
    Ok(Some(if formula.is_some() && error() { Value::Error(shown) } else { Value::Text(shown) }))
}
