use core::fmt;

use serde::ser::SerializeStruct;

use super::bound::Bound;
use super::evidence::Evidence;
use super::table::{Row, Table};
use crate::code::{Account, AccountCode, CodeLevel};

/// One name of one code, with the years it stands for and how it is known (科目).
///
/// Printing and serialising show the evidence: a list that is partly unconfirmed must say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'c, C = AccountCode> {
    code: C,
    name: &'c str,
    from: Bound,
    to: Bound,
    evidence: Evidence,
    documents: u16,
}

impl<'c, C: Account> Entry<'c, C> {
    pub(super) fn new(table: &'c Table, row: &Row, code: C) -> Self {
        Self {
            code,
            name: table.name(row),
            from: row.valid_from(),
            to: row.valid_to(),
            evidence: row.evidence,
            documents: row.documents,
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> C {
        self.code
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &'c str {
        self.name
    }

    /// The level at which the code stands (类, 款, 项 or 目).
    #[must_use]
    pub fn level(&self) -> CodeLevel {
        self.code.into().level()
    }

    /// The first fiscal year of the name, as far as it is known.
    #[must_use]
    pub fn valid_from(&self) -> Bound {
        self.from
    }

    /// The last fiscal year of the name, as far as it is known.
    #[must_use]
    pub fn valid_to(&self) -> Bound {
        self.to
    }

    /// How the name is known to belong to the code.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// How many documents the entry rests on; `None` where they were not counted.
    #[must_use]
    pub fn documents(&self) -> Option<u16> {
        (self.documents > 0).then_some(self.documents)
    }
}

impl<C: Account> fmt::Display for Entry<'_, C> {
    /// `210 卫生健康支出 (类, from 2019; published, seen 2021, 2023)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({}", self.code, self.name, self.level())?;
        match (self.from.year(), self.to.year()) {
            (None, None) => {}
            (Some(from), None) => write!(f, ", from {from}")?,
            (None, Some(to)) => write!(f, ", to {to}")?,
            (Some(from), Some(to)) if from == to => write!(f, ", {from} only")?,
            (Some(from), Some(to)) => write!(f, ", {from} to {to}")?,
        }
        write!(f, "; {}", self.evidence)?;
        match self.documents() {
            Some(1) => f.write_str(", 1 document)"),
            Some(count) => write!(f, ", {count} documents)"),
            None => f.write_str(")"),
        }
    }
}

impl<C: Account> serde::Serialize for Entry<'_, C> {
    /// The columns of a list: `code`, `name`, `level`, `valid_from`, `valid_to`, `evidence` (its tier),
    /// `seen_in_years`, `documents`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let code: AccountCode = self.code.into();
        let level: &'static str = match self.level() {
            CodeLevel::Class => "类",
            CodeLevel::Section => "款",
            CodeLevel::Item => "项",
            CodeLevel::SubItem => "目",
        };
        let mut entry = serializer.serialize_struct("Entry", 8)?;
        entry.serialize_field("code", &code)?;
        entry.serialize_field("name", self.name)?;
        entry.serialize_field("level", level)?;
        entry.serialize_field("valid_from", &self.from)?;
        entry.serialize_field("valid_to", &self.to)?;
        entry.serialize_field("evidence", self.evidence.tier())?;
        entry.serialize_field("seen_in_years", &self.evidence.seen())?;
        entry.serialize_field("documents", &self.documents())?;
        entry.end()
    }
}
