use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::question::Question;
use super::reading::{footing, sum};
use super::refuted::Refuted;
use super::slip::Slip;
use super::suspect::{Change, Suspect};
use crate::disclosure::CellKey;
use crate::money::MoneyUnit;
use crate::relate::{CellIndex, Relation, RelationKind};

/// Faults that are no single figure's: a table in another money unit than it says, a row that isn't there.
pub(super) struct Whole {
    /// Each with the conflicts it explains, those that explain most first.
    found: Vec<(Vec<usize>, Suspect)>,
}

/// How many times as large the figures of a table in the wrong unit are.
const FACTORS: [i64; 3] = [1_000, 10_000, 100_000_000];

/// A table whose figures are so many times as large as they should be, or as small.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Scaled {
    table: usize,
    times: i64,
    larger: bool,
}

impl Whole {
    pub(super) fn new(question: &Question<'_>, conflicts: &[Refuted], open: &[bool]) -> Self {
        let singles: Vec<(usize, usize)> = conflicts
            .iter()
            .zip(open)
            .enumerate()
            .filter_map(|(number, (conflict, open))| match conflict.as_slice() {
                [(relation, _)] if *open => Some((number, *relation)),
                _ => None,
            })
            .collect();
        let mut found = Vec::new();
        units(question, &singles, &mut found);
        rows(question, &singles, &mut found);
        found.sort_by_key(|(group, _)| core::cmp::Reverse(group.len()));
        Self { found }
    }

    /// What explains the most conflicts, if that is at least so many.
    pub(super) fn best(&self, least: usize) -> Option<(Vec<usize>, Suspect)> {
        self.found.first().filter(|(group, _)| group.len() >= least).cloned()
    }
}

/// Tables in the wrong unit: between one table and others two sums or more differ by one of the factors.
fn units(question: &Question<'_>, singles: &[(usize, usize)], found: &mut Vec<(Vec<usize>, Suspect)>) {
    let mut votes: BTreeMap<Scaled, Vec<usize>> = BTreeMap::new();
    for (number, relation) in singles {
        let Some(relation) = question.stated.relations.get(*relation) else { continue };
        let Some((left, right)) = sides(question, relation) else { continue };
        for table in [left, right] {
            for times in FACTORS {
                for larger in [true, false] {
                    let scaled = Scaled { table, times, larger };
                    if holds_scaled(question, relation, scaled, table == left) {
                        votes.entry(scaled).or_default().push(*number);
                    }
                }
            }
        }
    }
    for (scaled, group) in votes {
        // What holds now between these tables, and would not then, speaks against it.
        let against = question.stated.relations.iter().filter(|relation| {
            let Some((left, right)) = sides(question, relation) else { return false };
            (left == scaled.table || right == scaled.table)
                && relation.kind == RelationKind::Equal
                && question.cells.sum(&relation.left) != 0
                && question.can_hold(relation, question.loosest())
                && !holds_scaled(question, relation, scaled, left == scaled.table)
        });
        if group.len() < 2 || against.count() > 0 {
            continue;
        }
        found.extend(unit_suspect(question, scaled).map(|suspect| (group, suspect)));
    }
}

/// The tables of the two sides, where each side is of one and they are not the same.
fn sides(question: &Question<'_>, relation: &Relation) -> Option<(usize, usize)> {
    let table = |side: &[CellIndex]| {
        let first = question.cells.table(*side.first()?)?;
        side.iter().all(|cell| question.cells.table(*cell) == Some(first)).then_some(first)
    };
    let (left, right) = (table(&relation.left)?, table(&relation.right)?);
    (left != right && relation.times().is_none()).then_some((left, right))
}

