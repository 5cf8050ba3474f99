//! PDF files, made up here with the structure of published ones.
#![allow(clippy::float_arithmetic, reason = "places on a page are measured in points")]

mod folder;
mod writer;

use std::fmt::Write as _;
use std::num::NonZeroUsize;

use writer::{Sheet, assemble, pdf, stream};
use yusuan::source::{Merge, PdfOptions, RemarkKind, Source, SourceError, Standing};

/// Each line as its page, its row, what it is, and its cells; merged cells say over how many columns and rows.
fn show(source: &Source) -> Vec<String> {
    let mut shown = Vec::new();
    for (index, line) in source.lines().iter().enumerate() {
        let place = source.locate(index + 1, 0).unwrap();
        let standing = match line.standing() {
            Standing::Grid(number) => format!("G{number}"),
            Standing::Furniture => "F".to_owned(),
            _ => "P".to_owned(),
        };
        let mut text = format!("{}.{} {standing}", place.page().unwrap(), place.row());
        for cell in line.cells() {
            match cell.merge() {
                Merge::Lead { columns, rows } => write!(text, "|<{columns}x{rows}>{}", cell.text()).unwrap(),
                Merge::Covered => text.push_str("|^"),
                _ => write!(text, "|{}", cell.text()).unwrap(),
            }
        }
        shown.push(text);
    }
    shown
}

fn read(sheets: &[Sheet]) -> Vec<String> {
    show(&Source::from_pdf(&pdf(sheets)).unwrap())
}

const EDGES: [f64; 5] = [50.0, 120.0, 260.0, 360.0, 460.0];
const HEADER: [&str; 4] = ["科目编码", "科目名称", "合计", "基本支出"];

#[test]
fn a_table_between_lines_of_text() {
    let sheet = Sheet::portrait()
        .sized(200.0, 80.0, 16.0, "支出总表")
        .text(400.0, 100.0, "单位：万元")
        .table(
            &EDGES,
            110.0,
            &[&HEADER, &["20101", "人大事务", "1,200.50", "1,000.00"], &["", "合计", "1,200.50", ""]],
        )
        .text(50.0, 190.0, "注：无。");
    assert_eq!(
        read(&[sheet]),
        [
            "1.1 P|支出总表",
            "1.2 P|单位：万元",
            "1.3 G1|科目编码|科目名称|合计|基本支出",
            "1.4 G1|20101|人大事务|1,200.50|1,000.00",
            "1.5 G1||合计|1,200.50|",
            "1.6 P|注：无。",
        ]
    );
}

#[test]
fn a_table_over_pages_with_and_without_its_headers() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let first = Sheet::portrait().text(50.0, 90.0, "支出总表").table(&EDGES, 100.0, &[&HEADER, row]);
    let second = Sheet::portrait().table(&EDGES, 60.0, &[row, row]);
    let third = Sheet::portrait().text(50.0, 90.0, "支出总表").table(&EDGES, 100.0, &[&HEADER, row]);
    let lines = read(&[first, second, third]);
    assert_eq!(lines[2], "1.3 G1|20101|人大事务|12.00|12.00");
    assert_eq!(lines[3], "2.1 G2|20101|人大事务|12.00|12.00");
    assert_eq!(lines[5], "3.1 P|支出总表");
    assert_eq!(lines[6], "3.2 G3|科目编码|科目名称|合计|基本支出");
}

#[test]
fn a_page_that_rules_a_column_more_keeps_the_others_in_place() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let framed: &[&str] = &["", "20101", "人大事务", "12.00", "12.00"];
    let wide = [30.0, 50.0, 120.0, 260.0, 360.0, 460.0];
    let lines = read(&[
        Sheet::portrait().table(&wide, 60.0, &[framed, framed]),
        Sheet::portrait().table(&EDGES, 60.0, &[row, row]),
    ]);
    assert_eq!(lines[0], "1.1 G1||20101|人大事务|12.00|12.00");
    assert_eq!(lines[2], "2.1 G2||20101|人大事务|12.00|12.00");
}

