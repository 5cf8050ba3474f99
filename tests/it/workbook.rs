//! Workbooks, written by a test and read back.

use rust_xlsxwriter::{Format, Workbook};
use yusuan::check::Detail;
use yusuan::render::Lang;
use yusuan::source::{CellFault, Merge, RemarkKind, Source, SourceCell, SourceLine, Standing};
use yusuan::{Disclosure, MoneyUnit, ReadOptions, Rule, TableKind, Verdict, check};

use super::archive::archive;

fn source(mut workbook: Workbook) -> Source {
    let bytes = workbook.save_to_buffer().unwrap();
    Source::from_workbook(&bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn read(workbook: Workbook) -> Disclosure {
    Disclosure::from_text(&source(workbook).to_text()).unwrap_or_else(|error| panic!("{error}"))
}

fn shown(source: &Source) -> Vec<(String, Vec<&str>)> {
    let place = |line: &SourceLine| line.origin().locate(0).to_string();
    source
        .lines()
        .iter()
        .map(|line| (place(line), line.cells().iter().map(SourceCell::text).collect()))
        .collect()
}

/// Two sheets: one under its title, with merged headers and numbers as codes; one whose name is its title.
fn workbook() -> Workbook {
    let mut workbook = Workbook::new();
    let money = Format::new().set_num_format("#,##0.00");
    let accounting = Format::new().set_num_format("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ");
    let two = Format::new().set_num_format("00");
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "2024年部门支出总表").unwrap();
    sheet.write(1, 0, "单位：万元").unwrap();
    let plain = Format::new();
    sheet.merge_range(2, 0, 2, 2, "科目编码", &plain).unwrap();
    for (column, label) in ["类", "款", "项"].into_iter().enumerate() {
        sheet.write(3, u16::try_from(column).unwrap(), label).unwrap();
    }
    sheet.merge_range(2, 3, 3, 3, "科目名称", &plain).unwrap();
    sheet.merge_range(2, 4, 3, 4, "合计", &plain).unwrap();
    sheet.merge_range(2, 5, 2, 6, "其中", &plain).unwrap();
    sheet.write(3, 5, "基本支出").unwrap();
    sheet.write(3, 6, "项目支出").unwrap();
    // What 0.1 + 0.2 comes to in binary; its cell shows 0.30.
    for (row, codes, name, figures) in [
        (4, [None, None, None], "合计", [0.300_000_000_000_000_04, 0.1, 0.2]),
        (5, [Some(208.0), None, None], "社会保障和就业支出", [0.3, 0.1, 0.2]),
        (6, [Some(208.0), Some(1.0), None], "人力资源和社会保障管理事务", [0.3, 0.1, 0.2]),
        (7, [Some(208.0), Some(1.0), Some(9.0)], "社会保险经办机构", [0.3, 0.1, 0.2]),
        (8, [Some(210.0), None, None], "卫生健康支出", [0.0, 0.0, 0.0]),
    ] {
        for (column, code) in (0..).zip(codes) {
            if let Some(code) = code {
                let format = if column == 0 { &plain } else { &two };
                sheet.write_with_format(row, column, code, format).unwrap();
            }
        }
        sheet.write(row, 3, name).unwrap();
        for (column, figure) in (4..).zip(figures) {
            let format = if row == 8 { &accounting } else { &money };
            sheet.write_with_format(row, column, figure, format).unwrap();
        }
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("收支总表").unwrap();
    sheet.write(0, 3, "单位：元").unwrap();
    for (row, cells) in (1..).zip([["收入", "", "支出", ""], ["项目", "预算数", "项目", "预算数"]])
    {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.write(3, 0, "一、一般公共预算拨款收入").unwrap();
    sheet.write(3, 1, 3000).unwrap();
    sheet.write(3, 2, "一、社会保障和就业支出").unwrap();
    sheet.write(3, 3, 3000).unwrap();
    sheet.write(4, 0, "收入总计").unwrap();
    sheet.write(4, 1, "3,000").unwrap();
    sheet.write(4, 2, "支出总计").unwrap();
    sheet.write(4, 3, 3000.0).unwrap();
    workbook
}

#[test]
fn a_workbook_is_read_as_its_formats_show_it() {
    let disclosure = read(workbook());
    let tables: Vec<(TableKind, usize, Option<MoneyUnit>)> =
        disclosure.tables().iter().map(|table| (table.kind(), table.figures(), table.money_unit())).collect();
    assert_eq!(
        tables,
        [
            (TableKind::Expenditure, 15, Some(MoneyUnit::TenThousandYuan)),
            (TableKind::Summary, 4, Some(MoneyUnit::Yuan)),
        ]
    );
    let block = &disclosure.tables()[0].blocks()[0];
    let shown: Vec<Option<String>> =
        block.rows()[0].cells().iter().map(|cell| cell.figure().map(|figure| figure.to_string())).collect();
    assert_eq!(shown, [Some("0.30".into()), Some("0.10".into()), Some("0.20".into())]);
    let codes: Vec<Option<&str>> = block.rows().iter().map(|row| row.code()).collect();
    assert_eq!(codes, [None, Some("208"), Some("20801"), Some("2080109"), Some("210")]);
    // An accounting format shows zero as a dash, which is nil.
    assert!(block.rows()[4].cells().iter().all(|cell| cell.figure().is_none() && cell.is_printed()));
    assert_eq!(disclosure.notes(), []);
    assert_eq!(disclosure.unread(), []);
    assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
}

#[test]
fn formats_round_and_numbers_without_one_show_themselves() {
    for (number, format, hundredths) in [
        (24_169.745, "0.00", 2_416_975),
        (-1.005, "0.00", -101),
        (80.0, "General", 8_000),
        (3_990.4, "General", 399_040),
        (12.0, "#,##0", 1_200),
        (5.5, "0.00_);(0.00)", 550),
    ] {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "支出总表").unwrap();
        sheet.write(1, 0, "单位：亿元").unwrap();
        sheet.write(2, 0, "科目名称").unwrap();
        sheet.write(2, 1, "合计").unwrap();
        sheet.write(3, 0, "合计").unwrap();
        sheet.write_with_format(3, 1, number, &Format::new().set_num_format(format)).unwrap();
        let disclosure = read(workbook);
        let cell = disclosure.tables()[0].cells().next().unwrap();
        assert_eq!(cell.fen(), hundredths * 100_000_000, "{number} {format}");
    }
}

#[test]
fn bytes_that_are_no_workbook_say_so() {
    for (bytes, message) in [
        (&b"PK"[..], "not a workbook: it looks like a plain text"),
        (b"%PDF-1.4", "not a workbook: it looks like a PDF file"),
        (
            b"PK\x03\x04.........[Content_Types].xml",
            "a workbook can't be read: the directory at the end of the archive is missing or damaged: the file is cut short",
        ),
    ] {
        assert_eq!(Source::from_workbook(bytes).unwrap_err().to_string(), message);
    }
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("支出总表").unwrap();
    for (row, cells) in
        (0..).zip([["科目", "旧数", "合计"], ["201", "9", "1"], ["旧行", "8", "2"], ["208", "7", "3"]])
    {
        sheet.write_row(row, 0, cells).unwrap();
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(1).unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_name("旧表").unwrap().write(0, 0, "旧").unwrap();
    hidden.set_hidden(true);
    let source = source(workbook);
    assert_eq!(
        shown(&source),
        [
            ("支出总表!1:1".into(), vec!["支出总表"]),
            ("支出总表!1:1".into(), vec!["科目", "合计"]),
            ("支出总表!2:2".into(), vec!["201", "1"]),
            ("支出总表!4:4".into(), vec!["208", "3"]),
        ]
    );
    assert_eq!(source.locate(3, 2).unwrap().to_string(), "支出总表!C2");
    let told: Vec<(RemarkKind, Option<String>, &str)> = source
        .remarks()
        .iter()
        .map(|remark| (remark.kind, remark.location.as_ref().map(ToString::to_string), &*remark.text))
        .collect();
    assert_eq!(
        told,
        [
            (RemarkKind::HiddenRow, Some("支出总表!3:3".into()), "旧行 | 8 | 2"),
            (RemarkKind::HiddenColumn, Some("支出总表!B:B".into()), "旧数 | 9 | 7"),
            (RemarkKind::HiddenSheet, None, "旧表"),
        ]
    );
}

/// The findings about what a sheet leaves out: their rules, and their sentences.
fn left_out(sheet: &str) -> Vec<(Rule, String)> {
    let source = Source::from_workbook(&made(1, sheet, "", "")).unwrap();
    let report = check(&Disclosure::from_source(&source, &ReadOptions::default()).unwrap());
    let told = report.findings().iter().filter(|finding| matches!(finding.detail, Detail::LeftOut { .. }));
    told.map(|finding| (finding.rule, finding.message(Lang::Zh))).collect()
}

#[test]
fn what_a_sheet_leaves_out_is_told_in_the_report_with_its_place() {
    let cell = |text: &str| format!("<x:c t=\"inlineStr\"><x:is><x:t>{text}</x:t></x:is></x:c>");
    let line = |number: usize, more: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<x:row r=\"{number}\"{more}>{cells}</x:row>")
    };
    let sheet = rows(
        &[
            line(1, "", &["支出总表"]),
            line(2, "", &["单位：万元"]),
            line(3, "", &["科目编码", "科目名称", "合计"]),
            line(4, "", &["", "合计", "8.00"]),
            line(5, " hidden=\"1\"", &["205", "教育支出", "1.00"]),
            format!(
                "<x:row r=\"6\">{}{}<x:c r=\"C6\"><x:f>C4</x:f></x:c></x:row>",
                cell("208"),
                cell("社会保障和就业支出")
            ),
        ]
        .concat(),
    );
    assert_eq!(
        left_out(&sheet),
        [
            (Rule::FormulaWithoutValue, "支出表0!C6“=C4”公式没有结果。".into()),
            (Rule::HiddenRow, "支出表0!5:5“205 | 教育支出 | 1.00”行已隐藏，未读。".into()),
        ]
    );
}

#[test]
fn merged_cells_say_what_they_cover_and_indents_are_kept() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 2, "支出总表", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "科目", &plain).unwrap();
    sheet.write_row(1, 1, ["合计", "基本"]).unwrap();
    sheet.write_row(2, 1, ["1", "2"]).unwrap();
    sheet.write_with_format(3, 0, "其中", &Format::new().set_indent(2)).unwrap();
    let source = source(workbook);
    let merges: Vec<Vec<Merge>> =
        source.lines().iter().map(|line| line.cells().iter().map(SourceCell::merge).collect()).collect();
    assert_eq!(
        merges,
        [
            vec![Merge::Lead { columns: 3, rows: 1 }, Merge::Covered, Merge::Covered],
            vec![Merge::Lead { columns: 1, rows: 2 }, Merge::Alone, Merge::Alone],
            vec![Merge::Covered, Merge::Alone, Merge::Alone],
            vec![Merge::Alone],
        ]
    );
    assert_eq!(source.lines()[3].cells()[0].indent(), 2);
    assert!(source.lines().iter().all(|line| line.standing() == Standing::Grid(1)));
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook whose sheets, each named and naming a part, stand in one part; with shared strings and styles.
fn made(sheets: usize, sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    let listed: String =
        (0..sheets).map(|at| format!("<sheet name=\"支出表{at}\" sheetId=\"{at}\" r:id=\"s\"/>")).collect();
    let relation = |id: &str, kind: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{kind}.xml\"/>")
    };
    archive(&[
        ("xl/workbook.xml", format!("<workbook><sheets>{listed}</sheets></workbook>").into()),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships>{}{}{}</Relationships>",
                relation("s", "worksheet"),
                relation("t", "sharedStrings"),
                relation("u", "styles")
            )
            .into(),
        ),
        ("xl/worksheet.xml", format!("<x:worksheet>{sheet}</x:worksheet>").into()),
        ("xl/sharedStrings.xml", strings.into()),
        ("xl/styles.xml", styles.into()),
    ])
}

