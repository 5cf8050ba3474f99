//! Amounts within cells of text, each behind its label (年度资金总额, 财政拨款, 其他资金).

use alloc::vec::Vec;

use super::form::{Form, Part};
use super::money_row::MoneyRow;
use super::row::row;
use crate::disclosure::{Cell, Ground, Place, Row, RowKey};
use crate::read::about::money_unit_in_brackets;
use crate::read::amount::{self, Horizon, Item, Printed};
use crate::read::line::Line;
use crate::vocabulary::{Topic, Vocabulary};

/// No label of money is longer, in characters.
const LONGEST: usize = 16;

impl<'s> Form<'_, 's> {
    /// Amounts within cells of text, each behind its label, or behind a word nobody knows among such.
    pub(super) fn labelled(&mut self, line: &Line<'s>) -> bool {
        self.named_money(line) || self.unknown_money(line)
    }

    /// An amount right below others, behind a word nobody knows: what it is a part of, nothing says.
    fn unknown_money(&mut self, line: &Line<'s>) -> bool {
        let money_unit = self.funds_unit.or(self.money_unit);
        let lines = self.money.iter().map(|row| row.line).chain(self.others.iter().map(|row| row.line));
        let below = lines.max().is_some_and(|last| line.number <= last + 1);
        if !below || self.part != Part::Head {
            return false;
        }
        let mut label = None;
        let mut found = None;
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match amount::bare(cell, money_unit, self.words) {
                Some(printed @ Printed::Figure(_)) if label.is_some() && cell.len() < 16 => {
                    found = found.or(Some((column, printed)));
                }
                Some(Printed::Blank(_)) => {}
                Some(_) => return false,
                None if cell.chars().count() <= LONGEST => label = Some(*cell),
                None => return false,
            }
        }
        let (Some(label), Some((column, printed))) = (label, found) else { return false };
        let place = Place { line: line.number, column: column + 1 };
        let blank = Cell::new(None, false, place);
        let cells = Vec::from([self.cell(place, Some(printed)), blank, blank]);
        let unknown = row(RowKey::Label(label.into()), label, line.number, cells);
        self.others.push(Row { ground: Ground::Unknown, ..unknown });
        true
    }

    fn named_money(&mut self, line: &Line<'s>) -> bool {
        let mut found: Vec<(usize, amount::Labelled)> = Vec::new();
        let heading = line
            .printed()
            .map(|cell| self.words.fold(cell))
            .find(|folded| is_money_label(folded, self.words));
        // 项目资金（万元） is merged over the rows of its amounts.
        if let Some(unit) = heading.and_then(|folded| money_unit_in_brackets(&folded, self.words)) {
            self.funds_unit = Some(unit);
        }
        let money_unit = self.funds_unit.or(self.money_unit);
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if let Some(labelled) = amount::labelled(cell, money_unit, self.words) {
                found.extend(labelled.into_iter().map(|labelled| (column, labelled)));
            } else if amount::bare(cell, money_unit, self.words).is_some() {
                // The amount has a cell of its own behind the label.
                let Some((at, last)) = found.last_mut() else { return false };
                let Printed::Blank(unit) = last.amount else { return false };
                let Some(printed) = amount::bare(cell, unit.or(money_unit), self.words) else { return false };
                *at = column;
                last.amount = printed;
            } else if !(is_money_label(&self.words.fold(cell), self.words)
                || !found.is_empty() && is_score(&self.words.fold(cell), self.words))
            {
                return false;
            }
        }
        if found.is_empty() {
            return false;
        }
        for (column, labelled) in &found {
            if labelled.horizon == Some(Horizon::Annual) && labelled.item == Item::Total {
                self.annual_money = Some(*column);
            }
        }
        let medium = |form: &Self, column: usize| form.annual_money.is_some_and(|annual| column < annual);
        let twice = |item: Item| found.iter().filter(|(_, labelled)| labelled.item == item).count() > 1;
        let mut met: Vec<Item> = Vec::new();
        for (column, labelled) in &found {
            let horizon = match labelled.horizon {
                Some(horizon) => horizon,
                // Of two in one row the first is of the medium term, wherever they have slipped to.
                None if twice(labelled.item) && met.contains(&labelled.item) => Horizon::Annual,
                None if twice(labelled.item) || medium(self, *column) => Horizon::MediumTerm,
                None => Horizon::Annual,
            };
            met.push(labelled.item);
            let place = Place { line: line.number, column: column + 1 };
            let cell = self.cell(place, Some(labelled.amount));
            self.money(labelled.item, horizon, cell);
        }
        if matches!(self.part, Part::Goal) {
            self.part = Part::Head;
        }
        true
    }

    pub(super) fn money(&mut self, item: Item, horizon: Horizon, cell: Cell) {
        let at = match horizon {
            Horizon::Annual => 0,
            Horizon::MediumTerm => 1,
            Horizon::EarlierYears => 2,
        };
        let free = self.money.iter_mut().find(|row| {
            row.item == item && row.cells.get(at).is_some_and(|cell| cell.is_none_or(|cell| !cell.printed))
        });
        match free {
            Some(row) => {
                if let Some(slot) = row.cells.get_mut(at) {
                    *slot = Some(cell);
                }
            }
            None => {
                let mut cells = [None; 3];
                if let Some(slot) = cells.get_mut(at) {
                    *slot = Some(cell);
                }
                self.money.push(MoneyRow { item, line: cell.place.line, cells });
            }
        }
    }
}

/// Whether a cell beside the amounts heads the scores of what is reached: 执行率分值（10分）.
fn is_score(folded: &str, words: &Vocabulary) -> bool {
    words.says(Topic::HeaderSays, "scores", folded)
}

fn is_money_label(folded: &str, words: &Vocabulary) -> bool {
    let unit = money_unit_in_brackets(folded, words).is_some();
    let bare = if unit { folded.split('(').next().unwrap_or_default() } else { folded };
    words.knows(Topic::TargetFunds, bare.trim_end_matches(':'))
}
