use alloc::vec::Vec;

use super::parts;
use super::row_tree::{RowTree, holds_amount, is_blank};
use super::rule::Rule;
use super::unchecked::WhyUnchecked;
use crate::disclosure::{Block, PublicExpense, RevenueItem, Row, RowKey, RowLevel, Side, TableKind};
use crate::fund::FundSource;
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// Rows whose order and ordinals make the tree: 一、 over 1., totals below their items or above them.
pub(super) struct Items<'a> {
    kind: TableKind,
    pub(super) side: Side,
    pub(super) rows: &'a [Row],
    pub(super) tree: RowTree,
    pub(super) pending: Vec<usize>,
    closed: bool,
    /// 小计 above the rows that it sums up.
    pub(super) over: Option<usize>,
    /// Rows with money of which no word says what they are part of.
    pub(super) unknown: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Item,
    Current,
    Carry,
    Grand,
    Subtotal,
    /// No part of any sum.
    Aside,
    Unknown,
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
            over: None,
            unknown: Vec::new(),
        }
    }

    pub(super) fn part(&self, index: usize) -> Option<Part> {
        let row = self.rows.get(index)?;
        Some(match &row.key {
            // （一）支出合计 over 1. and 2. is an item with parts of its own.
            RowKey::GrandTotal if self.leads(index) => Part::Item,
            RowKey::GrandTotal => Part::Grand,
            RowKey::CurrentTotal => Part::Current,
            RowKey::Subtotal => Part::Subtotal,
            RowKey::CarryIn
            | RowKey::CarryOut
            | RowKey::Distribution
            | RowKey::Revenue(RevenueItem::Source(FundSource::Reserves | FundSource::CarryIn)) => Part::Carry,
            RowKey::Count(_) | RowKey::Year(_) | RowKey::Change => Part::Aside,
            RowKey::Label(_) if !row.ground.is_words() && is_blank(row) && !holds_amount(row) => Part::Aside,
            _ if !row.ground.is_words() => Part::Unknown,
            RowKey::Revenue(_) if self.repeats(index) => Part::Aside,
            // The first part of a label on two lines.
            RowKey::ThreePublic(_)
                if is_blank(row) && self.rows.iter().take(index).any(|above| above.key == row.key) =>
            {
                Part::Aside
            }
            _ => Part::Item,
        })
    }

    /// Whether an unmarked row names the source of the item above it once more: some part of it, whatever else.
    fn repeats(&self, index: usize) -> bool {
        let beside = |row: &&Row| {
            !matches!(
                row.key,
                RowKey::GrandTotal
                    | RowKey::CurrentTotal
                    | RowKey::Subtotal
                    | RowKey::CarryIn
                    | RowKey::CarryOut
                    | RowKey::Distribution
            )
        };
        // Below a total, or what is carried over, it is no part of the item above that.
        let mut above = self.rows.iter().take(index).rev().take_while(beside);
        let above = above.find(|row| row.level.is_ordinal());
        self.level(index) == RowLevel::Plain && above.is_some_and(|above| Some(&above.key) == self.key(index))
    }

    /// Whether a row with an ordinal stands over rows with deeper ones.
    fn leads(&self, index: usize) -> bool {
        let next = self.rows.iter().skip(index + 1).find(|row| !matches!(row.key, RowKey::Count(_)));
        let own = self.level(index);
        own.is_ordinal() && next.is_some_and(|next| next.level.is_ordinal() && next.level > own)
    }

    pub(super) fn level(&self, index: usize) -> RowLevel {
        self.rows.get(index).map_or(RowLevel::Plain, |row| row.level)
    }

    pub(super) fn is_summary(&self) -> bool {
        self.kind.is_two_sided() || self.kind == TableKind::Revenue
    }

    pub(super) fn is_of_which(&self, index: usize) -> bool {
        self.rows.get(index).is_some_and(|row| row.of_which)
    }

    pub(super) fn is_blank(&self, index: usize) -> bool {
        self.rows.get(index).is_none_or(is_blank)
    }

    pub(super) fn key(&self, index: usize) -> Option<&'a RowKey> {
        self.rows.get(index).map(|row| &row.key)
    }

    pub(super) fn rule(&self, total: bool) -> Rule {
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
                    if self.pending.is_empty() && heading.is_none() {
                        heading = Some(index);
                    } else if let Some(first) = heading.filter(|first| self.is_before_carry(*first)) {
                        self.close_with_carry(first, index);
                        heading = None;
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
                Part::Subtotal => {
                    self.subtotal(index);
                    next
                }
                Part::Item => self.item(index),
                Part::Unknown => {
                    self.unknown.push(index);
                    next
                }
                Part::Aside => next,
            };
        }
        if let Some(heading) = heading {
            self.close(heading);
        }
        self.end_subtotal();
        self.tree.top = self.pending;
        self.tree.doubt(self.rows, &self.unknown);
        self.tree
    }

    fn close(&mut self, total: usize) {
        self.end_subtotal();
        let words = Vocabulary::builtin();
        let label = |row: usize| self.rows.get(row).map(|row| fold(&row.label, Dropped::Blanks));
        let says = |row: usize, side: &str| {
            label(row).is_some_and(|label| words.says(Topic::LabelSays, side, &label))
        };
        // 支出 below 收入 in the same columns: the items of each side are its own.
        let above = self
            .pending
            .iter()
            .rposition(|row| says(*row, "revenue") && self.part(*row) == Some(Part::Grand));
        let from = above.filter(|_| says(total, "expenditure")).map_or(0, |above| above + 1);
        let mut items = self.pending.split_off(from);
        let told: Vec<usize> =
            items.iter().copied().filter(|row| self.part(*row) == Some(Part::Item)).collect();
        items = self.without_restated(items, &told);
        items = self.without_natures(total, items);
        let label = |row: usize| self.rows.get(row).map(|row| fold(&row.label, Dropped::Blanks));
        let again = |row: &usize| self.part(*row) == Some(Part::Grand) && label(*row) == label(total);
        if items.len() > 1 && items.iter().any(again) {
            let name = self.rows.get(total).map(Row::name).unwrap_or_default();
            let rule = self.rule(true);
            self.tree.unchecked.push((rule, WhyUnchecked::SecondTotal { name }));
            items.clear();
        }
        let whole = items.iter().any(|item| self.part(*item) != Some(Part::Item));
        let rule = self.rule(whole);
        let items = self.public_items(total, items);
        self.tree.group(rule, total, items);
        self.pending.push(total);
    }

    /// 会议费, 培训费 and 机关运行经费 are no part of the three public expenses; of another total they may be.
    fn public_items(&mut self, total: usize, items: Vec<usize>) -> Vec<usize> {
        if self.kind != TableKind::ThreePublic {
            return items;
        }
        let beside = |row: &usize| {
            matches!(
                self.key(*row),
                Some(RowKey::ThreePublic(
                    PublicExpense::Meetings | PublicExpense::Training | PublicExpense::OperatingCost
                ))
            )
        };
        let is_listed = |row: &usize| {
            let named =
                matches!(self.key(*row), Some(RowKey::ThreePublic(item)) if *item == PublicExpense::Total);
            named && self.level(*row).is_ordinal()
        };
        // 一、“三公”经费小计 二、会议费 三、培训费 add up to a total of their own.
        if items.iter().any(is_listed) && items.iter().all(|row| self.level(*row).is_ordinal()) {
            return items;
        }
        let (beside, items): (Vec<usize>, Vec<usize>) = items.into_iter().partition(beside);
        if self.key(total) != Some(&RowKey::ThreePublic(PublicExpense::Total)) {
            let beside: Vec<usize> = beside.into_iter().filter(|row| !self.is_blank(*row)).collect();
            self.unknown.extend(beside);
        }
        items
    }

    /// 本年收入合计 below its items, or 一、本年收入 above them.
    fn current(&mut self, index: usize) -> usize {
        self.end_subtotal();
        let is_item = |item: &&usize| matches!(self.part(**item), Some(Part::Item | Part::Subtotal));
        let (items, kept): (Vec<usize>, Vec<usize>) = self.pending.iter().partition(is_item);
        self.closed = true;
        if !items.is_empty() {
            let kept = self.without_restated(kept, &items);
            let rule = self.rule(false);
            self.tree.group(rule, index, items);
            self.pending = kept;
            self.pending.push(index);
            return index + 1;
        }
        let own = self.level(index);
        let outer = core::mem::take(&mut self.pending);
        let mut end = index + 1;
        loop {
            match self.part(end) {
                Some(Part::Item) if own == RowLevel::Chinese && self.level(end) == RowLevel::Chinese => break,
                Some(Part::Item) => end = self.item(end),
                Some(Part::Aside) => end += 1,
                Some(Part::Unknown) => {
                    self.unknown.push(end);
                    end += 1;
                }
                _ => break,
            }
        }
        let children = core::mem::replace(&mut self.pending, outer);
        let children = self.told(children);
        let rule = self.rule(false);
        self.tree.group(rule, index, children);
        self.pending.push(index);
        end
    }

    /// 上年结转, alone or above its funds.
    fn carry(&mut self, index: usize) -> usize {
        let own = self.level(index);
        let mut children: Vec<usize> = Vec::new();
        let mut end = index + 1;
        while let Some(part) = self.part(end) {
            let level = self.level(end);
            match part {
                Part::Aside => {
                    end += 1;
                    continue;
                }
                Part::Unknown => {
                    self.unknown.push(end);
                    end += 1;
                    continue;
                }
                Part::Item | Part::Carry if self.is_of_which(end) => {
                    let rule = self.rule(true);
                    self.tree.at_most(rule, index, Vec::from([end]));
                    end += 1;
                    continue;
                }
                _ => {}
            }
            let deeper = self.is_deeper(index, end, children.first().copied());
            let fund = matches!(self.key(end), Some(RowKey::Revenue(RevenueItem::Source(source))) if source.book().is_some());
            let below = match own {
                RowLevel::Chinese => level != RowLevel::Chinese,
                _ => self.closed && fund || deeper,
            };
            let belongs = part == Part::Item
                && (fund || level > RowLevel::Plain || self.side == Side::Expenditure)
                || part == Part::Carry;
            if !(below && belongs) {
                // Ordinals that begin again may be those of the funds carried in, one of them under another name.
                if part == Part::Item && children.is_empty() && self.begins_again(index, end) {
                    self.unknown.push(end);
                    end += 1;
                    continue;
                }
                break;
            }
            children.push(end);
            end += 1;
        }
        let rule = self.rule(true);
        let children = self.told(children);
        self.tree.group(rule, index, children);
        end
    }

    /// Parts, where any of them is more than words that happen to have an ordinal.
    fn told(&self, parts: Vec<usize>) -> Vec<usize> {
        let words = |row: &usize| self.is_blank(*row) && matches!(self.key(*row), Some(RowKey::Label(_)));
        if parts.iter().all(words) { Vec::new() } else { parts }
    }

    /// An item with the sub-items below it; the row behind them.
    fn item(&mut self, index: usize) -> usize {
        self.pending.push(index);
        self.below(index)
    }

    fn below(&mut self, index: usize) -> usize {
        let mut children: Vec<usize> = Vec::new();
        let mut of_which = false;
        let mut end = index + 1;
        let mut stray = false;
        loop {
            if self.total_of_path(end).is_some() {
                break;
            }
            match self.part(end) {
                // 其中 right below a row nobody knows is a part of that.
                Some(Part::Item) if stray && self.is_of_which(end) => {
                    self.unknown.push(end);
                    end += 1;
                    continue;
                }
                Some(Part::Item) => stray = false,
                Some(Part::Aside) => {
                    end += 1;
                    continue;
                }
                Some(Part::Unknown) => {
                    stray = true;
                    self.unknown.push(end);
                    end += 1;
                    continue;
                }
                _ => break,
            }
            let level = self.level(end);
            let first = children.first().copied();
            if self.is_deeper(index, end, first) || self.is_part(end, index) {
                of_which |= self.is_of_which(end);
                children.push(end);
                end = if level == RowLevel::OfWhich { end + 1 } else { self.below(end) };
            } else if of_which
                && level == RowLevel::Plain
                && matches!(self.key(index), Some(RowKey::Label(_)))
            {
                // Below the first 其中 the others may stand unmarked.
                self.unknown.push(end);
                end += 1;
            } else if self.is_unmarked_among_ordinals(index, end) {
                // Before the next ordinal it is no item beside this one; behind the last it may be, and so may the money of
                // one that prints none.
                if self.is_blank(index) || !self.is_followed(index, end) {
                    self.unknown.push(end);
                }
                end += 1;
            } else {
                break;
            }
        }
        let children = match self.key(index) {
            Some(RowKey::ThreePublic(PublicExpense::Total) | RowKey::GrandTotal) => {
                self.public_items(index, children)
            }
            // Funds below 财政拨款 are parts of it only where it stands for all of them.
            Some(RowKey::Revenue(RevenueItem::Appropriation))
                if !parts::has_general(self.keys(&children)) =>
            {
                let (marked, loose) =
                    children.into_iter().partition(|row| self.level(*row) != RowLevel::Plain);
                self.unknown.extend::<Vec<usize>>(loose);
                marked
            }
            // A line of words that happens to have an ordinal is no heading of what follows.
            Some(RowKey::Label(_)) if self.is_blank(index) && !children.is_empty() => {
                self.unknown.push(index);
                children
            }
            _ => children,
        };
        let children = self.told(children);
        let rule = self.rule(false);
        let marked = children.iter().filter(|child| self.is_of_which(**child)).count();
        match marked {
            0 if self.is_one_part(&children) => self.tree.at_most(rule, index, children),
            0 => self.tree.group(rule, index, children),
            1 if self.key(index).is_some_and(|key| parts::is_complete(key, self.keys(&children))) => {
                self.tree.group(rule, index, children)
            }
            1 => self.tree.at_most(rule, index, children),
            // One 其中 may be part of another; what stands below a single one does not overlap.
            _ => children.into_iter().for_each(|child| self.tree.at_most(rule, index, Vec::from([child]))),
        }
        end
    }

    fn keys<'s>(&'s self, rows: &'s [usize]) -> impl Iterator<Item = &'a RowKey> + Clone + 's {
        rows.iter().filter_map(|row| self.key(*row))
    }
}
