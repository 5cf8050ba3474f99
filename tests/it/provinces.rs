//! Whole documents of made-up offices in the layouts of provinces: true ones pass, each wrong figure is noticed.

use std::fs;
use std::path::Path;

use yusuan::{Disclosure, Verdict, check};

/// Each document, its verdict, and how many of its figures stand under words nobody knows.
const DOCUMENTS: [(&str, Verdict, usize); 20] = [
    ("carried-in-with-its-fund", Verdict::Exact, 0),
    ("categories-below-natures", Verdict::Rounded, 0),
    ("columns-by-economy", Verdict::Rounded, 9),
    ("economic-columns", Verdict::Rounded, 0),
    ("expenditure-told-three-ways", Verdict::Exact, 0),
    ("final-account-forms", Verdict::Rounded, 0),
    ("name-before-the-money-unit", Verdict::Exact, 0),
    ("parts-of-one-source", Verdict::Rounded, 0),
    ("parts-of-the-basic-table", Verdict::Rounded, 0),
    ("projects-above-their-rows", Verdict::Exact, 0),
    ("sources-below-own-funds", Verdict::Rounded, 0),
    ("meetings-beside-public-expenses", Verdict::Rounded, 0),
    ("money-of-the-year-alone", Verdict::Rounded, 0),
    ("own-funds-unmarked", Verdict::Rounded, 0),
    ("three-sides", Verdict::Exact, 0),
    ("titles-with-the-unit", Verdict::Rounded, 0),
    ("total-above-the-years", Verdict::Rounded, 0),
    ("units-and-accounts-in-one-column", Verdict::Rounded, 0),
    ("units-in-rows", Verdict::Rounded, 0),
    ("unmarked-below-numbers", Verdict::Rounded, 0),
];

fn text(name: &str) -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/provinces").join(format!("{name}.txt"));
    fs::read_to_string(path).unwrap()
}

#[test]
fn true_documents_pass_with_every_figure_checked() {
    for (name, verdict, unknown) in DOCUMENTS {
        let report = check(&Disclosure::from_text(&text(name)).unwrap());
        assert_eq!(report.verdict(), verdict, "{name}");
        let coverage = report.coverage();
        assert_eq!(coverage.printed - coverage.read, unknown, "{name}");
        assert_eq!(coverage.checked, coverage.read, "{name}");
    }
}

/// Changes the first digit of a cell, where it holds a figure that isn't zero.
fn changed(cell: &str) -> Option<String> {
    let digits = cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let first = cell.chars().next().and_then(|c| c.to_digit(10)).filter(|_| digits && cell.contains('.'))?;
    let other = if first == 9 { 8 } else { first + 1 };
    (!cell.trim_matches(['0', '.', ',']).is_empty()).then(|| format!("{other}{}", &cell[1..]))
}

#[test]
fn wrong_figures_are_noticed() {
    for (name, ..) in DOCUMENTS {
        let text = text(name);
        let lines: Vec<&str> = text.lines().collect();
        let mut tried = 0;
        for (at, line) in lines.iter().enumerate().step_by(7) {
            let cells: Vec<&str> = line.split('\t').collect();
            let Some((column, cell)) = cells
                .iter()
                .enumerate()
                .skip(at % 2)
                .find_map(|(column, cell)| Some((column, changed(cell)?)))
            else {
                continue;
            };
            let mut other = cells.clone();
            other[column] = &cell;
            let mut damaged = lines.clone();
            let joined = other.join("\t");
            damaged[at] = &joined;
            let report = check(&Disclosure::from_text(&damaged.join("\n")).unwrap());
            assert_eq!(report.verdict(), Verdict::Inconsistent, "{name}, line {}: {joined}", at + 1);
            tried += 1;
        }
        assert!(tried > 5, "{name}: {tried}");
    }
}
