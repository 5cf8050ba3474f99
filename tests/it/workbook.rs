//! Workbooks, written by a test and read back.

use rust_xlsxwriter::{Format, Workbook};
use yusuan::{Disclosure, MoneyUnit, ReadOptions, TableKind, Verdict, check};

fn read(mut workbook: Workbook) -> Disclosure {
    let bytes = workbook.save_to_buffer().unwrap();
    Disclosure::from_xlsx(&bytes, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
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
    let error = Disclosure::from_xlsx(b"PK", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().starts_with("the workbook cannot be read: "), "{error}");
}
