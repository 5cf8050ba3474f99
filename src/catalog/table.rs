use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::evidence::{Evidence, SeenYears};
use super::label::Label;
use crate::FiscalYear;

/// No first year given: in force as far back as the list goes.
pub(super) const OPEN_START: u16 = 0;
/// No last year given: still in force.
pub(super) const OPEN_END: u16 = u16::MAX;

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
}

/// Rows in the order of code and year, and the same rows in the order of their labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) names: Cow<'static, str>,
    pub(super) rows: Cow<'static, [Row]>,
    pub(super) by_label: Cow<'static, [u32]>,
}

/// A row on the way into a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) key: u32,
    pub(super) name: String,
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) evidence: Evidence,
}

impl Draft {
    /// The same name for a part of its years.
    pub(super) fn within(&self, from: u16, to: u16) -> Self {
        let evidence = match self.evidence {
            Evidence::Published { seen } => Evidence::Published { seen: seen.within(from, to) },
            other => other,
        };
        Self { key: self.key, name: self.name.clone(), from, to, evidence }
    }
}

impl Table {
    pub(super) fn build(mut drafts: Vec<Draft>) -> Self {
        drafts.sort_by_key(|draft| (draft.key, draft.from));
        let mut names = String::new();
        let mut places: BTreeMap<&str, u32> = BTreeMap::new();
        let mut rows = Vec::with_capacity(drafts.len());
        for draft in &drafts {
            // A name is at most a few hundred bytes and a list far from 4 GB: readers check both.
            let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
            let place = *places.entry(&draft.name).or_insert_with(|| {
                names.push_str(&draft.name);
                next
            });
            rows.push(Row {
                key: draft.key,
                name: place,
                evidence: draft.evidence,
                length: u16::try_from(draft.name.len()).unwrap_or(0),
                from: draft.from,
                to: draft.to,
            });
        }
        let mut table =
            Self { names: Cow::Owned(names), rows: Cow::Owned(rows), by_label: Cow::Borrowed(&[]) };
        let mut by_label: Vec<(u32, &Row)> = (0_u32..).zip(table.rows.iter()).collect();
        by_label.sort_by(|(_, a), (_, b)| {
            table.label(a).cmp(&table.label(b)).then((a.key, a.from).cmp(&(b.key, b.from)))
        });
        let by_label = by_label.into_iter().map(|(index, _)| index).collect();
        table.by_label = Cow::Owned(by_label);
        table
    }

    pub(super) fn drafts(&self) -> impl Iterator<Item = Draft> {
        self.rows.iter().map(|row| Draft {
            key: row.key,
            name: self.name(row).into(),
            from: row.from,
            to: row.to,
            evidence: row.evidence,
        })
    }

    pub(super) fn name(&self, row: &Row) -> &str {
        let start = row.name as usize;
        self.names.get(start..start + usize::from(row.length)).unwrap_or("")
    }

    pub(super) fn label(&self, row: &Row) -> Label<'_> {
        Label::new(self.name(row))
    }

    /// The rows of one code, in the order of years.
    pub(super) fn rows_of(&self, key: u32) -> &[Row] {
        let start = self.rows.partition_point(|row| row.key < key);
        let rest = self.rows.get(start..).unwrap_or(&[]);
        let count = rest.iter().take_while(|row| row.key == key).count();
        rest.get(..count).unwrap_or(&[])
    }

    pub(super) fn row(&self, index: u32) -> Option<&Row> {
        self.rows.get(index as usize)
    }

    /// The rows with this label whose keys lie in the range, in the order of code and year, as
    /// indices.
    pub(super) fn labelled(&self, label: Label<'_>, keys: &Range<u32>) -> &[u32] {
        let start = self.by_label.partition_point(|&index| {
            self.row(index)
                .is_some_and(|row| self.label(row).cmp(&label).then_with(|| row.key.cmp(&keys.start)).is_lt())
        });
        let rest = self.by_label.get(start..).unwrap_or(&[]);
        let mut place = None;
        let count = rest
            .iter()
            .take_while(|&&index| {
                self.row(index).is_some_and(|row| {
                    // Equal names share their place in the text: mostly one comparison is enough.
                    let same = row.key < keys.end && (place == Some(row.name) || self.label(row) == label);
                    place = Some(row.name);
                    same
                })
            })
            .count();
        rest.get(..count).unwrap_or(&[])
    }
}

/// Short spellings for the compiled list.
pub(super) const fn row(key: u32, name: u32, length: u16, from: u16, to: u16, evidence: Evidence) -> Row {
    Row { key, name, evidence, length, from, to }
}

pub(super) const fn seen(bits: u32) -> Evidence {
    Evidence::Published { seen: SeenYears::from_bits(bits) }
}