fn rows(sheet: &str) -> String {
    format!("<x:sheetData>{sheet}</x:sheetData>")
}

#[test]
fn formulas_without_values_and_errors_are_told_by_cell() {
    let sheet = rows(
        "<x:row r=\"9\"><x:c r=\"A9\" t=\"inlineStr\"><x:is><x:t>合计 &amp; 其他</x:t></x:is></x:c>\
         <x:c r=\"B9\"><x:f>SUM(B1:B8)</x:f><x:v/></x:c><x:c r=\"C9\" t=\"e\"><x:f>X1</x:f><x:v>#REF!</x:v></x:c>\
         <x:c r=\"D9\" t=\"str\"><x:f>A1</x:f><x:v></x:v></x:c><x:c r=\"E9\"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>",
    );
    let source = Source::from_workbook(&made(1, &sheet, "", "")).unwrap();
    let cells = source.lines()[1].cells();
    let found: Vec<(&str, Option<CellFault>)> =
        cells.iter().map(|cell| (cell.text(), cell.fault())).collect();
    assert_eq!(
        found,
        [
            ("合计 & 其他", None),
            ("=SUM(B1:B8)", Some(CellFault::FormulaWithoutValue)),
            ("#REF!", Some(CellFault::ErrorValue)),
            ("", None),
            ("2", None),
        ]
    );
    let told: Vec<String> =
        source.remarks().iter().map(|remark| remark.location.as_ref().unwrap().to_string()).collect();
    assert_eq!(told, ["支出表0!B9", "支出表0!C9"]);
}

