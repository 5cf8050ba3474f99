use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::disclosure::{Disclosure, Stage, Table, TableKind, UnitName};
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// The tables (一套表) of one unit, one year and one stage: only they are tied to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    pub(crate) stage: Stage,
    pub(crate) unit: UnitName,
    /// By their places in the disclosure.
    pub(crate) tables: Vec<usize>,
}

/// The bundles of a disclosure, in the order of their first tables.
///
/// A table of which no title says what it is stands in none of them. A table that prints no unit, year or stage is of the document's. A document that prints the same tables for one unit after
/// another without naming them is told apart where the first kind comes again.
pub(crate) fn bundles(disclosure: &Disclosure) -> Vec<Bundle> {
    let owner = owner(disclosure);
    let mut sets: Vec<Set> = Vec::new();
    for (index, table) in disclosure.tables.iter().enumerate() {
        let unit = table.unit_name.as_deref().map(UnitName::of).filter(|unit| !unit.is_empty());
        let unit = unit.unwrap_or_else(|| owner.clone());
        let (year, stage) = (year_of(table).or(disclosure.year), stage_of(table).unwrap_or(disclosure.stage));
        let same = |set: &&mut Set| {
            let other = &set.bundle;
            let one_unit = other.unit.is_same(&unit) || other.unit.is_empty() && unit.is_empty();
            one_unit && other.stage == stage && set.year == year
        };
        let goes_on = |set: &&mut Set| table.is_loose || !set.begins_again(table.kind);
        let set = match sets.iter_mut().rev().find(same).filter(goes_on) {
            Some(set) => set,
            None => {
                let bundle = Bundle { stage, unit, tables: Vec::new() };
                sets.push(Set { year, kinds: BTreeSet::new(), bundle });
                let Some(set) = sets.last_mut() else { continue };
                set
            }
        };
        if !table.is_loose {
            set.bundle.tables.push(index);
        }
        if table.figures() > 0 {
            set.kinds.insert(table.kind);
        }
    }
    sets.into_iter().map(|set| set.bundle).filter(|bundle| !bundle.tables.is_empty()).collect()
}

/// A bundle while it is gathered.
struct Set {
    year: Option<FiscalYear>,
    /// The kinds of its tables that print figures, of those too that are tied to nothing.
    kinds: BTreeSet<TableKind>,
    bundle: Bundle,
}

impl Set {
    /// Whether a set of tables begins again: a kind that stands once in a set comes a second time, after others.
    fn begins_again(&self, kind: TableKind) -> bool {
        let leads = kind.is_two_sided();
        let others = || self.kinds.iter().any(|other| *other != kind && *other != TableKind::Other);
        leads && self.kinds.contains(&kind) && others()
    }
}

/// The one unit that the tables name, where they name one only; else the document's.
fn owner(disclosure: &Disclosure) -> UnitName {
    let own = || disclosure.unit_name.as_deref().map(UnitName::of);
    let mut named = disclosure
        .tables
        .iter()
        .filter(|table| !is_form(table.kind))
        .filter_map(|table| table.unit_name.as_deref().map(UnitName::of))
        .filter(|unit| !unit.is_empty());
    let first = named.next();
    match first {
        Some(first) if named.all(|other| other.is_same(&first)) => first,
        _ => own().unwrap_or_else(|| UnitName::of("")),
    }
}

pub(crate) const fn is_form(kind: TableKind) -> bool {
    matches!(kind, TableKind::OverallTarget | TableKind::ProjectTarget)
}

/// The year that a table's title prints.
pub(crate) fn year_of(table: &Table) -> Option<FiscalYear> {
    let title = fold(&table.title, Dropped::Blanks);
    title.match_indices("20").find_map(|(at, _)| {
        let before = title.get(..at)?.chars().next_back();
        let (digits, rest) = (title.get(at..at.checked_add(4)?)?, title.get(at.checked_add(4)?..)?);
        let alone = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_digit());
        let of_year = rest.starts_with('年') || rest.starts_with(|c: char| !c.is_ascii());
        (alone(before) && of_year).then(|| digits.parse().ok()).flatten()
    })
}

