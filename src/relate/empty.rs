use alloc::vec::Vec;

use super::across::Across;
use super::condition::Condition;
use super::quantity::{Nature, Purpose, Quantity, Spending};
use super::relation::Relation;
use super::rule::Rule;
use crate::disclosure::{Scope, TableKind};
use crate::fund::BudgetBook;

/// States that a fund table left empty says that its fund spends nothing.
pub(super) fn state_empty_tables(across: &mut Across<'_, '_>) {
    let mut relations = Vec::new();
    for (kind, book) in [
        (TableKind::GovernmentFunds, BudgetBook::GovernmentFunds),
        (TableKind::StateCapital, BudgetBook::StateCapital),
    ] {
        let mut tables = across.printed.iter().filter(|printed| printed.kind == kind).peekable();
        if tables.peek().is_none() || !tables.all(|printed| is_left_empty(across, printed.table)) {
            continue;
        }
        let spending = Spending { scope: Scope::Book(book), nature: Nature::All, purpose: Purpose::All };
        for printed in across.printed.iter().filter(|printed| printed.kind == TableKind::AppropriationSummary)
        {
            if let Some(cells) = printed.quantities.get(&Quantity::Expenditure(spending)) {
                let relation = Relation::equal(Rule::EmptyTable, cells.to_vec(), Vec::new());
                relations.push(relation.because(Condition::LeftEmpty));
            }
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// Whether a table prints its headers and no figure; a line of numbers nobody could read may be one.
fn is_left_empty(across: &Across<'_, '_>, table: usize) -> bool {
    let disclosure = across.cells.disclosure;
    let Some(printed) = disclosure.tables.get(table) else { return false };
    let headed =
        printed.blocks.iter().any(|block| block.columns.iter().any(|column| column.ground.is_words()));
    let next = disclosure.tables.get(table.saturating_add(1)).map_or(usize::MAX, |next| next.line);
    let within = |line: usize| (printed.line..next).contains(&line);
    let numbers = |text: &str| {
        text.split('\t').any(|cell| {
            cell.trim().bytes().any(|byte| byte == b'.' || byte.is_ascii_digit()) && cell.trim().len() < 20
        })
    };
    let unread = disclosure.unread.iter().any(|unread| within(unread.line) && numbers(&unread.text));
    // Of a table that a line within it parted the other piece may print them.
    let parted = disclosure.tables.iter().any(|other| other.title == printed.title && other.printed > 0);
    headed && !unread && !parted && printed.cells().all(|cell| !cell.printed)
}
