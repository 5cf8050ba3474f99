use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::OnceCell;
use core::ops::Deref;

use super::about::{self, About};
use super::caption::Caption;
use super::column_mark::{self, ColumnMark};
use super::label::fold;
use crate::text::digest;
use crate::vocabulary::{Topic, Vocabulary};

/// The vocabulary a document is read with, and what it says of the document's own texts (词义), each asked about once.
pub(super) struct Words<'a> {
    vocabulary: &'a Vocabulary,
    texts: Vec<Said<'a>>,
    /// At the place a text falls to, or one of the next, its place among the texts, counted from 1.
    slots: Vec<u32>,
}

/// What is said of a text, as far as it was asked.
struct Said<'a> {
    text: &'a str,
    /// Its text folded, where that is another.
    folded: OnceCell<Option<Box<str>>>,
    caption: OnceCell<Box<Caption>>,
    about: OnceCell<Option<Box<About>>>,
    is_neutral: OnceCell<bool>,
    mark: OnceCell<Option<ColumnMark>>,
    label: OnceCell<Option<Box<str>>>,
    heads: OnceCell<Vec<Box<str>>>,
}

impl Deref for Words<'_> {
    type Target = Vocabulary;

    fn deref(&self) -> &Vocabulary {
        self.vocabulary
    }
}

impl<'a> Words<'a> {
    /// Slots looked at for a text: one that lies further is asked about anew each time, so that no document takes longer.
    const NEAR: usize = 16;

    /// The words of a document whose cells are these.
    pub(super) fn new(vocabulary: &'a Vocabulary, cells: impl Iterator<Item = &'a str>) -> Self {
        let cells: Vec<&str> = cells.filter(|cell| is_remembered(cell)).collect();
        let slots = vec![0; (cells.len() * 2).next_power_of_two()];
        let mut own = Self { vocabulary, texts: Vec::with_capacity(cells.len().min(1024)), slots };
        for text in cells {
            own.keep(text);
        }
        own
    }

    fn keep(&mut self, text: &'a str) {
        let place = u32::try_from(self.texts.len() + 1).unwrap_or(0);
        for slot in self.near(text) {
            let Some(taken) = self.slots.get_mut(slot) else { return };
            if *taken == 0 {
                *taken = place;
                self.texts.push(Said::new(text));
                return;
            }
            if self.texts.get(*taken as usize - 1).is_some_and(|said| said.text == text) {
                return;
            }
        }
    }

