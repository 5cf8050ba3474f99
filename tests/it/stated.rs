//! Which relations are stated of the made-up documents: by rule, how many, of how much money. A change to what is stated shows here,
//! and is to be told from a slip by reading the lines that changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use yusuan::check::{CheckOptions, RelationStanding};
use yusuan::disclosure::CellKey;
use yusuan::{Disclosure, Question, check};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The documents by name.
fn documents() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in ["kinds", "layouts", "provinces", "samples"] {
        for entry in std::fs::read_dir(fixtures().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let name = path.file_stem().unwrap().to_string_lossy();
                found.insert(format!("{folder}/{name}"), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut seen = BTreeSet::new();
    for case in crate::relations::CASES.iter().filter(|case| seen.insert(case.text)) {
        found.insert(format!("case of {}", case.rule.id()), case.text.replace('|', "\t"));
    }
    found
}

/// What is stated of a document: a line for each rule and kind, with the number of relations, those broken, the cells of both sides
/// and their sums in 分; and one for each rule that is not checked somewhere.
fn stated(name: &str, text: &str) -> String {
    let disclosure = Disclosure::from_text(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let fen: BTreeMap<CellKey, i64> = disclosure.cells().map(|cell| (cell.key, cell.cell.fen())).collect();
    let sum = |cells: &[CellKey]| cells.iter().filter_map(|key| fen.get(key)).sum::<i64>();
    let options = CheckOptions::new();
    let mut rules: BTreeMap<(&str, String), [i64; 6]> = BTreeMap::new();
    for relation in Question::new(&disclosure, &options).relations() {
        let line = rules.entry((relation.rule.id(), relation.kind.to_string())).or_default();
        let broken = i64::from(relation.standing == RelationStanding::Broken);
        let [left, right] =
            [&relation.left, &relation.right].map(|cells| i64::try_from(cells.len()).unwrap());
        let more = [1, broken, left, right, sum(&relation.left), sum(&relation.right)];
        line.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    }
    for unchecked in check(&disclosure).unchecked() {
        rules.entry((unchecked.rule.id(), "unchecked".to_owned())).or_default()[0] += 1;
    }
    let line = |((rule, kind), numbers): ((&str, String), [i64; 6])| {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("{name}\t{rule}\t{kind}\t{}\n", numbers.join("\t"))
    };
    rules.into_iter().map(line).collect()
}

/// Compares a list with the one that is kept; `WRITE_FIXTURES=1` writes it anew.
fn assert_kept(file: &str, list: &str) {
    let path = fixtures().join(file);
    if std::env::var_os("WRITE_FIXTURES").is_some() {
        std::fs::write(&path, list).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    let (lines, kept): (BTreeSet<&str>, BTreeSet<&str>) = (list.lines().collect(), kept.lines().collect());
    let list = |lines: BTreeSet<&str>, others: &BTreeSet<&str>| {
        lines.difference(others).copied().collect::<Vec<_>>().join("\n")
    };
    let (gone, new) = (list(kept.clone(), &lines), list(lines, &kept));
    assert!(
        gone.is_empty() && new.is_empty(),
        "WRITE_FIXTURES=1 writes the list anew\ngone:\n{gone}\nnew:\n{new}"
    );
}

#[test]
fn relations_are_stated_as_they_were() {
    let list: String = documents().iter().map(|(name, text)| stated(name, text)).collect();
    assert_kept("stated.tsv", &list);
}

/// What is said of a document in short: the verdict, the rules stated and those not checked, the relations stated, those broken, the cells of both sides, a
/// number for the places of those on the left, the sums of both in 分, the sums not checked, the findings, and the figures printed,
/// read and checked.
fn said(text: &str) -> String {
    let Ok(disclosure) = Disclosure::from_text(text) else { return "no table".to_owned() };
    let fen: BTreeMap<CellKey, i64> = disclosure.cells().map(|cell| (cell.key, cell.cell.fen())).collect();
    let sum = |cells: &[CellKey]| cells.iter().filter_map(|key| fen.get(key)).sum::<i64>();
    let (mut rules, mut open) = (BTreeSet::new(), BTreeSet::new());
    let (mut counts, mut sums) = ([0; 5], [0; 2]);
    for relation in Question::new(&disclosure, &CheckOptions::new()).relations() {
        rules.insert(relation.rule.id());
        let broken = usize::from(relation.standing == RelationStanding::Broken);
        let places = relation.left.iter().map(|key| 31 * key.row + 7 * key.table + key.column).sum();
        let more = [1, broken, relation.left.len(), relation.right.len(), places];
        counts.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        let more = [sum(&relation.left), sum(&relation.right)];
        sums.iter_mut().zip(more).for_each(|(all, more)| *all += more);
    }
    let report = check(&disclosure);
    let coverage = report.coverage();
    let all = [
        report.unchecked().len(),
        report.findings().len(),
        coverage.printed,
        coverage.read,
        coverage.checked,
    ];
    open.extend(report.unchecked().iter().map(|unchecked| unchecked.rule.id()));
    let [rules, open] = [rules, open].map(|rules| rules.into_iter().collect::<Vec<_>>().join("+"));
    let sums = sums.iter().map(ToString::to_string);
    let numbers =
        counts.iter().map(ToString::to_string).chain(sums).chain(all.iter().map(ToString::to_string));
    format!("{:?}\t{rules}\t{open}\t{}", report.verdict(), numbers.collect::<Vec<_>>().join("\t"))
}

/// Scraps of tables, each as short as it can be: a condition in the function of `relate` that it is named after decides what is
/// said of it. Whoever changes what is said of one asks first whether a reader would say so too.
#[test]
fn of_fragments_the_same_is_said_as_before() {
    let fragments = std::fs::read_to_string(fixtures().join("fragments.txt")).unwrap();
    let line = |fragment: &str| {
        let (name, text) = fragment.split_once('\n').unwrap();
        format!("{name}\t{}\n", said(text))
    };
    assert_kept("stated_fragments.tsv", &fragments.split("=== ").skip(1).map(line).collect::<String>());
}