#[test]
fn the_same_columns_without_a_rule_between_two_are_a_merged_cell() {
    let fewer = [50.0, 120.0, 360.0, 460.0];
    let lines = read(&[
        Sheet::portrait().table(&EDGES, 60.0, &[&HEADER, &["20101", "人大事务", "12.00", "12.00"]]),
        Sheet::portrait().table(
            &fewer,
            60.0,
            &[&["20102", "政协事务", "3.00"], &["20103", "政府事务", "4.00"]],
        ),
    ]);
    assert_eq!(lines[2], "2.1 G2|20102|<2x1>政协事务|^|3.00");
}

#[test]
fn a_row_that_stands_alone_on_a_page_is_a_row() {
    let lines = read(&[
        Sheet::portrait().table(&EDGES, 60.0, &[&HEADER, &["20101", "人大事务", "12.00", "12.00"]]),
        Sheet::portrait().table(&EDGES, 60.0, &[&["20102", "政协事务", "3.00", "3.00"]]),
    ]);
    assert_eq!(lines[2], "2.1 G2|20102|政协事务|3.00|3.00");
}

#[test]
fn a_table_open_at_its_sides() {
    let mut sheet = Sheet::portrait();
    for down in [60.0, 80.0, 100.0] {
        sheet = sheet.rule(50.0, down, 460.0, down);
    }
    for x in [260.0, 360.0] {
        sheet = sheet.rule(x, 60.0, x, 100.0);
    }
    for (down, cells) in [(74.0, ["项目", "预算数", "备注"]), (94.0, ["合计", "12.00", ""])] {
        sheet = sheet.text(53.0, down, cells[0]).text(263.0, down, cells[1]).text(363.0, down, cells[2]);
    }
    assert_eq!(read(&[sheet]), ["1.1 G1|项目|预算数|备注", "1.2 G1|合计|12.00|"]);
}

#[test]
fn figures_in_columns_that_no_line_divides() {
    let rows = [
        ["支出功能分类", "合计", "基本支出", "项目支出"],
        ["20101 人大事务", "1,200.50", "1,000.00", "200.50"],
        ["20102 政协事务", "30.00", "", "30.00"],
        ["20103 政府事务", "8.00", "8.00", ""],
    ];
    let mut sheet = Sheet::portrait().sized(200.0, 60.0, 16.0, "支出总表").text(
        50.0,
        200.0,
        "注：数字以万元为单位，四舍五入。",
    );
    for (row, down) in rows.iter().zip([90.0, 110.0, 130.0, 150.0]) {
        for (cell, right) in row.iter().zip([130.0, 260.0, 360.0, 460.0]) {
            let width: f64 = cell.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
            sheet = sheet.text(right - width, down, cell);
        }
        sheet = sheet.rule(40.0, down + 6.0, 470.0, down + 6.0);
    }
    assert_eq!(
        read(&[sheet]),
        [
            "1.1 P|支出总表",
            "1.2 G1|支出功能分类|合计|基本支出|项目支出",
            "1.3 G1|20101 人大事务|1,200.50|1,000.00|200.50",
            "1.4 G1|20102 政协事务|30.00||30.00",
            "1.5 G1|20103 政府事务|8.00|8.00|",
            "1.6 P|注：数字以万元为单位，四舍五入。",
        ]
    );
}

#[test]
fn a_table_of_contents_is_prose() {
    let mut sheet = Sheet::portrait();
    for (down, title, page) in
        [(90.0, "一、部门概况", "1"), (110.0, "二、收支情况", "12"), (130.0, "三、名词解释", "25")]
    {
        sheet = sheet.text(50.0, down, title).text(460.0, down, page);
    }
    assert!(read(&[sheet]).iter().all(|line| line.contains(" P|")));
}

#[test]
fn headers_say_how_far_they_reach() {
    let sheet = Sheet::portrait().table(
        &EDGES,
        60.0,
        &[&["科目", "^", "本年支出", "^"], &HEADER, &["20101", "人大事务", "12.00", "12.00"]],
    );
    let lines = read(&[sheet]);
    assert_eq!(lines[0], "1.1 G1|<2x1>科目|^|<2x1>本年支出|^");
    assert_eq!(lines[1], "1.2 G1|科目编码|科目名称|合计|基本支出");
}

