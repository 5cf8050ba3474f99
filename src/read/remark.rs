use super::furniture::is_page_number;
use super::header::Head;
use super::line::Line;
use super::role::Role;
use super::words::Words;
use crate::source::Standing;

/// Whether a line below the headers is no row: a remark merged over the figures, a note, a signature, a page number, a line of
/// prose (表注).
pub(super) fn is_remark(line: &Line<'_>, heads: &[Head], words: &Words<'_>) -> bool {
    stands_out(line, heads, words) && !line.is_flat_row()
}

fn stands_out(line: &Line<'_>, heads: &[Head], words: &Words<'_>) -> bool {
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
fn is_signature(line: &Line<'_>, words: &Words<'_>) -> bool {
    !line.has_figure() && line.printed().any(|cell| words.is_signature(cell))
}