/// Whether a relation can hold by itself once one side is scaled. What is nothing at all says nothing.
fn holds_scaled(question: &Question<'_>, relation: &Relation, scaled: Scaled, is_left: bool) -> bool {
    let cells = &question.cells;
    let (left, right) = (cells.sum(&relation.left), cells.sum(&relation.right));
    if left == 0 || right == 0 {
        return false;
    }
    let ends = |side: &[CellIndex], printed: i128| {
        let bounds = sum(side, question.loosest());
        Some((printed + i128::from(bounds.low()?), printed + i128::from(bounds.high()?)))
    };
    let (Some(left), Some(right)) = (ends(&relation.left, left), ends(&relation.right, right)) else {
        return false;
    };
    // Figures that are too large are divided, which is the other side multiplied.
    let times = i128::from(scaled.times);
    let by = |is_scaled: bool, (low, high): (i128, i128)| {
        if is_scaled { (low.saturating_mul(times), high.saturating_mul(times)) } else { (low, high) }
    };
    let left = by(is_left != scaled.larger, left);
    let right = by(is_left == scaled.larger, right);
    match relation.kind {
        RelationKind::Equal => left.0 <= right.1 && right.0 <= left.1,
        RelationKind::AtMost => left.0 <= right.1,
    }
}

fn unit_suspect(question: &Question<'_>, scaled: Scaled) -> Option<Suspect> {
    let table = question.cells.disclosure.tables.get(scaled.table)?;
    let printed = table.money_unit?;
    let first = question.cells.at(CellKey { table: scaled.table, block: 0, row: 0, column: 0 })?;
    let mut cell = question.cells.name(first)?;
    (cell.row, cell.column, cell.printed) = (String::new(), String::new(), String::new());
    cell.place.line = table.line;
    let other = |unit: &MoneyUnit| {
        let (own, other) = (i128::from(printed.fen()), i128::from(unit.fen()));
        let times = i128::from(scaled.times);
        if scaled.larger { other * times == own } else { own * times == other }
    };
    let would_do = [MoneyUnit::Yuan, MoneyUnit::TenThousandYuan, MoneyUnit::HundredMillionYuan]
        .into_iter()
        .find(|unit| other(unit));
    let sign = if scaled.larger { '÷' } else { '×' };
    let told =
        would_do.map_or_else(|| alloc::format!("{sign}{}", scaled.times), |unit| alloc::format!("{unit}"));
    Some(Suspect {
        cell,
        would_do: (told.clone(), told),
        slip: Slip::Unit,
        change: Change::Unit {
            table: scaled.table,
            printed,
            would_do,
            times: scaled.times,
            larger: scaled.larger,
        },
    })
}

/// A conflict, its total, and by how much that is more than its items.
type Short = (usize, CellIndex, i128);

/// Rows that aren't there: totals of one row that are more than their items, column by column.
fn rows(question: &Question<'_>, singles: &[(usize, usize)], found: &mut Vec<(Vec<usize>, Suspect)>) {
    let cells = &question.cells;
    let mut short: BTreeMap<(usize, usize, usize), Vec<Short>> = BTreeMap::new();
    for (number, relation) in singles {
        let Some(relation) = question.stated.relations.get(*relation) else { continue };
        let Some(total) = footing(cells, relation) else { continue };
        let Some(key) = cells.key(total) else { continue };
        let below = |cell: &CellIndex| {
            cells.key(*cell).is_some_and(|item| item.block == key.block && item.column == key.column)
        };
        let gap = question.gap(relation);
        if relation.right.iter().all(below) && gap > 0 {
            short.entry((key.table, key.block, key.row)).or_default().push((*number, total, gap));
        }
    }
    for totals in short.into_values() {
        let Some(cell) = totals.first().and_then(|(_, total, _)| cells.name(*total)) else { continue };
        let amounts: Vec<_> = totals
            .iter()
            .filter_map(|(_, total, gap)| Some((cells.name(*total)?.column, cells.amount(*gap, *total))))
            .collect();
        let Some((_, first)) = amounts.first() else { continue };
        let would_do = (first.plain(), first.plain());
        let group = totals.iter().map(|(number, _, _)| *number).collect();
        found.push((
            group,
            Suspect { cell, would_do, slip: Slip::MissingRow, change: Change::Row { amounts } },
        ));
    }
}
