use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::cells::Cells;
use super::quantities::Quantities;
use super::quantity::{Income, Purpose, Quantity, Spending};
use super::relation::CellIndex;
use super::row_tree::is_blank;
use super::within::Grid;
use crate::code::FunctionCode;
use crate::disclosure::{
    Column, ColumnKey, Measure, RevenueItem, Row, RowKey, Scope, Side, Stage, TableKind,
};
use crate::fund::FundSource;
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// The quantities one block of a table prints, each as the cells that add up to it.
pub(crate) struct Printed {
    pub(crate) table: usize,
    pub(crate) kind: TableKind,
    pub(crate) quantities: Quantities,
    /// Quantities of which it prints no more than bounds.
    pub(crate) bounded: BTreeMap<Quantity, Bounded>,
    /// What of a quantity is printed apart because it was carried in, where the table tells it.
    pub(crate) carried: BTreeMap<Quantity, Vec<CellIndex>>,
    /// What a fund spends with the money carried in, where the fund's own tables are of the year's alone.
    pub(crate) with_carried: Vec<(Quantity, FundSource, Vec<CellIndex>)>,
    /// Whether it has a place for what is carried in.
    pub(crate) tells_carry: bool,
    /// Whether some of its money stands in rows that nobody knows.
    pub(crate) is_doubtful: bool,
    /// Whether every class with money stands in it, each under a name that is known.
    pub(crate) lists_classes: bool,
    /// Revenue told by function: for each code the cells of all money and of the appropriations.
    pub(crate) revenue_of: BTreeMap<(Scope, FunctionCode), Vec<CellIndex>>,
    /// What other sources than a scope's own can pay, where the table tells it.
    pub(crate) sources: Option<Vec<(Payer, CellIndex)>>,
    /// What is carried in and out, and drawn from balances, in all.
    pub(crate) balances: Vec<(Balance, CellIndex)>,
}

/// Cells that add up to no more than a quantity, and what may be missing.
pub(crate) struct Bounded {
    pub(crate) least: Vec<CellIndex>,
    /// What it is at most beyond that; `None` where nothing says.
    pub(crate) more: Option<Vec<CellIndex>>,
}

/// Who pays (资金来源), as far as a summary tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payer {
    Source(FundSource),
    /// The appropriations together.
    Appropriation,
    /// What was carried in, of any source.
    OtherYears,
}

/// Money of other years than the one spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
    CarriedIn,
    CarriedOut,
    Drawn,
    Distributed,
}

impl Printed {
    /// For each block what it prints; nothing where the table's kind does not say of what money.
    pub(crate) fn all(cells: &Cells<'_>, grids: &[Grid<'_>], stage: impl Fn(usize) -> Stage) -> Vec<Self> {
        let mut all = Vec::with_capacity(grids.len());
        for grid in grids {
            let mut printed = Self {
                table: grid.table,
                kind: grid.kind,
                quantities: Quantities::default(),
                bounded: BTreeMap::new(),
                carried: BTreeMap::new(),
                with_carried: Vec::new(),
                tells_carry: false,
                is_doubtful: false,
                lists_classes: false,
                revenue_of: BTreeMap::new(),
                sources: None,
                balances: Vec::new(),
            };
            let table = cells.disclosure.tables.get(grid.table).filter(|table| !table.is_loose);
            if let Some(scope) = table.and_then(|table| table.scope) {
                Reader { cells, grid, scope, stage: stage(grid.table), printed: &mut printed }.read();
            }
            all.push(printed);
        }
        all
    }

    /// What is carried in, in all.
    pub(super) fn carried_in(&self) -> impl Iterator<Item = CellIndex> + '_ {
        let carried = self.balances.iter().filter(|(balance, _)| *balance == Balance::CarriedIn);
        carried.map(|(_, cell)| *cell)
    }

    /// The cells of expenditure.
    pub(crate) fn spending(&self, spending: Spending) -> Option<&[CellIndex]> {
        self.quantities.get(&Quantity::Expenditure(spending))
    }
}

