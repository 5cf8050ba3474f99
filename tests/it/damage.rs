//! Input that is no document, or a damaged one: an error that says what is wrong, or a reading that loses nothing.

use proptest::prelude::*;
use yusuan::disclosure::Place;
use yusuan::read::{ReadError, ReadFault};
use yusuan::render::Lang;
use yusuan::{Disclosure, MoneyUnit, ReadOptions, TableKind, Verdict, check};

const FIXTURES: [&str; 5] = [
    include_str!("../fixtures/bazhong-2022.txt"),
    include_str!("../fixtures/samples/jiangsu-npc-2018-budget.txt"),
    include_str!("../fixtures/samples/shanghai-putuo-finance-2024-final-account.txt"),
    include_str!("../fixtures/layouts/national.txt"),
    include_str!("../fixtures/layouts/final-lines.txt"),
];

const SMALL: &str = "\
2024年部门预算

支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t314.07\t251.77\t62.30
208\t社会保障和就业支出\t314.07\t251.77\t62.30
";

fn faults(text: &str) -> Vec<ReadFault> {
    Disclosure::from_text(text).unwrap_err().faults().to_vec()
}

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(text).unwrap_or_else(|error| panic!("{error}"))
}

fn figures(disclosure: &Disclosure) -> usize {
    disclosure.tables().iter().map(|table| table.figures()).sum()
}

#[test]
fn an_empty_document_says_so() {
    assert_eq!(faults(""), [ReadFault::Empty]);
    assert_eq!(faults("\u{feff}\r\n\t \u{3000}\n"), [ReadFault::Empty]);
    assert_eq!(ReadError::from(ReadFault::Empty).to_string(), "the document is empty");
}

#[test]
fn a_document_without_tables_says_so() {
    assert_eq!(faults("关于预算的说明\n一、概况\n"), [ReadFault::NoTable]);
    let message = Disclosure::from_text("说明").unwrap_err().to_string();
    assert_eq!(message, "no table found: no line holds a title that ends in 表");
}

#[test]
fn bytes_of_another_encoding_and_binary_files_are_told_apart() {
    let options = ReadOptions::default();
    // 收入 in GB 18030.
    let error = Disclosure::from_utf8(&[0xCA, 0xD5, 0xC8, 0xEB], &options).unwrap_err();
    assert_eq!(error.faults(), [ReadFault::Encoding { at: 0 }]);
    assert_eq!(
        error.to_string(),
        "byte 0: not UTF-8 text (other encodings, such as GB 18030, are to be converted first)"
    );
    let error = Disclosure::from_utf8(b"PK\x03\x04\x00\xff", &options).unwrap_err();
    assert_eq!(error.faults(), [ReadFault::Binary { line: 1 }]);
    assert_eq!(faults("支出总表\n\0"), [ReadFault::Binary { line: 2 }]);
}

#[test]
fn marks_and_line_ends_make_no_difference() {
    let plain = read(SMALL);
    let windows = read(&format!("\u{feff}{}", SMALL.replace('\n', "\r\n")));
    assert_eq!(windows, plain);
    assert_eq!(plain.tables()[0].figures(), 6);
}

#[test]
fn a_missing_unit_line_is_an_error_unless_the_caller_says_it() {
    let text = SMALL.replace("单位：万元\n", "");
    let message = Disclosure::from_text(&text).unwrap_err().to_string();
    assert_eq!(
        message,
        "支出总表: line 3: figures without a money unit; expected a line such as `单位：万元`"
    );
    let options = ReadOptions::default().with_money_unit(MoneyUnit::TenThousandYuan);
    let disclosure = Disclosure::from_text_with(&text, &options).unwrap();
    assert_eq!(disclosure.tables()[0].money_unit(), Some(MoneyUnit::TenThousandYuan));
    // Headers alone need none.
    assert_eq!(figures(&read("支出总表\n科目编码\t科目名称\t合计\n")), 0);
}

#[test]
fn a_cell_that_is_no_figure_costs_the_sums_it_stands_in() {
    // 62,30 is no figure; the other sums hold, and one of them is broken beside it.
    for (basic, verdict) in [("251.77", Verdict::Exact), ("251.87", Verdict::Inconsistent)] {
        let text =
            SMALL.replace("62.30\n208", "62,30\n208").replace("251.77\t62,30", &format!("{basic}\t62,30"));
        let disclosure = read(&text);
        let unread: Vec<Place> =
            disclosure.tables()[0].cells().filter(|cell| cell.is_unread()).map(|cell| cell.place()).collect();
        assert_eq!(unread, [Place { line: 6, column: 5 }]);
        let told: Vec<&str> = disclosure.unread().iter().map(|unread| &*unread.text).collect();
        assert_eq!(told, ["项目支出: 62,30"]);
        let report = check(&disclosure);
        assert_eq!(report.verdict(), verdict, "{basic}");
        assert!(
            report
                .unchecked()
                .iter()
                .any(|unchecked| unchecked.reason(Lang::En).contains("could not be read"))
        );
    }
}

