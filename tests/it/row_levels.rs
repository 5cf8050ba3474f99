//! How rows stand below one another: by codes, names, ordinals, units and columns; and rows of which nobody knows.

use yusuan::disclosure::Ground;
use yusuan::disclosure::RowKey;
use yusuan::{Disclosure, Verdict, check};

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(&text.replace('|', "\t")).unwrap_or_else(|error| panic!("{error}"))
}

fn verdict(text: &str) -> Verdict {
    check(&read(text)).verdict()
}

/// The text holds, and with each change alone it doesn't.
#[track_caller]
fn assert_holds(text: &str, changes: &[(&str, &str)]) {
    let report = check(&read(text));
    assert_eq!(report.verdict(), Verdict::Exact, "{:?}", report.conflicts());
    assert!(report.coverage().checked > 0, "nothing is checked");
    if !changes.is_empty() {
        assert_every_figure_counts(text);
    }
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        assert_eq!(verdict(&text.replacen(from, to, 1)), Verdict::Inconsistent, "{from} → {to}");
    }
}

/// Every figure that the text prints counts: with any one of them much larger it doesn't hold.
#[track_caller]
fn assert_every_figure_counts(text: &str) {
    let starts = text.match_indices(['|', '\n']).map(|(at, _)| at + 1);
    let figures = starts.filter_map(|start| {
        let cell = text[start..].split(['|', '\n']).next()?;
        (cell.contains('.') && cell.parse::<f64>().is_ok()).then_some((start, cell))
    });
    for (start, cell) in figures {
        let end = start + cell.len();
        let changed = format!("{}9{cell}{}", &text[..start], &text[end..]);
        assert_eq!(verdict(&changed), Verdict::Inconsistent, "9{cell} after {}", &text[..start]);
    }
}

/// The text is never called impossible.
#[track_caller]
fn assert_open(text: &str) {
    let report = check(&read(text));
    assert_ne!(report.verdict(), Verdict::Inconsistent, "{:?}", report.conflicts());
}

#[test]
fn codes_that_print_their_own_level_only() {
    let text = "2026年部门预算\n支出总体情况表\n单位：万元\n科目编码|||科目名称|合计|基本支出|项目支出\n类|款|项||||\n\
        |||合 计|30.00|10.00|20.00\n205|||教育支出|30.00|10.00|20.00\n|02||普通教育|20.00|6.00|14.00\n\
        ||04|高中教育|12.00|6.00|6.00\n||05|高等教育|8.00||8.00\n|08||进修及培训|10.00|4.00|6.00\n\
        ||03|培训支出|10.00|4.00|6.00\n";
    assert_holds(
        text,
        &[
            ("普通教育|20.00", "普通教育|21.00"),
            ("高等教育|8.00||8.00", "高等教育|9.00||9.00"),
            ("培训支出|10.00", "培训支出|12.00"),
        ],
    );
    let disclosure = read(text);
    let rows = disclosure.tables()[0].blocks()[0].rows();
    assert!(matches!(&rows[3].key(), RowKey::Function(code) if code.to_string() == "2050204"));
    assert_eq!(rows[3].ground(), Ground::Printed);
}

#[test]
fn codes_of_two_digits_in_one_column() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n205|教育支出|30.00\n\
        02|普通教育|20.00\n04|高中教育|12.00\n05|高等教育|8.00\n08|进修及培训|10.00\n03|培训支出|10.00\n";
    assert_holds(text, &[("高等教育|8.00", "高等教育|9.00"), ("进修及培训|10.00", "进修及培训|11.00")]);
}

#[test]
fn accounts_by_name_alone_down_to_items() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n功能分类科目名称|总计|基本支出|项目支出\n合计|45.00|25.00|20.00\n\
        教育支出|20.00||20.00\n进修及培训|20.00||20.00\n培训支出|20.00||20.00\n城乡社区支出|15.00|15.00|\n\
        城乡社区环境卫生|15.00|15.00|\n城乡社区环境卫生|15.00|15.00|\n住房保障支出|10.00|10.00|\n\
        住房改革支出|10.00|10.00|\n住房公积金|6.00|6.00|\n购房补贴|4.00|4.00|\n";
    assert_holds(
        text,
        &[("购房补贴|4.00|4.00", "购房补贴|5.00|5.00"), ("教育支出|20.00||20.00", "教育支出|21.00||21.00")],
    );
}

