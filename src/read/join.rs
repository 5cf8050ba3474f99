use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::code::FunctionCode;
use crate::disclosure::{Block, ColumnKey, PublicExpense, Row, RowKey, Table};

/// Blocks of accounts that only continue one another (人员经费 beside 公用经费, a long list beside itself) are one block.
pub(super) fn join_blocks(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        match joined.last_mut() {
            Some(last)
                if last.side == block.side
                    && last.columns.len() == block.columns.len()
                    && last
                        .columns
                        .iter()
                        .zip(&block.columns)
                        .all(|(a, b)| a.key == b.key && a.measure == b.measure)
                    && (holds_accounts(last) && holds_accounts(&block) || goes_on(last, &block)) =>
            {
                join_rows(&mut last.rows, block.rows);
            }
            _ => joined.push(block),
        }
    }
    joined
}

/// Whether a list of functions goes on beside itself: it has one total at most, and prints no code again.
fn goes_on(block: &Block, beside: &Block) -> bool {
    let codes = |block: &Block| -> BTreeSet<FunctionCode> {
        let function = |row: &Row| match row.key {
            RowKey::Function(code) if row.code.is_some() => Some(code),
            _ => None,
        };
        block.rows.iter().filter_map(function).collect()
    };
    let (own, others) = (codes(block), codes(beside));
    let totals = [block, beside].map(|block| block.rows.iter().any(|row| row.key == RowKey::GrandTotal));
    !own.is_empty() && !others.is_empty() && own.is_disjoint(&others) && totals != [true; 2]
}

/// Appends the rows of a block to those of the one it continues. A subtotal below several blocks
/// (公用经费合计) stands below the last of them, and its figure may stand there too, its label merged over the cells before.
fn join_rows(rows: &mut Vec<Row>, more: Vec<Row>) {
    let is_subtotal = |row: &Row| matches!(row.key, RowKey::Personnel | RowKey::Operating);
    let own = more.iter().any(is_subtotal);
    let of = |row: &Row| match &row.key {
        RowKey::Economic(code) => code.class().is_personnel(),
        _ => false,
    };
    let accounts = || more.iter().filter(|row| matches!(row.key, RowKey::Economic(_)));
    // What goes on is what the subtotal is of.
    let goes_on = |row: &Row| accounts().any(of) == (row.key == RowKey::Personnel);
    let mut subtotal = rows.pop_if(|row| !own && is_subtotal(row) && goes_on(row));
    for row in more {
        let unlabelled = row.label.is_empty() && row.code.is_none();
        match &mut subtotal {
            Some(label)
                if unlabelled && label.line == row.line && label.cells.iter().all(|cell| !cell.printed) =>
            {
                label.cells = row.cells;
            }
            _ => rows.push(row),
        }
    }
    rows.extend(subtotal);
}

fn holds_accounts(block: &Block) -> bool {
    block.rows.iter().any(|row| matches!(row.key, RowKey::Economic(_)))
}

/// Where no column is headed 三公, the total of the table is theirs.
pub(super) fn name_public_total(table: &mut Table) {
    let total = ColumnKey::ThreePublic(PublicExpense::Total);
    for block in &mut table.blocks {
        let items = block.columns.iter().any(|column| matches!(column.key, ColumnKey::ThreePublic(_)));
        if !items || block.columns.iter().any(|column| column.key == total) {
            continue;
        }
        for column in &mut block.columns {
            if column.key == ColumnKey::Total {
                column.key = total.clone();
            }
        }
    }
}
