use alloc::string::String;

use super::token::Tag;

/// What an element does to the tables and paragraphs of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Table,
    /// Rows in common: `tbody`.
    Group,
    Row,
    Cell,
    /// Parts paragraphs.
    Block,
    /// Stands in its line.
    Inline,
}

impl Element {
    pub(super) fn new(name: &str) -> Self {
        match name {
            "table" => Self::Table,
            "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => Self::Group,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "address" | "article" | "aside" | "blockquote" | "body" | "br" | "center" | "dd" | "details"
            | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1"
            | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hr" | "html" | "legend" | "li"
            | "main" | "nav" | "ol" | "option" | "p" | "pre" | "section" | "select" | "ul" => Self::Block,
            _ => Self::Inline,
        }
    }
}

/// Whether a tag hides its element.
pub(super) fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.get("hidden").is_some()
        || style(tag, "display").is_some_and(|value| value.eq_ignore_ascii_case("none"))
}

/// How many characters a tag indents its text.
pub(super) fn indent(tag: &Tag<'_>) -> u8 {
    if let Some(count) = style(tag, "mso-char-indent-count").and_then(|count| count.parse().ok()) {
        return count;
    }
    let length = style(tag, "text-indent").or_else(|| style(tag, "padding-left")).unwrap_or_default();
    let digits = length.find(|c: char| !c.is_ascii_digit()).unwrap_or(length.len());
    let (number, unit) = length.split_at_checked(digits).unwrap_or_default();
    let number: u32 = number.parse().unwrap_or(0);
    let characters = match unit.trim() {
        "px" => number / 16,
        "pt" => number / 12,
        unit if unit.ends_with("em") => number,
        _ => 0,
    };
    u8::try_from(characters).unwrap_or(u8::MAX)
}

/// What a tag's own style says of a property, in small letters.
fn style(tag: &Tag<'_>, property: &str) -> Option<String> {
    let styles = tag.get("style")?;
    styles.split(';').find_map(|style| {
        let (name, value) = style.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then(|| value.trim().to_ascii_lowercase())
    })
}
