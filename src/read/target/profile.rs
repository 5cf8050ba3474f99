//! Who answers for a project, and the boxes that are checked (项目属性, 项目期限, 立项依据).

use alloc::string::String;
use alloc::vec::Vec;

use super::form::Form;
use crate::performance::{ProjectAttribute, ProjectBasis, ProjectTerm};
use crate::read::label::fold;
use crate::read::line::Line;
use crate::vocabulary::Topic;

impl<'s> Form<'_, 's> {
    pub(super) fn unit(&mut self, line: &Line<'s>) -> bool {
        let found = beside(line, |cell| self.words.is_label(cell, "unit"));
        if let Some(Some(name)) = found {
            self.unit_name = self.unit_name.take().or(Some(name.into()));
        }
        found.is_some()
    }

    pub(super) fn project_name(&mut self, line: &Line<'s>) -> bool {
        let found = beside(line, |cell| self.words.is_label(cell, "project"));
        if let Some(Some(name)) = found
            && self.profile.name.is_empty()
        {
            self.profile.name = name.into();
        }
        found.is_some()
    }

    /// 项目属性, 项目期限, 立项依据: the boxes that are checked.
    pub(super) fn options(&mut self, line: &Line<'s>) -> bool {
        let labelled =
            line.printed().any(|cell| cell.len() < 60 && self.words.target_label(cell) == Some("option"));
        if !labelled {
            return false;
        }
        let cells: Vec<(&str, Option<Vec<String>>)> =
            line.printed().map(|cell| (cell, checked(cell))).collect();
        let boxed = cells.iter().any(|(_, checked)| checked.is_some());
        for (cell, checked) in cells {
            match checked {
                Some(options) => options.iter().for_each(|option| self.option(option)),
                None if !boxed => self.option(cell),
                None => {}
            }
        }
        true
    }

    pub(super) fn option(&mut self, text: &str) {
        if self.words.target_label(text) == Some("option") {
            return;
        }
        let folded = fold(text);
        let basis = match self.words.find(Topic::FormOption, &folded) {
            Some("new") => return self.profile.attribute = Some(ProjectAttribute::New),
            Some("continued") => return self.profile.attribute = Some(ProjectAttribute::Continued),
            Some("once") => return self.profile.term = Some(ProjectTerm::Once),
            Some("recurring") => return self.profile.term = Some(ProjectTerm::Recurring),
            Some("law") => ProjectBasis::Law,
            Some("decision") => ProjectBasis::Decision,
            Some("superior") => ProjectBasis::SuperiorDocument,
            Some("instruction") => ProjectBasis::Instruction,
            Some("other") => ProjectBasis::Other,
            _ => return,
        };
        self.profile.basis.insert(basis);
    }
}

/// What stands behind the label that is wanted; the outer `None` where there is no such label.
fn beside<'a>(line: &Line<'a>, wanted: impl Fn(&str) -> bool) -> Option<Option<&'a str>> {
    let mut printed = line.printed();
    printed.find(|cell| wanted(cell)).map(|cell| {
        let within =
            cell.split_once([':', '：']).map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty());
        within.or_else(|| printed.next())
    })
}

/// The options whose boxes are checked; `None` for a cell without boxes.
fn checked(cell: &str) -> Option<Vec<String>> {
    const EMPTY: [char; 5] = ['□', '☐', '○', '▢', '◻'];
    const FULL: [char; 8] = ['☑', '☒', '■', '√', '✓', '✔', '●', '◼'];
    // Few cells have bytes that a box begins with.
    let begins = |pair: &[u8]| matches!(pair, b"<i" | [0xE2, 0x88 | 0x96..=0x98 | 0x9C]);
    let boxed = || cell.contains("<input") || cell.contains(EMPTY) || cell.contains(FULL);
    if !cell.as_bytes().windows(2).any(begins) || !boxed() {
        return None;
    }
    // Every box becomes one mark, so that the option of each is the text up to the next.
    let mut marks = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(start) = rest.find("<input") {
        marks.push_str(rest.get(..start).unwrap_or_default());
        let tag = rest.get(start..).unwrap_or_default();
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at_checked(end).unwrap_or((tag, ""));
        let full = tag.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "checked");
        marks.push(if full { '☑' } else { '□' });
        rest = after;
    }
    marks.push_str(rest);
    let mut options: Vec<(Option<bool>, String)> = Vec::from([(None, String::new())]);
    for c in marks.chars() {
        if FULL.contains(&c) || EMPTY.contains(&c) {
            options.push((Some(FULL.contains(&c)), String::new()));
        } else if let Some((_, text)) = options.last_mut() {
            text.push(c);
        }
    }
    let leads = options.first().is_some_and(|(_, text)| text.trim().is_empty());
    let checked = if leads {
        options.into_iter().filter(|(full, _)| *full == Some(true)).map(|(_, text)| text).collect()
    } else {
        // The boxes stand behind their options.
        let marks = options.iter().skip(1).map(|(full, _)| *full == Some(true));
        marks.zip(&options).filter(|(full, _)| *full).map(|(_, (_, text))| text.clone()).collect()
    };
    Some(checked)
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn every_box_is_seen() {
        for (mark, full) in "□☐○▢◻☑☒■√✓✔●◼".chars().zip(0..).map(|(mark, at)| (mark, at >= 5))
        {
            let options = checked(&alloc::format!("{mark}新增项目"));
            assert_eq!(options.map(|options| options.len()), Some(usize::from(full)), "{mark}");
        }
        for text in ["新增项目", "≥90%", "“三公”经费", ""] {
            assert_eq!(checked(text), None, "{text}");
        }
    }
}
