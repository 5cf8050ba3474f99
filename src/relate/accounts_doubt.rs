//! What of a table by accounts nobody knows for what it is (存疑): rows under names or codes that others have in another way.

use alloc::vec::Vec;

use super::accounts::Accounts;
use super::row_tree::{RowTree, is_blank};
use super::unchecked::WhyUnchecked;
use crate::code::CodeLevel;
use crate::disclosure::{Row, RowKey, TableKind};
use crate::text::{Dropped, fold};

impl Accounts<'_> {
    /// Whether a class of projects stands where only a single project can: its rows are told one by one in cells of their own.
    pub(super) fn is_among_projects(&self, index: usize) -> bool {
        let label = self.rows.get(index).map_or("", |row| &row.label);
        let apart = |row: &Row| {
            matches!(row.key, RowKey::Project(..))
                && row.ground.is_words()
                && !is_blank(row)
                && row.label.is_empty()
        };
        // Over the projects of each class all classes have rows.
        let classes = self.rows.iter().filter(|row| matches!(row.key, RowKey::ProjectClass(_))).count();
        classes == 1 && !label.is_empty() && self.rows.iter().any(apart)
    }

    /// Whether rows print one code above 项 under several names: the cells of its deeper levels were not found.
    pub(super) fn repeats_above_items(&self, rows: &[usize]) -> bool {
        let named = |at: &usize| {
            let row = self.rows.get(*at)?;
            match row.key {
                RowKey::Function(code) if code.level() != CodeLevel::Item => {
                    Some((code, fold(&row.label, Dropped::Blanks)))
                }
                _ => None,
            }
        };
        let mut codes: Vec<_> = rows.iter().filter_map(named).collect();
        codes.sort_unstable();
        codes.windows(2).any(|pair| match pair {
            [(code, name), (other, again)] => code == other && (name != again || name.is_empty()),
            _ => false,
        })
    }

    /// Rows among which some print one account, whose deeper codes were not found, are parts of no sum.
    pub(super) fn without_repeated(&self, tree: &mut RowTree, rows: Vec<usize>) -> Vec<usize> {
        if !(self.kind == TableKind::Other && self.is_cut_short(&rows) || self.repeats_above_items(&rows)) {
            return rows;
        }
        let name = rows.first().and_then(|row| self.rows.get(*row)).map(Row::name).unwrap_or_default();
        tree.unchecked.push((self.rule, WhyUnchecked::RowUnknown { name }));
        tree.again.extend(rows);
        Vec::new()
    }

    /// Whether only units have codes of units in a list of what they buy: a project that has one may be a unit under another name.
    pub(super) fn lists_below_units(&self) -> bool {
        let buys = matches!(self.kind, TableKind::Procurement | TableKind::PurchasedServices);
        let bare = |row: &Row| matches!(row.key, RowKey::Project(..)) && row.unit.is_none();
        buys && self.rows.iter().any(bare)
    }
}
