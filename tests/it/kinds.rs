//! Tables of kinds beside the nine: each is known, or told as not known, and never misread.

use std::fs;
use std::path::Path;

use yusuan::TableKind::{
    Basic, GeneralPublicExpenditure, OperatingCost, Other, Project, Summary, ThreePublic,
};
use yusuan::{Disclosure, TableKind, Verdict, check};

/// Each made-up document, the kind of its only table that is read, and whether anything in it can be checked.
const DOCUMENTS: [(&str, Option<TableKind>, bool); 26] = [
    ("assets-by-class", Some(Other), false),
    ("assets-to-buy", Some(Other), false),
    ("assets-with-counts", Some(Other), false),
    ("balance-sheet", Some(Other), false),
    ("both-classifications", Some(Basic), true),
    ("form-01", Some(Summary), true),
    ("form-02", Some(Summary), true),
    ("form-05", Some(Other), true),
    ("form-06", Some(Project), true),
    ("form-07", Some(GeneralPublicExpenditure), true),
    ("form-of-operations", Some(ThreePublic), true),
    ("government-classification", Some(Other), true),
    ("operating-cost-by-account", Some(OperatingCost), true),
    ("operating-cost-by-unit", Some(Other), true),
    ("public-expenses-with-counts-below", Some(ThreePublic), true),
    ("public-expenses-with-counts-beside", Some(ThreePublic), true),
    ("self-evaluation-beside-accounts", Some(Summary), true),
    ("self-evaluation-form", None, false),
    ("self-evaluation-list", None, false),
    ("three-years-compared", Some(Other), true),
    ("three-years-of-both-sides", Some(Other), false),
    ("three-years-planned", Some(Other), true),
    ("transfers-by-county", Some(Other), false),
    ("transfers-by-county-in-columns", Some(Other), true),
    ("transfers-by-level", Some(Other), true),
    ("transfers-with-goals", Some(Other), true),
];

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/kinds").join(format!("{name}.txt"));
    fs::read_to_string(path).unwrap()
}

fn verdict(text: &str) -> Verdict {
    check(&Disclosure::from_text(text).unwrap()).verdict()
}

#[test]
fn each_is_known_or_told_as_not_known() {
    for (name, kind, checked) in DOCUMENTS {
        let disclosure = Disclosure::from_text(&text(name)).unwrap();
        let kinds: Vec<TableKind> = disclosure.tables().iter().map(|table| table.kind()).collect();
        assert_eq!(kinds, kind.into_iter().collect::<Vec<_>>(), "{name}");
        let report = check(&disclosure);
        assert_eq!(report.verdict(), if checked { Verdict::Exact } else { Verdict::Unchecked }, "{name}");
        // What is not read under known keys is told, and so is what no sum holds.
        let coverage = report.coverage();
        let whole = coverage.printed > 0 && coverage.checked == coverage.printed;
        let told = !disclosure.notes().is_empty()
            || !report.unchecked().is_empty()
            || report.findings().iter().any(|finding| finding.rule.to_string() == "name-unknown")
            || name.starts_with("public-expenses");
        assert!(whole || told, "{name}");
    }
}

#[test]
fn a_wrong_total_is_noticed_where_one_is_checked() {
    for (name, _, checked) in DOCUMENTS {
        if !checked {
            continue;
        }
        let text = text(name);
        let total = |line: &&str| (line.contains("合计") || line.contains("总计")) && line.contains(".00");
        let line = text.lines().find(total).unwrap();
        let figure = line.split('\t').find(|cell| cell.ends_with(".00")).unwrap();
        let wrong = text.replacen(line, &line.replacen(figure, "0.10", 1), 1);
        assert_eq!(verdict(&wrong), Verdict::Inconsistent, "{name}: {line}");
    }
}

#[test]
fn a_wrong_figure_accuses_nobody_where_nothing_is_known() {
    for (name, _, checked) in DOCUMENTS {
        if checked {
            continue;
        }
        let text = text(name);
        for (at, _) in text.match_indices(".00") {
            let mut wrong = text.clone();
            wrong.replace_range(at..at + 3, ".73");
            assert_eq!(verdict(&wrong), Verdict::Unchecked, "{name} at {at}");
        }
    }
}
