use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::error::PublishError;
use super::exact::Exact;
use super::layout::{Drawn, Layout};
use super::options::{PublishMode, PublishOptions};
use super::sheet::Sheet;
use super::{foot, together};
use crate::budget::DepartmentBudget;
use crate::disclosure::{Disclosure, RowKey};
use crate::money::{Amount, Figure, Rounding};
use crate::read::ReadOptions;
use crate::relate::{Cells, Relation, relations};
use crate::text::visible;

/// How often figures are rounded anew for relations that are only stated of the digits they were given.
///
/// What words leave open, figures confirm: a row nobody knows binds nothing once it prints zero.
const PATIENCE: usize = 8;

/// How far printed figures are from the exact amounts (取舍误差).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Distortion {
    /// The sum of all distances between a printed figure and its exact amount, in 分.
    pub fen: i128,
    /// How much less the sum could be at most with every relation kept, in 分; 0 says that it is proven to be the least.
    /// `None` where figures were not rounded together.
    pub excess: Option<i128>,
}

impl DepartmentBudget {
    /// The tables this budget is published as: what a reader of the printed tables gets.
    ///
    /// Codes and names are those of the budget's year in the catalog of the options; an account the catalog does not name
    /// is printed with its code and no name ([`unlisted`](Self::unlisted) tells which before printing). The layout is the usual one, extended as the national layouts do where a budget
    /// holds more: further revenue items and natures where they have money, a column of codes in the tables without one
    /// where names alone would not tell the accounts, several units one after the other. A unit whose code begins the
    /// codes of others prints its row without the code. What a budget does not hold, such as purchased services, has no
    /// table.
    ///
    /// # Errors
    ///
    /// [`PublishError`]: sums that stand in the way of a balanced rounding, a table no budget makes, figures beyond an
    /// [`Amount`], or names that printed tables use for something else.
    pub fn publish(&self, options: &PublishOptions) -> Result<Disclosure, PublishError> {
        self.publish_measured(options).map(|(disclosure, _)| disclosure)
    }

    /// The same, with how far the figures are from the exact amounts.
    ///
    /// # Errors
    ///
    /// As [`publish`](Self::publish).
    pub fn publish_measured(
        &self,
        options: &PublishOptions,
    ) -> Result<(Disclosure, Distortion), PublishError> {
        match self.publish_in_layout(options, false) {
            Err(PublishError::Misread { .. }) => self.publish_in_layout(options, true),
            published => published,
        }
    }

    fn publish_in_layout(
        &self,
        options: &PublishOptions,
        coded: bool,
    ) -> Result<(Disclosure, Distortion), PublishError> {
        let layout = Layout::new(self, options.catalog().year(self.year()), options.unit(), coded);
        let Drawn { sheet, accounts } = layout.draw(options.tables())?;

        let quantum = options.unit().quantum(options.places());
        let rounded: Option<Vec<i64>> = sheet
            .figures()
            .iter()
            .map(|figure| Rounding::HalfUp.round(figure.amount.fen(), quantum))
            .collect();
        let rounded = rounded.ok_or(PublishError::TooLarge)?;
        let mut disclosure = read(&sheet, &rounded, options)?;
        same_accounts(&disclosure, &accounts)?;

        let exact = Exact::new(&sheet, &Cells::new(&disclosure))?;
        let mut stated = relations_kept(&disclosure, &exact)?;
        let mut rounds = 0..PATIENCE;
        let (values, excess) = loop {
            let cells = Cells::new(&disclosure);
            let (values, excess) = match options.mode() {
                PublishMode::RoundEach => break (rounded, None),
                PublishMode::FootUp => (foot::values(&cells, &exact, &stated, rounded.clone()), None),
                PublishMode::Balanced => {
                    let together = together::values(&cells, &exact, &stated, &sheet, quantum)?;
                    (together.values, Some(together.excess))
                }
            };
            reprint(&mut disclosure, &sheet, &values, options)?;
            let printed = exact.as_printed(&values);
            let mut further = relations_kept(&disclosure, &exact)?;
            further.retain(|relation| !printed.keeps(relation) && !stated.contains(relation));
            if further.is_empty() {
                break (values, excess);
            }
            if rounds.next().is_none() {
                let cells = Cells::new(&disclosure);
                let sums = further.iter().map(|relation| exact.named(&cells, relation)).collect();
                return Err(PublishError::Undecided { sums });
            }
            stated.append(&mut further);
        };
        let fen = sheet
            .figures()
            .iter()
            .zip(&values)
            .map(|(figure, value)| (i128::from(figure.amount.fen()) - i128::from(*value)).abs())
            .sum();
        Ok((disclosure, Distortion { fen, excess }))
    }
}

