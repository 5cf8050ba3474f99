use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::relation::RelationKind;
use super::rule::Rule;
use crate::code::{DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode};
use crate::disclosure::{Block, RevenueItem, Row, RowKey, RowLevel, Side, TableKind};
use crate::fund::{ExpenditureNature, FundSource};
use crate::text::without_spaces;

/// A row and the rows printed below it that make it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowGroup {
    pub(crate) rule: Rule,
    pub(crate) kind: RelationKind,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
}

/// The rows of a block as a tree.
#[derive(Default)]
pub(crate) struct RowTree {
    pub(crate) groups: Vec<RowGroup>,
    /// Rows that no printed row sums up.
    pub(crate) top: Vec<usize>,
    /// Why some sums are not stated.
    pub(crate) unchecked: Vec<(Rule, String)>,
}

impl RowTree {
    pub(crate) fn new(kind: TableKind, block: &Block) -> Self {
        // The rows of a project's form are told apart by what they are, not by their order.
        if kind == TableKind::ProjectTarget {
            return Self::default();
        }
        let summary = matches!(kind, TableKind::Summary | TableKind::AppropriationSummary);
        let accounts = block.rows.iter().any(|row| {
            matches!(
                row.key,
                RowKey::Function(_)
                    | RowKey::Economic(_)
                    | RowKey::GovernmentEconomic(_)
                    | RowKey::Project(..)
                    | RowKey::Unit(_)
            )
        });
        if summary || !accounts { Items::new(kind, block).tree() } else { Accounts::new(kind, block).tree() }
    }

    fn group(&mut self, rule: Rule, parent: usize, children: Vec<usize>) {
        if !children.is_empty() {
            self.groups.push(RowGroup { rule, kind: RelationKind::Equal, parent, children });
        }
    }
}

/// Whether a row prints no figure at all: a heading, or an account without money.
pub(crate) fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.figure.is_none())
}

/// Rows whose order and ordinals make the tree: 一、 over 1., totals below their items or above them.
struct Items<'a> {
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
    fn new(kind: TableKind, block: &'a Block) -> Self {
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

    fn tree(mut self) -> RowTree {
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

/// A code of any classification, so that one tree serves all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Account {
    Function(FunctionCode),
    Economic(DepartmentEconomicCode),
    Government(GovernmentEconomicCode),
}

impl Account {
    fn of(key: &RowKey) -> Option<Self> {
        match key {
            RowKey::Function(code) => Some(Self::Function(*code)),
            RowKey::Economic(code) => Some(Self::Economic(*code)),
            RowKey::GovernmentEconomic(code) => Some(Self::Government(*code)),
            _ => None,
        }
    }

    fn parent(self) -> Option<Self> {
        match self {
            Self::Function(code) => code.parent().map(Self::Function),
            Self::Economic(code) => code.parent().map(Self::Economic),
            Self::Government(code) => code.parent().map(Self::Government),
        }
    }
}

/// Rows whose codes and units make the tree, in whatever order they stand.
struct Accounts<'a> {
    rule: Rule,
    rows: &'a [Row],
    /// For each row the unit row it stands below.
    units: Vec<Option<usize>>,
    printed: BTreeMap<(Option<usize>, Account), usize>,
    twice: Vec<usize>,
}

impl<'a> Accounts<'a> {
    fn new(kind: TableKind, block: &'a Block) -> Self {
        let rule = match kind {
            TableKind::Basic
            | TableKind::AppropriationBasic
            | TableKind::OperatingCost
            | TableKind::GovernmentEconomic => Rule::EconomicRollup,
            TableKind::Project => Rule::ProjectRollup,
            TableKind::ThreePublic => Rule::ThreePublicSum,
            TableKind::PurchasedServices => Rule::PurchaseSum,
            _ => Rule::FunctionRollup,
        };
        let mut units = Vec::with_capacity(block.rows.len());
        let mut printed = BTreeMap::new();
        let mut twice = Vec::new();
        let mut unit = None;
        for (index, row) in block.rows.iter().enumerate() {
            match &row.key {
                RowKey::Unit(_) => {
                    unit = Some(index);
                    units.push(None);
                }
                RowKey::GrandTotal => {
                    unit = None;
                    units.push(None);
                }
                key => {
                    units.push(unit);
                    if let Some(account) = Account::of(key).filter(|_| row.level != RowLevel::OfWhich) {
                        if let alloc::collections::btree_map::Entry::Vacant(e) =
                            printed.entry((unit, account))
                        {
                            e.insert(index);
                        } else {
                            twice.push(index);
                        }
                    }
                }
            }
        }
        Self { rule, rows: &block.rows, units, printed, twice }
    }

