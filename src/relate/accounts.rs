use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use super::row_tree::{RowTree, holds_amount, is_blank};
use super::rule::Rule;
use super::unchecked::WhyUnchecked;
use super::units;
use crate::code::{AccountCode, CodeLevel};
use crate::disclosure::{Block, Ground, Row, RowKey, RowLevel, TableKind};
use crate::text::{Dropped, fold};

/// Rows whose codes and units make the tree, in whatever order they stand.
pub(super) struct Accounts<'a> {
    pub(super) kind: TableKind,
    pub(super) rule: Rule,
    block: &'a Block,
    pub(super) rows: &'a [Row],
    /// Whether each row is of an item of its own, though several print the same account.
    listed: bool,
    /// Where each account is first printed, by the unit row it stands below: asked for where it is not above its parts.
    printed: OnceCell<ByUnit>,
}

/// Where each account is first printed, by the unit row it stands below.
pub(super) type ByUnit = BTreeMap<(Option<usize>, AccountCode), usize>;

/// What a row is to the rows around it.
enum Part {
    Total,
    /// A class of units by how they are funded, over its units.
    Class,
    Unit,
    /// An account, or what stands below one.
    Account(AccountCode),
    Below(AccountCode),
    /// A part of the total of its unit, under no account.
    Root,
    OfWhich,
    /// One of the classes of a unit's projects.
    ProjectClass,
    /// A project among others of which some are headings over others: nothing says which.
    Listed,
    Aside,
    Unknown,
}

impl<'a> Accounts<'a> {
    pub(super) fn new(kind: TableKind, block: &'a Block) -> Self {
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
        let items = |row: &Row| row.key.account().is_none_or(|code| code.level() == CodeLevel::Item);
        let listed = kind == TableKind::Procurement && block.rows.iter().all(items);
        Self { kind, rule, block, rows: &block.rows, listed, printed: OnceCell::new() }
    }

    fn first_printed(&self) -> ByUnit {
        let mut printed = ByUnit::new();
        let mut unit = None;
        for (index, row) in self.rows.iter().enumerate() {
            match self.part(index, row) {
                Part::Unit => unit = Some(index),
                Part::Total | Part::Class => unit = None,
                Part::Account(account) => {
                    printed.entry((unit, account)).or_insert(index);
                }
                _ => {}
            }
        }
        printed
    }

    fn part(&self, index: usize, row: &Row) -> Part {
        let known = row.ground.is_words();
        match &row.key {
            RowKey::GrandTotal | RowKey::CurrentTotal if self.is_repeated(index) => Part::Aside,
            RowKey::GrandTotal | RowKey::CurrentTotal => Part::Total,
            RowKey::Count(_) | RowKey::Year(_) | RowKey::Change => Part::Aside,
            _ if row.of_which => Part::OfWhich,
            _ if !known && is_blank(row) && !holds_amount(row) => Part::Aside,
            _ if !known => Part::Unknown,
            // The name of a unit without money says no more than a running head does.
            RowKey::Unit(_) if is_blank(row) && row.ground != Ground::Printed => Part::Aside,
            RowKey::Unit(_) => Part::Unit,
            RowKey::UnitClass(_) => Part::Class,
            RowKey::ProjectClass(_) => Part::ProjectClass,
            RowKey::Project(..) if row.unit.is_some() && self.lists_below_units() => Part::Unknown,
            RowKey::Project(..) if row.level == RowLevel::Listed => Part::Listed,
            RowKey::Function(_) | RowKey::Project(..) if self.listed => Part::Root,
            RowKey::Local(above, _) => Part::Below(*above),
            RowKey::Project(Some(above), _) => Part::Below((*above).into()),
            RowKey::Project(None, _)
            | RowKey::Subtotal
            | RowKey::Personnel
            | RowKey::Operating
            | RowKey::CarryIn
            | RowKey::CarryOut
            | RowKey::Distribution
            | RowKey::UnitReserve => Part::Root,
            key => match key.account() {
                Some(account) => Part::Account(account),
                None if is_blank(row) => Part::Aside,
                None => Part::Unknown,
            },
        }
    }

