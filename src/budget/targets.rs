use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::sums::{Overflows, amounts, fen, sum};
use super::{BudgetLeaf, DepartmentBudget, Violation};
use crate::fund::{ExpenditureNature, FundSource, ProjectCategory};
use crate::money::Amount;
use crate::performance::{Indicator, OverallTarget, ProjectTarget};

/// What targets and purchases say beside the leaves they speak of.
pub(super) fn check_targets(
    budget: &DepartmentBudget,
    faults: &mut Vec<Violation>,
    overflows: &mut Overflows,
) {
    if let Some(target) = &budget.overall_target {
        overall(budget, target, faults, overflows);
    }
    project_targets(budget, faults, overflows);
    purchases(budget, faults, overflows);
}

fn negative(leaf: &BudgetLeaf, amounts: impl IntoIterator<Item = Amount>, faults: &mut Vec<Violation>) {
    for amount in amounts.into_iter().filter(|amount| amount.is_negative()) {
        faults.push(Violation::Negative { leaf: leaf.clone(), amount });
    }
}

/// 人员支出 = 301 + 303, 公用经费 = the other sections of basic expenditure, 其他运转类 + 特定目标类 = 项目支出; in all and of 财政拨款.
fn overall(
    budget: &DepartmentBudget,
    target: &OverallTarget,
    faults: &mut Vec<Violation>,
    overflows: &mut Overflows,
) {
    for (category, task) in target.tasks() {
        negative(&BudgetLeaf::Task(*category), [task.appropriation, task.other], faults);
    }
    for appropriation in [false, true] {
        let counted = |fund: FundSource| !appropriation || fund.book().is_some();
        let basic = |personnel: bool| {
            let sections = budget.basic_by_economic.iter().filter(|((_, section, fund), _)| {
                counted(*fund) && section.class().is_personnel() == personnel
            });
            sum(sections.map(|(_, amount)| *amount))
        };
        let projects = sum(budget
            .expenditure
            .iter()
            .filter(|((.., nature, fund), _)| *nature == ExpenditureNature::Project && counted(*fund))
            .map(|(_, amount)| *amount));
        let tasks = |categories: &[ProjectCategory]| {
            categories.iter().filter_map(|category| target.tasks().get(category)).fold(0_i128, |sum, task| {
                let other = if appropriation { 0 } else { fen(task.other) };
                sum.saturating_add(fen(task.appropriation)).saturating_add(other)
            })
        };
        for (words, categories, expenditure) in [
            ("人员支出", &[ProjectCategory::Personnel][..], basic(true)),
            ("公用经费", &[ProjectCategory::Operating], basic(false)),
            (
                "其他运转类 and 特定目标类",
                &[ProjectCategory::OtherRunning, ProjectCategory::SpecificPurpose],
                projects,
            ),
        ] {
            if let Some([target, expenditure]) =
                amounts([tasks(categories), expenditure], "整体支出绩效目标", overflows)
                && target != expenditure
            {
                faults.push(Violation::TaskDiffers { tasks: words, appropriation, target, expenditure });
            }
        }
    }
}

fn project_targets(budget: &DepartmentBudget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    let mut projects: BTreeMap<&str, BTreeMap<FundSource, i128>> = BTreeMap::new();
    for ((_, _, name, fund), amount) in &budget.projects {
        let sum = projects.entry(name).or_default().entry(*fund).or_insert(0);
        *sum = sum.saturating_add(fen(*amount));
    }
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for target in &budget.project_targets {
        let name = &*target.profile.name;
        let project = || String::from(name);
        let stated = [target.medium_term, target.earlier_years].into_iter().flatten();
        let parts = [target.procurement, target.purchased_services];
        let all = target.sources.values().copied().chain(stated).chain(parts);
        negative(&BudgetLeaf::ProjectTarget(project()), all, faults);
        if !met.insert(name) {
            faults.push(Violation::ProjectTargetTwice { project: project() });
        }
        let Some(held) = projects.get(name) else {
            faults.push(Violation::ProjectTargetUnknown { project: project() });
            continue;
        };
        let funds: BTreeSet<FundSource> = held.keys().chain(target.sources.keys()).copied().collect();
        for fund in funds {
            let stated = target.sources.get(&fund).copied().map_or(0, fen);
            let held = held.get(&fund).copied().unwrap_or(0);
            if let Some([target, budget]) = amounts([stated, held], "项目支出绩效目标", overflows)
                && target != budget
            {
                faults.push(Violation::ProjectTargetDiffers { project: project(), fund, target, budget });
            }
        }
        parts_of_target(target, faults, overflows);
    }
}

