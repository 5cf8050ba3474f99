//! What the fuzzers of `fuzz/` found on their way: small inputs that reach far into the readers. None panics, and what the
//! targets assert holds of each. An input that ever breaks something is kept here too.

use std::fs;
use std::path::{Path, PathBuf};

use yusuan::source::Source;
use yusuan::{Disclosure, ReadOptions, Report, Verdict, check};

fn inputs(kind: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fuzz")).join(kind);
    let read = |path: PathBuf| fs::read(&path).map(|bytes| (path, bytes));
    let inputs: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap().path()).unwrap()).collect();
    assert!(inputs.len() > 20, "{} inputs", inputs.len());
    inputs
}

fn assert_proved(report: &Report, path: &Path) {
    assert_eq!(
        report.verdict() == Verdict::Inconsistent,
        !report.conflicts().is_empty(),
        "{}",
        path.display()
    );
    assert!(report.conflicts().iter().all(yusuan::Conflict::verify), "{}", path.display());
    assert!(serde_json::to_string(report).is_ok());
}

#[test]
fn texts_round_trip_and_every_proof_holds() {
    for (path, bytes) in inputs("text") {
        let Ok(disclosure) = Disclosure::from_text(&String::from_utf8_lossy(&bytes)) else { continue };
        let again = Disclosure::from_text(&disclosure.to_text()).unwrap();
        assert_eq!(again, disclosure, "{}", path.display());
        assert_proved(&check(&disclosure), &path);
    }
}

#[test]
fn files_are_read_or_refused_in_one_line() {
    for (path, bytes) in inputs("files") {
        match Source::from_bytes(&bytes) {
            Ok(source) => {
                if let Ok(disclosure) = Disclosure::from_source(&source, &ReadOptions::default()) {
                    assert_proved(&check(&disclosure), &path);
                }
            }
            Err(error) => assert!(!error.to_string().contains('\n'), "{}: {error}", path.display()),
        }
    }
}
