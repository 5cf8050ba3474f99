//! A line that is no row, wherever it is put into a document, makes no budget impossible.

use std::fs;
use std::path::{Path, PathBuf};

use yusuan::{Disclosure, Verdict, check};

use crate::stray_lines::LINES;

fn fixtures() -> Vec<PathBuf> {
    let layouts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    let mut files: Vec<PathBuf> = fs::read_dir(layouts).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn it_makes_no_budget_impossible() {
    const PLACES: usize = 9;
    for (file, path) in fixtures().into_iter().enumerate() {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let step = lines.len().div_ceil(PLACES);
        for (turn, place) in (file % step..lines.len()).step_by(step).enumerate() {
            let inserted = LINES[(turn + file) % LINES.len()];
            let (before, after) = lines.split_at(place);
            let document = [before, &[inserted], after].concat().join("\n");
            let disclosure = Disclosure::from_text(&document)
                .unwrap_or_else(|error| panic!("{}, `{inserted}` at {place}: {error}", path.display()));
            let report = check(&disclosure);
            let verdict = report.verdict();
            assert_ne!(
                verdict,
                Verdict::Inconsistent,
                "{}, `{inserted}` before line {}: {:?}",
                path.display(),
                place + 1,
                report.conflicts().first()
            );
        }
    }
}
