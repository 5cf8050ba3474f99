use alloc::boxed::Box;
use alloc::vec::Vec;

use super::faults::Faults;
use super::question::Question;
use super::reading::footing;
use crate::disclosure::RowKey;
use crate::relate::Relation;

/// Tells as one fault what shows in several sums and has one cause: a table left blank, or a row left out of several tables or
/// columns, as its amount and the account above it tell.
pub(super) fn merged(question: &Question<'_>, mut faults: Faults) -> Faults {
    let mut causes: Vec<Cause> = Vec::new();
    let blank: Vec<bool> =
        question.cells.disclosure.tables.iter().map(|table| table.figures() == 0).collect();
    faults.told.retain(|fault| {
        let relations = fault.refuted.iter().map(|(number, _)| *number).collect::<Vec<usize>>();
        match Cause::of(question, &blank, &relations) {
            Some(cause) if causes.iter().any(|other| other.is_same(&cause)) => false,
            cause => {
                causes.extend(cause);
                true
            }
        }
    });
    faults.untold.retain(|relation| {
        Cause::of(question, &blank, &[*relation])
            .is_none_or(|cause| !causes.iter().any(|other| other.is_same(&cause)))
    });
    faults
}

/// What may lie behind several conflicts.
enum Cause {
    /// A table under this title prints no figure at all.
    Blank(Box<str>),
    /// A row of this amount in 分 is missing below a row of a table.
    Missing { amount: i128, row: RowKey, table: usize },
}

impl Cause {
    /// `blank` tells of each table whether it prints no figure.
    fn of(question: &Question<'_>, blank: &[bool], relations: &[usize]) -> Option<Self> {
        let relations: Vec<&Relation> =
            relations.iter().filter_map(|number| question.stated.relations.get(*number)).collect();
        let tables = &question.cells.disclosure.tables;
        let mut cells = relations.iter().flat_map(|relation| relation.left.iter().chain(&relation.right));
        let is_blank = |table: &usize| blank.get(*table) == Some(&true);
        let blank = cells.find_map(|cell| question.cells.table(*cell).filter(is_blank));
        if let Some(table) = blank.and_then(|table| tables.get(table)) {
            return Some(Self::Blank(table.title.clone()));
        }
        let [relation] = relations.as_slice() else { return None };
        let amount = question.gap(relation);
        let total = footing(&question.cells, relation).filter(|_| amount > 0)?;
        let key = question.cells.key(total)?;
        let row = tables.get(key.table)?.blocks.get(key.block)?.rows.get(key.row)?.key.clone();
        Some(Self::Missing { amount, row, table: key.table })
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Blank(title), Self::Blank(other)) => title == other,
            (
                Self::Missing { amount, row, table },
                Self::Missing { amount: other_amount, row: other_row, table: other_table },
            ) => {
                let account = row.account().is_some() && row == other_row;
                amount == other_amount && (account || table == other_table && row == other_row)
            }
            _ => false,
        }
    }
}
