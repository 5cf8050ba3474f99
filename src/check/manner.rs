use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::options::CheckOptions;
use crate::disclosure::{Cell, ColumnKey, Table};
use crate::money::{Figure, MoneyUnit, Sign};
use crate::relate::Cells;

/// What is printed in a cell, and what the manner of its table says about it.
#[derive(Clone, Copy)]
pub(super) struct Printed {
    pub(super) fen: i64,
    pub(super) is_figure: bool,
    /// The quantum of its table, in 分.
    pub(super) quantum: i64,
    /// The quantum of its own last place, where it may have been rounded to that.
    pub(super) coarse: Option<i64>,
    /// Whether a blank may hide an amount here.
    pub(super) hides: bool,
    pub(super) sign: Sign,
    /// Whether it is a total that equals the sum of its printed items.
    pub(super) footable: bool,
    /// Whether the same amount is printed elsewhere a last digit apart.
    pub(super) tie: bool,
}

impl Printed {
    pub(super) const NOTHING: Self = Self {
        fen: 0,
        is_figure: false,
        quantum: 1,
        coarse: None,
        hides: false,
        sign: Sign::NonNegative,
        footable: false,
        tie: false,
    };
}

/// What is printed in each cell, in order.
pub(super) fn printed(cells: &Cells<'_>, options: &CheckOptions) -> Vec<Printed> {
    let mut printed = Vec::with_capacity(cells.len());
    for (index, table) in cells.disclosure.tables.iter().enumerate() {
        let sheets = cells.blocks(index).map(|(first, block)| {
            let count = block.rows.iter().map(|row| row.cells.len()).sum();
            Sheet {
                columns: block.columns.len().max(1),
                prices: block.columns.iter().map(|column| column.key == ColumnKey::UnitPrice).collect(),
                cells: cells.of(first, count),
            }
        });
        push_table(table, &sheets.collect::<Vec<Sheet<'_>>>(), options, &mut printed);
    }
    printed
}

/// The cells of a block, row by row.
struct Sheet<'a> {
    columns: usize,
    /// Whether each column prints unit prices, which have a precision of their own.
    prices: Vec<bool>,
    cells: &'a [&'a Cell],
}

impl Sheet<'_> {
    /// Each cell with its column and whether that is one of prices.
    fn cells(&self) -> impl Iterator<Item = (usize, bool, &Cell)> {
        self.cells.chunks(self.columns).flat_map(|row| {
            row.iter()
                .enumerate()
                .map(|(column, cell)| (column, self.prices.get(column).copied().unwrap_or_default(), *cell))
        })
    }

    /// For each column whether its figures are whole, zeros aside.
    fn whole(&self) -> Vec<bool> {
        let mut told = alloc::vec![(false, true); self.columns];
        for (column, _, cell) in self.cells() {
            if let Some(figure) = cell.figure.filter(|figure| figure.fen() != 0)
                && let Some((any, all)) = told.get_mut(column)
            {
                *any = true;
                *all &= figure.places() == 0;
            }
        }
        told.into_iter().map(|(any, all)| any && all).collect()
    }
}

/// What a table's manner of printing says about its figures in one money unit.
#[derive(Clone, Copy, Default)]
struct Manner {
    quantum: Option<i64>,
    /// Whether a figure of full precision ends in 0, so that the table does not drop its zeros.
    keeps_zeros: bool,
}

impl Manner {
    fn take(&mut self, figure: Figure) {
        let quantum = figure.quantum();
        if self.quantum.is_none_or(|least| quantum < least) {
            (self.quantum, self.keeps_zeros) = (Some(quantum), false);
        }
        self.keeps_zeros |= self.quantum == Some(quantum)
            && figure.places() > 0
            && figure.fen().checked_rem(quantum.saturating_mul(10)) == Some(0);
    }

    /// Whether a figure may have been rounded to fit its cell: spreadsheets show no more than eleven characters in the format
    /// 常规, and a table printed so drops its zeros.
    ///
    /// `widest` are the most characters that a figure of this manner takes.
    fn is_cut(self, figure: Figure, widest: impl FnOnce() -> u32) -> bool {
        const SHOWN: u32 = 11;
        let one_more = if figure.places() == 0 { 2 } else { 1 };
        !self.keeps_zeros && width(figure) + one_more > SHOWN && widest() <= SHOWN
    }
}

