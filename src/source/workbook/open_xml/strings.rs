use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::source::SourceError;
use crate::source::workbook::limits::Limits;
use crate::source::workbook::markup::{Markup, Step};

/// The texts that cells share. How many there are said to be is not asked.
pub(super) fn read(
    name: &str,
    text: Option<String>,
    limits: &mut Limits,
) -> Result<Vec<Box<str>>, SourceError> {
    let mut strings = Vec::new();
    let text = text.unwrap_or_default();
    let mut markup = Markup::new(name, &text);
    while let Some(step) = markup.next(limits)? {
        if let Step::Start(element) = step
            && element.name() == "si"
        {
            // Beside the text may stand how it is pronounced.
            let string = markup.text(&["rPh"], limits)?;
            limits.take_text(string.len())?;
            limits.take_cells(1)?;
            strings.push(unescape(string).into());
        }
    }
    Ok(strings)
}

/// A text with the characters that Open XML writes as `_x000D_`.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.get(..5).and_then(|code| code.strip_suffix('_'));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match c {
            Some(c) => {
                plain.push(c);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}
