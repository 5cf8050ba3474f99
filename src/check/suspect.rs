use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeStruct;

use super::decide::Refuted;
use super::describe::CellName;
use super::question::{Question, Reading};
use crate::money::{Amount, Figure, MoneyUnit, Sign};
use crate::relate::CellIndex;
use crate::solve::{Answer, Bounds, System, extremes, solve};

/// Suspect (疑点): a figure that, changed alone, would restore consistency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The figure.
    pub cell: CellName,
    /// The least and the largest printed value that would do, in the money unit of its table.
    pub would_do: (String, String),
    /// The slip that would explain it.
    pub slip: Slip,
}

impl serde::Serialize for Suspect {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Suspect", 7)?;
        fields.serialize_field("table", &self.cell.table)?;
        fields.serialize_field("row", &self.cell.row)?;
        fields.serialize_field("column", &self.cell.column)?;
        fields.serialize_field("line", &self.cell.place.line)?;
        fields.serialize_field("printed", &self.cell.printed)?;
        fields.serialize_field("would_do", &self.would_do)?;
        fields.serialize_field("slip", &self.slip)?;
        fields.end()
    }
}

/// How little must change to make a figure right; the first is the likeliest slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Slip {
    /// One digit is another, or the first is missing.
    OneDigit,
    /// Two digits are swapped.
    SwappedDigits,
    /// The decimal point is dropped or stands elsewhere.
    ShiftedPoint,
    /// A figure is missing, or stands where none should.
    Missing,
    /// The sign is missing or too much.
    Sign,
    /// Anything else.
    Other,
}

/// How many terms of relations may be looked at, about, while figures are tried.
const EFFORT: usize = 4_000_000;

/// A suspect with what it is ranked by, and the printed values in 分 that would do.
type Found = (Slip, i128, CellIndex, (i64, i64), Suspect);

/// The figures of a conflict that explain it, and whatever else is wrong, alone; likeliest first. Of a conflict between
/// very many figures only the likeliest are tried.
pub(super) fn suspects(question: &Question<'_>, refuted: &Refuted) -> Vec<(CellIndex, Suspect)> {
    let mut candidates: BTreeSet<CellIndex> = refuted
        .relations
        .iter()
        .filter_map(|(relation, _)| question.stated.relations.get(*relation))
        .flat_map(|relation| relation.terms().map(|(cell, _)| cell))
        .collect();
    let all: Vec<usize> = (0..question.stated.relations.len()).collect();
    let relations: Vec<usize> = connected(question, &candidates);
    let parts = [Reading::ROUNDED, Reading::LOOSEST].map(|reading| Part::new(question, reading, &relations));
    let [_, loosest] = &parts;
    let most = EFFORT / (loosest.terms() + 1) + 1;
    if candidates.len() > most {
        candidates = likeliest(question, refuted, candidates, most);
    }
    let mut found: Vec<Found> = candidates
        .into_iter()
        .filter_map(|cell| {
            // The stricter reading says more precisely what would do.
            let values = parts.iter().find_map(|part| freed_value(question, part, cell));
            let (low, high) = values.or_else(|| footed_value(question, loosest, &relations, cell))?;
            suspect(question, cell, low, high)
        })
        .collect();
    // What is wrong in tables that share nothing with these is not theirs to mend.
    if let Some((_, _, cell, _, _)) = found.first()
        && relations.len() < all.len()
        && Part::new(question, Reading::LOOSEST, &all).with(&[(*cell, Bounds::default())]).is_none()
    {
        return Vec::new();
    }
    found.sort_by_key(|(slip, change, cell, _, _)| (*slip, *change, *cell));
    found.truncate(TOLD);
    found
        .into_iter()
        .filter_map(|(_, _, cell, values, suspect)| {
            let (low, high) = mending(question, cell, values)?;
            if (low, high) == values {
                return Some((cell, suspect));
            }
            self::suspect(question, cell, low, high).map(|(_, _, cell, _, suspect)| (cell, suspect))
        })
        .collect()
}

/// How many suspects are told.
const TOLD: usize = 8;

