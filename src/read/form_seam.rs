//! Where a form of performance targets (绩效目标表) begins though no title says so: below another form, or below the rows of a table.

use alloc::vec::Vec;

use super::header;
use super::indicator;
use super::line::Line;
use super::section::{Section, is_form};
use super::words::Words;
use crate::disclosure::TableKind;
use crate::vocabulary::Topic;

/// The lines of a form between its name and its indicators.
const HEAD: usize = 40;

/// Parts forms printed below one title, and a form from the rows of a table above it.
pub(super) fn part_forms<'a>(mut section: Section<'a>, words: &Words<'_>) -> Vec<Section<'a>> {
    let mut parts = Vec::new();
    while let Some((at, kind)) = next_form(&section, words) {
        let body = section.body.split_off(at);
        let mut next = Section::below(&section, body);
        // A form of the kind above it stands under the same title.
        next.is_titled = section.kind == Some(kind) && section.is_titled;
        next.kind = Some(kind);
        parts.push(core::mem::replace(&mut section, next));
    }
    parts.push(section);
    parts
}

/// Whether a section has the headers and rows of a table and nothing of a form.
pub(super) fn is_grid(section: &Section<'_>, words: &Words<'_>) -> bool {
    const HEADERS: usize = 4;
    let form = |line: &Line<'_>| begun(line, words).is_some() || heads_indicators(line, words);
    let grid = section.body.iter().take(HEADERS).any(|line| header::is_header(line, words));
    grid && !section.body.iter().any(form)
}

/// The first line of the next form in a section, and its kind.
fn next_form(section: &Section<'_>, words: &Words<'_>) -> Option<(usize, TableKind)> {
    if section.kind.is_some_and(is_form) {
        next_below_form(section, words)
    } else {
        below_rows(section, words)
    }
}

/// Below the indicators of a form, whatever names another one or its money.
fn next_below_form(section: &Section<'_>, words: &Words<'_>) -> Option<(usize, TableKind)> {
    let passed = section.body.iter().position(|line| heads_indicators(line, words))?;
    let begins =
        |line: &Line<'_>| begun(line, words).is_some() || names_unit(line, words) || names_money(line, words);
    let at = (passed + 1..section.body.len()).find(|at| section.body.get(*at).is_some_and(begins))?;
    let head = || section.body.iter().skip(at).take_while(|line| !heads_indicators(line, words));
    let told = head().any(|line| names_money(line, words) || says(line, "task", words));
    let kind = if head().any(|line| says(line, "task", words)) {
        TableKind::OverallTarget
    } else {
        TableKind::ProjectTarget
    };
    told.then_some((at, kind))
}

/// Below the rows of a table, what names a project or tasks over indicators.
fn below_rows(section: &Section<'_>, words: &Words<'_>) -> Option<(usize, TableKind)> {
    let found = section.body.iter().enumerate().skip(1).find_map(|(at, line)| {
        let kind = begun(line, words)?;
        let rest = section.body.iter().skip(at + 1).take(HEAD);
        let mut own = rest.take_while(|line| begun(line, words) != Some(TableKind::ProjectTarget));
        own.any(|line| heads_indicators(line, words)).then_some((at, kind))
    });
    let (at, kind) = found?;
    let above = section.body.iter().take(at).skip(1).rev();
    let above = above.take_while(|line| names_unit(line, words) || line.lone().is_some());
    Some((at.saturating_sub(above.count()), kind))
}

/// The kind of the form that a line names a project or the tasks of.
fn begun(line: &Line<'_>, words: &Words<'_>) -> Option<TableKind> {
    if line.has_figure() {
        return None;
    }
    if says(line, "task", words) {
        return Some(TableKind::OverallTarget);
    }
    let named = words.is_label(line.printed().next()?, "project");
    (named && !header::is_header(line, words)).then_some(TableKind::ProjectTarget)
}

/// Whether a line is the first of a form's money.
fn names_money(line: &Line<'_>, words: &Words<'_>) -> bool {
    let funds = |cell: &str| {
        let folded = words.fold(cell);
        words.knows(Topic::TargetFunds, folded.split('(').next().unwrap_or_default())
    };
    line.printed().next().is_some_and(funds)
}

/// Whether a line is the header of a form's indicators, or what stands of it where its words are others.
fn heads_indicators(line: &Line<'_>, words: &Words<'_>) -> bool {
    indicator::is_header(line, words) || line.printed().any(|cell| words.heads(cell, "second-level"))
}

fn names_unit(line: &Line<'_>, words: &Words<'_>) -> bool {
    line.printed().next().is_some_and(|cell| words.is_label(cell, "unit"))
}

fn says(line: &Line<'_>, key: &str, words: &Words<'_>) -> bool {
    line.printed().any(|cell| words.is_label(cell, key))
}