    /// Whether a total among the rows is the one above them printed once more at the top of a page.
    fn is_repeated(&self, index: usize) -> bool {
        let Some(row) = self.rows.get(index) else { return false };
        let figures = |row: &Row| row.cells.iter().map(|cell| cell.figure).collect::<Vec<_>>();
        let ends = index + 1 == self.rows.len();
        !ends
            && self.rows.iter().take(index).any(|above| {
                above.key == row.key
                    && fold(&above.label, Dropped::Blanks) == fold(&row.label, Dropped::Blanks)
                    && figures(above) == figures(row)
            })
    }

    pub(super) fn tree(self) -> RowTree {
        let mut tree = RowTree::default();
        let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut roots: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut totals = Vec::new();
        let mut units = Vec::new();
        let mut classes = Vec::new();
        let mut unknown = Vec::new();
        let mut listed = Vec::new();
        let mut project_classes: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut accounts = Vec::new();
        let mut unit = None;
        // The accounts printed so far below the unit, and the row above.
        let mut open: BTreeMap<AccountCode, usize> = BTreeMap::new();
        let mut last = None;
        for (index, row) in self.rows.iter().enumerate() {
            let part = self.part(index, row);
            let parent = match part {
                Part::Total | Part::Unit => {
                    unit = matches!(part, Part::Unit).then_some(index);
                    if unit.is_some() {
                        units.push(index)
                    } else {
                        totals.push(index)
                    }
                    open.clear();
                    last = Some(index);
                    continue;
                }
                Part::OfWhich => {
                    if let Some(whole) = last {
                        tree.at_most(self.rule, whole, Vec::from([index]));
                    }
                    continue;
                }
                Part::Aside => continue,
                Part::Class => {
                    unit = None;
                    classes.push(index);
                    open.clear();
                    last = Some(index);
                    continue;
                }
                // Among projects told one by one it is the class of one that lost its name.
                Part::ProjectClass if self.is_among_projects(index) => {
                    unknown.push(index);
                    continue;
                }
                Part::ProjectClass => {
                    project_classes.entry(unit).or_default().push(index);
                    continue;
                }
                Part::Listed => {
                    listed.push(index);
                    continue;
                }
                Part::Unknown => {
                    unknown.push(index);
                    continue;
                }
                Part::Root => None,
                Part::Account(account) => {
                    let parent = account.parent().and_then(|above| self.nearest(&open, unit, above));
                    open.insert(account, index);
                    accounts.push((unit, account, index));
                    parent
                }
                Part::Below(account) => self.nearest(&open, unit, account),
            };
            match parent {
                Some(parent) => children.entry(parent).or_default().push(index),
                None => roots.entry(unit).or_default().push(index),
            }
            last = Some(index);
        }
        for (parent, children) in children {
            if self.is_cut_short(&children) {
                let name = self.rows.get(parent).map(Row::name).unwrap_or_default();
                tree.unchecked.push((self.rule, WhyUnchecked::RowUnknown { name }));
                tree.again.extend(children);
            } else {
                tree.group(self.rule, parent, children);
            }
        }
        let whole = totals.first().copied().filter(|_| units.is_empty());
        self.project_classes(&mut tree, project_classes, whole);
        // A row without a code is no unit where all units have one.
        let coded = |unit: &usize| self.rows.get(*unit).is_some_and(|row| row.ground == Ground::Printed);
        if units.iter().all(coded) && !units.is_empty() {
            let name = listed.first().and_then(|row| self.rows.get(*row)).map(Row::name);
            tree.unchecked.extend(name.map(|name| (self.rule, WhyUnchecked::RowUnknown { name })));
        } else {
            unknown.append(&mut listed);
        }
        self.totals(&mut tree, roots, &units, &totals, &classes, &mut unknown);
        self.departments(&mut tree, &accounts, &totals);
        unknown.sort_unstable();
        tree.doubt(self.rows, &unknown);
        tree
    }

    /// Whether rows print one code above 项 several times, or one 项 under one name: the cells of what tells them apart were
    /// not found.
    pub(super) fn is_cut_short(&self, children: &[usize]) -> bool {
        let code = |at: &usize| {
            let row = self.rows.get(*at)?;
            let RowKey::Function(code) = row.key else { return None };
            // In a table of no known kind rows under one account are of something else.
            let label = if code.level() == CodeLevel::Item && self.kind != TableKind::Other {
                fold(&row.label, Dropped::Blanks).into_owned()
            } else {
                String::new()
            };
            Some((code, label))
        };
        let mut codes: Vec<_> = children.iter().filter_map(code).collect();
        codes.sort_unstable();
        codes.windows(2).any(|pair| pair.first() == pair.last())
    }

