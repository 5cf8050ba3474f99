use alloc::vec::Vec;

use super::account::Accounts;
use super::caption::Caption;
use super::caption_word::Says;
use crate::code::AccountCode;
use crate::disclosure::ColumnKey;

/// Tells columns that are economic accounts (经济分类科目): each figure of a function stands under its account.
///
/// Words that name a part of basic expenditure elsewhere (对个人和家庭的补助) are classes of the government among its classes.
pub(super) fn tell(paths: &mut [Vec<Caption>], accounts: &Accounts<'_>) {
    let key = |caption: &Caption| match caption.says {
        Says::Unknown => account(&caption.name, accounts),
        _ => None,
    };
    // One word alone (其他支出) may mean something else.
    let mut told: Vec<ColumnKey> = paths.iter().flatten().filter_map(key).collect();
    told.sort_unstable();
    told.dedup();
    if told.len() < 2 {
        return;
    }
    for caption in paths.iter_mut().flatten() {
        if let Some(key) = key(caption) {
            caption.says = Says::Key(key);
        }
    }
    let is_government =
        |caption: &Caption| matches!(caption.says, Says::Key(ColumnKey::GovernmentEconomic(_)));
    if !paths.iter().flatten().any(is_government) {
        return;
    }
    let classes = |key: &ColumnKey| {
        matches!(
            key,
            ColumnKey::Wages | ColumnKey::Goods | ColumnKey::Capital | ColumnKey::IndividualSubsidies
        )
    };
    for caption in paths.iter_mut().flatten() {
        if matches!(&caption.says, Says::Key(key) if classes(key))
            && let Some(code) = accounts.government(bare(&caption.name))
        {
            caption.says = Says::Key(ColumnKey::GovernmentEconomic(code));
        }
    }
}

/// The account of a header: by the code before its name, else by its name.
fn account(name: &str, accounts: &Accounts<'_>) -> Option<ColumnKey> {
    let rest = bare(name);
    if rest.is_empty() {
        return None;
    }
    let code = name.strip_suffix(rest).unwrap_or_default();
    if code.is_empty() {
        return accounts
            .government(rest)
            .map(ColumnKey::GovernmentEconomic)
            .or_else(|| accounts.economic(rest, None).map(ColumnKey::Economic));
    }
    let code: AccountCode = code.parse().ok()?;
    if !accounts.is_name(code, rest) {
        return None;
    }
    match code {
        AccountCode::DepartmentEconomic(code) => Some(ColumnKey::Economic(code)),
        AccountCode::GovernmentEconomic(code) => Some(ColumnKey::GovernmentEconomic(code)),
        _ => None,
    }
}

/// A name without the digits of a code before it.
fn bare(name: &str) -> &str {
    name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '_', '.', ':'])
}