#[test]
fn every_form_of_nil_and_of_figures_is_read() {
    let text = SMALL.replace("62.30\n208", "６２．３０\n208").replace("\t62.30", "\t－")
        + "210\t卫生健康支出\t(1.00)\t-1.00\t——\n221\t住房保障支出\t1,000\t1000\t—\n";
    let disclosure = read(&text);
    let fen: Vec<i64> = disclosure.tables()[0].cells().map(|cell| cell.fen()).collect();
    assert_eq!(fen[..3], [314_070_000, 251_770_000, 62_300_000]);
    assert_eq!(fen[5..], [0, -1_000_000, -1_000_000, 0, 1_000_000_000, 1_000_000_000, 0]);
    assert_eq!(disclosure.tables()[0].figures(), 12);
}

#[test]
fn rows_may_be_ragged() {
    let disclosure =
        read(&(SMALL.to_owned() + "20801\t人力资源和社会保障管理事务\t314.07\n2080109\n\t\t\t\t\t\t\t\n"));
    assert_eq!(figures(&disclosure), 7);
    assert_eq!(disclosure.tables()[0].rows(), 4);
}

#[test]
fn numbers_right_of_all_headers_are_told() {
    let disclosure =
        read(&(SMALL.to_owned() + "20801\t人力资源\t1.00\t1.00\t\t\t9.99\n20802\t民政\t\t\t\t\t见附表\n"));
    let unread: Vec<(usize, &str)> =
        disclosure.unread().iter().map(|unread| (unread.line, unread.text.as_str())).collect();
    assert_eq!(unread, [(8, ": 9.99")]);
}

#[test]
fn tables_without_rows_and_remarks_in_them_are_no_figures() {
    for rows in ["", "无\n", "\t\t本部门无此项支出\n", "注：本部门没有政府性基金预算。\n", "\t合计\t\t\t\n"]
    {
        let text = format!(
            "{SMALL}\n政府性基金预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n{rows}"
        );
        let disclosure = read(&text);
        assert_eq!(disclosure.tables()[1].kind(), TableKind::GovernmentFunds);
        assert_eq!(disclosure.tables()[1].figures(), 0, "{rows}");
        assert_eq!(check(&disclosure).verdict(), Verdict::Exact, "{rows}");
    }
}

#[test]
fn a_table_continued_on_the_next_page_is_one_table() {
    let head = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
    for (title, total) in [("支出总表", ""), ("支出总表（续）", ""), ("支出总表续表", "")] {
        let text = format!(
            "{head}\t合计\t3.00\t2.00\t1.00\n208\t社会保障和就业支出\t2.00\t1.00\t1.00\n{}210\t卫生健康支出\t1.00\t1.00\t\n{total}",
            head.replacen("支出总表", title, 1)
        );
        let disclosure = read(&text);
        assert_eq!(disclosure.tables().len(), 1, "{title}");
        assert_eq!(disclosure.tables()[0].figures(), 8);
        assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
        assert_eq!(read(&disclosure.to_text()), disclosure);
    }
    // Two whole tables under one title are two.
    let twice = SMALL.repeat(2);
    assert_eq!(read(&twice).tables().len(), 2);
}

#[test]
fn a_total_at_the_bottom_again_is_no_second_expenditure() {
    let text = SMALL.to_owned()
        + "\t合计\t314.07\t251.77\t62.30\n\n一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t314.07\t251.77\t62.30\n208\t社会保障和就业支出\t314.07\t251.77\t62.30\n";
    assert_eq!(check(&read(&text)).verdict(), Verdict::Exact);
}

#[test]
fn tables_in_different_units_compare_exactly() {
    let yuan = "\n收支总表\n单位：元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n\
        一、一般公共预算拨款收入\t3,140,749.99\t一、社会保障和就业支出\t3,140,749.99\n\
        收入总计\t3,140,749.99\t支出总计\t3,140,749.99\n";
    assert_eq!(check(&read(&format!("{SMALL}{yuan}"))).verdict(), Verdict::Exact);
    // 251.77万元 and 62.30万元 come to less than that, however they were rounded.
    let more = yuan.replace("749.99", "800.01");
    assert_eq!(check(&read(&format!("{SMALL}{more}"))).verdict(), Verdict::Inconsistent);
}

#[test]
fn a_wide_or_long_line_is_kept_apart() {
    let wide = "1.00\t".repeat(5_000);
    let text = format!("{SMALL}\n收入总表\n单位：万元\n{wide}\n");
    let disclosure = read(&text);
    assert_eq!(disclosure.tables().len(), 1);
    assert_eq!(disclosure.unread().len(), 1);
    let long = "支".repeat(3_000_000);
    let disclosure = read(&format!("{SMALL}{long}\n"));
    assert_eq!(disclosure.unread()[0].text.chars().count(), 201);
    assert_eq!(figures(&disclosure), 6);
}

#[test]
fn a_long_table_is_read_whole() {
    let mut text = SMALL.to_owned();
    for row in 0..50_000 {
        text.push_str(&format!("{}、2080109\t项{row}\t1.00\t1.00\t\n", ["一", "二"][row % 2]));
    }
    assert_eq!(figures(&read(&text)), 6 + 100_000);
}

