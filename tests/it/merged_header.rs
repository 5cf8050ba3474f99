//! Headers merged over columns, as pages mark them up: they reach as far as the page says.

use yusuan::disclosure::Ground;
use yusuan::source::Source;
use yusuan::{Disclosure, ReadOptions, Verdict, check};

fn read(rows: &str) -> Disclosure {
    let page = format!("<p>2025年部门支出总表<p>单位：万元<table>{rows}</table>");
    let source = Source::from_html(&page).unwrap();
    Disclosure::from_source(&source, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The headers over each column of figures.
fn paths(disclosure: &Disclosure) -> Vec<Vec<&str>> {
    let columns = disclosure.tables()[0].blocks()[0].columns();
    columns.iter().map(|column| column.path().collect()).collect()
}

const NARROW: &str = "<tr><td rowspan=2>科目编码<td rowspan=2>科目名称<td rowspan=2>合计<td colspan=2>基本支出<td>\
    <tr><td>人员经费<td>公用经费<td>项目支出\
    <tr><td><td>合计<td>10.00<td>5.00<td>1.00<td>4.00\
    <tr><td>208<td>社会保障和就业支出<td>6.00<td>3.00<td>1.00<td>2.00\
    <tr><td>210<td>卫生健康支出<td>4.00<td>2.00<td>0.00<td>2.00";

#[test]
fn a_header_reaches_no_further_than_it_is_merged() {
    let disclosure = read(NARROW);
    assert_eq!(
        paths(&disclosure),
        [vec!["合计"], vec!["基本支出", "人员经费"], vec!["基本支出", "公用经费"], vec!["项目支出"]]
    );
    assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
    let wrong = read(&NARROW.replace("10.00<td>5.00<td>1.00<td>4.00", "10.00<td>5.00<td>1.00<td>5.00"));
    assert_eq!(check(&wrong).verdict(), Verdict::Inconsistent);
}

#[test]
fn beside_a_header_that_is_merged_one_that_is_not_stands_over_its_own_column() {
    let disclosure = read(
        "<tr><td>科目编码<td>科目名称<td>总计<td colspan=3>一般公共预算<td>政府性基金预算<td>\
         <tr><td><td><td><td>合计<td>基本支出<td>项目支出<td>合计<td>其他资金\
         <tr><td><td>合计<td>11.00<td>6.00<td>4.00<td>2.00<td>3.00<td>2.00\
         <tr><td>208<td>社会保障和就业支出<td>11.00<td>6.00<td>4.00<td>2.00<td>3.00<td>2.00",
    );
    assert_eq!(
        paths(&disclosure)[1..],
        [
            vec!["一般公共预算", "合计"],
            vec!["一般公共预算", "基本支出"],
            vec!["一般公共预算", "项目支出"],
            vec!["政府性基金预算", "合计"],
            vec!["其他资金"],
        ]
    );
    assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
}

#[test]
fn a_header_over_three_columns_with_nothing_below_it_names_all_three_and_binds_none() {
    let disclosure = read(
        "<tr><td>科目编码<td>科目名称<td>合计<td colspan=3>基本支出<td>项目支出\
         <tr><td><td>合计<td>10.00<td>6.00<td>4.00<td>2.00<td>4.00\
         <tr><td>208<td>社会保障和就业支出<td>10.00<td>6.00<td>4.00<td>2.00<td>4.00",
    );
    assert_eq!(paths(&disclosure)[1..4], [["基本支出"]; 3]);
    let grounds: Vec<Ground> =
        disclosure.tables()[0].blocks()[0].columns().iter().map(|column| column.ground()).collect();
    assert_eq!(grounds[1..4], [Ground::Unknown; 3]);
    assert_ne!(check(&disclosure).verdict(), Verdict::Inconsistent);
}

#[test]
fn a_label_merged_over_rows_is_that_of_each() {
    let rows = "<tr><td>单位名称<td>科目编码<td>科目名称<td>合计<td>基本支出<td>项目支出\
        <tr><td colspan=3>合计<td>13.00<td>7.00<td>6.00\
        <tr><td rowspan=3>某市某局本级<td>208<td>社会保障和就业支出<td>6.00<td>4.00<td>2.00\
        <tr><td>210<td>卫生健康支出<td>4.00<td>2.00<td>2.00\
        <tr><td>221<td>住房保障支出<td>1.00<td>1.00<td>0.00\
        <tr><td>某市某中心<td>208<td>社会保障和就业支出<td>2.00<td>0.00<td>2.00";
    let disclosure = read(rows);
    assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
    let coverage = check(&disclosure).coverage();
    assert_eq!((coverage.read, coverage.checked), (15, 15));
    let wrong =
        read(&rows.replace("210<td>卫生健康支出<td>4.00<td>2.00", "210<td>卫生健康支出<td>5.00<td>3.00"));
    assert_eq!(check(&wrong).verdict(), Verdict::Inconsistent);
}

/// The lines of headers of a table of revenue.
const LEVELS: [&str; 2] = [
    "单位名称\t总计\t本年收入\t\t\t上年结转结余\t",
    "\t\t小计\t一般公共预算\t政府性基金预算\t小计\t一般公共预算",
];

#[test]
fn a_word_below_a_line_of_headers_that_was_lost_is_of_no_whole() {
    let of = |headers: &str, total: &str| {
        let text = format!(
            "某某局\n2026年部门预算\n收支总表\n单位：万元\n收入\t预算数\t支出\t预算数\n\
             本年收入合计\t9.00\t本年支出合计\t9.00\n收入总计\t9.00\t支出总计\t9.00\n\
             收入总表\n单位：万元\n{headers}\n**\t1\t2\t3\t4\t5\t6\n\
             合计\t{total}\t9.00\t9.00\t\t\t\n某某局\t9.00\t9.00\t9.00\t\t\t\n"
        );
        check(&Disclosure::from_text(&text).unwrap_or_else(|error| panic!("{error}"))).verdict()
    };
    let [upper, lower] = LEVELS;
    assert_eq!(of(&format!("{upper}\n{lower}"), "9.00"), Verdict::Exact);
    assert_eq!(of(&format!("{upper}\n{lower}"), "9.50"), Verdict::Inconsistent);
    for lost in ["", "甲乙丙丁\n"] {
        assert_ne!(of(&format!("{lost}{lower}"), "9.00"), Verdict::Inconsistent, "{lost}");
    }
}
