use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::sums::{Overflows, amounts, fen, sum};
use super::{DepartmentBudget, ThreePublicItem, Violation, targets};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource};

/// Every rule over the leaves of a budget. What a single leaf breaks was found when it was taken.
pub(super) fn check(budget: &DepartmentBudget, faults: &mut Vec<Violation>) {
    let mut overflows = Overflows::new();
    funds(budget, faults, &mut overflows);
    basic(budget, faults, &mut overflows);
    projects(budget, faults, &mut overflows);
    three_public(budget, faults, &mut overflows);
    targets::check_targets(budget, faults, &mut overflows);
    units(budget, faults);
    faults.extend(overflows.into_iter().map(|sum| Violation::Overflow { sum }));
}

fn funds(budget: &DepartmentBudget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    let current = sum(budget.expenditure.values().copied());
    let expenditure = current + sum(budget.carry_out.values().copied());
    let revenue = sum(budget.revenue.values().copied());
    if let Some([revenue, expenditure]) = amounts([revenue, expenditure], "收入总计 or 支出总计", overflows)
        && revenue != expenditure
    {
        faults.push(Violation::Unbalanced { revenue, expenditure });
    }

    for (fund, amount) in budget.carry_in.iter().filter(|(fund, _)| fund.book().is_none()) {
        faults.push(Violation::NotAnAppropriation { fund: *fund, amount: *amount });
    }
    let all = budget.revenue.get(&FundSource::CarryIn).copied().unwrap_or_default();
    let carried = sum(budget.carry_in.values().copied());
    if let Some([appropriations]) = amounts([carried], "上年结转 of the appropriations", overflows)
        && appropriations > all
    {
        faults.push(Violation::CarryInExceeded { appropriations, all });
    }

    let mut pools: BTreeMap<Option<BudgetBook>, Pool> = BTreeMap::new();
    for (source, amount) in budget.revenue.iter().filter(|(source, _)| **source != FundSource::CarryIn) {
        pools.entry(source.book()).or_default().revenue += fen(*amount);
    }
    for (fund, amount) in budget.carry_in.iter().filter(|(fund, _)| fund.book().is_some()) {
        pools.entry(fund.book()).or_default().carry_in += fen(*amount);
        pools.entry(None).or_default().carry_in -= fen(*amount);
    }
    pools.entry(None).or_default().carry_in += fen(all);
    for ((.., fund), amount) in &budget.expenditure {
        pools.entry(fund.book()).or_default().expenditure += fen(*amount);
    }
    for (fund, amount) in &budget.carry_out {
        pools.entry(fund.book()).or_default().carry_out += fen(*amount);
    }
    for book in BudgetBook::ALL.iter().copied().map(Some).chain([None]) {
        let Some(pool) = pools.get(&book) else { continue };
        let sums = [pool.revenue, pool.carry_in, pool.expenditure, pool.carry_out];
        if let Some([revenue, carry_in, expenditure, carry_out]) =
            amounts(sums, "revenue or expenditure of a fund", overflows)
            && pool.revenue + pool.carry_in != pool.expenditure + pool.carry_out
        {
            faults.push(Violation::FundUnbalanced { book, revenue, carry_in, expenditure, carry_out });
        }
    }
}

#[derive(Default)]
struct Pool {
    revenue: i128,
    carry_in: i128,
    expenditure: i128,
    carry_out: i128,
}

fn basic(budget: &DepartmentBudget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    let mut sides: BTreeMap<_, [i128; 2]> = BTreeMap::new();
    for ((unit, _, nature, fund), amount) in &budget.expenditure {
        if *nature == ExpenditureNature::Basic {
            let [by_function, _] = sides.entry((unit, *fund)).or_default();
            *by_function += fen(*amount);
        }
    }
    for ((unit, _, fund), amount) in &budget.basic_by_economic {
        let [_, by_economic] = sides.entry((unit, *fund)).or_default();
        *by_economic += fen(*amount);
    }
    for ((unit, fund), sums) in sides {
        if let Some([by_function, by_economic]) = amounts(sums, "basic expenditure of a unit", overflows)
            && by_function != by_economic
        {
            faults.push(Violation::BasicDiffers { unit: unit.clone(), fund, by_function, by_economic });
        }
    }
}

fn projects(budget: &DepartmentBudget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    let mut sides: BTreeMap<_, [i128; 2]> = BTreeMap::new();
    for ((unit, function, nature, fund), amount) in &budget.expenditure {
        if *nature == ExpenditureNature::Project {
            let [_, expenditure] = sides.entry((unit, *function, *fund)).or_default();
            *expenditure += fen(*amount);
        }
    }
    for ((unit, function, _, fund), amount) in &budget.projects {
        let [projects, _] = sides.entry((unit, *function, *fund)).or_default();
        *projects += fen(*amount);
    }
    for ((unit, function, fund), sums) in sides {
        if let Some([projects, expenditure]) = amounts(sums, "projects of a function", overflows)
            && projects != expenditure
        {
            faults.push(Violation::ProjectsDiffer {
                unit: unit.clone(),
                function,
                fund,
                projects,
                expenditure,
            });
        }
    }
}

fn three_public(budget: &DepartmentBudget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    amounts([sum(budget.three_public.values().copied())], "三公经费", overflows);
    let mut basic = BTreeMap::new();
    for ((unit, economic, fund), amount) in &budget.basic_by_economic {
        if let Some(item) = ThreePublicItem::of_section(*economic)
            && *fund == FundSource::GeneralPublic
        {
            *basic.entry((unit.clone(), item)).or_insert(0) += fen(*amount);
        }
    }
    for (key, sum) in basic {
        let figure = budget.three_public.get(&key).copied().unwrap_or_default();
        if let Some([basic]) = amounts([sum], "basic expenditure on 三公经费", overflows)
            && basic > figure
        {
            let (unit, item) = key;
            faults.push(Violation::ThreePublicExceeded { unit, item, basic, figure });
        }
    }
}

fn units(budget: &DepartmentBudget, faults: &mut Vec<Violation>) {
    let expenditure = budget.expenditure.keys().map(|(unit, ..)| unit);
    let economic = budget.basic_by_economic.keys().map(|(unit, ..)| unit);
    let projects = budget.projects.keys().map(|(unit, ..)| unit);
    let public = budget.three_public.keys().map(|(unit, _)| unit);
    let unnamed: BTreeSet<_> = expenditure
        .chain(economic)
        .chain(projects)
        .chain(public)
        .filter(|unit| !budget.units.contains_key(*unit))
        .collect();
    faults.extend(unnamed.into_iter().map(|unit| Violation::UnitUnnamed { unit: unit.clone() }));
}
