use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use rust_decimal::Decimal;

use super::error::{ReadError, ReadFault};
use super::options::ReadOptions;
use super::section::{self, Line};
use super::title;
use crate::disclosure::Disclosure;

/// The text a workbook may come to, in bytes.
const LARGEST: usize = 256 << 20;

impl Disclosure {
    /// Reads the sheets of a workbook (.xlsx) one below the other, each as [`Disclosure::from_grid`] would: numbers as
    /// their formats show them, up to the 15 digits a spreadsheet keeps. A sheet whose first rows hold no title takes its name
    /// for one. Lines are counted on through the sheets. Hidden sheets are not part of what is published.
    ///
    /// # Errors
    ///
    /// [`ReadFault::Workbook`] where the bytes are no workbook, or one beyond 256 MiB of text; else as
    /// [`Disclosure::from_text`].
    pub fn from_xlsx(bytes: &[u8], options: &ReadOptions) -> Result<Self, ReadError> {
        let text = text(bytes).map_err(|message| ReadFault::Workbook { message: message.into() })?;
        Self::from_text_with(&text, options)
    }
}

fn text(bytes: &[u8]) -> Result<String, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut text = String::new();
    for name in sheets {
        let sheet = sheet(&mut book, &name, LARGEST - text.len().min(LARGEST))?;
        if !has_title(&sheet) {
            text.push_str(name.trim());
            text.push_str(if name.trim().ends_with('表') { "\n" } else { "表\n" });
        }
        text.push_str(&sheet);
    }
    Ok(text)
}

/// Whether one of the first rows is a title.
fn has_title(sheet: &str) -> bool {
    const FIRST: usize = 5;
    let lines = sheet.split('\n').map(|line| Line::new(0, line));
    let mut printed = lines.filter(|line| line.printed().next().is_some()).take(FIRST);
    printed.any(|line| {
        section::title_of(&line).is_some() || line.lone().is_some_and(|cell| title::title(cell).is_some())
    })
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, most: usize) -> Result<String, String> {
    let failed = |error: calamine::XlsxError| alloc::format!("sheet `{name}`: {error}");
    let styles = book.worksheet_style(name).map_err(failed)?;
    let mut cells = book.worksheet_cells_reader(name).map_err(failed)?;
    let mut text = String::new();
    let (mut row, mut column) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let (at_row, at_column) = cell.get_position();
        let format = || {
            let style = styles.get((at_row, at_column))?;
            style.number_format.as_ref().map(|format| format.format_code.as_str())
        };
        let printed = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => shown(*number, format().unwrap_or("General")),
            DataRef::String(printed) => one_line(printed),
            DataRef::SharedString(printed) => one_line(printed),
            DataRef::Bool(true) => "TRUE".into(),
            DataRef::Bool(false) => "FALSE".into(),
            DataRef::DateTime(date) => {
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                alloc::format!("{year}年{month}月{day}日")
            }
            DataRef::DateTimeIso(printed) | DataRef::DurationIso(printed) => one_line(printed),
            DataRef::Error(error) => error.to_string(),
        };
        if at_row < row || at_row == row && at_column < column {
            return Err(alloc::format!("sheet `{name}`: its cells are out of order"));
        }
        if at_row > row {
            column = 0;
        }
        let blank = (at_row - row) as usize + (at_column - column) as usize;
        if text.len() + blank + printed.len() > most {
            return Err(alloc::format!("sheet `{name}`: more than {LARGEST} bytes of text"));
        }
        text.extend(core::iter::repeat_n('\n', (at_row - row) as usize));
        text.extend(core::iter::repeat_n('\t', (at_column - column) as usize));
        text.push_str(&printed);
        (row, column) = (at_row, at_column);
    }
    text.push('\n');
    Ok(text)
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r' | '\0') { ' ' } else { c }).collect()
}

/// What a number format shows of a number.
fn shown(number: f64, format: &str) -> String {
    let Some((mantissa, places)) = decimal(number) else { return number.to_string() };
    let mut sections = format.split(';');
    let first = bare(sections.next().unwrap_or_default());
    if mantissa == 0
        && let Some(zero) = sections.nth(1)
        && !bare(zero).contains(['0', '#'])
    {
        return if zero.contains('-') { "-".into() } else { String::new() };
    }
    let percent = first.contains('%');
    let places = if percent { places - 2 } else { places };
    let (whole, fraction) = first.split_once('.').unwrap_or((&first, ""));
    let (mut mantissa, mut places) = normal(mantissa, places);
    if first.contains(['0', '#']) {
        let most = fraction.chars().filter(|c| matches!(c, '0' | '#' | '?')).count();
        let least = fraction.chars().filter(|c| matches!(c, '0' | '?')).count();
        (mantissa, places) = rounded(mantissa, places, i32::try_from(most).unwrap_or(i32::MAX));
        while places < i32::try_from(least).unwrap_or(0) && places < 18 {
            mantissa *= 10;
            places += 1;
        }
    }
    let scale = u32::try_from(places).unwrap_or(0);
    let Ok(value) = Decimal::try_from_i128_with_scale(mantissa, scale) else { return number.to_string() };
    let digits = value.abs().to_string();
    // `00` for the two digits of a 款.
    let wide = whole.chars().filter(|c| *c == '0').count();
    let width = if scale == 0 && wide > 1 { wide } else { 0 };
    let sign = if mantissa < 0 { "-" } else { "" };
    alloc::format!("{sign}{digits:0>width$}{}", if percent { "%" } else { "" })
}

/// A format section without quoted text, padding and colours.
fn bare(section: &str) -> String {
    let mut bare = String::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                chars.by_ref().find(|c| *c == ']');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            _ => bare.push(c),
        }
    }
    bare
}

/// A number as a spreadsheet keeps it, 15 significant digits: `mantissa` × 10^-`places`.
fn decimal(number: f64) -> Option<(i128, i32)> {
    let text = alloc::format!("{number:.14e}");
    let (digits, exponent) = text.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let digits: String = digits.chars().filter(|c| *c != '.').collect();
    let mantissa: i128 = digits.parse().ok()?;
    let places = 14 - exponent;
    (-15..=60).contains(&places).then_some((mantissa, places))
}

/// The same number without zeros at its end, and without negative places.
fn normal(mut mantissa: i128, mut places: i32) -> (i128, i32) {
    while places > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        places -= 1;
        if mantissa == 0 {
            return (0, 0);
        }
    }
    while places < 0 {
        mantissa *= 10;
        places += 1;
    }
    (mantissa, places)
}

/// Rounds half away from zero, as spreadsheets do, to so many places.
fn rounded(mantissa: i128, places: i32, most: i32) -> (i128, i32) {
    let cut = places - most;
    if cut <= 0 {
        return (mantissa, places);
    }
    let Some(unit) = u32::try_from(cut).ok().and_then(|cut| 10_i128.checked_pow(cut)) else {
        return (0, most);
    };
    let half = if mantissa < 0 { -unit / 2 } else { unit / 2 };
    normal((mantissa + half) / unit, most)
}
