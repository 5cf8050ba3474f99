//! Workbooks (工作簿), read as a sheet shows them.

mod binary;
mod collected;
mod limits;
mod markup;
mod number;
mod open_document;
mod open_xml;
mod part;
mod relations;
mod sheet;
mod shown;
mod value;

use alloc::string::ToString;

use self::limits::{Limits, damaged};
use super::archive::Archive;
use super::kind::{Kind, kind};
use super::{Format, Source, SourceError};

impl Source {
    /// The sheets of a workbook, one below the other, each a grid: xlsx, xlsb, xls or ods, told by its bytes.
    ///
    /// A cell is as its sheet shows it: numbers as their formats show them, formats that scale (`0.00,`, `0!.0000`) and
    /// conditions included; a number without a format (常规, General) with ten digits, and as zero where nine decimals show
    /// nothing of it. Numbers too long for a cell are written out.
    /// An error value, or a formula that was never calculated, is told by its cell (see
    /// [`CellFault`](super::CellFault)) and its text, and in the remarks. Hidden sheets, rows and columns are left out
    /// and told. A sheet whose first rows hold no title ending in 表 begins with its name as a line of prose.
    ///
    /// What a file says of its own size is not believed: what it holds is counted while it is read.
    ///
    /// # Errors
    ///
    /// [`SourceError::NotOfFormat`], [`SourceError::Encrypted`], [`SourceError::Damaged`]; [`SourceError::TooLarge`]
    /// beyond 1,000,000 cells, 32 MiB of text, or 128 MiB of what the file unpacks to.
    pub fn from_workbook(bytes: &[u8]) -> Result<Self, SourceError> {
        let mut limits = Limits::new();
        match kind(bytes) {
            Kind::Read(Format::Workbook) => {}
            Kind::EncryptedWorkbook => return Err(SourceError::Encrypted { format: Format::Workbook }),
            other => {
                let looks_like = other.to_string().into();
                return Err(SourceError::NotOfFormat { expected: Format::Workbook, looks_like });
            }
        }
        let collected = if bytes.starts_with(b"PK") {
            let archive = Archive::open(bytes).map_err(damaged)?;
            if archive.part(binary::xlsb::MAIN).is_some() {
                binary::xlsb::read(&archive, &mut limits)?
            } else if archive.part(open_document::MAIN).is_some() {
                open_document::read(&archive, &mut limits)?
            } else {
                open_xml::read(&archive, &mut limits)?
            }
        } else {
            binary::xls::read(bytes, &mut limits)?
        };
        Ok(Self::new(Format::Workbook, collected.lines).with_remarks(collected.remarks))
    }
}
