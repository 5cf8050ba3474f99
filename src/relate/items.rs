use alloc::string::String;
use alloc::vec::Vec;

use super::relation::RelationKind;
use super::row_tree::{RowGroup, RowTree};
use super::rule::Rule;
use crate::disclosure::{Block, RevenueItem, Row, RowKey, RowLevel, Side, TableKind};
use crate::fund::{ExpenditureNature, FundSource};

/// Rows whose order and ordinals make the tree: 一、 over 1., totals below their items or above them.
pub(super) struct Items<'a> {
    kind: TableKind,
    side: Side,
    rows: &'a [Row],
    tree: RowTree,
    pending: Vec<usize>,
    closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Item,
    Current,
    Carry,
    Grand,
}

impl<'a> Items<'a> {
    pub(super) fn new(kind: TableKind, block: &'a Block) -> Self {
        Self {
            kind,
            side: block.side,
            rows: &block.rows,
            tree: RowTree::default(),
            pending: Vec::new(),
            closed: false,
        }
    }

    fn part(&self, index: usize) -> Option<Part> {
        Some(match self.rows.get(index)?.key {
            RowKey::GrandTotal => Part::Grand,
            RowKey::CurrentTotal => Part::Current,
            RowKey::CarryIn
            | RowKey::CarryOut
            | RowKey::Distribution
            | RowKey::Revenue(RevenueItem::Source(FundSource::Reserves | FundSource::CarryIn)) => Part::Carry,
            _ => Part::Item,
        })
    }

    fn level(&self, index: usize) -> RowLevel {
        self.rows.get(index).map_or(RowLevel::Plain, |row| row.level)
    }

    fn rule(&self, total: bool) -> Rule {
        match (self.kind, self.side) {
            (TableKind::AppropriationSummary, _) => Rule::AppropriationSum,
            (TableKind::ThreePublic, _) => Rule::ThreePublicSum,
            (TableKind::OverallTarget, _) => Rule::OverallTargetSum,
            (TableKind::Summary | TableKind::Revenue, Side::Revenue) if total => Rule::RevenueTotal,
            (TableKind::Summary | TableKind::Revenue, Side::Revenue) => Rule::RevenueSum,
            (TableKind::Summary, Side::Expenditure) if total => Rule::ExpenditureTotal,
            (TableKind::Summary, Side::Expenditure) => Rule::ExpenditureSum,
            _ => Rule::TableSum,
        }
    }

    pub(super) fn tree(mut self) -> RowTree {
        let mut heading = None;
        let mut index = 0;
        while let Some(part) = self.part(index) {
            let next = index + 1;
            if let Some(end) = self.path(index) {
                index = end.max(next);
                continue;
            }
            index = match part {
                Part::Grand => {
                    if self.pending.is_empty() && heading.is_none() && next < self.rows.len() {
                        heading = Some(index);
                    } else {
                        self.close(index);
                    }
                    next
                }
                Part::Current => self.current(index),
                Part::Carry => {
                    let end = self.carry(index);
                    self.pending.push(index);
                    end
                }
                Part::Item => {
                    let end = self.item(index);
                    end.max(next)
                }
            };
        }
        if let Some(heading) = heading {
            self.close(heading);
        }
        self.tree.top = self.pending;
        self.tree
    }

    fn close(&mut self, total: usize) {
        let says = |row: usize, side: &str| self.rows.get(row).is_some_and(|row| row.label.contains(side));
        // 支出 below 收入 in the same columns: the items of each side are its own.
        let above =
            self.pending.iter().rposition(|row| says(*row, "收入") && self.part(*row) == Some(Part::Grand));
        let from = above.filter(|_| says(total, "支出")).map_or(0, |above| above + 1);
        let items = self.pending.split_off(from);
        let whole = items.iter().any(|item| self.part(*item) != Some(Part::Item));
        let rule = self.rule(whole);
        self.tree.group(rule, total, items);
        self.pending.push(total);
    }

    /// 本年收入合计 below its items, or 一、本年收入 above them.
    fn current(&mut self, index: usize) -> usize {
        let (items, kept): (Vec<usize>, Vec<usize>) =
            self.pending.iter().partition(|item| self.part(**item) == Some(Part::Item));
        self.closed = true;
        if !items.is_empty() {
            let rule = self.rule(false);
            self.tree.group(rule, index, items);
            self.pending = kept;
            self.pending.push(index);
            return index + 1;
        }
        let own = self.level(index);
        let outer = core::mem::take(&mut self.pending);
        let mut end = index + 1;
        while self.part(end) == Some(Part::Item)
            && !(own == RowLevel::Chinese && self.level(end) == RowLevel::Chinese)
        {
            end = self.item(end).max(end + 1);
        }
        let children = core::mem::replace(&mut self.pending, outer);
        let rule = self.rule(false);
        self.tree.group(rule, index, children);
        self.pending.push(index);
        end
    }

