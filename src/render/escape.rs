//! Text of a document made safe for where it is shown.

use alloc::string::String;
use core::fmt::Write as _;

use crate::text::is_hidden;
pub(super) use crate::text::plain;

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
            // An address is made no link: its colon is escaped, or the mark that makes one without it.
            '@' => safe.push_str("\\@"),
            '.' if text.get(..at).is_some_and(|before| before.to_ascii_lowercase().ends_with("www")) => {
                safe.push_str("\\.");
            }
            ':' if text.get(at..).is_some_and(|rest| rest.starts_with("://")) => safe.push_str("\\:"),
            '\n' | '\r' => safe.push(' '),
            c if is_hidden(c) => _ = write!(safe, "\\\\u{{{:X}}}", u32::from(c)),
            c => safe.push(c),
        }
    }
    safe
}
