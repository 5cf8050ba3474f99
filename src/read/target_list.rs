//! Lists of projects or units with their money and goals (项目支出绩效目标表), in columns rather than in a form for each.

use super::caption_word::{Label, Says};
use super::header_line::header_lines;
use super::label::fold;
use super::numeral::has_decimals;
use super::section::{Section, is_form};
use super::words::Words;
use crate::vocabulary::Topic;

/// Whether the table of a section whose title speaks of performance targets is a list: headers of names, of money and of goals,
/// and money right below them.
pub(super) fn is_list(section: &Section<'_>, words: &Words<'_>) -> bool {
    const MOST: usize = 4;
    if !section.kind.is_some_and(is_form) {
        return false;
    }
    let count = header_lines(&section.body, words);
    let Some((headers, rows)) = section.body.split_at_checked(count) else { return false };
    let (Some(top), Some(first)) = (headers.first(), rows.first()) else { return false };
    if count > MOST || top.printed().nth(2).is_none() {
        return false;
    }
    let (mut names, mut money, mut goals) = (false, false, false);
    for line in headers {
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let folded = fold(cell);
            goals |= words.says(Topic::HeaderSays, "goals", &folded);
            match &words.caption(cell).says {
                Says::Label(Label::Name | Label::ProjectName) => names = true,
                Says::Key(_) | Says::Number => money |= has_decimals(first.cell(column)),
                _ => {}
            }
        }
    }
    names && money && goals
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::read::line::Line;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn a_form_is_no_list() {
        let lines = |text: &'static str| -> Vec<Line<'static>> {
            text.lines().enumerate().map(|(at, line)| Line::new(at + 1, line, None)).collect()
        };
        let section = |text| {
            let mut section = Section::untitled("", lines(text));
            section.kind = Some(crate::disclosure::TableKind::ProjectTarget);
            section
        };
        let list = "单位编码\t单位（项目）名称\t资金总额\t绩效目标\n合计\t\t270.00\t";
        let form = "项目名称\t场馆维护\t\t\n主管部门\t某市体育局\t\t\n项目资金\t资金总额\t270.00\t绩效目标";
        let words = &Words::new(Vocabulary::builtin(), core::iter::empty());
        assert!(is_list(&section(list), words));
        assert!(!is_list(&section(form), words));
    }
}
