use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::recovered::agree;
use super::witness::Witness;
use crate::budget::{BudgetUnit, DepartmentBudget, DepartmentBudgetBuilder, ThreePublic};
use crate::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use crate::disclosure::{ColumnKey, Disclosure, PublicExpense, RowKey, Scope, TableKind};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::relate::{
    Balance, CellIndex, Cells, Grid, Income, Nature, Printed, Purpose, Quantity, Spending, Statement, state,
};

/// Why no [`DepartmentBudget`] comes from a [`Witness`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RecoverError {
    /// Something a budget has is not printed.
    #[error("the tables do not print {what}")]
    NotPrinted {
        /// What.
        what: &'static str,
    },
    /// The tables print less than a budget holds, so that several budgets print as them.
    #[error("the tables do not tell {what}")]
    NotTold {
        /// What.
        what: String,
    },
}

impl Witness {
    /// The exact budget behind the tables, where they determine its leaves: one unit, functions told down to 项, basic
    /// expenditure to 款, projects by name, and for each expenditure the source that pays it. The 分 are those of the
    /// witness; other budgets may print alike.
    ///
    /// # Errors
    ///
    /// - the name or code of the unit, or the year, is not printed,
    /// - the tables do not tell a leaf,
    /// - the leaves that they tell make no budget, or one with other figures.
    pub fn budget(&self, disclosure: &Disclosure) -> Result<DepartmentBudget, RecoverError> {
        let missing = |what| RecoverError::NotPrinted { what };
        let code = disclosure.unit_code.clone().ok_or_else(|| missing("the code of the unit (单位代码)"))?;
        let name =
            disclosure.unit_name.as_deref().ok_or_else(|| missing("the name of the unit (单位名称)"))?;
        let year = disclosure.year.ok_or_else(|| missing("the fiscal year (预算年度)"))?;
        let cells = Cells::new(disclosure);
        let Statement { grids, printed, .. } = state(&cells);
        let unit = BudgetUnit { code: code.clone(), name: name.into() };
        let recovery =
            Recovery { witness: self, cells: &cells, grids: &grids, printed: &printed, unit: code };
        if recovery.units() > 1 {
            return Err(RecoverError::NotTold { what: "which of its units spends what".into() });
        }
        let all = Spending { scope: Scope::All, nature: Nature::All, purpose: Purpose::All };
        if recovery.quantity(Quantity::Expenditure(all)).is_none() {
            return Err(missing("all expenditure (支出总表 or 收支总表)"));
        }
        let revenue = |quantity: &Quantity| matches!(quantity, Quantity::Revenue(Income::Source(_)));
        if !recovery.printed.iter().any(|printed| printed.quantities.keys().any(revenue)) {
            return Err(missing("revenue by source (收入总表 or 收支总表)"));
        }
        let builder = recovery.revenue(DepartmentBudget::builder(unit, year))?;
        let builder = recovery.expenditure(builder)?;
        // What is no budget isn't all that its tables tell of.
        let budget = recovery.public_expenses(builder)?.build();
        let budget = budget.map_err(|error| RecoverError::NotTold {
            what: alloc::format!("leaves that make a budget: {error}"),
        })?;
        if recovery.prints_only_zeros() {
            return Err(RecoverError::NotTold { what: "amounts of less than half a unit".into() });
        }
        match agree(&budget, &printed, |cells| recovery.sum(cells)) {
            Some(what) => Err(RecoverError::NotTold { what: what.into() }),
            None => Ok(budget),
        }
    }
}

struct Recovery<'a, 'd> {
    witness: &'a Witness,
    cells: &'a Cells<'d>,
    grids: &'a [Grid<'d>],
    printed: &'a [Printed],
    unit: UnitCode,
}