/// Of the values between which a figure would do, those with which the document is found consistent when it is asked
/// anew: a figure that is changed may be a total that is no longer the sum of its items. A document too large to be asked
/// that often is taken as it is.
fn mending(question: &Question<'_>, cell: CellIndex, (low, high): (i64, i64)) -> Option<(i64, i64)> {
    const LARGE: usize = 20_000;
    const STEPS: i64 = 12;
    if question.cells.len() > LARGE {
        return Some((low, high));
    }
    let mends = |fen: i64| mends(question, cell, fen).unwrap_or(false);
    match (low, high) {
        (i64::MIN, i64::MAX) => None,
        (i64::MIN, value) | (value, i64::MAX) => mends(value).then_some((value, value)),
        (low, high) if low == high => mends(low).then_some((low, high)),
        (low, high) if mends(low) && mends(high) => Some((low, high)),
        (low, high) => {
            let quantum = question.quantum(cell).max(1);
            let steps = high.checked_sub(low)? / quantum;
            let tried = (0..=steps.min(STEPS)).filter_map(|step| low.checked_add(step.checked_mul(quantum)?));
            let passing: Vec<i64> = tried.filter(|fen| mends(*fen)).collect();
            Some((*passing.first()?, *passing.last()?))
        }
    }
}

/// Whether the document is consistent with another value in one cell.
fn mends(question: &Question<'_>, cell: CellIndex, fen: i64) -> Option<bool> {
    let [table, block, row, column] = question.cells.locate(cell)?;
    let (unit, places) = question.cells.format_of(cell);
    let figure = Figure::of(Amount::from_fen(fen), unit, places, question.rounding).ok()?;
    let mut changed = question.cells.disclosure.clone();
    let place =
        changed.tables.get_mut(table)?.blocks.get_mut(block)?.rows.get_mut(row)?.cells.get_mut(column)?;
    place.figure = Some(figure);
    let asked = Question::new(&changed, question.rounding);
    let all: Vec<usize> = (0..asked.stated.relations.len()).collect();
    Some(asked.consistent_system(&all).is_some())
}

