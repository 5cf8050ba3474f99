use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Block, Cell, ColumnKey, Row, Scope, Stage, TableKind};
use crate::money::MoneyUnit;
use crate::performance::PrintedTarget;
use crate::year::FiscalYear;

/// A published table (表): its kind, its money unit, and blocks of rows side by side.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Table {
    pub(crate) kind: TableKind,
    #[serde(skip)]
    pub(crate) scope: Option<Scope>,
    pub(crate) title: Box<str>,
    pub(crate) line: usize,
    pub(crate) unit_name: Option<Box<str>>,
    /// The year its title names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<FiscalYear>,
    /// What its title names it a table of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stage: Option<Stage>,
    pub(crate) money_unit: Option<MoneyUnit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<Box<PrintedTarget>>,
    pub(crate) blocks: Vec<Block>,
    #[serde(skip)]
    pub(crate) source: Vec<(usize, Box<str>)>,
    /// Lines of the source that name the table and its units.
    #[serde(skip)]
    pub(crate) head_lines: usize,
    /// Those and its headers.
    #[serde(skip)]
    pub(crate) header_lines: usize,
    /// Amounts printed below its headers, read or not.
    #[serde(skip)]
    pub(crate) printed: usize,
    /// Whether no title says what it is of: it is tied to no other table.
    #[serde(skip)]
    pub(crate) is_loose: bool,
    /// Whether its money unit is that of other tables, and no word says that it is.
    #[serde(skip)]
    pub(crate) is_unitless: bool,
    /// What its title says it leaves out or picks (不含上年结转, 提前下达), where other tables of the set do otherwise.
    #[serde(skip)]
    pub(crate) narrowed: Option<Box<str>>,
    /// Whether rows of it may stand elsewhere, behind a line that nobody knows: its totals may sum up more than its rows.
    #[serde(skip)]
    pub(crate) is_torn: bool,
}

impl Table {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> TableKind {
        self.kind
    }

    /// What money it speaks of, where its kind and title say so.
    #[must_use]
    pub const fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// Its title as printed.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The line of its title.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The unit (单位名称) printed above it.
    #[must_use]
    pub fn unit_name(&self) -> Option<&str> {
        self.unit_name.as_deref()
    }

    /// The fiscal year (预算年度) its title names, where it names one.
    #[must_use]
    pub const fn year(&self) -> Option<FiscalYear> {
        self.year
    }

    /// Whether its title names it a table of budgets or of final accounts, where it does.
    #[must_use]
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// How many amounts are printed below its headers, read or not.
    #[must_use]
    pub fn printed_figures(&self) -> usize {
        self.printed.max(self.figures())
    }

    /// How many of its figures were read under a row key and a column key that words tell.
    #[must_use]
    pub fn read_figures(&self) -> usize {
        let known = |block: &Block, row: &Row| {
            let cells = row.cells.iter().zip(&block.columns);
            cells.filter(|(cell, column)| cell.figure.is_some() && column.ground.is_words()).count()
        };
        let rows = self.blocks.iter().flat_map(|block| block.rows.iter().map(move |row| (block, row)));
        rows.filter(|(_, row)| row.ground.is_words()).map(|(block, row)| known(block, row)).sum()
    }

    /// The money unit (金额单位); `None` for a table without figures and without a unit line.
    #[must_use]
    pub const fn money_unit(&self) -> Option<MoneyUnit> {
        self.money_unit
    }

    /// What a performance target (绩效目标) says beside its figures; `None` for tables of other kinds.
    #[must_use]
    pub fn target(&self) -> Option<&PrintedTarget> {
        self.target.as_deref()
    }

    /// Its blocks from left to right: one, or two for 收入 | 支出, or more.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The number of printed lines with rows on them.
    #[must_use]
    pub fn rows(&self) -> usize {
        let mut lines: Vec<usize> =
            self.blocks.iter().flat_map(|block| block.rows.iter().map(|row| row.line)).collect();
        lines.sort_unstable();
        lines.dedup();
        lines.len()
    }

    /// The number of figure cells that are not blank.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.cells().filter(|cell| cell.printed).count()
    }

    /// All figure cells, block by block and row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.blocks.iter().flat_map(|block| block.rows.iter().flat_map(|row| row.cells.iter()))
    }

    /// The 分 that one unit in the last place of its most precise figure stands for.
    #[must_use]
    pub fn quantum(&self) -> i64 {
        let coarsest = self.money_unit.map_or(1, MoneyUnit::fen);
        let totals = self.kinds().filter(|(_, price)| !price).filter_map(|(cell, _)| cell.figure);
        totals.map(|figure| figure.quantum()).min().unwrap_or(coarsest)
    }

    /// All cells, each with whether it is a unit price.
    fn kinds(&self) -> impl Iterator<Item = (&Cell, bool)> {
        self.blocks.iter().flat_map(|block| {
            block.rows.iter().flat_map(|row| {
                // A cell beyond the columns is no price.
                let keys =
                    block.columns.iter().map(|column| Some(&column.key)).chain(core::iter::repeat(None));
                row.cells.iter().zip(keys).map(|(cell, key)| (cell, key == Some(&ColumnKey::UnitPrice)))
            })
        })
    }

    /// The printed lines, cell by cell: the title first, then headers, then rows.
    pub fn lines(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = &str>)> {
        self.source.iter().map(|(number, text)| (*number, text.split('\t')))
    }
}
