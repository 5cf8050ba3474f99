//! Real documents of other layouts, as data: what is read of each, and what the check says.

use yusuan::render::Lang;
use yusuan::{Disclosure, Report, Rule, TableKind, Verdict, check};

/// Asserts the kinds and figures of all tables, and that no cell with a digit and a point or comma is left unread.
#[track_caller]
fn assert_read(text: &str, tables: &[(TableKind, usize)]) -> (Disclosure, Report) {
    let disclosure = Disclosure::from_text(text).unwrap();
    let read: Vec<(TableKind, usize)> =
        disclosure.tables().iter().map(|table| (table.kind(), table.figures())).collect();
    assert_eq!(read, tables);
    assert_eq!(disclosure.unread(), []);
    let report = check(&disclosure);
    assert_eq!(report.unchecked(), []);
    for conflict in report.conflicts() {
        assert!(conflict.verify());
    }
    (disclosure, report)
}

/// The cells that are figures, counted without the reader: digits with a point or a separator, or as `extra` says.
fn figures(text: &str, extra: fn(&str) -> bool) -> usize {
    let figure = |cell: &&str| {
        cell.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
            && (cell.contains(['.', ',']) || extra(cell))
    };
    text.lines().flat_map(|line| line.split('\t')).filter(figure).count()
}

fn count(tables: &[(TableKind, usize)]) -> usize {
    tables.iter().map(|(_, figures)| figures).sum()
}

fn lines(report: &Report, rule: Rule) -> Vec<usize> {
    report
        .findings()
        .iter()
        .filter(|finding| finding.rule == rule)
        .filter_map(|finding| finding.line)
        .collect()
}

#[test]
fn jiangsu_2018_is_exact() {
    const TEXT: &str = include_str!("../fixtures/samples/jiangsu-npc-2018-budget.txt");
    let tables = [
        (TableKind::Summary, 13),
        (TableKind::Revenue, 3),
        (TableKind::Expenditure, 4),
        (TableKind::AppropriationSummary, 6),
        (TableKind::AppropriationExpenditure, 21),
        (TableKind::AppropriationBasic, 24),
        (TableKind::GeneralPublicExpenditure, 21),
        (TableKind::Basic, 24),
        (TableKind::OperatingCost, 11),
        (TableKind::ThreePublic, 8),
    ];
    assert_eq!(count(&tables), figures(TEXT, |_| false));
    let (disclosure, report) = assert_read(TEXT, &tables);
    assert_eq!(disclosure.unit_name(), Some("江苏省人大常委会办公厅"));
    assert_eq!(report.verdict(), Verdict::Exact);
    // Three blocks side by side: revenue, expenditure by function, expenditure by nature.
    assert_eq!(disclosure.tables()[0].blocks().len(), 3);
}

#[test]
fn shanghai_commerce_2025_is_exact() {
    const TEXT: &str = include_str!("../fixtures/samples/shanghai-putuo-commerce-2025-budget.txt");
    let tables = [
        (TableKind::Summary, 11),
        (TableKind::Revenue, 62),
        (TableKind::Expenditure, 65),
        (TableKind::AppropriationSummary, 18),
        (TableKind::GeneralPublicExpenditure, 65),
        (TableKind::GovernmentFunds, 0),
        (TableKind::StateCapital, 0),
        (TableKind::Basic, 63),
        (TableKind::ThreePublic, 3),
    ];
    assert_eq!(count(&tables), figures(TEXT, |_| false));
    let (disclosure, report) = assert_read(TEXT, &tables);
    assert_eq!(disclosure.year().map(|year| year.number()), Some(2025));
    assert_eq!(report.verdict(), Verdict::Exact);
}

#[test]
fn shanghai_wanli_2025_is_rounded() {
    const TEXT: &str = include_str!("../fixtures/samples/shanghai-putuo-wanli-2025-budget.txt");
    let tables = [
        (TableKind::Summary, 13),
        (TableKind::Revenue, 335),
        (TableKind::Expenditure, 201),
        (TableKind::AppropriationSummary, 22),
        (TableKind::GeneralPublicExpenditure, 201),
        (TableKind::GovernmentFunds, 0),
        (TableKind::StateCapital, 0),
        (TableKind::Basic, 96),
        (TableKind::ThreePublic, 7),
    ];
    // Whole numbers: `0`, and in the last table `15`; a 款 or 项 code of 15 stands in no figure column.
    let last = TEXT.trim_end().lines().last().unwrap();
    assert_eq!(
        count(&tables),
        figures(TEXT, |cell| cell == "0") + figures(last, |cell| cell == "15") - figures(last, |_| false)
    );
    let (_, report) = assert_read(TEXT, &tables);
    assert_eq!(report.verdict(), Verdict::Rounded);
}

#[test]
fn shanghai_finance_2024_is_footed() {
    const TEXT: &str = include_str!("../fixtures/samples/shanghai-putuo-finance-2024-final-account.txt");
    let tables = [
        (TableKind::Summary, 12),
        (TableKind::Revenue, 45),
        (TableKind::Expenditure, 44),
        (TableKind::AppropriationSummary, 19),
        (TableKind::GeneralPublicExpenditure, 44),
        (TableKind::Basic, 29),
        (TableKind::ThreePublic, 2),
        (TableKind::GovernmentFunds, 0),
        (TableKind::StateCapital, 0),
    ];
    assert_eq!(count(&tables), figures(TEXT, |_| false));
    let (_, report) = assert_read(TEXT, &tables);
    assert_eq!(report.verdict(), Verdict::Footed);
    // 类 208 and 款 20805 of the detail tables, in two columns each.
    assert_eq!(lines(&report, Rule::FootedTotal), [85, 85, 86, 86, 150, 150, 151, 151]);
}

#[test]
fn shanghai_justice_2026_is_inconsistent() {
    const TEXT: &str = include_str!("../fixtures/samples/shanghai-putuo-justice-2026-budget.txt");
    let tables = [
        (TableKind::Summary, 28),
        (TableKind::Revenue, 110),
        (TableKind::Expenditure, 66),
        (TableKind::AppropriationSummary, 24),
        (TableKind::GeneralPublicExpenditure, 66),
        (TableKind::GovernmentFunds, 0),
        (TableKind::StateCapital, 0),
        (TableKind::Basic, 90),
        (TableKind::ThreePublic, 7),
    ];
    assert_eq!(count(&tables), figures(TEXT, |cell| cell == "0"));
    let (_, report) = assert_read(TEXT, &tables);
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    assert!(
        report
            .conflicts()
            .iter()
            .any(|conflict| conflict.explanation(Lang::En).contains("2040601 行政运行 64,840,547.00"))
    );
}