    /// 上年结转, alone or above its funds.
    fn carry(&mut self, index: usize) -> usize {
        let own = self.level(index);
        let mut children = Vec::new();
        let mut end = index + 1;
        while let Some(part) = self.part(end) {
            let level = self.level(end);
            if level == RowLevel::OfWhich && matches!(part, Part::Item | Part::Carry) {
                let (rule, kind) = (self.rule(true), RelationKind::AtMost);
                self.tree.groups.push(RowGroup { rule, kind, parent: index, children: Vec::from([end]) });
                end += 1;
                continue;
            }
            let key = self.rows.get(end).map(|row| &row.key);
            let fund =
                matches!(key, Some(RowKey::Revenue(RevenueItem::Source(source))) if source.book().is_some());
            let below = match own {
                RowLevel::Chinese => level != RowLevel::Chinese,
                _ => self.closed && fund,
            };
            let belongs = part == Part::Item
                && (fund || level > RowLevel::Plain || self.side == Side::Expenditure)
                || part == Part::Carry && own == RowLevel::Chinese && level != RowLevel::Chinese;
            if !(below && belongs) {
                break;
            }
            children.push(end);
            end += 1;
        }
        let rule = self.rule(true);
        self.tree.group(rule, index, children);
        end
    }

    /// An item with the sub-items below it.
    fn item(&mut self, index: usize) -> usize {
        self.pending.push(index);
        self.below(index)
    }

    fn below(&mut self, index: usize) -> usize {
        let own = self.level(index);
        let mut children = Vec::new();
        let mut of_which = false;
        let mut end = index + 1;
        while self.part(end) == Some(Part::Item) {
            let level = self.level(end);
            let deeper = level > RowLevel::Plain && (own <= RowLevel::Plain || level > own);
            // Below the first 其中 the others may stand unmarked.
            let goes_on = level == RowLevel::Arabic || level == RowLevel::Plain && self.is_part(end, index);
            if !(deeper || of_which && goes_on) {
                break;
            }
            of_which |= level == RowLevel::OfWhich;
            children.push(end);
            end = if level == RowLevel::OfWhich { end + 1 } else { self.below(end) };
        }
        let rule = self.rule(false);
        let named = children.iter().filter(|child| self.level(**child) == RowLevel::OfWhich).count();
        // One 其中 may be part of another; what stands below a single one does not overlap.
        let groups: Vec<Vec<usize>> = match named {
            0 | 1 if children.is_empty() => Vec::new(),
            0 | 1 => Vec::from([children]),
            _ => children.into_iter().map(|child| Vec::from([child])).collect(),
        };
        let kind = if of_which { RelationKind::AtMost } else { RelationKind::Equal };
        for children in groups {
            self.tree.groups.push(RowGroup { rule, kind, parent: index, children });
        }
        end
    }

    /// Whether a row by its nature is a part of another: a fund of the appropriations, personnel of basic expenditure.
    fn is_part(&self, part: usize, whole: usize) -> bool {
        let key = |index: usize| self.rows.get(index).map(|row| &row.key);
        match (key(part), key(whole)) {
            (
                Some(RowKey::Revenue(RevenueItem::Source(source))),
                Some(RowKey::Revenue(RevenueItem::Appropriation)),
            ) => source.book().is_some(),
            (Some(RowKey::Personnel | RowKey::Operating), Some(RowKey::Nature(ExpenditureNature::Basic))) => {
                true
            }
            _ => false,
        }
    }

    /// Rows `甲/小计`, `甲/乙`: 小计 sums up the others of its group.
    fn path(&mut self, index: usize) -> Option<usize> {
        let prefix = |row: &Row| {
            row.label.split_once('/').map(|(group, part)| (group.trim().into(), part.trim() == "小计"))
        };
        let (group, _): (String, bool) = prefix(self.rows.get(index)?)?;
        let members: Vec<(usize, bool)> = self
            .rows
            .iter()
            .enumerate()
            .skip(index)
            .map_while(|(at, row)| {
                prefix(row).filter(|(name, _)| *name == group).map(|(_, total)| (at, total))
            })
            .collect();
        let end = index + members.len();
        let total = members.iter().find(|(_, total)| *total).map(|(at, _)| *at);
        match total {
            Some(total) => {
                let parts: Vec<usize> = members.iter().map(|(at, _)| *at).filter(|at| *at != total).collect();
                let rule = self.rule(false);
                self.tree.group(rule, total, parts);
                self.pending.push(total);
            }
            None => self.pending.extend(members.iter().map(|(at, _)| *at)),
        }
        Some(end)
    }
}
