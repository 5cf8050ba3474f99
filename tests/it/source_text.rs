//! Text as people save it: what tells its cells apart.

use yusuan::source::{Source, Standing};
use yusuan::{Disclosure, Verdict, check};

fn cells(source: &Source) -> Vec<Vec<&str>> {
    source.lines().iter().map(|line| line.cells().iter().map(|cell| cell.text()).collect()).collect()
}

#[track_caller]
fn assert_cells(text: &str, expected: &[&[&str]]) {
    let source = Source::from_text(text);
    assert_eq!(cells(&source), expected, "{text:?}");
    let again = Source::from_text(&source.to_text());
    assert_eq!(cells(&again)[..expected.len()], *expected, "{text:?} written and read again");
}

const TABLE: [&str; 6] = [
    "支出总表",
    "单位：万元",
    "科目编码\t科目名称\t合计\t基本支出",
    "\t合计\t1,234.56\t1,234.56",
    "201\t一般公共服务支出\t1,000.00\t1,000.00",
    "208\t社会保障和就业支出\t234.56\t234.56",
];

fn check_text(text: &str) -> (usize, Verdict) {
    let disclosure = Disclosure::from_text(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(Disclosure::from_text(&disclosure.to_text()).unwrap(), disclosure, "{text}");
    (disclosure.tables().iter().map(|table| table.figures()).sum(), check(&disclosure).verdict())
}

#[test]
fn one_table_is_read_from_each_way_to_save_it() {
    let tabs = TABLE.join("\n");
    let quoted = |line: &str, delimiter: &str| {
        let cells = line.split('\t').map(|cell| match cell.contains(',') {
            true => format!("\"{cell}\""),
            false => cell.into(),
        });
        cells.collect::<Vec<String>>().join(delimiter)
    };
    let saved = |delimiter: &str| TABLE.map(|line| quoted(line, delimiter)).join("\r\n");
    let padded = TABLE.map(|line| {
        let line = quoted(line, ",");
        let commas = line.split("\",\"").count() + line.replace("1,", "").matches(',').count();
        format!("{line}{}", if commas < 3 { ",,," } else { "" })
    });
    let bars = TABLE.map(|line| match line.contains('\t') {
        true => format!("| {} |", line.replace('\t', " | ")),
        false => line.into(),
    });
    let mut markdown = bars.to_vec();
    markdown[0] = "## 支出总表".into();
    markdown.insert(3, "| --- | --- | ---: | ---: |".into());
    let texts = [
        tabs.clone(),
        tabs.replace('\n', "\r\n"),
        tabs.replace('\n', "\r\r\n"),
        tabs.replace('\n', "\r"),
        saved("\t"),
        saved(","),
        padded.join("\n"),
        bars.join("\n"),
        markdown.join("\n"),
    ];
    for text in texts {
        assert_eq!(check_text(&text), (6, Verdict::Exact), "{text}");
    }
}

#[test]
fn cells_are_quoted_as_spreadsheets_quote_them() {
    assert_cells("a\t\"1,234.56\"\tb", &[&["a", "1,234.56", "b"]]);
    assert_cells("a\t\"say \"\"no\"\"\"\n\"x\"\t", &[&["a", "say \"no\""], &["x", ""]]);
    assert_cells("\"two\nlines\"\tb\nc\td", &[&["two lines", "b"], &["c", "d"]]);
    // Quotes that are the text's own.
    assert_cells("\"三公\"经费支出表\ta", &[&["\"三公\"经费支出表", "a"]]);
    assert_cells("\"open\ta\nb\"\tc", &[&["\"open", "a"], &["b\"", "c"]]);
}

#[test]
fn a_row_keeps_its_line_below_a_cell_of_several() {
    let source = Source::from_text("\"two\nlines\"\tb\nc\td");
    assert_eq!(source.locate(2, 2).unwrap().to_string(), "第3行 第2列");
}

#[test]
fn lines_end_in_any_number_of_carriage_returns() {
    assert_cells(
        "a\t1\r\r\nb\t2\r\nc\t3\rd\t4\r",
        &[&["a", "1"], &["b", "2"], &["c", "3"], &["d", "4"], &[""]],
    );
}

#[test]
fn control_characters_are_blanks() {
    assert_cells("a\u{0}b\tc\u{1b}[31m\u{85}", &[&["a b", "c [31m "]]);
}

#[test]
fn commas_of_the_text_itself_part_nothing() {
    for text in [
        "支出总表\n合计 1,234.56 2,345.67\n201 一般公共服务支出 1,234.56 2,345.67\n208 其他 1,111.11 2,222.22",
        "支出总表\n1,234.56\n2,345.67\n3,456.78\n4,567.89",
        "说明, 一\n本表为空。\n无\n无\n无\n无",
        "合计 1,234.56\n其他 2,345.67\n支出 3,456.78",
    ] {
        let source = Source::from_text(text);
        assert!(source.lines().iter().all(|line| line.cells().len() == 1), "{:?}", cells(&source));
    }
}

#[test]
fn tables_of_markdown_stand_in_their_text() {
    let source = Source::from_text(
        "# 某单位\n\n说明 \\*\n\n| 项目 | **合计** |\n|:--|--:|\n| a\\|b | 1.00 |\n| 合计<br>数 | - |\n\n后文 | 一",
    );
    let printed: Vec<(Standing, Vec<&str>)> = source
        .lines()
        .iter()
        .map(|line| (line.standing(), line.cells().iter().map(|cell| cell.text()).collect()))
        .filter(|(_, cells): &(Standing, Vec<&str>)| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    assert_eq!(
        printed,
        [
            (Standing::Untold, vec!["某单位"]),
            (Standing::Untold, vec!["说明 *"]),
            (Standing::Grid(1), vec!["项目", "合计"]),
            (Standing::Grid(1), vec!["a|b", "1.00"]),
            (Standing::Grid(1), vec!["合计 数", "-"]),
            (Standing::Untold, vec!["后文 | 一"]),
        ]
    );
}

#[test]
fn what_prints_as_markdown_reads_again() {
    let disclosure = Disclosure::from_text(&TABLE.join("\n")).unwrap();
    assert_eq!(check_text(&disclosure.to_markdown()), (6, Verdict::Exact));
}