#[test]
fn cells_over_rows() {
    let sheet = Sheet::portrait()
        .rule(50.0, 60.0, 250.0, 60.0)
        .rule(150.0, 80.0, 250.0, 80.0)
        .rule(50.0, 100.0, 250.0, 100.0)
        .rule(50.0, 60.0, 50.0, 100.0)
        .rule(150.0, 60.0, 150.0, 100.0)
        .rule(250.0, 60.0, 250.0, 100.0)
        .text(60.0, 84.0, "甲单位")
        .text(160.0, 74.0, "1.00")
        .text(160.0, 94.0, "2.00");
    assert_eq!(read(&[sheet]), ["1.1 G1|<1x2>甲单位|1.00", "1.2 G1|^|2.00"]);
}

#[test]
fn lines_broken_inside_a_cell_are_joined() {
    let edges = [50.0, 110.0, 170.0, 300.0];
    let sheet = Sheet::portrait()
        .rule(50.0, 60.0, 300.0, 60.0)
        .rule(50.0, 90.0, 300.0, 90.0)
        .rule(50.0, 110.0, 300.0, 110.0)
        .text(52.0, 72.0, "机关事业")
        .text(52.0, 84.0, "单位")
        .text(112.0, 72.0, "12,345,678.9")
        .text(112.0, 84.0, "01")
        .text(172.0, 72.0, "World Bank")
        .text(172.0, 84.0, "Loan")
        .text(52.0, 104.0, "合计");
    let sheet = edges.iter().fold(sheet, |sheet, &x| sheet.rule(x, 60.0, x, 110.0));
    assert_eq!(read(&[sheet])[0], "1.1 G1|机关事业单位|12,345,678.901|World Bank Loan");
}

#[test]
fn characters_that_stand_a_little_lower_belong_to_their_line() {
    let sheet = Sheet::portrait()
        .sized(96.0, 82.4, 18.0, "2026")
        .sized(132.0, 80.0, 18.0, "年部门收支总表")
        .text(50.0, 100.0, "单位名称")
        .text(90.0, 99.6, "：")
        .text(100.0, 100.0, "某局");
    assert_eq!(read(&[sheet]), ["1.1 P|2026年部门收支总表", "1.2 P|单位名称：某局"]);
}

#[test]
fn a_frame_around_text_is_prose() {
    let sheet = Sheet::portrait().table(&[50.0, 460.0], 60.0, &[&["2026年部门预算"]]).table(
        &EDGES,
        110.0,
        &[&HEADER, &["20101", "人大事务", "12.00", "12.00"]],
    );
    assert_eq!(read(&[sheet])[0], "1.1 P|2026年部门预算");
}

#[test]
fn two_tables_on_a_page_are_two_grids() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let sheet = Sheet::portrait().table(&EDGES, 60.0, &[&HEADER, row]).text(50.0, 130.0, "项目支出表").table(
        &[50.0, 200.0, 460.0],
        150.0,
        &[&["项目", "金额"], &["修缮", "8.00"]],
    );
    let lines = read(&[sheet]);
    assert_eq!(lines[1], "1.2 G1|20101|人大事务|12.00|12.00");
    assert_eq!(lines[2], "1.3 P|项目支出表");
    assert_eq!(lines[4], "1.5 G2|修缮|8.00");
}

#[test]
fn double_lines_make_no_columns() {
    let sheet = Sheet::portrait().table(&EDGES, 60.0, &[&HEADER, &["20101", "人大事务", "12.00", "12.00"]]);
    let sheet = sheet.rule(263.5, 60.0, 263.5, 100.0).rule(50.0, 83.5, 460.0, 83.5);
    assert_eq!(read(&[sheet])[1], "1.2 G1|20101|人大事务|12.00|12.00");
}

#[test]
fn indentation_is_told_in_characters() {
    let sheet = Sheet::portrait()
        .table(&[50.0, 260.0, 360.0], 60.0, &[&["项目", "金额"], &["", "1.00"], &["", "1.00"], &["", "1.00"]])
        .text(53.0, 94.0, "教育支出")
        .text(73.0, 114.0, "普通教育")
        .text(53.0, 134.0, "　　学前教育");
    let source = Source::from_pdf(&pdf(&[sheet])).unwrap();
    let indents: Vec<u8> = source.lines().iter().map(|line| line.cells()[0].indent()).collect();
    assert_eq!(indents, [0, 0, 2, 2]);
    assert_eq!(source.lines()[3].cells()[0].text(), "学前教育");
    let codes = Sheet::portrait()
        .table(&[50.0, 260.0, 360.0], 60.0, &[&["科目编码", "金额"], &["301", "1.00"], &["", "1.00"]])
        .text(63.0, 114.0, "30101");
    let source = Source::from_pdf(&pdf(&[codes])).unwrap();
    let indents: Vec<u8> = source.lines().iter().map(|line| line.cells()[0].indent()).collect();
    assert_eq!(indents, [0, 0, 1]);
}