#[test]
fn accounts_by_name_alone_in_a_summary() {
    let text = "2026年部门预算\n收支总表\n单位：万元\n收 入||支 出|\n项 目|预算数|项 目|预算数\n\
        一、财政拨款|30.00|一、教育支出|25.00\n一般公共预算|28.00|普通教育|25.00\n政府性基金预算|2.00|高中教育|20.00\n\
        国有资本经营预算||高等教育|5.00\n二、事业收入|5.00|二、住房保障支出|10.00\n||住房改革支出|10.00\n||住房公积金|10.00\n\
        本年收入合计|35.00|本年支出合计|35.00\n";
    assert_holds(
        text,
        &[
            ("高等教育|5.00", "高等教育|6.00"),
            ("一般公共预算|28.00", "一般公共预算|27.00"),
            ("住房公积金|10.00", "住房公积金|11.00"),
        ],
    );
}

#[test]
fn local_accounts_of_seven_digits() {
    let text = "2026年部门预算\n一般公共预算基本支出表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n301|工资福利支出|30.00\n\
        30101|基本工资|20.00\n30102|津贴补贴|10.00\n3010201|规范性津补贴|7.00\n3010202|其他津补贴|3.00\n";
    assert_holds(text, &[("规范性津补贴|7.00", "规范性津补贴|8.00"), ("津贴补贴|10.00", "津贴补贴|11.00")]);
}

#[test]
fn a_class_printed_once_for_each_use() {
    let text = "2026年部门预算\n一般公共预算基本支出表\n单位：万元\n科目编码|科目名称|合计\n|合计|50.00\n301|工资福利支出|30.00\n\
        30101|基本工资|20.00\n30102|津贴补贴|10.00\n301|工资福利支出|20.00\n30101|基本工资|15.00\n30103|奖金|5.00\n";
    assert_holds(text, &[("奖金|5.00", "奖金|6.00"), ("津贴补贴|10.00", "津贴补贴|11.00")]);
}

#[test]
fn a_department_over_its_units_by_name() {
    let text = "2026年部门预算\n收入总表\n单位：万元\n单位名称|总计|一般公共预算|其他收入\n合计|30.00|28.00|2.00\n\
        某市甲局|30.00|28.00|2.00\n某市甲局|20.00|18.00|2.00\n某市乙中心|10.00|10.00|\n";
    assert_holds(text, &[("某市乙中心|10.00|10.00", "某市乙中心|11.00|11.00")]);
    let flat = text.replacen("某市甲局|30.00|28.00|2.00\n", "", 1);
    assert_holds(&flat, &[("某市乙中心|10.00|10.00", "某市乙中心|11.00|11.00")]);
}

#[test]
fn units_in_the_first_column_over_their_accounts() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n预算单位|科目编码|科目名称|支出总计|基本支出|项目支出\n\
        某市甲局|||20.00|15.00|5.00\n|205|教育支出|20.00|15.00|5.00\n|20508|进修及培训|20.00|15.00|5.00\n\
        |2050803|培训支出|20.00|15.00|5.00\n某市乙中心|||10.00|10.00|\n|205|教育支出|10.00|10.00|\n\
        |20508|进修及培训|10.00|10.00|\n|2050803|培训支出|10.00|10.00|\n";
    assert_holds(text, &[("|20508|进修及培训|10.00|10.00|", "|20508|进修及培训|11.00|11.00|")]);
}

#[test]
fn accounts_below_the_total_of_all_units_are_of_no_unit() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n预算单位|科目编码|科目名称|支出总计\n\
        某市甲局|||20.00\n|205|教育支出|20.00\n某市乙中心|||10.00\n|205|教育支出|4.00\n|208|社会保障和就业支出|6.00\n\
        合计|||30.00\n|205|教育支出|24.00\n|20508|进修及培训|24.00\n|208|社会保障和就业支出|6.00\n";
    assert_holds(
        text,
        &[
            ("合计|||30.00", "合计|||10.00"),
            ("|205|教育支出|24.00", "|205|教育支出|4.00"),
            ("|20508|进修及培训|24.00", "|20508|进修及培训|4.00"),
        ],
    );
    // Below the account above it or over it.
    let (above, below) = ("|205|教育支出|24.00\n", "|20508|进修及培训|24.00\n");
    let swapped = text.replacen(&format!("{above}{below}"), &format!("{below}{above}"), 1);
    assert_holds(&swapped, &[(below, "|20508|进修及培训|4.00\n")]);
}