    /// The slots in which a text may be found, in order.
    fn near(&self, text: &str) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().saturating_sub(1);
        let first = digest(0, text.as_bytes()) as usize;
        (0..Self::NEAR).map(move |step| first.wrapping_add(step) & mask)
    }

    fn said(&self, text: &str) -> Option<&Said<'a>> {
        if !is_remembered(text) {
            return None;
        }
        for slot in self.near(text) {
            let at = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            let said = self.texts.get(at)?;
            if said.text == text {
                return Some(said);
            }
        }
        None
    }

    /// A cell as it is compared.
    pub(super) fn fold<'s>(&'s self, cell: &'s str) -> Cow<'s, str> {
        self.said(cell).map_or_else(|| fold(cell), |said| Cow::Borrowed(said.folded()))
    }

    /// What a cell says as a header.
    pub(super) fn caption(&self, cell: &str) -> Cow<'_, Caption> {
        match self.said(cell) {
            Some(said) => {
                Cow::Borrowed(said.caption.get_or_init(|| Box::new(Caption::new(cell, self.vocabulary))))
            }
            None => Cow::Owned(Caption::new(cell, self.vocabulary)),
        }
    }

    /// What a cell says about its table, where it says nothing else.
    pub(super) fn about(&self, cell: &str) -> Option<About> {
        let about = || about::about_cell(cell, self.vocabulary);
        match self.said(cell) {
            Some(said) => said.about.get_or_init(|| about().map(Box::new)).as_deref().cloned(),
            None => about(),
        }
    }

    /// Whether a cell says nothing about its table that is needed, and is no part of it.
    pub(super) fn is_neutral(&self, cell: &str) -> bool {
        let neutral = || about::is_neutral(cell, self.vocabulary);
        self.said(cell).map_or_else(neutral, |said| *said.is_neutral.get_or_init(neutral))
    }

    /// What a cell is in a line that numbers the columns.
    pub(super) fn mark(&self, cell: &str) -> Option<Cow<'_, ColumnMark>> {
        let mark = |folded: &str| column_mark::mark(folded, self.vocabulary);
        match self.said(cell) {
            Some(said) => said.mark.get_or_init(|| mark(said.folded())).as_ref().map(Cow::Borrowed),
            None => mark(&fold(cell)).map(Cow::Owned),
        }
    }

    /// Whether a cell is this label of a form of targets, or begins with it before a colon.
    pub(super) fn is_label(&self, cell: &str, key: &str) -> bool {
        const LONGEST: usize = 60;
        let label = || {
            let label = cell.split_once([':', '：']).map_or(cell, |(label, _)| label);
            let folded = (label.len() < LONGEST).then(|| fold(label))?;
            self.vocabulary.find(Topic::TargetLabel, folded.trim_end_matches(':'))
        };
        match self.said(cell) {
            Some(said) => said.label.get_or_init(|| label().map(Box::from)).as_deref() == Some(key),
            None => label() == Some(key),
        }
    }

    /// Whether the words of a header say this of it ([`Topic::HeaderSays`]).
    pub(super) fn heads(&self, cell: &str, key: &str) -> bool {
        match self.said(cell) {
            Some(said) => {
                let keys = || self.vocabulary.keys(Topic::HeaderSays, said.folded()).map(Box::from).collect();
                said.heads.get_or_init(keys).iter().any(|own| **own == *key)
            }
            None => self.vocabulary.says(Topic::HeaderSays, key, &fold(cell)),
        }
    }
}

/// Whether it is remembered what is said of a text: of figures nothing is.
fn is_remembered(text: &str) -> bool {
    text.bytes().any(|byte| !byte.is_ascii() || byte.is_ascii_alphabetic())
}

impl<'a> Said<'a> {
    fn folded(&self) -> &str {
        let other = || match fold(self.text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(folded) => Some(folded.into()),
        };
        self.folded.get_or_init(other).as_deref().unwrap_or(self.text)
    }

    const fn new(text: &'a str) -> Self {
        Self {
            text,
            folded: OnceCell::new(),
            caption: OnceCell::new(),
            about: OnceCell::new(),
            is_neutral: OnceCell::new(),
            mark: OnceCell::new(),
            label: OnceCell::new(),
            heads: OnceCell::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_the_vocabulary_says() {
        let cells = [
            "合计",
            "单位：万元",
            "表1",
            "栏次",
            "A=B+C",
            "某某局",
            "1.00",
            "（2026年度）",
            "合计",
            "项目名称：某",
            "三级指标",
        ];
        let builtin = Vocabulary::builtin();
        let words = Words::new(builtin, cells.into_iter());
        assert_eq!(words.texts.len(), 9);
        for cell in cells.into_iter().chain(["基本支出", ""]) {
            for _ in 0..2 {
                assert_eq!(words.caption(cell).says, Caption::new(cell, builtin).says, "{cell}");
                assert_eq!(words.about(cell), about::about_cell(cell, builtin), "{cell}");
                assert_eq!(words.is_neutral(cell), about::is_neutral(cell, builtin), "{cell}");
                assert_eq!(words.mark(cell).as_deref(), column_mark::mark(&fold(cell), builtin).as_ref());
                for key in ["indicators", "second-level", "third-level", "weight", "less"] {
                    let says = builtin.says(Topic::HeaderSays, key, &fold(cell));
                    assert_eq!(words.heads(cell, key), says, "{cell} {key}");
                }
                assert_eq!(words.fold(cell), fold(cell), "{cell}");
                assert_eq!(words.is_label(cell, "project"), cell == "项目名称：某", "{cell}");
            }
        }
    }
}
