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
use super::remark_word;
use crate::performance::{IndicatorClass, IndicatorKind};
use crate::text::digest;
use crate::vocabulary::{Topic, Vocabulary};

/// The vocabulary a document is read with, and what it says of the document's own texts (词义), each asked about once.
pub(super) struct Words<'a> {
    vocabulary: &'a Vocabulary,
    texts: Vec<Said<'a>>,
    /// At the place a text falls to, or one of the next, its place among the texts, counted from 1.
    slots: Vec<u32>,
    /// The same by where a cell stands in memory, which is sooner seen than what it says.
    cells: Vec<Standing>,
}

/// A cell by where its text begins, and the place of what is said of it, counted from 1; 0 for none.
#[derive(Clone, Copy, Default)]
struct Standing {
    address: usize,
    text: u32,
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
    whole_label: OnceCell<Option<Box<str>>>,
    heads: OnceCell<Vec<Box<str>>>,
    level: OnceCell<IndicatorLevel>,
    heads_units: OnceCell<bool>,
    is_note: OnceCell<bool>,
    is_signature: OnceCell<bool>,
}

/// The level of indicators that a label speaks of (指标级次).
pub(super) type IndicatorLevel = (Option<IndicatorKind>, Option<IndicatorClass>);

impl Deref for Words<'_> {
    type Target = Vocabulary;

    fn deref(&self) -> &Vocabulary {
        self.vocabulary
    }
}

impl<'a> Words<'a> {
    /// The words of a document whose cells are these.
    pub(super) fn new(vocabulary: &'a Vocabulary, cells: impl Iterator<Item = &'a str>) -> Self {
        let cells: Vec<&str> = cells.filter(|cell| is_remembered(cell)).collect();
        let slots = (cells.len() * 2).next_power_of_two();
        let texts = Vec::with_capacity(cells.len().min(1024));
        let mut own =
            Self { vocabulary, texts, slots: vec![0; slots], cells: vec![Standing::default(); slots] };
        for cell in cells {
            if let Some(text) = own.keep(cell) {
                own.stand(cell, text);
            }
        }
        own
    }

    /// Keeps a text once: its place, counted from 1.
    fn keep(&mut self, text: &'a str) -> Option<u32> {
        let place = u32::try_from(self.texts.len() + 1).ok()?;
        for slot in near(digest(0, text.as_bytes()), self.slots.len()) {
            let taken = self.slots.get_mut(slot)?;
            if *taken == 0 {
                *taken = place;
                self.texts.push(Said::new(text));
                return Some(place);
            }
            if self.texts.get(*taken as usize - 1).is_some_and(|said| said.text == text) {
                return Some(*taken);
            }
        }
        None
    }

    /// Remembers where a cell of a text stands.
    fn stand(&mut self, cell: &str, text: u32) {
        let address = cell.as_ptr().addr();
        for slot in near(address_digest(address), self.cells.len()) {
            match self.cells.get_mut(slot) {
                Some(free) if free.text == 0 => return *free = Standing { address, text },
                _ => {}
            }
        }
    }