#[test]
fn a_total_printed_again_on_the_next_page_ends_no_unit() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n预算单位|科目编码|科目名称|支出总计\n合计|||30.00\n\
        某市甲局|||20.00\n|205|教育支出|12.00\n合计|||30.00\n|208|社会保障和就业支出|8.00\n某市乙中心|||10.00\n|205|教育支出|10.00\n";
    assert_holds(text, &[("|208|社会保障和就业支出|8.00", "|208|社会保障和就业支出|9.00")]);
}

#[test]
fn what_is_carried_over_is_no_part_of_the_year() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|本年支出合计|30.00\n205|教育支出|20.00\n\
        208|社会保障和就业支出|10.00\n|结转下年|5.00\n";
    assert_holds(text, &[]);
    assert_eq!(verdict(&text.replacen("教育支出|20.00", "教育支出|25.00", 1)), Verdict::Inconsistent);
    // A total of another name at the end is not the first one printed again.
    assert_open(&format!("{text}|支出总计|35.00\n"));
}

#[test]
fn the_total_of_the_only_unit_stands_in_its_row() {
    let text = "2026年部门预算\n收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n一、一般公共预算拨款收入|20.00|一、教育支出|20.00\n\
        本年收入合计|20.00|本年支出合计|20.00\n收入总计|20.00|支出总计|20.00\n收入总表\n单位：万元\n\
        单位名称|合计|一般公共预算拨款收入\n某市甲局|20.00|20.00\n";
    assert_holds(text, &[("某市甲局|20.00|20.00", "某市甲局|19.00|19.00")]);
}

#[test]
fn procurement_by_category_unit_and_item() {
    let text = "某市甲局2026年部门预算\n政府采购支出表\n单位：万元\n采购品目大类|专项名称|经济科目|采购品目名称|采购组织形式|资金来源||总计\n\
        |||||一般公共预算资金|其他资金|\n合计|||||18.00||18.00\n货物|||||5.00||5.00\n某市甲局|||||5.00||5.00\n\
        |定额|办公费|复印纸|集中采购|1.00||1.00\n|设备购置|办公设备购置|计算机|集中采购|4.00||4.00\n服务|||||13.00||13.00\n\
        某市甲局|||||13.00||13.00\n|物业|物业管理费|物业管理服务|分散采购|13.00||13.00\n";
    assert_holds(
        text,
        &[
            ("计算机|集中采购|4.00||4.00", "计算机|集中采购|5.00||5.00"),
            ("服务|||||13.00||13.00", "服务|||||14.00||14.00"),
        ],
    );
    assert_open(&text.replacen("某市甲局|||||13.00", "从没听说过的词|||||13.00", 1));
}

#[test]
fn ordinals_of_four_levels() {
    let text = "2026年部门预算\n“三公”经费支出表\n单位：万元\n项目|预算数\n一、支出合计|9.00\n（一）因公出国（境）费|2.00\n\
        （二）公务用车购置及运行维护费|5.00\n1.公务用车购置费|1.00\n2.公务用车运行维护费|4.00\n（1）燃料费|1.50\n（2）保险费|2.50\n\
        （三）公务接待费|2.00\n二、相关统计数|\n1.因公出国（境）团组数（个）|3\n2.公务用车保有量（辆）|2\n";
    assert_holds(
        text,
        &[
            ("（2）保险费|2.50", "（2）保险费|3.50"),
            ("公务用车购置费|1.00", "公务用车购置费|2.00"),
            ("（三）公务接待费|2.00", "（三）公务接待费|3.00"),
        ],
    );
}

#[test]
fn parts_of_which_only_the_first_is_marked() {
    let text = "2026年部门预算\n“三公”经费支出表\n单位：万元\n项目|预算数\n“三公”经费|304.63\n其中：（一）因公出国（境）支出|250.00\n\
        （二）公务用车购置及运行维护支出|9.73\n1.公务用车购置费|\n2.公务用车运行维护费|9.73\n（三）公务接待费支出|44.90\n";
    assert_holds(
        text,
        &[
            ("公务接待费支出|44.90", "公务接待费支出|45.90"),
            ("公务用车运行维护费|9.73", "公务用车运行维护费|9.83"),
        ],
    );
}

