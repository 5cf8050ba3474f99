use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::account::Accounts;
use super::error::ReadFault;
use super::options::ReadOptions;
use super::words::Words;
use crate::disclosure::{Place, ReadNote};
use crate::money::{Figure, MoneyUnit};

/// What reading a table yields beside the table.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) faults: Vec<ReadFault>,
    pub(super) notes: Vec<ReadNote>,
    /// Lines that are part of no table, as they are.
    pub(super) unread: Vec<(usize, Box<str>)>,
    /// Numbers of a table that stand under a header nothing resolved, among text.
    pub(super) cells: Vec<(usize, String)>,
}

impl Findings {
    /// Notes a figure whose separators stand irregularly.
    pub(super) fn irregular(&mut self, table: &str, place: Place, printed: &str, figure: Option<Figure>) {
        let (table, printed) = (table.into(), printed.into());
        let figure = figure.map(|figure| figure.to_string().into());
        self.notes.extend(figure.map(|figure| ReadNote::FigureRepaired { table, place, printed, figure }));
    }
}

/// What is known of the document when its tables are read.
pub(super) struct Known<'a> {
    pub(super) options: &'a ReadOptions,
    pub(super) vocabulary: &'a Words<'a>,
    pub(super) accounts: &'a Accounts<'a>,
    pub(super) year: Option<crate::year::FiscalYear>,
    pub(super) unit_names: &'a [String],
    /// The money unit of the whole document: the only one it names.
    pub(super) money_unit: Option<MoneyUnit>,
}

impl Known<'_> {
    /// The money unit of a table that names none.
    pub(super) fn money_unit(&self) -> Option<MoneyUnit> {
        self.options.money_unit.or(self.money_unit)
    }
}
