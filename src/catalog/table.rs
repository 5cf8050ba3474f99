use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::bound::Bound;
use super::evidence::{Evidence, SeenYears};
use super::label::Label;
use crate::year::FiscalYear;

/// In force as far back as any list goes.
pub(super) const OPEN_START: u16 = 0;
/// Nobody saw the first year. Below every year, as an open start is: the row speaks for all of them, and
/// [`Row::known_from`] tells from when on there is evidence.
pub(super) const UNKNOWN_START: u16 = 1;
/// Nobody saw the last year.
pub(super) const UNKNOWN_END: u16 = u16::MAX - 1;
/// Still in force.
pub(super) const OPEN_END: u16 = u16::MAX;

/// The years from which evidence without years of its own speaks: that of `published` begins by
/// definition in 2016, and lists without any speak of the same years.
const FIRST_SEEN: u16 = 2016;
const EDITION_2009: u16 = 2009;

/// Characters of the longest name a list may hold.
pub(super) const LONGEST_NAME: usize = 200;

/// Keys from one class to the next.
pub(super) const CLASS_SPAN: u32 = 4_000_000;

/// The keys of the classification of a code.
pub(super) const fn classification(key: u32) -> Range<u32> {
    let hundred = key / CLASS_SPAN / 100 * 100;
    hundred * CLASS_SPAN..(hundred + 100) * CLASS_SPAN
}

/// One name of one code. The name is a place in the table's text, so that rows need no pointers: the
/// compiled list then costs no relocations, and an owned list is built the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) key: u32,
    pub(super) name: u32,
    pub(super) evidence: Evidence,
    pub(super) length: u16,
    pub(super) from: u16,
    pub(super) to: u16,
    /// The documents it rests on; zero where they were not counted.
    pub(super) documents: u16,
}

impl Row {
    pub(super) const fn covers(&self, year: FiscalYear) -> bool {
        self.from <= year.number() && year.number() <= self.to
    }

    pub(super) fn first(&self) -> Option<FiscalYear> {
        FiscalYear::new(self.from).ok()
    }

    pub(super) fn last(&self) -> Option<FiscalYear> {
        FiscalYear::new(self.to).ok()
    }

    pub(super) fn valid_from(&self) -> Bound {
        match self.first() {
            Some(year) => Bound::Year(year),
            None if self.from == OPEN_START => Bound::Open,
            None => Bound::Unknown,
        }
    }

    pub(super) fn valid_to(&self) -> Bound {
        match self.last() {
            Some(year) => Bound::Year(year),
            None if self.to == OPEN_END => Bound::Open,
            None => Bound::Unknown,
        }
    }

    /// The first year that evidence speaks of; `None` when it is all years up to the last one.
    pub(super) fn known_from(&self) -> Option<FiscalYear> {
        let first = match self.evidence {
            _ if self.from != UNKNOWN_START => self.from,
            Evidence::Edition2009 => EDITION_2009,
            evidence => evidence.seen().iter().next().map_or(FIRST_SEEN, FiscalYear::number),
        };
        FiscalYear::new(first.min(self.to)).ok()
    }
}

/// The normal form of one or more names: a place in the table's text, and where its rows begin in
/// the order of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) text: u32,
    pub(super) first: u32,
    pub(super) length: u16,
}

/// Rows in the order of code and year, and the same rows in the order of their labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) text: Cow<'static, str>,
    pub(super) rows: Cow<'static, [Row]>,
    /// Where the rows of each key begin, at the place its key falls to or the next free one; a power of two of
    /// places, at most half of them taken.
    pub(super) places: Cow<'static, [u32]>,
    /// Each normal form once, in order.
    pub(super) spellings: Cow<'static, [Spelling]>,
    /// The indices of the rows by normal form, code and year.
    pub(super) by_label: Cow<'static, [u32]>,
    /// The newest year any row speaks of; zero when none speaks of a year.
    pub(super) newest: u16,
}

