use alloc::vec::Vec;

use super::column_header::{
    Header, Item, Leaf, Slice, carries, headers, is_ambiguous, is_flow, is_total, item,
};
use super::column_part::{Dimension, dimension, is_complete, is_defined, is_part};
use super::relation::RelationKind;
use super::rule::Rule;
use crate::disclosure::{Block, ColumnKey, HeadingSays, Measure, RowKey, TableKind};
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// A column and the columns that make it up, or some of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnGroup {
    pub(crate) rule: Rule,
    pub(crate) kind: RelationKind,
    pub(crate) parent: usize,
    /// What stands on the parent's side beside it: taken off in the formula that is printed.
    pub(crate) less: Vec<usize>,
    pub(crate) children: Vec<usize>,
}

/// The sums between the columns of a block.
#[derive(Default)]
pub(crate) struct ColumnTree {
    pub(crate) groups: Vec<ColumnGroup>,
    /// Columns of which it isn't known whether they take part in a total.
    pub(crate) unknown: Vec<usize>,
}

impl ColumnTree {
    pub(crate) fn new(kind: TableKind, block: &Block) -> Self {
        let mut tree = Self::default();
        // Amounts of which some are below zero are no bound for each other.
        let own = block.rows.iter().filter(|row| row.key != RowKey::Change);
        let negative = own.flat_map(|row| &row.cells).any(|cell| cell.fen() < 0);
        let mut slices: Vec<(Slice<'_>, Vec<Leaf>)> = Vec::new();
        for (index, column) in block.columns.iter().enumerate() {
            let slice = Slice::of(column);
            let leaf = Leaf { index, headers: headers(column, &slice) };
            match slices.iter_mut().find(|(other, _)| *other == slice) {
                Some((_, leaves)) => leaves.push(leaf),
                None => slices.push((slice, Vec::from([leaf]))),
            }
        }
        for (_, leaves) in &slices {
            Node { kind, block, negative, tree: &mut tree }.state(leaves, 0, None);
        }
        tree.unknown.sort_unstable();
        tree.unknown.dedup();
        tree.state_changes(block);
        tree.state_formulas(block);
        tree
    }

    /// 增减额 = this year's − last year's, where one of each stands under the same headers.
    fn state_changes(&mut self, block: &Block) {
        for (parent, column) in block.columns.iter().enumerate() {
            if column.measure != Measure::Budget && column.measure != Measure::FinalAccount {
                continue;
            }
            let mut others = block.columns.iter().enumerate().filter(|(index, other)| {
                *index != parent && other.key == column.key && other.outer == column.outer
            });
            let (Some(one), Some(two), None) = (others.next(), others.next(), others.next()) else {
                continue;
            };
            let (last, change) = if one.1.measure == Measure::Change { (two, one) } else { (one, two) };
            let known = [column, last.1, change.1].iter().all(|column| column.ground.is_words());
            if known && last.1.measure == Measure::LastYear && change.1.measure == Measure::Change {
                let children = Vec::from([last.0, change.0]);
                self.push(ColumnGroup {
                    rule: Rule::Change,
                    kind: RelationKind::Equal,
                    parent,
                    less: Vec::new(),
                    children,
                });
            }
        }
    }

    /// What a line of numbers says under the headers: `3=1+2`.
    fn state_formulas(&mut self, block: &Block) {
        for (parent, column) in block.columns.iter().enumerate() {
            let place = |wanted: usize| block.columns.iter().position(|column| column.column == wanted);
            let terms: Option<Vec<(usize, bool)>> =
                column.formula.iter().map(|term| Some((place(term.column)?, term.less))).collect();
            let Some(terms) = terms.filter(|terms| !terms.is_empty()) else { continue };
            let of = |less: bool| terms.iter().filter(|term| term.1 == less).map(|term| term.0).collect();
            self.push(ColumnGroup {
                rule: Rule::Formula,
                kind: RelationKind::Equal,
                parent,
                less: of(true),
                children: of(false),
            });
        }
    }

    fn push(&mut self, group: ColumnGroup) {
        let same = |other: &ColumnGroup| {
            let mut one: Vec<usize> = other.children.clone();
            let mut two = group.children.clone();
            one.sort_unstable();
            two.sort_unstable();
            other.kind == group.kind && other.parent == group.parent && other.less == group.less && one == two
        };
        if !self.groups.iter().any(same) {
            self.groups.push(group);
        }
    }
}

/// The rule that the columns of a table add up by. Those of a form of targets stand in its text and have no total.
pub(crate) const fn sum_rule(kind: TableKind) -> Rule {
    match kind {
        TableKind::ThreePublic => Rule::ThreePublicSum,
        TableKind::PurchasedServices => Rule::PurchaseSum,
        _ => Rule::RowSum,
    }
}

struct Node<'a> {
    kind: TableKind,
    block: &'a Block,
    negative: bool,
    tree: &'a mut ColumnTree,
}