impl Recovery<'_, '_> {
    /// How many units the tables name below their department.
    fn units(&self) -> usize {
        let mut codes: BTreeSet<String> = BTreeSet::new();
        let mut names: BTreeSet<&str> = BTreeSet::new();
        let blocks = self.cells.disclosure.tables.iter().flat_map(|table| &table.blocks);
        for row in blocks.flat_map(|block| &block.rows) {
            codes.extend(row.unit.as_ref().map(ToString::to_string));
            match &row.key {
                RowKey::Unit(Some(code)) => _ = codes.insert(code.to_string()),
                RowKey::Unit(None) => _ = names.insert(&row.label),
                _ => {}
            }
        }
        // A department's code begins the codes of its units, which come right behind it.
        let next = codes.iter().skip(1).map(Some).chain([None]);
        let units = codes.iter().zip(next);
        let units = units.filter(|(code, next)| next.is_none_or(|next| !next.starts_with(code.as_str())));
        units.count().max(names.len())
    }

    /// Whether a row that a budget has only where it has an amount prints zeros and nothing else.
    fn prints_only_zeros(&self) -> bool {
        self.grids.iter().any(|grid| {
            grid.block.rows.iter().enumerate().any(|(row, printed)| {
                let leaf = printed.key.account().is_some() || matches!(printed.key, RowKey::Project(..));
                let cells = || (0..grid.block.columns.len()).map(|column| grid.cell(row, column));
                let figure =
                    |cell: CellIndex| self.cells.get(cell).is_some_and(|cell| cell.figure().is_some());
                leaf && cells().any(figure) && cells().all(|cell| self.amount(cell) == 0)
            })
        })
    }

    fn amount(&self, cell: CellIndex) -> i64 {
        self.witness.fen(self.cells, cell)
    }

    fn sum(&self, cells: &[CellIndex]) -> i64 {
        cells.iter().fold(0, |sum: i64, cell| sum.saturating_add(self.amount(*cell)))
    }

    /// The exact amount of a quantity, from the first table that prints it.
    fn quantity(&self, quantity: Quantity) -> Option<i64> {
        self.printed.iter().find_map(|printed| printed.quantities.get(&quantity)).map(|cells| self.sum(cells))
    }

    fn source(&self, source: FundSource) -> i64 {
        self.quantity(Quantity::Revenue(Income::Source(source))).unwrap_or(0)
    }

    /// Whether money of other years comes in, or goes out.
    fn carries(&self) -> bool {
        let mut balances = self.printed.iter().flat_map(|printed| &printed.balances);
        balances.any(|(balance, cell)| *balance != Balance::Drawn && self.amount(*cell) != 0)
    }

    fn revenue(&self, mut builder: DepartmentBudgetBuilder) -> Result<DepartmentBudgetBuilder, RecoverError> {
        let told = FundSource::ALL.iter().copied().filter(|source| *source != FundSource::CarryIn);
        for (source, fen) in told.map(|source| (source, self.source(source))).filter(|(_, fen)| *fen != 0) {
            builder = builder.revenue(source, Amount::from_fen(fen));
        }
        if self.carries() {
            return Err(RecoverError::NotTold {
                what: "what the money carried over (上年结转, 结转下年) pays for".into(),
            });
        }
        Ok(builder)
    }

