use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ColumnKey, Ground, Heading, Measure, Place, RowKey, Scope, Stage, TableKind};
use crate::code::UnitCode;
use crate::money::{Figure, MoneyUnit};
use crate::performance::{PrintedTarget, PurchaseTerms};
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
        let totals = self.quanta_by_kind().into_iter().filter(|((price, _), _)| !price);
        totals.map(|(_, quantum)| quantum).min().unwrap_or(coarsest)
    }

    fn quanta_by_kind(&self) -> BTreeMap<(bool, MoneyUnit), i64> {
        let mut quanta = BTreeMap::new();
        for (cell, price) in self.kinds() {
            let Some(figure) = cell.figure else { continue };
            let quantum = quanta.entry((price, figure.unit())).or_insert_with(|| figure.quantum());
            *quantum = figure.quantum().min(*quantum);
        }
        quanta
    }

    /// All cells, each with whether it is a unit price.
    fn kinds(&self) -> impl Iterator<Item = (&Cell, bool)> {
        self.blocks.iter().flat_map(|block| {
            block.rows.iter().flat_map(|row| {
                row.cells.iter().enumerate().map(|(index, cell)| {
                    let column = block.columns.get(index);
                    (cell, column.is_some_and(|column| column.key == ColumnKey::UnitPrice))
                })
            })
        })
    }

    /// The printed lines, cell by cell: the title first, then headers, then rows.
    pub fn lines(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = &str>)> {
        self.source.iter().map(|(number, text)| (*number, text.split('\t')))
    }
}

/// Which side of the accounts a block stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Revenue (收入).
    Revenue,
    /// Expenditure (支出).
    Expenditure,
}

/// One block of a table: its columns and rows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Block {
    pub(crate) side: Side,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

impl Block {
    /// The side of the accounts it stands on.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.side
    }

    /// Its figure columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Its rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Column {
    pub(crate) key: ColumnKey,
    pub(crate) measure: Measure,
    /// What the headers above the one that gave the key are about.
    #[serde(skip)]
    pub(crate) outer: Option<ColumnKey>,
    pub(crate) path: Vec<Box<str>>,
    pub(crate) column: usize,
    /// What each of its headers says.
    #[serde(skip)]
    pub(crate) headings: Vec<Heading>,
    /// What its line of numbers says it is made of (`3=1+2`).
    #[serde(skip)]
    pub(crate) formula: Vec<Term>,
    /// How its key is known.
    #[serde(skip)]
    pub(crate) ground: Ground,
}

/// A column in a printed formula, by the cell it stands in, and whether it is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) column: usize,
    pub(crate) less: bool,
}

impl Column {
    /// What it is about.
    #[must_use]
    pub const fn key(&self) -> &ColumnKey {
        &self.key
    }

    /// Which number it prints.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.measure
    }

    /// How its key is known.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// Its headers from the top down, as printed.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        self.path.iter().map(|label| &**label)
    }

    /// Its name for a reader: the headers joined by `/`.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.join("/")
    }

    /// The cell of a source line it stands in, counted from 1; 0 for figures that stand in cells of text here and there.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Row {
    pub(crate) key: RowKey,
    pub(crate) label: Box<str>,
    pub(crate) code: Option<Box<str>>,
    pub(crate) unit: Option<UnitCode>,
    pub(crate) line: usize,
    pub(crate) level: RowLevel,
    /// Its ordinal (一、 is 1), 0 for none.
    #[serde(skip)]
    pub(crate) ordinal: u16,
    /// Whether it is marked as a part of the row above, not necessarily the only one (其中).
    #[serde(skip)]
    pub(crate) of_which: bool,
    /// How its key is known.
    #[serde(skip)]
    pub(crate) ground: Ground,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) purchase: Option<Box<PurchaseTerms>>,
    pub(crate) cells: Vec<Cell>,
}

/// How a row stands below the one before, as its ordinal says (一、 / （一） / 1. / （1） / 其中).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(crate) enum RowLevel {
    /// 一、二、三、
    Chinese,
    /// No ordinal.
    Plain,
    /// （一）（二）
    Bracketed,
    /// 1. 2. 3.
    Arabic,
    /// （1）（2）（3）
    BracketedArabic,
    /// ①②③
    Circled,
    /// No ordinal, in a label column further right than those before.
    Inset,
    /// 其中 without an ordinal.
    OfWhich,
}

impl RowLevel {
    /// Whether an ordinal gives it.
    pub(crate) const fn is_ordinal(self) -> bool {
        matches!(self, Self::Chinese | Self::Bracketed | Self::Arabic | Self::BracketedArabic | Self::Circled)
    }
}

impl Row {
    /// What it is about.
    #[must_use]
    pub const fn key(&self) -> &RowKey {
        &self.key
    }

    /// How its key is known.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// Its label as printed.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its code as printed, split cells joined.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The unit code (单位代码) printed in it.
    #[must_use]
    pub const fn unit(&self) -> Option<&UnitCode> {
        self.unit.as_ref()
    }

    /// What a row of purchased services (政府购买服务) says beside its figures.
    #[must_use]
    pub fn purchase(&self) -> Option<&PurchaseTerms> {
        self.purchase.as_deref()
    }

    /// Its line in the source.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Its figures, one for each column of the block.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Its name for a reader: code and label as printed.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.key, &self.code) {
            (RowKey::Project(_, name), Some(code)) => alloc::format!("{code} {name}"),
            (RowKey::Project(_, name), None) => name.as_ref().into(),
            (_, Some(code)) if !code.is_empty() => alloc::format!("{code} {}", self.label),
            _ => self.label.as_ref().into(),
        }
    }
}

/// A figure cell: a figure, nil (exactly zero), or something that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cell {
    #[serde(with = "figure_text")]
    pub(crate) figure: Option<Figure>,
    pub(crate) printed: bool,
    /// Whether what is printed in it is no figure and no nil.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub(crate) unread: bool,
    pub(crate) place: Place,
}

impl Cell {
    /// A cell that holds a figure, or nil for `None`; `printed` says whether anything stands in it.
    pub(crate) const fn new(figure: Option<Figure>, printed: bool, place: Place) -> Self {
        Self { figure, printed, unread: false, place }
    }

    /// A cell whose text is no figure: what it stands for is not known.
    pub(crate) const fn not_read(place: Place) -> Self {
        Self { figure: None, printed: true, unread: true, place }
    }

    /// The figure; `None` is nil (blank, `-`, `—`, `——`), exactly zero, unless the cell [is unread](Self::is_unread).
    #[must_use]
    pub const fn figure(&self) -> Option<Figure> {
        self.figure
    }

    /// Whether what is printed in it could not be read as a figure (未读出): nothing is known of its amount, and no relation
    /// is stated over it.
    #[must_use]
    pub const fn is_unread(&self) -> bool {
        self.unread
    }

    /// Whether it is nil (空白): exactly zero.
    #[must_use]
    pub const fn is_nil(&self) -> bool {
        self.figure.is_none() && !self.unread
    }

    /// Whether anything at all is printed in it.
    #[must_use]
    pub const fn is_printed(&self) -> bool {
        self.printed
    }

    /// Where it stands.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The printed value in 分; zero for nil.
    #[must_use]
    pub fn fen(&self) -> i64 {
        self.figure.map_or(0, |figure| figure.fen())
    }
}

mod figure_text {
    use crate::money::Figure;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
    pub(super) fn serialize<S: serde::Serializer>(
        figure: &Option<Figure>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match figure {
            Some(figure) => serializer.collect_str(figure),
            None => serializer.serialize_none(),
        }
    }
}
