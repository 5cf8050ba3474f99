use super::account::Accounts;
use super::label::{fold, ordinal};
use crate::code::{AccountCode, CodeLevel};
use crate::disclosure::{Ground, Row, RowKey, RowLevel, TableKind};
use crate::vocabulary::Vocabulary;

/// Tells accounts from projects (项目) in a list of projects: below the row with an account's name stand projects that print
/// that account's code beside their own.
pub(super) fn settle(kind: TableKind, rows: &mut [Row], accounts: &Accounts<'_>, words: &Vocabulary) {
    if kind != TableKind::Project {
        return;
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
