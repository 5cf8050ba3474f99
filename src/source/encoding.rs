use alloc::borrow::Cow;
use alloc::string::String;

use super::{Remark, RemarkKind, SourceError};

/// Text out of bytes, whatever its encoding (编码).
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// How many characters the encoding has no meaning for.
    bad: usize,
}

impl<'a> Decoded<'a> {
    fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), bad: 0 }
    }

    fn counted(text: String) -> Self {
        let bad = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        Self { text: text.into(), bad }
    }

    /// Tells of characters that could not be taken.
    pub(super) fn remark(&self) -> Option<Remark> {
        let told = || alloc::format!("{} characters", self.bad);
        (self.bad > 0).then(|| Remark::new(RemarkKind::BadCharacters, None, told()))
    }
}

/// Decodes text: by its mark, as UTF-8, as UTF-16 by its look, by the name of an encoding that it gives itself, and else as
/// GB 18030.
pub(super) fn decode<'a>(bytes: &'a [u8], named: Option<&str>) -> Result<Decoded<'a>, SourceError> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(utf16(rest, u16::from_be_bytes));
    }
    if bytes.contains(&0) {
        let little = looks_utf16(bytes, u16::from_le_bytes);
        return match little || looks_utf16(bytes, u16::from_be_bytes) {
            true if little => Ok(utf16(bytes, u16::from_le_bytes)),
            true => Ok(utf16(bytes, u16::from_be_bytes)),
            false => nul(bytes),
        };
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded::new(text)),
        Err(_) if mostly_utf8(bytes) => Ok(Decoded::counted(String::from_utf8_lossy(bytes).into_owned())),
        Err(_) => other(bytes, named),
    }
}

/// The encoding that a page names for itself: `<meta charset=gbk>`.
#[cfg(feature = "html")]
pub(super) fn named(page: &[u8]) -> Option<&str> {
    /// How far from its beginning a page may name it.
    const PREFACE: usize = 4096;
    const NAME: &[u8] = b"charset";
    let start = page.get(..PREFACE).unwrap_or(page);
    let at = start.windows(NAME.len()).position(|window| window.eq_ignore_ascii_case(NAME))?;
    let after = start.get(at + NAME.len()..)?.trim_ascii_start().strip_prefix(b"=")?;
    let label = after.trim_ascii_start().strip_prefix(b"\"").unwrap_or(after.trim_ascii_start());
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_'))?;
    core::str::from_utf8(label.get(..end)?).ok()
}

/// A text with a NUL here and there is read; what is full of them, or is no text besides, is not.
fn nul(bytes: &[u8]) -> Result<Decoded<'_>, SourceError> {
    let controls = bytes.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    match core::str::from_utf8(bytes) {
        Ok(text) if controls * 20 <= bytes.len() => Ok(Decoded::new(text)),
        _ => Err(SourceError::NotRead {
            what: "a binary file of no known kind",
            advice: "give text, a workbook, a PDF file or a web page",
        }),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'static> {
    let (units, rest) = bytes.as_chunks::<2>();
    let chars = char::decode_utf16(units.iter().copied().map(unit));
    let mut text: String = chars.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded::counted(text)
}

/// Whether bytes without a mark look like Chinese or plain text in UTF-16.
fn looks_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    const SAMPLE: usize = 4096;
    let (units, _) = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<2>();
    let likely = |unit: &u16| matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x2030 | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF);
    let likely = units.iter().copied().map(unit).filter(likely).count();
    likely > 0 && likely * 10 >= units.len() * 9
}

/// Whether bytes are UTF-8 but for a few that were damaged.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    wide > broken * 10
}

#[cfg(feature = "encoding")]
fn other<'a>(bytes: &'a [u8], named: Option<&str>) -> Result<Decoded<'a>, SourceError> {
    let named = named.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let encoding = named.filter(|named| *named != encoding_rs::UTF_8).unwrap_or(encoding_rs::GB18030);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(Decoded::counted(text.into_owned()))
}

#[cfg(not(feature = "encoding"))]
fn other<'a>(_bytes: &'a [u8], _named: Option<&str>) -> Result<Decoded<'a>, SourceError> {
    Err(SourceError::FeatureOff {
        what: "text that is not UTF-8 (GBK or GB 18030, by its look)",
        feature: "encoding",
    })
}
