use alloc::string::String;

use crate::disclosure::RowLevel;
use crate::text::Dropped;

/// A label without what printing adds: white space, full-width forms, quotation marks.
pub(super) fn fold(label: &str) -> String {
    crate::text::fold(label, Dropped::Quotes)
}

/// An ordinal taken off a folded label.
pub(super) struct Ordinal<'a> {
    pub(super) level: RowLevel,
    /// The ordinal itself, empty for none.
    pub(super) mark: &'a str,
    pub(super) rest: &'a str,
}

/// Takes 一、 / （一） / 1. / 其中： off a folded label.
pub(super) fn ordinal(folded: &str) -> Ordinal<'_> {
    if let Some(rest) = folded.strip_prefix("其中:").or_else(|| folded.strip_prefix("其中")) {
        return Ordinal { level: RowLevel::OfWhich, mark: "", rest: ordinal(rest).rest };
    }
    let numeral =
        |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百');
    let split = |end: usize, skip: usize, level: RowLevel| {
        let mark = folded.get(..end).unwrap_or_default();
        let rest = folded.get(end + skip..).unwrap_or_default();
        (!rest.is_empty()).then_some(Ordinal { level, mark, rest })
    };
    let taken = if let Some(inner) = folded.strip_prefix('(') {
        inner.find(')').and_then(|end| {
            let mark = inner.get(..end).unwrap_or_default();
            if !mark.is_empty() && mark.chars().all(numeral) {
                split(end + 1, 1, RowLevel::Bracketed)
            } else if !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit()) {
                split(end + 1, 1, RowLevel::Arabic)
            } else {
                None
            }
        })
    } else {
        let chinese = folded.find(|c| !numeral(c)).filter(|end| *end > 0);
        let arabic = folded.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0);
        match (chinese, arabic) {
            (Some(end), _) => match folded.get(end..).and_then(|rest| rest.chars().next()) {
                Some(mark @ ('、' | '.' | ',')) => split(end, mark.len_utf8(), RowLevel::Chinese),
                _ => None,
            },
            (None, Some(end)) => match folded.get(end..).and_then(|rest| rest.chars().next()) {
                Some(mark @ ('、' | '.' | ',' | ')')) => split(end, mark.len_utf8(), RowLevel::Arabic),
                _ => None,
            },
            _ => None,
        }
    };
    taken.unwrap_or(Ordinal { level: RowLevel::Plain, mark: "", rest: folded })
}
