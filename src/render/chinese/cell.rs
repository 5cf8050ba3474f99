//! How figures, rows, columns and tables are called.

use alloc::format;
use alloc::string::String;

use crate::check::{CellName, grouped};
use crate::disclosure::Location;

/// A name as printed, in quotation marks; blanks between characters are typesetting, and marks within are set as inner ones.
pub(super) fn quoted(name: &str) -> String {
    format!("“{}”", set(name, ['‘', '’']))
}

/// The title of a table in its marks.
pub(super) fn titled(title: &str) -> String {
    format!("《{}》", set(title, ['“', '”']).replace('《', "〈").replace('》', "〉"))
}

fn set(name: &str, [open, close]: [char; 2]) -> String {
    let is_han =
        |c: char| matches!(c, '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF60}');
    let mut text = String::new();
    let mut rest = name.trim();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '“' => text.push(open),
            '”' => text.push(close),
            c if c.is_whitespace() => {
                rest = rest.trim_start();
                let between = text.ends_with(is_han) && rest.starts_with(is_han);
                if !between && !text.is_empty() {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
    text
}

/// Where a figure stands whose row and column are named: the page and the row, or the cell of a sheet.
pub(super) fn place(location: Option<&Location>, line: usize) -> String {
    match location {
        Some(location) if location.sheet().is_some() => format!("{location}"),
        Some(location) => {
            let page = location.page().map(|page| format!("第{page}页")).unwrap_or_default();
            let row = location.row();
            if row == 0 { page } else { format!("{page}第{row}行") }
        }
        None => format!("第{line}行"),
    }
}

/// A figure with its table, place, row and column.
pub(super) fn cell(cell: &CellName) -> String {
    format!("{}{}{}", titled(&cell.table), place(cell.location.as_ref(), cell.place.line), in_table(cell))
}

/// A figure within its table.
pub(super) fn in_table(cell: &CellName) -> String {
    format!("{}{}列", quoted(&cell.row), quoted(&cell.column))
}

pub(super) fn printed(printed: &str) -> String {
    if printed.is_empty() { String::from("为空") } else { format!("为{}", grouped(printed)) }
}
