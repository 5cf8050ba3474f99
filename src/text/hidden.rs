use alloc::string::String;
use core::fmt::Write as _;

/// Whether a character is not for a reader to see (不可见字符), and may change how what stands beside it is shown: controls, and what
/// sets the direction of text, joins without width or is a letter, a mark or a tag without a shape. Whatever is rendered has their numbers instead.
///
/// ```
/// use yusuan::render::is_hidden;
///
/// assert!(is_hidden('\u{202E}') && is_hidden('\u{1B}'));
/// assert!(!is_hidden('元') && !is_hidden(' '));
/// ```
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// For a terminal or a message: hidden characters as their numbers.
pub(crate) fn plain(text: &str) -> String {
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
