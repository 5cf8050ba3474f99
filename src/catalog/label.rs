use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::text::{Dropped, fold_char, is_plain};

/// A label (科目名称) as printed, compared by what it says rather than how it is set.
///
/// Left out: white space anywhere, characters nobody sees, quotation marks, ordinals in front (`八、`, `（一）`, `(1)`, `1.`,
/// `1、`), and the level behind (`（类）`, `（款）`, `（项）`, `（目）`). Folded: full-width forms, the shapes of brackets,
/// radicals, and 与 to 和 (社会保障与就业). Nothing
/// else: labels that differ in a word are different.
///
/// ```
/// use yusuan::catalog::Label;
///
/// assert_eq!(Label::new("因 公 出 国 （ 境 ） 费用"), Label::new("因公出国(境)费用"));
/// assert_eq!(Label::new("八、社会保障与就业支出").to_string(), "社会保障和就业支出");
/// assert_eq!(Label::new("社会保障和就业支出（类）").to_string(), "社会保障和就业支出");
/// assert_ne!(Label::new("住房公积金"), Label::new("住房公积金支出"));
/// ```
#[derive(Clone, Copy)]
pub struct Label<'a> {
    /// Without the ordinals in front; the rest is folded on the way.
    text: &'a str,
}

impl<'a> Label<'a> {
    /// The label printed as `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut text = text;
        while let Some(rest) = behind_ordinal(text) {
            text = rest;
        }
        while let Some(rest) = before_level(text) {
            text = rest;
        }
        Self { text }
    }

    /// The label printed as `text` beside a code: without the digits of the code, where it repeats them.
    pub(super) fn beside(code: &str, text: &'a str) -> Self {
        Self::new(behind_code(code, text).unwrap_or(text))
    }

    /// The characters of the normal form.
    pub fn chars(self) -> impl Iterator<Item = char> + Clone + 'a {
        self.text.chars().filter_map(fold)
    }

    /// Whether nothing is left of it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.chars().next().is_none()
    }
}

/// What a character counts for: `None` when it is only typesetting.
fn fold(c: char) -> Option<char> {
    match c {
        '与' => Some('和'),
        // Nearly every character of a label is an ideograph that stands for itself.
        c if is_plain(c) => Some(c),
        c => fold_char(c, Dropped::Quotes),
    }
}

/// The text behind an ordinal in front; `None` when there is no ordinal.
fn behind_ordinal(text: &str) -> Option<&str> {
    let mut chars =
        text.char_indices().filter_map(|(at, c)| fold(c).map(|folded| (at + c.len_utf8(), folded)));
    let (_, first) = chars.next()?;
    let bracketed = first == '(';
    let (_, number) = if bracketed { chars.next()? } else { (0, first) };
    let same_kind: fn(char) -> bool = match number {
        '0'..='9' => |c| c.is_ascii_digit(),
        _ if is_numeral(number) => is_numeral,
        _ => return None,
    };
    let (end, mark) = chars.find(|(_, c)| !same_kind(*c))?;
    let closes = if bracketed { mark == ')' } else { mark == '、' || mark == '.' };
    if !closes {
        return None;
    }
    // `1.5` is a number, not a label behind an ordinal.
    if mark == '.' && chars.next().is_some_and(|(_, c)| c.is_ascii_digit()) {
        return None;
    }
    text.get(end..)
}

/// The text before the level that ends it; `None` when there is none, or nothing before it.
fn before_level(text: &str) -> Option<&str> {
    let mut chars = text.char_indices().rev().filter_map(|(at, c)| fold(c).map(|folded| (at, folded)));
    let ((_, ')'), (_, '类' | '款' | '项' | '目'), (at, '(')) = (chars.next()?, chars.next()?, chars.next()?)
    else {
        return None;
    };
    chars.next()?;
    text.get(..at)
}

/// The text behind the digits of a code and what parts them from it; `None` when it begins with others.
fn behind_code<'a>(code: &str, text: &'a str) -> Option<&'a str> {
    let mut chars = text
        .char_indices()
        .filter_map(|(at, c)| fold(c).map(|folded| (at, folded)))
        .skip_while(|(_, c)| *c == '(');
    code.chars().all(|digit| chars.next().is_some_and(|(_, c)| c == digit)).then_some(())?;
    let (at, first) = chars.find(|(_, c)| !matches!(c, '-' | '—' | '_' | '.' | ':' | '、' | ')'))?;
    if first.is_ascii_digit() { None } else { text.get(at..) }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇' | '零')
}

impl PartialEq for Label<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || self.chars().eq(other.chars())
    }
}

impl Eq for Label<'_> {}

impl PartialOrd for Label<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Label<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.chars().cmp(other.chars())
    }
}

impl Hash for Label<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for c in self.chars() {
            c.hash(state);
        }
        u32::MAX.hash(state);
    }
}

impl fmt::Display for Label<'_> {
    /// The normal form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        self.chars().try_for_each(|c| f.write_char(c))
    }
}

impl fmt::Debug for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Label({self})")
    }
}
