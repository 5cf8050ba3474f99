//! Web pages: their text and tables, however they are marked up.

use yusuan::source::{Merge, RemarkKind, Source, SourceCell, Standing};
use yusuan::{Disclosure, Verdict, check};

fn read(page: &str) -> Source {
    Source::from_html(page).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn assert_reads(page: &str, expected: &[(Standing, &[&str])]) {
    let source = read(page);
    let found: Vec<(Standing, Vec<&str>)> = source
        .lines()
        .iter()
        .map(|line| (line.standing(), line.cells().iter().map(SourceCell::text).collect()))
        .collect();
    let expected: Vec<(Standing, Vec<&str>)> =
        expected.iter().map(|(standing, cells)| (*standing, cells.to_vec())).collect();
    assert_eq!(found, expected, "{page}");
}

const GRID: Standing = Standing::Grid(1);

#[test]
fn text_and_tables_stand_in_order() {
    assert_reads(
        "<!DOCTYPE html><html><head><title>某局</title><style>td { color: red }</style></head><body>\
         <h1>2024年\n 部门预算</h1><p>一、<b>概况</b>：无<br>二、<a href='x'>表</a></p>\
         <table border=1><caption>支出总表<span>单位：元</span></caption><thead><tr><th>科目</th><th>合计</th></tr></thead>\
         <tbody><tr><td>&nbsp;&nbsp;行政&amp;运行</td><td> 1.00\n</td></tr></tbody></table>\
         <script>document.write('<td>')</script><!-- <p>旧文 --><div>后文</div>",
        &[
            (Standing::Prose, &["2024年 部门预算"]),
            (Standing::Prose, &["一、概况：无"]),
            (Standing::Prose, &["二、表"]),
            (Standing::Prose, &["支出总表"]),
            (Standing::Prose, &["单位：元"]),
            (GRID, &["科目", "合计"]),
            (GRID, &["\u{A0}\u{A0}行政&运行", "1.00"]),
            (Standing::Prose, &["后文"]),
        ],
    );
}

#[test]
fn cells_that_are_never_closed_end_where_the_next_begins() {
    assert_reads(
        "<TABLE><TR><TD>科目<TD>合计<TR><TD><P>201<P>类<TD>1.00</TABLE>说明<table><tr><td>a<td>b",
        &[
            (GRID, &["科目", "合计"]),
            (GRID, &["201 类", "1.00"]),
            (Standing::Prose, &["说明"]),
            (Standing::Grid(2), &["a", "b"]),
        ],
    );
}

#[test]
fn spans_say_what_they_cover() {
    let source = read(
        "<table><tr><td rowspan=2>科目<td colspan=2>合计<td rowspan=9>备注<tr><td>基本<td>项目<tr><td>201<td>1<td>2</table>",
    );
    let merges: Vec<Vec<(&str, Merge)>> = source
        .lines()
        .iter()
        .map(|line| line.cells().iter().map(|cell| (cell.text(), cell.merge())).collect())
        .collect();
    let covered = ("", Merge::Covered);
    assert_eq!(
        merges,
        [
            vec![
                ("科目", Merge::Lead { columns: 1, rows: 2 }),
                ("合计", Merge::Lead { columns: 2, rows: 1 }),
                covered,
                ("备注", Merge::Lead { columns: 1, rows: 3 }),
            ],
            vec![covered, ("基本", Merge::Alone), ("项目", Merge::Alone), covered],
            vec![("201", Merge::Alone), ("1", Merge::Alone), ("2", Merge::Alone), covered],
        ]
    );
}

#[test]
fn tables_that_lay_the_page_out_are_none() {
    assert_reads(
        "<table><tr><td>栏目<td><p>支出总表<table><tr><td>科目<td>合计<tr><td>201<td><table><tr><td>1.00</table></table>\
         <p>注</table><table><tr><td>说明一<tr><td>说明二</table>",
        &[
            (Standing::Prose, &["栏目"]),
            (Standing::Prose, &["支出总表"]),
            (GRID, &["科目", "合计"]),
            (GRID, &["201", "1.00"]),
            (Standing::Prose, &["注"]),
            (Standing::Prose, &["说明一"]),
            (Standing::Prose, &["说明二"]),
        ],
    );
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let source = read(
        "<table><tr><td>科目<td style='DISPLAY: none'>旧<td>合计<tr style=\"display:none\"><td>旧行<td>9<td>9\
         <tr><td style='padding-left:32px'>201<td>1</table>",
    );
    assert_eq!(source.to_text(), "科目\t合计\n201\t1\n");
    assert_eq!(source.lines()[1].cells()[0].indent(), 2);
    let told: Vec<(RemarkKind, &str)> =
        source.remarks().iter().map(|remark| (remark.kind, &*remark.text)).collect();
    assert_eq!(told, [(RemarkKind::HiddenRow, "旧行 | 9 | 9")]);
}

#[test]
fn what_prints_as_a_page_reads_again() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t1.50\n201\t一般公共服务支出\t1.50";
    let page = Disclosure::from_text(text).unwrap().to_html();
    let disclosure = Disclosure::from_text(&read(&page).to_text()).unwrap();
    assert_eq!(disclosure.tables()[0].figures(), 2);
    assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
    assert_eq!(Source::from_bytes(page.as_bytes()).unwrap(), read(&page));
}

#[test]
#[cfg(feature = "encoding")]
fn a_page_names_its_encoding() {
    let mut page = b"<html><meta charset=\"gb2312\"><p>".to_vec();
    page.extend(b"\xD6\xA7\xB3\xF6");
    assert_eq!(Source::from_bytes(&page).unwrap().to_text(), "支出\n");
    let mut page = b"<html><meta http-equiv=Content-Type content='text/html; charset=big5'><p>".to_vec();
    page.extend(b"\xA4\xE4\xA5\x58");
    assert_eq!(Source::from_bytes(&page).unwrap().to_text(), "支出\n");
}

#[test]
fn no_markup_is_too_wild() {
    for page in [
        "<",
        "</",
        "<!",
        "<!--",
        "<td",
        "<td colspan",
        "<td colspan=",
        "<td colspan='",
        "</td></table></tr>",
        "<tr><td>a",
        "<table><td>a<td>b</table>",
        "<table colspan=9><tr></table>",
        "<td>a</td><table>",
        "<table><tr><td colspan=0 rowspan=0>a<td colspan=-1 rowspan=x>b",
        "<script>",
        "<td ===>",
        "&",
        "&#;",
        "&#x;",
    ] {
        read(page);
    }
    let deep = "<table><tr><td>a<td>".repeat(50_000);
    read(&deep);
    read(&"<div>".repeat(200_000));
    read(&format!("<td {}>", "a b=c d='e' ".repeat(100_000)));
    read(&"&a".repeat(200_000));
    for span in ["colspan=1000 rowspan=65534", "rowspan=0 colspan=999999"] {
        let wide = format!("<table><tr><td {span}>a<td>b{}</table>", "<tr><td>".repeat(2_000));
        let error = Source::from_html(&wide).unwrap_err();
        assert_eq!(error.to_string(), "too large: 1000001 cells or more, at most 1000000 are read");
    }
}
