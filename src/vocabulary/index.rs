use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

use super::row::{Exact, Pattern};
use super::topic::Topic;
use crate::text::digest;

/// Where the rows of a vocabulary are found (词表索引): built with the rows, for the built-in ones at compile time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Index {
    /// For each topic.
    bounds: Cow<'static, [Bounds]>,
    /// At the place that topic and word fall to, or the next free one, the place of the row, counted from 1.
    slots: Cow<'static, [u32]>,
    /// In the order of topic and row.
    alternatives: Cow<'static, [Alternative]>,
}

/// The rows of one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    words: (u32, u32),
    alternatives: (u32, u32),
    /// The [marks](mark) of the characters that its whole words begin with.
    firsts: u64,
}

/// Words of a pattern that must all be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alternative {
    /// The place of the pattern.
    pub(super) pattern: u32,
    /// Where they stand in its words.
    words: (u32, u32),
    /// The [marks](mark) of their characters: a text that lacks one of them holds not all of the words.
    marks: u64,
}

/// How many topics there are.
pub(super) const TOPICS: usize = Topic::ALL.len();

impl Index {
    pub(super) const fn of(
        bounds: &'static [Bounds],
        slots: &'static [u32],
        alternatives: &'static [Alternative],
    ) -> Self {
        Self {
            bounds: Cow::Borrowed(bounds),
            slots: Cow::Borrowed(slots),
            alternatives: Cow::Borrowed(alternatives),
        }
    }

    /// The index of rows in the order of topic and word, and of topic and row.
    pub(super) fn new(exact: &[Exact], patterns: &[Pattern]) -> Self {
        let mut bounds = vec![Bounds::NONE; TOPICS];
        let mut slots = vec![0; slots_for(exact.len())];
        let mut alternatives: Vec<Alternative> = vec![Alternative::NONE; count(patterns)];
        fill(exact, &mut slots);
        part(patterns, &mut alternatives);
        bound(exact, patterns, &alternatives, &mut bounds);
        Self { bounds: Cow::Owned(bounds), slots: Cow::Owned(slots), alternatives: Cow::Owned(alternatives) }
    }

    pub(super) fn bounds(&self, topic: Topic) -> Bounds {
        self.bounds.get(topic as usize).copied().unwrap_or(Bounds::NONE)
    }

    /// The place of the first row of a word.
    pub(super) fn place(&self, exact: &[Exact], topic: Topic, word: &str) -> Option<usize> {
        let bounds = self.bounds(topic);
        if bounds.firsts & first_mark(word.as_bytes()) == 0 {
            return None;
        }
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = key(topic, word.as_bytes()) as usize & mask;
        loop {
            let at = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            if exact.get(at).is_some_and(|row| row.topic == topic && row.word == word) {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The alternatives of a topic that a text may hold.
    pub(super) fn held<'s>(&'s self, topic: Topic, text: &str) -> impl Iterator<Item = &'s Alternative> {
        let (from, to) = self.bounds(topic).alternatives;
        let alternatives = self.alternatives.get(from as usize..to as usize).unwrap_or_default();
        let lacking = if alternatives.is_empty() { 0 } else { !marks(text) };
        alternatives.iter().filter(move |alternative| alternative.marks & lacking == 0)
    }
}

impl Bounds {
    pub(super) const NONE: Self = Self { words: (0, 0), alternatives: (0, 0), firsts: 0 };

    /// The places of its whole words.
    pub(super) const fn words(self) -> core::ops::Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }

    /// Whether a whole word of it may begin as a text does.
    pub(super) fn may_begin(self, text: &str) -> bool {
        self.firsts & first_mark(text.as_bytes()) != 0
    }
}

impl Alternative {
    pub(super) const NONE: Self = Self { pattern: 0, words: (0, 0), marks: 0 };

    /// Its words, parted by blanks.
    pub(super) fn words<'p>(&self, pattern: &'p Pattern) -> &'p str {
        pattern.words.get(self.words.0 as usize..self.words.1 as usize).unwrap_or_default()
    }
}

/// One bit for a character by its last byte, which has the last six bits of its number.
const fn mark(last: u8) -> u64 {
    1 << (last % 64)
}

/// The mark of the first character of a text; none of an empty one.
const fn first_mark(text: &[u8]) -> u64 {
    match text {
        [_, second, third, ..] if continues(*third) && continues(*second) => match text {
            [_, _, _, fourth, ..] if continues(*fourth) => mark(*fourth),
            _ => mark(*third),
        },
        [_, second, ..] if continues(*second) => mark(*second),
        [first, ..] => mark(*first),
        [] => 0,
    }
}