    fn expenditure(
        &self,
        mut builder: DepartmentBudgetBuilder,
    ) -> Result<DepartmentBudgetBuilder, RecoverError> {
        let mut leaves: BTreeMap<(FunctionItem, ExpenditureNature, FundSource), i64> = BTreeMap::new();
        let sources: Vec<FundSource> =
            FundSource::ALL.iter().copied().filter(|source| self.source(*source) != 0).collect();
        let rest = |source: &FundSource| source.book().is_none();
        let whole = self.by_item(Scope::All);
        match sources.as_slice() {
            [] => {}
            [only] => {
                for ((item, nature), fen) in whole {
                    leaves.insert((item, nature, *only), fen);
                }
            }
            _ => {
                let mut left = whole;
                for book in [BudgetBook::GeneralPublic, BudgetBook::GovernmentFunds, BudgetBook::StateCapital]
                {
                    let source = FundSource::ALL.iter().copied().find(|source| source.book() == Some(book));
                    for ((item, nature), fen) in self.by_item(Scope::Book(book)) {
                        if let Some(source) = source {
                            leaves.insert((item, nature, source), fen);
                        }
                        let open = left.entry((item, nature)).or_default();
                        *open = open.saturating_sub(fen);
                    }
                }
                left.retain(|_, fen| *fen != 0);
                let others: Vec<FundSource> = sources.iter().copied().filter(rest).collect();
                match (others.as_slice(), left.is_empty()) {
                    (_, true) => {}
                    ([other], false) => {
                        leaves.extend(
                            left.into_iter().map(|((item, nature), fen)| ((item, nature, *other), fen)),
                        );
                    }
                    _ => {
                        return Err(RecoverError::NotTold {
                            what: "which source pays for which expenditure".into(),
                        });
                    }
                }
            }
        }
        leaves.retain(|_, fen| *fen != 0);
        let told = leaves.values().fold(0_i64, |sum, fen| sum.saturating_add(*fen));
        let spending = Spending { scope: Scope::All, nature: Nature::All, purpose: Purpose::All };
        if self.quantity(Quantity::Expenditure(spending)).is_some_and(|total| total != told) {
            return Err(RecoverError::NotTold { what: "all expenditure down to 项".into() });
        }
        for ((item, nature, source), fen) in &leaves {
            builder = builder.expenditure(&self.unit, *item, *nature, *source, Amount::from_fen(*fen));
        }
        let builder = self.basic(builder, &leaves)?;
        self.projects(builder, &leaves)
    }

    /// What a table of this money tells of each item and nature.
    fn by_item(&self, scope: Scope) -> BTreeMap<(FunctionItem, ExpenditureNature), i64> {
        let mut told = BTreeMap::new();
        for printed in self.printed.iter().filter(|printed| {
            !matches!(printed.kind, TableKind::Project | TableKind::Basic | TableKind::AppropriationBasic)
        }) {
            for (quantity, cells) in printed.quantities.iter() {
                if let Quantity::Expenditure(Spending {
                    scope: of,
                    nature: Nature::Of(nature),
                    purpose: Purpose::Function(code),
                }) = quantity
                    && *of == scope
                    && let Some(item) = code.item()
                {
                    told.entry((item, *nature)).or_insert_with(|| self.sum(cells));
                }
            }
        }
        told
    }

    fn basic(
        &self,
        mut builder: DepartmentBudgetBuilder,
        leaves: &BTreeMap<(FunctionItem, ExpenditureNature, FundSource), i64>,
    ) -> Result<DepartmentBudgetBuilder, RecoverError> {
        let mut funds: Vec<FundSource> = leaves
            .keys()
            .filter(|(_, nature, _)| *nature == ExpenditureNature::Basic)
            .map(|(_, _, source)| *source)
            .collect();
        funds.sort_unstable();
        funds.dedup();
        let untold = || RecoverError::NotTold { what: "basic expenditure by 款 for each fund".into() };
        let fund = match funds.as_slice() {
            [] => return Ok(builder),
            [fund] => *fund,
            _ => return Err(untold()),
        };
        let covers = |scope: Scope| match scope {
            Scope::All => true,
            Scope::Appropriation => fund.book().is_some(),
            Scope::Book(book) => fund.book() == Some(book),
        };
        let tables = self
            .printed
            .iter()
            .filter(|printed| matches!(printed.kind, TableKind::Basic | TableKind::AppropriationBasic));
        let mut told: BTreeMap<DepartmentEconomicSection, i64> = BTreeMap::new();
        let mut any = false;
        for printed in tables {
            any = true;
            for (quantity, cells) in printed.quantities.iter() {
                if let Quantity::Expenditure(Spending {
                    scope,
                    nature: Nature::Of(ExpenditureNature::Basic),
                    purpose: Purpose::Economic(code),
                }) = quantity
                    && covers(*scope)
                    && let Some(section) = code.section()
                {
                    told.entry(section).or_insert_with(|| self.sum(cells));
                }
            }
        }
        if !any {
            return Err(RecoverError::NotPrinted {
                what: "basic expenditure by economic section (基本支出表)",
            });
        }
        let spent = leaves.iter().filter(|((_, nature, _), _)| *nature == ExpenditureNature::Basic);
        let add = |sum: i64, fen: &i64| sum.saturating_add(*fen);
        if spent.map(|(_, fen)| fen).fold(0, add) != told.values().fold(0, add) {
            return Err(untold());
        }
        for (section, fen) in told {
            builder = builder.basic_by_economic(&self.unit, section, fund, Amount::from_fen(fen));
        }
        Ok(builder)
    }

