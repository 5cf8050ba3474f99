use alloc::borrow::{Cow, ToOwned};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::VocabularyError;
use super::index::Index;
use super::row::{Exact, How, Pattern, place};
use super::topic::Topic;

/// What the words of published tables mean (词表): see [the module](super) for its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// In the order of topic and word.
    pub(super) exact: Cow<'static, [Exact]>,
    /// In the order of topic and row.
    pub(super) patterns: Cow<'static, [Pattern]>,
    pub(super) index: Index,
}

/// Rows of a vocabulary beyond which none are taken.
const MOST_ROWS: usize = 10_000;

impl Vocabulary {
    /// Lays rows over this vocabulary: they come first. Each is `topic`, `key`, `how`, `words` and `unless`, parted by tabs;
    /// words by `|` where any will do, by a blank where all must be there. The key `-` says that a text has no meaning.
    ///
    /// # Errors
    ///
    /// [`VocabularyError`] with the first row that cannot be read.
    pub fn with_rows(&self, rows: &str) -> Result<Self, VocabularyError> {
        let own = read(rows)?;
        let shift = u16::try_from(MOST_ROWS).unwrap_or(u16::MAX);
        let shifted = |row: u16| row.saturating_add(shift);
        let mut exact: Vec<Exact> = self.exact.iter().cloned().collect();
        exact.iter_mut().for_each(|row| row.row = shifted(row.row));
        exact.extend(own.exact.iter().cloned());
        let mut patterns: Vec<Pattern> = self.patterns.iter().cloned().collect();
        patterns.iter_mut().for_each(|row| row.row = shifted(row.row));
        patterns.extend(own.patterns.iter().cloned());
        Ok(sorted(exact, patterns))
    }

    /// The key of the first row of a topic that matches a folded text.
    #[must_use]
    pub fn find(&self, topic: Topic, folded: &str) -> Option<&str> {
        let exact = self.exact(topic, folded);
        let last = exact.map_or(u16::MAX, |found| found.row);
        let pattern = self.matching(topic, None, folded).next().filter(|pattern| pattern.row < last);
        let key = pattern.map(|pattern| &*pattern.key).or_else(|| exact.map(|found| &*found.key));
        key.filter(|key| *key != "-")
    }

    /// Whether any row of a topic may match a part of a folded text.
    pub(crate) fn may_find(&self, topic: Topic, folded: &str) -> bool {
        !self.words(topic).is_empty() || self.index.held(topic, folded).next().is_some()
    }

    /// The patterns of a topic, of one key or of any, that match a folded text, each as often as it does.
    fn matching(&self, topic: Topic, key: Option<&str>, folded: &str) -> impl Iterator<Item = &Pattern> {
        self.index.held(topic, folded).filter_map(move |alternative| {
            let pattern = self.patterns.get(alternative.pattern as usize)?;
            key.is_none_or(|key| pattern.key == key).then_some(())?;
            let fillers = || self.words(Topic::TitleFiller);
            pattern.matches(folded, alternative.words(pattern), fillers).then_some(pattern)
        })
    }

    /// Whether any row of a topic matches a folded text.
    #[must_use]
    pub fn knows(&self, topic: Topic, folded: &str) -> bool {
        self.find(topic, folded).is_some()
    }

    /// Whether any row of a topic under this key matches a folded text, whatever other rows say of it.
    #[must_use]
    pub fn says(&self, topic: Topic, key: &str, folded: &str) -> bool {
        let place = |word: &&Exact| word.topic == topic && word.word == folded;
        let from = self.index.place(&self.exact, topic, folded).unwrap_or(self.exact.len());
        self.exact.get(from..).unwrap_or_default().iter().take_while(place).any(|word| word.key == key)
            || self.matching(topic, Some(key), folded).next().is_some()
    }

    /// The keys of all rows of a topic that match a folded text.
    pub(crate) fn keys(&self, topic: Topic, folded: &str) -> impl Iterator<Item = &str> {
        let place = move |word: &&Exact| word.topic == topic && word.word == folded;
        let from = self.index.place(&self.exact, topic, folded).unwrap_or(self.exact.len());
        let exact = self.exact.get(from..).unwrap_or_default().iter().take_while(place);
        exact.map(|word| &*word.key).chain(self.matching(topic, None, folded).map(|pattern| &*pattern.key))
    }

