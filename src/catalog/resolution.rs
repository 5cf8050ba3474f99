use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;

use super::entry::Entry;
use super::evidence::Evidence;
use super::label::Label;
use super::table::{Row, Spelt, Table};
use crate::code::{Account, CodeLevel};
use crate::year::FiscalYear;

/// What a label stands for in a year.
#[derive(Clone)]
pub enum Resolution<'c, C> {
    /// Exactly one code.
    Found(Match<'c, C>),
    /// Several codes, all equally well: the context has to be narrower.
    Ambiguous(Matches<'c, C>),
    /// No code.
    Unknown,
}

/// A code found by a label, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'c, C> {
    entry: Entry<'c, C>,
    matched: Matched,
}

/// How a label matched.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr, serde::Serialize,
)]
#[serde(tag = "matched", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Matched {
    /// It is the name in force in the year.
    Current,
    /// It is a former name.
    OldName {
        /// The last fiscal year of that name.
        last: FiscalYear,
    },
    /// It is a name of a later year.
    LaterName {
        /// The first fiscal year of that name.
        first: FiscalYear,
    },
    /// It is a documented other wording.
    Alias,
}

impl Matched {
    /// The id of the variant: `current`, `old-name`, `later-name`, `alias`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    fn tier(self) -> Tier {
        match self {
            Self::Current => Tier::Current,
            Self::OldName { .. } => Tier::Old,
            Self::LaterName { .. } => Tier::Later,
            Self::Alias => Tier::Alias,
        }
    }
}

/// A better kind of match hides every worse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Current,
    Old,
    Later,
    Alias,
}

impl<'c, C: Account> Match<'c, C> {
    /// The code.
    #[must_use]
    pub fn code(&self) -> C {
        self.entry.code()
    }

    /// How the label matched.
    #[must_use]
    pub fn matched(&self) -> Matched {
        self.matched
    }

    /// The wording in the list that the label matched: a name of the year or another one, or an alias.
    #[must_use]
    pub fn wording(&self) -> &'c str {
        self.entry.name()
    }

    /// How that wording is known to belong to the code.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.entry.evidence()
    }
}

impl<'c, C: Account> Resolution<'c, C> {
    /// The code and how it was found, when there is exactly one.
    #[must_use]
    pub fn found(self) -> Option<Match<'c, C>> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }

    /// The code, when there is exactly one.
    #[must_use]
    pub fn code(self) -> Option<C> {
        self.found().map(|found| found.code())
    }

    /// How well the best candidate matched.
    fn tier(&self) -> Option<Tier> {
        match self {
            Self::Found(found) => Some(found.matched().tier()),
            Self::Ambiguous(several) => Some(several.tier),
            Self::Unknown => None,
        }
    }

    /// The better of two; the first where they are equally good.
    pub(super) fn or_better(self, other: Self) -> Self {
        match (self.tier(), other.tier()) {
            (Some(own), Some(others)) if own <= others => self,
            (Some(_), None) => self,
            _ => other,
        }
    }

    /// All candidates in the order of their codes: one, several or none.
    pub fn candidates(self) -> impl Iterator<Item = Match<'c, C>> {
        let (one, several) = match self {
            Self::Found(found) => (Some(found), None),
            Self::Ambiguous(several) => (None, Some(several)),
            Self::Unknown => (None, None),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }
}

/// The codes an ambiguous label may stand for, in their order; nothing is allocated.
#[derive(Clone)]
pub struct Matches<'c, C> {
    table: &'c Table,
    rows: &'c [u32],
    year: FiscalYear,
    level: Option<CodeLevel>,
    tier: Tier,
    code: PhantomData<C>,
}

impl<C: Account> fmt::Debug for Matches<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<C: Account> fmt::Debug for Resolution<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(found) => f.debug_tuple("Found").field(found).finish(),
            Self::Ambiguous(several) => f.debug_tuple("Ambiguous").field(several).finish(),
            Self::Unknown => f.write_str("Unknown"),
        }
    }
}

impl<'c, C: Account> Iterator for Matches<'c, C> {
    type Item = Match<'c, C>;

    fn next(&mut self) -> Option<Match<'c, C>> {
        loop {
            let key = self.table.row(*self.rows.first()?)?.key;
            // The same code may have borne the label in several periods: it is one candidate.
            let mut best: Option<(&Row, Matched)> = None;
            while let Some((&index, rest)) = self.rows.split_first() {
                let Some(row) = self.table.row(index).filter(|row| row.key == key) else { break };
                self.rows = rest;
                best = nearer(best, row, self.matched(row));
            }
            let Some((row, matched)) = best.filter(|(_, matched)| matched.tier() == self.tier) else {
                continue;
            };
            let wanted = |code: &C| self.level.is_none_or(|level| (*code).into().level() == level);
            if let Some(code) = C::from_key(key).filter(wanted) {
                return Some(Match { entry: Entry::new(self.table, row, code), matched });
            }
        }
    }
}

impl<C> Matches<'_, C> {
    fn matched(&self, row: &Row) -> Option<Matched> {
        if self.tier == Tier::Alias {
            return Some(Matched::Alias);
        }
        if row.covers(self.year) {
            return Some(Matched::Current);
        }
        if row.to < self.year.number() {
            row.last().map(|last| Matched::OldName { last })
        } else {
            row.first().map(|first| Matched::LaterName { first })
        }
    }
}

/// Rows come in the order of years: the last past one and the first coming one are the nearest.
fn nearer<'r>(
    best: Option<(&'r Row, Matched)>,
    row: &'r Row,
    matched: Option<Matched>,
) -> Option<(&'r Row, Matched)> {
    match (best, matched) {
        (_, Some(matched @ (Matched::Current | Matched::OldName { .. }))) => Some((row, matched)),
        (None, Some(matched)) => Some((row, matched)),
        (best, _) => best,
    }
}

pub(super) fn resolve<'c, C: Account>(
    names: &'c Table,
    aliases: &'c Table,
    year: FiscalYear,
    label: Label<'_>,
    keys: &Range<u32>,
    level: Option<CodeLevel>,
) -> Resolution<'c, C> {
    let Some(label) = Spelt::new(label) else { return Resolution::Unknown };
    let rows = names.labelled(&label, keys);
    for tier in [Tier::Current, Tier::Old, Tier::Later, Tier::Alias] {
        let (table, rows) =
            if tier == Tier::Alias { (aliases, aliases.labelled(&label, keys)) } else { (names, rows) };
        let matches = Matches { table, rows, year, level, tier, code: PhantomData };
        let mut ahead = matches.clone();
        match (ahead.next(), ahead.next()) {
            (Some(found), None) => return Resolution::Found(found),
            (Some(_), Some(_)) => return Resolution::Ambiguous(matches),
            (None, _) => {}
        }
    }
    Resolution::Unknown
}
