//! Documents of made-up departments in every layout met: each figure is read, and each wrong one is found.

use std::fs;
use std::path::Path;

use yusuan::disclosure::RowKey;
use yusuan::render::Lang;
use yusuan::{Disclosure, Rule, TableKind, Verdict, check};

fn text(name: &str) -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts").join(format!("{name}.txt"));
    fs::read_to_string(path).unwrap()
}

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The figures of these fixtures all have decimals or separators; codes, ordinals and column numbers have neither.
fn is_figure(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
        && (cell.contains(['.', ',']) || cell == "0")
}

fn figures(text: &str) -> usize {
    text.lines().flat_map(|line| line.split('\t')).filter(|cell| is_figure(cell)).count()
}

/// The document with the first digit of its nth figure changed, and the line of it.
fn altered(text: &str, nth: usize) -> (String, usize) {
    let mut seen = 0;
    let mut at = 0;
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(number, line)| {
            let cells: Vec<String> = line
                .split('\t')
                .map(|cell| {
                    if !is_figure(cell) {
                        return cell.to_owned();
                    }
                    seen += 1;
                    if seen - 1 != nth {
                        return cell.to_owned();
                    }
                    at = number + 1;
                    let (first, rest) = cell.split_at(1);
                    let other = if first == "9" {
                        "8".to_owned()
                    } else {
                        (first.parse::<u8>().unwrap() + 1).to_string()
                    };
                    other + rest
                })
                .collect();
            cells.join("\t")
        })
        .collect();
    (lines.join("\n"), at)
}

/// Every so many figures, the first digit of one is changed: no budget may print as what comes of it.
#[track_caller]
fn assert_each_matters(name: &str, text: &str) {
    const ASKED: usize = 40;
    let figures = figures(text);
    for nth in (0..figures).step_by(figures.div_ceil(ASKED)) {
        let (altered, line) = altered(text, nth);
        assert_eq!(check(&read(&altered)).verdict(), Verdict::Inconsistent, "{name}: line {line}");
    }
}

#[track_caller]
fn assert_layout(name: &str, verdict: Verdict, tables: &[(TableKind, usize)]) {
    let text = text(name);
    let disclosure = read(&text);
    let found: Vec<(TableKind, usize)> =
        disclosure.tables().iter().map(|table| (table.kind(), table.figures())).collect();
    assert_eq!(found, tables, "{name}");
    assert_eq!(found.iter().map(|(_, figures)| figures).sum::<usize>(), figures(&text), "{name}");
    for unread in disclosure.unread() {
        assert!(!unread.text.split('\t').any(is_figure), "{name}: {unread:?}");
    }
    let report = check(&disclosure);
    assert_eq!(report.verdict(), verdict, "{name}: {:?}", report.conflicts());
    assert!(report.unchecked().is_empty(), "{name}: {:?}", report.unchecked());
    assert_each_matters(name, &text);
}

/// Jiangsu 2018: government funds, a special account and other money; procurement; 甲/小计 rows.
#[test]
fn jiangsu_funds() {
    use TableKind as T;
    let tables = [
        (T::Summary, 18),
        (T::Revenue, 12),
        (T::Expenditure, 3),
        (T::AppropriationSummary, 6),
        (T::AppropriationExpenditure, 20),
        (T::AppropriationBasic, 18),
        (T::GeneralPublicExpenditure, 17),
        (T::Basic, 18),
        (T::OperatingCost, 8),
        (T::GovernmentFunds, 4),
        (T::Procurement, 5),
        (T::ThreePublic, 8),
    ];
    assert_layout("jiangsu-funds", Verdict::Exact, &tables);
}

/// Jiangsu 2019: appropriations carried in, which 财政拨款收支预算总表 counts and does not name.
#[test]
fn jiangsu_carry() {
    use TableKind as T;
    let tables = [
        (T::Summary, 19),
        (T::Revenue, 14),
        (T::Expenditure, 3),
        (T::AppropriationSummary, 6),
        (T::AppropriationExpenditure, 20),
        (T::AppropriationBasic, 18),
        (T::GeneralPublicExpenditure, 17),
        (T::Basic, 18),
        (T::OperatingCost, 8),
        (T::GovernmentFunds, 4),
        (T::Procurement, 5),
        (T::ThreePublic, 8),
    ];
    assert_layout("jiangsu-carry", Verdict::Exact, &tables);
}

