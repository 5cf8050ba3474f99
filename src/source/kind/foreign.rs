use core::fmt;

use crate::source::Format;

/// A kind of file (文件类型), as its bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of the formats a source is read from; text and pages still in whatever encoding.
    Read(Format),
    /// A workbook that asks for a password.
    EncryptedWorkbook,
    /// A kind that is not read.
    Other(Foreign),
}

/// A kind that is not read: what it is called, and what to make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    pub(crate) name: &'static str,
    pub(crate) advice: &'static str,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(format) => format.fmt(f),
            Self::EncryptedWorkbook => f.write_str("an encrypted workbook"),
            Self::Other(foreign) => f.write_str(foreign.name),
        }
    }
}

impl Foreign {
    pub(super) const fn new(name: &'static str, advice: &'static str) -> Self {
        Self { name, advice }
    }
}

pub(super) const PDF_OR_WORKBOOK: &str = "save it as PDF, or its tables as a workbook (.xlsx)";
pub(super) const UNPACK: &str = "unpack it and give the files inside";
pub(super) const RECOGNISE: &str =
    "put it through character recognition (OCR) and give the text or a workbook";
pub(super) const AS_XLSX: &str = "open it in a spreadsheet and save it as .xlsx";