/// Numbers with a decimal point that make a whole cell.
fn printed(text: &str) -> usize {
    text.lines().flat_map(|line| line.split('\t')).filter(|cell| is_decimal(cell.trim())).count()
}

fn is_decimal(cell: &str) -> bool {
    cell.split_once('.').is_some_and(|(whole, fraction)| {
        !whole.is_empty()
            && whole.chars().all(|c| c.is_ascii_digit() || c == ',')
            && fraction.len() == 2
            && fraction.chars().all(|c| c.is_ascii_digit())
    })
}

fn grid(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn joined(grid: &[Vec<String>]) -> String {
    grid.iter().map(|line| line.join("\t")).collect::<Vec<_>>().join("\n")
}

/// One act of damage to a grid.
#[derive(Clone, Debug)]
enum Damage {
    BlankCell(usize, usize),
    SwapCells(usize, usize, usize),
    DropCell(usize, usize),
    DropLine(usize),
    SwapLines(usize, usize),
    RepeatLine(usize),
    Text(usize, usize, String),
}

fn damage() -> impl Strategy<Value = Damage> {
    let (line, cell) = (0..300_usize, 0..12_usize);
    prop_oneof![
        (line.clone(), cell.clone()).prop_map(|(line, cell)| Damage::BlankCell(line, cell)),
        (line.clone(), cell.clone(), cell.clone()).prop_map(|(line, a, b)| Damage::SwapCells(line, a, b)),
        (line.clone(), cell.clone()).prop_map(|(line, cell)| Damage::DropCell(line, cell)),
        line.clone().prop_map(Damage::DropLine),
        (line.clone(), line.clone()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
        line.clone().prop_map(Damage::RepeatLine),
        (line, cell, "[一、（）0-9表合计项目支出收入：元万]{0,8}")
            .prop_map(|(line, cell, text)| Damage::Text(line, cell, text)),
    ]
}

fn apply(grid: &mut Vec<Vec<String>>, damage: &Damage) {
    let lines = grid.len().max(1);
    let at = |line: &usize| line % lines;
    match damage {
        Damage::BlankCell(line, cell) => {
            if let Some(cell) = grid[at(line)].get_mut(*cell) {
                cell.clear();
            }
        }
        Damage::SwapCells(line, a, b) => {
            let line = &mut grid[at(line)];
            if *a < line.len() && *b < line.len() {
                line.swap(*a, *b);
            }
        }
        Damage::DropCell(line, cell) => {
            let line = &mut grid[at(line)];
            if *cell < line.len() {
                line.remove(*cell);
            }
        }
        Damage::DropLine(line) => {
            if lines > 1 {
                grid.remove(at(line));
            }
        }
        Damage::SwapLines(a, b) => grid.swap(at(a), at(b)),
        Damage::RepeatLine(line) => grid.insert(at(line), grid[at(line)].clone()),
        Damage::Text(line, cell, text) => {
            if let Some(cell) = grid[at(line)].get_mut(*cell) {
                text.clone_into(cell);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever happens to a document, a figure of it is read, or stands in what is unread, or the error tells. (The first
    /// document has a column of quantities, which are no figures.)
    #[test]
    fn no_figure_is_lost(which in 1..FIXTURES.len(), damages in prop::collection::vec(damage(), 1..12)) {
        let mut grid = grid(FIXTURES[which]);
        for damage in &damages {
            apply(&mut grid, damage);
        }
        let text = joined(&grid);
        if let Ok(disclosure) = Disclosure::from_text(&text) {
            let read: usize = disclosure
                .tables()
                .iter()
                .flat_map(|table| table.cells())
                .filter(|cell| cell.figure().is_some_and(|figure| figure.places() == 2))
                .count();
            let unread: usize = disclosure
                .unread()
                .iter()
                .flat_map(|unread| unread.text.split(['\t', ' ']))
                .filter(|cell| is_decimal(cell))
                .count();
            prop_assert!(read + unread >= printed(&text), "{} + {} < {}", read, unread, printed(&text));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([一-十、表合计项目支出收入万元单位：名称0-9.,\t\n]{0,40}\n){0,12}") {
        if let Ok(disclosure) = Disclosure::from_text(&text) {
            prop_assert!(check(&disclosure).conflicts().iter().all(|conflict| conflict.verify()));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Disclosure::from_utf8(&bytes, &ReadOptions::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]

    #[test]
    fn damaged_documents_are_checked(which in 0..FIXTURES.len(), damages in prop::collection::vec(damage(), 1..12)) {
        let mut grid = grid(FIXTURES[which]);
        for damage in &damages {
            apply(&mut grid, damage);
        }
        if let Ok(disclosure) = Disclosure::from_text(&joined(&grid)) {
            prop_assert_eq!(check(&disclosure).conflicts().is_empty(), check(&disclosure).verdict() != Verdict::Inconsistent);
        }
    }
}

#[test]
fn an_amount_that_lost_its_row_is_told() {
    let text = format!("{SMALL}15897.44\n\n收入总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t314.07\n");
    let disclosure = Disclosure::from_text(&text).unwrap();
    assert!(disclosure.unread().iter().any(|unread| unread.text.contains("15897.44")), "{text}");
}