/// Jiangsu: other money carried in, which no appropriation table may count.
#[test]
fn jiangsu_other_carry() {
    use TableKind as T;
    let tables = [
        (T::Summary, 19),
        (T::Revenue, 14),
        (T::Expenditure, 3),
        (T::AppropriationSummary, 6),
        (T::AppropriationExpenditure, 20),
        (T::AppropriationBasic, 18),
        (T::GeneralPublicExpenditure, 17),
        (T::Basic, 18),
        (T::OperatingCost, 8),
        (T::GovernmentFunds, 4),
        (T::ThreePublic, 8),
    ];
    assert_layout("jiangsu-other-carry", Verdict::Exact, &tables);
}

/// Shanghai: business and other income, both fund tables filled, 三公 in 万元 beside 元.
#[test]
fn shanghai_all_funds() {
    use TableKind as T;
    let tables = [
        (T::Summary, 14),
        (T::Revenue, 130),
        (T::Expenditure, 78),
        (T::AppropriationSummary, 28),
        (T::GeneralPublicExpenditure, 54),
        (T::GovernmentFunds, 15),
        (T::StateCapital, 12),
        (T::Basic, 51),
        (T::ThreePublic, 7),
    ];
    assert_layout("shanghai-all-funds", Verdict::Exact, &tables);
}

/// Shanghai: whole 元.
#[test]
fn shanghai_whole_yuan() {
    use TableKind as T;
    let tables = [
        (T::Summary, 13),
        (T::Revenue, 58),
        (T::Expenditure, 56),
        (T::AppropriationSummary, 19),
        (T::GeneralPublicExpenditure, 39),
        (T::GovernmentFunds, 10),
        (T::StateCapital, 8),
        (T::Basic, 35),
        (T::ThreePublic, 7),
    ];
    assert_layout("shanghai-whole-yuan", Verdict::Exact, &tables);
}

/// Final account: carry-over, 使用非财政拨款结余, 结余分配; 人员经费 | 公用经费 side by side.
#[test]
fn final_plain() {
    use TableKind as T;
    let tables = [
        (T::Summary, 19),
        (T::Revenue, 62),
        (T::Expenditure, 56),
        (T::AppropriationSummary, 30),
        (T::GeneralPublicExpenditure, 39),
        (T::Basic, 18),
        (T::ThreePublic, 10),
        (T::GovernmentFunds, 24),
        (T::StateCapital, 12),
    ];
    assert_layout("final-plain", Verdict::Rounded, &tables);
}

/// The same with 行次 columns, 栏次 rows, 合计 merged over code cells, notes below.
#[test]
fn final_lines() {
    use TableKind as T;
    let tables = [
        (T::Summary, 19),
        (T::Revenue, 62),
        (T::Expenditure, 56),
        (T::AppropriationSummary, 30),
        (T::GeneralPublicExpenditure, 39),
        (T::Basic, 18),
        (T::ThreePublic, 10),
        (T::GovernmentFunds, 24),
        (T::StateCapital, 12),
    ];
    assert_layout("final-lines", Verdict::Rounded, &tables);
}

/// The national layout: 本年收入 | 上年结转结余 by fund, 人员经费 | 公用经费 below 基本支出, last year beside this one.
#[test]
fn national() {
    use TableKind as T;
    let tables = [
        (T::Summary, 18),
        (T::Revenue, 33),
        (T::Expenditure, 62),
        (T::AppropriationSummary, 29),
        (T::GeneralPublicExpenditure, 58),
        (T::Basic, 35),
        (T::ThreePublic, 10),
        (T::GovernmentFunds, 10),
        (T::StateCapital, 8),
        (T::Project, 26),
    ];
    assert_layout("national", Verdict::Exact, &tables);
}

/// The same with 表一 before titles and printed zeros.
#[test]
fn national_table_numbers() {
    use TableKind as T;
    let tables = [
        (T::Summary, 41),
        (T::Revenue, 48),
        (T::Expenditure, 87),
        (T::AppropriationSummary, 125),
        (T::GeneralPublicExpenditure, 90),
        (T::Basic, 51),
        (T::ThreePublic, 12),
        (T::GovernmentFunds, 15),
        (T::StateCapital, 12),
        (T::Project, 81),
    ];
    assert_layout("national-table-numbers", Verdict::Exact, &tables);
}

