use alloc::string::String;

/// Text for an error message, cut after 40 characters: what is quoted of a huge input stays short.
pub(crate) fn quote(text: &str) -> String {
    const QUOTED: usize = 40;
    match text.char_indices().nth(QUOTED) {
        Some(_) => text.chars().take(QUOTED).chain(['…']).collect(),
        None => text.into(),
    }
}
