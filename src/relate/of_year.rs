use alloc::vec::Vec;

use super::across::Across;
use super::bundle::Bundle;
use super::cells::Cells;
use super::condition::Condition;
use super::printed::Printed;
use super::quantity::{Income, Nature, Purpose, Quantity, Spending};
use super::relation::{CellIndex, Relation};
use super::rule::Rule;
use crate::disclosure::{Scope, TableKind};
use crate::fund::FundSource;

/// Tells apart what 财政拨款收支总表 spends of a fund, carried money (上年结转) included, from the tables of that fund where
/// these are of the year's money alone (当年拨款), as those of central ministries are.
///
/// No word says which they are: their totals do, where they are the fund's revenue of the year and not all that it spends.
pub(crate) fn tell_year_apart(cells: &Cells<'_>, bundles: &[Bundle], printed: &mut [Printed]) {
    for bundle in bundles {
        for source in FundSource::APPROPRIATIONS {
            for summary in set_apart(cells, bundle, printed, source) {
                let Some(summary) = printed.get_mut(summary) else { continue };
                let scope = source.book().map(Scope::Book);
                let is_of_fund = |quantity: &Quantity| matches!(quantity, Quantity::Expenditure(spending) if Some(spending.scope) == scope);
                let moved: Vec<Quantity> = summary.quantities.keys().copied().filter(is_of_fund).collect();
                for quantity in moved {
                    if let Some(spent) = summary.quantities.remove(&quantity) {
                        summary.with_carried.push((quantity, source, spent));
                    }
                }
            }
        }
    }
}

/// The blocks of 财政拨款收支总表 that spend more of a fund than the tables of that fund, by what was carried in.
fn set_apart(cells: &Cells<'_>, bundle: &Bundle, printed: &[Printed], source: FundSource) -> Vec<usize> {
    let Some(book) = source.book() else { return Vec::new() };
    let spent = Quantity::Expenditure(Spending {
        scope: Scope::Book(book),
        nature: Nature::All,
        purpose: Purpose::All,
    });
    let income = Quantity::Revenue(Income::Source(source));
    let own = || printed.iter().enumerate().filter(|(_, block)| bundle.tables.contains(&block.table));
    let is_summary = |block: &Printed| block.kind == TableKind::AppropriationSummary;
    let mut found = Vec::new();
    for (index, summary) in own().filter(|(_, block)| is_summary(block)) {
        let Some(all) = summary.quantities.get(&spent) else { continue };
        let beside = || own().filter(|(_, block)| block.table == summary.table).map(|(_, block)| block);
        let carried = beside().find_map(|block| block.carried.get(&income));
        let year = beside().find_map(|block| block.quantities.get(&income));
        let mut told = own()
            .filter(|(_, block)| block.table != summary.table)
            .filter_map(|(_, block)| block.quantities.get(&spent))
            .peekable();
        let apart = match (carried, year) {
            (Some(carried), Some(_)) if cells.sum(carried) == 0 => false,
            // Where the fund's tables print no total, nobody knows of which money they are.
            (Some(_), Some(year)) if told.peek().is_none() => {
                let of_fund = |quantity: &Quantity| matches!(quantity, Quantity::Expenditure(spending) if spending.scope == Scope::Book(book));
                let mut others = own().filter(|(_, block)| block.table != summary.table);
                cells.sum(year) == 0 || others.any(|(_, block)| block.quantities.keys().any(of_fund))
            }
            (Some(_), Some(year)) => told.all(|other| agree(cells, other, year) && !agree(cells, other, all)),
            // What of the fund is carried in stands among words nobody knows.
            _ => {
                let doubtful = beside().any(|block| block.is_doubtful || block.bounded.contains_key(&income));
                let less =
                    |other: &[CellIndex]| cells.sum(other) < cells.sum(all) && !agree(cells, other, all);
                doubtful && told.peek().is_some() && told.all(less)
            }
        };
        if apart {
            found.push(index);
        }
    }
    found
}

/// Whether two sums are alike as far as the rounding of their figures goes.
fn agree(cells: &Cells<'_>, one: &[CellIndex], other: &[CellIndex]) -> bool {
    let quantum = |cell: &CellIndex| {
        let figure = cells.get(*cell).and_then(|cell| cell.figure());
        figure.map_or(0, |figure| i128::from(figure.quantum()))
    };
    let slack: i128 = one.iter().chain(other).map(quantum).sum();
    let gap = cells.sum(one).saturating_sub(cells.sum(other)).unsigned_abs();
    gap.saturating_mul(2) <= slack.unsigned_abs()
}

/// States that what a fund spends in 财政拨款收支总表 is what its tables of the year's money print, and at most what was
/// carried in beyond it.
pub(super) fn state_with_carried(across: &mut Across<'_, '_>) {
    let mut relations = Vec::new();
    for summary in across.printed {
        for (quantity, source, all) in &summary.with_carried {
            let income = Quantity::Revenue(Income::Source(*source));
            let mut beside = across.printed.iter().filter(|block| block.table == summary.table);
            let carried = beside.find_map(|block| block.carried.get(&income));
            let Some((_, year)) = across.first(*quantity) else { continue };
            if [Some(&**all), carried.map(|cells| &**cells), Some(year)]
                .into_iter()
                .flatten()
                .any(|cells| across.is_negative(cells))
            {
                continue;
            }
            let most = carried.map(|carried| (all.clone(), year.iter().chain(carried).copied().collect()));
            for (part, whole) in [Some((year.to_vec(), all.clone())), most].into_iter().flatten() {
                let relation = Relation::at_most(Rule::FundTables, part, whole);
                relations.push(relation.because(Condition::CarriedApart));
            }
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}