/// The same with 附件2-1 before titles, code and name in one cell.
#[test]
fn national_attachments() {
    use TableKind as T;
    let tables = [
        (T::Summary, 16),
        (T::Revenue, 24),
        (T::Expenditure, 62),
        (T::AppropriationSummary, 24),
        (T::GeneralPublicExpenditure, 58),
        (T::Basic, 35),
        (T::ThreePublic, 10),
        (T::GovernmentFunds, 10),
        (T::StateCapital, 8),
        (T::Project, 22),
    ];
    assert_layout("national-attachments", Verdict::Exact, &tables);
}

/// The same with （公开表1） before titles, [code]name in one cell.
#[test]
fn national_brackets() {
    use TableKind as T;
    let tables = [
        (T::Summary, 9),
        (T::Revenue, 9),
        (T::Expenditure, 39),
        (T::AppropriationSummary, 15),
        (T::GeneralPublicExpenditure, 58),
        (T::Basic, 35),
        (T::ThreePublic, 10),
        (T::GovernmentFunds, 0),
        (T::StateCapital, 0),
        (T::Project, 6),
    ];
    assert_layout("national-brackets", Verdict::Exact, &tables);
}

/// Several units, each with its tree, below a department; last year and the change in %.
#[test]
fn units_under_department() {
    use TableKind as T;
    let tables = [
        (T::Summary, 7),
        (T::Expenditure, 64),
        (T::GeneralPublicExpenditure, 23),
        (T::GeneralPublicExpenditure, 41),
    ];
    assert_layout("units-under-department", Verdict::Exact, &tables);
}

/// Several units without a row for the department.
#[test]
fn units_alone() {
    use TableKind as T;
    let tables = [
        (T::Summary, 7),
        (T::Expenditure, 61),
        (T::GeneralPublicExpenditure, 23),
        (T::GeneralPublicExpenditure, 41),
    ];
    assert_layout("units-alone", Verdict::Exact, &tables);
}

/// A short document, its cells parted by `|`.
#[track_caller]
fn short(text: &str) -> Disclosure {
    read(&text.replace('|', "\t"))
}

/// Holds as it stands, and not with `figure` for `printed`.
#[track_caller]
fn assert_holds(text: &str, unread: &[&str], changes: &[(&str, &str)]) {
    let disclosure = short(text);
    let lines: Vec<&str> = disclosure.unread().iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(lines, unread);
    let report = check(&disclosure);
    assert_eq!(report.verdict(), Verdict::Exact, "{:?}", report.conflicts());
    for (printed, figure) in changes {
        assert!(text.contains(printed), "{printed}");
        let report = check(&short(&text.replacen(printed, figure, 1)));
        assert_eq!(report.verdict(), Verdict::Inconsistent, "{printed} → {figure}");
    }
}

#[test]
fn revenue_above_expenditure_in_the_same_columns() {
    let text = "收支总表\n单位：万元\n项目|预算数\n一、一般公共预算拨款收入|80.00\n二、其他收入|20.00\n收入总计|100.00\n\
        一、教育支出|70.00\n二、住房保障支出|30.00\n支出总计|100.00\n";
    assert_holds(text, &[], &[("|80.00", "|80.10"), ("|30.00", "|30.10")]);
}

#[test]
fn functions_told_down_to_economic_accounts() {
    let text = "支出预算明细表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n205|教育支出|30.00\n20502|普通教育|30.00\n\
        2050202|小学教育|30.00\n301|工资福利支出|20.00\n30101|基本工资|20.00\n302|商品和服务支出|10.00\n30201|办公费|10.00\n";
    assert_holds(
        text,
        &[],
        &[("205|教育支出|30.00", "205|教育支出|31.00"), ("30101|基本工资|20.00", "30101|基本工资|21.00")],
    );
}

#[test]
fn projects_named_in_the_column_of_accounts() {
    let text = "项目支出表\n单位：万元\n科目编码|科目名称（项目）|金额\n|合计|62.30\n205|教育支出|62.30\n20502|普通教育|62.30\n\
        2050202|小学教育|62.30\n|校舍维修|60.00\n|教师培训|2.30\n";
    assert_holds(
        text,
        &[],
        &[("校舍维修|60.00", "校舍维修|61.00"), ("2050202|小学教育|62.30", "2050202|小学教育|62.40")],
    );
}

