use super::foreign::{Foreign, Kind, PDF_OR_WORKBOOK, UNPACK};
use crate::source::Format;
use crate::source::archive::Archive;

const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// What a ZIP archive is, by the names of its parts.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let Ok(archive) = Archive::open(bytes) else {
        // Where the directory at its end is cut off, its beginning may still tell.
        let start = bytes.get(..4096).unwrap_or(bytes);
        let has = |word: &[u8]| start.windows(word.len()).any(|window| window == word);
        return match has(b"xl/") || has(b"[Content_Types].xml") || has(SPREADSHEET) {
            true => Kind::Read(Format::Workbook),
            false => Kind::Other(Foreign::new("a damaged ZIP archive", UNPACK)),
        };
    };
    let holds = |start: &str| archive.names().any(|name| name.starts_with(start));
    let is = |kind: &[u8]| archive.stored("mimetype").is_some_and(|mime| mime.starts_with(kind));
    // An archive packed again may no longer tell its kind without unpacking.
    let untold = archive.part("content.xml").is_some() && archive.stored("mimetype").is_none();
    if holds("xl/") || is(SPREADSHEET) || untold {
        Kind::Read(Format::Workbook)
    } else if holds("word/") || is(b"application/vnd.oasis.opendocument.text") {
        Kind::Other(Foreign::new("a text document (.docx or .odt)", PDF_OR_WORKBOOK))
    } else if holds("ppt/") || is(b"application/vnd.oasis.opendocument.presentation") {
        Kind::Other(Foreign::new("a presentation (.pptx or .odp)", PDF_OR_WORKBOOK))
    } else if archive.names().any(|name| name.eq_ignore_ascii_case("OFD.xml")) {
        Kind::Other(Foreign::new("an OFD file", "convert it to PDF"))
    } else {
        Kind::Other(Foreign::new("a ZIP archive", UNPACK))
    }
}
