use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::across::Across;
use super::condition::Condition;
use super::quantity::{Nature, Purpose, Quantity, Spending};
use super::relation::Relation;
use super::rule::Rule;
use crate::disclosure::{Scope, Table, TableKind};
use crate::fund::BudgetBook;
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// States that 人员经费 and 公用经费 are one amount in 一般公共预算支出表 and its basic table, where one template prints both.
///
/// Tables of two templates may count a class such as 303 among the one here and split it between both there.
pub(super) fn state_personnel(across: &mut Across<'_, '_>) {
    let mut relations = Vec::new();
    for nature in [Nature::Personnel, Nature::Operating] {
        let scope = Scope::Book(BudgetBook::GeneralPublic);
        let quantity = Quantity::Expenditure(Spending { scope, nature, purpose: Purpose::All });
        let of = |kind: TableKind| {
            let mut tables = across.printed.iter().filter(|printed| printed.kind == kind);
            tables.find_map(|printed| Some((printed.table, printed.quantities.get(&quantity)?)))
        };
        let (Some((one, whole)), Some((other, basic))) =
            (of(TableKind::GeneralPublicExpenditure), of(TableKind::Basic))
        else {
            continue;
        };
        let tables = &across.cells.disclosure.tables;
        if let (Some(one), Some(other)) = (tables.get(one), tables.get(other))
            && is_one_template(one, other)
        {
            let relation = Relation::equal(Rule::PersonnelOperating, whole.to_vec(), basic.to_vec());
            relations.push(relation.because(Condition::OneTemplate));
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// Whether two tables are of one template, as the national nine are: their titles differ in 基本 alone.
pub(crate) fn is_one_template(whole: &Table, basic: &Table) -> bool {
    let bare = |title: &str| -> String {
        let folded = fold(title, Dropped::Blanks);
        let words = Vocabulary::builtin();
        // What stands before the name of the book is the unit's.
        let book = BudgetBook::GeneralPublic.to_string();
        let from = folded.find(&*book).unwrap_or(0);
        words.without(Topic::TemplateFiller, folded.get(from..).unwrap_or_default().into())
    };
    bare(&whole.title) == bare(&basic.title)
}
