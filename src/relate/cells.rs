use alloc::vec::Vec;

use super::relation::{CellIndex, Relation};
use crate::disclosure::{Block, Cell, CellKey, Column, Disclosure, Ground, Row, Table};

/// All figure cells of a disclosure in one numbering: table by table, block by block, row by row.
#[derive(Clone)]
pub(crate) struct Cells<'d> {
    pub(crate) disclosure: &'d Disclosure,
    blocks: Vec<BlockStart>,
    cells: Vec<&'d Cell>,
    /// For each table its quantum, in 分.
    quanta: Vec<i64>,
}

#[derive(Clone, Copy)]
struct BlockStart {
    first: CellIndex,
    table: usize,
    block: usize,
}

/// A cell with all that names it.
#[derive(Clone, Copy)]
pub(crate) struct Named<'d> {
    pub(crate) table: &'d Table,
    pub(crate) row: &'d Row,
    pub(crate) column: &'d Column,
    pub(crate) cell: &'d Cell,
}

impl<'d> Cells<'d> {
    pub(crate) fn new(disclosure: &'d Disclosure) -> Self {
        let mut blocks = Vec::new();
        let count = disclosure.tables.iter().map(|table| table.cells().count()).sum();
        let mut cells = Vec::with_capacity(count);
        for (table, printed) in disclosure.tables.iter().enumerate() {
            for (block, printed) in printed.blocks.iter().enumerate() {
                let first = CellIndex::try_from(cells.len()).unwrap_or(CellIndex::MAX);
                blocks.push(BlockStart { first, table, block });
                printed.rows.iter().for_each(|row| cells.extend(&row.cells));
            }
        }
        let quanta = disclosure.tables.iter().map(Table::quantum).collect();
        Self { disclosure, blocks, cells, quanta }
    }

    /// The same where the 分 that one unit in the last place of each table stands for are known.
    pub(crate) fn with_quanta(mut self, quanta: Vec<i64>) -> Self {
        self.quanta = quanta;
        self
    }

