use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::relation::RelationKind;
use super::row_tree::{RowGroup, RowTree, is_blank};
use super::rule::Rule;
use crate::code::{DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode};
use crate::disclosure::{Block, Row, RowKey, RowLevel, TableKind};
use crate::text::{Dropped, fold};

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
pub(super) struct Accounts<'a> {
    rule: Rule,
    rows: &'a [Row],
    /// For each row the unit row it stands below.
    units: Vec<Option<usize>>,
    printed: BTreeMap<(Option<usize>, Account), usize>,
    twice: Vec<usize>,
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

    pub(super) fn tree(self) -> RowTree {
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
                    let label = |at: &usize| self.rows.get(*at).map(|row| fold(&row.label, Dropped::Blanks));
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
