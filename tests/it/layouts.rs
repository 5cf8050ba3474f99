//! Documents of made-up departments in every layout met: each figure is read, and each wrong one is found.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use yusuan::{Disclosure, TableKind, Verdict, check};

fn text(name: &str) -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts").join(format!("{name}.txt"));
    fs::read_to_string(path).unwrap()
}

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The figures of these fixtures all have decimals or separators; codes, ordinals and column numbers have neither.
fn is_figure(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
        && (cell.contains(['.', ',']) || cell == "0")
}

fn figures(text: &str) -> usize {
    text.lines().flat_map(|line| line.split('\t')).filter(|cell| is_figure(cell)).count()
}

/// The document with the first digit of its nth figure changed, and the line of it.
fn altered(text: &str, nth: usize) -> (String, usize) {
    let mut seen = 0;
    let mut at = 0;
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(number, line)| {
            let cells: Vec<String> = line
                .split('\t')
                .map(|cell| {
                    if !is_figure(cell) {
                        return cell.to_owned();
                    }
                    seen += 1;
                    if seen - 1 != nth {
                        return cell.to_owned();
                    }
                    at = number + 1;
                    let (first, rest) = cell.split_at(1);
                    let other = if first == "9" {
                        "8".to_owned()
                    } else {
                        (first.parse::<u8>().unwrap() + 1).to_string()
                    };
                    other + rest
                })
                .collect();
            cells.join("\t")
        })
        .collect();
    (lines.join("\n"), at)
}

/// The figures that may be wrong without any other figure telling, by the kind of their table.
fn untold(text: &str) -> BTreeMap<String, usize> {
    let mut untold = BTreeMap::new();
    for nth in 0..figures(text) {
        let (altered, line) = altered(text, nth);
        let disclosure = read(&altered);
        if check(&disclosure).verdict() != Verdict::Inconsistent {
            let table = disclosure.tables().iter().rev().find(|table| table.line() < line).unwrap();
            *untold.entry(table.kind().to_string()).or_default() += 1;
        }
    }
    untold
}

#[track_caller]
fn assert_layout(name: &str, verdict: Verdict, kinds: &[TableKind], untold_figures: &[(&str, usize)]) {
    let text = text(name);
    let disclosure = read(&text);
    let read_kinds: Vec<TableKind> = disclosure.tables().iter().map(|table| table.kind()).collect();
    assert_eq!(read_kinds, kinds, "{name}");
    let read_figures: usize = disclosure.tables().iter().map(|table| table.figures()).sum();
    assert_eq!(read_figures, figures(&text), "{name}");
    for unread in disclosure.unread() {
        assert!(!unread.text.split('\t').any(is_figure), "{name}: {unread:?}");
    }
    let report = check(&disclosure);
    assert_eq!(report.verdict(), verdict, "{name}: {:?}", report.conflicts());
    let untold: Vec<(String, usize)> = untold(&text).into_iter().collect();
    let expected: Vec<(String, usize)> =
        untold_figures.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
    assert_eq!(untold, expected, "{name}");
}

#[test]
fn probe() {
    for name in fs::read_dir("tests/fixtures/layouts").unwrap() {
        let name = name.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        let text = text(&name);
        let disclosure = read(&text);
        let n: usize = disclosure.tables().iter().map(|table| table.figures()).sum();
        let start = std::time::Instant::now();
        println!(
            "{name} {n} {} {:?} {:?} {:?}",
            figures(&text),
            check(&disclosure).verdict(),
            untold(&text),
            start.elapsed()
        );
    }
}