    /// The nearest printed row of an account or above it: the last one above, else the first one below.
    fn nearest(
        &self,
        open: &BTreeMap<AccountCode, usize>,
        unit: Option<usize>,
        account: AccountCode,
    ) -> Option<usize> {
        let printed = || self.printed.get_or_init(|| self.first_printed());
        core::iter::successors(Some(account), |account| account.parent())
            .find_map(|account| open.get(&account).or_else(|| printed().get(&(unit, account))).copied())
    }

    /// Its two classes of projects are all that a unit has; of one alone the other may stand under another name.
    fn project_classes(
        &self,
        tree: &mut RowTree,
        classes: BTreeMap<Option<usize>, Vec<usize>>,
        whole: Option<usize>,
    ) {
        for (unit, classes) in classes {
            let Some(unit) = unit.or(whole) else { continue };
            let keys: BTreeSet<&RowKey> =
                classes.iter().filter_map(|row| self.rows.get(*row)).map(|row| &row.key).collect();
            match (classes.len(), keys.len()) {
                (2, 2) => tree.group(self.rule, unit, classes),
                (1, _) => tree.at_most(self.rule, unit, classes),
                _ => {}
            }
        }
    }

    /// Classes of units are the units below each, and make up the total.
    fn unit_classes(&self, tree: &mut RowTree, classes: &[usize], units: &[usize], totals: &[usize]) {
        for (class, next) in classes.iter().zip(classes.iter().skip(1).chain([&self.rows.len()])) {
            let below = units.iter().copied().filter(|unit| (class..next).contains(&unit));
            tree.group(self.rule, *class, below.collect());
        }
        if let [total, ..] = totals {
            tree.group(self.rule, *total, classes.to_vec());
        }
    }

    fn totals(
        &self,
        tree: &mut RowTree,
        mut roots: BTreeMap<Option<usize>, Vec<usize>>,
        units: &[usize],
        totals: &[usize],
        classes: &[usize],
        unknown: &mut Vec<usize>,
    ) {
        let all = roots.remove(&None).unwrap_or_default();
        let loose = self.one_classification(tree, all.clone());
        unknown.extend(all.into_iter().filter(|row| !loose.contains(row)));
        let loose = self.without_repeated(tree, loose);
        let loose = self.subtotals(tree, loose, unknown);
        let buys = matches!(self.kind, TableKind::Procurement | TableKind::PurchasedServices);
        if units::are_repeated(self.kind, self.rows, units)
            && buys
            && let Some(mut nested) = units::in_order(self.rows, units)
        {
            // Whoever buys is printed over what it buys, once for each purpose.
            for unit in units {
                let own = roots.remove(&Some(*unit)).unwrap_or_default();
                match nested.below.remove(unit) {
                    Some(below) if own.is_empty() => tree.group(self.rule, *unit, below),
                    Some(_) => {}
                    None => tree.group(self.rule, *unit, own),
                }
            }
            self.unit_classes(tree, classes, &nested.outer, totals);
            if let [total, ..] = totals {
                tree.group(self.rule, *total, if loose.is_empty() { nested.outer } else { Vec::new() });
                tree.top.push(*total);
            }
            return;
        }
        if units::are_repeated(self.kind, self.rows, units) {
            tree.unchecked.push((self.rule, WhyUnchecked::UnitRepeated));
            tree.top.extend(totals.first());
            return;
        }
        let mut nested = units::nested(self.rows, units);
        for unit in units {
            let own = self.one_classification(tree, roots.remove(&Some(*unit)).unwrap_or_default());
            let own = self.without_repeated(tree, own);
            let own = self.subtotals(tree, own, unknown);
            match nested.below.remove(unit) {
                Some(below) if own.is_empty() => tree.group(self.rule, *unit, below),
                Some(_) => {
                    let name = self.rows.get(*unit).map(Row::name).unwrap_or_default();
                    tree.unchecked.push((self.rule, WhyUnchecked::UnitOfBoth { name }));
                }
                None => tree.group(self.rule, *unit, own),
            }
        }
        self.unit_classes(tree, classes, &nested.outer, totals);
        let of_year = totals
            .first()
            .is_some_and(|total| self.rows.get(*total).is_some_and(|row| row.key == RowKey::CurrentTotal));
        let carried = |at: &usize| {
            let key = self.rows.get(*at).map(|row| &row.key);
            matches!(key, Some(RowKey::CarryIn | RowKey::CarryOut | RowKey::Distribution))
        };
        // What is carried over is no part of the total of the year.
        let loose: Vec<usize> = loose.into_iter().filter(|at| !(of_year && carried(at))).collect();
        let [total, more @ ..] = totals else {
            tree.top = if nested.outer.is_empty() { loose } else { nested.outer };
            return;
        };
        if units::may_be_whole(self.block, *total, &nested.outer) {
            tree.unchecked.push((self.rule, WhyUnchecked::FirstUnit));
        } else {
            tree.group(self.rule, *total, nested.outer);
        }
        tree.group(self.rule, *total, loose);
        tree.top.push(*total);
        for other in more {
            let label = |at: &usize| self.rows.get(*at).map(|row| fold(&row.label, Dropped::Blanks));
            if label(other) == label(total) && other + 1 == self.rows.len() {
                // One total, printed at both ends of the table.
                tree.group(self.rule, *other, Vec::from([*total]));
                continue;
            }
            let name = self.rows.get(*other).map(Row::name).unwrap_or_default();
            tree.unchecked.push((self.rule, WhyUnchecked::SecondTotal { name }));
        }
    }

