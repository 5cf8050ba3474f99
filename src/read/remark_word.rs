//! The words that lines below a table begin with (表注, 签署).

use super::label::fold;
use crate::vocabulary::{Topic, Vocabulary};

/// Whether a cell begins as notes below a table do.
pub(super) fn is_note(cell: &str, words: &Vocabulary) -> bool {
    begins_as(cell, 8, "note", words)
}

/// Whether a cell says who made a table, who answers for it, or when.
pub(super) fn is_signature(cell: &str, words: &Vocabulary) -> bool {
    begins_as(cell, 12, "signature", words)
}

/// Whether the first characters of a cell are those of a remark of some sort.
fn begins_as(cell: &str, characters: usize, sort: &str, words: &Vocabulary) -> bool {
    let end = cell.char_indices().nth(characters).map_or(cell.len(), |(at, _)| at);
    words.find(Topic::Remark, &fold(cell.get(..end).unwrap_or_default())) == Some(sort)
}
