use crate::disclosure::{Block, Ground, Row, RowKey, TableKind};

/// Where a row of a summary (收支总表) prints figures and no label, its labels may have slipped by a line: which figure is whose,
/// only the totals still say.
pub(super) fn doubt(kind: TableKind, blocks: &mut [Block]) {
    let summary = kind.is_two_sided();
    let unlabelled = |row: &Row| {
        row.label.trim().is_empty()
            && row.code.is_none()
            && row.cells.iter().any(|cell| cell.figure().is_some())
    };
    // Beside a row whose label stands, and has no figure of its own.
    let slipped = |block: &Block| {
        let bare =
            |row: &Row| !row.label.trim().is_empty() && row.cells.iter().all(|cell| !cell.is_printed());
        block.rows.iter().any(unlabelled) && block.rows.iter().any(bare)
    };
    if !summary || !blocks.iter().any(slipped) {
        return;
    }
    for row in blocks.iter_mut().flat_map(|block| &mut block.rows) {
        if !matches!(row.key, RowKey::CurrentTotal | RowKey::GrandTotal) {
            row.ground = Ground::Unknown;
        }
    }
}