#[test]
fn a_row_without_a_code_among_coded_ones_is_not_summed_up() {
    let text = "支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|62.30\n205|教育支出|62.30\n20502|普通教育|62.30\n\
        2050202|小学教育|62.30\n|其中校舍|60.00\n|校舍维修工程|2.00\n";
    let report = check(&short(text));
    assert_eq!(report.verdict(), Verdict::Exact);
    let reasons: Vec<String> =
        report.unchecked().iter().map(|unchecked| unchecked.reason(Lang::En)).collect();
    assert_eq!(reasons, ["it isn't known what 校舍维修工程 is a part of"]);
}

#[test]
fn of_which_is_at_most_the_whole() {
    let text = "收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n一、财政拨款收入|80.00|一、教育支出|100.00\n\
        其中：一般公共预算|60.00||\n其中：上级补助|30.00||\n二、其他收入|20.00||\n收入总计|100.00|支出总计|100.00\n";
    assert_holds(text, &[], &[("|60.00", "|80.10"), ("|30.00", "|90.00")]);
    let text = "支出总表\n单位：万元\n科目编码|科目名称|合计|其中||其中：政府采购\n|||基本支出|项目支出|\n|合计|10.00|6.00|4.00|9.00\n205|教育支出|10.00|6.00|4.00|9.00\n";
    assert_holds(text, &[], &[("6.00|4.00|9.00\n2", "6.00|4.10|9.00\n2"), ("|9.00\n205", "|10.10\n205")]);
}

#[test]
fn a_table_that_does_not_speak_of_money_is_told_as_unread() {
    let text = "支出总表\n单位：万元\n科目名称|合计\n合计|10.00\n教育支出|10.00\n\n人员情况表\n单位：人\n项目|人数\n在职|12\n";
    assert_holds(text, &["项目\t人数", "在职\t12"], &[("支出|10.00", "支出|10.10")]);
}

#[test]
fn several_units_print_the_same_table() {
    let one = |name: &str, total: &str| {
        format!(
            "支出总表\n单位名称：{name}\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|{total}|{total}|\n205|教育支出|{total}|{total}|\n\n"
        )
    };
    let text = one("某市第一小学", "10.00") + &one("某市第二小学", "20.00");
    assert_holds(&text, &[], &[("205|教育支出|20.00", "205|教育支出|20.10")]);
}

#[test]
fn headers_printed_again_are_no_rows() {
    let first = "支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|100.00|60.00|40.00\n205|教育支出|60.00|60.00|\n20502|普通教育|60.00|60.00|\n";
    let header = "单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n";
    let rest = "2050202|小学教育|60.00|60.00|\n212|城乡社区支出|40.00||40.00\n";
    for title in ["", "支出总表\n", "支出总表（续表）\n"] {
        let text = format!("{first}{title}{header}{rest}");
        assert_holds(&text, &[], &[("212|城乡社区支出|40.00", "212|城乡社区支出|41.00")]);
        assert_eq!(short(&text).tables().len(), 1);
    }
}

#[test]
fn a_total_in_the_column_of_projects_is_no_project() {
    let text = "项目支出表\n单位：万元\n科目编码|科目名称|项目名称|金额\n||合计|40.00\n2050202|小学教育|校舍维修|30.00\n2050202|小学教育|教师培训|10.00\n";
    assert_holds(text, &[], &[("合计|40.00", "合计|41.00"), ("教师培训|10.00", "教师培训|10.10")]);
    let disclosure = short(text);
    let rows = disclosure.tables()[0].blocks()[0].rows();
    assert_eq!((rows[0].key(), rows[0].label()), (&RowKey::GrandTotal, "合计"));
}

