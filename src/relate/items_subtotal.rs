use alloc::string::String;
use alloc::vec::Vec;

use super::items::{Items, Part};
use super::rule::Rule;
use crate::disclosure::Row;
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

impl Items<'_> {
    /// 小计 below the rows that it sums up, or above them where one stands above all.
    pub(super) fn subtotal(&mut self, index: usize) {
        let from = self
            .pending
            .iter()
            .rposition(|row| self.part(*row) != Some(Part::Item))
            .map_or(0, |above| above + 1);
        let items = self.pending.split_off(from);
        if let Some(over) = self.over.take() {
            self.tree.group(Rule::Subtotal, over, items);
            self.over = Some(index);
        } else if !items.is_empty() {
            self.tree.group(Rule::Subtotal, index, items);
        } else if self.is_blank(index) {
            return;
        } else if self.pending.is_empty() && self.unknown.is_empty() {
            self.over = Some(index);
        } else {
            self.unknown.push(index);
            return;
        }
        self.pending.push(index);
    }

    /// The rows below the last 小计 that stands above its own end with what sums up more.
    pub(super) fn end_subtotal(&mut self) {
        let Some(over) = self.over.take() else { return };
        if let Some(at) = self.pending.iter().position(|row| *row == over) {
            let items = self.pending.split_off(at + 1);
            self.tree.group(Rule::Subtotal, over, items);
        }
    }

    /// Rows `甲/小计`, `甲/乙`: 小计 sums up the others of its group.
    pub(super) fn path(&mut self, index: usize) -> Option<usize> {
        let (group, _) = member(self.rows.get(index)?)?;
        let own = |(at, row): (usize, &Row)| {
            member(row).filter(|(name, _)| *name == group).map(|(_, part)| (at, part))
        };
        let members: Vec<(usize, Member)> = self.rows.iter().enumerate().skip(index).map_while(own).collect();
        let end = index + members.len();
        let places = members.iter().map(|(at, _)| *at);
        match members.iter().find(|(_, part)| *part == Member::Subtotal) {
            Some((total, _)) => {
                self.tree.group(Rule::Subtotal, *total, places.filter(|at| at != total).collect());
                self.pending.push(*total);
            }
            // Behind a line that is none of them the parts of a 小计 above may go on.
            None => {
                if let Some(above) = self.total_of_path(index) {
                    let sums = self.tree.groups.iter_mut().filter(|sum| sum.parent == above);
                    sums.for_each(|sum| sum.unknown.extend(places.clone()));
                    return Some(end);
                }
                // One of several may be what the others add up to, under a word nobody knows.
                let strange = members.len() > 1 && members.iter().any(|(_, part)| *part == Member::Strange);
                let place = if strange { &mut self.unknown } else { &mut self.pending };
                place.extend(places);
            }
        }
        Some(end)
    }

    /// The 小计 above a row of the same group, which rows of others part from it.
    pub(super) fn total_of_path(&self, index: usize) -> Option<usize> {
        let (group, _) = member(self.rows.get(index)?)?;
        let is_total = |row: &Row| member(row) == Some((group.clone(), Member::Subtotal));
        self.rows.iter().take(index).rposition(is_total)
    }
}

/// What a row is in the group that its label names before a stroke.
#[derive(PartialEq, Eq)]
enum Member {
    Subtotal,
    /// A row whose word is known.
    Known,
    Strange,
}

/// The group that a label names before a stroke, and what the row is in it.
fn member(row: &Row) -> Option<(String, Member)> {
    let words = Vocabulary::builtin();
    let folded = fold(&row.label, Dropped::Blanks);
    let (group, part) = folded.split_once('/')?;
    let member = if words.says(Topic::LabelSays, "subtotal", part) {
        Member::Subtotal
    } else if words.knows(Topic::RowLabel, part) {
        Member::Known
    } else {
        Member::Strange
    };
    Some((group.into(), member))
}