/// The relations that a reader of a print states, which the exact amounts keep.
fn relations_kept(disclosure: &Disclosure, exact: &Exact) -> Result<Vec<Relation>, PublishError> {
    let cells = Cells::new(disclosure);
    let relations = relations(&cells);
    match relations.iter().find(|relation| !exact.keeps(relation)) {
        Some(wrong) => Err(PublishError::Misread { reason: exact.named(&cells, wrong).to_string() }),
        None => Ok(relations),
    }
}

fn read(sheet: &Sheet, values: &[i64], options: &PublishOptions) -> Result<Disclosure, PublishError> {
    let text = sheet
        .print(values.iter().copied(), options.unit(), options.places())
        .map_err(|_| PublishError::TooLarge)?;
    let reading = ReadOptions { catalog: options.shared_catalog(), ..ReadOptions::default() };
    Disclosure::from_text_with(&text, &reading)
        .map_err(|error| PublishError::Misread { reason: error.to_string() })
}

/// Prints other values for the same amounts. What is read depends on where figures stand, not on their digits; what is
/// stated of them may.
fn reprint(
    disclosure: &mut Disclosure,
    sheet: &Sheet,
    values: &[i64],
    options: &PublishOptions,
) -> Result<(), PublishError> {
    let (unit, places) = (options.unit(), options.places());
    // As it is read: without characters nobody sees.
    let text = sheet.print(values.iter().copied(), unit, places).map_err(|_| PublishError::TooLarge)?;
    let text = visible(text.into());
    let lines: Vec<&str> = text.split('\n').collect();
    for table in &mut disclosure.tables {
        for (number, printed) in &mut table.source {
            let line = number.checked_sub(1).and_then(|at| lines.get(at)).copied().unwrap_or_default();
            if **printed != *line {
                *printed = line.into();
            }
        }
        let rows = table.blocks.iter_mut().flat_map(|block| &mut block.rows);
        for cell in rows.flat_map(|row| &mut row.cells) {
            let Some(value) = sheet.at(cell.place).and_then(|figure| values.get(figure)) else { continue };
            let amount = Amount::from_fen(*value);
            let figure = Figure::of(amount, unit, places, Rounding::HalfUp);
            cell.figure = Some(figure.map_err(|_| PublishError::TooLarge)?);
        }
    }
    Ok(())
}

/// Whether tables that tell accounts by name read as the accounts they were printed for.
fn same_accounts(
    disclosure: &Disclosure,
    accounts: &[(crate::disclosure::TableKind, Vec<RowKey>)],
) -> Result<(), PublishError> {
    for (kind, printed) in accounts {
        let rows = disclosure.tables().iter().filter(|table| table.kind() == *kind).flat_map(|table| {
            table.blocks().iter().flat_map(|block| {
                block
                    .rows()
                    .iter()
                    .filter(|row| matches!(row.key(), RowKey::Function(_) | RowKey::Economic(_)))
            })
        });
        if !rows.map(|row| row.key()).eq(printed) {
            return Err(PublishError::Misread {
                reason: format!("{kind} does not tell its accounts by name"),
            });
        }
    }
    Ok(())
}
