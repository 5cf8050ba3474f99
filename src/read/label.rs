use alloc::borrow::Cow;

use crate::disclosure::RowLevel;
use crate::text::Dropped;
use crate::vocabulary::{Topic, Vocabulary};

/// A label without what printing adds: white space, full-width forms, quotation marks.
pub(super) fn fold(label: &str) -> Cow<'_, str> {
    crate::text::fold(label, Dropped::Quotes)
}

/// An ordinal taken off a folded label.
#[derive(Clone, Copy)]
pub(super) struct Ordinal<'a> {
    pub(super) level: RowLevel,
    /// Whether 其中 stands before it.
    pub(super) of_which: bool,
    /// The ordinal itself, empty for none.
    pub(super) mark: &'a str,
    pub(super) rest: &'a str,
}

impl Ordinal<'_> {
    /// Its number: 1 for 一, 0 where there is none.
    pub(super) fn number(&self) -> u16 {
        if let Some(circled) = self.mark.chars().next().and_then(circled) {
            return circled;
        }
        if self.mark.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.mark.parse().unwrap_or(0);
        }
        let mut number = 0_u16;
        for c in self.mark.chars() {
            number = match "一二三四五六七八九".chars().position(|digit| digit == c) {
                Some(digit) => number.saturating_add(u16::try_from(digit).unwrap_or(0).saturating_add(1)),
                None if c == '百' => number.max(1).saturating_mul(100),
                // 二十 beside 十二, and 一百二十 beside both.
                None => match number % 10 {
                    0 => number.saturating_add(10),
                    tens => number.saturating_sub(tens).saturating_add(tens.saturating_mul(10)),
                },
            };
        }
        number
    }
}

fn circled(c: char) -> Option<u16> {
    let number = u32::from(c).checked_sub(0x2460).filter(|number| *number < 20)?;
    u16::try_from(number.saturating_add(1)).ok()
}

/// Takes 一、 / （一） / 1. / （1） / ① / 其中： off a folded label.
pub(super) fn ordinal<'a>(folded: &'a str, words: &Vocabulary) -> Ordinal<'a> {
    if let Some(("of-which", rest)) = words.take(Topic::OfWhich, folded) {
        let taken = ordinal(rest, words);
        let level = if taken.level == RowLevel::Plain { RowLevel::OfWhich } else { taken.level };
        return Ordinal { level, of_which: true, ..taken };
    }
    let taken = match folded.strip_prefix('(') {
        Some(inner) => bracketed(inner),
        None => leading(folded),
    };
    taken.unwrap_or(Ordinal { level: RowLevel::Plain, of_which: false, mark: "", rest: folded })
}

/// Whether a folded cell says 其中 and no more.
pub(super) fn is_of_which(folded: &str, words: &Vocabulary) -> bool {
    words.find(Topic::OfWhich, folded) == Some("of-which")
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

/// （一）, （1）, whose first bracket is taken off.
fn bracketed(inner: &str) -> Option<Ordinal<'_>> {
    let (mark, rest) = inner.split_once(')')?;
    let level = if mark.is_empty() {
        return None;
    } else if mark.chars().all(is_numeral) {
        RowLevel::Bracketed
    } else if mark.bytes().all(|b| b.is_ascii_digit()) {
        RowLevel::BracketedArabic
    } else {
        return None;
    };
    (!rest.is_empty()).then_some(Ordinal { level, of_which: false, mark, rest })
}

/// 一、, 1., 1), ①.
fn leading(folded: &str) -> Option<Ordinal<'_>> {
    let first = folded.chars().next()?;
    if circled(first).is_some() {
        let (mark, rest) = folded.split_at_checked(first.len_utf8())?;
        return (!rest.is_empty()).then_some(Ordinal {
            level: RowLevel::Circled,
            of_which: false,
            mark,
            rest,
        });
    }
    let chinese = is_numeral(first);
    let end = folded.find(|c: char| if chinese { !is_numeral(c) } else { !c.is_ascii_digit() })?;
    let (mark, after) = folded.split_at_checked(end).filter(|(mark, _)| !mark.is_empty())?;
    let stop = after.chars().next()?;
    let level = match (stop, chinese) {
        ('、' | '.' | ',', true) => RowLevel::Chinese,
        ('、' | '.' | ',', false) => RowLevel::Arabic,
        (')', false) => RowLevel::BracketedArabic,
        _ => return None,
    };
    let rest = after.strip_prefix(stop)?;
    (!rest.is_empty()).then_some(Ordinal { level, of_which: false, mark, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_have_levels_and_numbers() {
        for (label, level, number, rest) in [
            ("一、教育支出", RowLevel::Chinese, 1, "教育支出"),
            ("二十三、其他支出", RowLevel::Chinese, 23, "其他支出"),
            ("十二、金融支出", RowLevel::Chinese, 12, "金融支出"),
            ("(十)卫生健康支出", RowLevel::Bracketed, 10, "卫生健康支出"),
            ("3.公务接待费", RowLevel::Arabic, 3, "公务接待费"),
            ("(1)购置费", RowLevel::BracketedArabic, 1, "购置费"),
            ("2)运行费", RowLevel::BracketedArabic, 2, "运行费"),
            ("②运行费", RowLevel::Circled, 2, "运行费"),
            ("其中:(一)购置费", RowLevel::Bracketed, 1, "购置费"),
            ("一般公共预算", RowLevel::Plain, 0, "一般公共预算"),
            ("(本级)", RowLevel::Plain, 0, "(本级)"),
        ] {
            let taken = ordinal(label, Vocabulary::builtin());
            assert_eq!((taken.level, taken.number(), taken.rest), (level, number, rest), "{label}");
        }
    }
}
