use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::account::Accounts;
use super::label::fold;
use super::line::Line;
use super::words::Words;
use crate::code::UnitCode;
use crate::disclosure::{Ground, Row, RowKey, UnitName};
use crate::vocabulary::{Topic, Vocabulary};

/// Whether a folded name ends as names of units do, whatever stands in brackets behind it.
pub(super) fn is_named_as_unit(folded: &str, words: &Vocabulary) -> bool {
    let bare = folded.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let bare = bare.map_or(folded, |(before, _)| before);
    words.knows(Topic::UnitEnding, words.take_end(Topic::UnitOffice, bare).unwrap_or(bare))
}

/// Doubts a unit that stands twice in a list of units and their projects: one of the two is a project of that name.
pub(super) fn doubt_repeated(rows: &mut [Row]) {
    let mut named: BTreeMap<String, Vec<&mut Row>> = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| row.key == RowKey::Unit(None)) {
        named.entry(fold(&row.label).into_owned()).or_default().push(row);
    }
    for row in named.into_values().filter(|rows| rows.len() > 1).flatten() {
        (row.key, row.ground) = (RowKey::Label(row.label.clone()), Ground::Unknown);
    }
}

/// Doubts rows that have a unit's code and a name nobody knows, where that code stands beside the names of accounts too, or beside
/// several such names: they may be those of accounts.
pub(super) fn doubt_beside_accounts(
    rows: &mut [Row],
    names: &[String],
    accounts: &Accounts<'_>,
    words: &Vocabulary,
) {
    let mut codes: Vec<UnitCode> = rows
        .iter()
        .filter(|row| row.code.is_none() && row.key.account().is_some())
        .filter_map(|row| row.unit.clone())
        .collect();
    let is_known = |label: &str| {
        let name = fold(label);
        let unit = UnitName::of(&name);
        names.binary_search_by(|known| known.as_str().cmp(unit.department())).is_ok()
            // 艺术表演场所 is an account.
            || is_named_as_unit(&name, words) && !accounts.has_name(&name)
    };
    let mut strange: Vec<&mut Row> = rows
        .iter_mut()
        .filter(|row| row.code.is_none() && matches!(row.key, RowKey::Unit(Some(_))))
        .filter(|row| !is_known(&row.label))
        .collect();
    // One unit may be printed over each of its purchases, but under one name.
    let named = strange.iter().filter(|row| !row.label.is_empty());
    let mut named: Vec<(&UnitCode, &str)> =
        named.filter_map(|row| Some((row.unit.as_ref()?, &*row.label))).collect();
    named.sort_unstable();
    named.dedup();
    codes.extend(named.windows(2).filter_map(|pair| match pair {
        [(one, _), (other, _)] if one == other => Some((*one).clone()),
        _ => None,
    }));
    codes.sort_unstable();
    for row in &mut strange {
        if row.unit.as_ref().is_some_and(|code| codes.binary_search(code).is_ok()) {
            (row.key, row.ground) = (RowKey::Label(row.label.clone()), Ground::Unknown);
        }
    }
}

/// The names that stand under a header of units, folded, without the word for the department's own office.
pub(super) fn names(lines: &[Line<'_>], words: &Words<'_>) -> Vec<String> {
    let mut column = None;
    let mut names = Vec::new();
    for line in lines {
        if !line.has_figure() {
            column =
                line.cells.iter().position(|cell| !cell.is_empty() && words.heads_units(cell)).or(column);
            continue;
        }
        let Some(column) = column else { continue };
        let name = UnitName::of(line.cell(column));
        if name.name().chars().count() > 3 && !name.name().starts_with(|c: char| c.is_ascii_digit()) {
            names.push(name.department().into());
        }
    }
    names
}
