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
        let summary = matches!(kind, TableKind::Summary | TableKind::AppropriationSummary);
        let accounts = block.rows.iter().any(|row| {
            matches!(
                row.key,
                RowKey::Function(_)
                    | RowKey::Economic(_)
                    | RowKey::GovernmentEconomic(_)
                    | RowKey::Project(..)
                    | RowKey::Unit(_)
            )
        });
        if summary || !accounts { Items::new(kind, block).tree() } else { Accounts::new(kind, block).tree() }
    }
}
