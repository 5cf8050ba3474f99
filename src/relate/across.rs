use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::cells::Cells;
use super::condition::Condition;
use super::printed::Printed;
use super::quantity::{Income, Quantity, Spending};
use super::relation::{CellIndex, Relation, RelationKind};
use super::rule::Rule;
use super::stated::Stated;
use super::unchecked::WhyUnchecked;
use super::within::Grid;
use crate::disclosure::{Scope, Stage, TableKind};
use crate::fund::FundSource;

/// The tables of one bundle: what is stated between them.
pub(crate) struct Across<'a, 'd> {
    pub(crate) cells: &'a Cells<'d>,
    pub(crate) stage: Stage,
    pub(crate) printed: &'a [&'a Printed],
    pub(crate) grids: &'a [&'a Grid<'d>],
    pub(crate) stated: &'a mut Stated,
}

impl Across<'_, '_> {
    pub(super) fn push(&mut self, relation: Relation) {
        let narrowed = |cell: &CellIndex| {
            let table = self.cells.table(*cell).and_then(|table| self.cells.disclosure.tables.get(table));
            table.and_then(|table| table.narrowed.as_deref())
        };
        if relation.cells().all(|cell| narrowed(&cell).is_none()) {
            return self.stated.push_across(self.cells, relation);
        }
        let of = |side: &[CellIndex]| {
            let mut all: Vec<Option<&str>> = side.iter().map(narrowed).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (left, right) = (of(&relation.left), of(&relation.right));
        let alike = left.is_empty() || right.is_empty() || left == right && left.len() == 1;
        // What a title narrows is at most what no title does.
        let (part, whole) = if right == [None] || relation.kind == RelationKind::AtMost {
            (&relation.left, &relation.right)
        } else {
            (&relation.right, &relation.left)
        };
        if alike {
            self.stated.push_across(self.cells, relation);
        } else if of(whole) == [None] && !self.is_negative(part) && !self.is_negative(whole) {
            let part = Relation::at_most(relation.rule, part.clone(), whole.clone());
            self.stated.push_across(self.cells, part.because(Condition::PartOfWhole));
        } else if let Some(table) = part.first().and_then(|cell| self.cells.table(*cell)) {
            self.stated.tell(relation.rule, table, WhyUnchecked::Narrowed);
        }
    }

    /// The first cells that add up to a quantity.
    pub(super) fn first(&self, quantity: Quantity) -> Option<(&Printed, &[CellIndex])> {
        self.printed.iter().find_map(|printed| Some((*printed, printed.quantities.get(&quantity)?)))
    }

    pub(super) fn is_printed(&self, cell: CellIndex) -> bool {
        self.cells.get(cell).is_some_and(|cell| cell.figure().is_some())
    }

    pub(super) fn is_negative(&self, cells: &[CellIndex]) -> bool {
        cells.iter().any(|cell| self.cells.fen(*cell) < 0)
    }

    /// One quantity in several tables: each is equal to the first.
    pub(super) fn same(&mut self) {
        if self.printed.iter().filter(|printed| !printed.quantities.is_empty()).nth(1).is_none() {
            return;
        }
        let of_nobody = self.carried_in_of_nobody();
        let mut seen: BTreeMap<u64, (&Printed, &[CellIndex])> = BTreeMap::new();
        let mut relations = Vec::new();
        for printed in self.printed {
            let told = printed.quantities.ranked();
            for (rank, quantity, cells) in told.filter(|(_, quantity, _)| quantity.is_one_thing()) {
                let Some((first, other)) = seen.get(&rank).copied() else {
                    seen.insert(rank, (printed, cells));
                    continue;
                };
                // Lists of functions side by side in one table are each a part of it, as far as anybody knows.
                if first.table == printed.table && first.lists_classes && printed.lists_classes {
                    continue;
                }
                let rule = rule(*quantity, first.kind, printed.kind);
                let listed = match of_nobody {
                    Some(_) if self.may_list_carried(printed, first) => Some((other, cells)),
                    Some(_) if self.may_list_carried(first, printed) => Some((cells, other)),
                    _ => None,
                };
                if let Some((year, listed)) =
                    listed.filter(|(year, listed)| !self.is_negative(year) && !self.is_negative(listed))
                {
                    let most = year.iter().copied().chain(of_nobody).collect();
                    for (part, whole) in [(year.to_vec(), listed.to_vec()), (listed.to_vec(), most)] {
                        let part = Relation::at_most(rule, part, whole);
                        relations.push(part.because(Condition::CarriedApart));
                    }
                    continue;
                }
                match apart(*quantity, (first, other), (printed, cells)) {
                    // What doesn't tell it apart may count it inside.
                    Some((telling, carried, silent)) => {
                        let most = telling.iter().chain(carried).copied().collect();
                        relations.push(
                            Relation::at_most(rule, telling.to_vec(), silent.to_vec())
                                .because(Condition::CarriedApart),
                        );
                        relations.push(
                            Relation::at_most(rule, silent.to_vec(), most).because(Condition::CarriedApart),
                        );
                    }
                    // What a third table leaves open, these two may count differently.
                    None if self.is_left_open(*quantity) => {}
                    None => relations.push(
                        Relation::equal(rule, other.to_vec(), cells.to_vec()).because(Condition::BothPrinted),
                    ),
                }
            }
        }
        relations.into_iter().for_each(|relation| self.push(relation));
    }

    /// What is carried in (上年结转) in all, where no word says of which source: 财政拨款收支总表 has no place for it.
    pub(super) fn carried_in_of_nobody(&self) -> Option<CellIndex> {
        let tells =
            |printed: &&Printed| printed.kind == TableKind::AppropriationSummary && printed.tells_carry;
        if self.printed.iter().any(tells) {
            return None;
        }
        let carried = self.printed.iter().find_map(|printed| printed.carried_in().next());
        carried.filter(|cell| self.cells.fen(*cell) > 0)
    }

    /// Whether a list of projects of all money (项目支出表) may count inside what was carried in, beside a fund's table:
    /// neither has a place for it, and the list is not of that fund by its title.
    pub(super) fn may_list_carried(&self, list: &Printed, other: &Printed) -> bool {
        let is_list = |printed: &Printed| printed.kind == TableKind::Project;
        let table = self.cells.disclosure.tables.get(list.table);
        let of_all = || table.is_some_and(|table| table.scope == Some(Scope::All));
        is_list(list) && !is_list(other) && !list.tells_carry && !other.tells_carry && of_all()
    }

    /// Whether money nobody knows stands beside a quantity in some table.
    fn is_left_open(&self, quantity: Quantity) -> bool {
        self.printed.iter().any(|printed| printed.is_doubtful && printed.bounded.contains_key(&quantity))
    }

    /// A quantity of which one table prints bounds only, beside another that prints it.
    pub(super) fn bounded(&mut self) {
        let mut relations = Vec::new();
        for printed in self.printed {
            for (quantity, bounded) in &printed.bounded {
                let elsewhere = self.printed.iter().find_map(|other| {
                    let cells = other.quantities.get(quantity)?;
                    (other.table != printed.table).then_some((other, cells))
                });
                let Some((other, cells)) = elsewhere.filter(|_| quantity.is_one_thing()) else { continue };
                let kind = rule(*quantity, other.kind, printed.kind);
                let (rule, condition) = match (&bounded.more, printed.kind) {
                    (None, TableKind::Project) => (Rule::ProjectTotal, Condition::ListOpen),
                    (None, _) => (kind, Condition::ListOpen),
                    (Some(_), _) => (kind, Condition::CarriedApart),
                };
                if self.is_negative(&bounded.least) || self.is_negative(cells) {
                    continue;
                }
                // What doesn't tell what was carried in apart may count it inside.
                let inside = other.carried.get(quantity).filter(|_| !printed.tells_carry);
                let own = self.carried_beside(printed, *quantity);
                let whole = cells.iter().chain(inside.into_iter().flatten()).copied().chain(own).collect();
                relations.push(Relation::at_most(rule, bounded.least.clone(), whole).because(condition));
                if let Some(more) = &bounded.more {
                    let most = bounded.least.iter().chain(more).copied().collect();
                    relations.push(Relation::at_most(rule, cells.to_vec(), most).because(condition));
                }
            }
        }
        relations.into_iter().for_each(|relation| self.push(relation));
    }

    /// What 财政拨款收支总表 may print of a fund beyond the fund's own table: what was carried in.
    fn carried_beside(&self, summary: &Printed, quantity: Quantity) -> Vec<CellIndex> {
        let Quantity::Expenditure(Spending { scope: Scope::Book(book), .. }) = quantity else {
            return Vec::new();
        };
        let source = FundSource::appropriation_of(book);
        let Some(source) = source.filter(|_| summary.kind == TableKind::AppropriationSummary) else {
            return Vec::new();
        };
        let beside = || self.printed.iter().filter(|block| block.table == summary.table);
        let income = Quantity::Revenue(Income::Source(source));
        let of_fund = beside().find_map(|block| block.carried.get(&income));
        of_fund.cloned().unwrap_or_else(|| beside().flat_map(|block| block.carried_in()).collect())
    }
}

type Told<'p> = (&'p Printed, &'p [CellIndex]);

/// Where one table prints apart what another one may count inside: the cells of the first, what it tells, those of the other.
fn apart<'p>(
    quantity: Quantity,
    one: Told<'p>,
    other: Told<'p>,
) -> Option<(&'p [CellIndex], &'p Vec<CellIndex>, &'p [CellIndex])> {
    let told = |telling: Told<'p>, silent: Told<'p>| {
        let carried = telling.0.carried.get(&quantity)?;
        (!silent.0.tells_carry).then_some((telling.1, carried, silent.1))
    };
    told(one, other).or_else(|| told(other, one))
}

/// The rule by which two tables print one quantity.
pub(super) fn rule(quantity: Quantity, one: TableKind, other: TableKind) -> Rule {
    let either = |kind: TableKind| one == kind || other == kind;
    match quantity {
        Quantity::CarriedOut(_) => Rule::FinalAccountCarry,
        _ if one == other => Rule::SameFigure,
        Quantity::Revenue(_)
            if either(TableKind::GovernmentFunds)
                || either(TableKind::StateCapital)
                || either(TableKind::GeneralPublicExpenditure) =>
        {
            Rule::FinalAccountCarry
        }
        Quantity::Revenue(_) if either(TableKind::AppropriationSummary) => Rule::AppropriationRevenue,
        Quantity::Revenue(_) => Rule::RevenueTable,
        _ if either(TableKind::Project) => Rule::ProjectsByFunction,
        _ if either(TableKind::Basic) || either(TableKind::AppropriationBasic) => Rule::BasicByEconomic,
        _ if either(TableKind::AppropriationSummary)
            || either(TableKind::GeneralPublicExpenditure)
            || either(TableKind::AppropriationExpenditure) =>
        {
            Rule::FundTables
        }
        _ => Rule::ExpenditureByFunction,
    }
}
