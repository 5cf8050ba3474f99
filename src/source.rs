//! Sources (来源): what a file holds before anyone understands it: lines of text and grids of cells, in order, each with its
//! place. Plain text is one kind of source; workbooks, PDF files and web pages are others, each behind a feature.
//!
//! A [`Source`] says nothing about budgets. [`read`](crate::read) makes a [`Disclosure`](crate::Disclosure) of it.

mod archive;
mod bytes;
mod cell;
mod cell_text;
mod encoding;
mod error;
mod format;
#[cfg(feature = "html")]
mod html;
mod kind;
mod line;
#[cfg(feature = "pdf")]
mod pdf;
#[expect(clippy::module_inception, reason = "a concept a file, named after it")]
mod source;
mod text;
#[cfg(feature = "workbook")]
mod workbook;

pub use crate::disclosure::{Location, Origin, Remark, RemarkKind};
pub use cell::{CellFault, Merge, SourceCell};
pub(crate) use cell_text::CellText;
pub use error::SourceError;
pub use format::Format;
pub use line::{SourceLine, Standing};
#[cfg(feature = "pdf")]
pub use pdf::PdfOptions;
pub use source::Source;
