use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::disclosure::{Row, RowKey, Table};
use crate::text::Dropped;
use crate::vocabulary::{Topic, Vocabulary};

pub(crate) fn project_of((index, row): (usize, &Row)) -> Option<(usize, &str)> {
    match &row.key {
        RowKey::Project(_, name) => Some((index, name)),
        _ => None,
    }
}

pub(crate) fn project_name(table: &Table) -> &str {
    table.target().and_then(|target| target.profile()).map_or("", |profile| &profile.name)
}

/// The project that a name means among others.
pub(crate) enum Matched<'a> {
    As(&'a str),
    Several,
    None,
}

pub(crate) fn matched<'a>(name: &str, names: impl Iterator<Item = &'a str> + Clone) -> Matched<'a> {
    let exact = fold(name);
    if exact.is_empty() {
        return Matched::None;
    }
    if let Some(found) = names.clone().find(|other| fold(other) == exact) {
        return Matched::As(found);
    }
    let core = core_of(&exact);
    let mut near: Vec<&str> = names.filter(|other| core_of(&fold(other)) == core).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [] => Matched::None,
        [only] => Matched::As(only),
        _ => Matched::Several,
    }
}

/// Whether two of several names name one project, whatever offices add to it.
pub(crate) fn repeat<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    names.filter(|name| !name.is_empty()).any(|name| !seen.insert(core_of(&fold(name))))
}

/// A name without what offices add to it (经费, 工作经费, 项目), and 贫困 as 脱贫.
fn core_of(folded: &str) -> String {
    let words = Vocabulary::builtin();
    let mut core = folded;
    loop {
        let shorter = words.take_end(Topic::ProjectBehind, core);
        match shorter.filter(|shorter| !shorter.is_empty()) {
            Some(shorter) => core = shorter,
            None => break words.renamed(Topic::ProjectRenamed, core),
        }
    }
}

pub(crate) fn fold(name: &str) -> Cow<'_, str> {
    crate::text::fold(name, Dropped::Quotes)
}
