use super::foreign::{AS_XLSX, Foreign, Kind, PDF_OR_WORKBOOK};
use crate::source::Format;

/// What a compound file (OLE) is, by the first of its streams that tells.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let mut kinds = bytes.chunks_exact(128).filter_map(entry);
    match kinds.next() {
        // A workbook may be kept twice, for Excel 95 too.
        Some(OLD) => kinds.find(|kind| *kind == Kind::Read(Format::Workbook)).unwrap_or(OLD),
        Some(kind) => kind,
        None => Kind::Other(Foreign::new("a compound file (OLE) without a workbook", PDF_OR_WORKBOOK)),
    }
}

const OLD: Kind = Kind::Other(Foreign::new("a workbook of Excel 95 or older", AS_XLSX));

/// What an entry of its directory tells; every 128 bytes may be one.
fn entry(entry: &[u8]) -> Option<Kind> {
    /// A stream, by its place in an entry.
    const STREAM: Option<&u8> = Some(&2);
    if entry.get(66) != STREAM {
        return None;
    }
    let is = |name: &str| {
        let units = || name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes);
        entry.get(64).copied().map(usize::from) == Some(units().count())
            && units().eq(entry.iter().copied().take(units().count()))
    };
    Some(if is("Workbook") {
        Kind::Read(Format::Workbook)
    } else if is("Book") {
        OLD
    } else if is("EncryptedPackage") {
        Kind::EncryptedWorkbook
    } else if is("WordDocument") {
        Kind::Other(Foreign::new("a text document (.doc or .wps)", PDF_OR_WORKBOOK))
    } else if is("PowerPoint Document") {
        Kind::Other(Foreign::new("a presentation (.ppt or .dps)", PDF_OR_WORKBOOK))
    } else {
        return None;
    })
}