#[test]
fn a_word_longer_than_its_cell_stays_whole() {
    let sheet = Sheet::portrait()
        .table(&[50.0, 115.0, 200.0], 60.0, &[&["项目", "金额"], &["人员经费支出", ""]])
        .text(160.0, 94.0, "12.00");
    let cut = Sheet::portrait()
        .table(&[50.0, 105.0, 200.0], 60.0, &[&["项目", "金额"], &["人员经费支出", ""]])
        .text(160.0, 94.0, "12.00");
    assert_eq!(read(&[sheet])[1], "1.2 G1|人员经费支出|12.00");
    assert_eq!(read(&[cut])[1], "1.2 G1|人员经费支出|12.00");
}

#[test]
fn words_that_touch_over_a_line_are_two() {
    let sheet = Sheet::portrait().table(&[50.0, 73.0, 120.0], 60.0, &[&["", ""], &["1", "甲"]]).text(
        53.0,
        74.0,
        "序号单位编码",
    );
    assert_eq!(read(&[sheet])[0], "1.1 G1|序号|单位编码");
}

#[test]
fn a_page_that_is_turned() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    // What a reader sees upright is drawn lying on its side on a page of 595 by 842 points.
    let lay =
        |down: f64, x: f64, text: &str, sheet: Sheet| sheet.set([0.0, 1.0, -1.0, 0.0, down, x], 10.0, text);
    let mut turned = Sheet::portrait();
    for down in [60.0, 80.0, 100.0] {
        turned = turned.rule(down, 842.0 - 50.0, down, 842.0 - 460.0);
    }
    for x in EDGES {
        turned = turned.rule(60.0, 842.0 - x, 100.0, 842.0 - x);
    }
    for (cells, down) in [(&HEADER[..], 74.0), (row, 94.0)] {
        for (cell, x) in cells.iter().zip(EDGES) {
            turned = lay(down, x + 3.0, cell, turned);
        }
    }
    let expected = ["1.1 G1|科目编码|科目名称|合计|基本支出", "1.2 G1|20101|人大事务|12.00|12.00"];
    assert_eq!(read(&[turned]), expected);
    let mut rotated = Sheet::portrait().rotated(90);
    for down in [60.0, 80.0, 100.0] {
        rotated = rotated.rule(down, 842.0 - 50.0, down, 842.0 - 460.0);
    }
    for x in EDGES {
        rotated = rotated.rule(60.0, 842.0 - x, 100.0, 842.0 - x);
    }
    for (cells, down) in [(&HEADER[..], 74.0), (row, 94.0)] {
        for (cell, x) in cells.iter().zip(EDGES) {
            rotated = lay(down, x + 3.0, cell, rotated);
        }
    }
    assert_eq!(read(&[rotated]), expected);
}

#[test]
fn running_heads_and_page_numbers_are_furniture() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let page = |number: usize, sheet: Sheet| {
        sheet.text(200.0, 40.0, "某市某局预算公开").text(280.0, 810.0, &format!("- {number} -"))
    };
    let lines = read(&[
        page(1, Sheet::portrait().text(50.0, 100.0, "一、职责")),
        page(2, Sheet::portrait().text(50.0, 90.0, "单位：万元").table(&EDGES, 100.0, &[&HEADER, row])),
        page(
            3,
            Sheet::portrait().text(50.0, 90.0, "单位：万元").table(
                &EDGES[..4],
                100.0,
                &[&HEADER[..3], &row[..3]],
            ),
        ),
    ]);
    let furniture: Vec<&String> = lines.iter().filter(|line| line.contains(" F|")).collect();
    assert_eq!(furniture.len(), 6, "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.contains(" P|单位：万元")).count(), 2);
}

#[test]
fn the_title_a_long_table_repeats_is_no_furniture() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let page = || Sheet::portrait().text(200.0, 50.0, "支出总表").table(&EDGES, 100.0, &[&HEADER, row]);
    let lines = read(&[page(), page(), page(), page()]);
    assert!(lines.iter().all(|line| !line.contains(" F|")), "{lines:?}");
}

