use alloc::vec::Vec;

use super::question::Question;
use crate::disclosure::CellKey;
use crate::relate::{RelationKind, Rule};

/// A relation that a question asks about (勾稽关系), with the figures it holds and how it stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct StatedRelation {
    /// The rule that states it.
    pub rule: Rule,
    /// Whether the left side equals the right one or is a part of it.
    pub kind: RelationKind,
    /// The total, or the part.
    pub left: Vec<CellKey>,
    /// The items, or the whole.
    pub right: Vec<CellKey>,
    /// The printed left side less the printed right side, in 分; `None` beyond what 64 bits hold.
    pub gap_fen: Option<i64>,
    /// How it stands, taken by itself.
    pub standing: RelationStanding,
}

/// How a relation stands by itself (单项核验), whatever the others say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::Display, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum RelationStanding {
    /// It holds to the last digit.
    Exact,
    /// It holds within what rounding allows.
    Rounded,
    /// It cannot hold.
    Broken,
}

impl Question<'_> {
    /// The relations it asks about, those left out in which nothing is printed.
    ///
    /// ```
    /// use yusuan::check::{CheckOptions, RelationStanding};
    /// use yusuan::{Disclosure, Question};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    /// let disclosure = Disclosure::from_text(text)?;
    /// let question = Question::new(&disclosure, &CheckOptions::new());
    /// let relation = question.relations().next().unwrap();
    /// assert_eq!(relation.gap_fen, Some(1_000_000)); // 1.00万元
    /// assert_eq!(relation.standing, RelationStanding::Broken);
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    pub fn relations(&self) -> impl Iterator<Item = StatedRelation> {
        self.stated.relations.iter().filter(|relation| !relation.silent).map(|relation| {
            let keys = |cells: &[u32]| cells.iter().filter_map(|cell| self.cells.key(*cell)).collect();
            StatedRelation {
                rule: relation.rule,
                kind: relation.kind,
                left: keys(&relation.left),
                right: keys(&relation.right),
                gap_fen: i64::try_from(self.gap(relation)).ok(),
                standing: if self.holds_exactly(relation, self.gap(relation)) {
                    RelationStanding::Exact
                } else if self.can_hold(relation, self.loosest()) {
                    RelationStanding::Rounded
                } else {
                    RelationStanding::Broken
                },
            }
        })
    }
}