#[test]
fn a_change_is_no_part_of_a_total() {
    let rows = "|合计|100.00|60.00|40.00|-5.00\n205|教育支出|70.00|30.00|40.00|-7.00\n206|科学技术支出|30.00|30.00||2.00\n";
    for header in
        ["比上年预算增减", "较上年", "增减变化", "一般公共预算比上年增减额", "与上年预算相比增减（万元）"]
    {
        let text = format!("支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出|{header}\n{rows}");
        assert_holds(&text, &[], &[("40.00|-7.00", "40.10|-7.00"), ("|2.00", "|2.10")]);
        let text = format!(
            "支出总表\n单位：万元\n科目编码|科目名称|2024年预算数|||{header}\n||合计|基本支出|项目支出|\n{rows}"
        );
        assert_holds(&text, &[], &[("40.00|-7.00", "40.10|-7.00"), ("|2.00", "|2.10")]);
    }
    let text = "支出总表\n单位：万元\n科目编码|科目名称|合计|增减变化原因\n|合计|100.00|\n205|教育支出|100.00|一般公共预算减少\n";
    assert_holds(text, &[], &[("205|教育支出|100.00", "205|教育支出|100.10")]);
}

#[test]
fn each_year_is_summed_by_itself() {
    let rows =
        "合计|12.00|3.00|4.00|5.00|9.00|2.00|3.00|4.00\n某市某局|12.00|3.00|4.00|5.00|9.00|2.00|3.00|4.00\n";
    let items = "合计|因公出国（境）费|公务用车运行维护费|公务接待费";
    for front in ["", "某市某局2024年部门预算\n", "某市某局2023年部门预算\n"] {
        for (one, other) in
            [("2023年预算数", "2024年预算数"), ("2023年预算", "2024年预算"), ("2023年", "2024年")]
        {
            let text = format!(
                "{front}“三公”经费支出表\n单位：万元\n单位名称|{one}||||{other}|||\n|{items}|{items}\n{rows}"
            );
            assert_holds(&text, &[], &[("3.00|4.00|5.00|9", "3.00|4.00|5.10|9"), ("9.00|2.00", "9.00|2.10")]);
        }
    }
}

#[test]
fn an_account_is_named_beside_its_unit() {
    let text = "2024年部门预算\n支出总表\n单位：万元\n单位编码|单位名称|科目编码|科目名称|合计\n|合计|||30.00\n301001|某市某局本级|2050202|小学教育|20.00\n301001|某市某局本级|2050203|初中教育|10.00\n";
    assert_holds(text, &[], &[("小学教育|20.00", "小学教育|21.00")]);
    let disclosure = short(text);
    let rows = disclosure.tables()[0].blocks()[0].rows();
    let labels: Vec<&str> = rows.iter().map(|row| row.label()).collect();
    assert_eq!(labels, ["合计", "小学教育", "初中教育"]);
    let report = check(&disclosure);
    let rules: Vec<Rule> = report.findings().iter().map(|finding| finding.rule).collect();
    assert!(!rules.contains(&Rule::CodeNameMismatch), "{rules:?}");
}

#[test]
fn amounts_of_a_project_form_stand_beside_their_labels() {
    for (heading, total) in [
        ("项目资金（万元）", "年度资金总额"),
        ("项目资金", "年度资金总额（万元）"),
        ("资金来源", "年度资金总额"),
    ] {
        let text = format!(
            "部门预算项目绩效目标表\n单位：万元\n项目名称|校舍维修||\n{heading}|{total}|40.00|\n|其中：财政拨款|30.00|\n|其他资金|10.00|\n"
        );
        assert_holds(&text, &[], &[("|40.00", "|41.00"), ("|10.00", "|10.10")]);
    }
}

#[test]
fn the_heading_of_the_amounts_says_their_unit() {
    let text = "支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|40.00||40.00\n205|教育支出|40.00||40.00\n\n\
        部门预算项目绩效目标表\n项目名称|校舍维修||\n项目资金（元）|年度资金总额|400000.00|\n|其中：财政拨款|400000.00|\n";
    let disclosure = short(text);
    let form = &disclosure.tables()[1];
    let rows = form.blocks()[0].rows();
    let figures: Vec<i64> = rows
        .iter()
        .flat_map(|row| row.cells())
        .filter(|cell| cell.is_printed())
        .map(|cell| cell.fen())
        .collect();
    assert_eq!(figures, [40_000_000, 40_000_000]);
    assert!(disclosure.unread().is_empty());
}

