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
    }
}

impl Pattern {
    /// Whether one of its alternatives, words parted by blanks, is found in a text and nothing else forbids it; `fillers` are the
    /// words a text may be made of beside its own.
    pub(super) fn matches<'w>(&self, text: &str, words: &str, fillers: impl FnOnce() -> &'w [Exact]) -> bool {
        self.found(text, words, fillers)
            && (self.unless.is_empty() || !self.unless.split('|').any(|word| holds(text, word)))
    }

    fn found<'w>(&self, text: &str, words: &str, fillers: impl FnOnce() -> &'w [Exact]) -> bool {
        let (first, others) = words.split_once(' ').unwrap_or((words, ""));
        let rest = || others.is_empty() || others.split(' ').all(|word| holds(text, word));
        match self.how {
            How::Exact => text == first,
            How::Has => holds(text, first) && rest(),
            How::Starts => text.starts_with(first) && rest(),
            How::Ends => text.ends_with(first) && rest(),
            How::Whole => made_of(text, words.split(' '), fillers()),
        }
    }
}

/// Whether a word stands in a text.
fn holds(text: &str, word: &str) -> bool {
    place(text, word).is_some()
}

/// Where a word stands in a text first; texts are so short that to prepare a search costs more than it saves.
pub(super) fn place(text: &str, word: &str) -> Option<usize> {
    let last = word.as_bytes().last();
    let mut windows = text.as_bytes().windows(word.len().max(1));
    windows.position(|window| last.is_some() && window.last() == last && window == word.as_bytes())
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
    use super::holds;

    #[test]
    fn a_word_is_held_where_it_stands() {
        for (text, word) in [("本年合计", "合计"), ("合计", "合计"), ("合计数", "合计"), ("a total", "total")]
        {
            assert!(holds(text, word), "{text} {word}");
        }
        for (text, word) in [("合", "合计"), ("计合", "合计"), ("", "合计"), ("合", ""), ("", "")] {
            assert!(!holds(text, word), "{text} {word}");
        }
    }
}