    fn tree(self) -> RowTree {
        let mut tree = RowTree::default();
        let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut roots: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut grand = Vec::new();
        let mut last: Option<usize> = None;
        for (index, row) in self.rows.iter().enumerate() {
            match &row.key {
                RowKey::GrandTotal | RowKey::CurrentTotal => {
                    grand.push(index);
                    last = None;
                    continue;
                }
                RowKey::Unit(_) => {
                    last = None;
                    continue;
                }
                _ => {}
            }
            let unit = self.units.get(index).copied().flatten();
            if row.level == RowLevel::OfWhich
                && let Some(whole) = last
            {
                let (rule, kind) = (self.rule, RelationKind::AtMost);
                tree.groups.push(RowGroup { rule, kind, parent: whole, children: Vec::from([index]) });
                continue;
            }
            if let (RowKey::Label(_), Some(above)) = (&row.key, last)
                && self.rule == Rule::ProjectRollup
            {
                children.entry(above).or_default().push(index);
                continue;
            }
            let parent = match &row.key {
                RowKey::Personnel | RowKey::Operating => None,
                RowKey::Project(code, _) => code.and_then(|code| self.nearest(unit, Account::Function(code))),
                key => match Account::of(key) {
                    Some(account) => account.parent().and_then(|parent| self.nearest(unit, parent)),
                    None => last.and_then(|last| self.beside(unit, last)),
                },
            };
            match parent {
                Some(parent) => children.entry(parent).or_default().push(index),
                None => roots.entry(unit).or_default().push(index),
            }
            if Account::of(&row.key).is_some() {
                last = Some(index);
            }
        }
        for index in &self.twice {
            if let Some(row) = self.rows.get(*index) {
                tree.unchecked
                    .push((self.rule, alloc::format!("{} is printed twice in one table", row.name())));
            }
        }
        for (parent, children) in children {
            match self.stray(parent, &children) {
                Some(stray) => tree.unchecked.push((self.rule, stray)),
                None => tree.group(self.rule, parent, children),
            }
        }
        self.totals(&mut tree, roots, grand);
        tree
    }

    /// A row with money and without a code among rows that have one: nothing says where it belongs.
    fn stray(&self, parent: usize, children: &[usize]) -> Option<String> {
        let coded = |row: &&Row| row.code.is_some() && Account::of(&row.key).is_some();
        self.rows.get(parent).filter(coded)?;
        let rows = || children.iter().filter_map(|child| self.rows.get(*child));
        rows().find(coded)?;
        let stray =
            rows().find(|row| matches!(row.key, RowKey::Label(_)) && row.code.is_none() && !is_blank(row))?;
        Some(alloc::format!("it isn't known where {} belongs, which has no code", stray.name()))
    }

    /// The nearest printed row of an account or above it.
    fn nearest(&self, unit: Option<usize>, account: Account) -> Option<usize> {
        let mut at = Some(account);
        while let Some(account) = at {
            if let Some(row) = self.printed.get(&(unit, account)) {
                return Some(*row);
            }
            at = account.parent();
        }
        None
    }

    /// Where a label without an account belongs: below a class right above it, else beside the row above.
    fn beside(&self, unit: Option<usize>, above: usize) -> Option<usize> {
        let account = Account::of(&self.rows.get(above)?.key)?;
        match account.parent() {
            Some(parent) => self.nearest(unit, parent),
            None => Some(above),
        }
    }

