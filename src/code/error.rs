use alloc::string::String;

use crate::text::plain;
use crate::text::quote;

/// Text that is not a code of the kind asked for: what was read, what was expected, what was found.
///
/// ```
/// use yusuan::code::{CodeFault, FunctionCode};
///
/// let error = "508".parse::<FunctionCode>().unwrap_err();
/// assert_eq!((error.text(), error.fault()), ("508", CodeFault::Class { found: 508 }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("`{text}` is not a {expected}: {fault}", text = plain(text))]
pub struct CodeError {
    text: String,
    expected: &'static str,
    fault: CodeFault,
}

/// What is wrong with the text of a [`CodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CodeFault {
    /// The text has another number of characters than any code of this kind.
    #[error("found {found} character{}", plural(*found))]
    Length {
        /// Characters found.
        found: usize,
    },
    /// A character that cannot stand in a code.
    #[error("found `{}` as character {position}", found.escape_debug())]
    Character {
        /// The character found.
        found: char,
        /// Its place in the text, counted from 1.
        position: usize,
    },
    /// A cell of the split form has another number of digits than its level.
    #[error("found {found} character{} in cell {cell}", plural(*found))]
    Cell {
        /// Which cell, counted from 1.
        cell: usize,
        /// Characters found.
        found: usize,
    },
    /// The class (the first three digits) belongs to another classification.
    #[error("found class {found:03}")]
    Class {
        /// The class found.
        found: u32,
    },
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl CodeError {
    pub(super) fn new(text: &str, expected: &'static str, fault: CodeFault) -> Self {
        Self { text: quote(text), expected, fault }
    }

    /// Finds the fault of a text that is no code of the given numbers of digits. Apart from parsing,
    /// which stays short that way.
    #[cold]
    pub(super) fn diagnose(text: &str, expected: &'static str, digits: &[usize]) -> Self {
        let fault = match text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
            Some((index, found)) => CodeFault::Character { found, position: index + 1 },
            None if !digits.contains(&text.len()) => CodeFault::Length { found: text.len() },
            None => {
                let class = text.bytes().take(3).fold(0, |class, digit| class * 10 + u32::from(digit - b'0'));
                CodeFault::Class { found: class }
            }
        };
        Self::new(text, expected, fault)
    }

    /// The text that was read, cut after 40 characters. Of the split form, the cells with `|` between.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected, in words.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }

    /// What was found instead.
    #[must_use]
    pub const fn fault(&self) -> CodeFault {
        self.fault
    }
}
