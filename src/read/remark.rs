use alloc::string::String;

use super::furniture::is_page_number;
use super::header::Head;
use super::label::fold;
use super::line::Line;
use super::role::Role;
use crate::money::shape;
use crate::source::Standing;

/// Whether a line below the headers is no row: a remark merged over the figures, a note, a signature, a page number, a line of
/// prose (表注).
pub(super) fn is_remark(line: &Line<'_>, heads: &[Head]) -> bool {
    if line.is_flat_row() {
        return false;
    }
    if matches!(line.standing(), Standing::Prose | Standing::Furniture)
        || is_page_number(line)
        || is_signature(line)
    {
        return true;
    }
    let mut words = false;
    for (head, cell) in heads.iter().zip(&line.cells).filter(|(_, cell)| !cell.is_empty()) {
        let figures = matches!(head.role, Role::Figures(..) | Role::Aside);
        if !figures || shape(cell).is_some() {
            return false;
        }
        words = true;
    }
    words
}

/// Who made a table, who answers for it, and when.
const SIGNATURES: [&str; 12] = [
    "制表人",
    "制表:",
    "审核人",
    "审核:",
    "填表人",
    "填报人",
    "经办人",
    "单位负责人:",
    "财务负责人",
    "联系电话",
    "打印日期",
    "复核人",
];

fn is_signature(line: &Line<'_>) -> bool {
    !line.has_figure()
        && line.printed().any(|cell| {
            let start: String = cell.chars().take(12).collect();
            let folded = fold(&start);
            SIGNATURES.iter().any(|word| folded.starts_with(word))
        })
}
