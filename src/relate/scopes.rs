use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::across::Across;
use super::condition::Condition;
use super::printed::{Balance, Payer, Printed};
use super::quantity::{Nature, Purpose, Quantity, Spending};
use super::relation::{CellIndex, Relation};
use super::rule::Rule;
use super::unchecked::WhyUnchecked;
use crate::code::CodeLevel;
use crate::disclosure::{Scope, Stage, TableKind};
use crate::fund::{BudgetBook, ExpenditureNature};

const GENERAL: Scope = Scope::Book(BudgetBook::GeneralPublic);

/// States that narrower money is a part of wider money, and that the wider is at most that and what other sources bring.
pub(super) fn state_scopes(across: &mut Across<'_, '_>) {
    // Where all money is of one scope, as in a table by itself, there is nothing wider.
    let mut scopes =
        across.printed.iter().flat_map(|printed| printed.quantities.keys()).filter_map(|quantity| {
            match quantity {
                Quantity::Expenditure(spending) => Some(spending.scope),
                _ => None,
            }
        });
    let Some(scope) = scopes.next() else { return };
    if scopes.all(|other| other == scope) {
        return;
    }
    let mut firsts: BTreeMap<u64, (Spending, &Printed, &[CellIndex])> = BTreeMap::new();
    for printed in across.printed {
        let told = printed.quantities.ranked();
        for (rank, quantity, cells) in told.filter(|(_, quantity, _)| quantity.is_one_thing()) {
            if let Quantity::Expenditure(spending) = quantity {
                firsts.entry(rank).or_insert((*spending, printed, cells));
            }
        }
    }
    let mut relations = Vec::new();
    for (spending, printed, narrow) in firsts.values() {
        let wider = match spending.scope {
            Scope::All => continue,
            Scope::Appropriation => [Scope::All, Scope::All],
            Scope::Book(_) => [Scope::Appropriation, Scope::All],
        };
        let found = wider.into_iter().find_map(|scope| {
            let wider = Quantity::Expenditure(Spending { scope, ..*spending });
            firsts.get(&wider.rank()).map(|(_, printed, cells)| (scope, *printed, *cells))
        });
        let Some((scope, other, wide)) = found else { continue };
        // Columns of one table are tied by its own sums.
        if printed.table == other.table {
            continue;
        }
        let rule = scope_rule(printed.kind, other.kind);
        // Of a negative amount a part may be more than the whole.
        if across.is_negative(narrow) || across.is_negative(wide) {
            across.stated.tell(rule, other.table, WhyUnchecked::Negative);
            continue;
        }
        let tells = spending.scope == GENERAL || spending.scope == Scope::Appropriation;
        let others = if tells { across.others(spending.scope, scope) } else { None };
        match others {
            Some(others) if others.is_empty() => {
                let relation = Relation::equal(rule, wide.to_vec(), narrow.to_vec());
                relations.push(relation.because(Condition::NothingElse));
            }
            others => {
                let part = Relation::at_most(rule, narrow.to_vec(), wide.to_vec());
                relations.push(part.because(Condition::PartOfWhole));
                let Some(others) = others else { continue };
                if across.balances_bind() {
                    let most = narrow.iter().copied().chain(others).collect();
                    let whole = Relation::at_most(rule, wide.to_vec(), most);
                    relations.push(whole.because(Condition::OthersPay));
                } else {
                    across.stated.tell(rule, other.table, WhyUnchecked::NegativeBalance);
                }
            }
        }
    }
    relations.into_iter().for_each(|relation| across.push(relation));
}

/// The rule by which a table of narrower money is within one of wider money.
fn scope_rule(narrow: TableKind, wide: TableKind) -> Rule {
    if narrow == TableKind::Project {
        Rule::ProjectsByFunction
    } else if matches!(narrow, TableKind::Basic | TableKind::AppropriationBasic) {
        Rule::BasicByEconomic
    } else if wide == TableKind::AppropriationSummary {
        Rule::FundTables
    } else {
        Rule::AppropriationWithinTotal
    }
}

impl Across<'_, '_> {
    /// The revenue that pays for the wider money and not for the narrower; empty when there is exactly none.
    /// `None` when the tables do not tell.
    pub(super) fn others(&self, narrow: Scope, wide: Scope) -> Option<Vec<CellIndex>> {
        let kind = if wide == Scope::All { TableKind::Summary } else { TableKind::AppropriationSummary };
        let told = self.printed.iter().find(|printed| printed.kind == kind && printed.sources.is_some())?;
        let mut others = Vec::new();
        for (payer, cell) in told.sources.iter().flatten() {
            let inside = match (payer, narrow) {
                (_, Scope::All) => true,
                (Payer::OtherYears, _) => false,
                (Payer::Source(source), Scope::Appropriation) => source.book().is_some(),
                (Payer::Source(source), Scope::Book(book)) => source.book() == Some(book),
                (Payer::Appropriation, Scope::Appropriation) => true,
                // Of which budget it is, isn't told.
                (Payer::Appropriation, Scope::Book(_)) if self.is_printed(*cell) => return None,
                (Payer::Appropriation, Scope::Book(_)) => true,
            };
            // A zero printed to the 分 is none; any other may hide less than half a unit.
            let brings = self
                .cells
                .get(*cell)
                .and_then(|cell| cell.figure())
                .is_some_and(|figure| figure.fen() != 0 || figure.quantum() > 1);
            if !inside && brings {
                others.push(*cell);
            }
        }
        Some(others)
    }