const fn continues(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// The marks of all characters of a text.
fn marks(text: &str) -> u64 {
    let (mut marks, mut rest) = (0, text.as_bytes());
    loop {
        rest = match rest {
            [0xE0..=0xEF, _, last, after @ ..] => {
                marks |= mark(*last);
                after
            }
            [_, after @ ..] if after.first().is_some_and(|next| continues(*next)) => after,
            [last, after @ ..] => {
                marks |= mark(*last);
                after
            }
            [] => return marks,
        };
    }
}

/// How many slots hold so many words, half of them free at least.
pub(super) const fn slots_for(words: usize) -> usize {
    words.saturating_mul(2).saturating_add(2).next_power_of_two()
}

/// What a word of a topic falls by.
const fn key(topic: Topic, word: &[u8]) -> u64 {
    digest(topic as u64 + 1, word)
}

/// Puts words into slots; of one word in several rows the first.
pub(super) const fn fill(exact: &[Exact], slots: &mut [u32]) {
    let mask = slots.len() - 1;
    let (mut rest, mut place) = (exact, 1);
    let mut last: Option<&Exact> = None;
    while let [row, tail @ ..] = rest {
        let word = text(&row.word).as_bytes();
        let again = match last {
            Some(last) => {
                last.topic as usize == row.topic as usize && same(text(&last.word).as_bytes(), word)
            }
            None => false,
        };
        let mut slot = key(row.topic, word) as usize & mask;
        while !again && let Some(found) = at(slots, slot) {
            if *found == 0 {
                *found = place;
                break;
            }
            slot = (slot + 1) & mask;
        }
        (rest, place, last) = (tail, place + 1, Some(row));
    }
}

/// How many alternatives patterns have.
pub(super) const fn count(patterns: &[Pattern]) -> usize {
    let (mut rest, mut count) = (patterns, 0);
    while let [pattern, tail @ ..] = rest {
        let mut words = text(&pattern.words).as_bytes();
        count += 1;
        while let [byte, after @ ..] = words {
            if *byte == b'|' {
                count += 1;
            }
            words = after;
        }
        rest = tail;
    }
    count
}

/// Parts the alternatives of patterns.
pub(super) const fn part(patterns: &[Pattern], alternatives: &mut [Alternative]) {
    let (mut rest, mut pattern, mut place) = (patterns, 0, 0);
    while let [row, tail @ ..] = rest {
        let mut words = text(&row.words).as_bytes();
        let (mut from, mut to, mut marks) = (0, 0, 0);
        loop {
            let ends = matches!(words, [] | [b'|', ..]);
            if ends && let Some(alternative) = at(alternatives, place) {
                *alternative = Alternative { pattern, words: (from, to), marks };
                (from, marks, place) = (to + 1, 0, place + 1);
            }
            let [byte, after @ ..] = words else { break };
            if !matches!(byte, b'|' | b' ') && !matches!(after, [next, ..] if continues(*next)) {
                marks |= mark(*byte);
            }
            (words, to) = (after, to + 1);
        }
        (rest, pattern) = (tail, pattern + 1);
    }
}

/// Where the rows of each topic begin and end.
pub(super) const fn bound(
    exact: &[Exact],
    patterns: &[Pattern],
    alternatives: &[Alternative],
    bounds: &mut [Bounds],
) {
    let (mut rest, mut place) = (exact, 0);
    while let [row, tail @ ..] = rest {
        if let Some(bounds) = at(bounds, row.topic as usize) {
            bounds.words = (if bounds.words.1 == 0 { place } else { bounds.words.0 }, place + 1);
            bounds.firsts |= first_mark(text(&row.word).as_bytes());
        }
        (rest, place) = (tail, place + 1);
    }
    let (mut rest, mut place) = (alternatives, 0);
    while let [alternative, tail @ ..] = rest {
        if let Some((_, [pattern, ..])) = patterns.split_at_checked(alternative.pattern as usize)
            && let Some(bounds) = at(bounds, pattern.topic as usize)
        {
            let from = if bounds.alternatives.1 == 0 { place } else { bounds.alternatives.0 };
            bounds.alternatives = (from, place + 1);
        }
        (rest, place) = (tail, place + 1);
    }
}

const fn at<T>(list: &mut [T], index: usize) -> Option<&mut T> {
    match list.split_at_mut_checked(index) {
        Some((_, [found, ..])) => Some(found),
        _ => None,
    }
}

#[allow(clippy::ptr_arg, reason = "what a constant holds is not dereferenced in one")]
const fn text<'t>(text: &'t Cow<'static, str>) -> &'t str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.as_str(),
    }
}

const fn same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use super::{Alternative, count, first_mark, marks, part};
    use crate::vocabulary::{How, Topic, Vocabulary, row::pattern};

    #[test]
    fn a_text_that_holds_words_has_their_marks() {
        let patterns = [pattern(Topic::Total, 0, How::Has, "grand", "合计|总计 金额|total|%|Σ项|𠀀", "")];
        let mut alternatives = vec![Alternative::NONE; count(&patterns)];
        part(&patterns, &mut alternatives);
        let words: Vec<&str> = alternatives.iter().map(|found| found.words(&patterns[0])).collect();
        assert_eq!(words, ["合计", "总计 金额", "total", "%", "Σ项", "𠀀"]);
        let texts = ["本年合计", "总计金额", "a total", "占比%", "ΣΣ项", "一𠀀"];
        for (text, alternative) in texts.into_iter().zip(&alternatives) {
            assert_eq!(alternative.marks & !marks(text), 0, "{text}");
            assert_ne!(alternative.marks & !marks("某"), 0, "{text}");
        }
        for text in ["合", "t", "%", "Σ", "𠀀"] {
            assert_eq!(first_mark(text.as_bytes()), marks(text), "{text}");
        }
        for text in ["", "合计", "a合é𠀀Σ"] {
            let each = text.chars().fold(0, |marks, c| marks | 1 << (u32::from(c) % 64));
            assert_eq!(marks(text), each, "{text}");
        }
    }

    #[test]
    fn every_word_is_at_its_place() {
        let builtin = Vocabulary::builtin();
        for (at, row) in builtin.exact.iter().enumerate() {
            let place = builtin.index.place(&builtin.exact, row.topic, &row.word);
            let first =
                builtin.exact.iter().position(|first| (first.topic, &first.word) == (row.topic, &row.word));
            assert_eq!(place, first, "{at} {}", row.word);
            assert!(builtin.index.bounds(row.topic).words().contains(&at));
        }
    }
}
