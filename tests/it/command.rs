//! The command `yusuan check` as a shell sees it: what it prints of files, folders and its input, and its exit status.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const HOLDS: &str = "2025年部门支出总表\n单位名称：某局\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t8.00\n";
const NOTHING: &str =
    "2025年部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\n208\t社会保障和就业支出\t8.00\n";
const WORD: &[u8] = b"Rar!\x1A\x07\x01\x00";

fn breaks() -> String {
    HOLDS.replace("合计\t8.00", "合计\t9.00")
}

/// A folder of a test of its own, with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("command-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// The exit status, the output and the messages of `yusuan check`.
fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    run_any(folder, &[&["check"], arguments].concat(), input)
}

fn run_any(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yusuan"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that never reads its input may have closed it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

#[test]
fn the_exit_status_of_one_file_says_its_verdict() {
    let broken = breaks();
    let folder = folder(
        "one",
        &[
            ("holds.txt", HOLDS.as_bytes()),
            ("breaks.txt", broken.as_bytes()),
            ("nothing.txt", NOTHING.as_bytes()),
            ("word.doc", WORD),
        ],
    );
    for (file, status, begins) in [
        ("holds.txt", 0, "某局　2025年"),
        ("breaks.txt", 1, "某局　2025年"),
        ("nothing.txt", 2, "单位名称未印　2025年"),
    ] {
        let (code, output, messages) = run(&folder, &[file], "");
        assert_eq!((code, messages.as_str()), (status, ""), "{file}");
        assert!(output.starts_with(begins), "{output}");
    }
    for (file, message) in [
        (
            "word.doc",
            "yusuan check: word.doc: a RAR archive is not read: unpack it and give the files inside\n",
        ),
        ("none.txt", "yusuan check: none.txt: No such file or directory (os error 2)\n"),
    ] {
        assert_eq!(run(&folder, &[file], ""), (2, String::new(), message.into()));
    }
}

#[test]
fn a_dash_is_the_standard_input() {
    let folder = folder("input", &[("holds.txt", HOLDS.as_bytes())]);
    let (code, output, _) = run(&folder, &["-"], &breaks());
    assert_eq!(code, 1);
    assert!(output.starts_with("某局　2025年\n结论：不符"), "{output}");
    let (code, output, _) = run(&folder, &["holds.txt", "-"], HOLDS);
    assert_eq!((code, output.lines().filter(|line| line.contains("某局\t2025")).count()), (0, 2));
}

#[test]
fn without_a_name_the_bundled_tables_are_checked() {
    let (code, output, _) = run(&folder("bundled", &[]), &[], "");
    assert_eq!((code, output.lines().next()), (0, Some("tests/fixtures/bazhong-2022.txt")));
}

#[test]
fn a_bad_file_never_stops_the_rest_and_inconsistent_wins() {
    let broken = breaks();
    let all: [(&str, &[u8]); 6] = [
        ("a/holds.txt", HOLDS.as_bytes()),
        ("a/nothing.tsv", NOTHING.as_bytes()),
        ("b/word.doc", WORD),
        ("b/cut.pdf", b"%PDF-1.7\n"),
        ("b/notes.log", b"of other files nothing is said"),
        ("c/breaks.csv", broken.as_bytes()),
    ];
    let folder = folder("bad", &all);
    let (code, output, messages) = run(&folder, &["."], "");
    assert_eq!((code, messages.as_str()), (1, ""));
    let mut lines: Vec<&str> = output.lines().take(5).collect();
    lines.sort_unstable();
    assert!(lines.iter().all(|line| line.contains('\t')), "{output}");
    assert!(!output.contains("notes.log"), "{output}");
    assert!(output.contains("\n5 份文件\n"), "{output}");
    assert!(output.contains("无法读取\t./b/word.doc\ta RAR archive is not read: unpack it"), "{output}");
    // Each verdict alone.
    for (paths, status) in [
        (vec!["a/holds.txt", "a/holds.txt"], 0),
        (vec!["a/holds.txt", "a/nothing.tsv"], 2),
        (vec!["a/holds.txt", "b"], 2),
        (vec!["a", "none"], 2),
        (vec!["c", "none", "a"], 1),
    ] {
        assert_eq!(run(&folder, &paths, "").0, status, "{paths:?}");
    }
}

#[test]
fn an_empty_folder_is_told() {
    let folder = folder("empty", &[("in/notes.log", b"nothing")]);
    let told = "yusuan check: no document found in what was named\n".to_owned();
    assert_eq!(run(&folder, &["in"], ""), (2, String::new(), told));
}

#[test]
fn json_is_one_object_for_a_file_and_the_same_in_a_line_for_each_of_many() {
    let broken = breaks();
    let folder = folder("json", &[("in/breaks.txt", broken.as_bytes()), ("in/word.doc", WORD)]);
    let (code, output, _) = run(&folder, &["in/breaks.txt", "--json"], "");
    let one: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, &one["verdict"]), (1, &Value::from("inconsistent")));
    for key in ["coverage", "conflicts", "findings", "tables", "unit", "year"] {
        assert!(!one[key].is_null(), "{key}");
    }
    assert!(
        one["conflicts"][0]["relations"][0].is_object() && output.contains("\"where\": \"第5行 第3列\""),
        "{output}"
    );
    let (code, output, _) = run(&folder, &["in", "--json"], "");
    assert_eq!(code, 1);
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut first = lines[0].clone();
    assert_eq!(first.as_object_mut().unwrap().remove("file"), Some("in/breaks.txt".into()));
    assert_eq!(first, one);
    assert_eq!(
        lines[1],
        serde_json::json!({
            "file": "in/word.doc",
            "error": "a RAR archive is not read: unpack it and give the files inside",
        })
    );
}