impl Node<'_> {
    /// States the sums within a header and returns what stands for it.
    fn state(&mut self, leaves: &[Leaf], depth: usize, whole: Option<&ColumnKey>) -> Vec<Item> {
        if let [leaf] = leaves {
            return Vec::from([item(leaf, depth)]);
        }
        let mut total: Option<(usize, &Header)> = None;
        let mut totals = 0_usize;
        let mut items: Vec<Item> = Vec::new();
        let mut rest = leaves;
        while let Some(first) = rest.first() {
            let header = first.headers.get(depth);
            let text = |leaf: &Leaf| leaf.headers.get(depth).map(|header| header.text.clone());
            let run = rest.iter().take_while(|leaf| header.is_some() && text(leaf) == text(first)).count();
            let (group, after) = rest.split_at_checked(run.max(1)).unwrap_or((rest, &[]));
            rest = after;
            if let [only] = group
                && let Some(header) = header.filter(|header| is_total(header))
            {
                totals += usize::from(self.is_printed(only.index));
                total = total.or(Some((only.index, header)));
                continue;
            }
            items.extend(self.group(group, depth, header, whole));
        }
        let Some((total, header)) = total else {
            self.nest(&mut items);
            return items;
        };
        if totals < 2 {
            self.sum(total, header, items, whole);
        } else {
            // Of several totals it isn't known which parts each sums up.
            self.nest(&mut items);
            self.tree.unknown.extend(items.iter().flat_map(|item| &item.columns));
        }
        let sum = Item { columns: Vec::from([total]), key: Some(ColumnKey::Total), of_which: false };
        // What has no header where the total has its own may stand beside it under one that was lost.
        let beside = leaves.iter().filter(|leaf| leaf.headers.len() == depth);
        let beside = beside.map(|leaf| Item { columns: Vec::from([leaf.index]), key: None, of_which: false });
        core::iter::once(sum).chain(beside).collect()
    }

    /// The items below one header of a level.
    fn group(
        &mut self,
        group: &[Leaf],
        depth: usize,
        header: Option<&Header>,
        whole: Option<&ColumnKey>,
    ) -> Vec<Item> {
        let mut unknown = header.is_none();
        let own = match header.map(|header| &header.says) {
            Some(HeadingSays::Key(key)) => Some(key),
            Some(HeadingSays::Unknown) => {
                unknown = true;
                // What a word nobody knows is made of, its parts don't tell.
                Some(&ColumnKey::Total)
            }
            _ => None,
        };
        let mut found = self.state(group, depth + 1, own.or(whole));
        let of_which = header.is_some_and(|header| header.of_which);
        for item in &mut found {
            item.of_which |= of_which;
            if unknown {
                item.key = None;
            }
        }
        let Some(own) = own.filter(|_| !unknown) else { return found };
        if let [only] = found.as_mut_slice() {
            // Below one budget the appropriations are that budget's.
            let of_book = matches!(own, ColumnKey::Source(source) if source.book().is_some());
            if only.key == Some(ColumnKey::Total) || of_book && only.key == Some(ColumnKey::Appropriation) {
                only.key = Some(own.clone());
            }
            return found;
        }
        let (mut marked, parts): (Vec<Item>, Vec<Item>) = found.into_iter().partition(|item| item.of_which);
        if parts.is_empty() {
            marked.extend(parts);
            return marked;
        }
        // Without a total below it a header stands for all that is printed there.
        let known = parts.iter().all(|item| item.key.is_some());
        marked.push(Item {
            columns: parts.into_iter().flat_map(|item| item.columns).collect(),
            key: known.then(|| own.clone()),
            of_which: false,
        });
        marked
    }

    /// States a total over the columns beside it, as far as words say that they are its parts.
    fn sum(&mut self, total: usize, header: &Header, mut items: Vec<Item>, whole: Option<&ColumnKey>) {
        items.retain(|item| item.key.as_ref().is_none_or(|key| dimension(key).is_some()));
        items.retain(|item| item.key.is_some() || item.columns.iter().any(|column| self.is_printed(*column)));
        self.nest(&mut items);
        let mut open = false;
        for item in items.iter().filter(|item| item.key.is_none()) {
            if item.of_which {
                self.at_most(total, item.columns.clone());
            } else {
                open = true;
                self.tree.unknown.extend(&item.columns);
            }
        }
        if is_flow(&items) {
            self.tree.unknown.extend(items.iter().flat_map(|item| &item.columns));
            return;
        }
        // 其中 right behind the total may hold for all that follow; further on it picks some of them out.
        let picks = items.first().is_none_or(|item| !item.of_which);
        items.retain(|item| item.key.is_some());
        let mut dimensions: Vec<Dimension> = items.iter().filter_map(Item::dimension).collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        let certain = !open && picks && dimensions.len() == 1 && !is_ambiguous(header, &items);
        for dimension in dimensions {
            let parts = || items.iter().filter(|item| item.dimension() == Some(dimension));
            let keys: Vec<&ColumnKey> = parts().filter_map(|item| item.key.as_ref()).collect();
            let columns = |of_which: Option<bool>| -> Vec<usize> {
                parts()
                    .filter(|item| of_which.is_none_or(|wanted| item.of_which == wanted))
                    .flat_map(|item| item.columns.iter().copied())
                    .collect()
            };
            let mut sorted = keys.clone();
            sorted.sort_unstable();
            let overlaps = sorted.windows(2).any(|pair| pair.first() == pair.last());
            if !overlaps && !open && is_complete(&keys, self.kind, whole) {
                self.equal(total, columns(None));
                continue;
            }
            let unmarked = parts().filter(|item| !item.of_which).count();
            if overlaps || is_ambiguous(header, &items) && carries(&keys) {
                for item in parts().filter(|item| !item.key.as_ref().is_some_and(|key| carries(&[key]))) {
                    self.at_most(total, item.columns.clone());
                }
            } else if (certain || !open && picks && self.is_cut(parts())) && unmarked > 1 {
                self.equal(total, columns(Some(false)));
                self.at_most(total, columns(Some(true)));
            } else if picks {
                self.at_most(total, columns(Some(false)));
                self.at_most(total, columns(Some(true)));
            } else {
                self.at_most(total, columns(None));
            }
        }
    }

    /// Columns of one header level that are parts of another one beside them (人员经费 of 基本支出).
    fn nest(&mut self, items: &mut Vec<Item>) {
        let open = items
            .iter()
            .any(|item| item.key.is_none() && item.columns.iter().any(|column| self.is_printed(*column)));
        for whole in items.clone() {
            let (Some(whole_key), [column]) = (&whole.key, whole.columns.as_slice()) else { continue };
            let within = |part: &Item| {
                // 其中：财政拨款 below one fund is that fund's alone.
                part.columns != whole.columns
                    && (part.of_which || !whole.of_which)
                    && part.key.as_ref().is_some_and(|key| is_part(key, whole_key))
            };
            let below: Vec<Item> = items.iter().filter(|part| within(part)).cloned().collect();
            // What is a part of one of these is stated there.
            let direct = |part: &Item| {
                !below.iter().any(|other| match (&part.key, &other.key) {
                    (Some(part), Some(other)) => is_part(part, other),
                    _ => false,
                })
            };
            let parts: Vec<Item> = below.iter().filter(|part| direct(part)).cloned().collect();
            if parts.is_empty() {
                continue;
            }
            items.retain(|item| !parts.iter().any(|part| part.columns == item.columns));
            let keys: Vec<&ColumnKey> = parts.iter().filter_map(|part| part.key.as_ref()).collect();
            let complete = is_complete(&keys, self.kind, Some(whole_key));
            let columns = parts.iter().flat_map(|part| part.columns.iter().copied()).collect();
            if complete && (!open || is_defined(whole_key)) {
                self.equal(*column, columns);
            } else {
                self.at_most(*column, columns);
            }
        }
    }

    /// Whether headers say that a total is cut into these parts (按支出性质分): what it is cut into besides is another cut of it.
    fn is_cut<'i>(&self, mut parts: impl Iterator<Item = &'i Item>) -> bool {
        let words = Vocabulary::builtin();
        let says = |header: &str| words.says(Topic::HeaderSays, "cut", &fold(header, Dropped::Blanks));
        let column = |column: &usize| self.block.columns.get(*column);
        let cut = |at: &usize| column(at).is_some_and(|column| column.path().any(says));
        parts.all(|part| part.columns.iter().all(cut))
    }

    fn is_printed(&self, column: usize) -> bool {
        self.block.rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_nil()))
    }

    fn equal(&mut self, parent: usize, children: Vec<usize>) {
        if !children.is_empty() {
            let rule = sum_rule(self.kind);
            self.tree.push(ColumnGroup {
                rule,
                kind: RelationKind::Equal,
                parent,
                less: Vec::new(),
                children,
            });
        }
    }

    fn at_most(&mut self, parent: usize, children: Vec<usize>) {
        if !children.is_empty() && !self.negative {
            let rule = sum_rule(self.kind);
            self.tree.push(ColumnGroup {
                rule,
                kind: RelationKind::AtMost,
                parent,
                less: Vec::new(),
                children,
            });
        }
    }
}
