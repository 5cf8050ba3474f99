use alloc::string::String;
use alloc::vec::Vec;

use super::column_part::{Dimension, dimension};
use crate::disclosure::{Column, ColumnKey, HeadingSays, Measure, PublicExpense};
use crate::fund::FundSource;
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// What parts columns into sets whose sums have nothing to do with each other: the number they print, and the fund where one
/// fund's columns of the public expenses stand beside another's.
#[derive(PartialEq, Eq)]
pub(super) struct Slice<'a> {
    pub(super) measure: &'a Measure,
    pub(super) fund: Option<&'a ColumnKey>,
}

impl<'a> Slice<'a> {
    pub(super) fn of(column: &'a Column) -> Self {
        let crossed = matches!(column.key, ColumnKey::ThreePublic(_));
        let lowest = column.headings.last().map(|heading| &heading.says);
        let fund = match lowest {
            Some(HeadingSays::Key(key @ ColumnKey::Source(_))) if crossed => Some(key),
            _ => None,
        };
        Self { measure: &column.measure, fund }
    }
}

pub(super) struct Leaf {
    pub(super) index: usize,
    pub(super) headers: Vec<Header>,
}

pub(super) struct Header {
    pub(super) text: String,
    pub(super) says: HeadingSays,
    pub(super) of_which: bool,
}

/// The headers that tell the columns of a slice apart.
pub(super) fn headers(column: &Column, slice: &Slice<'_>) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for (text, heading) in column.path.iter().zip(&column.headings) {
        let text = fold(text, Dropped::Blanks);
        if headers.last().is_none_or(|last| last.text != text) {
            headers.push(Header {
                text: text.into_owned(),
                says: heading.says.clone(),
                of_which: heading.of_which,
            });
        }
    }
    if slice.fund.is_some() {
        headers.pop();
    }
    headers
}

/// What stands below a header beside its total: one column, or the columns of a header without a total of its own.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) columns: Vec<usize>,
    /// What it is, where all headers down to it are known.
    pub(super) key: Option<ColumnKey>,
    pub(super) of_which: bool,
}

impl Item {
    pub(super) fn dimension(&self) -> Option<Dimension> {
        self.key.as_ref().and_then(dimension)
    }
}

/// A column by the headers from a depth down: what the lowest one that isn't a total says.
pub(super) fn item(leaf: &Leaf, depth: usize) -> Item {
    let below = leaf.headers.get(depth..).unwrap_or_default();
    let of_which = below.iter().any(|header| header.of_which);
    let unknown = below.iter().any(|header| header.says == HeadingSays::Unknown);
    let told = below.iter().rev().find_map(|header| match &header.says {
        HeadingSays::Key(ColumnKey::Total) => None,
        HeadingSays::Key(key) => Some(key.clone()),
        _ => None,
    });
    let key = told.unwrap_or(ColumnKey::Total);
    Item { columns: Vec::from([leaf.index]), key: Some(key).filter(|_| !unknown), of_which }
}

/// Whether a header says that its column is the total of those beside it, or the money of which they are parts (金额).
pub(super) fn is_total(header: &Header) -> bool {
    !header.of_which && matches!(header.says, HeadingSays::Key(ColumnKey::Total) | HeadingSays::Number)
}

/// Whether words leave open which of the parts a total sums up: the year's total beside what is carried over, the public
/// expenses beside meetings and training.
pub(super) fn is_ambiguous(header: &Header, items: &[Item]) -> bool {
    let current =
        Vocabulary::builtin().says(Topic::HeaderSays, "current", &fold(&header.text, Dropped::Blanks));
    let carried = has(items, |key| carries(&[key]));
    let expense = |key: &ColumnKey| match key {
        ColumnKey::ThreePublic(expense) => Some(*expense),
        _ => None,
    };
    let beside = has(items, |key| {
        matches!(
            expense(key),
            Some(PublicExpense::Meetings | PublicExpense::Training | PublicExpense::OperatingCost)
        )
    });
    let within = has(items, |key| {
        matches!(
            expense(key),
            Some(PublicExpense::Overseas | PublicExpense::Vehicles | PublicExpense::Hospitality)
        )
    });
    current && carried || beside && within
}

/// Whether columns side by side tell what comes in, what goes out and what is left: no total beside them is of both.
pub(super) fn is_flow(items: &[Item]) -> bool {
    let carried_in = has(items, |key| {
        matches!(key, ColumnKey::CarryIn | ColumnKey::PartOf(FundSource::CarryIn, _))
            || *key == ColumnKey::Source(FundSource::CarryIn)
    });
    carried_in && has(items, |key| matches!(key, ColumnKey::CarryOut | ColumnKey::CurrentExpenditure))
}

fn has(items: &[Item], wanted: impl Fn(&ColumnKey) -> bool) -> bool {
    items.iter().any(|item| item.key.as_ref().is_some_and(&wanted))
}

pub(super) fn carries(keys: &[&ColumnKey]) -> bool {
    keys.iter().any(|key| {
        matches!(
            key,
            ColumnKey::CarryIn
                | ColumnKey::CarryOut
                | ColumnKey::PartOf(FundSource::CarryIn, _)
                | ColumnKey::Source(FundSource::Reserves | FundSource::CarryIn)
        )
    })
}