    /// A folded text without the longest whole word of a topic that it ends in; `None` where it ends in none.
    #[must_use]
    pub fn take_end<'t>(&self, topic: Topic, folded: &'t str) -> Option<&'t str> {
        let words = self.words(topic).iter();
        words.filter_map(|word| folded.strip_suffix(&*word.word)).min_by_key(|rest| rest.len())
    }

    /// A text without the whole words of a topic, wherever they stand.
    #[must_use]
    pub fn without(&self, topic: Topic, text: String) -> String {
        if self.first_end(topic, &text).is_none() {
            return text;
        }
        self.longest_first(topic).fold(text, |text, word| text.replace(word, ""))
    }

    /// A text with each whole word of a topic as the key of its row.
    #[must_use]
    pub fn renamed(&self, topic: Topic, text: &str) -> String {
        let words = self.words(topic).iter();
        words.fold(text.to_owned(), |text, word| text.replace(&*word.word, &word.key))
    }

    /// Whether a folded text is made of nothing but whole words of a topic, with the key of the last of them.
    #[must_use]
    pub fn made_of(&self, topic: Topic, folded: &str) -> Option<&str> {
        let (mut key, mut rest) = self.take(topic, folded)?;
        while !rest.is_empty() {
            (key, rest) = self.take(topic, rest)?;
        }
        Some(key)
    }

    /// The longest whole word of a topic that a folded text begins with, with its key and what follows it.
    #[must_use]
    pub fn take<'t>(&self, topic: Topic, folded: &'t str) -> Option<(&str, &'t str)> {
        if !self.index.bounds(topic).may_begin(folded) {
            return None;
        }
        // A word that it begins with stands before it, and all words between begin as that word does.
        let words = self.words(topic);
        let to = words.partition_point(|word| *word.word <= *folded);
        let begins = |word: &&Exact| word.word.as_bytes().first() == folded.as_bytes().first();
        let before = words.get(..to)?.iter().rev().take_while(begins);
        let mut taken = before.skip_while(|word| !folded.starts_with(&*word.word));
        let longest = taken.next()?;
        let first = taken.take_while(|word| word.word == longest.word).last().unwrap_or(longest);
        Some((&*first.key, folded.get(first.word.len()..)?))
    }

    /// The whole words of a topic, the longest first.
    fn longest_first(&self, topic: Topic) -> impl Iterator<Item = &str> {
        let mut words: Vec<&str> = self.words(topic).iter().map(|word| &*word.word).collect();
        words.sort_by_key(|word| core::cmp::Reverse(word.len()));
        words.into_iter()
    }

    /// Where the first of the whole words of a topic that stand in a text ends.
    pub(crate) fn first_end(&self, topic: Topic, text: &str) -> Option<usize> {
        let words = self.words(topic).iter();
        words.filter_map(|word| Some(place(text, &word.word)? + word.word.len())).min()
    }

    /// What is left of a text without one of the whole words of a topic, for each that `strip` finds in it: the longest first.
    pub(crate) fn rests<'t>(
        &self,
        topic: Topic,
        text: &'t str,
        strip: impl Fn(&'t str, &str) -> Option<&'t str>,
    ) -> impl Iterator<Item = &'t str> {
        let mut rests: Vec<&str> =
            self.words(topic).iter().filter_map(|word| strip(text, &word.word)).collect();
        rests.sort_by_key(|rest| rest.len());
        rests.into_iter()
    }

    /// What the built-in vocabulary prints for a key (印文); the key itself where it has no word for it.
    #[must_use]
    pub fn printed(key: &'static str) -> &'static str {
        let builtin: &'static Self = Self::builtin();
        let word = builtin.words(Topic::Printed).iter().find(|word| word.key == key);
        word.map_or(key, |word| &*word.word)
    }

    fn exact(&self, topic: Topic, text: &str) -> Option<&Exact> {
        self.exact.get(self.index.place(&self.exact, topic, text)?)
    }

    /// The whole words of a topic.
    fn words(&self, topic: Topic) -> &[Exact] {
        self.exact.get(self.index.bounds(topic).words()).unwrap_or_default()
    }
}

/// Reads rows; a first line that begins with `topic` is their header.
pub(super) fn read(rows: &str) -> Result<Vocabulary, VocabularyError> {
    let (mut exact, mut patterns) = (Vec::new(), Vec::new());
    // Rows are counted by topic, so that a row of one topic leaves the others as they are.
    let mut counts: BTreeMap<Topic, u16> = BTreeMap::new();
    for (index, text) in rows.lines().enumerate() {
        let line = index + 1;
        if text.trim().is_empty() || text.starts_with('#') || index == 0 && text.starts_with("topic\t") {
            continue;
        }
        if index >= MOST_ROWS {
            return Err(VocabularyError::TooMany { line, limit: MOST_ROWS });
        }
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        let (topic, key, how, words, unless) = match *cells {
            [topic, key, how, words] => (topic, key, how, words, ""),
            [topic, key, how, words, unless] => (topic, key, how, words, unless),
            _ => return Err(VocabularyError::Cells { line, found: cells.len() }),
        };
        let topic: Topic = topic.parse().map_err(|_| VocabularyError::Topic { line, text: topic.into() })?;
        let how: How = how.parse().map_err(|_| VocabularyError::How { line, text: how.into() })?;
        if key.is_empty() || words.split(['|', ' ']).any(str::is_empty) {
            return Err(VocabularyError::Word { line });
        }
        let count = counts.entry(topic).or_default();
        let row = *count;
        *count = count.saturating_add(1);
        let key = || Cow::Owned(key.to_owned());
        if how == How::Exact && unless.is_empty() {
            exact.extend(words.split('|').map(|word| Exact {
                topic,
                word: Cow::Owned(word.to_owned()),
                row,
                key: key(),
            }));
        } else {
            let (words, unless) = (Cow::Owned(words.to_owned()), Cow::Owned(unless.to_owned()));
            patterns.push(Pattern { topic, row, how, key: key(), words, unless });
        }
    }
    Ok(sorted(exact, patterns))
}

fn sorted(mut exact: Vec<Exact>, mut patterns: Vec<Pattern>) -> Vocabulary {
    exact.sort();
    // Of one word in several rows of a key the first row stands.
    exact.dedup_by(|later, first| {
        later.topic == first.topic && later.word == first.word && later.key == first.key
    });
    patterns.sort_by_key(|pattern| (pattern.topic, pattern.row));
    let index = Index::new(&exact, &patterns);
    Vocabulary { exact: Cow::Owned(exact), patterns: Cow::Owned(patterns), index }
}
