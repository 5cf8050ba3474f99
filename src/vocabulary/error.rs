use crate::text::plain;

use alloc::boxed::Box;

/// A row of words that cannot be read (词表错误).
///
/// ```
/// use yusuan::vocabulary::Vocabulary;
///
/// let error = Vocabulary::builtin().with_rows("title\t收支总表").unwrap_err();
/// assert_eq!(error.to_string(), "line 1: expected topic, key, how, words and perhaps unless, found 2 cells");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum VocabularyError {
    /// A row of too few or too many cells.
    #[error("line {line}: expected topic, key, how, words and perhaps unless, found {found} cells")]
    Cells {
        /// The line, counted from 1.
        line: usize,
        /// How many cells it has.
        found: usize,
    },
    /// A topic that is none.
    #[error("line {line}: `{text}` is no topic", text = plain(text))]
    Topic {
        /// The line, counted from 1.
        line: usize,
        /// What stands there.
        text: Box<str>,
    },
    /// A way of finding words that is none.
    #[error("line {line}: `{text}` is no way of finding words (exact, has, starts, ends or whole)", text = plain(text))]
    How {
        /// The line, counted from 1.
        line: usize,
        /// What stands there.
        text: Box<str>,
    },
    /// No words, or a blank where a word should be.
    #[error("line {line}: a word is missing")]
    Word {
        /// The line, counted from 1.
        line: usize,
    },
    /// More rows than are kept.
    #[error("line {line}: more than {limit} rows")]
    TooMany {
        /// The line, counted from 1.
        line: usize,
        /// How many are kept.
        limit: usize,
    },
}
