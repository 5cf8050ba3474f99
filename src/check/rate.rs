use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::{Decimal, RoundingStrategy};

use super::detail::Detail;
use super::finding::Finding;
use super::question::Question;
use super::severity::Severity;
use crate::disclosure::{Cell, Column, Measure, Rate};
use crate::relate::{Grid, Rule};
use crate::text::{Dropped, fold};

/// Rates of change (增减%) that this year's figure and last year's do not come to, however the three were rounded.
pub(super) fn rates(question: &Question<'_>, findings: &mut Vec<Finding>) {
    for grid in &question.grids {
        if grid.block.rows.iter().all(|row| row.rates.is_empty()) {
            continue;
        }
        for (at, column) in grid.block.columns.iter().enumerate() {
            if column.measure == Measure::Change && column.ground.is_words() {
                compare(question, grid, (at, column), findings);
            }
        }
    }
}

/// Holds the rates that stand right behind a column of changes against the two columns that it tells apart.
fn compare(
    question: &Question<'_>,
    grid: &Grid<'_>,
    (at, change): (usize, &Column),
    findings: &mut Vec<Finding>,
) {
    let only = |wanted: &dyn Fn(&Measure) -> bool| {
        let same = |column: &&Column| {
            column.key == change.key && column.outer == change.outer && column.ground.is_words()
        };
        let columns = grid.block.columns.iter().enumerate();
        let mut found = columns.filter(|(_, column)| same(column) && wanted(&column.measure));
        found.next().map(|(index, _)| index).filter(|_| found.next().is_none())
    };
    let year = only(&|measure| matches!(measure, Measure::Budget | Measure::FinalAccount));
    let last = only(&|measure| *measure == Measure::LastYear)
        .or_else(|| only(&|measure| matches!(measure, Measure::Other(_))));
    let (Some(year), Some(last)) = (year, last) else { return };
    for (index, row) in grid.block.rows.iter().enumerate() {
        let Some(rate) = row.rates.iter().find(|rate| rate.column == change.column + 1) else { continue };
        let cells = [year, last].map(|column| row.cells.get(column).filter(|cell| !cell.is_unread()));
        let [Some(year), Some(last)] = cells else { continue };
        let Some(computed) = computed(rate, year, last) else { continue };
        let detail = Detail::RateOff { printed: rate.printed.clone(), computed };
        let Some(name) = question.cells.name(grid.cell(index, at)) else { continue };
        findings.push(Finding::at(Rule::Change, Severity::Note, name, detail));
    }
}

/// What two figures come to, where the rate beside them is another one.
fn computed(rate: &Rate, year: &Cell, last: &Cell) -> Option<String> {
    let folded = fold(&rate.printed, Dropped::Blanks);
    let (number, marked) = folded.strip_suffix('%').map_or((&*folded, false), |number| (number, true));
    let number: Decimal = number.replace(',', "").parse().ok()?;
    // Below a header that says %, a share of one may stand all the same.
    match (marked, rate.hundredths) {
        (true, _) => off(number, year, last),
        (false, true) => {
            let share = number.checked_mul(Decimal::ONE_HUNDRED)?;
            off(share, year, last).and_then(|_| off(number, year, last))
        }
        (false, false) => None,
    }
}

/// What two figures come to, where no amounts that print as them come to the rate.
fn off(rate: Decimal, year: &Cell, last: &Cell) -> Option<String> {
    let ends = |cell: &Cell| {
        let quantum = cell.figure().map_or(0, |figure| i128::from(figure.quantum()));
        let twice = i128::from(cell.fen()).checked_mul(2)?;
        Some((twice.checked_sub(quantum)?.max(0), twice.checked_add(quantum)?))
    };
    let ((least, most), (low, high)) = (ends(year)?, ends(last)?);
    if low == 0 || year.fen() < 0 {
        return None;
    }
    // Twice the last digit of the rate, as a share of one.
    let one = 10_i128.checked_pow(rate.scale())?.checked_mul(200)?;
    let twice = rate.mantissa().checked_mul(2)?;
    let above = one.checked_mul(most.checked_sub(low)?)? < twice.checked_sub(1)?.checked_mul(low)?;
    let below = one.checked_mul(least.checked_sub(high)?)? > twice.checked_add(1)?.checked_mul(high)?;
    if !above && !below {
        return None;
    }
    let (year, last) = (Decimal::from(year.fen()), Decimal::from(last.fen()));
    let computed = year.checked_sub(last)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(last)?;
    let computed = computed.round_dp_with_strategy(rate.scale(), RoundingStrategy::MidpointAwayFromZero);
    Some(computed.to_string())
}