/// Whether a table's title speaks of budgets or of final accounts.
fn stage_of(table: &Table) -> Option<Stage> {
    let title = fold(&table.title, Dropped::Blanks);
    let words = Vocabulary::builtin();
    // The names of the four budgets hold the word too.
    words.find(Topic::Stage, &words.without(Topic::BookName, title.into_owned()))?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use alloc::format;
    use alloc::string::String;

    use super::*;

    const SUMMARY: &str = "单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t3.00\t一、教育支出\t3.00\n收入总计\t3.00\t支出总计\t3.00\n";
    const LIST: &str = "单位：万元\n科目编码\t科目名称\t合计\n\t合计\t3.00\n205\t教育支出\t3.00\n";

    /// The tables of each bundle, by their places.
    fn told(text: &str) -> Vec<Vec<usize>> {
        let disclosure = Disclosure::from_text(text).unwrap();
        bundles(&disclosure).into_iter().map(|bundle| bundle.tables).collect()
    }

    #[test]
    fn tables_of_one_unit_year_and_stage_stand_together() {
        let head = "某市甲局2025年部门预算\n";
        assert_eq!(told(&format!("{head}收支总表\n{SUMMARY}支出总表\n{LIST}")), [[0, 1]]);
        // Another year or stage, as the title says.
        assert_eq!(told(&format!("{head}收支总表\n{SUMMARY}2024年支出总表\n{LIST}")), [[0], [1]]);
        assert_eq!(told(&format!("{head}收支总表\n{SUMMARY}2025年支出总表\n{LIST}")), [[0, 1]]);
        assert_eq!(told(&format!("{head}收支总表\n{SUMMARY}支出决算总表\n{LIST}")), [[0], [1]]);
    }

    #[test]
    fn a_set_of_tables_begins_again_with_its_first() {
        let head = "2025年部门预算\n";
        let set = format!("收支总表\n{SUMMARY}支出总表\n{LIST}");
        assert_eq!(told(&format!("{head}{set}{set}")), [[0, 1], [2, 3]]);
        // So it does after a summary that is tied to nothing: its money unit is named by a later table only.
        let unitless = SUMMARY.strip_prefix("单位：万元\n").unwrap();
        assert_eq!(
            told(&format!("{head}收支总表\n{unitless}支出总表\n{LIST}{set}")),
            [Vec::from([1]), Vec::from([2, 3])]
        );
        // A list again is no new set, nor is a summary right after a summary.
        assert_eq!(told(&format!("{head}{set}支出总表\n{LIST}")), Vec::from([Vec::from([0, 1, 2])]));
        assert_eq!(told(&format!("{head}收支总表\n{SUMMARY}收支总表\n{SUMMARY}")), [[0, 1]]);
    }

    #[test]
    fn a_table_that_names_no_unit_is_of_the_only_one_named() {
        let named = |name: &str| format!("支出总表\n单位名称：{name}\n{LIST}");
        let summary = format!("收支总表\n{SUMMARY}");
        assert_eq!(told(&format!("2025年部门预算\n{summary}{}", named("某市甲局"))), [[0, 1]]);
    }

    #[test]
    fn tables_that_name_several_units_own_no_table_without_a_name() {
        let told = |own: Option<&str>, tables: &[&str]| -> Vec<Vec<usize>> {
            let mut disclosure =
                Disclosure::from_text(&format!("2025年部门预算\n{}", tables.concat())).unwrap();
            disclosure.unit_name = own.map(Into::into);
            bundles(&disclosure).into_iter().map(|bundle| bundle.tables).collect()
        };
        let named = |title: &str, name: &str| format!("{title}\n单位名称：{name}\n{LIST}");
        let (summary, first) = (format!("收支总表\n{SUMMARY}"), named("支出总表", "某市甲局"));
        // The only unit named is the tables' own, whatever the document says.
        assert_eq!(told(Some("某市乙局"), &[&summary, &first]), [[0, 1]]);
        // Of several none is.
        let other = named("一般公共预算支出表", "某市丙局");
        for own in [Some("某市乙局"), None] {
            assert_eq!(told(own, &[&summary, &first, &other]), [[0], [1], [2]]);
            assert_eq!(told(own, &[&first, &other, &summary]), [[0], [1], [2]]);
        }
        // The unit that a form names is the one that fills it in.
        let form = "项目支出绩效目标表\n单位名称：某市丙局\n项目名称\t场馆维护\n项目资金（万元）\t年度资金总额：\t5.00\n";
        assert_eq!(told(None, &[&summary, &first, form]), [Vec::from([0, 1]), Vec::from([2])]);
    }

    #[test]
    fn a_summary_without_figures_begins_no_set() {
        let blank = SUMMARY.replace("3.00", "");
        assert_eq!(
            told(&format!("2025年部门预算\n收支总表\n{blank}支出总表\n{LIST}收支总表\n{SUMMARY}")),
            [[0, 1, 2]]
        );
    }

    #[test]
    fn a_year_is_four_digits_alone() {
        let year = |title: &str| {
            let text = format!("2025年部门预算\n{title}\n{LIST}");
            let disclosure = Disclosure::from_text(&text).unwrap();
            year_of(disclosure.tables().first().unwrap()).map(|year| -> String { format!("{year}") })
        };
        assert_eq!(year("2024年支出总表").as_deref(), Some("2024"));
        assert_eq!(year("支出总表（2024年）").as_deref(), Some("2024"));
        assert_eq!(year("2024部门支出总表").as_deref(), Some("2024"));
        assert_eq!(year("支出总表"), None);
    }
}
