use super::furniture::is_page_number;
use super::header::Head;
use super::label::fold;
use super::line::Line;
use super::role::Role;
use crate::source::Standing;
use crate::vocabulary::{Topic, Vocabulary};

/// Whether a line below the headers is no row: a remark merged over the figures, a note, a signature, a page number, a line of
/// prose (表注).
pub(super) fn is_remark(line: &Line<'_>, heads: &[Head], words: &Vocabulary) -> bool {
    stands_out(line, heads, words) && !line.is_flat_row()
}

fn stands_out(line: &Line<'_>, heads: &[Head], words: &Vocabulary) -> bool {
    if matches!(line.standing(), Standing::Prose | Standing::Furniture)
        || is_page_number(line)
        || is_signature(line, words)
    {
        return true;
    }
    let mut texts = false;
    for (head, (_, shape)) in heads.iter().zip(line.shaped()).filter(|(_, (cell, _))| !cell.is_empty()) {
        let figures = matches!(head.role, Role::Figures(..) | Role::Aside);
        if !figures || shape.is_some() {
            return false;
        }
        texts = true;
    }
    texts
}

/// Who made a table, who answers for it, and when.
fn is_signature(line: &Line<'_>, words: &Vocabulary) -> bool {
    !line.has_figure() && line.printed().any(|cell| begins_as(cell, 12, "signature", words))
}

/// Whether a cell begins as notes below a table do.
pub(super) fn is_note(cell: &str, words: &Vocabulary) -> bool {
    begins_as(cell, 8, "note", words)
}

/// Whether the first characters of a cell are those of a remark of some sort.
fn begins_as(cell: &str, characters: usize, sort: &str, words: &Vocabulary) -> bool {
    let end = cell.char_indices().nth(characters).map_or(cell.len(), |(at, _)| at);
    words.find(Topic::Remark, &fold(cell.get(..end).unwrap_or_default())) == Some(sort)
}
