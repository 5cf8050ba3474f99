//! What kind of file bytes are, by the bytes.

mod archive;
mod compound;
mod foreign;

use alloc::vec::Vec;

use self::foreign::{AS_XLSX, PDF_OR_WORKBOOK, RECOGNISE, UNPACK};
pub(crate) use self::foreign::{Foreign, Kind};
use super::Format;

/// Beginnings of files that are not read.
const FOREIGN: [(&[u8], Foreign); 18] = [
    (b"Rar!\x1A\x07", Foreign::new("a RAR archive", UNPACK)),
    (b"7z\xBC\xAF\x27\x1C", Foreign::new("a 7z archive", UNPACK)),
    (b"\x1F\x8B", Foreign::new("a gzip archive", UNPACK)),
    (b"BZh", Foreign::new("a bzip2 archive", UNPACK)),
    (b"\xFD7zXZ\x00", Foreign::new("an xz archive", UNPACK)),
    (b"\x89PNG\r\n", Foreign::new("a PNG image", RECOGNISE)),
    (b"\xFF\xD8\xFF", Foreign::new("a JPEG image", RECOGNISE)),
    (b"GIF8", Foreign::new("a GIF image", RECOGNISE)),
    (b"II*\x00", Foreign::new("a TIFF image", RECOGNISE)),
    (b"MM\x00*", Foreign::new("a TIFF image", RECOGNISE)),
    (b"RIFF", Foreign::new("a WebP image, a sound or a film", RECOGNISE)),
    (b"{\\rtf", Foreign::new("a text document (RTF)", PDF_OR_WORKBOOK)),
    (b"%!PS", Foreign::new("a PostScript file", "convert it to PDF")),
    (b"\x09\x08", Foreign::new("a workbook of Excel 5 or older", AS_XLSX)),
    (b"\x09\x04\x06\x00", Foreign::new("a workbook of Excel 4", AS_XLSX)),
    (b"\x09\x02\x06\x00", Foreign::new("a workbook of Excel 3", AS_XLSX)),
    (b"\x09\x00\x04\x00", Foreign::new("a workbook of Excel 2", AS_XLSX)),
    (b"\x7FELF", Foreign::new("a program", "give the published document")),
];

/// Tells the kind of a file.
pub(crate) fn kind(bytes: &[u8]) -> Kind {
    /// How far from its beginning a PDF may say that it is one.
    const PREFACE: usize = 1024;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::kind(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound::kind(bytes);
    }
    let start = bytes.get(..PREFACE).unwrap_or(bytes);
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Read(Format::Pdf);
    }
    if let Some((_, foreign)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Kind::Other(*foreign);
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Kind::Other(Foreign::new("a BMP image", RECOGNISE));
    }
    markup(start).unwrap_or(Kind::Read(Format::Text))
}

/// Tells pages and other marked up text by their first tags, in an encoding that keeps ASCII or in UTF-16.
fn markup(start: &[u8]) -> Option<Kind> {
    const TAGS: [&[u8]; 17] = [
        b"!doctype html",
        b"html",
        b"head",
        b"body",
        b"meta",
        b"title",
        b"table",
        b"div",
        b"style",
        b"script",
        b"p>",
        b"span",
        b"center",
        b"font",
        b"h1",
        b"tbody",
        b"tr>",
    ];
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let start = marks.iter().find_map(|mark| start.strip_prefix(*mark)).unwrap_or(start);
    let bytes = start.iter().map(u8::to_ascii_lowercase).filter(|byte| *byte != 0);
    let text: Vec<u8> = bytes.skip_while(u8::is_ascii_whitespace).collect();
    if text.starts_with(b"mime-version:") {
        return Some(Kind::Other(Foreign::new("a web archive (MHTML)", "save the page as HTML")));
    }
    let text = text.strip_prefix(b"<")?;
    if text.starts_with(b"?xml") {
        let has = |word: &[u8]| text.windows(word.len()).any(|window| window == word);
        return if has(b"excel.sheet") || has(b"office:spreadsheet") {
            Some(Kind::Other(Foreign::new("an XML spreadsheet", AS_XLSX)))
        } else if has(b"<html") {
            Some(Kind::Read(Format::Html))
        } else {
            Some(Kind::Other(Foreign::new("an XML file", PDF_OR_WORKBOOK)))
        };
    }
    let tag = |text: &[u8]| TAGS.iter().any(|tag| text.starts_with(tag));
    let later = || text.split(|byte| *byte == b'<').any(tag);
    (tag(text) || text.starts_with(b"!--") && later()).then_some(Kind::Read(Format::Html))
}
