use alloc::vec::Vec;
use core::fmt;

use super::entry::Entry;
use super::table::{Row, Spelt, Table, classification};
use crate::code::account::sealed::Keyed;
use crate::code::{AccountCode, Packed};
use crate::year::FiscalYear;

/// What became of a code from one fiscal year to a later one (科目衔接), as far as evidence goes.
///
/// Three things tell: the names (a name that only one code bore, and that stands at only one other code from the next
/// year on, moved with what it names), the code above (what stood below a code that went elsewhere went there too), and
/// the list `data/succession.tsv`, none of which a notice confirms. A code that goes on under another name counts as
/// renamed: whether its meaning changed, names can't say.
#[derive(Clone, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Succession<'c> {
    /// The same code under the same name.
    Kept,
    /// The same code under another name.
    Renamed {
        /// The name of the later year.
        now: &'c str,
    },
    /// Another code, which took the place of this one.
    Moved {
        /// That code, as of the later year.
        to: Entry<'c>,
    },
    /// Another code, which holds more than this one: it was there before, or took in several.
    Merged {
        /// That code, as of the later year.
        into: Entry<'c>,
    },
    /// Several codes; how an amount is shared among them is not known.
    Split {
        /// Those codes, in their order.
        into: Vec<Entry<'c>>,
    },
    /// Not in force any more, and nothing tells what became of it.
    Ended {
        /// The last fiscal year in which it, or the code it had become, was in force.
        last: FiscalYear,
    },
    /// The code is not in force in the first year, or the later year is before it or after the newest the catalog knows.
    Unknown,
}

impl Succession<'_> {
    /// The id of the variant, such as `moved`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for Succession<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept => f.write_str("kept"),
            Self::Renamed { now } => write!(f, "renamed to {now}"),
            Self::Moved { to } => write!(f, "moved to {} {}", to.code(), to.name()),
            Self::Merged { into } => write!(f, "merged into {} {}", into.code(), into.name()),
            Self::Split { into } => {
                f.write_str("split into ")?;
                into.iter().enumerate().try_for_each(|(index, to)| {
                    let separator = if index == 0 { "" } else { ", " };
                    write!(f, "{separator}{} {}", to.code(), to.name())
                })
            }
            Self::Ended { last } => write!(f, "ended in {last}"),
            Self::Unknown => f.write_str("not known"),
        }
    }
}

/// A documented step in the compiled list: from one year to the next.
pub(super) struct Step {
    from: u32,
    to: u32,
    year: u16,
}

pub(super) const fn step(from: u32, to: u32, year: u16) -> Step {
    Step { from, to, year }
}

/// A code on its way through the years.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Heir {
    key: u32,
    /// It took in more than the code asked about.
    merged: bool,
}

/// The steps through the years of one list of names.
pub(super) struct Steps<'c> {
    names: &'c Table,
    documented: &'c [Step],
}

impl<'c> Steps<'c> {
    pub(super) const fn new(names: &'c Table, documented: &'c [Step]) -> Self {
        Self { names, documented }
    }