#[test]
fn a_sheet_that_hides_its_zeros_shows_none() {
    let sheet = format!(
        "<x:sheetViews><x:sheetView showZeros=\"0\"/></x:sheetViews>{}",
        rows("<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>0</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row>")
    );
    let source = Source::from_workbook(&made(1, &sheet, "", "")).unwrap();
    assert_eq!(shown(&source)[1], ("支出表0!1:1".into(), vec!["1", "", "3"]));
}

#[test]
fn a_stray_cell_far_away_costs_nothing() {
    let rows = rows(
        "<x:row r=\"2\"><x:c r=\"A2\"><x:v>1</x:v></x:c></x:row>\
         <x:row r=\"1048576\"><x:c r=\"XFD1048576\"><x:v>2</x:v></x:c></x:row>",
    );
    let source = Source::from_workbook(&made(1, &rows, "", "")).unwrap();
    assert_eq!(
        shown(&source),
        [
            ("支出表0!2:2".into(), vec!["支出表0表"]),
            ("支出表0!2:2".into(), vec!["1"]),
            ("支出表0!3:3".into(), vec![]),
            ("支出表0!1048576:1048576".into(), vec!["", "2"]),
        ]
    );
    assert_eq!(source.locate(4, 2).unwrap().to_string(), "支出表0!XFD1048576");
}

