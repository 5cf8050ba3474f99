//! Totals that are blank over figures (合计为空): nothing is checked against them.

use alloc::vec::Vec;

use super::detail::Detail;
use super::finding::Finding;
use super::question::Question;
use super::severity::Severity;
use crate::disclosure::{ColumnKey, Ground, RowKey};
use crate::relate::Rule;

/// Warns of rows and columns headed 合计 that print no figure beside those they sum up.
pub(super) fn blank_totals(question: &Question<'_>, findings: &mut Vec<Finding>) {
    for grid in &question.grids {
        let Some(table) = question.cells.disclosure.tables.get(grid.table) else { continue };
        for (index, row) in grid.block.rows.iter().enumerate() {
            let is_total = matches!(row.key, RowKey::GrandTotal | RowKey::CurrentTotal | RowKey::Subtotal);
            if is_total && row.ground != Ground::Unknown && grid.headings.holds(index) {
                let detail = Detail::TotalBlank { total: row.name(), column: false };
                findings.push(Finding {
                    table: Some(table.title.clone()),
                    row: Some(row.name()),
                    line: Some(row.line),
                    ..Finding::general(Rule::TotalBlank, Severity::Warning, detail)
                });
            }
        }
        for (index, column) in grid.block.columns.iter().enumerate() {
            if column.key == ColumnKey::Total
                && column.ground != Ground::Unknown
                && grid.blank_totals.holds(index)
            {
                let detail = Detail::TotalBlank { total: column.name(), column: true };
                findings.push(Finding {
                    table: Some(table.title.clone()),
                    line: Some(table.line),
                    ..Finding::general(Rule::TotalBlank, Severity::Warning, detail)
                });
            }
        }
    }
}
