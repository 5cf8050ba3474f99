use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::conflict::{Conflict, ConflictCell, ConflictRelation};
use super::explain::reason;
use super::question::Question;
use super::suspect::Suspect;
use crate::disclosure::Disclosure;
use crate::relate::{CellIndex, Relation};

impl Conflict {
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
    /// # Ok::<(), yusuan::read::ReadError>(())
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
        });
    }
    let reason = reason(question, &stated, |cell| places.get(&cell).copied());
    Conflict { relations, cells, reason, suspects, options: Box::new(question.options.clone()) }
}