    fn said(&self, text: &str) -> Option<&Said<'a>> {
        let of = |place: u32| self.texts.get((place as usize).checked_sub(1)?);
        let address = text.as_ptr().addr();
        for slot in near(address_digest(address), self.cells.len()) {
            let standing = self.cells.get(slot)?;
            if standing.address == address {
                match of(standing.text).filter(|said| said.text.len() == text.len()) {
                    Some(said) => return Some(said),
                    None => break,
                }
            }
            if standing.text == 0 {
                break;
            }
        }
        if !is_remembered(text) {
            return None;
        }
        for slot in near(digest(0, text.as_bytes()), self.slots.len()) {
            let said = of(*self.slots.get(slot)?)?;
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
            let Some((label, _)) = cell.split_once([':', '：']) else {
                return self.target_label(cell).filter(|_| cell.len() < LONGEST);
            };
            let folded = (label.len() < LONGEST).then(|| fold(label))?;
            self.vocabulary.find(Topic::TargetLabel, folded.trim_end_matches(':'))
        };
        match self.said(cell) {
            Some(said) => said.label.get_or_init(|| label().map(Box::from)).as_deref() == Some(key),
            None => label() == Some(key),
        }
    }

    /// The label of a form of targets that a whole cell is.
    pub(super) fn target_label(&self, cell: &str) -> Option<&str> {
        let label = |folded: &str| self.vocabulary.find(Topic::TargetLabel, folded.trim_end_matches(':'));
        match self.said(cell) {
            Some(said) => said.whole_label.get_or_init(|| label(said.folded()).map(Box::from)).as_deref(),
            None => label(&fold(cell)),
        }
    }

    /// Whether a cell begins as notes below a table do.
    pub(super) fn is_note(&self, cell: &str) -> bool {
        let note = || remark_word::is_note(cell, self.vocabulary);
        self.said(cell).map_or_else(note, |said| *said.is_note.get_or_init(note))
    }

    /// Whether a cell begins as signatures below a table do.
    pub(super) fn is_signature(&self, cell: &str) -> bool {
        let signature = || remark_word::is_signature(cell, self.vocabulary);
        self.said(cell).map_or_else(signature, |said| *said.is_signature.get_or_init(signature))
    }

    /// The level of indicators that a label speaks of.
    pub(super) fn indicator_level(&self, cell: &str) -> IndicatorLevel {
        let level = || {
            let words = self.vocabulary;
            (IndicatorKind::by_words(cell, words), IndicatorClass::by_words(cell, words))
        };
        self.said(cell).map_or_else(level, |said| *said.level.get_or_init(level))
    }

    /// Whether a cell is the header of names of units.
    pub(super) fn heads_units(&self, cell: &str) -> bool {
        let heads = |folded: &str| self.vocabulary.find(Topic::UnitColumn, folded) == Some("unit");
        match self.said(cell) {
            Some(said) => *said.heads_units.get_or_init(|| heads(said.folded())),
            None => heads(&fold(cell)),
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

/// Slots looked at for a text: one that lies further is asked about anew each time, so that no document takes longer.
const NEAR: usize = 16;

/// The slots in which what falls by a number may be found, in order; there are a power of two of them.
fn near(digest: u64, slots: usize) -> impl Iterator<Item = usize> {
    let mask = slots.saturating_sub(1);
    (0..NEAR).map(move |step| (digest as usize).wrapping_add(step) & mask)
}

/// What an address falls by: its high bits after a multiplication, by 2^64 over the golden ratio.
const fn address_digest(address: usize) -> u64 {
    (address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
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
            whole_label: OnceCell::new(),
            heads: OnceCell::new(),
            level: OnceCell::new(),
            heads_units: OnceCell::new(),
            is_note: OnceCell::new(),
            is_signature: OnceCell::new(),
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
            "质量指标",
            "预算单位",
            "项目名称：",
            "注：某",
            "制表人：某",
        ];
        let builtin = Vocabulary::builtin();
        let words = Words::new(builtin, cells.into_iter());
        assert_eq!(words.texts.len(), 14);
        for cell in cells.into_iter().chain(["基本支出", ""]) {
            for _ in 0..2 {
                assert_eq!(words.caption(cell).says, Caption::new(cell, builtin).says, "{cell}");
                assert_eq!(words.about(cell), about::about_cell(cell, builtin), "{cell}");
                assert_eq!(words.is_note(cell), remark_word::is_note(cell, builtin), "{cell}");
                assert_eq!(words.is_signature(cell), remark_word::is_signature(cell, builtin), "{cell}");
                assert_eq!(words.is_neutral(cell), about::is_neutral(cell, builtin), "{cell}");
                assert_eq!(words.mark(cell).as_deref(), column_mark::mark(&fold(cell), builtin).as_ref());
                for key in ["indicators", "second-level", "third-level", "weight", "less"] {
                    let says = builtin.says(Topic::HeaderSays, key, &fold(cell));
                    assert_eq!(words.heads(cell, key), says, "{cell} {key}");
                }
                let level = (IndicatorKind::of_label(cell), IndicatorClass::of_label(cell));
                assert_eq!(words.indicator_level(cell), level, "{cell}");
                let unit = builtin.find(Topic::UnitColumn, &fold(cell)) == Some("unit");
                assert_eq!(words.heads_units(cell), unit, "{cell}");
                assert_eq!(words.fold(cell), fold(cell), "{cell}");
                assert_eq!(words.is_label(cell, "project"), cell.starts_with("项目名称"), "{cell}");
                let label = builtin.find(Topic::TargetLabel, fold(cell).trim_end_matches(':'));
                assert_eq!(words.target_label(cell), label, "{cell}");
            }
        }
    }
}
