use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use super::{byte, double, error_text, real, short_number, size, word};
use crate::source::archive::Archive;
use crate::source::workbook::collected::Collected;
use crate::source::workbook::limits::{Limits, damaged};
use crate::source::workbook::sheet::{Area, Sheet};
use crate::source::workbook::shown::{NumberFormat, built_in};
use crate::source::workbook::value::{Style, Value};
use crate::source::workbook::{part, relations};
use crate::source::{Remark, RemarkKind, SourceError};

// Kinds of records, as the format numbers them.
const ROW: u32 = 0;
const SHORT_NUMBER: u32 = 2;
const ERROR: u32 = 3;
const TRUTH: u32 = 4;
const NUMBER: u32 = 5;
const TEXT: u32 = 6;
const SHARED_TEXT: u32 = 7;
const FORMULA_TEXT: u32 = 8;
const FORMULA_NUMBER: u32 = 9;
const FORMULA_TRUTH: u32 = 10;
const FORMULA_ERROR: u32 = 11;
const SHARED: u32 = 19;
const FORMAT: u32 = 44;
const STYLE: u32 = 47;
const COLUMNS: u32 = 60;
const VIEW: u32 = 137;
const BOOK: u32 = 153;
const SHEET: u32 = 156;
const MERGED: u32 = 176;
const STYLES: u32 = 617;
const STYLES_END: u32 = 618;

/// The main part of such a workbook.
pub(in crate::source::workbook) const MAIN: &str = "xl/workbook.bin";

/// The records of a part.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The next record: its kind and what it holds; `None` at the end.
    fn next(&mut self, limits: &mut Limits) -> Result<Option<(u32, &'a [u8])>, SourceError> {
        let Some((kind, length)) = self.number(2).zip(self.number(4)) else { return Ok(None) };
        limits.take_element()?;
        let Some((data, rest)) = self.rest.split_at_checked(size(length)) else { return Ok(None) };
        self.rest = rest;
        Ok(Some((kind, data)))
    }

    /// A number in up to so many bytes of 7 bits.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for at in 0..most {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(first & 0x7F) << (7 * at);
            if first & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

/// A string with its length in front, and where it ends.
fn string(data: &[u8], at: usize) -> Option<(String, usize)> {
    const NONE: u32 = u32::MAX;
    let length = match double(data, at)? {
        NONE => 0,
        length => size(length),
    };
    let end = (at + 4).checked_add(length.checked_mul(2)?)?;
    let units = data.get(at + 4..end)?.as_chunks::<2>().0.iter().copied().map(u16::from_le_bytes);
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some((text, end))
}

/// Reads the sheets of a binary workbook.
pub(in crate::source::workbook) fn read(
    archive: &Archive<'_>,
    limits: &mut Limits,
) -> Result<Collected, SourceError> {
    let relations = relations::of(archive, MAIN, limits)?;
    let load = |name: &str, limits: &mut Limits| -> Result<Vec<u8>, SourceError> {
        part::bytes(archive, name, limits)?.ok_or_else(|| part::missing(name))
    };
    let other = |kind: &str| relations.values().find(|relation| relation.kind.ends_with(kind));
    let book = load(MAIN, limits)?;
    let styles = match other("/styles") {
        Some(relation) => styles(&load(&relation.target, limits)?, limits)?,
        None => Vec::new(),
    };
    let texts = match other("/sharedStrings") {
        Some(relation) => texts(&load(&relation.target, limits)?, limits)?,
        None => Vec::new(),
    };
    let mut collected = Collected::default();
    let mut read = BTreeSet::new();
    let mut from_1904 = false;
    let mut records = Records { rest: &book };
    while let Some((kind, data)) = records.next(limits)? {
        match kind {
            BOOK => from_1904 = double(data, 0).is_some_and(|flags| flags & 1 != 0),
            SHEET => {
                let Some((id, end)) = string(data, 8) else { continue };
                let name = string(data, end).map(|(name, _)| name).unwrap_or_default();
                let relation = relations.get(&id).filter(|relation| relation.kind.ends_with("/worksheet"));
                let Some(relation) = relation else { continue };
                if double(data, 0) != Some(0) {
                    collected.remarks.push(Remark::new(RemarkKind::HiddenSheet, None, name));
                    continue;
                }
                if !read.insert(relation.target.as_str()) {
                    return Err(part::named_twice(&relation.target));
                }
                let mut sheet = Sheet::new(&name);
                sheet.from_1904 = from_1904;
                cells(&load(&relation.target, limits)?, &styles, &texts, &mut sheet, limits)?;
                collected.finish(sheet, limits)?;
            }
            _ => {}
        }
    }
    Ok(collected)
}