    fn projects(
        &self,
        mut builder: DepartmentBudgetBuilder,
        leaves: &BTreeMap<(FunctionItem, ExpenditureNature, FundSource), i64>,
    ) -> Result<DepartmentBudgetBuilder, RecoverError> {
        let mut funds: BTreeMap<FunctionItem, FundSource> = BTreeMap::new();
        for (item, _, source) in leaves.keys().filter(|(_, nature, _)| *nature == ExpenditureNature::Project)
        {
            if funds.insert(*item, *source).is_some_and(|other| other != *source) {
                return Err(RecoverError::NotTold {
                    what: alloc::format!("the projects of {item} for each fund"),
                });
            }
        }
        let mut named: BTreeMap<(FunctionItem, &str), i64> = BTreeMap::new();
        for grid in self.grids.iter().filter(|grid| grid.kind == TableKind::Project) {
            let Some(column) = grid.column_where(|column| column.key == ColumnKey::Total) else { continue };
            for (index, row) in grid.block.rows.iter().enumerate() {
                if let RowKey::Project(Some(code), name) = &row.key
                    && let Some(item) = code.item()
                {
                    let open = named.entry((item, name)).or_default();
                    *open = open.saturating_add(self.amount(grid.cell(index, column)));
                }
            }
        }
        for item in funds.keys() {
            let listed = named.iter().filter(|((of, _), _)| of == item).map(|(_, fen)| *fen);
            let listed = listed.fold(0_i64, i64::saturating_add);
            let own = leaves
                .iter()
                .filter(|((of, nature, _), _)| of == item && *nature == ExpenditureNature::Project);
            if own.map(|(_, fen)| *fen).fold(0_i64, i64::saturating_add) != listed {
                return Err(RecoverError::NotTold { what: alloc::format!("all projects of {item} by name") });
            }
        }
        for ((item, name), fen) in named {
            if let Some(source) = funds.get(&item) {
                builder = builder.project(&self.unit, item, name, *source, Amount::from_fen(fen));
            }
        }
        Ok(builder)
    }

    fn public_expenses(
        &self,
        builder: DepartmentBudgetBuilder,
    ) -> Result<DepartmentBudgetBuilder, RecoverError> {
        let Some(grid) = self.grids.iter().find(|grid| grid.kind == TableKind::ThreePublic) else {
            return Ok(builder);
        };
        let total = grid.block.rows.iter().position(|row| row.key == RowKey::GrandTotal).unwrap_or(0);
        let item = |item: PublicExpense| {
            grid.column_where(|column| column.key == ColumnKey::ThreePublic(item))
                .map_or(0, |column| self.amount(grid.cell(total, column)))
        };
        let figures = ThreePublic {
            overseas_visits: Amount::from_fen(item(PublicExpense::Overseas)),
            vehicle_purchase: Amount::from_fen(item(PublicExpense::VehiclePurchase)),
            vehicle_operation: Amount::from_fen(item(PublicExpense::VehicleOperation)),
            hospitality: Amount::from_fen(item(PublicExpense::Hospitality)),
        };
        let vehicles = figures.vehicle_purchase.fen().saturating_add(figures.vehicle_operation.fen());
        if vehicles != item(PublicExpense::Vehicles) {
            return Err(RecoverError::NotTold {
                what: "公务用车购置费 and 公务用车运行费 apart".into()
            });
        }
        Ok(builder.three_public(&self.unit, figures))
    }
}