/// However long each takes: the first of these is read for longer than all others.
#[test]
fn many_are_told_of_in_order_of_their_names() {
    let long = HOLDS.to_owned() + &"说明\n".repeat(60_000);
    let files: Vec<(String, &[u8])> = (0..40)
        .map(|number| {
            (format!("in/{number:02}.txt"), if number == 0 { long.as_bytes() } else { HOLDS.as_bytes() })
        })
        .collect();
    let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let folder = folder("order", &named);
    let (code, output, _) = run(&folder, &["in", "--json"], "");
    let told: Vec<String> = output
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].as_str().unwrap().to_owned())
        .collect();
    let wanted: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
    assert_eq!((code, told), (0, wanted));
}

#[test]
fn reports_and_a_summary_are_written_for_each_of_many() {
    let broken = breaks();
    let folder = folder(
        "out",
        &[("in/a/x.txt", HOLDS.as_bytes()), ("in/b/x.txt", broken.as_bytes()), ("in/word.doc", WORD)],
    );
    assert_eq!(run(&folder, &["in", "--out", "out", "--html", "pages"], "").0, 1);
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    assert!(read("out/in_a_x.txt.txt").contains("结论：相符"));
    assert!(read("out/in_b_x.txt.txt").contains("结论：不符"));
    assert!(read("pages/in_b_x.txt.html").starts_with("<!DOCTYPE html>"));
    assert!(read("pages/index.html").contains("in_a_x.txt.html"));
    assert_eq!(
        read("out/summary.csv"),
        "file,verdict,unit,year,printed,read,checked,relations,conflicts,error\n\
         in/a/x.txt,exact,某局,2025,2,2,2,1,0,\n\
         in/b/x.txt,inconsistent,某局,2025,2,2,2,1,1,\n\
         in/word.doc,unreadable,,,,,,,,a RAR archive is not read: unpack it and give the files inside\n"
    );
}

#[test]
fn the_page_that_teaches_stands_alone() {
    let folder = folder("teach", &[]);
    for lang in ["zh", "en"] {
        assert_eq!(
            run_any(&folder, &["teach", "page.html", "--lang", lang], ""),
            (0, "page.html\n".into(), String::new())
        );
        let page = std::fs::read_to_string(folder.join("page.html")).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
        assert!(page.contains("≠ 合计") && page.contains("= 合计") && page.contains("2080109"));
        assert!(
            !page.contains("<script") && !page.contains("src=") && !page.contains("@import"),
            "nothing is loaded"
        );
    }
}
