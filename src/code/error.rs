use alloc::string::String;

/// Text that is not a code of the kind asked for: what was read, what was expected, what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {expected}: {fault}")]
pub struct CodeError {
    text: String,
    expected: &'static str,
    fault: CodeFault,
}

/// What is wrong with the text of a [`CodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeFault {
    /// The text has another number of characters than any code of this kind.
    #[error("found {found} characters")]
    Length {
        /// Characters found.
        found: usize,
    },
    /// A character that cannot stand in a code.
    #[error("found `{found}` as character {position}")]
    Character {
        /// The character found.
        found: char,
        /// Its place in the text, counted from 1.
        position: usize,
    },
    /// The class (the first three digits) belongs to another classification.
    #[error("found class {found}")]
    Class {
        /// The class found.
        found: u32,
    },
}

impl CodeError {
    pub(crate) fn new(text: &str, expected: &'static str, fault: CodeFault) -> Self {
        // A code is short: what is quoted of a huge input must stay short too.
        const QUOTED: usize = 40;
        let mut quoted: String = text.chars().take(QUOTED).collect();
        if text.chars().nth(QUOTED).is_some() {
            quoted.push('…');
        }
        Self { text: quoted, expected, fault }
    }

    /// The text that was read, cut after 40 characters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected, in words.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What was found instead.
    #[must_use]
    pub fn fault(&self) -> CodeFault {
        self.fault
    }
}
