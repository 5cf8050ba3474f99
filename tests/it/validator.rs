//! The program that checks a folder, as the example has it.

#[allow(dead_code, reason = "its own main is called")]
#[path = "../../examples/validator.rs"]
mod example;

#[test]
fn a_folder_is_checked_in_forty_lines() {
    let text = include_str!("../../examples/validator.rs");
    let (_, program) = text.split_once("*/").expect("a head");
    let lines = program.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("use ")).count();
    assert!(lines <= 40, "{lines} lines");
    let out = std::env::temp_dir().join(format!("yusuan-validator-{}", std::process::id()));
    example::validate("tests/fixtures/samples", out.to_str().expect("a path")).expect("samples are checked");
    let index = std::fs::read_to_string(out.join("index.html")).expect("an index");
    assert!(index.contains("shanghai-putuo-justice-2026-budget.txt"));
    assert!(index.contains("不符"));
    std::fs::remove_dir_all(out).expect("what was made is there");
}
