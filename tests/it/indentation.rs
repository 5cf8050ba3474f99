//! Accounts told by their names alone, whose level their indentation says.

use yusuan::disclosure::RowKey;
use yusuan::source::{Format, Origin, Source, SourceCell, SourceLine, Standing};
use yusuan::{Disclosure, ReadOptions, Verdict, check};

/// A table of accounts by name: how far each is indented, its name and its amount.
fn read(rows: &[(u8, &str, &str)]) -> Disclosure {
    let row = |cells: Vec<SourceCell>| SourceLine::new(Standing::Grid(1), Origin::default(), cells);
    let mut lines = vec![
        SourceLine::prose(Origin::default(), "2025年部门支出总表"),
        SourceLine::prose(Origin::default(), "单位：万元"),
        row(["科目名称", "合计"].map(SourceCell::new).to_vec()),
    ];
    lines.extend(rows.iter().map(|(indent, name, amount)| {
        row(vec![SourceCell::new(*name).with_indent(*indent), SourceCell::new(*amount)])
    }));
    let source = Source::new(Format::Workbook, lines);
    Disclosure::from_source(&source, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn codes(disclosure: &Disclosure) -> Vec<String> {
    let rows = disclosure.tables()[0].blocks()[0].rows();
    let code = |key: &RowKey| match key {
        RowKey::Function(code) => code.to_string(),
        RowKey::GrandTotal => "合计".to_owned(),
        _ => "?".to_owned(),
    };
    rows.iter().map(|row| code(row.key())).collect()
}

/// A name nobody knows stands among the items of a 款; below it one that many 款 have.
fn among_items(indent: u8) -> Disclosure {
    read(&[
        (0, "合计", "10.00"),
        (0, "一般公共服务支出", "10.00"),
        (1, "政府办公厅（室）及相关机构事务", "10.00"),
        (2, "行政运行", "5.00"),
        (indent, "某项地方工作", "2.00"),
        (2, "机关服务", "3.00"),
    ])
}

#[test]
fn below_an_unknown_name_indented_as_an_item_the_section_above_goes_on() {
    assert_eq!(codes(&among_items(2)), ["合计", "201", "20103", "2010301", "?", "2010303"]);
}

#[test]
fn below_an_unknown_name_indented_as_a_section_nothing_is_known_to_be_of_the_section_above() {
    for indent in [0, 1] {
        assert_eq!(codes(&among_items(indent)), ["合计", "201", "20103", "2010301", "?", "?"]);
        assert_ne!(check(&among_items(indent)).verdict(), Verdict::Inconsistent);
    }
}

#[test]
fn a_name_of_a_section_and_of_an_item_is_the_one_its_indentation_says() {
    let rows = |indent| {
        read(&[
            (0, "合计", "10.00"),
            (0, "城乡社区支出", "10.00"),
            (1, "城乡社区管理事务", "4.00"),
            (2, "行政运行", "4.00"),
            (1, "城乡社区环境卫生", "6.00"),
            (indent, "城乡社区环境卫生", "6.00"),
        ])
    };
    assert_eq!(codes(&rows(2)), ["合计", "212", "21201", "2120101", "21205", "2120501"]);
    assert_eq!(codes(&rows(1)).last().unwrap(), "21205");
}

#[test]
fn where_all_names_stand_alike_they_are_told_by_their_order_as_in_text() {
    let disclosure = read(&[
        (0, "合计", "6.00"),
        (0, "城乡社区支出", "6.00"),
        (0, "城乡社区环境卫生", "6.00"),
        (0, "城乡社区环境卫生", "6.00"),
    ]);
    assert_eq!(codes(&disclosure), ["合计", "212", "21205", "2120501"]);
    assert_eq!(check(&disclosure).verdict(), Verdict::Exact);
}

#[test]
fn blanks_that_a_text_begins_with_indent_it_too() {
    let text = "2025年部门支出总表\n单位：万元\n科目名称\t合计\n合计\t10.00\n一般公共服务支出\t10.00\n\u{3000}政府办公厅（室）\
        及相关机构事务\t10.00\n\u{3000}\u{3000}行政运行\t5.00\n\u{3000}\u{3000}某项地方工作\t2.00\n\u{3000}\u{3000}机关服务\t3.00\n";
    let known = Disclosure::from_text(text).unwrap();
    assert_eq!(codes(&known), ["合计", "201", "20103", "2010301", "?", "2010303"]);
    let unknown = Disclosure::from_text(&text.replace('\u{3000}', "")).unwrap();
    assert_eq!(codes(&unknown), ["合计", "201", "20103", "2010301", "?", "?"]);
}