#[test]
fn the_cost_of_the_whole_project_is_not_added_to_its_parts() {
    let text = "部门预算项目绩效目标表\n单位：万元\n项目名称|校舍维修||\n项目资金（万元）|年度资金总额|40.00\n|其中：财政拨款|40.00\n\
        一级指标|二级指标|三级指标|指标性质|指标值|度量单位\n成本指标|经济成本指标|项目总成本||40|万元\n成本指标|经济成本指标|设备采购成本||25|万元\n成本指标|经济成本指标|培训成本||15|万元\n";
    assert_holds(text, &[], &[("本||25", "本||45")]);
    assert_eq!(short(text).tables()[0].figures(), 5);
}

#[test]
fn several_forms_of_one_project_are_not_tied_to_its_row() {
    let form = |amount: &str| {
        format!(
            "政策和项目预算绩效目标表\n项目名称|||校舍维修经费|\n主管部门及代码|||100_某局|实施单位|某局\n项目资金（万元）|||年度预算资金总额：|{amount}\n|||其中：财政拨款|{amount}\n|||其他资金|0.00\n总体目标|维修校舍。\n"
        )
    };
    let table = "项目支出预算情况表\n单位：万元\n项目名称|项目类别|合计\n合计||42.00\n校舍维修经费|其他运转类|40.00\n培训经费|其他运转类|2.00\n\n";
    // One form of the name speaks of the row, two of several years or units.
    assert_holds(
        &format!("{table}{}", form("40.00")),
        &[],
        &[("总额：|40.00", "总额：|41.00"), ("拨款|40.00", "拨款|41.00")],
    );
    assert_eq!(check(&short(&format!("{table}{}", form("38.00")))).verdict(), Verdict::Inconsistent);
    assert_holds(
        &format!("{table}{}{}", form("40.00"), form("15.50")),
        &[],
        &[("总额：|15.50", "总额：|16.50")],
    );
}

#[test]
fn the_money_of_a_form_is_read_under_the_labels_of_other_provinces() {
    for (merged, total) in [
        ("项目资金（万元）", "年度预算资金总额："),
        ("专项资金情况（万元）", "资金总额"),
        ("年度资金情况（万元）", "年度资金总额："),
    ] {
        let text = format!(
            "校舍维修项目绩效目标表\n项目名称|校舍维修||\n{merged}|{total}||80.00\n|财政拨款||75.00\n|其他资金||5.00\n年度目标|维修校舍。\n"
        );
        assert_eq!(short(&text).tables()[0].figures(), 3, "{merged}");
        assert_holds(&text, &[], &[("80.00", "81.00"), ("75.00", "74.00"), ("|5.00", "|6.00")]);
    }
}

#[test]
fn a_row_left_out_of_several_tables_is_one_fault() {
    let rows = "|合计|30.00|20.00|10.00\n201|一般公共服务支出|30.00|20.00|10.00\n20140|信访事务|30.00|20.00|10.00\n2014001|行政运行|20.00|20.00|\n";
    let text = format!(
        "收入总表\n单位：万元\n科目编码|科目名称|合计|一般公共预算\n|合计|30.00|30.00\n201|一般公共服务支出|30.00|30.00\n20140|信访事务|30.00|30.00\n2014001|行政运行|20.00|20.00\n\n支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n{rows}\n一般公共预算支出表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n{rows}"
    );
    let report = check(&short(&text));
    assert_eq!((report.verdict(), report.conflicts().len()), (Verdict::Inconsistent, 1));
    // Another row left out besides is another fault.
    let other = text.replacen("2014001|行政运行|20.00|20.00\n", "2014001|行政运行|20.00|20.00\n205|教育支出|7.00|7.00\n20508|进修及培训|7.00|7.00\n2050803|培训支出|4.00|4.00\n", 1);
    let other = other.replacen("|合计|30.00|30.00", "|合计|37.00|37.00", 1);
    assert!(check(&short(&other)).conflicts().len() > 1);
}

#[test]
fn a_table_left_blank_over_two_pages_is_one_table_and_one_fault() {
    let head = "财政拨款收支总体情况表\n单位：万元\n收入||支出||\n项目|预算数|项目|总计|一般公共预算\n";
    let text = format!(
        "{head}一、一般公共预算收入||一、一般公共服务支出||\n二、政府性基金预算收入||二、教育支出||\n{head}||三、住房保障支出||\n本年收入合计||本年支出合计||\n收入总计||支出总计||\n\n\
        一般公共预算支出表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n201|一般公共服务支出|20.00\n205|教育支出|7.00\n221|住房保障支出|3.00\n"
    );
    let disclosure = short(&text);
    assert_eq!(disclosure.tables().len(), 2);
    let report = check(&disclosure);
    assert_eq!((report.verdict(), report.conflicts().len()), (Verdict::Inconsistent, 1));
}

