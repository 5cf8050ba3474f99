use alloc::string::String;

use crate::text::{half_width, is_digit};

/// The code printed before a label in one cell: `208 社会保障和就业支出`, `[208]社会保障和就业支出`, `[701003]某某局`. Without
/// brackets only where the labels are headed as `accounts`.
pub(super) fn code_before(label: &str, accounts: bool) -> (String, &str) {
    let bare = label.strip_prefix(['[', '(', '【', '（', '［']);
    let text = bare.unwrap_or(label);
    let end = text.find(|c: char| !is_digit(c)).unwrap_or(text.len());
    let (code, rest) = text.split_at_checked(end).unwrap_or_default();
    let code: String = code.chars().map(half_width).collect();
    let rest = match bare {
        Some(_) => rest.strip_prefix([']', ')', '】', '）', '］']),
        None if !accounts && !rest.starts_with(['-', '－', '_']) => None,
        None => Some(rest.trim_start_matches(['-', '－', '_'])),
    };
    let account = matches!(code.len(), 3 | 5 | 7) && code.starts_with(['2', '3', '5']);
    let unit = matches!(code.len(), 3..=12) && !label.starts_with(['(', '（']);
    match rest.map(str::trim) {
        Some(rest) if (account || unit) && !rest.is_empty() && !rest.starts_with(['.', '、', '年']) => {
            (code, rest)
        }
        _ => (String::new(), label),
    }
}
