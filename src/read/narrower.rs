use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::title::narrowing;
use crate::disclosure::{RevenueItem, Row, RowKey, Table, TableKind};
use crate::fund::FundSource;
use crate::vocabulary::{Topic, Vocabulary};

/// Marks the tables whose titles narrow what they are of (不含上年结转, 本级) where others of the set are narrowed otherwise or not
/// at all. Where one of them is of the same kind, the two print the same quantity of different money and nothing ties them.
pub(super) fn let_loose(tables: &mut [Table], words: &Vocabulary) {
    let narrowed: Vec<Option<String>> = tables.iter().map(|table| narrowing(&table.title, words)).collect();
    if narrowed.iter().all(Option::is_none) {
        return;
    }
    let of_set = |table: &Table| (table.unit_name.clone(), table.year, table.stage, table.figures() > 0);
    let sets: Vec<_> = tables.iter().map(|table| (table.kind, of_set(table))).collect();
    let carries = tables.iter().any(may_carry) || !tables.iter().any(tells_carry);
    for (index, table) in tables.iter_mut().enumerate() {
        let (Some(own), Some((kind, set))) = (narrowed.get(index), sets.get(index)) else { continue };
        let otherwise = |kind: Option<TableKind>| {
            let same = |other: TableKind| kind.map_or(other != TableKind::Other, |kind| other == kind);
            let mut others =
                narrowed.iter().zip(&sets).filter(|(_, (other, others))| others == set && same(*other));
            others.any(|(other, _)| other != own)
        };
        let Some(said) = own else { continue };
        table.is_loose |= otherwise(Some(*kind));
        // Where nothing was carried in, leaving it out narrows nothing.
        let all = words.says(Topic::TitleNarrow, "without-carry-in", &table.title) && !carries;
        if otherwise(None) && !all {
            table.narrowed = Some(Box::from(said.as_str()));
        }
    }
}

const fn is_carried(key: &RowKey) -> bool {
    matches!(key, RowKey::CarryIn | RowKey::Revenue(RevenueItem::Source(FundSource::CarryIn)))
}

/// Whether a summary has a row for what was carried in.
fn tells_carry(table: &Table) -> bool {
    table.kind.is_two_sided()
        && table.blocks.iter().flat_map(|block| &block.rows).any(|row| is_carried(&row.key))
}

/// Whether a summary prints money that was carried in, or that may be.
fn may_carry(table: &Table) -> bool {
    let money = |row: &Row| row.cells.iter().any(|cell| cell.fen() != 0);
    let mut rows = table.blocks.iter().flat_map(|block| &block.rows);
    table.kind.is_two_sided()
        && rows.any(|row| (is_carried(&row.key) || !row.ground.is_words()) && money(row))
}
