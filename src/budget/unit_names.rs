use alloc::collections::btree_map::Entry;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::{BudgetLine, BudgetUnit, Violation};
use crate::code::UnitCode;

/// The names of all units; each is given once, but lines repeat theirs.
pub(super) fn names(
    own: &BudgetUnit,
    given: Vec<BudgetUnit>,
    lines: &[BudgetLine],
    faults: &mut Vec<Violation>,
) -> BTreeMap<UnitCode, String> {
    let mut names = BTreeMap::from([(own.code.clone(), own.name.clone())]);
    for unit in given {
        match names.entry(unit.code) {
            Entry::Vacant(vacant) => {
                vacant.insert(unit.name);
            }
            Entry::Occupied(held) => faults.push(Violation::UnitNamedTwice {
                unit: held.key().clone(),
                first: held.get().clone(),
                second: unit.name,
            }),
        }
    }
    let mut known: Option<&BudgetUnit> = None;
    let mut reported = BTreeSet::new();
    for BudgetLine { unit, .. } in lines {
        // Exports are sorted by unit: most lines repeat the one before.
        if known == Some(unit) {
            continue;
        }
        known = Some(unit);
        match names.get(&unit.code) {
            None => {
                names.insert(unit.code.clone(), unit.name.clone());
            }
            Some(first) if *first == unit.name => {}
            Some(first) => {
                let fault = Violation::UnitNamedTwice {
                    unit: unit.code.clone(),
                    first: first.clone(),
                    second: unit.name.clone(),
                };
                if reported.insert((&unit.code, &unit.name)) {
                    faults.push(fault);
                }
            }
        }
    }
    for (unit, name) in &names {
        if name.trim().is_empty() {
            faults.push(Violation::UnitNameEmpty { unit: unit.clone() });
        }
    }
    names
}