/// A row on the way into a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) key: u32,
    pub(super) name: String,
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) evidence: Evidence,
    pub(super) documents: u16,
}

impl Draft {
    /// The same name for a part of its years.
    pub(super) fn within(&self, from: u16, to: u16) -> Self {
        let evidence = match self.evidence {
            Evidence::Published { seen } => Evidence::Published { seen: seen.within(from, to) },
            other => other,
        };
        // The documents of a part were not counted.
        let documents = if (from, to) == (self.from, self.to) { self.documents } else { 0 };
        Self { key: self.key, name: self.name.clone(), from, to, evidence, documents }
    }
}

impl Table {
    pub(super) fn build(mut drafts: Vec<Draft>) -> Self {
        drafts.sort_by_key(|draft| (draft.key, draft.from));
        let mut text = Text::default();
        let rows: Vec<Row> = drafts
            .iter()
            .map(|draft| {
                let (name, length) = text.place(&draft.name);
                let Draft { key, from, to, evidence, documents, .. } = *draft;
                Row { key, name, evidence, length, from, to, documents }
            })
            .collect();
        let places = places(&rows);
        let mut by_label: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (index, draft) in (0_u32..).zip(&drafts) {
            by_label.entry(Label::new(&draft.name).to_string()).or_default().push(index);
        }
        let mut first = 0_u32;
        let mut spellings = Vec::with_capacity(by_label.len());
        for (spelling, indices) in &by_label {
            let (place, length) = text.place(spelling);
            spellings.push(Spelling { text: place, first, length });
            first = first.saturating_add(count(indices.len()));
        }
        let newest = rows
            .iter()
            .flat_map(|row| [row.first(), row.last(), row.evidence.seen().newest()])
            .flatten()
            .max()
            .map_or(0, FiscalYear::number);
        Self {
            newest,
            text: Cow::Owned(text.text),
            rows: Cow::Owned(rows),
            places: Cow::Owned(places),
            spellings: Cow::Owned(spellings),
            by_label: Cow::Owned(by_label.into_values().flatten().collect()),
        }
    }

    pub(super) fn drafts(&self) -> impl Iterator<Item = Draft> {
        self.rows.iter().map(|row| Draft {
            key: row.key,
            name: self.name(row).into(),
            from: row.from,
            to: row.to,
            evidence: row.evidence,
            documents: row.documents,
        })
    }

    pub(super) fn newest_year(&self) -> Option<FiscalYear> {
        FiscalYear::new(self.newest).ok()
    }

    pub(super) fn name(&self, row: &Row) -> &str {
        self.slice(row.name, row.length)
    }