#[test]
fn a_file_is_not_believed() {
    let cell = |place: &str| rows(&format!("<x:row r=\"1\"><x:c r=\"{place}\"><x:v>1</x:v></x:c></x:row>"));
    let told =
        |bytes: &[u8]| Source::from_workbook(bytes).map_or_else(|error| error.to_string(), |_| "read".into());
    for count in ["9223372036854775807", "100000000000", "-1", "x"] {
        let strings = format!("<sst count=\"{count}\" uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        assert_eq!(told(&made(1, &cell("A1"), &strings, "")), "read");
    }
    let dimension = |reference: &str| format!("<x:dimension ref=\"{reference}\"/>{}", cell("A1"));
    assert_eq!(told(&made(1, &dimension("B2:A1"), "", "")), "read");
    for place in ["A4294967297", "ZZZZZZZZ6", "A0", "1", "A", "é1"] {
        let error = told(&made(1, &cell(place), "", ""));
        assert_eq!(error, format!("a workbook can't be read: `xl/worksheet.xml` has a cell at `{place}`"));
    }
    for place in ["A1048577", "XFE1"] {
        let error = told(&made(1, &cell(place), "", ""));
        assert_eq!(
            error,
            "a workbook can't be read: sheet `支出表0` has a cell beyond its last row or column"
        );
    }
    assert_eq!(
        told(&made(200, &cell("A1"), "", "")),
        "a workbook can't be read: two sheets name one part, `xl/worksheet.xml`"
    );
    let format = format!(
        "<numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs>",
        "0".repeat(65_536)
    );
    assert_eq!(told(&made(1, &cell("A1"), "", &format)), "read");
    for merge in ["B2:A1", "A1:XFD1048576", "A1:A4294967296", "A1", ":"] {
        let sheet = format!("{}<x:mergeCells><x:mergeCell ref=\"{merge}\"/></x:mergeCells>", cell("A1"));
        assert_eq!(told(&made(1, &sheet, "", "")), "read");
    }
    let columns = format!(
        "<x:cols><x:col min=\"1\" max=\"4294967295\" hidden=\"1\"/><x:col min=\"9\" max=\"2\" hidden=\"1\"/></x:cols>{}",
        cell("A1")
    );
    assert_eq!(told(&made(1, &columns, "", "")), "read");
    assert_eq!(
        told(&made(1, "<x:row r=\"1", "", "")).split(": ").take(2).collect::<Vec<_>>(),
        ["a workbook can't be read", "its part `xl/worksheet.xml` is no well-formed XML"]
    );
}

#[test]
fn work_is_bounded_by_what_a_file_holds() {
    let told =
        |bytes: &[u8]| Source::from_workbook(bytes).map_or_else(|error| error.to_string(), |_| "read".into());
    // Rows whose one cell stands in the last column: no blank is kept for those before it.
    let far: String = (1..=16_000)
        .map(|row| format!("<x:row r=\"{row}\"><x:c r=\"XFD{row}\"><x:v>1</x:v></x:c></x:row>"))
        .collect();
    assert_eq!(told(&made(1, &rows(&far), "", "")), "read");
    // Rows whose cells stand in the first columns and the last of a wide sheet.
    let wide: String = (1..=16_384)
        .map(|row| format!("<x:row r=\"{row}\"><x:c r=\"A{row}\"><x:v>1</x:v></x:c></x:row>"))
        .chain([format!("<x:row r=\"20000\">{}</x:row>", "<x:c><x:v>1</x:v></x:c>".repeat(16_384))])
        .collect();
    let merges = "<x:mergeCells><x:mergeCell ref=\"A1:XFD16384\"/></x:mergeCells>";
    assert!(told(&made(1, &format!("{}{merges}", rows(&wide)), "", "")).starts_with("too large: "));
}

#[test]
#[ignore = "a large case: run in a release build"]
fn work_on_large_parts_is_bounded() {
    let told =
        |bytes: &[u8]| Source::from_workbook(bytes).map_or_else(|error| error.to_string(), |_| "read".into());
    let strings = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_050_000));
    assert!(told(&made(1, "", &strings, "")).starts_with("too large: "));
    let long = format!(
        "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>{}</x:t></x:is></x:c></x:row>",
        "a".repeat(40 << 20)
    );
    assert!(told(&made(1, &rows(&long), "", "")).starts_with("too large: "));
    let empty = format!("<x:row r=\"1\">{}</x:row>", "<x:c/>".repeat(4_050_000));
    assert!(told(&made(1, &rows(&empty), "", "")).starts_with("too large: "));
}

#[test]
fn an_archive_of_another_kind_says_what_to_make_of_it() {
    let told = |name: &str| Source::from_bytes(&archive(&[(name, b"<x/>".into())])).unwrap_err().to_string();
    for (name, message) in [
        (
            "word/document.xml",
            "a text document (.docx or .odt) is not read: save it as PDF, or its tables as a workbook (.xlsx)",
        ),
        (
            "ppt/presentation.xml",
            "a presentation (.pptx or .odp) is not read: save it as PDF, or its tables as a workbook (.xlsx)",
        ),
        ("OFD.xml", "an OFD file is not read: convert it to PDF"),
        ("2025/预算.pdf", "a ZIP archive is not read: unpack it and give the files inside"),
    ] {
        assert_eq!(told(name), message);
    }
}
