use alloc::string::String;
use alloc::vec::Vec;

use super::relation::RelationKind;
use crate::disclosure::{Block, Column, ColumnKey, Measure, PublicExpense, TableKind};
use crate::fund::{ExpenditureNature, FundSource};
use crate::text::{Dropped, fold};

/// A column and the columns that make it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnGroup {
    pub(crate) kind: RelationKind,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
}

/// The sums between the columns of a block, and the columns of which it isn't known whether they take part.
pub(crate) fn column_groups(kind: TableKind, block: &Block) -> (Vec<ColumnGroup>, Vec<usize>) {
    let mut groups = Vec::new();
    let mut unknown = Vec::new();
    let mut measures: Vec<&Measure> = block.columns.iter().map(|column| &column.measure).collect();
    measures.sort_unstable();
    measures.dedup();
    for measure in measures {
        let columns: Vec<(usize, Vec<String>)> = block
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.measure == *measure)
            .map(|(index, column)| (index, path(column)))
            .collect();
        let mut tree = Tree { kind, block, groups: &mut groups, unknown: &mut unknown };
        tree.node(&columns, 0);
    }
    (groups, unknown)
}

/// The headers that tell columns apart: without 预算数 and 决算数.
fn path(column: &Column) -> Vec<String> {
    let mut labels: Vec<String> = column
        .path
        .iter()
        .map(|label| fold(label, Dropped::Blanks))
        .filter(|label: &String| !is_measure(label))
        .collect();
    labels.dedup();
    labels
}

fn is_measure(label: &str) -> bool {
    label.ends_with("预算数") && !label.contains("经费")
        || label.ends_with("决算数")
        || label == "金额"
        || label == "预算金额"
}

struct Tree<'a> {
    kind: TableKind,
    block: &'a Block,
    groups: &'a mut Vec<ColumnGroup>,
    unknown: &'a mut Vec<usize>,
}

impl Tree<'_> {
    fn key(&self, column: usize) -> Option<&ColumnKey> {
        self.block.columns.get(column).map(|column| &column.key)
    }

    /// States the sums within a header and returns the columns that stand for it.
    fn node(&mut self, columns: &[(usize, Vec<String>)], depth: usize) -> Vec<usize> {
        if let [(only, _)] = columns {
            return Vec::from([*only]);
        }
        let mut total = None;
        let mut parts: Vec<(bool, Vec<usize>)> = Vec::new();
        let mut rest = columns;
        while let Some((first, path)) = rest.first() {
            let label = path.get(depth);
            let same = rest
                .iter()
                .take_while(|(_, path)| label.is_some() && path.get(depth) == label)
                .count()
                .max(1);
            let (group, after) = rest.split_at_checked(same).unwrap_or((rest, &[]));
            rest = after;
            let label = label.map(String::as_str).unwrap_or_default();
            if group.len() == 1 && total.is_none() && is_total(label) {
                total = Some(*first);
            } else {
                parts.push((label.starts_with("其中"), self.node(group, depth + 1)));
            }
        }
        let of_which: Vec<Vec<usize>> =
            parts.iter().filter(|(of, _)| *of).map(|(_, columns)| columns.clone()).collect();
        let mut items: Vec<usize> =
            parts.into_iter().filter(|(of, _)| !of).flat_map(|(_, columns)| columns).collect();
        self.nest(&mut items);
        let Some(total) = total else { return items };
        // What stands under one 其中 doesn't overlap; one 其中 may be part of another.
        for columns in of_which {
            self.groups.push(ColumnGroup { kind: RelationKind::AtMost, parent: total, children: columns });
        }
        let known = self.known(total, &items);
        if !known.is_empty() {
            self.groups.push(ColumnGroup { kind: RelationKind::Equal, parent: total, children: known });
        }
        Vec::from([total])
    }

    /// Columns of one header level that are parts of another one beside them (人员经费 of 基本支出).
    fn nest(&mut self, items: &mut Vec<usize>) {
        for whole in items.clone() {
            let Some(whole_key) = self.key(whole).cloned() else { continue };
            let parts: Vec<usize> = items
                .iter()
                .copied()
                .filter(|part| *part != whole && self.key(*part).is_some_and(|key| is_part(key, &whole_key)))
                .collect();
            if parts.is_empty() {
                continue;
            }
            items.retain(|item| !parts.contains(item));
            let complete = parts.len() > 1 || matches!(whole_key, ColumnKey::Appropriation);
            let kind = if complete { RelationKind::Equal } else { RelationKind::AtMost };
            self.groups.push(ColumnGroup { kind, parent: whole, children: parts });
        }
    }

    /// The columns that a total sums up.
    fn known(&mut self, total: usize, items: &[usize]) -> Vec<usize> {
        let public = self.key(total) == Some(&ColumnKey::ThreePublic(PublicExpense::Total));
        let mut known = Vec::new();
        for item in items {
            match self.key(*item) {
                Some(ColumnKey::ThreePublic(
                    PublicExpense::Meetings | PublicExpense::Training | PublicExpense::OperatingCost,
                )) if public => {}
                Some(ColumnKey::UnitPrice | ColumnKey::Quantity) => {}
                Some(ColumnKey::Label(label))
                    if self.kind != TableKind::PurchasedServices && !speaks_of_money(label) =>
                {
                    self.unknown.push(*item);
                }
                Some(_) => known.push(*item),
                None => {}
            }
        }
        known
    }
}

fn is_total(label: &str) -> bool {
    let bare = label.split('(').next().unwrap_or_default();
    matches!(
        bare,
        "合计" | "总计" | "小计" | "总额" | "本年收入合计" | "本年支出合计" | "收入合计" | "支出合计"
    )
}

fn speaks_of_money(label: &str) -> bool {
    ["支出", "收入", "资金", "经费", "补助", "结转", "拨款", "预算", "费用"]
        .iter()
        .any(|word| label.contains(word))
}

fn is_part(part: &ColumnKey, whole: &ColumnKey) -> bool {
    use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};
    matches!(
        (part, whole),
        (ColumnKey::Personnel | ColumnKey::Operating, ColumnKey::Nature(ExpenditureNature::Basic))
            | (ColumnKey::Wages | ColumnKey::IndividualSubsidies, ColumnKey::Personnel)
            | (
                ColumnKey::Source(
                    FundSource::GeneralPublic | FundSource::GovernmentFunds | FundSource::StateCapital
                ),
                ColumnKey::Appropriation
            )
            | (ColumnKey::ThreePublic(VehiclePurchase | VehicleOperation), ColumnKey::ThreePublic(Vehicles))
            | (ColumnKey::ThreePublic(Overseas | Vehicles | Hospitality), ColumnKey::ThreePublic(Total))
    )
}
