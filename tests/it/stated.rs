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

/// `WRITE_FIXTURES=1` writes the list anew.
#[test]
fn relations_are_stated_as_they_were() {
    let list: String = documents().iter().map(|(name, text)| stated(name, text)).collect();
    let path = fixtures().join("stated.tsv");
    if std::env::var_os("WRITE_FIXTURES").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = list.lines().collect();
    let gone: Vec<&str> = kept.lines().filter(|line| !lines.contains(line)).collect();
    let kept_lines: Vec<&str> = kept.lines().collect();
    let new: Vec<&str> = lines.into_iter().filter(|line| !kept_lines.contains(line)).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "WRITE_FIXTURES=1 writes the list anew\ngone:\n{}\nnew:\n{}",
        gone.join("\n"),
        new.join("\n")
    );
}
