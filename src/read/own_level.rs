use alloc::format;
use alloc::string::String;

use super::account::Accounts;
use crate::code::{AccountCode, CodeLevel};

/// Codes that print their own level only: `215`, `05` below it, `01` below that.
#[derive(Default)]
pub(super) struct OwnLevels {
    class: String,
    section: String,
}

impl OwnLevels {
    /// The cells of a split code with those before the printed ones filled from the rows above.
    pub(super) fn completed(&self, cells: [String; 3]) -> [String; 3] {
        let [mut class, mut section, item] = cells;
        let own =
            |cell: &str| (1..=2).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit());
        if class.is_empty() && (own(&section) || section.is_empty() && own(&item)) {
            class.clone_from(&self.class);
            if section.is_empty() {
                section.clone_from(&self.section);
            }
        }
        [class, section, item]
    }

    /// The whole of a code of two digits: the 款 of the class above or the 项 of the 款 above, as its name says.
    pub(super) fn complete(&self, code: &str, name: &str, accounts: &Accounts<'_>) -> Option<String> {
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_digit()) || self.class.is_empty() {
            return None;
        }
        let section = format!("{}{code}", self.class);
        if self.section.is_empty() {
            return Some(section);
        }
        let item = format!("{}{}{code}", self.class, self.section);
        let named = |code: &String| code.parse().is_ok_and(|code: AccountCode| accounts.is_name(code, name));
        match (named(&section), named(&item)) {
            (true, false) => Some(section),
            (false, true) => Some(item),
            _ => None,
        }
    }

    /// Remembers the code of a row for the rows below.
    pub(super) fn remember(&mut self, code: &str) {
        let Ok(account) = code.parse::<AccountCode>() else { return };
        let (class, rest) = code.split_at_checked(3).unwrap_or((code, ""));
        self.class.clear();
        self.class.push_str(class);
        self.section.clear();
        if account.level() != CodeLevel::Class {
            self.section.push_str(rest.get(..2).unwrap_or_default());
        }
    }
}