#[test]
fn control_characters_are_blanks() {
    let sheet = Sheet::portrait().text(50.0, 80.0, "单位\u{0}：\u{7}万元");
    assert_eq!(read(&[sheet]), ["1.1 P|单位 ： 万元"]);
}

#[test]
fn threads_change_nothing() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let sheets: Vec<Sheet> = (0..9).map(|_| Sheet::portrait().table(&EDGES, 60.0, &[&HEADER, row])).collect();
    let bytes = pdf(&sheets);
    let threads = PdfOptions::default().with_threads(NonZeroUsize::new(3).unwrap());
    assert_eq!(Source::from_pdf_with(&bytes, &threads), Source::from_pdf(&bytes));
}

#[test]
fn a_scan_is_told() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n\
        stream\n0\nendstream";
    let scan = |text: &str| {
        assemble(
            &[
                "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
                "<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>".to_owned(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>".to_owned(),
                stream("q 595 0 0 842 0 0 cm /I Do Q"),
                image.to_owned(),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 6 0 R >> /XObject << /I 5 0 R >> >> \
                 /Contents 8 0 R >>".to_owned(),
                stream(text),
            ],
            "",
        )
    };
    let error = Source::from_pdf(&scan("q 595 0 0 842 0 0 cm /I Do Q")).unwrap_err();
    assert_eq!(error, SourceError::NoText { pages: 2 });
    let source = Source::from_pdf(&scan("BT /F 10 Tf 50 700 Td (Budget 2026) Tj ET")).unwrap();
    assert_eq!(show(&source), ["2.1 P|Budget 2026"]);
    assert_eq!(source.remarks().len(), 1);
    assert_eq!(source.remarks()[0].kind, RemarkKind::ScannedPage);
    assert_eq!(source.remarks()[0].location.as_ref().unwrap().to_string(), "第1页");
}

#[test]
fn an_encrypted_file_is_told() {
    let bytes = assemble(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [] /Count 0 >>".to_owned(),
            format!("<< /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>", "5a".repeat(32)),
        ],
        "/Encrypt 3 0 R /ID [<00> <00>]",
    );
    let error = Source::from_pdf(&bytes).unwrap_err();
    assert_eq!(error.to_string(), "a PDF file is encrypted: remove its password first");
}

#[test]
fn what_is_no_pdf_is_told() {
    let told = |bytes: &[u8]| Source::from_pdf(bytes).unwrap_err().to_string();
    assert_eq!(told(b"\n <!DOCTYPE html><html></html>"), "not a PDF file: it looks like a web page (HTML)");
    assert_eq!(told(b"PK\x03\x04rest"), "not a PDF file: it looks like a workbook or another zip archive");
    assert_eq!(told(b""), "not a PDF file: it looks like an empty file");
    assert!(told(b"%PDF-1.7\ngarbage").starts_with("a PDF file can't be read: "));
}

#[test]
fn parts_that_would_stop_the_parser_are_told_first() {
    let page = |content: String, parent: &str| {
        assemble(
            &[
                "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
                format!("<< /Type /Pages /Kids [3 0 R] /Count 1 {parent} >>"),
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>".to_owned(),
                stream(&content),
            ],
            "",
        )
    };
    let told = |bytes: &[u8]| Source::from_pdf(bytes).unwrap_err().to_string();
    assert_eq!(
        told(&page(String::new(), "/Parent 3 0 R")),
        "a PDF file can't be read: its pages belong to each other in a circle"
    );
    assert_eq!(told(&page("[".repeat(100_000), "")), "a PDF file can't be read: it is nested too deep");
    assert_eq!(
        told(&page(format!("BT ({}) Tj ET ", "a".repeat(999)).repeat(300), "")),
        "a PDF file can't be read: a page holds more text than is read of one"
    );
}

#[test]
fn no_damage_panics() {
    let row: &[&str] = &["20101", "人大事务", "12.00", "12.00"];
    let bytes = pdf(&[Sheet::portrait().table(&EDGES, 60.0, &[&HEADER, row])]);
    for cut in (0..bytes.len()).step_by(293) {
        let _ = Source::from_pdf(&bytes[..cut]);
        let mut broken = bytes.clone();
        broken[cut] = broken[cut].wrapping_add(1);
        let _ = Source::from_pdf(&broken);
    }
}