#[test]
fn labels_that_slipped_by_a_line_accuse_nobody() {
    let text = "财政拨款收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n一、本年收入|30.00|一、本年支出|30.00\n（一）一般公共预算资金||（一）教育支出|\n（二）政府性基金预算资金|30.00|（二）卫生健康支出|20.00\n||（三）住房保障支出|7.00\n|||3.00\n收入合计|30.00|支出合计|30.00\n\n\
        一般公共预算支出表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n205|教育支出|20.00\n210|卫生健康支出|7.00\n221|住房保障支出|3.00\n";
    let report = check(&short(text));
    assert_ne!(report.verdict(), Verdict::Inconsistent, "{:?}", report.conflicts());
    // What the totals say still holds them.
    assert_eq!(
        check(&short(&text.replace("支出合计|30.00", "支出合计|35.00"))).verdict(),
        Verdict::Inconsistent
    );
}

#[test]
fn projects_stand_under_units_below_a_header_of_kinds() {
    let text = "部门预算项目支出及其他支出预算表\n单位：万元\n支出项目类别（资金使用单位）|总计|财政拨款||其他资金\n||合计|一般公共预算|\n合计|30.00|25.00|25.00|5.00\n某市商务局|30.00|25.00|25.00|5.00\n办公用房租赁经费|20.00|20.00|20.00|0.00\n会展业专题|5.00|5.00|5.00|0.00\n历史遗留问题处置专项经费|5.00|0.00|0.00|5.00\n";
    let text = format!("某市商务局\n2026年部门预算\n\n{text}");
    assert_holds(&text, &[], &[("专题|5.00", "专题|6.00")]);
    let disclosure = short(&text);
    assert_eq!(disclosure.tables()[0].read_figures(), disclosure.tables()[0].printed_figures());
    // A unit that no other table names is no project.
    let units = text.replace("会展业专题", "某市会展服务中心");
    assert_ne!(check(&short(&units.replace("中心|5.00|5.00", "中心|5.00|6.00"))).verdict(), Verdict::Exact);
}

#[test]
fn an_amount_that_nobody_knows_beside_the_money_of_a_form_accuses_nobody() {
    let form = |label: &str, part: &str| {
        format!(
            "校舍维修项目绩效目标表\n项目名称|校舍维修||\n项目资金（万元）|年度资金总额||80.00\n|财政拨款||60.00\n|{label}||15.00\n|其他资金||{part}\n年度目标|维修校舍。\n"
        )
    };
    assert_ne!(check(&short(&form("某某资金", "5.00"))).verdict(), Verdict::Inconsistent);
    assert_ne!(check(&short(&form("某某资金", "1.00"))).verdict(), Verdict::Inconsistent);
    assert_eq!(check(&short(&form("某某资金", "25.00"))).verdict(), Verdict::Inconsistent);
    let disclosure = short(&form("某某资金", "5.00"));
    let table = &disclosure.tables()[0];
    assert_eq!((table.printed_figures(), table.read_figures()), (4, 3));
}

#[test]
fn the_money_of_a_form_is_of_ones_own_level_and_of_districts() {
    let text = "市级重点专项资金绩效目标表（一级项目）\n单位：万元\n专项资金名称|某某专项|||\n当年预算|212.00||市级支出|122.00\n|||补助区县|90.00\n当年绩效目标|做好。|||\n";
    assert_holds(text, &[], &[("|122.00", "|123.00"), ("|212.00", "|213.00")]);
}

