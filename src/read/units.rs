use alloc::string::String;
use alloc::vec::Vec;

use super::label::fold;
use super::line::Line;
use crate::disclosure::UnitName;

/// Headers over the names of units.
pub(super) const HEADERS: [&str; 8] = [
    "单位名称",
    "预算单位",
    "部门名称",
    "部门(单位)",
    "单位(部门)",
    "用款单位",
    "预算单位名称",
    "资金使用单位",
];

/// The names that stand under a header of units, folded, without the word for the department's own office.
pub(super) fn names(lines: &[Line<'_>]) -> Vec<String> {
    let mut column = None;
    let mut names = Vec::new();
    for line in lines {
        if !line.has_figure() {
            let headed = |cell: &&str| HEADERS.contains(&fold(cell).as_str());
            column = line.cells.iter().position(headed).or(column);
            continue;
        }
        let Some(column) = column else { continue };
        let name = UnitName::of(line.cell(column));
        if name.name().chars().count() > 3 && !name.name().contains(|c: char| c.is_ascii_digit()) {
            names.push(name.department().into());
        }
    }
    names
}
