use alloc::vec::Vec;

use super::question::Question;
use crate::disclosure::CellKey;
use crate::money::Amount;
use crate::relate::CellIndex;

/// Witness (见证): exact amounts for every figure of a disclosure. Every relation holds between them to the 分, and each
/// prints as its figure, save the totals that the report names as footed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// For each block of each table its number of columns and its amounts in 分, row by row.
    tables: Vec<Vec<(usize, Vec<i64>)>>,
}

impl Witness {
    pub(super) fn new(question: &Question<'_>, amounts: Vec<i64>) -> Self {
        let mut rest = amounts.into_iter();
        let tables = question
            .cells
            .disclosure
            .tables
            .iter()
            .map(|table| {
                let blocks = table.blocks.iter().map(|block| {
                    let cells = block.rows.iter().map(|row| row.cells.len()).sum();
                    (block.columns.len(), rest.by_ref().take(cells).collect())
                });
                blocks.collect()
            })
            .collect();
        Self { tables }
    }

    /// The exact amount behind the figure of a key.
    ///
    /// ```
    /// use yusuan::{Disclosure, check};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t8.00";
    /// let disclosure = Disclosure::from_text(text)?;
    /// let report = check(&disclosure);
    /// let total = disclosure.cells().next().unwrap().key;
    /// assert_eq!(report.witness().unwrap().amount(total).unwrap().to_string(), "80000.00");
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn amount(&self, key: CellKey) -> Option<Amount> {
        let (columns, amounts) = self.tables.get(key.table)?.get(key.block)?;
        let offset = key.row.checked_mul(*columns)?.checked_add(key.column)?;
        (key.column < *columns).then(|| amounts.get(offset).copied().map(Amount::from_fen))?
    }

    pub(super) fn fen(&self, question_cells: &crate::relate::Cells<'_>, cell: CellIndex) -> i64 {
        question_cells.key(cell).and_then(|key| self.amount(key)).map_or(0, Amount::fen)
    }
}
