use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::across::{Across, rule};
use super::condition::Condition;
use super::printed::Printed;
use super::quantity::{Income, Nature, Purpose, Quantity, Spending};
use super::relation::{CellIndex, Relation};
use super::rule::Rule;
use crate::code::{CodeLevel, FunctionCode};
use crate::disclosure::{Stage, TableKind};

/// States that a class with money in one table and no row in another that lists all classes is zero there.
pub(super) fn state_classes(across: &mut Across<'_, '_>) {
    let mut relations = Vec::new();
    for (one, quantity, cells, other) in missing(across, CodeLevel::Class) {
        let Some((spending, _)) = by_function(quantity) else { continue };
        let whole = Quantity::Expenditure(Spending { purpose: Purpose::All, ..spending });
        if other.quantities.contains_key(&whole) {
            let rule = rule(quantity, one.kind, other.kind);
            relations.push(Relation::equal(rule, cells.to_vec(), Vec::new()).because(Condition::NotListed));
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// States that a 项 of one table is zero in another of the same money that goes down to 项 elsewhere and has no row for it.
pub(super) fn state_items_elsewhere(across: &mut Across<'_, '_>) {
    let mut relations = Vec::new();
    for (_, quantity, cells, other) in missing(across, CodeLevel::Item) {
        let Some((spending, code)) = by_function(quantity) else { continue };
        if is_itemised(other, spending, code) {
            let relation = Relation::equal(Rule::ItemsElsewhere, cells.to_vec(), Vec::new());
            relations.push(relation.because(Condition::NotListed));
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// A table, a quantity it prints with its cells, and another table.
type Missing<'p> = (&'p Printed, Quantity, &'p [CellIndex], &'p Printed);

/// The functions of a level that one table that lists all classes prints and another one that tells the same money does not.
///
/// The tables that print a quantity, each with its cells.
type Printers<'p> = Vec<(usize, &'p [CellIndex])>;

/// Tables that print the same functions, as most do, are never compared one by one.
fn missing<'p>(across: &Across<'p, '_>, level: CodeLevel) -> Vec<Missing<'p>> {
    let lists: Vec<&'p Printed> =
        across.printed.iter().copied().filter(|printed| printed.lists_classes).collect();
    if lists.len() < 2 {
        return Vec::new();
    }
    let whole =
        |spending: Spending| Quantity::Expenditure(Spending { purpose: Purpose::All, ..spending }).rank();
    let mut printing: BTreeMap<u64, (Quantity, Printers<'p>)> = BTreeMap::new();
    let mut telling: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, printed) in lists.iter().enumerate() {
        for (rank, quantity, cells) in printed.quantities.ranked() {
            // What is told of a nature in all, beside the functions of all natures, is not told by function.
            let Some((spending, code)) = by_function(*quantity) else { continue };
            let tellers = telling.entry(whole(spending)).or_default();
            if tellers.last() != Some(&at) {
                tellers.push(at);
            }
            if code.level() == level {
                printing.entry(rank).or_insert_with(|| (*quantity, Vec::new())).1.push((at, cells));
            }
        }
    }
    let of_nobody = across.carried_in_of_nobody();
    let mut found = Vec::new();
    for (quantity, printers) in printing.values() {
        let Quantity::Expenditure(spending) = quantity else { continue };
        let tellers = telling.get(&whole(*spending)).map_or(&[][..], |tellers| tellers);
        if tellers.len() == printers.len() {
            continue;
        }
        let prints = |at: usize| printers.binary_search_by_key(&at, |(printer, _)| *printer).is_ok();
        for other in tellers.iter().copied().filter(|at| !prints(*at)) {
            let Some(without) = lists.get(other).filter(|list| !list.bounded.contains_key(quantity)) else {
                continue;
            };
            for (one, cells) in printers {
                let narrowed = |printed: &Printed| {
                    across
                        .cells
                        .disclosure
                        .tables
                        .get(printed.table)
                        .and_then(|table| table.narrowed.as_deref())
                };
                // What one table leaves out may be all that another prints of a function.
                let alike =
                    |with: &Printed| narrowed(without).is_none() || narrowed(without) == narrowed(with);
                let carried = |with: &Printed| of_nobody.is_some() && across.may_list_carried(with, without);
                let counts = |with: &Printed| with.table != without.table && alike(with) && !carried(with);
                if let Some(with) = lists.get(*one).filter(|with| counts(with)) {
                    found.push((*one, other, *with, *quantity, *cells, *without));
                }
            }
        }
    }
    found.sort_by_key(|(one, other, _, quantity, ..)| (*one, *other, *quantity));
    found.into_iter().map(|(_, _, one, quantity, cells, other)| (one, quantity, cells, other)).collect()
}

fn by_function(quantity: Quantity) -> Option<(Spending, FunctionCode)> {
    let Quantity::Expenditure(spending) = quantity else { return None };
    match spending.purpose {
        Purpose::Function(code) => Some((spending, code)),
        _ => None,
    }
}

/// Whether a table goes down to 项 where a 项 would stand: another 项 stands under its 款, or its 款 has no row at all while
/// those of its class are itemised.
fn is_itemised(printed: &Printed, spending: Spending, item: FunctionCode) -> bool {
    let codes = || {
        let same = |of: Spending| of.scope == spending.scope && of.nature == spending.nature;
        printed
            .quantities
            .keys()
            .filter_map(|quantity| by_function(*quantity))
            .filter(move |(of, _)| same(*of))
    };
    let section = item.parent();
    let prints_section = codes().any(|(_, code)| Some(code) == section);
    let items = |wanted: &dyn Fn(FunctionCode) -> bool| {
        codes().any(|(_, code)| code.level() == CodeLevel::Item && wanted(code))
    };
    if prints_section {
        return items(&|code| code.parent() == section);
    }
    let leaf = |section: FunctionCode| !items(&|code| code.parent() == Some(section));
    let coarse = codes()
        .any(|(_, code)| code.class() == item.class() && code.level() == CodeLevel::Section && leaf(code));
    let prints_class = codes().any(|(_, code)| code == FunctionCode::from(item.class()));
    let below_class = items(&|code| code.class() == item.class());
    !coarse && if prints_class { below_class } else { items(&|_| true) }
}

/// States that budgets with nothing carried in or out bring in for each account what they spend for it.
pub(super) fn state_revenue_by_function(across: &mut Across<'_, '_>) {
    let told: Vec<&Printed> =
        across.printed.iter().copied().filter(|printed| !printed.revenue_of.is_empty()).collect();
    if told.is_empty() || across.stage != Stage::Budget || !carries_nothing(across) {
        return;
    }
    let mut relations = Vec::new();
    for ((scope, code), cells) in told.iter().flat_map(|printed| &printed.revenue_of) {
        let spending = Spending { scope: *scope, nature: Nature::All, purpose: Purpose::Function(*code) };
        if let Some((_, spent)) = across.first(Quantity::Expenditure(spending)) {
            let relation = Relation::equal(Rule::RevenueByFunction, spent.to_vec(), cells.clone());
            relations.push(relation.because(Condition::NothingCarried));
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// Whether the summary has no money of other years, nor the tables a place for it that isn't empty.
fn carries_nothing(across: &Across<'_, '_>) -> bool {
    let none = |cells: &[CellIndex]| {
        cells.iter().all(|cell| !across.is_printed(*cell) || across.cells.fen(*cell) == 0)
    };
    let carried = |quantity: &Quantity| {
        matches!(quantity, Quantity::Revenue(Income::CarriedAppropriation(_)) | Quantity::CarriedOut(_))
    };
    let mut summaries = across.printed.iter().filter(|printed| printed.kind == TableKind::Summary);
    across.printed.iter().all(|printed| {
        !printed.is_doubtful
            && printed.balances.iter().all(|(_, cell)| none(&[*cell]))
            && printed.quantities.iter().all(|(quantity, cells)| !carried(quantity) || none(cells))
            && printed
                .sources
                .iter()
                .flatten()
                .all(|(payer, cell)| !matches!(payer, super::printed::Payer::OtherYears) || none(&[*cell]))
    }) && summaries.any(|printed| printed.sources.is_some() || !printed.quantities.is_empty())
}
