use alloc::borrow::Cow;
use alloc::string::String;

/// A piece of a page: text, or the beginning or end of an element. Comments, scripts and styles are none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Open(Tag<'a>),
    Close(String),
}

/// The beginning of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In small letters.
    pub(super) name: String,
    attributes: &'a str,
}

/// Elements whose content is no part of the page's text.
const DROPPED: [&str; 8] =
    ["script", "style", "title", "template", "iframe", "noembed", "noframes", "textarea"];

/// Cuts a page into pieces, each byte looked at a bounded number of times.
pub(super) fn tokens(page: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = page;
    core::iter::from_fn(move || {
        loop {
            let start = rest.find('<').unwrap_or(rest.len());
            if start > 0 {
                let (text, after) = rest.split_at_checked(start)?;
                rest = after;
                return Some(Token::Text(text));
            }
            let markup = rest.strip_prefix('<')?;
            if let Some(comment) = markup.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let closes = markup.strip_prefix('/');
            let named = closes.unwrap_or(markup);
            if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
                if !markup.starts_with(['!', '?', '/']) {
                    rest = markup;
                    return Some(Token::Text("<"));
                }
                rest = markup.split_once('>').map_or("", |(_, after)| after);
                continue;
            }
            let end = named
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
                .unwrap_or(named.len());
            let (name, after) = named.split_at_checked(end)?;
            let name = name.to_ascii_lowercase();
            let (attributes, after) = split_tag(after);
            rest = after;
            if closes.is_some() {
                return Some(Token::Close(name));
            }
            if DROPPED.contains(&&*name) {
                rest = after_end(rest, &name);
                continue;
            }
            return Some(Token::Open(Tag { name, attributes }));
        }
    })
}

/// Splits behind the `>` of a tag, past those in quotes.
fn split_tag(tag: &str) -> (&str, &str) {
    let mut quote = None;
    let mut assigned = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if assigned => quote = Some(byte),
            (None, b'>') => {
                return (tag.get(..at).unwrap_or_default(), tag.get(at + 1..).unwrap_or_default());
            }
            (None, _) => {}
        }
        assigned = byte == b'=' || assigned && byte.is_ascii_whitespace();
    }
    (tag, "")
}

/// What follows the end of an element whose content is dropped.
fn after_end<'a>(content: &'a str, name: &str) -> &'a str {
    let mut rest = content;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

impl Tag<'_> {
    /// What an attribute says; empty for one that says nothing.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end =
                rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=')).unwrap_or(rest.len());
            let (key, after) = rest.split_at_checked(end.max(usize::from(rest.starts_with('='))))?;
            if key.is_empty() {
                return None;
            }
            let (value, after) = match after.trim_ascii_start().strip_prefix('=') {
                None => ("", after),
                Some(after) => {
                    let after = after.trim_ascii_start();
                    match after.chars().next() {
                        Some(quote @ ('"' | '\'')) => {
                            let inner = after.get(1..).unwrap_or_default();
                            inner.split_once(quote).unwrap_or((inner, ""))
                        }
                        _ => {
                            let end = after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len());
                            after.split_at_checked(end)?
                        }
                    }
                }
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            rest = after;
        }
    }
}

/// Text with its references to characters (`&nbsp;`, `&#12288;`) resolved; what is none stays.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    /// The longest name of a character, and its semicolon.
    const LONGEST: usize = 33;
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let end = after.bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let end = end.unwrap_or(after.len().min(LONGEST));
        let name = after.get(..end).unwrap_or_default();
        let Some((found, used)) = character(name) else {
            plain.push('&');
            rest = after;
            continue;
        };
        plain.push_str(&found);
        rest = after.get(used..).unwrap_or_default();
        if used == end {
            rest = rest.strip_prefix(';').unwrap_or(rest);
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character that a name means, and how much of the name means it: old names may run on without a semicolon.
fn character(name: &str) -> Option<(Cow<'static, str>, usize)> {
    const OLD: [&str; 12] =
        ["nbsp", "quot", "amp", "lt", "gt", "yen", "copy", "reg", "middot", "times", "divide", "deg"];
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix, mark) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
        let c = if code == 0 { None } else { char::from_u32(code) };
        return Some((String::from(c.unwrap_or(char::REPLACEMENT_CHARACTER)).into(), mark + length));
    }
    if let Some(found) = quick_xml::escape::resolve_html5_entity(name) {
        return Some((found.into(), name.len()));
    }
    let old = OLD.iter().find(|old| name.starts_with(**old))?;
    Some((quick_xml::escape::resolve_html5_entity(old)?.into(), old.len()))
}

#[cfg(test)]
mod tests {
    use super::{Token, decoded, tokens};

    #[test]
    fn references_are_resolved() {
        for (text, plain) in [
            ("a&nbsp;b", "a\u{A0}b"),
            ("&lt;&amp;&gt;", "<&>"),
            ("&#12288;&#x3000;&#0;&#xD800;", "\u{3000}\u{3000}\u{FFFD}\u{FFFD}"),
            ("&nbspx &unknown; & &", "\u{A0}x &unknown; & &"),
            ("&ldquo;三公&rdquo;&emsp;", "“三公”\u{2003}"),
            ("&#99999999999;", "&#99999999999;"),
        ] {
            assert_eq!(decoded(text), plain, "{text}");
        }
    }

    #[test]
    fn a_page_is_cut_at_its_tags() {
        let page = "a<!-- <td> --><TD Class='x>y' colspan = \"2\" hidden>b < c<script>if (a</b>) '<td>'</SCRIPT ><br/></td x><!doctype html><?x?>d<td";
        let found: Vec<String> = tokens(page)
            .map(|token| match token {
                Token::Text(text) => text.into(),
                Token::Open(tag) => {
                    format!("<{} {:?} {:?}>", tag.name, tag.get("colspan"), tag.get("HIDDEN"))
                }
                Token::Close(name) => format!("</{name}>"),
            })
            .collect();
        assert_eq!(
            found,
            [
                "a",
                "<td Some(\"2\") Some(\"\")>",
                "b ",
                "<",
                " c",
                "<br None None>",
                "</td>",
                "d",
                "<td None None>"
            ]
        );
    }
}
