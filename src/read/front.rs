use alloc::boxed::Box;
use alloc::string::String;

use super::about_line::about;
use super::label::fold;
use super::line::Line;
use super::title;
use super::units::is_named_as_unit;
use super::words::Words;
use crate::disclosure::Stage;
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// What the lines above the first table say about all of them (封面).
#[derive(Default)]
pub(super) struct Front {
    pub(super) unit_name: Option<Box<str>>,
    pub(super) year: Option<FiscalYear>,
    pub(super) stage: Option<Stage>,
}

impl Front {
    /// Lines that may be a cover.
    const LINES: usize = 12;
    /// No line of a cover is longer, in characters.
    const LONGEST: usize = 60;

    /// Reads the cover: the lines before the first heading, contents or sentence.
    pub(super) fn read(lines: &[Line<'_>], words: &Words<'_>) -> Self {
        let mut front = Self::default();
        let mut above: Option<String> = None;
        for line in lines.iter().take(Self::LINES) {
            let text = fold(line.text);
            if let Some(said) = about(line.printed(), words) {
                front.unit_name = front.unit_name.take().or(said.unit_name);
                front.year = front.year.or_else(|| title::year(&text));
                continue;
            }
            let ends = words.says(Topic::Cover, "end", &text) || text.contains('。');
            let Some(cell) = line.lone().filter(|_| !ends && text.chars().count() <= Self::LONGEST) else {
                break;
            };
            let above_it = above.take();
            above = Some(begun(above_it.as_deref(), cell, words));
            front.take(cell, &text, above_it.as_deref(), above.as_deref(), words);
        }
        front
    }

    fn take(&mut self, cell: &str, text: &str, above: Option<&str>, name: Option<&str>, words: &Vocabulary) {
        let stage = title::stage(text, words);
        // The unit stands in the line itself, or alone in the line above.
        let own = || {
            unit_in(cell, words).or_else(|| above.filter(|above| is_name(&fold(above), words)).map(Box::from))
        };
        if let Some(year) = title::year(text) {
            self.year = self.year.or(Some(year));
            self.stage = self.stage.or(stage);
            self.unit_name = self.unit_name.take().or_else(own);
        } else if stage.is_some() {
            // Below the year alone, or below the unit's name.
            let spoken = self.year.is_some() || self.unit_name.is_none();
            self.unit_name = self.unit_name.take().or_else(|| own().filter(|_| spoken));
            self.stage = self.stage.or(stage);
        } else if let Some(name) = name.filter(|name| names_unit(&fold(name), words))
            && self.year.is_some()
            && self.unit_name.is_none()
        {
            self.unit_name = Some(name.into());
        } else if let Some(year) = above.and_then(|above| title::year(&fold(above))) {
            self.year = self.year.or(Some(year));
        }
    }
}

/// A line of a cover with the one above it, where that begins the name of a unit which this one ends: `某某开发区生态`, `环境局`.
fn begun(above: Option<&str>, cell: &str, words: &Vocabulary) -> String {
    const LEAST: usize = 6;
    let begins = |above: &&str| {
        let text = fold(above);
        text.chars().count() >= LEAST
            && is_name(&text, words)
            && !names_unit(&text, words)
            && title::stage(&text, words).is_none()
            && title::year(&text).is_none()
    };
    let whole = |above: &str| [above.trim(), cell.trim()].concat();
    above
        .filter(begins)
        .map(whole)
        .filter(|whole| names_unit(&fold(whole), words) && title::stage(&fold(whole), words).is_none())
        .unwrap_or_else(|| cell.into())
}

/// The unit a line such as `2026年广州市商务局部门预算` names.
fn unit_in(cell: &str, words: &Vocabulary) -> Option<Box<str>> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = &*text;
    if let Some(at) = rest.find('年') {
        let (before, after) = rest.split_at_checked(at)?;
        let unit = before.trim_end_matches(|c: char| {
            crate::text::is_digit(c) || matches!(c, '〇' | '○' | '二' | '零' | '一')
        });
        let after = after.trim_start_matches('年').trim_start_matches('度');
        rest = if unit.is_empty() { after } else { unit };
    }
    while let Some(less) = words.take_end(Topic::CoverBehind, rest) {
        rest = less;
    }
    let rest = rest.trim_matches(['“', '”', '《', '》']);
    (is_name(rest, words) && names_unit(&fold(rest), words)).then(|| rest.into())
}

/// Whether a folded text may be a name at all.
fn is_name(text: &str, words: &Vocabulary) -> bool {
    let length = text.chars().count();
    (3..=40).contains(&length)
        && !text.contains([':', '。', ',', ';', '、'])
        && !words.says(Topic::Cover, "aside", text)
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a folded text ends as names of units do.
fn names_unit(text: &str, words: &Vocabulary) -> bool {
    is_named_as_unit(text, words) && is_name(text, words)
}