#[test]
fn subtotals_are_checked() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|16.00\n205|教育支出|6.00\n206|科学技术支出|4.00\n\
        |小计|10.00\n221|住房保障支出|6.00\n|小计|6.00\n";
    assert_holds(text, &[("小计|10.00", "小计|11.00"), ("小计|6.00", "小计|7.00")]);
}

#[test]
fn a_row_nobody_knows_leaves_its_sums_at_most() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n205|教育支出|20.00\n20508|进修及培训|12.00\n\
        2050803|培训支出|12.00\n|从没听说过的词|8.00\n221|住房保障支出|10.00\n";
    let report = check(&read(text));
    assert_eq!(report.verdict(), Verdict::Exact, "{:?}", report.conflicts());
    assert_eq!(report.unchecked().len(), 1, "{:?}", report.unchecked());
    // What is known may still not be more than the whole.
    assert_eq!(verdict(&text.replacen("进修及培训|12.00", "进修及培训|32.00", 1)), Verdict::Inconsistent);
}

#[test]
fn rows_without_a_label_are_no_addends() {
    assert_open(
        "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|20.00\n205|教育支出|20.00\n||35.00\n|编制人数|35\n",
    );
}

#[test]
fn a_row_alone_on_its_page_is_a_line_of_text() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|20.00|8.00|12.00\n\
        205|教育支出|20.00|8.00|12.00\n20508|进修及培训|8.00|8.00|\n20502 普通教育 12.00 12.00\n";
    assert_open(text);
    let whole = text.replace("20502 普通教育 12.00 12.00", "20502 普通教育 12.00 0.00 12.00");
    assert_holds(&whole, &[("20502 普通教育 12.00", "20502 普通教育 13.00")]);
}

#[test]
fn a_code_beside_the_name_of_another_account_accuses_nobody() {
    assert_open(
        "2026年部门预算\n一般公共预算基本支出表\n单位：万元\n科目编码|科目名称|合计\n|合计|30.00\n301|工资福利支出|10.00\n\
        30101|基本工资|10.00\n302|商品和服务支出|20.00\n30201|办公费|20.00\n30212|基本工资|5.00\n",
    );
}

#[test]
fn ordinals_whose_marks_are_drawn_elsewhere() {
    let text = "2026年部门预算\n收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n一 本年收入、|30.00|一 本年支出、|30.00\n\
        一 一般公共预算拨款( )|28.00|一 教育支出( )|30.00\n二 政府性基金预算拨款( )|2.00||\n二 上年结转、|||\n收入总计|30.00|支出总计|30.00\n";
    assert_holds(text, &[("一般公共预算拨款( )|28.00", "一般公共预算拨款( )|27.00")]);
}

#[test]
fn a_total_printed_again_at_the_bottom_is_the_same_total() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|3.00\n208|社会保障和就业支出|2.00\n\
        210|卫生健康支出|1.00\n|合计|3.00\n";
    assert_holds(text, &[("1.00\n|合计|3.00", "1.00\n|合计|9.00")]);
    let coverage = check(&read(text)).coverage();
    assert_eq!(coverage.checked, coverage.printed);
}

#[test]
fn a_subtotal_over_its_classes_is_their_sum() {
    let text = "2026年部门预算\n一般公共预算基本支出表\n单位：万元\n科目编码|科目名称|合计\n|合计|35.00\n|人员经费合计|30.00\n\
        301|工资福利支出|20.00\n303|对个人和家庭的补助|10.00\n|公用经费合计|5.00\n302|商品和服务支出|5.00\n";
    assert_holds(
        text,
        &[("人员经费合计|30.00", "人员经费合计|31.00"), ("公用经费合计|5.00", "公用经费合计|6.00")],
    );
}

#[test]
fn words_alone_below_the_last_figure_are_no_rows() {
    let text = "2026年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|3.00\n208|社会保障和就业支出|2.00\n\
        |某些字样|\n210|卫生健康支出|1.00\n|另一些字样|\n|又是字样|\n";
    let disclosure = read(text);
    let labels: Vec<&str> = disclosure.tables()[0].blocks()[0].rows().iter().map(|row| row.label()).collect();
    assert_eq!(labels, ["合计", "社会保障和就业支出", "某些字样", "卫生健康支出"]);
    let unread: Vec<&str> = disclosure.unread().iter().map(|unread| unread.text.trim()).collect();
    assert_eq!(unread, ["另一些字样", "又是字样"]);
}
