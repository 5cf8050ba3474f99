use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use super::compound::Compound;
use super::strings::Pieces;
use super::{byte, double, error_text, real, short_number, size, word};
use crate::source::workbook::collected::Collected;
use crate::source::workbook::limits::{Limits, damaged};
use crate::source::workbook::sheet::{Area, Sheet};
use crate::source::workbook::shown::{NumberFormat, built_in};
use crate::source::workbook::value::{Style, Value};
use crate::source::{Format, Remark, RemarkKind, SourceError};

// Kinds of records, as the format numbers them.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const DATE_MODE: u16 = 0x0022;
const PASSWORD: u16 = 0x002F;
const CONTINUE: u16 = 0x003C;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const SHORT_NUMBERS: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const STYLE: u16 = 0x00E0;
const MERGED: u16 = 0x00E5;
const SHARED_TEXTS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const TRUTH_OR_ERROR: u16 = 0x0205;
const FORMULA_TEXT: u16 = 0x0207;
const ROW: u16 = 0x0208;
const VIEW: u16 = 0x023E;
const SHORT_NUMBER: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// The records of a workbook, from a place in its stream.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn at(stream: &'a [u8], place: usize) -> Self {
        Self { rest: stream.get(place..).unwrap_or_default() }
    }

    fn peek(&self) -> Option<(u16, &'a [u8], &'a [u8])> {
        let length = usize::from(word(self.rest, 2)?);
        let (record, rest) = self.rest.split_at_checked(4 + length)?;
        Some((word(record, 0)?, record.get(4..)?, rest))
    }

    fn next(&mut self, limits: &mut Limits) -> Result<Option<(u16, &'a [u8])>, SourceError> {
        let Some((kind, data, rest)) = self.peek() else { return Ok(None) };
        limits.take_element()?;
        self.rest = rest;
        Ok(Some((kind, data)))
    }

    /// A record with those that continue it.
    fn continued(&mut self, first: &'a [u8]) -> Pieces<'a> {
        let mut pieces = alloc::vec![first];
        while let Some((CONTINUE, data, rest)) = self.peek() {
            pieces.push(data);
            self.rest = rest;
        }
        Pieces::new(pieces)
    }
}

/// What all sheets of a workbook share.
#[derive(Default)]
struct Book {
    styles: Vec<Style>,
    texts: Vec<Box<str>>,
    sheets: Vec<(usize, bool, String)>,
    from_1904: bool,
}

/// Reads the sheets of a workbook of Excel 97 to 2003.
pub(in crate::source::workbook) fn read(bytes: &[u8], limits: &mut Limits) -> Result<Collected, SourceError> {
    let broken = || damaged("its compound file is damaged");
    limits.take_bytes(bytes.len())?;
    let stream = Compound::open(bytes).and_then(|file| file.stream("Workbook")).ok_or_else(broken)?;
    limits.take_bytes(stream.len())?;
    let book = book(&stream, limits)?;
    let mut collected = Collected::default();
    let mut read = BTreeSet::new();
    for (place, hidden, name) in &book.sheets {
        if *hidden {
            collected.remarks.push(Remark::new(RemarkKind::HiddenSheet, None, name.as_str()));
            continue;
        }
        if !read.insert(*place) {
            return Err(damaged("two sheets stand in one place"));
        }
        let mut sheet = Sheet::new(name);
        sheet.from_1904 = book.from_1904;
        cells(Records::at(&stream, *place), &book, &mut sheet, limits)?;
        collected.finish(sheet, limits)?;
    }
    Ok(collected)
}

fn book(stream: &[u8], limits: &mut Limits) -> Result<Book, SourceError> {
    const EXCEL_97: u16 = 0x0600;
    let mut book = Book::default();
    let mut formats: BTreeMap<u16, Rc<NumberFormat>> = BTreeMap::new();
    let mut records = Records::at(stream, 0);
    match records.next(limits)? {
        Some((BEGIN, data)) if word(data, 0) == Some(EXCEL_97) => {}
        Some((BEGIN, _)) => return Err(damaged("it was written by Excel 95 or older; save it as .xlsx")),
        _ => return Err(damaged("it does not begin as a workbook")),
    }
    while let Some((kind, data)) = records.next(limits)? {
        match kind {
            PASSWORD => return Err(SourceError::Encrypted { format: Format::Workbook }),
            DATE_MODE => book.from_1904 = word(data, 0) == Some(1),
            FORMAT => {
                let code = data.get(2..).and_then(|code| Pieces::new(alloc::vec![code]).string());
                if let (Some(id), Some(code)) = (word(data, 0), code) {
                    formats.insert(id, Rc::new(NumberFormat::new(&code)));
                }
            }
            STYLE => {
                let id = word(data, 2).unwrap_or(0);
                let format =
                    formats.entry(id).or_insert_with(|| Rc::new(NumberFormat::new(built_in(id.into()))));
                let indent = byte(data, 8).unwrap_or(0) & 0x0F;
                book.styles.push(Style { format: Rc::clone(format), indent });
            }
            SHEET => {
                let name = byte(data, 6)
                    .zip(data.get(7..))
                    .and_then(|(length, name)| Pieces::new(alloc::vec![name]).string_of(length.into()));
                let worksheet = byte(data, 5) == Some(0);
                if let (Some(place), Some(state), Some(name), true) =
                    (double(data, 0), byte(data, 4), name, worksheet)
                {
                    book.sheets.push((size(place), state & 3 != 0, name));
                }
            }
            SHARED_TEXTS => {
                let mut pieces = records.continued(data);
                pieces.skip(8);
                while let Some(text) = pieces.string() {
                    limits.take_text(text.len())?;
                    limits.take_cells(1)?;
                    book.texts.push(text.into());
                }
            }
            END => break,
            _ => {}
        }
    }
    Ok(book)
}