/// The figures with the likeliest slips, seen from the conflict alone.
fn likeliest(
    question: &Question<'_>,
    refuted: &Refuted,
    candidates: BTreeSet<CellIndex>,
    most: usize,
) -> BTreeSet<CellIndex> {
    let relations: Vec<usize> = refuted.relations.iter().map(|(relation, _)| *relation).collect();
    let part = Part::new(question, Reading::LOOSEST, &relations);
    let tried = EFFORT / (part.terms() + 1) + 1;
    let mut ranked: Vec<(Slip, i128, CellIndex)> = candidates
        .into_iter()
        .take(tried)
        .filter_map(|cell| {
            let (low, high) = freed_value(question, &part, cell)?;
            suspect(question, cell, low, high).map(|(slip, change, cell, _, _)| (slip, change, cell))
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(most).map(|(_, _, cell)| cell).collect()
}

/// Some of the relations, over the cells in them alone.
struct Part {
    system: System,
    /// The cell of each unknown, in order.
    cells: Vec<usize>,
}

impl Part {
    fn new(question: &Question<'_>, reading: Reading, relations: &[usize]) -> Self {
        let whole = question.system(reading, relations);
        let rows: Vec<usize> = (0..whole.rows().len()).collect();
        let (system, cells) = whole.part(&rows, whole.bounds());
        Self { system, cells }
    }

    fn terms(&self) -> usize {
        self.system.rows().iter().map(|row| row.terms().len()).sum()
    }

    fn unknown(&self, cell: CellIndex) -> Option<usize> {
        self.cells.binary_search(&(cell as usize)).ok()
    }

    /// The system with other bounds for some cells, if it has a solution then.
    fn with(&self, changes: &[(CellIndex, Bounds)]) -> Option<System> {
        let mut changed = self.system.clone();
        for (cell, bounds) in changes {
            changed.set_bounds(self.unknown(*cell)?, *bounds);
        }
        matches!(solve(&changed), Answer::Feasible(_)).then_some(changed)
    }
}

/// The relations that share cells with the candidates, directly or through others.
fn connected(question: &Question<'_>, candidates: &BTreeSet<CellIndex>) -> Vec<usize> {
    let mut reached = alloc::vec![false; question.cells.len()];
    for cell in candidates {
        if let Some(place) = reached.get_mut(*cell as usize) {
            *place = true;
        }
    }
    let relations = &question.stated.relations;
    let mut taken = alloc::vec![false; relations.len()];
    loop {
        let mut grown = false;
        for (relation, taken) in relations.iter().zip(&mut taken) {
            let touches = |cell: CellIndex| reached.get(cell as usize).copied().unwrap_or(false);
            if *taken || !relation.terms().any(|(cell, _)| touches(cell)) {
                continue;
            }
            *taken = true;
            grown = true;
            for (cell, _) in relation.terms() {
                if let Some(place) = reached.get_mut(cell as usize) {
                    *place = true;
                }
            }
        }
        if !grown {
            break;
        }
    }
    taken.iter().enumerate().filter(|(_, taken)| **taken).map(|(index, _)| index).collect()
}

/// The printed values in 分 between which a cell would be right, when it alone is changed.
fn freed_value(question: &Question<'_>, part: &Part, cell: CellIndex) -> Option<(i64, i64)> {
    let printed = question.cells.fen(cell);
    let least = match question.sign(cell) {
        Sign::NonNegative => Some(printed.checked_neg()?),
        Sign::Any => None,
    };
    let freed = part.with(&[(cell, Bounds::new(least, None)?)])?;
    let range = extremes(&freed, part.unknown(cell)?)?;
    let quantum = question.quantum(cell);
    let at = |end: Option<i64>, far: i64| match end {
        Some(end) => printed.checked_add(end).and_then(|fen| question.rounding.round(fen, quantum)),
        None => Some(far),
    };
    Some((at(range.low(), i64::MIN)?, at(range.high(), i64::MAX)?))
}

/// The value with which a total above the cell would be the sum of its printed items, so that it may be footed.
fn footed_value(
    question: &Question<'_>,
    part: &Part,
    relations: &[usize],
    cell: CellIndex,
) -> Option<(i64, i64)> {
    let printed = question.cells.fen(cell);
    relations.iter().filter_map(|relation| question.stated.relations.get(*relation)).find_map(|relation| {
        let total = question.footing(relation).filter(|_| relation.right.contains(&cell))?;
        let gap = i64::try_from(question.gap(relation)).ok()?;
        let value = printed.checked_add(gap)?;
        let range = question.rounding.range(value, question.quantum(cell), question.sign(cell))?;
        let bounds = Bounds::new(range.low.checked_sub(printed), range.high.checked_sub(printed))?;
        part.with(&[(cell, bounds), (total, Bounds::default())])?;
        Some((value, value))
    })
}

fn suspect(question: &Question<'_>, cell: CellIndex, low: i64, high: i64) -> Option<Found> {
    let printed = question.cells.fen(cell);
    if low <= printed && printed <= high {
        return None;
    }
    let quantum = question.quantum(cell);
    let change = if high < printed {
        i128::from(printed) - i128::from(high)
    } else {
        i128::from(low) - i128::from(printed)
    };
    let slip = slip(printed, quantum, low, high);
    let (unit, places) = question.cells.format_of(cell);
    let show = |fen: i64| match fen {
        i64::MIN | i64::MAX => String::from("any"),
        fen => plain(fen, unit, places),
    };
    let name = question.cells.name(cell)?;
    let told = Suspect { cell: name, would_do: (show(low), show(high)), slip };
    Some((slip, change, cell, (low, high), told))
}

/// A value as the table would print it, without separators.
fn plain(fen: i64, unit: MoneyUnit, places: u32) -> String {
    super::describe::show(i128::from(fen), unit, places).replace(',', "")
}

/// The likeliest slip between a printed value and the values that would do.
fn slip(printed: i64, quantum: i64, low: i64, high: i64) -> Slip {
    let quantum = quantum.max(1);
    let fits = |units: i128| {
        let fen = units * i128::from(quantum);
        i128::from(low) <= fen && fen <= i128::from(high)
    };
    let units = i128::from(printed / quantum);
    if units == 0 || fits(0) {
        return Slip::Missing;
    }
    let mut digits: Vec<i128> = Vec::new();
    let mut rest = units.abs();
    while rest > 0 {
        digits.push(rest % 10);
        rest /= 10;
    }
    let sign = units.signum();
    let mut scale = 1_i128;
    let mut scales = Vec::new();
    for _ in &digits {
        scales.push(scale);
        scale *= 10;
    }
    // A digit may also be missing in front, with zeros behind it: 0.94 for 10.94.
    let in_front = [1, 10, 100].map(|further| (0, scale * further));
    for (digit, scale) in digits.iter().copied().zip(scales.iter().copied()).chain(in_front) {
        if (0..10).any(|other| other != digit && fits(units + sign * (other - digit) * scale)) {
            return Slip::OneDigit;
        }
    }
    for (index, (one, low_scale)) in digits.iter().zip(&scales).enumerate() {
        for (other, high_scale) in digits.iter().zip(&scales).skip(index + 1) {
            if fits(units + sign * (one - other) * (high_scale - low_scale)) {
                return Slip::SwappedDigits;
            }
        }
    }
    if [10, 100, 1_000, 10_000]
        .iter()
        .any(|factor| fits(units * factor) || units % factor == 0 && fits(units / factor))
    {
        return Slip::ShiftedPoint;
    }
    if fits(-units) { Slip::Sign } else { Slip::Other }
}
