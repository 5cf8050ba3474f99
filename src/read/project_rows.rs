use super::account::Accounts;
use super::label::{fold, ordinal};
use crate::code::{AccountCode, CodeLevel};
use crate::disclosure::{Ground, Row, RowKey, RowLevel, TableKind};
use crate::vocabulary::Vocabulary;

/// Tells accounts from projects (项目) in a list of projects: below the row with an account's name stand projects that print
/// that account's code beside their own.
pub(super) fn settle(kind: TableKind, rows: &mut [Row], accounts: &Accounts<'_>, words: &Vocabulary) {
    match kind {
        TableKind::Project => {}
        // A list of projects that lost its title has such rows too.
        TableKind::Other => return tell_headings(rows),
        _ => return,
    }
    let named = |row: &Row, code: AccountCode| {
        let folded = fold(&row.label);
        let name = ordinal(&folded, words).rest;
        !name.is_empty() && accounts.bears(code, name)
    };
    // A name that stands under many accounts is that of the code printed below it.
    for at in 1..rows.len() {
        let Some([above, row]) = rows.get_mut(at - 1..=at) else { continue };
        let RowKey::Function(code) = row.key else { continue };
        let by_name = match &above.key {
            RowKey::Label(_) => true,
            RowKey::Project(_, name) => *name == above.label,
            RowKey::Function(other) => *other != code,
            _ => false,
        };
        if by_name
            && above.code.is_none()
            && row.code.is_some()
            && named(above, code.into())
            && !named(row, code.into())
        {
            (above.key, above.ground) = (RowKey::Function(code), Ground::Named);
            if above.level == RowLevel::Listed {
                above.level = RowLevel::Plain;
            }
        }
    }
    tell_headings(rows);
    let mut account = None;
    for row in rows {
        match row.key {
            RowKey::Function(code) if code.level() == CodeLevel::Item => {
                let coded = row.code.is_some() && !row.label.is_empty();
                if account == Some(code) && coded && !named(row, code.into()) {
                    (row.key, row.ground) = (RowKey::Project(Some(code), row.label.clone()), Ground::Printed);
                } else {
                    account = Some(code);
                }
            }
            RowKey::Project(Some(code), _) if account == Some(code) => {}
            _ => account = None,
        }
    }
}

/// A project's name alone above its own rows, each with an account: it sums them up, as a 小计 in front does. Where the names
/// don't bear that out nobody knows what such rows are.
fn tell_headings(rows: &mut [Row]) {
    let name = |row: &Row| match &row.key {
        RowKey::Project(_, name) => Some(name.clone()),
        _ => None,
    };
    let bare = |row: &Row| {
        matches!(row.key, RowKey::Project(None, _)) && row.code.is_none() && row.level != RowLevel::Listed
    };
    let coded = |row: &Row| matches!(row.key, RowKey::Project(Some(_), _)) && row.ground == Ground::Printed;
    let pairs = || rows.iter().zip(rows.iter().skip(1)).filter(|(row, _)| bare(row));
    let headings = pairs().count();
    let above_own = pairs().filter(|(row, next)| coded(next) && name(row) == name(next)).count();
    let all = rows.iter().filter(|row| bare(row)).count();
    if above_own == 0 {
        return;
    }
    // One name that differs may be misprinted.
    let over_coded = pairs().all(|(_, next)| coded(next)) && headings == all;
    let first = rows.iter().position(|row| bare(row) || coded(row));
    let leads = first.is_some_and(|first| rows.get(first).is_some_and(bare));
    let told = over_coded && leads && (above_own + 1 >= all && all > 1 || above_own == all);
    for row in rows.iter_mut().filter(|row| bare(row)) {
        if told {
            row.key = RowKey::Subtotal;
            row.ground = Ground::Placed;
        } else {
            row.key = RowKey::Label(row.label.clone());
            row.ground = Ground::Unknown;
        }
    }
}
