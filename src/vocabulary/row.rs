use alloc::borrow::Cow;

use super::topic::Topic;
use crate::text::terms;

terms! {
    /// How the words of a row are found in a text (匹配方式).
    #[non_exhaustive]
    pub enum How is "way of finding words", tested as the_words_of_how, not "", "is", "含" {
        /// The text is the word.
        Exact = "exact",
        /// The word stands in it anywhere.
        Has = "has",
        /// It begins with the word.
        Starts = "starts",
        /// It ends in the word.
        Ends = "ends",
        /// It is made of the words, in any order, and of fillers of its topic.
        Whole = "whole",
    }
}

/// A word that is the whole text, with the place of its row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exact {
    pub(super) topic: Topic,
    pub(super) word: Cow<'static, str>,
    pub(super) row: u16,
    pub(super) key: Cow<'static, str>,
}

/// Words found in a text: any of several, parted by `|`, each of words that must all be there, parted by blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) topic: Topic,
    pub(super) row: u16,
    pub(super) how: How,
    pub(super) key: Cow<'static, str>,
    pub(super) words: Cow<'static, str>,
    /// Words that must not be there.
    pub(super) unless: Cow<'static, str>,
    /// The [marks](mark) of the characters that its words begin with.
    pub(super) first: u64,
}

/// One bit for a character, the same for each 64th.
const fn mark(c: u32) -> u64 {
    1 << (c % 64)
}

/// The marks of all characters of a text.
pub(super) fn marks(text: &str) -> u64 {
    text.chars().fold(0, |marks, c| marks | mark(u32::from(c)))
}

/// The marks of the characters that words parted by `|` begin with: a text that has none of them holds none of the words.
pub(super) const fn first_marks(words: &str) -> u64 {
    let mut marks = 0;
    let mut rest = words.as_bytes();
    let mut begins = true;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        if *byte == b'|' {
            begins = true;
            continue;
        }
        if !begins {
            continue;
        }
        // The last byte of a character holds the last six bits of its number, an ASCII character all of it.
        let mut last = *byte;
        while let [next, tail @ ..] = rest {
            if *next & 0xC0 != 0x80 {
                break;
            }
            last = *next;
            rest = tail;
        }
        marks |= mark(last as u32);
        begins = false;
    }
    marks
}

pub(super) const fn exact(topic: Topic, word: &'static str, row: u16, key: &'static str) -> Exact {
    Exact { topic, word: Cow::Borrowed(word), row, key: Cow::Borrowed(key) }
}

pub(super) const fn pattern(
    topic: Topic,
    row: u16,
    how: How,
    key: &'static str,
    words: &'static str,
    unless: &'static str,
) -> Pattern {
    Pattern {
        topic,
        row,
        how,
        key: Cow::Borrowed(key),
        words: Cow::Borrowed(words),
        unless: Cow::Borrowed(unless),
        first: first_marks(words),
    }
}

impl Pattern {
    /// Whether it matches a text with these marks; `fillers` are the words a text may be made of beside its own.
    pub(super) fn matches<'w>(&self, text: &str, marks: u64, fillers: impl Fn() -> &'w [Exact]) -> bool {
        // A text without one of their characters does not hold words, which is seen sooner than looked for.
        let may_hold = |words: &str| words.chars().all(|c| c == ' ' || mark(u32::from(c)) & marks != 0);
        self.words.split('|').any(|words| may_hold(words) && self.found(text, words, &fillers))
            && !self.unless.split('|').any(|word| !word.is_empty() && text.contains(word))
    }

    fn found<'w>(&self, text: &str, words: &str, fillers: &impl Fn() -> &'w [Exact]) -> bool {
        let first = words.split(' ').next().unwrap_or_default();
        let mut words = words.split(' ');
        match self.how {
            How::Exact => text == first,
            How::Has => words.all(|word| text.contains(word)),
            How::Starts => text.starts_with(first) && words.all(|word| text.contains(word)),
            How::Ends => text.ends_with(first) && words.all(|word| text.contains(word)),
            How::Whole => made_of(text, words, fillers()),
        }
    }
}

/// Whether a text is made of the words, each once and in any order, and of fillers any number of times.
fn made_of<'w>(text: &str, words: impl Iterator<Item = &'w str>, fillers: &[Exact]) -> bool {
    // A bit for each byte that a word covers: texts are titles, and short.
    let mut covered = 0_u128;
    if text.len() > 120 {
        return false;
    }
    for word in words {
        let free = |at: usize| covered & span(at, word.len()) == 0;
        let Some((at, _)) = text.match_indices(word).find(|(at, _)| free(*at)) else { return false };
        covered |= span(at, word.len());
    }
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if covered & span(at, c.len_utf8()) != 0 {
            at += c.len_utf8();
            continue;
        }
        let here = |filler: &&Exact| {
            text.get(at..).is_some_and(|rest| rest.starts_with(&*filler.word))
                && covered & span(at, filler.word.len()) == 0
        };
        let Some(longest) = fillers.iter().filter(here).map(|filler| filler.word.len()).max() else {
            return false;
        };
        at += longest;
    }
    true
}

/// The bits of some bytes of a text.
const fn span(at: usize, length: usize) -> u128 {
    if length == 0 || at + length > 128 {
        return 0;
    }
    (u128::MAX >> (128 - length)) << at
}

#[cfg(test)]
mod tests {
    use super::{How, first_marks, marks, pattern};
    use crate::vocabulary::Topic;

    #[test]
    fn a_text_that_matches_has_a_mark_of_the_words() {
        let words = "合计|总计 金额|total|%|Σ项";
        for word in ["合计", "总计", "total", "%", "Σ项"] {
            assert_eq!(marks(word) & first_marks(word), first_marks(word));
            assert_ne!(marks(word) & first_marks(words), 0, "{word}");
        }
        assert_eq!(first_marks(words).count_ones(), 5);
        let pattern = pattern(Topic::Total, 0, How::Has, "grand", words, "");
        for text in ["本年合计", "总计金额", "a total", "占比%", "ΣΣ项"] {
            assert!(pattern.matches(text, marks(text), || &[]) && marks(text) & pattern.first != 0, "{text}");
        }
        assert_eq!(marks("甲乙丙") & pattern.first, 0);
    }
}
