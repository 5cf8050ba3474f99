//! The tables of a budget as lines of cells with exact amounts, in the layout in which departments publish them.

mod appropriation;
mod basic;
mod functions;
mod ordinal;
mod revenue;
mod summary;
mod targets;
mod three_public;

use alloc::vec::Vec;

use super::error::PublishError;
use super::sheet::{Purpose, Sheet, Spending, Stands};
use crate::budget::{DepartmentBudget, Selection};
use crate::catalog::{CatalogYear, Evidence};
use crate::code::{DepartmentEconomicCode, FunctionClass, FunctionCode, UnitCode};
use crate::disclosure::{RowKey, TableKind};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::{Amount, MoneyUnit};
use crate::vocabulary::Vocabulary;

/// Which funds a table or a column speaks of.
#[derive(Clone, Copy)]
enum Funds {
    All,
    Appropriations,
    One(FundSource),
}

/// What the vocabulary prints for a key.
fn printed(key: &'static str) -> &'static str {
    Vocabulary::printed(key)
}

impl Funds {
    const fn select(self, all: Selection<'_>) -> Selection<'_> {
        match self {
            Self::All => all,
            Self::Appropriations => all.appropriations(),
            Self::One(fund) => all.fund(fund),
        }
    }

    /// One bit a fund.
    fn mask(self) -> u16 {
        FundSource::ALL
            .iter()
            .copied()
            .filter(|fund| match self {
                Self::All => true,
                Self::Appropriations => fund.book().is_some(),
                Self::One(one) => one == *fund,
            })
            .fold(0, |mask, fund| mask | bit(fund))
    }
}

const fn bit(fund: FundSource) -> u16 {
    1 << (fund as u16)
}

/// A unit of the budget.
struct Unit<'a> {
    code: &'a UnitCode,
    name: &'a str,
    /// Where the code stands in the row that names the unit.
    stands: UnitCell,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum UnitCell {
    /// In the column of account codes.
    AsAccount,
    /// In its own column, since it would be read as an account.
    AsUnit,
    /// Nowhere: other units' codes begin with it, and its row would be read as their total.
    Nowhere,
}

impl<'a> Unit<'a> {
    fn all(budget: &'a DepartmentBudget) -> Vec<Self> {
        let units: Vec<(&UnitCode, &str)> = budget.units().collect();
        units
            .iter()
            .enumerate()
            .map(|(index, (code, name))| {
                // Units come by code: those that begin with this one follow it.
                let next = units.get(index + 1);
                let above = next.is_some_and(|(next, _)| next.as_str().starts_with(code.as_str()));
                let account = code.as_str().parse::<FunctionCode>().is_ok()
                    || code.as_str().parse::<DepartmentEconomicCode>().is_ok()
                    || code.as_str().parse::<crate::code::GovernmentEconomicCode>().is_ok();
                let stands = match (above, account) {
                    (true, _) => UnitCell::Nowhere,
                    (_, true) => UnitCell::AsUnit,
                    _ => UnitCell::AsAccount,
                };
                Self { code, name, stands }
            })
            .collect()
    }
}

/// Draws the tables of one budget.
pub(super) struct Layout<'a> {
    budget: &'a DepartmentBudget,
    names: CatalogYear<'a>,
    units: Vec<Unit<'a>>,
    /// The funds that pay for anything: of all units, then of each.
    paying: Vec<u16>,
    /// Whether codes are printed where the usual layout has only names.
    coded: bool,
    money_unit: MoneyUnit,
    sheet: Sheet,
    accounts: Vec<(TableKind, Vec<RowKey>)>,
}

/// Tables drawn.
pub(super) struct Drawn {
    pub(super) sheet: Sheet,
    /// The accounts of those tables that tell them by name only, in their order.
    pub(super) accounts: Vec<(TableKind, Vec<RowKey>)>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(
        budget: &'a DepartmentBudget,
        names: CatalogYear<'a>,
        money_unit: MoneyUnit,
        coded: bool,
    ) -> Self {
        let units = Unit::all(budget);
        let mut paying = alloc::vec![0; units.len() + 1];
        let mut at = 0;
        for (unit, fund) in budget.paying() {
            // Leaves come by unit, as the units do.
            while units.get(at).is_some_and(|known| known.code < unit) {
                at += 1;
            }
            for place in [0, at + 1] {
                if let Some(mask) = paying.get_mut(place) {
                    *mask |= bit(fund);
                }
            }
        }
        Self { budget, names, units, paying, coded, money_unit, sheet: Sheet::new(), accounts: Vec::new() }
    }

    pub(super) fn draw(mut self, tables: &[TableKind]) -> Result<Drawn, PublishError> {
        self.front();
        for kind in tables {
            match kind {
                TableKind::Summary => self.summary(),
                TableKind::Revenue => self.revenue(),
                TableKind::Expenditure => self.expenditure(),
                TableKind::AppropriationSummary => self.appropriation_summary(),
                TableKind::GeneralPublicExpenditure => self.general_public_expenditure(),
                TableKind::Basic => self.basic(),
                TableKind::Project => self.projects(),
                TableKind::ThreePublic => self.three_public(),
                TableKind::GovernmentFunds => {
                    self.fund(printed("title-government-funds"), FundSource::GovernmentFunds);
                }
                TableKind::StateCapital => {
                    self.fund(printed("title-state-capital"), FundSource::StateCapital);
                }
                TableKind::OverallTarget => self.overall_target(),
                TableKind::ProjectTarget => self.project_targets(),
                _ => return Err(PublishError::Table { kind: *kind }),
            }
        }
        Ok(Drawn { sheet: self.sheet, accounts: self.accounts })
    }

    fn front(&mut self) {
        self.sheet.end();
        self.sheet.line(&[&self.budget.unit().name]);
        self.sheet.end();
        self.sheet.value(format_args!("{}{}", self.budget.year(), printed("year-department-budget")));
        self.sheet.end();
    }

    /// The lines above a table.
    fn title(&mut self, title: &str) {
        self.sheet.end();
        self.sheet.line(&[title]);
        self.sheet.end();
        self.sheet.value(format_args!("{}{}", printed("unit-name-label"), self.budget.unit().name));
        self.sheet.end();
        self.sheet.end();
        self.sheet.value(format_args!("{}{}", printed("money-unit-label"), self.money_unit));
        self.sheet.end();
        self.sheet.end();
    }

    /// What a figure of expenditure stands for; unit 0 is all units.
    fn spending(
        &self,
        unit: usize,
        funds: Funds,
        nature: Option<ExpenditureNature>,
        purpose: Purpose,
    ) -> Option<Stands> {
        let paying = self.paying.get(unit).copied().unwrap_or(u16::MAX);
        Some(Stands::For(Spending { unit, funds: funds.mask() & paying, nature, purpose }))
    }

    fn function_name(&self, code: FunctionCode) -> &'a str {
        self.names.entry(code).map_or("", |entry| entry.name())
    }

    fn economic_name(&self, code: DepartmentEconomicCode) -> &'a str {
        self.names.entry(code).map_or("", |entry| entry.name())
    }

    /// The classes that the year's list is known to hold and those that have money, with their amounts.
    fn classes(&self, money: impl Iterator<Item = (FunctionCode, Amount)>) -> Vec<(FunctionCode, Amount)> {
        let listed = self
            .names
            .entries::<FunctionClass>()
            .filter(|entry| entry.evidence() != Evidence::Unconfirmed)
            .map(|entry| (entry.code().into(), Amount::ZERO));
        let mut classes: Vec<(FunctionCode, Amount)> = money.chain(listed).collect();
        // Amounts stand before the zeros of the list, and of each class the first is kept.
        classes.sort_by_key(|(code, _)| *code);
        classes.dedup_by_key(|(code, _)| *code);
        classes
    }

    fn note_accounts(&mut self, kind: TableKind, accounts: impl Iterator<Item = RowKey>) {
        if !self.coded {
            self.accounts.push((kind, accounts.collect()));
        }
    }
}