#[test]
fn parts_of_a_source_may_stand_unmarked_below_it() {
    let text = "收支预算总表\n单位：万元\n收入预算||支出预算|\n项目|金额|项目（按功能科目）|金额\n一、一般公共预算财政拨款收入|500.00|一、一般公共服务支出|450.00\n  一般公共预算补助|480.00|二、教育支出|60.00\n  专项收入安排|20.00||\n二、政府性基金收入|||\n三、其他收入|10.00||\n本年收入小计|510.00|本年支出小计|510.00\n收入合计|510.00|支出合计|510.00\n";
    let report = check(&short(text));
    assert_ne!(report.verdict(), Verdict::Inconsistent, "{:?}", report.conflicts());
    let known = text.replace("  专项收入安排|20.00||\n", "");
    assert_ne!(check(&short(&known)).verdict(), Verdict::Inconsistent);
    assert_eq!(check(&short(&known.replace("|10.00|", "|30.00|"))).verdict(), Verdict::Inconsistent);
}

#[test]
fn classes_of_projects_head_them_in_a_column_of_their_own() {
    let text = "项目支出表\n单位：万元\n类型|项目名称|项目单位|合计|本年拨款|单位资金\n||||一般公共预算|\n合计|||2050.00|2000.00|50.00\n特定目标类|||1500.00|1450.00|50.00\n|城市管理专项|某市某局|1000.00|1000.00|\n|信息化建设|某市某中心|500.00|450.00|50.00\n其他运转类|||550.00|550.00|\n|物业管理|某市某局|550.00|550.00|\n";
    let report = check(&short(text));
    assert_eq!(report.verdict(), Verdict::Exact, "{:?}", report.conflicts());
    assert_eq!(
        check(&short(&text.replace("特定目标类|||1500.00|1450.00", "特定目标类|||1600.00|1550.00")))
            .verdict(),
        Verdict::Inconsistent
    );
}

/// Sichuan: 表1-2, units and accounts in one column with the unit's code in every row, projects under their function's name.
#[test]
fn sichuan() {
    use TableKind as T;
    let tables = [
        (T::Summary, 21),
        (T::Revenue, 10),
        (T::Expenditure, 27),
        (T::AppropriationSummary, 22),
        (T::GeneralPublicExpenditure, 25),
        (T::Basic, 19),
        (T::Project, 10),
        (T::ThreePublic, 14),
        (T::GovernmentFunds, 0),
    ];
    assert_layout("sichuan", Verdict::Exact, &tables);
}

/// Yunnan: 预算01-1表, natures beside the money of units, basic expenditure by project.
#[test]
fn yunnan() {
    use TableKind as T;
    let tables = [
        (T::Summary, 12),
        (T::Revenue, 24),
        (T::Expenditure, 35),
        (T::AppropriationSummary, 11),
        (T::GeneralPublicExpenditure, 45),
        (T::ThreePublic, 4),
        (T::Basic, 18),
        (T::Project, 9),
    ];
    assert_layout("yunnan", Verdict::Exact, &tables);
}

/// Xinjiang: 表一 without a colon, codes before the names of classes, a 小计 on both sides.
#[test]
fn xinjiang() {
    use TableKind as T;
    let tables = [
        (T::Summary, 10),
        (T::Revenue, 24),
        (T::Expenditure, 24),
        (T::AppropriationSummary, 14),
        (T::GeneralPublicExpenditure, 24),
        (T::Basic, 21),
        (T::Project, 8),
        (T::ThreePublic, 6),
        (T::GovernmentFunds, 0),
    ];
    assert_layout("xinjiang", Verdict::Exact, &tables);
}

/// A ministry: last year's execution beside the budget, two years of the public expenses, classes under two income books.
#[test]
fn ministry() {
    use TableKind as T;
    let tables = [
        (T::Summary, 16),
        (T::Revenue, 69),
        (T::Expenditure, 47),
        (T::AppropriationSummary, 12),
        (T::GeneralPublicExpenditure, 72),
        (T::Basic, 23),
        (T::ThreePublic, 11),
        (T::GovernmentFunds, 0),
    ];
    assert_layout("ministry", Verdict::Exact, &tables);
}

/// A district's final account on the forms of 财决: 行次 and 栏次, 人员经费 and 公用经费 side by side.
#[test]
fn hubei_district_final() {
    use TableKind as T;
    let tables = [
        (T::Summary, 19),
        (T::Revenue, 30),
        (T::Expenditure, 30),
        (T::GeneralPublicExpenditure, 24),
        (T::Basic, 12),
        (T::ThreePublic, 12),
        (T::GovernmentFunds, 20),
        (T::StateCapital, 0),
    ];
    assert_layout("hubei-district-final", Verdict::Exact, &tables);
}