/// Procurement and cost indicators are parts of the year's money.
fn parts_of_target(target: &ProjectTarget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    let annual = sum(target.sources.values().copied());
    let indicators = target.goals.annual.indicators.indicators();
    let costs = indicators.iter().filter_map(Indicator::cost);
    // An indicator prints its money rounded.
    let (costs, slack) = costs.fold((0_i128, 0_i128), |(sum, slack), figure| {
        (sum.saturating_add(i128::from(figure.fen())), slack.saturating_add(i128::from(figure.quantum() / 2)))
    });
    let procurement = fen(target.procurement);
    for (words, part, whole_words, whole, slack) in [
        ("政府采购", procurement, "年度资金总额", annual, 0),
        ("政府购买服务", fen(target.purchased_services), "政府采购", procurement, 0),
        ("成本指标", costs, "年度资金总额", annual, slack),
    ] {
        if part.saturating_sub(slack) > whole
            && let Some([part, whole]) = amounts([part, whole], "项目支出绩效目标", overflows)
        {
            let project = String::from(&*target.profile.name);
            faults.push(Violation::TargetPartExceeds {
                project,
                part: words,
                amount: part,
                of: whole_words,
                whole,
            });
        }
    }
}

/// Prices agree with amounts, and purchases are at most the money of the budget, and of their project where it is one.
fn purchases(budget: &DepartmentBudget, faults: &mut Vec<Violation>, overflows: &mut Overflows) {
    let mut purchased: BTreeMap<(Option<&str>, FundSource), i128> = BTreeMap::new();
    let mut available: BTreeMap<(Option<&str>, FundSource), i128> = BTreeMap::new();
    for ((_, _, name, fund), amount) in &budget.projects {
        let sum = available.entry((Some(name), *fund)).or_insert(0);
        *sum = sum.saturating_add(fen(*amount));
    }
    let named: BTreeSet<&str> = available.keys().filter_map(|(name, _)| *name).collect();
    for ((.., fund), amount) in &budget.expenditure {
        let sum = available.entry((None, *fund)).or_insert(0);
        *sum = sum.saturating_add(fen(*amount));
    }
    for service in &budget.purchased_services {
        let leaf = BudgetLeaf::PurchasedService {
            project: String::from(&*service.project),
            item: String::from(&*service.item),
        };
        negative(&leaf, service.funds.values().copied().chain([service.unit_price]), faults);
        match (service.price_agrees(), service.total()) {
            (Ok(true), _) => {}
            (Ok(false), Ok(total)) => faults.push(Violation::PriceDiffers {
                leaf: leaf.clone(),
                quantity: alloc::format!("{}", service.quantity),
                unit_price: service.unit_price,
                total,
            }),
            _ => {
                overflows.insert("政府购买服务");
            }
        }
        let project = named.get(&*service.project).copied();
        for (fund, amount) in &service.funds {
            // What a project purchases is within its money, which is within that of the budget.
            let wholes = [None, project];
            for whole in wholes.iter().take(1 + usize::from(project.is_some())) {
                let sum = purchased.entry((*whole, fund.source())).or_insert(0);
                *sum = sum.saturating_add(fen(*amount));
            }
        }
    }
    for ((project, fund), sum) in purchased {
        let whole = available.get(&(project, fund)).copied().unwrap_or(0);
        if sum > whole
            && let Some([purchased, available]) = amounts([sum, whole], "政府购买服务", overflows)
        {
            let project = project.map(String::from);
            faults.push(Violation::PurchasesExceed { project, fund, purchased, available });
        }
    }
}
