use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeStruct;

use super::describe::CellName;
use super::options::CheckOptions;
use super::question::Question;
use super::reason::{Reason, reason};
use super::suspect::Suspect;
use super::table_amount::TableAmount;
use super::wording;
use crate::disclosure::{Disclosure, Ground};
use crate::relate::{CellIndex, Condition, Relation, RelationKind, Rule};

/// Conflict (矛盾): relations between printed figures that no budget satisfies together, the proof, and what would mend it.
///
/// The proof is a sum. Every relation says that its left side less its right side is 0, or at most 0. Each taken as
/// often as its multiplier says, they add up to such a statement about the amounts behind the figures; but the least
/// that these amounts can make of that sum is above 0. [`Conflict::verify`] does the additions again,
/// [`Conflict::verify_against`] asks the tables too; both can be done from the JSON alone (`examples/verify_proof.py`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    relations: Vec<ConflictRelation>,
    cells: Vec<ConflictCell>,
    reason: Reason,
    suspects: Vec<Suspect>,
    explanation: String,
    options: Box<CheckOptions>,
}

impl serde::Serialize for Conflict {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Conflict", 5)?;
        fields.serialize_field("relations", &self.relations)?;
        fields.serialize_field("cells", &self.cells)?;
        fields.serialize_field("explanation", &self.explanation)?;
        fields.serialize_field("detail", &self.reason)?;
        fields.serialize_field("suspects", &self.suspects)?;
        fields.end()
    }
}

/// A relation of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ConflictRelation {
    rule: Rule,
    kind: RelationKind,
    ground: Ground,
    condition: Condition,
    multiplier: i128,
    left: Vec<usize>,
    right: Vec<usize>,
    /// How often each side is taken.
    times: (i64, i64),
    left_sum: TableAmount,
    right_sum: TableAmount,
    statement: String,
}

/// A figure of a [`Conflict`], and what its exact amount can be, in 分; an end that is missing does not bind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct ConflictCell {
    /// The figure.
    pub cell: CellName,
    /// The printed value in 分; zero for a blank.
    #[serde(rename = "printed_fen")]
    pub fen: i64,
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

    /// How its parts are known: as the least known of them is.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// Why it holds between these tables: the precondition of its rule that was met.
    #[must_use]
    pub const fn condition(&self) -> Condition {
        self.condition
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

    /// How often the left and the right side are taken: 1 and 1 save in products, where a total is so many times a price.
    #[must_use]
    pub const fn times(&self) -> (i64, i64) {
        self.times
    }

    /// What the left side prints.
    #[must_use]
    pub const fn left_sum(&self) -> TableAmount {
        self.left_sum
    }

    /// What the right side prints, taken once.
    #[must_use]
    pub const fn right_sum(&self) -> TableAmount {
        self.right_sum
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

    /// What is wrong, as data.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What would mend it, changed alone, the likeliest first: figures, or a table's unit, or a row that is missing. With
    /// several conflicts each has its own, and each is to be mended.
    #[must_use]
    pub fn suspects(&self) -> &[Suspect] {
        &self.suspects
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

    /// Asks the tables again: whether they state these relations and bound the figures like this, and whether the
    /// relations are impossible together.
    ///
    /// ```
    /// use yusuan::{Disclosure, check};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    /// let disclosure = Disclosure::from_text(text)?;
    /// let report = check(&disclosure);
    /// assert!(report.conflicts()[0].verify_against(&disclosure));
    /// let mended = Disclosure::from_text(&text.replace("8.00", "7.00"))?;
    /// assert!(!report.conflicts()[0].verify_against(&mended));
    /// # Ok::<(), yusuan::ReadError>(())
    /// ```
    #[must_use]
    pub fn verify_against(&self, disclosure: &Disclosure) -> bool {
        self.is_of(disclosure).unwrap_or(false) && self.verify()
    }

    fn is_of(&self, disclosure: &Disclosure) -> Option<bool> {
        let question = Question::new(disclosure, &self.options);
        let mut indices = Vec::with_capacity(self.cells.len());
        for told in &self.cells {
            let index = question.cells.at(told.cell.key)?;
            let fen = question.cells.fen(index);
            let bounds = question.loosest().get(index as usize)?;
            let end = |end: Option<i64>| end.and_then(|end| fen.checked_add(end));
            if fen != told.fen || end(bounds.low()) != told.low || end(bounds.high()) != told.high {
                return Some(false);
            }
            indices.push(index);
        }
        for told in &self.relations {
            let side = |cells: &[usize]| -> Option<Vec<CellIndex>> {
                cells.iter().map(|cell| indices.get(*cell).copied()).collect()
            };
            let (left, right) = (side(&told.left)?, side(&told.right)?);
            let stated = question.stated.relations.iter().any(|relation| {
                relation.rule == told.rule
                    && relation.kind == told.kind
                    && relation.times().unwrap_or((1, 1)) == told.times
                    && relation.left == left
                    && relation.right == right
            });
            if !stated {
                return Some(false);
            }
        }
        Some(true)
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

/// A refutation with its figures, its reason and what would mend it.
pub(super) fn conflict(
    question: &Question<'_>,
    refuted: &[(usize, i128)],
    suspects: Vec<Suspect>,
) -> Conflict {
    let mut cells: Vec<ConflictCell> = Vec::new();
    let mut places: BTreeMap<CellIndex, usize> = BTreeMap::new();
    let mut place_of = |cell: CellIndex| {
        if let Some(place) = places.get(&cell) {
            return Some(*place);
        }
        let fen = question.cells.fen(cell);
        let bounds = question.loosest().get(cell as usize).copied()?;
        let place = cells.len();
        cells.push(ConflictCell {
            cell: question.cells.name(cell)?,
            fen,
            low: bounds.low().and_then(|low| fen.checked_add(low)),
            high: bounds.high().and_then(|high| fen.checked_add(high)),
        });
        places.insert(cell, place);
        Some(place)
    };
    let stated: Vec<(&Relation, i128)> = refuted
        .iter()
        .filter_map(|(relation, multiplier)| Some((question.stated.relations.get(*relation)?, *multiplier)))
        .collect();
    let mut relations: Vec<ConflictRelation> = Vec::with_capacity(stated.len());
    for (relation, multiplier) in &stated {
        let like = relation.left.first().or(relation.right.first()).copied().unwrap_or_default();
        relations.push(ConflictRelation {
            rule: relation.rule,
            kind: relation.kind,
            ground: relation.ground,
            condition: relation.condition,
            multiplier: *multiplier,
            left: relation.left.iter().filter_map(|cell| place_of(*cell)).collect(),
            right: relation.right.iter().filter_map(|cell| place_of(*cell)).collect(),
            times: relation.times().unwrap_or((1, 1)),
            left_sum: question.cells.amount(question.cells.sum(&relation.left), like),
            right_sum: question.cells.amount(question.cells.sum(&relation.right), like),
            statement: String::new(),
        });
    }
    for relation in &mut relations {
        relation.statement = wording::statement(relation, &cells);
    }
    let reason = reason(question, &stated, |cell| places.get(&cell).copied());
    let explanation = wording::conflict(&relations, &cells, &reason);
    Conflict { relations, cells, reason, suspects, explanation, options: Box::new(question.options.clone()) }
}
