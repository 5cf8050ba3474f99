use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::keys::{EconomicKey, ExpenditureKey, ProjectKey};
use super::sums::{fen, fit};
use super::{BudgetLeaf, BudgetLine, ThreePublicItem, Violation};
use crate::code::UnitCode;
use crate::fund::ExpenditureNature;
use crate::money::Amount;

/// The leaves that lines make.
pub(super) struct LineSums {
    pub(super) expenditure: BTreeMap<ExpenditureKey, Amount>,
    pub(super) basic_by_economic: BTreeMap<EconomicKey, Amount>,
    pub(super) projects: BTreeMap<ProjectKey, Amount>,
    /// The part of the three public expenditures that is in projects paid from appropriations.
    pub(super) project_public: BTreeMap<(UnitCode, ThreePublicItem), i128>,
}

impl LineSums {
    pub(super) fn of(
        lines: &[BudgetLine],
        units: &BTreeMap<UnitCode, String>,
        faults: &mut Vec<Violation>,
    ) -> Self {
        // Keys hold a unit's rank and borrow names, so that a line costs no allocation and few
        // comparisons of text.
        let units: Vec<&UnitCode> = units.keys().collect();
        let mut rank = 0;
        let mut expenditure = Vec::with_capacity(lines.len());
        let mut basic_by_economic = Vec::new();
        let mut projects = Vec::new();
        let mut project_public = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let leaf = || BudgetLeaf::Line(index + 1);
            if units.get(rank).is_none_or(|unit| **unit != line.unit.code) {
                rank = units.binary_search(&&line.unit.code).unwrap_or(units.len());
            }
            if line.amount.is_negative() {
                faults.push(Violation::Negative { leaf: leaf(), amount: line.amount });
            }
            expenditure.push(((rank, line.function, line.nature, line.fund), line.amount));
            if line.nature == ExpenditureNature::Basic {
                basic_by_economic.push(((rank, line.economic, line.fund), line.amount));
            }
            let name = line.project.as_deref().filter(|name| !name.trim().is_empty());
            if line.nature == ExpenditureNature::Project {
                if name.is_none() {
                    faults.push(Violation::ProjectNameMissing { leaf: leaf() });
                }
                projects.push(((rank, line.function, name.unwrap_or_default(), line.fund), line.amount));
                if let Some(item) = ThreePublicItem::of_section(line.economic)
                    && line.fund.book().is_some()
                {
                    project_public.push(((rank, item), line.amount));
                }
            } else if let Some(name) = name {
                let (nature, project) = (line.nature, name.to_string());
                faults.push(Violation::ProjectNameUnexpected { leaf: leaf(), nature, project });
            }
        }
        let unit = |rank: usize| units.get(rank).map(|unit| UnitCode::clone(unit));
        let expenditure = sums(expenditure).filter_map(|((rank, function, nature, fund), sum)| {
            Some(((unit(rank)?, function, nature, fund), sum))
        });
        let basic_by_economic = sums(basic_by_economic)
            .filter_map(|((rank, economic, fund), sum)| Some(((unit(rank)?, economic, fund), sum)));
        let projects = sums(projects).filter_map(|((rank, function, name, fund), sum)| {
            Some(((unit(rank)?, function, name.to_string(), fund), sum))
        });
        Self {
            expenditure: fit(expenditure, "expenditure by function of the lines", faults),
            basic_by_economic: fit(
                basic_by_economic,
                "basic expenditure by economic section of the lines",
                faults,
            ),
            projects: fit(projects, "a project of the lines", faults),
            project_public: sums(project_public)
                .filter_map(|((rank, item), sum)| Some(((unit(rank)?, item), sum)))
                .collect(),
        }
    }
}

/// The sum in 分 of each key, in the order of keys.
fn sums<K: Ord + Copy>(mut amounts: Vec<(K, Amount)>) -> impl Iterator<Item = (K, i128)> {
    amounts.sort_unstable_by_key(|(key, _)| *key);
    let mut rest = amounts.into_iter().peekable();
    core::iter::from_fn(move || {
        let (key, first) = rest.next()?;
        let mut sum = fen(first);
        while let Some((_, more)) = rest.next_if(|(next, _)| *next == key) {
            // 2^64 amounts fit, more than memory holds.
            sum = sum.saturating_add(fen(more));
        }
        Some((key, sum))
    })
}
