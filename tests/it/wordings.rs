//! One made-up table under the many words that stand over such tables: however it is called, its sums hold when they hold, and
//! are refuted when they don't.

use yusuan::{Disclosure, Verdict, check};

const TITLES: &[&str] = &[
    "支出总表",
    "部门支出预算总表",
    "2025年部门支出总体情况表",
    "表3 部门支出总表",
    "表三：部门支出总表",
    "附件3：部门支出总表",
    "预算公开03表 部门支出总表",
    "三、部门支出总表",
    "（三）部门支出总表",
    "表1-2支出总表",
    "《部门支出总表》",
    "支出总表（按功能分类）",
];

const UNITS: &[&str] = &[
    "单位：万元",
    "金额单位：万元",
    "（单位：万元）",
    "单位：人民币万元",
    "单位名称：某某局\t\t\t\t单位：万元",
    "单位 ： 万 元",
    "编制单位：某某局  金额单位：万元",
    "计量单位：万元",
    "计算单位：万元",
    "币种：人民币 单位：万元",
    "單位：萬元",
    "单位；万元",
    "单位：（万元）",
    "单位：万元/人",
    "单位：万元（保留两位小数）",
    "单位 万元",
    "预算单位编码及名称：216某某局    预算年度：2025   单位：万元",
    "万元",
];

const HEADERS: &[[&str; 5]] = &[
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["编码", "科目", "合 计", "基本 支出", "项目 支出"],
    ["支出功能分类科目编码", "支出功能分类科目名称", "本年支出合计", "基本支出", "项目支出"],
    ["功能科目编码", "功能科目", "支出合计", "基本支出", "项目支出"],
    ["功能分类编码", "功能分类名称", "预算合计", "基本支出预算", "项目支出预算"],
    ["科目编码", "科目名称", "金额合计", "基本支出预算数", "项目支出预算数"],
    ["科目编码", "科目名称", "预算数", "基本支出", "项目支出"],
    ["科目编码", "科目名称", "2025年预算数", "其中：基本支出", "其中：项目支出"],
];

const TOTALS: &[&str] =
    &["合计", "合  计", "总计", "支出合计", "本年支出合计", "合计：", "支出总计", "总 计"];

/// The verdict on a table of two classes whose total prints `total`, with the figures they add up to.
fn verdict(title: &str, unit: &str, header: &[&str; 5], label: &str, total: [&str; 3]) -> Verdict {
    let header = header.join("\t");
    let total = total.join("\t");
    let text = format!(
        "某某市某某局2025年部门预算\n\n{title}\n{unit}\n{header}\n\t{label}\t{total}\n\
         205\t教育支出\t7.00\t7.00\t\n208\t社会保障和就业支出\t5.00\t\t5.00\n"
    );
    let read = Disclosure::from_text(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let report = check(&read);
    let coverage = report.coverage();
    assert_eq!((coverage.printed, coverage.read), (7, 7), "{text}");
    report.verdict()
}

fn holds_and_fails(title: &str, unit: &str, header: &[&str; 5], label: &str) {
    let words = format!("{title} {unit} {header:?} {label}");
    assert_eq!(verdict(title, unit, header, label, ["12.00", "7.00", "5.00"]), Verdict::Exact, "{words}");
    for wrong in [["13.00", "7.00", "5.00"], ["13.00", "8.00", "5.00"]] {
        assert_eq!(verdict(title, unit, header, label, wrong), Verdict::Inconsistent, "{words} {wrong:?}");
    }
}

#[test]
fn however_it_is_titled() {
    for title in TITLES {
        holds_and_fails(title, "单位：万元", &HEADERS[0], "合计");
    }
}

#[test]
fn however_its_unit_is_told() {
    for unit in UNITS {
        holds_and_fails("支出总表", unit, &HEADERS[0], "合计");
    }
}

#[test]
fn whatever_its_columns_are_called() {
    for header in HEADERS {
        holds_and_fails("支出总表", "单位：万元", header, "合计");
    }
}

#[test]
fn whatever_its_total_is_called() {
    for label in TOTALS {
        holds_and_fails("支出总表", "单位：万元", &HEADERS[0], label);
    }
}

/// A document of two tables of which the second prints half of what the first does.
fn two(titles: [&str; 2]) -> Verdict {
    let table = |title: &str, [sum, basic, project]: [&str; 3]| {
        format!(
            "{title}\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
             \t合计\t{sum}\t{basic}\t{project}\n205\t教育支出\t{sum}\t{basic}\t{project}\n\n"
        )
    };
    let [whole, part] = titles;
    let text = format!(
        "某某市某某局2025年部门预算\n\n{}{}",
        table(whole, ["12.00", "8.00", "4.00"]),
        table(part, ["6.00", "4.00", "2.00"])
    );
    check(&Disclosure::from_text(&text).unwrap()).verdict()
}

#[test]
fn a_title_that_leaves_something_out_is_not_of_the_same_money() {
    for (whole, part) in [
        ("一般公共预算支出表", "一般公共预算支出表（不含上年结转）"),
        ("一般公共预算支出表", "一般公共预算本级支出表"),
        ("一般公共预算支出表", "一般公共预算支出表（新增）"),
        ("一般公共预算支出表", "一般公共预算（上年结转）支出表"),
        ("部门支出总表", "本级支出总表"),
        ("部门支出总表", "某某市某某局（本级）支出总表"),
        ("部门支出总表", "单位资金支出预算表"),
        ("部门支出总表", "其他资金支出表"),
        ("一般公共预算支出表（不含上年结转）", "一般公共预算支出表（上年结转）"),
    ] {
        assert_eq!(two([whole, part]), Verdict::Exact, "{whole} {part}");
    }
    for (one, other) in [
        ("一般公共预算支出表", "一般公共预算支出明细表"),
        ("部门支出总表", "部门（单位）支出总表"),
        ("一般公共预算支出表（不含上年结转）", "一般公共预算支出明细表（不含上年结转）"),
    ] {
        assert_eq!(two([one, other]), Verdict::Inconsistent, "{one} {other}");
    }
}
