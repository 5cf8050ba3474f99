//! JSON that is safe on a terminal too: what a reader doesn't see is written as its number, and reads back as it was.

use std::fmt::Write as _;

use yusuan::render::is_hidden;

pub(crate) fn line(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map(|json| escaped(&json)).map_err(|error| error.to_string())
}

pub(crate) fn pretty(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|json| escaped(&json)).map_err(|error| error.to_string())
}

/// Hidden characters stand in strings alone, but for the ends of lines.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}
