use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::decide::Refuted;
use super::describe::CellName;
use super::question::{Question, Reading};
use crate::relate::{CellIndex, Relation, RelationKind, Rule};

/// Conflict (矛盾): relations between printed figures that no budget satisfies together, and the proof.
///
/// The proof is a sum. Every relation says that its left side less its right side is 0, or at most 0. Each taken as
/// often as its multiplier says, they add up to such a statement about the amounts behind the figures; but the least
/// that these amounts can make of that sum is above 0. [`Conflict::verify`] does the additions again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Conflict {
    relations: Vec<ConflictRelation>,
    cells: Vec<ConflictCell>,
    explanation: String,
}

/// A relation of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ConflictRelation {
    rule: Rule,
    kind: RelationKind,
    multiplier: i128,
    left: Vec<usize>,
    right: Vec<usize>,
    /// How often each side is taken.
    #[serde(skip)]
    times: (i64, i64),
    statement: String,
}

/// A figure of a [`Conflict`], and what its exact amount can be, in 分; an end that is missing does not bind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ConflictCell {
    /// The figure.
    pub cell: CellName,
    /// The least amount in 分.
    #[serde(rename = "low_fen")]
    pub low: Option<i64>,
    /// The largest amount in 分.
    #[serde(rename = "high_fen")]
    pub high: Option<i64>,
}

impl ConflictRelation {
    /// The rule it is an instance of.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// Whether its sides are equal, or the left at most the right.
    #[must_use]
    pub const fn kind(&self) -> RelationKind {
        self.kind
    }

    /// How often it is taken.
    #[must_use]
    pub const fn multiplier(&self) -> i128 {
        self.multiplier
    }

    /// The cells of its left side, by their place in [`Conflict::cells`].
    #[must_use]
    pub fn left(&self) -> &[usize] {
        &self.left
    }

    /// The cells of its right side, by their place in [`Conflict::cells`].
    #[must_use]
    pub fn right(&self) -> &[usize] {
        &self.right
    }

    /// The relation in words, with the figures as printed.
    #[must_use]
    pub fn statement(&self) -> &str {
        &self.statement
    }
}

impl Conflict {
    /// The relations: without any one of them the others can hold.
    #[must_use]
    pub fn relations(&self) -> &[ConflictRelation] {
        &self.relations
    }

    /// The figures in them.
    #[must_use]
    pub fn cells(&self) -> &[ConflictCell] {
        &self.cells
    }

    /// What is wrong, for a reader.
    #[must_use]
    pub fn explanation(&self) -> &str {
        &self.explanation
    }

    /// Adds the relations up again: whether they are impossible together.
    #[must_use]
    pub fn verify(&self) -> bool {
        self.least().is_some_and(|least| least > 0)
    }

    /// The least value of the sum that the relations say is at most zero, in 分.
    fn least(&self) -> Option<i128> {
        let mut sum: BTreeMap<usize, i128> = BTreeMap::new();
        for relation in &self.relations {
            if relation.kind == RelationKind::AtMost && relation.multiplier <= 0 {
                return None;
            }
            let (left, right) = relation.times;
            for (cells, sign) in [(&relation.left, i128::from(left)), (&relation.right, -i128::from(right))] {
                for cell in cells {
                    let total = sum.entry(*cell).or_default();
                    *total = total.checked_add(relation.multiplier.checked_mul(sign)?)?;
                }
            }
        }
        let mut least = 0_i128;
        for (cell, times) in sum {
            let cell = self.cells.get(cell)?;
            let end = match times.signum() {
                0 => continue,
                1 => cell.low,
                _ => cell.high,
            };
            least = least.checked_add(times.checked_mul(i128::from(end?))?)?;
        }
        Some(least)
    }
}

/// Puts a refutation into words and amounts.
pub(super) fn conflict(question: &Question<'_>, refuted: &Refuted) -> Conflict {
    let mut cells: Vec<ConflictCell> = Vec::new();
    let mut places: BTreeMap<CellIndex, usize> = BTreeMap::new();
    let mut place_of = |cell: CellIndex| {
        if let Some(place) = places.get(&cell) {
            return Some(*place);
        }
        let printed = question.cells.fen(cell);
        let bounds = question.bounds(cell, Reading::LOOSEST);
        let place = cells.len();
        cells.push(ConflictCell {
            cell: question.cells.name(cell)?,
            low: bounds.low().and_then(|low| printed.checked_add(low)),
            high: bounds.high().and_then(|high| printed.checked_add(high)),
        });
        places.insert(cell, place);
        Some(place)
    };
    let stated: Vec<(&Relation, i128)> = refuted
        .relations
        .iter()
        .filter_map(|(relation, multiplier)| Some((question.stated.relations.get(*relation)?, *multiplier)))
        .collect();
    let relations = stated
        .iter()
        .map(|(relation, multiplier)| ConflictRelation {
            rule: relation.rule,
            kind: relation.kind,
            multiplier: *multiplier,
            left: relation.left.iter().filter_map(|cell| place_of(*cell)).collect(),
            right: relation.right.iter().filter_map(|cell| place_of(*cell)).collect(),
            times: relation.times().unwrap_or((1, 1)),
            statement: question.cells.statement(relation),
        })
        .collect();
    let explanation = explain(question, &stated);
    Conflict { relations, cells, explanation }
}

fn explain(question: &Question<'_>, stated: &[(&Relation, i128)]) -> String {
    let mut text = String::new();
    match stated {
        [(relation, _)] => text = alone(question, relation),
        _ => {
            _ = write!(text, "these {} relations cannot all be right: ", stated.len());
            for (index, (relation, _)) in stated.iter().enumerate() {
                if index > 0 {
                    text.push_str("; ");
                }
                _ = write!(text, "({}) {}", index + 1, question.cells.statement(relation));
            }
            text.push('.');
            together(question, stated, &mut text);
        }
    }
    text
}