/// Reads the cells of a sheet, what is merged and what is hidden.
fn cells(
    mut records: Records<'_>,
    book: &Book,
    sheet: &mut Sheet,
    limits: &mut Limits,
) -> Result<(), SourceError> {
    let general = Style::general();
    let style = |data: &[u8], at: usize| {
        word(data, at).and_then(|at| book.styles.get(usize::from(at))).unwrap_or(&general)
    };
    // Charts stand inside sheets, between a beginning and an end of their own.
    let mut depth = 0_usize;
    // The cell of a formula whose text follows.
    let mut awaited: Option<(u32, u32, &Style)> = None;
    while let Some((kind, data)) = records.next(limits)? {
        match kind {
            BEGIN => depth += 1,
            END if depth < 2 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            ROW => {
                let hidden = byte(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                if let (Some(row), true) = (word(data, 0), hidden) {
                    sheet.hide_row(row.into());
                }
            }
            COLUMNS => {
                let none = word(data, 4) == Some(0) || byte(data, 8).is_some_and(|flags| flags & 1 != 0);
                if let (Some(first), Some(last), true) = (word(data, 0), word(data, 2), none) {
                    sheet.hide_columns(first.into(), last.into());
                }
            }
            VIEW => sheet.shows_zeros = word(data, 0).is_none_or(|flags| flags & 0x10 != 0),
            MERGED => {
                for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    let at = |at: usize| word(area, at).map(u32::from);
                    if let (Some(top), Some(bottom), Some(left), Some(right)) = (at(0), at(2), at(4), at(6)) {
                        sheet.merge(Area { rows: (top, bottom), columns: (left, right) });
                    }
                }
            }
            FORMULA_TEXT => {
                let text = records.continued(data).string();
                if let (Some((row, column, style)), Some(text)) = (awaited.take(), text) {
                    sheet.push(row, column, Value::Text(text), style, limits)?;
                }
            }
            SHORT_NUMBERS => {
                let (Some(row), Some(first)) = (word(data, 0), word(data, 2)) else { continue };
                let numbers = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, number) in (u32::from(first)..).zip(numbers) {
                    let value = Value::Number(short_number(double(number, 2).unwrap_or(0)));
                    sheet.push(row.into(), column, value, style(number, 0), limits)?;
                }
            }
            NUMBER | SHORT_NUMBER | TEXT | RICH_TEXT | SHARED_TEXT | TRUTH_OR_ERROR | FORMULA => {
                let (Some(row), Some(column)) = (word(data, 0).map(u32::from), word(data, 2).map(u32::from))
                else {
                    continue;
                };
                let style = style(data, 4);
                let rest = data.get(6..).unwrap_or_default();
                let value = match kind {
                    NUMBER => real(rest, 0).map(Value::Number),
                    SHORT_NUMBER => double(rest, 0).map(|bits| Value::Number(short_number(bits))),
                    TEXT | RICH_TEXT => records.continued(rest).string().map(Value::Text),
                    SHARED_TEXT => {
                        let text = double(rest, 0).and_then(|at| book.texts.get(size(at)));
                        let text =
                            text.ok_or_else(|| damaged("a cell names a shared text that is missing"))?;
                        Some(Value::Text((**text).into()))
                    }
                    TRUTH_OR_ERROR if byte(rest, 1) == Some(0) => {
                        byte(rest, 0).map(|truth| Value::Truth(truth != 0))
                    }
                    TRUTH_OR_ERROR => byte(rest, 0).map(|code| Value::Error(error_text(code))),
                    _ => match (word(rest, 6), byte(rest, 0)) {
                        (Some(0xFFFF), Some(0)) => {
                            awaited = Some((row, column, style));
                            None
                        }
                        (Some(0xFFFF), Some(1)) => byte(rest, 2).map(|truth| Value::Truth(truth != 0)),
                        (Some(0xFFFF), Some(2)) => byte(rest, 2).map(|code| Value::Error(error_text(code))),
                        (Some(0xFFFF), _) => None,
                        _ => real(rest, 0).map(Value::Number),
                    },
                };
                if let Some(value) = value {
                    sheet.push(row, column, value, style, limits)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}
