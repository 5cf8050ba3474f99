use proptest::prelude::*;
use yusuan::budget::LineFault;
use yusuan::code::{DepartmentEconomicSection, FunctionItem};
use yusuan::fund::ExpenditureNature;
use yusuan::{Amount, BudgetLine, FiscalYear, FundSource};

const HEADER: &str = "unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan";
const SALARY: &str = "701003\t市就业局\t2026\t2080109\t30101\t基本支出\t\t一般公共预算\t802700.5";
const PARTY: &str = "701003\t市就业局\t2026\t2080109\t30201\t项目支出\t党建经费\t其他收入\t20000";

fn file(lines: &[&str]) -> String {
    let mut text = HEADER.to_owned();
    for line in lines {
        text += "\n";
        text += line;
    }
    text
}

/// `(line, message)` of each fault.
#[track_caller]
fn faults(text: &str) -> Vec<(usize, String)> {
    let error = BudgetLine::read_tsv(text).unwrap_err();
    error.errors().iter().map(|error| (error.line(), error.fault().to_string())).collect()
}

/// The salary line with one cell replaced.
fn with(column: usize, cell: &str) -> String {
    let mut cells: Vec<&str> = SALARY.split('\t').collect();
    cells[column] = cell;
    cells.join("\t")
}

#[test]
fn a_file_is_read_cell_by_cell() {
    let lines = BudgetLine::read_tsv(&file(&[SALARY, PARTY])).unwrap();
    assert_eq!(lines.year(), FiscalYear::new(2026).unwrap());
    assert_eq!(lines.units().len(), 1);
    let unit = lines.units()[0].clone();
    assert_eq!((unit.code.as_str(), unit.name.as_str()), ("701003", "市就业局"));
    let function = FunctionItem::constant("2080109");
    assert_eq!(
        lines.lines(),
        [
            BudgetLine::new(
                unit.clone(),
                function,
                DepartmentEconomicSection::constant("30101"),
                ExpenditureNature::Basic,
                FundSource::GeneralPublic,
                Amount::from_fen(80_270_050)
            ),
            BudgetLine::new(
                unit,
                function,
                DepartmentEconomicSection::constant("30201"),
                ExpenditureNature::Project,
                FundSource::Other,
                Amount::from_fen(2_000_000)
            )
            .with_project("党建经费"),
        ]
    );
}

#[test]
fn marks_line_ends_spaces_and_blank_lines_do_no_harm() {
    let plain = BudgetLine::read_tsv(&file(&[SALARY, PARTY])).unwrap();
    let spaced = format!("\u{FEFF}{HEADER}\r\n\r\n {}\r\n{PARTY} \r\n\t\t\r\n", SALARY.replace('\t', " \t "));
    assert_eq!(BudgetLine::read_tsv(&spaced).unwrap(), plain);
}

#[test]
fn columns_are_found_by_name_and_others_passed_over() {
    let turned = |line: &str, note: &str| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        cells.reverse();
        cells.insert(4, note);
        cells.join("\t")
    };
    let text = [turned(HEADER, "remark"), turned(SALARY, "甲"), turned(PARTY, "")].join("\n");
    assert_eq!(BudgetLine::read_tsv(&text), BudgetLine::read_tsv(&file(&[SALARY, PARTY])));
}

#[test]
fn a_file_without_header_columns_or_lines_is_refused() {
    let empty = vec![(1, "expected a header row, found an empty file".to_owned())];
    assert_eq!(faults(""), empty);
    assert_eq!(faults("\u{FEFF}\r\n\n"), empty);
    assert_eq!(faults(HEADER), [(1, "expected budget lines below the header row, found none".to_owned())]);
    assert_eq!(
        faults(&HEADER.replace("nature", "yuan")),
        [
            (1, "the header row has no column `nature`".to_owned()),
            (1, "the header row has the column `yuan` twice".to_owned())
        ]
    );
}

#[test]
fn each_bad_cell_is_named_with_its_line() {
    let cases = [
        (
            0,
            "701-3",
            "unit_code: `701-3` is not a unit code of 3 or 6 to 32 digits or capital letters (单位代码): found `-` as character 4",
        ),
        (1, "", "unit_name: the name of the unit is empty"),
        (1, "就业局", "unit_name: unit 701003 was `市就业局` before, found `就业局`"),
        (2, "二〇二六", "year: `二〇二六` is not a year"),
        (2, "26", "year: expected a fiscal year from 1950 to 2199, found 26"),
        (2, "2025", "year: expected 2026 as in the first line, found 2025"),
        (
            3,
            "20801",
            "function: `20801` is not a function item code of 7 digits beginning with 2 (功能分类 项): found 5 characters",
        ),
        (
            4,
            "50101",
            "economic: `50101` is not a department economic section code of 5 digits from 30100 to 39999 (部门经济分类 款): found class 501",
        ),
        (5, "项目", "nature: expected 基本支出 or 项目支出, found `项目`"),
        (5, "上缴上级支出", "nature: expected 基本支出 or 项目支出, found `上缴上级支出`"),
        (5, "项目支出", "project: 项目支出 should have a project name"),
        (6, "党建经费", "project: 基本支出 should have no project, found `党建经费`"),
        (
            7,
            "上年结转",
            "fund: expected 一般公共预算, 政府性基金预算, 国有资本经营预算, 财政专户管理资金, 事业收入, 事业单位经营收入 or 其他收入, found `上年结转`",
        ),
        (8, "1.234", "yuan: `1.234` is not an amount in 元 with at most two decimals"),
        (8, "-1", "yuan: the amount should not be negative, found -1.00元"),
        (8, "99999999999999999", "yuan: an amount outside -92233720368547758.08元 to 92233720368547758.07元"),
    ];
    for (column, cell, message) in cases {
        assert_eq!(faults(&file(&[SALARY, &with(column, cell), PARTY])), [(3, message.to_owned())]);
    }
}

#[test]
fn all_faults_of_all_lines_come_at_once() {
    let error = BudgetLine::read_tsv(&file(&[
        "701003\t\t2026\t208\t301\t其他\t\t彩票\t1,0",
        "701003\t市就业局",
        SALARY,
    ]))
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the budget lines have 7 faults:
line 2: unit_name: the name of the unit is empty
line 2: function: `208` is not a function item code of 7 digits beginning with 2 (功能分类 项): found 3 characters
line 2: economic: `301` is not a department economic section code of 5 digits from 30100 to 39999 (部门经济分类 款): found 3 characters
line 2: nature: expected 基本支出 or 项目支出, found `其他`
line 2: fund: expected 一般公共预算, 政府性基金预算, 国有资本经营预算, 财政专户管理资金, 事业收入, 事业单位经营收入 or 其他收入, found `彩票`
line 2: yuan: `1,0` is not an amount in 元 with at most two decimals
line 3: expected 9 cells, found 2"
    );
    assert_eq!(*error.errors()[6].fault(), LineFault::Cells { expected: 9, found: 2 });
}

proptest! {
    #[test]
    fn no_text_panics(text in "(unit_code|yuan|\t|\n|\r|[0-9]|项目支出|.){0,60}", body in "([0-9]{3}|\t|\n|基本支出|.){0,60}") {
        prop_assert!(BudgetLine::read_tsv(&text).is_err());
        let _ = BudgetLine::read_tsv(&format!("{HEADER}\n{body}"));
    }
}