/// How many characters a figure takes without sign and separators: digits and point.
fn width(figure: Figure) -> u32 {
    let value = figure.value();
    let units = value.mantissa().unsigned_abs();
    let digits = u64::try_from(units).map_or_else(|_| units.checked_ilog10(), u64::checked_ilog10);
    let digits = digits.unwrap_or_default() + 1;
    match value.scale() {
        0 => digits,
        places => digits.max(places + 1) + 1,
    }
}

/// The manners of a table: one for each money unit, and those of unit prices.
#[derive(Default)]
struct Manners(Vec<((bool, MoneyUnit), Manner)>);

impl Manners {
    fn of(&self, price: bool, unit: MoneyUnit) -> Option<Manner> {
        self.0.iter().find(|(key, _)| *key == (price, unit)).map(|(_, manner)| *manner)
    }

    fn of_mut(&mut self, price: bool, unit: MoneyUnit) -> Option<&mut Manner> {
        let key = (price, unit);
        let place = self.0.iter().position(|(other, _)| *other == key).unwrap_or_else(|| {
            self.0.push((key, Manner::default()));
            self.0.len() - 1
        });
        self.0.get_mut(place).map(|(_, manner)| manner)
    }
}

/// The least quantum that leaves room for a rounding up and for one down, in 分.
const ROUNDED: i64 = 3;

fn push_table(table: &Table, sheets: &[Sheet<'_>], options: &CheckOptions, printed: &mut Vec<Printed>) {
    let declared = options.places.get(&table.kind);
    let mut negative = false;
    let mut prints_zero = false;
    let mut manners = Manners::default();
    let figures = || {
        let cells = sheets.iter().flat_map(Sheet::cells);
        cells.filter_map(|(_, price, cell)| Some((price, cell.figure?)))
    };
    for (price, figure) in figures() {
        negative |= figure.fen() < 0;
        prints_zero |= figure.fen() == 0;
        if let Some(manner) = manners.of_mut(price, figure.unit()) {
            manner.take(figure);
        }
    }
    // Few tables print figures of less than their own precision.
    let mut widths: BTreeMap<(bool, MoneyUnit), u32> = BTreeMap::new();
    let mut widest = |manner: (bool, MoneyUnit)| {
        let alike = || figures().filter(move |(price, figure)| (*price, figure.unit()) == manner);
        let widest = || alike().map(|(_, figure)| width(figure)).max().unwrap_or(0);
        *widths.entry(manner).or_insert_with(widest)
    };
    let own =
        manners.0.iter().filter(|((price, _), _)| !price).filter_map(|(_, manner)| manner.quantum).min();
    let coarsest = table.money_unit.map_or(1, MoneyUnit::fen);
    // Where a table prints a negative figure, a zero may hide one too.
    let sign = if negative { Sign::Any } else { Sign::NonNegative };
    for sheet in sheets {
        let mut whole: Option<Vec<bool>> = None;
        for (column, price, cell) in sheet.cells() {
            let unit = cell.figure.map(|figure| figure.unit()).or(table.money_unit);
            let manner = unit.and_then(|unit| manners.of(price, unit)).unwrap_or_default();
            let declared = declared.zip(unit).map(|(places, unit)| unit.quantum(*places));
            let quantum = declared.or(manner.quantum).unwrap_or_else(|| own.unwrap_or(coarsest)).max(1);
            let coarse = cell.figure.and_then(|figure| {
                if declared.is_some() || figure.quantum() <= quantum {
                    return None;
                }
                // Spreadsheets print zero as `0` at any precision; `0.0` says how far it was rounded, and so does `0` where
                // nothing but whole figures stand around it.
                let mut whole = || whole.get_or_insert_with(|| sheet.whole()).get(column) == Some(&true);
                let told = figure.fen() != 0 || figure.places() > 0 || whole();
                let rounded = manner.keeps_zeros || manner.is_cut(figure, || widest((price, figure.unit())));
                (rounded && told).then(|| figure.quantum())
            });
            // To the 分 figures are exact in 元 only, which nobody knows that they are in.
            let rounded = table.is_unitless && cell.figure.is_some() && quantum == 1;
            let coarse = coarse.or(rounded.then_some(ROUNDED));
            printed.push(Printed {
                fen: cell.fen(),
                is_figure: cell.figure.is_some(),
                quantum,
                coarse,
                hides: !prints_zero && quantum > 1,
                sign,
                footable: false,
                tie: false,
            });
        }
    }
}