    /// Whether what other sources bring bounds what they can pay: final accounts may spend beyond it where a balance is
    /// negative, or is less than the part of it that is appropriations.
    fn balances_bind(&self) -> bool {
        if self.stage == Stage::Budget {
            return true;
        }
        let balance = |kind: TableKind, wanted: Balance| -> i128 {
            let tables = self.printed.iter().filter(|printed| printed.kind == kind);
            let cells =
                tables.flat_map(|printed| &printed.balances).filter(|(balance, _)| *balance == wanted);
            cells.map(|(_, cell)| i128::from(self.cells.fen(*cell))).sum()
        };
        [Balance::CarriedIn, Balance::CarriedOut].into_iter().all(|wanted| {
            let (all, part) =
                (balance(TableKind::Summary, wanted), balance(TableKind::AppropriationSummary, wanted));
            all >= 0 && part >= 0 && all >= part
        })
    }
}

/// States that what the general public budget pays is its basic expenditure and its projects, where they stand in tables of
/// their own: whatever other money there is.
pub(super) fn state_general_split(across: &mut Across<'_, '_>) {
    let of = |nature: Nature, purpose: Purpose| {
        Quantity::Expenditure(Spending { scope: GENERAL, nature, purpose })
    };
    let (basic, project) = (Nature::Of(ExpenditureNature::Basic), Nature::Of(ExpenditureNature::Project));
    let (Some((whole, _)), Some((basics, basic_total)), Some((projects, project_total))) = (
        across.first(of(Nature::All, Purpose::All)),
        across.first(of(basic, Purpose::All)),
        across.first(of(project, Purpose::All)),
    ) else {
        return;
    };
    // One table that prints them side by side adds them up itself.
    if basics.table == projects.table || whole.table == basics.table {
        return;
    }
    // A zero of another nature may hide less than half a unit.
    let other_natures =
        across.printed.iter().flat_map(|printed| printed.quantities.iter()).any(|(quantity, cells)| {
            let other = match quantity {
                Quantity::Expenditure(Spending { nature: Nature::UnitReserve, .. }) => true,
                Quantity::Expenditure(Spending { nature: Nature::Of(nature), .. }) => {
                    !matches!(nature, ExpenditureNature::Basic | ExpenditureNature::Project)
                }
                _ => false,
            };
            let may_pay = |cell: &CellIndex| {
                let figure = across.cells.get(*cell).and_then(|cell| cell.figure());
                figure.is_some_and(|figure| figure.fen() != 0 || figure.quantum() > 1)
            };
            other && cells.iter().any(may_pay)
        });
    // Where no table tells expenditure by nature, there may be others.
    let natures_told = across.printed.iter().any(|printed| {
        let prints = |nature: Nature| {
            printed.quantities.keys().any(|quantity| {
                matches!(quantity, Quantity::Expenditure(spending)
                    if spending.nature == nature && spending.purpose == Purpose::All)
            })
        };
        prints(basic) && prints(project)
    });
    let mut relations = Vec::new();
    if let Some((_, column)) = across.first(of(Nature::All, Purpose::All)) {
        let parts: Vec<CellIndex> = basic_total.iter().chain(project_total).copied().collect();
        let relation = if other_natures || !natures_told {
            Relation::at_most(Rule::GeneralSplit, parts, column.to_vec()).because(Condition::PartOfWhole)
        } else {
            Relation::equal(Rule::GeneralSplit, column.to_vec(), parts).because(Condition::BothPrinted)
        };
        relations.push(relation);
    }
    // By class the basic table tells nothing: what isn't projects is at most the basic expenditure of all money.
    for (quantity, column) in whole.quantities.iter() {
        let Quantity::Expenditure(Spending { scope: GENERAL, nature: Nature::All, purpose }) = quantity
        else {
            continue;
        };
        let Purpose::Function(code) = purpose else { continue };
        if code.level() != CodeLevel::Class {
            continue;
        }
        let listed = across.first(of(project, *purpose)).map(|(_, cells)| cells);
        if listed.is_none() && !projects.lists_classes {
            continue;
        }
        let projects = listed.map(<[_]>::to_vec).unwrap_or_default();
        relations.push(
            Relation::at_most(Rule::GeneralSplit, projects.clone(), column.to_vec())
                .because(Condition::PartOfWhole),
        );
        let all = Quantity::Expenditure(Spending { scope: Scope::All, nature: basic, purpose: *purpose });
        if let (Some((_, basics)), false, true) = (across.first(all), other_natures, natures_told) {
            let most = projects.iter().chain(basics).copied().collect();
            relations.push(
                Relation::at_most(Rule::GeneralSplit, column.to_vec(), most).because(Condition::PartOfWhole),
            );
        }
    }
    relations.retain(|relation| !across.is_negative(&relation.left) && !across.is_negative(&relation.right));
    relations.into_iter().for_each(|relation| across.push(relation));
}