    pub(super) fn label(&self, row: &Row) -> Label<'_> {
        Label::new(self.name(row))
    }

    pub(super) fn spelling(&self, spelling: &Spelling) -> &str {
        self.slice(spelling.text, spelling.length)
    }

    fn slice(&self, start: u32, length: u16) -> &str {
        let start = start as usize;
        self.text.get(start..start + usize::from(length)).unwrap_or("")
    }

    /// The rows of one code, in the order of years.
    pub(super) fn rows_of(&self, key: u32) -> &[Row] {
        let rest = self.rows_from(key);
        let count = rest.iter().take_while(|row| row.key == key).count();
        rest.get(..count).unwrap_or(&[])
    }

    /// The row of a code that covers a year.
    pub(super) fn row_in(&self, key: u32, year: FiscalYear) -> Option<&Row> {
        self.rows_from(key).iter().take_while(|row| row.key == key).find(|row| row.covers(year))
    }

    /// The rows from the first one of the code on; none when the code has no rows.
    fn rows_from(&self, key: u32) -> &[Row] {
        let mut place = first_place(key, self.places.len());
        // A free place ends the search, and half of the places are free.
        while let Some(&first) = self.places.get(place)
            && let Some(rows) = self.rows.get(first as usize..)
            && let Some(row) = rows.first()
        {
            if row.key == key {
                return rows;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        &[]
    }

    pub(super) fn row(&self, index: u32) -> Option<&Row> {
        self.rows.get(index as usize)
    }

    /// The rows with this label whose keys lie in the range, in the order of code and year, as
    /// indices.
    pub(super) fn labelled(&self, label: &Spelt, keys: &Range<u32>) -> &[u32] {
        let found =
            self.spellings.binary_search_by(|other| self.spelling(other).as_bytes().cmp(label.bytes()));
        let Ok(place) = found else { return &[] };
        let bound = |place: usize| self.spellings.get(place).map(|spelling| spelling.first as usize);
        let first = bound(place).unwrap_or(0);
        let end = bound(place + 1).unwrap_or(self.by_label.len());
        let all = self.by_label.get(first..end).unwrap_or(&[]);
        let below =
            |limit: u32| all.partition_point(|&index| self.row(index).is_some_and(|row| row.key < limit));
        all.get(below(keys.start)..below(keys.end)).unwrap_or(&[])
    }
}

/// No row begins at this place.
pub(super) const FREE: u32 = u32::MAX;

/// Where the rows of each key begin; the rows are in the order of their keys.
fn places(rows: &[Row]) -> Vec<u32> {
    let mut places = alloc::vec![FREE; (rows.len() * 2).next_power_of_two()];
    let mut before = None;
    for (index, row) in (0_u32..).zip(rows) {
        if before.replace(row.key) == Some(row.key) {
            continue;
        }
        let first = first_place(row.key, places.len());
        let (later, sooner) = places.split_at_mut(first);
        if let Some(free) = sooner.iter_mut().chain(later).find(|place| **place == FREE) {
            *free = index;
        }
    }
    places
}

/// The place a key falls to, of a power of two of places: keys stand at even distances, which the multiplication
/// (by 2^32 over the golden ratio) spreads over its high bits.
const fn first_place(key: u32, places: usize) -> usize {
    let spread = key.wrapping_mul(0x9E37_79B9);
    ((spread as u64 * places as u64) >> 32) as usize
}

/// Text that is written once however often it occurs.
#[derive(Default)]
struct Text {
    text: String,
    places: BTreeMap<String, u32>,
}

impl Text {
    fn place(&mut self, piece: &str) -> (u32, u16) {
        // Readers of lists refuse names above 200 characters, far below the limit.
        let length = u16::try_from(piece.len()).unwrap_or(0);
        if let Some(place) = self.places.get(piece) {
            return (*place, length);
        }
        let place = count(self.text.len());
        self.text.push_str(piece);
        self.places.insert(piece.into(), place);
        (place, length)
    }
}

/// A number of rows or bytes; a list far from 4 GB cannot saturate it.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The normal form of a label, spelt out on the stack.
pub(super) struct Spelt {
    bytes: [u8; LONGEST_NAME * 4 + 4],
    length: usize,
}

impl Spelt {
    /// `None` when it is longer than any name, or empty.
    pub(super) fn new(label: Label<'_>) -> Option<Self> {
        let mut spelt = Self { bytes: [0; LONGEST_NAME * 4 + 4], length: 0 };
        for c in label.chars() {
            let room = spelt.bytes.get_mut(spelt.length..spelt.length + 4)?;
            spelt.length += c.encode_utf8(room).len();
        }
        if spelt.length == 0 { None } else { Some(spelt) }
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }
}

/// Short spellings for the compiled list.
pub(super) const fn row(
    key: u32,
    (name, length): (u32, u16),
    (from, to): (u16, u16),
    evidence: Evidence,
    documents: u16,
) -> Row {
    Row { key, name, evidence, length, from, to, documents }
}

pub(super) const fn seen(bits: u32) -> Evidence {
    Evidence::Published { seen: SeenYears::from_bits(bits) }
}

pub(super) const fn spelling(text: u32, length: u16, first: u32) -> Spelling {
    Spelling { text, first, length }
}
