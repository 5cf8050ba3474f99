use alloc::boxed::Box;

use super::Format;

/// Why the bytes of a file can't be read as a source (读取来源的错误). Each message is one line.
///
/// ```
/// use yusuan::source::{Format, SourceError};
///
/// let error = SourceError::NotOfFormat { expected: Format::Pdf, looks_like: "a web page (HTML)".into() };
/// assert_eq!(error.to_string(), "not a PDF file: it looks like a web page (HTML)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SourceError {
    /// The bytes are of another kind than the one they were to be read as, whatever the file's name says.
    #[error("not {expected}: it looks like {looks_like}")]
    NotOfFormat {
        /// What they were to be read as.
        expected: Format,
        /// What they look like.
        looks_like: Box<str>,
    },
    /// The file is encrypted (加密) and a password is needed to open it.
    #[error("{format} is encrypted: remove its password first")]
    Encrypted {
        /// What kind of file it is.
        format: Format,
    },
    /// No page holds text: a scan (扫描件), which has to go through character recognition (OCR) first.
    #[error(
        "no text on any of its {pages} pages: a scan, to be put through character recognition (OCR) first"
    )]
    NoText {
        /// How many pages it has.
        pages: u32,
    },
    /// The file is larger than what is read.
    #[error("too large: {found} {what}, at most {limit} are read")]
    TooLarge {
        /// What is counted: `bytes`, `pages`.
        what: &'static str,
        /// How many there are.
        found: u64,
        /// How many are read.
        limit: u64,
    },
    /// The file is damaged, or uses what can't be read.
    #[error("{format} can't be read: {reason}")]
    Damaged {
        /// What kind of file it is.
        format: Format,
        /// Why.
        reason: Box<str>,
    },
    /// A kind of file that no feature reads, with what to do about it.
    #[error("{what} is not read: {advice}")]
    NotRead {
        /// What kind of file it is.
        what: &'static str,
        /// What to convert it to.
        advice: &'static str,
    },
    /// A kind of file that this build does not read.
    #[error("{what}: read by builds with the feature `{feature}`, and this is none")]
    FeatureOff {
        /// What kind of file it is.
        what: &'static str,
        /// The feature that reads it.
        feature: &'static str,
    },
}