    pub(super) fn succession(&self, key: u32, from: FiscalYear, to: FiscalYear) -> Succession<'c> {
        let newest = self.names.newest_year();
        let start =
            self.names.row_in(key, from).filter(|_| from <= to && newest.is_none_or(|newest| to <= newest));
        let Some(start) = start else { return Succession::Unknown };
        let mut heirs = alloc::vec![Heir { key, merged: false }];
        for year in (from.number()..to.number()).filter_map(|year| FiscalYear::new(year).ok()) {
            let mut next: Vec<Heir> = Vec::new();
            for heir in &heirs {
                let heirs = self.step(heir.key, year).into_iter();
                next.extend(heirs.map(|next| Heir { merged: next.merged || heir.merged, ..next }));
            }
            next.sort_unstable();
            next.dedup_by_key(|heir| heir.key);
            if next.is_empty() {
                return Succession::Ended { last: year };
            }
            heirs = next;
        }
        let mut entries: Vec<Entry<'c>> = heirs.iter().filter_map(|heir| self.entry(heir.key, to)).collect();
        match (heirs.as_slice(), entries.pop()) {
            ([heir], Some(_)) if heir.key == key => match self.names.row_in(key, to) {
                Some(row) if self.names.label(row) != self.names.label(start) => {
                    Succession::Renamed { now: self.names.name(row) }
                }
                _ => Succession::Kept,
            },
            ([heir], Some(into)) if heir.merged => Succession::Merged { into },
            ([_], Some(to)) => Succession::Moved { to },
            (_, Some(last)) => {
                entries.push(last);
                Succession::Split { into: entries }
            }
            (_, None) => Succession::Unknown,
        }
    }

    fn entry(&self, key: u32, year: FiscalYear) -> Option<Entry<'c>> {
        let code = AccountCode::from_key(key)?;
        self.names.row_in(key, year).map(|row| Entry::new(self.names, row, code))
    }

    /// What becomes of a code from a year to the next one.
    fn step(&self, key: u32, year: FiscalYear) -> Vec<Heir> {
        let Ok(next) = FiscalYear::new(year.number().saturating_add(1)) else { return Vec::new() };
        let Some(row) = self.names.row_in(key, year) else { return Vec::new() };
        let documented = self.documented(key, year, next);
        if !documented.is_empty() {
            return documented;
        }
        let above = Packed::from_key(key).and_then(Packed::parent).map(Packed::key);
        let parts = above.map_or_else(Vec::new, |above| self.documented(above, year, next));
        if parts.len() > 1 {
            let named = self.children_named(row, &parts, next);
            if !named.is_empty() {
                return named;
            }
        }
        let goes_on = self.names.row_in(key, next);
        if goes_on.is_some_and(|next| self.names.label(next) == self.names.label(row)) {
            return alloc::vec![Heir { key, merged: false }];
        }
        if let Some(heir) = self.bearer_of_the_name(row, year, next) {
            return alloc::vec![heir];
        }
        if goes_on.is_some() {
            return alloc::vec![Heir { key, merged: false }];
        }
        let Some(above) = above else { return Vec::new() };
        let parts: Vec<Heir> = self.step(above, year).into_iter().filter(|heir| heir.key != above).collect();
        let named = self.children_named(row, &parts, next);
        if !named.is_empty() {
            return named;
        }
        // What stood below went along: into the code itself where that has nothing of the name below it.
        parts.into_iter().map(|heir| Heir { merged: true, ..heir }).collect()
    }

    fn documented(&self, key: u32, year: FiscalYear, next: FiscalYear) -> Vec<Heir> {
        let steps = || self.documented.iter().filter(|step| step.year == next.number());
        let heirs = steps().filter(|step| step.from == key && self.names.row_in(step.to, next).is_some());
        heirs
            .map(|step| {
                let several = steps().filter(|other| other.to == step.to).count() > 1;
                let stood = step.to != key && self.names.row_in(step.to, year).is_some();
                Heir { key: step.to, merged: several || stood }
            })
            .collect()
    }

    /// The codes right below these that have the name of the row.
    fn children_named(&self, row: &Row, parents: &[Heir], next: FiscalYear) -> Vec<Heir> {
        let Some(label) = Spelt::new(self.names.label(row)) else { return Vec::new() };
        let mut named = Vec::new();
        for parent in parents.iter().filter_map(|parent| Packed::from_key(parent.key)) {
            let rows = self.names.labelled(&label, &parent.below()).iter();
            let children = rows.filter_map(|index| self.names.row(*index)).filter(|child| {
                child.covers(next) && Packed::from_key(child.key).and_then(Packed::parent) == Some(parent)
            });
            named.extend(children.map(|child| Heir { key: child.key, merged: false }));
        }
        named
    }

    /// The one code that bears the name of the row from the next year on, where no other code of the level
    /// bore it before.
    fn bearer_of_the_name(&self, row: &Row, year: FiscalYear, next: FiscalYear) -> Option<Heir> {
        let label = Spelt::new(self.names.label(row))?;
        let named = self.names.labelled(&label, &classification(row.key));
        let others =
            || named.iter().filter_map(|index| self.names.row(*index)).filter(|other| other.key != row.key);
        let level = |row: &Row| Packed::from_key(row.key).map(Packed::level);
        if others().any(|other| level(other) == level(row) && other.covers(year)) {
            return None;
        }
        let new = || others().filter(|other| other.from == next.number());
        only(new().filter(|other| level(other) == level(row)))
            .or_else(|| only(new()))
            .map(|other| Heir { key: other.key, merged: false })
    }
}

/// The only one there is.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let one = found.next()?;
    if found.next().is_none() { Some(one) } else { None }
}