/// Reads what a block prints: by its rows and columns that are known by words.
pub(super) struct Reader<'a, 'd> {
    pub(super) cells: &'a Cells<'d>,
    pub(super) grid: &'a Grid<'d>,
    pub(super) scope: Scope,
    pub(super) stage: Stage,
    pub(super) printed: &'a mut Printed,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        self.of_side();
        if self.is_doubtful() {
            self.leave_open();
        }
        // One source in several rows may be a part of itself, below a row that nobody knows.
        if self.rows().any(|(_, row)| !row.ground.is_words()) {
            let several = |quantity: &Quantity, cells: &[CellIndex]| {
                matches!(quantity, Quantity::Revenue(Income::Source(_))) && cells.len() > 1
            };
            self.printed.quantities.retain(|quantity, cells| !several(quantity, cells));
        }
    }

    fn of_side(&mut self) {
        match (self.grid.kind, self.grid.block.side) {
            (TableKind::Summary | TableKind::AppropriationSummary | TableKind::Revenue, Side::Revenue) => {
                self.revenue();
                self.balances();
            }
            _ => {
                self.expenditure();
                self.balances();
            }
        }
    }

    /// The columns that print the number of the year, and are no part of another (其中).
    pub(super) fn columns(&self) -> Vec<(usize, &Column)> {
        let columns = &self.grid.block.columns;
        let has = |measure: &Measure| columns.iter().any(|column| column.measure == *measure);
        let wanted = match self.stage {
            Stage::FinalAccount if has(&Measure::FinalAccount) => Measure::FinalAccount,
            _ => Measure::Budget,
        };
        let counts =
            |column: &&Column| column.measure == wanted && column.ground.is_words() && !is_of_which(column);
        let counted: Vec<(usize, &Column)> =
            columns.iter().enumerate().filter(|(_, column)| counts(column)).collect();
        // Columns that no word tells apart may be sides whose labels were not found: none of them says what it is of.
        let alone = |column: &Column| {
            let same =
                |(_, other): &&(usize, &Column)| other.key == column.key && other.outer == column.outer;
            counted.iter().filter(same).count() == 1
        };
        // A column of totals that prints none says nothing, not that there is nothing.
        let says =
            |(index, column): &&(usize, &Column)| alone(column) && !self.grid.blank_totals.holds(*index);
        counted.iter().filter(says).copied().collect()
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.grid.block.rows.iter().enumerate()
    }

    /// Rows that print money, and of which nobody knows what it is.
    fn untold(&self) -> impl Iterator<Item = (usize, &Row)> {
        let untold = |row: &Row| !row.ground.is_words() || matches!(row.key, RowKey::Label(_));
        let money = |row: &Row| row.cells.iter().any(|cell| cell.fen() != 0);
        self.rows().filter(move |(_, row)| !matches!(row.key, RowKey::Count(_)) && untold(row) && money(row))
    }

    /// Whether some of its money stands in rows that nobody knows: what isn't told elsewhere may be there.
    pub(super) fn is_doubtful(&self) -> bool {
        self.untold().next().is_some()
    }

    /// Whether a row that nobody knows may be of money carried over: it is no part of anything but a total, and has no code.
    pub(super) fn may_carry(&self) -> bool {
        let outermost = |row: usize| {
            self.above(row).is_none_or(|key| matches!(key, RowKey::GrandTotal | RowKey::CurrentTotal))
        };
        self.untold().any(|(at, row)| row.code.is_none() && outermost(at))
    }

    /// Beside rows that nobody knows, what several rows add up to is no more than a bound.
    fn leave_open(&mut self) {
        let units = self.rows().any(|(_, row)| matches!(row.key, RowKey::Unit(_)));
        let carry = self.may_carry();
        let open = |quantity: &Quantity, cells: &[CellIndex]| {
            cells.len() > 1
                || match quantity {
                    Quantity::Expenditure(spending) => units && spending.purpose != Purpose::All,
                    Quantity::Revenue(_) => carry,
                    _ => false,
                }
        };
        let all = core::mem::take(&mut self.printed.quantities);
        for (quantity, cells) in all.into_each() {
            // One source in several rows: below a row nobody knows it may be money carried in.
            if matches!(quantity, Quantity::Revenue(_)) && cells.len() > 1 {
                continue;
            }
            if open(&quantity, &cells) {
                cells.into_iter().for_each(|cell| self.bound(quantity, cell, None));
            } else {
                self.printed.quantities.insert(quantity, cells);
            }
        }
        self.printed.lists_classes = false;
        self.printed.sources = None;
        self.printed.is_doubtful = true;
        self.printed.revenue_of.clear();
    }

    pub(super) fn has_row(&self, wanted: &RowKey) -> bool {
        self.rows().any(|(_, row)| row.key == *wanted)
    }

    /// Whether a column prints any figure.
    pub(super) fn prints(&self, column: usize) -> bool {
        self.rows().any(|(_, row)| row.cells.get(column).is_some_and(|cell| !cell.is_nil()))
    }

    pub(super) fn carries(&self) -> bool {
        self.may_carry() || self.rows().any(|(_, row)| !is_blank(row) && balance(&row.key).is_some())
    }

    /// The first row of totals that is no part of another: 支出合计 with what is carried over stands in 总计.
    pub(super) fn first_total(&self) -> Option<usize> {
        let mut totals = self.rows().filter(|(_, row)| row.key == RowKey::GrandTotal);
        totals.find(|(row, _)| self.above(*row) != Some(&RowKey::GrandTotal)).map(|(row, _)| row)
    }

    /// The key of the row that a row is part of.
    pub(super) fn above(&self, row: usize) -> Option<&RowKey> {
        self.grid.above(row).map(|row| &row.key)
    }

    /// Adds the figure of a row, or those below it where it is a heading.
    pub(super) fn add_row(&mut self, quantity: Quantity, row: usize, column: usize) {
        for item in self.grid.headings.items(&row) {
            self.printed.quantities.add(quantity, self.grid.cell(*item, column));
        }
    }

    /// What is carried in and out in all, in the main column.
    fn balances(&mut self) {
        let columns = self.columns();
        let Some((main, _)) = columns.iter().find(|(_, column)| column.key == ColumnKey::Total).copied()
        else {
            return;
        };
        let mut found = Vec::new();
        for (row, printed) in self.rows() {
            let Some(balance) = balance(&printed.key) else { continue };
            if self.above(row).is_some_and(|above| self::balance(above).is_some()) {
                continue;
            }
            found.extend(
                self.grid.headings.items(&row).iter().map(|row| (balance, self.grid.cell(*row, main))),
            );
        }
        self.printed.balances = found;
    }
}

/// The money of other years that a row prints.
pub(super) const fn balance(key: &RowKey) -> Option<Balance> {
    match key {
        RowKey::CarryIn | RowKey::Revenue(RevenueItem::Source(FundSource::CarryIn)) => {
            Some(Balance::CarriedIn)
        }
        RowKey::CarryOut => Some(Balance::CarriedOut),
        RowKey::Distribution => Some(Balance::Distributed),
        RowKey::Revenue(RevenueItem::Source(FundSource::Reserves)) => Some(Balance::Drawn),
        _ => None,
    }
}

/// Whether a column is marked as a part of another (其中), not to be added to it.
pub(super) fn is_of_which(column: &Column) -> bool {
    let words = Vocabulary::builtin();
    column.path().any(|header| {
        let folded = fold(header, Dropped::Blanks);
        matches!(words.take(Topic::OfWhich, folded.trim_start_matches('(')), Some(("of-which", _)))
    })
}