    /// Where functions are told down to economic accounts, only the functions make up the total.
    fn one_classification(&self, tree: &mut RowTree, roots: Vec<usize>) -> Vec<usize> {
        let account = |root: &usize| self.rows.get(*root).and_then(|row| row.key.account());
        let is_function = |root: &usize| matches!(account(root), Some(AccountCode::Function(_)));
        let is_economic = |root: &usize| matches!(account(root), Some(AccountCode::DepartmentEconomic(_)));
        let is_government = |root: &usize| matches!(account(root), Some(AccountCode::GovernmentEconomic(_)));
        let printed =
            [roots.iter().any(is_function), roots.iter().any(is_economic), roots.iter().any(is_government)];
        if printed.into_iter().filter(|printed| *printed).count() < 2 {
            return roots;
        }
        tree.unchecked.push((self.rule, WhyUnchecked::Classifications));
        let [functions, _, government] = printed;
        roots
            .into_iter()
            .filter(|root| match account(root) {
                Some(AccountCode::Function(_)) => true,
                Some(AccountCode::GovernmentEconomic(_)) => !functions && government,
                Some(AccountCode::DepartmentEconomic(_) | AccountCode::Revenue(_)) => false,
                None => true,
            })
            .collect()
    }

    /// The rule by which a row sums up others: 小计 has one of its own.
    fn rule_of(&self, row: usize) -> Rule {
        let is_subtotal = self.rows.get(row).is_some_and(|row| row.key == RowKey::Subtotal);
        if is_subtotal { Rule::Subtotal } else { self.rule }
    }

    /// 人员经费合计, 公用经费合计 and 小计 sum up the classes above them, or below where none stand above.
    fn subtotals(&self, tree: &mut RowTree, roots: Vec<usize>, unknown: &mut Vec<usize>) -> Vec<usize> {
        let is_subtotal = |at: &usize| {
            matches!(
                self.rows.get(*at).map(|row| &row.key),
                Some(RowKey::Personnel | RowKey::Operating | RowKey::Subtotal)
            )
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
                    tree.group(self.rule_of(heading), heading, classes);
                }
            } else if classes.is_empty() {
                // Two subtotals without a row between: nothing says what the second one sums up.
                unknown.extend(self.rows.get(root).filter(|row| !is_blank(row)).map(|_| root));
                continue;
            } else {
                tree.group(self.rule_of(root), root, classes);
            }
            top.push(root);
        }
        match heading {
            Some(heading) => tree.group(self.rule_of(heading), heading, pending),
            None => top.extend(pending),
        }
        top
    }
}