fn styles(bytes: &[u8], limits: &mut Limits) -> Result<Vec<Style>, SourceError> {
    let mut formats: BTreeMap<u16, Rc<NumberFormat>> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = false;
    let mut records = Records { rest: bytes };
    while let Some((kind, data)) = records.next(limits)? {
        match kind {
            FORMAT => {
                if let (Some(id), Some((code, _))) = (word(data, 0), string(data, 2)) {
                    formats.insert(id, Rc::new(NumberFormat::new(&code)));
                }
            }
            STYLES => of_cells = true,
            STYLES_END => of_cells = false,
            STYLE if of_cells => {
                let id = word(data, 2).unwrap_or(0);
                let format =
                    formats.entry(id).or_insert_with(|| Rc::new(NumberFormat::new(built_in(id.into()))));
                styles.push(Style { format: Rc::clone(format), indent: byte(data, 11).unwrap_or(0) });
            }
            _ => {}
        }
    }
    Ok(styles)
}

fn texts(bytes: &[u8], limits: &mut Limits) -> Result<Vec<Box<str>>, SourceError> {
    let mut texts = Vec::new();
    let mut records = Records { rest: bytes };
    while let Some((kind, data)) = records.next(limits)? {
        if kind == SHARED {
            let (text, _) = string(data, 1).unwrap_or_default();
            limits.take_text(text.len())?;
            limits.take_cells(1)?;
            texts.push(text.into());
        }
    }
    Ok(texts)
}

/// Reads the cells of a sheet, what is merged and what is hidden.
fn cells(
    bytes: &[u8],
    styles: &[Style],
    texts: &[Box<str>],
    sheet: &mut Sheet,
    limits: &mut Limits,
) -> Result<(), SourceError> {
    let general = Style::general();
    let mut row = 0;
    let mut records = Records { rest: bytes };
    while let Some((kind, data)) = records.next(limits)? {
        let value = match kind {
            ROW => {
                row = double(data, 0).unwrap_or(u32::MAX);
                if byte(data, 11).is_some_and(|flags| flags & 0x10 != 0) {
                    sheet.hide_row(row);
                }
                continue;
            }
            COLUMNS => {
                let none = double(data, 8) == Some(0) || byte(data, 16).is_some_and(|flags| flags & 1 != 0);
                if let (Some(first), Some(last), true) = (double(data, 0), double(data, 4), none) {
                    sheet.hide_columns(first, last);
                }
                continue;
            }
            VIEW => {
                sheet.shows_zeros = word(data, 0).is_none_or(|flags| flags & 0x10 != 0);
                continue;
            }
            MERGED => {
                let at = |at: usize| double(data, at);
                if let (Some(top), Some(bottom), Some(left), Some(right)) = (at(0), at(4), at(8), at(12)) {
                    sheet.merge(Area { rows: (top, bottom), columns: (left, right) });
                }
                continue;
            }
            SHORT_NUMBER => double(data, 8).map(|bits| Value::Number(short_number(bits))),
            NUMBER | FORMULA_NUMBER => real(data, 8).map(Value::Number),
            TRUTH | FORMULA_TRUTH => byte(data, 8).map(|truth| Value::Truth(truth != 0)),
            ERROR | FORMULA_ERROR => byte(data, 8).map(|code| Value::Error(error_text(code))),
            TEXT | FORMULA_TEXT => string(data, 8).map(|(text, _)| Value::Text(text)),
            SHARED_TEXT => {
                let text = double(data, 8).and_then(|at| texts.get(size(at)));
                let text = text.ok_or_else(|| damaged("a cell names a shared text that is missing"))?;
                Some(Value::Text((**text).into()))
            }
            _ => continue,
        };
        let style =
            double(data, 4).and_then(|style| styles.get(size(style & 0x00FF_FFFF))).unwrap_or(&general);
        if let (Some(column), Some(value)) = (double(data, 0), value) {
            sheet.push(row, column, value, style, limits)?;
        }
    }
    Ok(())
}
