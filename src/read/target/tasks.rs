//! The tasks of a department (年度主要任务) and the sources of a project (资金来源), as columns and rows.

use alloc::vec::Vec;

use super::form::{Form, Part};
use super::row::{figure_column, row};
use crate::disclosure::{Column, ColumnKey, Ground, Measure, RowKey};
use crate::fund::FundSource;
use crate::read::amount::{self, Printed};
use crate::read::caption;
use crate::read::label::{fold, ordinal};
use crate::read::line::Line;
use crate::read::words::Words;
use crate::vocabulary::{Topic, Vocabulary};

impl<'s> Form<'_, 's> {
    pub(super) fn task_header(&mut self, line: &Line<'s>) -> bool {
        let begins =
            line.printed().any(|cell| cell.len() < 60 && self.words.target_label(cell) == Some("task"));
        let is_column = |cell: &str| task_column(&self.words.fold(cell), self.words).is_some();
        let amount = |cell: &str| amount::bare(cell, self.money_unit, self.words).is_some();
        // A word nobody knows among the headers heads a column too.
        let continues = self.part == Part::TaskHeader
            && line.printed().any(is_column)
            && line.printed().nth(1).is_some()
            && !line.printed().any(amount)
            || self.part == Part::TaskHeader
                && line
                    .printed()
                    .all(|cell| is_column(cell) || self.words.target_label(cell) == Some("task"));
        if !begins && !continues {
            return false;
        }
        self.part = Part::TaskHeader;
        for (column, cell) in line.cells.iter().enumerate() {
            let (key, ground) = match task_column(&self.words.fold(cell), self.words) {
                Some(key) => (key, Ground::Named),
                None if continues && !begins && !cell.is_empty() => {
                    (ColumnKey::Label((*cell).into()), Ground::Unknown)
                }
                None => continue,
            };
            // A merged header stands over the first of its columns.
            self.tasks.columns.retain(|above| above.column != column + 1);
            let found = figure_column(key, Measure::Budget, cell, column);
            self.tasks.columns.push(Column { ground, ..found });
        }
        true
    }

    pub(super) fn task(&mut self, line: &Line<'s>) -> bool {
        if !matches!(self.part, Part::TaskHeader | Part::Tasks) || self.tasks.columns.is_empty() {
            return false;
        }
        let cells: Vec<(usize, &str)> =
            line.cells.iter().copied().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let labels =
            || cells.iter().filter(|(_, cell)| amount::bare(cell, self.money_unit, self.words).is_none());
        let Some((_, label)) = labels().next().copied() else { return false };
        // A remark behind the amounts is none of the labels before them.
        let amount = |cell: &str| amount::bare(cell, self.money_unit, self.words).is_some();
        let last_amount = cells.iter().rev().find(|(_, cell)| amount(cell)).map(|(column, _)| *column);
        let before = |column: usize| last_amount.is_none_or(|last| column < last);
        let last_label = labels().rfind(|(column, _)| before(*column)).map_or(0, |(column, _)| *column);
        // Only what stands behind the labels can be a figure of the task.
        let amounts: Vec<(usize, Printed)> = cells
            .iter()
            .filter(|(column, _)| *column > last_label)
            .filter_map(|(column, cell)| Some((*column, amount::bare(cell, self.money_unit, self.words)?)))
            .collect();
        let key = if self.words.says(Topic::LabelSays, "task-total", &fold(label)) {
            RowKey::GrandTotal
        } else {
            RowKey::Task(label.into())
        };
        let cells = self.place_amounts(line, &self.tasks.columns, &amounts);
        let Some(cells) = self.figures(cells) else { return false };
        self.part = Part::Tasks;
        self.tasks.rows.push(row(key, label, line.number, cells));
        true
    }

    pub(super) fn source_header(&mut self, line: &Line<'s>) -> bool {
        let columns: Vec<Column> = line
            .cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| {
                let key = source_column(cell, self.words)?;
                Some(figure_column(key, Measure::Budget, cell, column))
            })
            .collect();
        let totals = columns.iter().filter(|column| column.key == ColumnKey::Total).count();
        if totals != 1 || columns.len() < 2 {
            return false;
        }
        self.sources.columns = columns;
        self.part = Part::Sources;
        true
    }

    pub(super) fn source_row(&mut self, line: &Line<'s>) -> bool {
        if self.part != Part::Sources {
            return false;
        }
        let mut amounts = Vec::new();
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match amount::bare(cell, self.money_unit, self.words) {
                Some(amount) => amounts.push((column, amount)),
                None if amounts.is_empty() && is_source_label(&self.words.fold(cell), self.words) => {}
                None => return false,
            }
        }
        let cells = self.place_amounts(line, &self.sources.columns, &amounts);
        let Some(cells) = self.figures(cells) else { return false };
        self.sources.rows.push(row(
            RowKey::GrandTotal,
            Vocabulary::printed("project-sources"),
            line.number,
            cells,
        ));
        true
    }
}

fn task_column(folded: &str, words: &Vocabulary) -> Option<ColumnKey> {
    if folded.is_empty() || folded.len() > 60 {
        return None;
    }
    let bare = folded.split('(').next().unwrap_or_default();
    match words.find(Topic::TaskColumn, bare) {
        Some("total") => Some(ColumnKey::Total),
        Some("other") => Some(ColumnKey::Source(FundSource::Other)),
        _ => caption::figure_key(folded, words),
    }
}

fn source_column(cell: &str, words: &Words<'_>) -> Option<ColumnKey> {
    if cell.is_empty() || cell.len() > 90 {
        return None;
    }
    let folded = words.fold(cell);
    let name = ordinal(&folded, words).rest;
    Some(match words.find(Topic::SourceColumn, name) {
        Some("total") => ColumnKey::Total,
        _ if name.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | '。' | ',')) => return None,
        Some("insurance") => ColumnKey::Label(Vocabulary::printed("insurance-revenue").into()),
        Some("funds") => ColumnKey::Source(FundSource::GovernmentFunds),
        Some("other") => ColumnKey::Source(FundSource::Other),
        _ => ColumnKey::Source(words.find(Topic::Source, name)?.parse().ok()?),
    })
}

fn is_source_label(folded: &str, words: &Vocabulary) -> bool {
    words.find(Topic::SourceColumn, folded) == Some("heading")
}