/// One relation that cannot hold by itself.
pub(super) fn alone(question: &Question<'_>, relation: &Relation) -> String {
    let mut text = String::new();
    let cells = &question.cells;
    let like = relation.left.first().or(relation.right.first()).copied().unwrap_or_default();
    let gap = question.gap(relation);
    _ = write!(
        text,
        "{}; the left side prints {}, the right side {}: {} apart",
        cells.statement(relation),
        cells.show(cells.sum(&relation.left), like),
        cells.show(cells.computed(relation), like),
        cells.show(gap.abs() / i128::from(relation.times().map_or(1, |(left, _)| left.max(1))), like),
    );
    if relation.times().is_some() {
        return text;
    }
    let reach = |side: &[CellIndex], upper: bool| -> Option<i128> {
        side.iter().try_fold(0_i128, |sum, cell| {
            let bounds = question.bounds(*cell, Reading::LOOSEST);
            let end = if upper { bounds.high() } else { bounds.low() };
            Some(sum + i128::from(question.cells.fen(*cell)) + i128::from(end?))
        })
    };
    let (first, second) = if gap > 0 {
        (reach(&relation.left, false), reach(&relation.right, true))
    } else {
        (reach(&relation.left, true), reach(&relation.right, false))
    };
    if let (Some(left), Some(right)) = (first, second) {
        let (least, most) = if gap > 0 { ("least", "largest") } else { ("largest", "least") };
        _ = write!(
            text,
            "; with all rounding the {least} the left side can be is {}, the {most} the right side can be is {}",
            cells.show(left, like),
            cells.show(right, like),
        );
    }
    missing_row(question, relation, gap, &mut text);
    text
}

/// Where a total is more than its rows add up to, a row may be missing; where it is less, one may not belong.
fn missing_row(question: &Question<'_>, relation: &Relation, gap: i128, text: &mut String) {
    let cells = &question.cells;
    let Some(total) = question.footing(relation) else { return };
    let column = |cell: CellIndex| cells.named(cell).map(|named| named.cell.place().column);
    let down = relation.right.iter().all(|cell| column(*cell) == column(total));
    if !down {
        return;
    }
    if gap > 0 {
        _ = write!(text, "; a missing row of {} would explain it", cells.show(gap, total));
    } else if let Some(name) = relation
        .right
        .iter()
        .find(|cell| i128::from(cells.fen(**cell)) == -gap)
        .and_then(|cell| cells.name(*cell))
    {
        _ = write!(text, "; without {} the others add up", name.row);
    }
}

/// What several relations ask of one figure they share: the largest some allow, the least the others need.
fn together(question: &Question<'_>, stated: &[(&Relation, i128)], text: &mut String) {
    let cells = &question.cells;
    let combined = |skip: Option<usize>| {
        let mut sum: BTreeMap<CellIndex, i128> = BTreeMap::new();
        for (index, (relation, multiplier)) in stated.iter().enumerate() {
            if Some(index) != skip {
                for (cell, sign) in relation.terms() {
                    *sum.entry(cell).or_default() += multiplier * i128::from(sign);
                }
            }
        }
        sum
    };
    let whole = combined(None);
    let least = |sum: &BTreeMap<CellIndex, i128>, without: Option<CellIndex>| -> Option<i128> {
        sum.iter().filter(|(cell, times)| Some(**cell) != without && **times != 0).try_fold(
            0_i128,
            |total, (cell, times)| {
                let bounds = question.bounds(*cell, Reading::LOOSEST);
                let end = if *times > 0 { bounds.low() } else { bounds.high() };
                total.checked_add(times.checked_mul(i128::from(cells.fen(*cell)) + i128::from(end?))?)
            },
        )
    };
    for (index, (relation, multiplier)) in stated.iter().enumerate() {
        for (shared, sign) in relation.terms() {
            let own = multiplier * i128::from(sign);
            if whole.get(&shared) != Some(&0) || own.abs() != 1 {
                continue;
            }
            let mut alone: BTreeMap<CellIndex, i128> = BTreeMap::new();
            for (cell, sign) in relation.terms() {
                *alone.entry(cell).or_default() += multiplier * i128::from(sign);
            }
            let rest = combined(Some(index));
            // own·x + A ≤ 0 with A ≥ a, and −own·x + B ≤ 0 with B ≥ b: own·x ≤ −a and own·x ≥ b.
            let (Some(a), Some(b)) = (least(&alone, Some(shared)), least(&rest, Some(shared))) else {
                continue;
            };
            if b <= -a {
                continue;
            }
            let Some(name) = cells.name(shared) else { continue };
            let (allowed, needed) = if own > 0 { (-a, b) } else { (a, -b) };
            let (most, least) = if own > 0 { ("largest", "least") } else { ("least", "largest") };
            let others = if stated.len() == 2 { "the other needs" } else { "the others together need" };
            _ = write!(
                text,
                " For {name}, printed {}, the {most} that ({}) allows is {}, the {least} that {others} is {}.",
                super::describe::grouped(&name.printed),
                index + 1,
                cells.show(allowed, shared),
                cells.show(needed, shared),
            );
            return;
        }
    }
    if let (Some(least), Some((relation, _))) = (least(&whole, None), stated.first()) {
        let like = relation.left.first().copied().unwrap_or_default();
        _ = write!(
            text,
            " Added up, they say that the figures cancel out; with all rounding at least {} is left over.",
            cells.show(least, like)
        );
    }
}
