//! Goals (年度总体目标) and indicators (绩效指标).

use alloc::string::String;
use alloc::vec::Vec;

use super::form::{Form, Part};
use super::row::row;
use crate::disclosure::{Cell, RowKey, TableKind};
use crate::read::label::fold;
use crate::read::line::Line;
use crate::read::words::Words;
use crate::vocabulary::{Topic, Vocabulary};

impl<'s> Form<'_, 's> {
    pub(super) fn goal_label(&mut self, line: &Line<'s>) -> bool {
        let labels: Vec<(usize, bool)> = line
            .cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| goal_horizon(cell, self.words).map(|annual| (column, annual)))
            .collect();
        if labels.is_empty() {
            return false;
        }
        self.part = Part::Goal;
        let (medium, annual): (Vec<_>, Vec<_>) = labels.iter().partition(|(_, annual)| !annual);
        if let (true, Some((column, _))) = (!medium.is_empty(), annual.last()) {
            self.annual_goal = Some(*column);
        }
        self.goal_cells(line);
        true
    }

    pub(super) fn goal_text(&mut self, line: &Line<'s>) -> bool {
        if self.part != Part::Goal {
            return false;
        }
        self.goal_cells(line);
        true
    }

    pub(super) fn goal_cells(&mut self, line: &Line<'s>) {
        for (column, cell) in line.cells.iter().enumerate() {
            if cell.is_empty() || goal_horizon(cell, self.words).is_some() {
                continue;
            }
            let medium = self.annual_goal.is_some_and(|annual| column < annual);
            let goal = if medium { &mut self.goals.medium_term } else { &mut self.goals.annual };
            let mut text: String = core::mem::take(&mut goal.text).into();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(cell);
            goal.text = text.into();
        }
    }

    pub(super) fn indicators(&mut self, line: &Line<'s>) -> bool {
        let Some(reader) = &mut self.tasks.indicators else { return false };
        for read in reader.row(line, &mut self.goals, self.words) {
            if self.kind != TableKind::ProjectTarget {
                continue;
            }
            // A limit on what may be spent, ≤9.5万元, is no amount that is: real forms print limits above the money of the year.
            let text = fold(read.indicator.value().text());
            let amount = text.starts_with(|c: char| c.is_ascii_digit())
                && self.words.says(Topic::TextSays, "amount", &text);
            if let Some(figure) = read.indicator.cost().filter(|_| amount) {
                let cell = Cell::new(Some(figure), true, read.place);
                let name = read.indicator.name();
                let label = if name.is_empty() { Vocabulary::printed("cost-indicator") } else { name };
                let cells = Vec::from([cell]);
                self.costs.push(row(RowKey::Indicator(label.into()), label, line.number, cells));
            }
        }
        true
    }

    /// A text that has slipped to the medium term, of which the form says nothing else, is of the year.
    pub(super) fn settle_goals(&mut self) {
        let medium = &self.goals.medium_term;
        let money = self.money.iter().any(|row| row.cells[1].is_some_and(|cell| cell.printed));
        if self.goals.annual.text.is_empty() && medium.indicators.is_empty() && !money {
            self.goals.annual.text = core::mem::take(&mut self.goals.medium_term.text);
        }
    }
}

/// Whether a label of goals speaks of the year; `None` for any other cell.
fn goal_horizon(cell: &str, words: &Words<'_>) -> Option<bool> {
    if cell.is_empty() || cell.len() > 90 {
        return None;
    }
    let label = match words.fold(cell).split_once('(') {
        Some((bare, _)) => words.find(Topic::TargetLabel, bare.trim_end_matches(':')),
        None => words.target_label(cell),
    };
    match label? {
        "medium-goal" => Some(false),
        "annual-goal" => Some(true),
        _ => None,
    }
}
