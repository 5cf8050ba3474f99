use crate::text::terms;
use alloc::boxed::Box;

use super::Location;

/// Something a source leaves out, or could not take, told with its place (说明).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Remark {
    /// What it is about.
    pub kind: RemarkKind,
    /// Where.
    #[serde(rename = "where")]
    pub location: Option<Location>,
    /// What stands there: the name of a sheet, the text of a cell.
    pub text: Box<str>,
}

impl Remark {
    /// A remark on a place of the source.
    #[must_use]
    pub fn new(kind: RemarkKind, location: Option<Location>, text: impl Into<Box<str>>) -> Self {
        Self { kind, location, text: text.into() }
    }
}

terms! {
    /// What a [`Remark`] is about.
    #[non_exhaustive]
    pub enum RemarkKind is "kind of remark, such as `hidden-row`", tested as the_words_of_remark_kind, not "", " ", "hidden" {
        /// A hidden sheet (隐藏工作表), left out.
        HiddenSheet = "hidden-sheet",
        /// A hidden row (隐藏行), left out.
        HiddenRow = "hidden-row",
        /// A hidden column (隐藏列), left out.
        HiddenColumn = "hidden-column",
        /// A formula that was never calculated.
        FormulaWithoutValue = "formula-without-value",
        /// An error value such as `#REF!`.
        ErrorValue = "error-value",
        /// A page without text: a scan (扫描件).
        ScannedPage = "scanned-page",
        /// A page that could not be read.
        UnreadPage = "unread-page",
        /// Characters the encoding has no meaning for.
        BadCharacters = "bad-characters",
    }
}