    fn totals(&self, tree: &mut RowTree, mut roots: BTreeMap<Option<usize>, Vec<usize>>, grand: Vec<usize>) {
        let units: Vec<usize> = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| matches!(row.key, RowKey::Unit(_)))
            .map(|(at, _)| at)
            .collect();
        let loose = self.one_classification(tree, roots.remove(&None).unwrap_or_default());
        let loose = self.subtotals(tree, loose);
        let mut inner: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut outer = Vec::new();
        let by_code: BTreeMap<&str, usize> =
            units.iter().filter_map(|unit| Some((self.unit_code(*unit)?, *unit))).collect();
        for unit in &units {
            match self.unit_above(*unit, &by_code) {
                Some(above) => inner.entry(above).or_default().push(*unit),
                None => outer.push(*unit),
            }
        }
        for unit in &units {
            let own = self.one_classification(tree, roots.remove(&Some(*unit)).unwrap_or_default());
            let own = self.subtotals(tree, own);
            match inner.remove(unit) {
                Some(below) if own.is_empty() => tree.group(self.rule, *unit, below),
                Some(_) => {
                    let name = self.rows.get(*unit).map(Row::name).unwrap_or_default();
                    tree.unchecked.push((
                        self.rule,
                        alloc::format!("{name} prints both accounts of its own and units below it"),
                    ));
                }
                None => tree.group(self.rule, *unit, own),
            }
        }
        match grand.as_slice() {
            [] => tree.top = if outer.is_empty() { loose } else { outer },
            [total, more @ ..] => {
                tree.group(self.rule, *total, outer);
                tree.group(self.rule, *total, loose);
                tree.top.push(*total);
                for other in more {
                    let label = |at: &usize| self.rows.get(*at).map(|row| without_spaces(&row.label));
                    if label(other) == label(total) {
                        // One total, printed at both ends of the table.
                        tree.group(self.rule, *other, Vec::from([*total]));
                        continue;
                    }
                    let name = self.rows.get(*other).map(Row::name).unwrap_or_default();
                    tree.unchecked.push((self.rule, alloc::format!("{name} is a second total of the table")));
                }
            }
        }
    }

    /// Where functions are told down to economic accounts, only the functions make up the total.
    fn one_classification(&self, tree: &mut RowTree, roots: Vec<usize>) -> Vec<usize> {
        let account = |root: &usize| self.rows.get(*root).and_then(|row| Account::of(&row.key));
        let is_function = |root: &usize| matches!(account(root), Some(Account::Function(_)));
        let is_economic = |root: &usize| matches!(account(root), Some(Account::Economic(_)));
        let is_government = |root: &usize| matches!(account(root), Some(Account::Government(_)));
        let printed =
            [roots.iter().any(is_function), roots.iter().any(is_economic), roots.iter().any(is_government)];
        if printed.into_iter().filter(|printed| *printed).count() < 2 {
            return roots;
        }
        let reason = "accounts of several classifications stand in one table";
        tree.unchecked.push((self.rule, reason.into()));
        let [functions, _, government] = printed;
        roots
            .into_iter()
            .filter(|root| match account(root) {
                Some(Account::Function(_)) => true,
                Some(Account::Government(_)) => !functions && government,
                Some(Account::Economic(_)) => false,
                None => true,
            })
            .collect()
    }

    /// 人员经费合计 and 公用经费合计 sum up the classes above them, or below where none stand above.
    fn subtotals(&self, tree: &mut RowTree, roots: Vec<usize>) -> Vec<usize> {
        let is_subtotal = |at: &usize| {
            matches!(self.rows.get(*at).map(|row| &row.key), Some(RowKey::Personnel | RowKey::Operating))
        };
        let leads = roots.first().is_some_and(is_subtotal);
        let mut top = Vec::new();
        let mut pending = Vec::new();
        let mut heading = None;
        for root in roots {
            if !is_subtotal(&root) {
                pending.push(root);
                continue;
            }
            let classes = core::mem::take(&mut pending);
            if leads {
                if let Some(heading) = heading.replace(root) {
                    tree.group(self.rule, heading, classes);
                }
            } else {
                tree.group(self.rule, root, classes);
            }
            top.push(root);
        }
        match heading {
            Some(heading) => tree.group(self.rule, heading, pending),
            None => top.extend(pending),
        }
        top
    }

    /// The code of a unit row.
    fn unit_code(&self, unit: usize) -> Option<&str> {
        match &self.rows.get(unit)?.key {
            RowKey::Unit(Some(code)) => Some(code.as_str()),
            _ => None,
        }
    }

    /// The unit whose code is the longest printed beginning of this one's.
    fn unit_above(&self, unit: usize, by_code: &BTreeMap<&str, usize>) -> Option<usize> {
        let own = self.unit_code(unit)?;
        let beginnings = (1..own.len()).rev().filter_map(|end| own.get(..end));
        beginnings.filter_map(|code| by_code.get(code)).next().copied()
    }
}
