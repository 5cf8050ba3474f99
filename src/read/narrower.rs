use alloc::string::String;
use alloc::vec::Vec;

use super::title::narrowing;
use crate::disclosure::Table;
use crate::vocabulary::Vocabulary;

/// Ties tables to no other whose titles narrow what they are of (不含上年结转, 本级), where another table of the same kind is
/// narrowed otherwise or not at all: the two print the same quantity of different money.
pub(super) fn let_loose(tables: &mut [Table], words: &Vocabulary) {
    let narrowed: Vec<Option<String>> = tables.iter().map(|table| narrowing(&table.title, words)).collect();
    if narrowed.iter().all(Option::is_none) {
        return;
    }
    let sets: Vec<_> = tables
        .iter()
        .map(|table| (table.kind, table.unit_name.clone(), table.year, table.stage, table.figures() > 0))
        .collect();
    for (index, table) in tables.iter_mut().enumerate() {
        let (Some(own), Some(set)) = (narrowed.get(index), sets.get(index)) else { continue };
        let otherwise = |(other, others): (&Option<String>, _)| other != own && others == set;
        table.is_loose |= own.is_some() && narrowed.iter().zip(&sets).any(otherwise);
    }
}
