use alloc::string::String;

/// A line of the source that no table took; or a number of one, with its header, that stands among text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Unread {
    /// The line, counted from 1.
    pub line: usize,
    /// Its text, cut after 200 characters.
    pub text: String,
}

impl Unread {
    pub(crate) fn new(line: usize, printed: &str) -> Self {
        const KEPT: usize = 200;
        let mut text: String = printed.trim().chars().take(KEPT).collect();
        if printed.trim().chars().nth(KEPT).is_some() {
            text.push('…');
        }
        Self { line, text }
    }
}
