//! Text of a document made safe for where it is shown.

use alloc::string::String;
use core::fmt::Write as _;

/// Whether a character is not for a reader to see, and may change how what stands beside it is shown: controls, and what
/// sets the direction of text or joins without width.
const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{00AD}'
            | '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
    )
}

/// For a terminal or a message: hidden characters as their numbers.
pub(super) fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            _ = write!(safe, "\\u{{{:X}}}", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// For HTML, in text and in attributes.
pub(super) fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if is_hidden(c) => _ = write!(safe, "\\u{{{:X}}}", u32::from(c)),
            c => safe.push(c),
        }
    }
    safe
}

/// For Markdown: what would be a mark of it, or a link, is text.
pub(super) fn markdown(text: &str) -> String {
    let text = text.trim();
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$' | '!' => {
                safe.push('\\');
                safe.push(c);
            }
            // A line that begins like a list, a rule or a code block.
            '+' | '-' | '=' | ':'
                if at == 0
                    && text.len() > 1
                    && !text.trim_start_matches(c).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                safe.push('\\');
                safe.push(c);
            }
            // An address is made no link: its colon is escaped.
            ':' if text.get(at..).is_some_and(|rest| rest.starts_with("://")) => safe.push_str("\\:"),
            '\n' | '\r' => safe.push(' '),
            c if is_hidden(c) => _ = write!(safe, "\\\\u{{{:X}}}", u32::from(c)),
            c => safe.push(c),
        }
    }
    safe
}