    /// The same with another cell in the place of one.
    pub(crate) fn with(&self, index: CellIndex, cell: &'d Cell) -> Self {
        let mut other = self.clone();
        if let Some(place) = other.cells.get_mut(index as usize) {
            *place = cell;
        }
        other
    }

    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'d Cell> {
        self.cells.iter().copied()
    }

    /// The 分 that one unit in the last place of a table stands for.
    pub(crate) fn quantum(&self, table: usize) -> i64 {
        self.quanta.get(table).copied().unwrap_or(1)
    }

    /// The blocks of a table, each with the index of its first cell.
    pub(crate) fn blocks(&self, table: usize) -> impl Iterator<Item = (CellIndex, &'d Block)> {
        let from = self.blocks.partition_point(|start| start.table < table);
        let blocks = self.disclosure.tables.get(table).map_or(&[][..], |table| &table.blocks);
        self.blocks.iter().skip(from).zip(blocks).map(|(start, block)| (start.first, block))
    }

    /// So many cells from one on.
    pub(crate) fn of(&self, first: CellIndex, count: usize) -> &[&'d Cell] {
        let rest = self.cells.get(first as usize..).unwrap_or_default();
        rest.get(..count).unwrap_or(rest)
    }

    pub(crate) fn get(&self, index: CellIndex) -> Option<&'d Cell> {
        self.cells.get(index as usize).copied()
    }

    /// The printed value in 分; zero for nil.
    pub(crate) fn fen(&self, index: CellIndex) -> i64 {
        self.get(index).map_or(0, Cell::fen)
    }

    /// The printed sum of cells in 分.
    pub(crate) fn sum(&self, cells: &[CellIndex]) -> i128 {
        cells.iter().map(|cell| i128::from(self.fen(*cell))).sum()
    }

    /// The printed left side less the printed right side of a relation, in 分, each taken as often as it says.
    pub(crate) fn gap(&self, relation: &Relation) -> i128 {
        let (left, right) = relation.times().unwrap_or((1, 1));
        // Neither product can overflow: both factors are within 64 bits, save for sums of absurdly many cells.
        self.sum(&relation.left)
            .saturating_mul(i128::from(left))
            .saturating_sub(self.sum(&relation.right).saturating_mul(i128::from(right)))
    }

    /// What the right side comes to, beside the left side taken once, in 分; a part of a 分 is left out.
    pub(crate) fn computed(&self, relation: &Relation) -> i128 {
        let (left, right) = relation.times().unwrap_or((1, 1));
        self.sum(&relation.right).saturating_mul(i128::from(right)) / i128::from(left.max(1))
    }

    /// The cell of a key.
    pub(crate) fn at(&self, key: CellKey) -> Option<CellIndex> {
        let from = self.blocks.partition_point(|start| start.table < key.table);
        let start = self.blocks.get(from.checked_add(key.block)?)?;
        let block = self.disclosure.tables.get(key.table)?.blocks.get(key.block)?;
        block.rows.get(key.row)?.cells.get(key.column)?;
        let offset = key.row.checked_mul(block.columns.len().max(1))?.checked_add(key.column)?;
        start.first.checked_add(CellIndex::try_from(offset).ok()?)
    }

    /// The key of a cell.
    pub(crate) fn key(&self, index: CellIndex) -> Option<CellKey> {
        let start = self.block_of(index)?;
        let block = self.disclosure.tables.get(start.table)?.blocks.get(start.block)?;
        let offset = (index - start.first) as usize;
        let width = block.columns.len().max(1);
        Some(CellKey { table: start.table, block: start.block, row: offset / width, column: offset % width })
    }

    /// The table a cell stands in, by its place in the disclosure.
    pub(crate) fn table(&self, index: CellIndex) -> Option<usize> {
        self.block_of(index).map(|start| start.table)
    }

    /// How a cell is known: as the less known of its row and its column is.
    pub(crate) fn ground(&self, index: CellIndex) -> Ground {
        self.named(index).map_or(Ground::Unknown, |named| named.row.ground.max(named.column.ground))
    }

    fn block_of(&self, index: CellIndex) -> Option<&BlockStart> {
        // Blocks without cells share their first index with the next one.
        let at = self.blocks.partition_point(|start| start.first <= index).checked_sub(1)?;
        self.blocks.get(at)
    }

    pub(crate) fn named(&self, index: CellIndex) -> Option<Named<'d>> {
        let start = self.block_of(index)?;
        let table = self.disclosure.tables.get(start.table)?;
        let block = table.blocks.get(start.block)?;
        let offset = (index - start.first) as usize;
        let width = block.columns.len().max(1);
        let row = block.rows.get(offset / width)?;
        let column = block.columns.get(offset % width)?;
        let cell = row.cells.get(offset % width)?;
        Some(Named { table, row, column, cell })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::Cells;
    use crate::disclosure::{CellKey, Disclosure};
    use alloc::vec::Vec;

    #[test]
    fn the_place_of_a_cell_and_its_key_lead_to_each_other() {
        // Two blocks side by side, a table without figures, and one of another width.
        let text = "收支总表\n单位：万元\n收入\t\t支出\n项目\t预算数\t项目\t预算数\n一、事业收入\t2.00\t一、教育支出\t2.00\n\
             收入总计\t2.00\t支出总计\t2.00\n国有资本经营预算支出表\n单位：万元\n科目编码\t科目名称\t合计\n\
             支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t2.00\t1.00\t1.00\n205\t教育支出\t2.00\t1.00\t1.00";
        let disclosure = Disclosure::from_text(text).unwrap();
        let cells = Cells::new(&disclosure);
        let keys: Vec<CellKey> = disclosure.cells().map(|cell| cell.key).collect();
        assert_eq!(keys.len(), 10);
        for (index, key) in (0..).zip(keys) {
            assert_eq!((cells.at(key), cells.key(index)), (Some(index), Some(key)));
            assert_eq!(cells.at(CellKey { column: 9, ..key }), None);
            assert_eq!(cells.at(CellKey { row: 9, ..key }), None);
            assert_eq!(cells.at(CellKey { block: 9, ..key }), None);
            assert_eq!(cells.at(CellKey { table: 9, ..key }), None);
        }
    }
}
