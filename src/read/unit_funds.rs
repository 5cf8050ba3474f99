use crate::disclosure::{RevenueItem, Row, RowKey, RowLevel, Side, TableKind};
use crate::fund::FundSource;

/// 其他资金 is one source among others, unless the sources of the units (单位资金) stand below it, 其他收入 among them.
pub(super) fn settle(kind: TableKind, side: Side, rows: &mut [Row]) {
    let summary = matches!(kind, TableKind::Summary | TableKind::Revenue);
    if !summary || side != Side::Revenue {
        return;
    }
    let source = |row: &Row| match row.key {
        RowKey::Revenue(RevenueItem::Source(source)) => Some(source),
        _ => None,
    };
    for at in 0..rows.len() {
        let Some([item, below @ ..]) = rows.get_mut(at..) else { return };
        let deeper =
            |row: &&Row| item.level.is_ordinal() && (row.level == RowLevel::Plain || row.level > item.level);
        let parts = || {
            let below = below.iter().take_while(deeper);
            below.map_while(source).take_while(|source| source.is_of_units())
        };
        let stands_over = parts().any(|part| part == FundSource::Other) && parts().count() > 1;
        if source(item) == Some(FundSource::Other) && stands_over {
            item.key = RowKey::Revenue(RevenueItem::UnitFunds);
        }
    }
}
