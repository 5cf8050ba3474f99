use alloc::collections::BTreeMap;

use super::detail::{Gap, Shape};
use super::question::{Question, left_less_right};
use super::reading::footing;
use super::reason::{Hint, Reason};
use super::table_amount::TableAmount;
use crate::money::FenRange;
use crate::relate::{CellIndex, Relation, RelationKind, Rule};
use crate::solve::Bounds;

/// The two sides of a relation, with what its rounding allows.
pub(super) fn gap(question: &Question<'_>, relation: &Relation, bounds: &[Bounds]) -> Gap {
    let cells = &question.cells;
    let like = relation.left.first().or(relation.right.first()).copied().unwrap_or_default();
    let times = i128::from(relation.times().map_or(1, |(left, _)| left.max(1)));
    let shape = match relation.kind {
        RelationKind::AtMost => Shape::Part,
        RelationKind::Equal if relation.times().is_some() => Shape::Product,
        RelationKind::Equal if relation.rule == Rule::Balance || relation.left.len() > 1 => Shape::Sides,
        RelationKind::Equal => Shape::Sum,
    };
    // What the exact sides may differ by is what the printed ones may, the other way round.
    let (least, most) = left_less_right(relation, bounds);
    let end = |end: Option<i128>| i64::try_from(end?.checked_neg()? / times).ok();
    let allowed = match relation.kind {
        RelationKind::Equal => end(most).zip(end(least)),
        RelationKind::AtMost => end(least).map(|most| (0, most)),
    };
    let blank = match relation.left.as_slice() {
        [total] => cells.get(*total).is_some_and(|cell| cell.figure().is_none()),
        _ => false,
    };
    Gap {
        shape,
        printed: cells.amount(cells.sum(&relation.left), like),
        blank,
        computed: cells.amount(cells.computed(relation), like),
        apart: cells.amount((question.gap(relation) / times).abs(), like),
        allowed: allowed.map(|(low, high)| FenRange { low, high }),
        by: None,
    }
}

/// Why the relations cannot all hold; `place_of` gives the place of a cell in the conflict.
pub(super) fn reason(
    question: &Question<'_>,
    stated: &[(&Relation, i128)],
    place_of: impl Fn(CellIndex) -> Option<usize>,
) -> Reason {
    match stated {
        [(relation, _)] => alone(question, relation),
        _ => together(question, stated, place_of),
    }
}

fn alone(question: &Question<'_>, relation: &Relation) -> Reason {
    let cells = &question.cells;
    let like = relation.left.first().or(relation.right.first()).copied().unwrap_or_default();
    let apart = question.gap(relation);
    let reach = |side: &[CellIndex], upper: bool| -> Option<TableAmount> {
        let sum = side.iter().try_fold(0_i128, |sum, cell| {
            let bounds = question.loosest().get(*cell as usize)?;
            let end = if upper { bounds.high() } else { bounds.low() };
            Some(sum + i128::from(cells.fen(*cell)) + i128::from(end?))
        })?;
        Some(cells.amount(sum, like))
    };
    let plain = relation.times().is_none();
    let more = apart > 0;
    Reason::Alone {
        gap: gap(question, relation, question.loosest()),
        left: reach(&relation.left, !more).filter(|_| plain),
        right: reach(&relation.right, more).filter(|_| plain),
        hint: hint(question, relation, apart),
    }
}

/// Where a total is more than its rows add up to, a row may be missing; where it is less, one may not belong.
fn hint(question: &Question<'_>, relation: &Relation, gap: i128) -> Option<Hint> {
    let cells = &question.cells;
    let total = footing(cells, relation)?;
    let column = |cell: CellIndex| cells.key(cell).map(|key| (key.block, key.column));
    if !relation.right.iter().all(|cell| column(*cell) == column(total)) {
        return None;
    }
    if gap > 0 {
        return Some(Hint::RowMissing { amount: cells.amount(gap, total) });
    }
    let row = relation.right.iter().find(|cell| i128::from(cells.fen(**cell)) == -gap)?;
    Some(Hint::RowTooMany { row: cells.name(*row)?.row })
}

/// What several relations ask of one figure they share: the largest some allow, the least the others need.
fn together(
    question: &Question<'_>,
    stated: &[(&Relation, i128)],
    place_of: impl Fn(CellIndex) -> Option<usize>,
) -> Reason {
    let cells = &question.cells;
    let combined = |only: &dyn Fn(usize) -> bool| {
        let mut sum: BTreeMap<CellIndex, i128> = BTreeMap::new();
        for (index, (relation, multiplier)) in stated.iter().enumerate() {
            if only(index) {
                for (cell, sign) in relation.terms() {
                    let total = sum.entry(cell).or_default();
                    *total = total.saturating_add(multiplier.saturating_mul(i128::from(sign)));
                }
            }
        }
        sum
    };
    let whole = combined(&|_| true);
    let least = |sum: &BTreeMap<CellIndex, i128>, without: Option<CellIndex>| -> Option<i128> {
        sum.iter().filter(|(cell, times)| Some(**cell) != without && **times != 0).try_fold(
            0_i128,
            |total, (cell, times)| {
                let bounds = question.loosest().get(*cell as usize)?;
                let end = if *times > 0 { bounds.low() } else { bounds.high() };
                total.checked_add(times.checked_mul(i128::from(cells.fen(*cell)) + i128::from(end?))?)
            },
        )
    };
    for (index, (relation, multiplier)) in stated.iter().enumerate() {
        let (alone, rest) = (combined(&|other| other == index), combined(&|other| other != index));
        for (shared, sign) in relation.terms() {
            let own = multiplier.saturating_mul(i128::from(sign));
            if whole.get(&shared) != Some(&0) || own.abs() != 1 {
                continue;
            }
            // own·x + A ≤ 0 with A ≥ a, and −own·x + B ≤ 0 with B ≥ b: own·x ≤ −a and own·x ≥ b.
            let (Some(a), Some(b)) = (least(&alone, Some(shared)), least(&rest, Some(shared))) else {
                continue;
            };
            if b <= -a {
                continue;
            }
            let Some(cell) = place_of(shared) else { continue };
            let (allowed, needed) = if own > 0 { (-a, b) } else { (a, -b) };
            return Reason::Shared {
                cell,
                by: index,
                allowed: cells.amount(allowed, shared),
                needed: cells.amount(needed, shared),
                upper: own > 0,
            };
        }
    }
    match (least(&whole, None), stated.first()) {
        (Some(least), Some((relation, _))) => {
            let like = relation.left.first().copied().unwrap_or_default();
            Reason::LeftOver { least: cells.amount(least, like) }
        }
        _ => Reason::Together,
    }
}
