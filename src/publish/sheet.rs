use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use crate::code::{DepartmentEconomicCode, FunctionCode};
use crate::disclosure::Place;
use crate::fund::ExpenditureNature;
use crate::money::{Amount, Figure, FigureError, MoneyUnit, Rounding};

/// Tab-separated text in which the figures are still exact.
pub(super) struct Sheet {
    text: String,
    line: usize,
    column: usize,
    figures: Vec<Exact>,
}

/// An exact amount and where it is printed. Amounts of zero are blank and have none.
pub(super) struct Exact {
    /// Where in the text.
    at: usize,
    pub(super) place: Place,
    pub(super) amount: Amount,
    pub(super) stands: Option<Stands>,
}

/// Whether a figure is an expenditure, or is told in a row that is a part of one.
#[derive(Clone, Copy)]
pub(super) enum Stands {
    For(Spending),
    In(Spending),
}

/// The expenditure a figure stands for: figures of one such expenditure are one amount, whatever table they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spending {
    /// The unit by its place among all, counted from 1; 0 is all units together.
    pub(super) unit: usize,
    /// The funds it is paid from, of those that pay for anything of the unit at all: one bit a fund.
    pub(super) funds: u16,
    /// `None` is every nature.
    pub(super) nature: Option<ExpenditureNature>,
    pub(super) purpose: Purpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Purpose {
    All,
    Function(FunctionCode),
    Economic(DepartmentEconomicCode),
}

impl Sheet {
    pub(super) const fn new() -> Self {
        Self { text: String::new(), line: 1, column: 0, figures: Vec::new() }
    }

    fn step(&mut self) {
        if self.column > 0 {
            self.text.push('\t');
        }
        self.column += 1;
    }

    /// A cell of text; what would end the cell is a space.
    pub(super) fn cell(&mut self, text: &str) {
        self.step();
        if text.contains(['\t', '\n', '\r', '\0']) {
            self.text
                .extend(text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r' | '\0') { ' ' } else { c }));
        } else {
            self.text.push_str(text);
        }
    }

    /// A cell that prints a value as it is.
    pub(super) fn value(&mut self, value: impl core::fmt::Display) {
        self.step();
        let before = self.text.len();
        if write!(self.text, "{value}").is_err() {
            self.text.truncate(before);
        }
    }

    pub(super) fn blank(&mut self) {
        self.step();
    }

    pub(super) fn figure(&mut self, amount: Amount, stands: Option<Stands>) {
        self.step();
        if amount != Amount::ZERO {
            let place = Place { line: self.line, column: self.column };
            self.figures.push(Exact { at: self.text.len(), place, amount, stands });
        }
    }

    /// Ends the line.
    pub(super) fn end(&mut self) {
        self.text.push('\n');
        self.line += 1;
        self.column = 0;
    }

    /// A line of text cells.
    pub(super) fn line(&mut self, cells: &[&str]) {
        cells.iter().for_each(|cell| self.cell(cell));
        self.end();
    }

    /// The amounts, in the order of their places.
    pub(super) fn figures(&self) -> &[Exact] {
        &self.figures
    }

    /// The position among [`figures`](Self::figures) of what is printed at a place.
    pub(super) fn at(&self, place: Place) -> Option<usize> {
        self.figures.binary_search_by_key(&place, |figure| figure.place).ok()
    }

    /// The text with the values, in 分, printed for the amounts.
    pub(super) fn print(
        &self,
        values: impl Iterator<Item = i64>,
        unit: MoneyUnit,
        places: u32,
    ) -> Result<String, FigureError> {
        let mut text = String::with_capacity(self.text.len() + self.figures.len() * 8);
        let mut from = 0;
        for (figure, value) in self.figures.iter().zip(values) {
            text.push_str(self.text.get(from..figure.at).unwrap_or_default());
            from = figure.at;
            let figure = Figure::of(Amount::from_fen(value), unit, places, Rounding::HalfUp)?;
            if write!(text, "{figure}").is_err() {
                break;
            }
        }
        text.push_str(self.text.get(from..).unwrap_or_default());
        Ok(text)
    }
}
