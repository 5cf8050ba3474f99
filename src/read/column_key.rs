use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::caption::{Caption, Number};
use super::caption_word::Says;
use super::role::Role;
use crate::disclosure::{ColumnKey, Ground, Measure, Scope, TableKind};
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// What the title says about the columns.
pub(super) struct Asked<'a> {
    pub(super) words: &'a Vocabulary,
    pub(super) kind: Option<TableKind>,
    pub(super) year: Option<FiscalYear>,
    /// The measure of columns that name none.
    pub(super) unsaid: Measure,
}

impl Asked<'_> {
    /// Whether a key says of the whole table what it is about: the total, or the only fund of a fund's table.
    fn is_whole(&self, key: &ColumnKey) -> bool {
        let book = match self.kind.and_then(TableKind::scope) {
            // A list of projects may tell all funds apart.
            Some(Scope::Book(book)) if self.kind != Some(TableKind::Project) => Some(book),
            _ => None,
        };
        match key {
            ColumnKey::Total => true,
            ColumnKey::Source(source) => book.is_some() && source.book() == book,
            _ => false,
        }
    }
}

/// What a column of figures is about, from its lowest header up, and how that is known. A 小计 is about the header above it;
/// a header nobody knows is about something of its own, whatever stands above.
pub(super) fn resolve(path: &[Caption], frames: &[bool], asked: &Asked<'_>) -> (Role, Ground) {
    let measure = measure(path, asked);
    let told: Vec<&Caption> = path
        .iter()
        .zip(frames)
        .filter(|(caption, frame)| {
            !**frame && !matches!(caption.says, Says::Number | Says::Frame | Says::Side(_))
        })
        .map(|(caption, _)| caption)
        .rev()
        .collect();
    let key_of = |caption: &&Caption| match &caption.says {
        // What is paid for purchases is all that a table of purchases is about.
        Says::Key(ColumnKey::Procurement) if asked.kind == Some(TableKind::Procurement) => {
            Some(ColumnKey::Total)
        }
        Says::Key(key) => Some(key.clone()),
        _ => None,
    };
    let label = || ColumnKey::Label(joined(path).into());
    let unknown = told.iter().any(|caption| key_of(caption).is_none());
    let mut above = told.iter();
    let Some(lowest) = above.next() else {
        // 本年预算 over figures and nothing below is their number.
        let budget = |caption: &Caption| {
            caption.says == Says::Frame && asked.words.says(Topic::HeaderSays, "budget-alone", &caption.name)
        };
        let number =
            path.iter().any(|caption| caption.says == Says::Number) || path.last().is_some_and(budget);
        return if number {
            (Role::Figures(ColumnKey::Total, measure, None), Ground::Named)
        } else {
            (Role::Figures(label(), measure, None), Ground::Unknown)
        };
    };
    let outer = |key: &ColumnKey, above: &[&Caption]| {
        above.iter().filter_map(key_of).find(|outer| !asked.is_whole(outer) && outer != key)
    };
    let rest = told.get(1..).unwrap_or_default();
    let Some(mut key) = key_of(lowest) else {
        let key = label();
        let outer = outer(&key, rest);
        // What 其中 marks is a part of what stands above or beside it, whatever its name.
        let marked = lowest.says == Says::Unknown && path.iter().any(|caption| caption.of_which);
        let part = marked && rest.iter().all(|caption| key_of(caption).is_some());
        return (Role::Figures(key, measure, outer), if part { Ground::Placed } else { Ground::Unknown });
    };
    let mut rest = rest;
    if key == ColumnKey::Total
        && let Some((next, further)) = rest.split_first()
    {
        match key_of(next) {
            Some(next) if !asked.is_whole(&next) => (key, rest) = (next, further),
            Some(_) => {}
            None => {
                let key = label();
                let outer = outer(&key, further);
                return (Role::Figures(key, measure, outer), Ground::Unknown);
            }
        }
    }
    let mut outer = outer(&key, rest);
    // A public expense paid by one fund is that expense, out of that fund.
    if matches!(key, ColumnKey::Source(_))
        && let Some(expense @ ColumnKey::ThreePublic(_)) =
            rest.iter().filter_map(key_of).find(|above| matches!(above, ColumnKey::ThreePublic(_)))
    {
        outer = Some(core::mem::replace(&mut key, expense));
    }
    (Role::Figures(key, measure, outer), if unknown { Ground::Unknown } else { Ground::Named })
}

/// Which number a column prints, by all of its headers.
fn measure(path: &[Caption], asked: &Asked<'_>) -> Measure {
    let (mut change, mut last, mut past, mut stage, mut account, mut budget) =
        (false, false, false, false, false, false);
    let mut name = String::new();
    for caption in path {
        let other_year = caption.year.filter(|year| asked.year.is_some_and(|asked| asked != *year));
        let is_last = other_year.is_some_and(|year| {
            asked.year.is_some_and(|asked| asked.number().checked_sub(1) == Some(year.number()))
        });
        past |= other_year.is_some();
        last |= is_last;
        match caption.number {
            Some(Number::Change) => change = true,
            Some(Number::LastYear) => {
                past = true;
                last = true;
            }
            Some(Number::Other) => stage = true,
            Some(Number::FinalAccount) => account = true,
            // 金额 alone is of whatever the table is.
            Some(Number::Budget) => budget |= asked.words.says(Topic::HeaderSays, "budget", &caption.name),
            None => {}
        }
        let special = other_year.is_some()
            || matches!(caption.number, Some(Number::Change | Number::LastYear | Number::Other));
        if special || past && caption.number == Some(Number::FinalAccount) {
            name.push_str(&caption.name);
        }
    }
    if change {
        Measure::Change
    } else if last && !account && !stage {
        Measure::LastYear
    } else if past || stage {
        Measure::Other(Box::from(name))
    } else if account {
        Measure::FinalAccount
    } else if budget {
        Measure::Budget
    } else {
        asked.unsaid.clone()
    }
}

/// The headers of a column as one text.
fn joined(path: &[Caption]) -> String {
    let mut joined = String::new();
    for (index, caption) in path.iter().enumerate() {
        if index > 0 {
            joined.push('/');
        }
        joined.push_str(&caption.text);
    }
    joined
}
