use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::caption::Caption;
use super::caption_word::Says;
use super::label::fold;
use super::line::Line;
use super::numbering::is_numbering;
use super::words::Words;
use crate::disclosure::ColumnKey;
use crate::money::{Shape, shape};

/// How many of the lines are headers: all before the first row.
pub(super) fn header_lines(lines: &[Line<'_>], words: &Words<'_>) -> usize {
    // More lines than any table has headers are no headers.
    const MOST: usize = 16;
    let mut labels: Vec<bool> = Vec::new();
    for (index, line) in lines.iter().enumerate().take(MOST) {
        if index > 0 && is_numbering(line, words) {
            continue;
        }
        // A row of figures is soonest seen by them.
        if has_figure(line, |cell| !is_year(cell)) {
            return index;
        }
        let captions: Vec<Option<Cow<'_, Caption>>> =
            line.cells.iter().map(|cell| (!cell.is_empty()).then(|| words.caption(cell))).collect();
        if has_figure(line, is_year) && !is_headed(&captions) || index > 0 && is_label_row(&captions, &labels)
        {
            return index;
        }
        for (column, caption) in captions.iter().enumerate() {
            if labels.len() <= column {
                labels.resize(column + 1, false);
            }
            let Some(caption) = caption else { continue };
            // The first column holds labels, unless its header says that it holds figures.
            let first = column == 0 && !matches!(caption.says, Says::Key(_) | Says::Number | Says::Aside);
            if let Some(label) = labels.get_mut(column) {
                *label |= first || matches!(caption.says, Says::Label(_));
            }
        }
    }
    lines.len().min(MOST)
}

/// Whether a line prints a figure of some sort.
fn has_figure(line: &Line<'_>, sort: impl Fn(&str) -> bool) -> bool {
    line.shaped().any(|(cell, own)| {
        let shape =
            if cell.ends_with(['%', '％']) { shape(cell.trim_end_matches(['%', '％'])) } else { own };
        shape == Some(Shape::Number) && sort(cell)
    })
}

/// Whether a line has headers: years beside them are no figures.
fn is_headed(captions: &[Option<Cow<'_, Caption>>]) -> bool {
    captions
        .iter()
        .flatten()
        .any(|caption| matches!(caption.says, Says::Key(_) | Says::Label(_)) && !caption.name.is_empty())
}

fn is_year(cell: &str) -> bool {
    let cell = fold(cell);
    cell.len() == 4 && cell.starts_with("20") && cell.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line without figures is a row: labels stand in it, and nothing that could be a header of figures.
fn is_label_row(captions: &[Option<Cow<'_, Caption>>], labels: &[bool]) -> bool {
    let is_label = |column: usize| labels.get(column).copied().unwrap_or(false);
    let mut labelled = false;
    for (column, caption) in captions.iter().enumerate() {
        let Some(caption) = caption else { continue };
        let header = matches!(caption.says, Says::Label(_) | Says::Side(_) | Says::Frame);
        if is_label(column) {
            labelled |= !header;
        } else if header || matches!(caption.says, Says::Key(_) | Says::Number | Says::Aside) {
            return false;
        }
    }
    labelled
}

/// The headers over each column, from the top down; `figures` says whether the cells of a column are amounts, whatever its headers.
pub(super) fn paths(
    lines: &[Line<'_>],
    columns: usize,
    words: &Words<'_>,
    figures: impl Fn(usize) -> bool,
) -> Vec<Vec<Caption>> {
    let mut paths: Vec<Vec<Caption>> = Vec::new();
    paths.resize_with(columns, Vec::new);
    let texts =
        |path: &[Caption]| -> Vec<Box<str>> { path.iter().map(|caption| caption.text.clone()).collect() };
    let last = lines.iter().rposition(|line| !is_numbering(line, words));
    for (index, line) in lines.iter().enumerate() {
        // A line of prose that slipped between the headers heads no column.
        let nothing =
            |text: &str| matches!(words.caption(text).says, Says::Unknown | Says::Frame | Says::Aside);
        if index > 0 && line.is_prose() && line.lone().is_some_and(nothing) {
            continue;
        }
        let numbering = is_numbering(line, words);
        let before: Vec<Vec<Box<str>>> = paths.iter().map(|path| texts(path)).collect();
        // A merged cell reaches as far as the source says, else to the right as long as the headers above stay the same.
        let mut merged: Option<(usize, Caption)> = None;
        let mut end: Option<usize> = None;
        for column in 0..columns {
            let cell = line.cell(column);
            if !cell.is_empty() {
                let caption =
                    Caption { cell: Some((line.number, column)), ..words.caption(cell).into_owned() };
                end = line.covers(column).map(|covered| column + covered);
                let label = matches!(caption.says, Says::Label(_));
                // What numbers columns heads none, save where a word does both (类 款 项).
                merged = (!numbering || label && index == 0).then_some((column, caption));
            } else if let Some(end) = end {
                merged = merged.filter(|_| column < end);
            } else {
                // A header with none below it reaches over label cells, not over figures of its own.
                let lowest = last == Some(index);
                merged = merged.filter(|(from, caption)| {
                    before.get(*from) == before.get(column)
                        && (!lowest || matches!(caption.says, Says::Label(_)))
                });
            }
            let (Some((_, caption)), Some(path)) = (&merged, paths.get_mut(column)) else { continue };
            // A row's 合计 that was taken for headers, and a header repeated in each line it is merged over.
            let total = matches!(caption.says, Says::Key(ColumnKey::Total));
            let over_labels = path.iter().any(|above| matches!(above.says, Says::Label(_)));
            let again = path.last().is_some_and(|above| fold(&above.text) == fold(&caption.text));
            // The header of the labels may be drawn over the first column of amounts too.
            if total && over_labels && figures(column) {
                path.retain(|above| !matches!(above.says, Says::Label(_)));
            }
            let row = total && over_labels && !figures(column);
            if !(again || row) {
                path.push(caption.clone());
            }
        }
    }
    paths
}
