use super::accounts::Accounts;
use super::items::Items;
use super::row_tree::RowTree;
use crate::disclosure::{Block, RowKey, TableKind};

impl RowTree {
    pub(crate) fn new(kind: TableKind, block: &Block) -> Self {
        // The rows of a project's form are told apart by what they are, not by their order.
        if kind == TableKind::ProjectTarget {
            return Self::default();
        }
        let rows = || block.rows.iter();
        // Only in a summary by name do ordinals tell the classes.
        let summary = kind.is_two_sided()
            && !rows().any(|row| {
                row.key.account().is_some_and(|code| row.code.is_some() && code.parent().is_some())
            });
        let categories = rows().any(|row| matches!(row.key, RowKey::Purchase(_)));
        let accounts = rows().any(|row| {
            row.key.account().is_some() || matches!(row.key, RowKey::Project(..) | RowKey::Unit(_))
        });
        if summary || categories || !accounts {
            Items::new(kind, block).tree()
        } else {
            Accounts::new(kind, block).tree()
        }
    }
}
