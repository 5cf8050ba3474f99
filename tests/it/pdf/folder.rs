//! The folder of PDF files that the READMEs show checked: what is in it, and what the command says of it.

use std::path::PathBuf;
use std::process::Command;

use super::writer::{Sheet, assemble, pdf, stream};

/// The budget of a department: revenue and expenditure on one page, expenditure by function on the next.
fn budget(unit: &str, [total, basic, projects]: [&str; 3]) -> Vec<u8> {
    let first = Sheet::portrait()
        .sized(180.0, 60.0, 16.0, &format!("{unit}2026年部门预算"))
        .sized(200.0, 110.0, 14.0, "部门收支总表")
        .text(440.0, 130.0, "单位：万元")
        .table(
            &[50.0, 210.0, 290.0, 450.0, 540.0],
            140.0,
            &[
                &["收入", "^", "支出", "^"],
                &["项目", "预算数", "项目", "预算数"],
                &["一、一般公共预算拨款收入", "186.40", "一、社会保障和就业支出", "22.16"],
                &["二、事业收入", "3.60", "二、住房保障支出", "167.84"],
                &["本年收入合计", "190.00", "本年支出合计", "190.00"],
                &["收入总计", "190.00", "支出总计", "190.00"],
            ],
        );
    let second =
        Sheet::portrait().sized(200.0, 80.0, 14.0, "部门支出总表").text(440.0, 100.0, "单位：万元").table(
            &[50.0, 120.0, 300.0, 380.0, 460.0, 540.0],
            110.0,
            &[
                &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
                &["", "合计", total, basic, projects],
                &["208", "社会保障和就业支出", "22.16", "22.16", ""],
                &["20805", "行政事业单位养老支出", "22.16", "22.16", ""],
                &["2080505", "机关事业单位基本养老保险缴费支出", "22.16", "22.16", ""],
                &["221", "住房保障支出", "167.84", "13.00", "154.84"],
                &["22102", "住房改革支出", "167.84", "13.00", "154.84"],
                &["2210201", "住房公积金", "167.84", "13.00", "154.84"],
            ],
        );
    pdf(&[first, second])
}

/// A page that is a picture.
fn scan() -> Vec<u8> {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n\
        stream\n0\nendstream";
    assemble(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>".to_owned(),
            stream("q 595 0 0 842 0 0 cm /I Do Q"),
            image.to_owned(),
        ],
        "",
    )
}

const FOLDER: &str = "tests/fixtures/folder";

#[test]
fn the_files_are_what_is_made_here() {
    for (name, made) in [
        ("culture.pdf", budget("某市文化局", ["190.00", "35.16", "154.84"])),
        ("education.pdf", budget("某市教育局", ["191.00", "35.16", "154.84"])),
        ("archives.pdf", scan()),
    ] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name);
        if std::env::var_os("WRITE_FIXTURES").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        assert!(std::fs::read(&path).unwrap() == made, "{name}: WRITE_FIXTURES=1 cargo test writes it anew");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_page_row_and_column() {
    use yusuan::source::Source;
    use yusuan::{Disclosure, ReadOptions, check};
    let source = Source::from_pdf(&budget("某市教育局", ["191.00", "35.16", "154.84"])).unwrap();
    let report = check(&Disclosure::from_source(&source, &ReadOptions::default()).unwrap());
    let told = serde_json::to_value(&report).unwrap();
    let cells = told["conflicts"][0]["cells"].as_array().unwrap();
    let places: Vec<&str> = cells.iter().map(|cell| cell["cell"]["where"].as_str().unwrap()).collect();
    assert_eq!(places, ["第2页 第4行 第3列", "第2页 第5行 第3列", "第2页 第8行 第3列"]);
}

#[test]
#[cfg(feature = "cli")]
fn the_readmes_show_what_the_command_says_of_them() {
    for (readme, lang) in
        [(include_str!("../../../README.md"), "en"), (include_str!("../../../README.zh-CN.md"), "zh")]
    {
        let (_, sample) = readme.split_once("-- check tests/fixtures/folder").expect("the command is there");
        let (_, sample) = sample.split_once("```console\n").expect("what it prints stands below");
        let (sample, _) = sample.split_once("```").expect("the block ends");
        let run = Command::new(env!("CARGO_BIN_EXE_yusuan"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["check", FOLDER, "--lang", lang])
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(1));
        let printed = String::from_utf8(run.stdout).unwrap().replace('\t', "  ");
        // Documents are told as they are done.
        let parts = |text: &str| {
            let (lines, summary) = text.split_once("\n\n").expect("a summary");
            let mut lines: Vec<String> = lines.lines().map(Into::into).collect();
            lines.sort_unstable();
            (lines, summary.to_owned())
        };
        assert_eq!(parts(&printed), parts(sample), "{printed}");
    }
}
