//! Text to a verdict: nothing panics, text round-trips, and every proof and witness holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yusuan::{Disclosure, Verdict, check};

fuzz_target!(|text: &str| {
    let Ok(disclosure) = Disclosure::from_text(text) else { return };
    let again = Disclosure::from_text(&disclosure.to_text()).expect("what was written is read");
    assert_eq!(again, disclosure);
    let report = check(&disclosure);
    assert_eq!(report.verdict() == Verdict::Inconsistent, !report.conflicts().is_empty());
    assert!(report.conflicts().iter().all(yusuan::Conflict::verify));
    let _ = serde_json::to_string(&report).expect("a report is written");
    let _ = (disclosure.to_html(), disclosure.to_markdown());
});
