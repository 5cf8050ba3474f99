//! Tables that pass other checkers and that no budget prints as.

use yusuan::render::Lang;
use yusuan::{CheckOptions, Conflict, Disclosure, Report, Rounding, Rule, Verdict, check, check_with};

#[track_caller]
fn report(text: &str) -> Report {
    check(&Disclosure::from_text(text).unwrap())
}

/// The rules of the first conflict, which is a proof.
#[track_caller]
fn refuted(text: &str) -> Vec<Rule> {
    let report = report(text);
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    assert!(report.conflicts().iter().all(Conflict::verify));
    report.conflicts()[0].relations().iter().map(|relation| relation.rule()).collect()
}

const LEVELS: &str = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n";

#[test]
fn two_tables_that_touch_at_an_open_end() {
    // 5 元 and more prints as 10 元 here; what prints as 0.00万元 there is at most 49.99元.
    let text = "\
支出总表
单位：万元
科目编码\t科目名称\t合计
\t合计\t0.01
208\t社会保障和就业支出\t0.01

收支总表
单位：元
收入项目\t预算数\t支出项目\t预算数
一般公共预算拨款收入\t50.00\t社会保障和就业支出\tWHOLE
本年收入合计\t50.00\t本年支出合计\tWHOLE
收入总计\t50.00\t支出总计\tWHOLE
";
    assert_eq!(report(&text.replace("WHOLE", "50.00")).verdict(), Verdict::Exact);
    let low = text.replace("WHOLE", "49.99").replace("50.00", "49.99");
    assert_eq!(refuted(&low), [Rule::ExpenditureByFunction]);

    // Closed at both ends the two touch: 10.005万元 was rounded up to 10.01 here and down to 10.00 there.
    let touching = "\
支出总表
单位：万元
科目编码\t科目名称\t合计
\t合计\t10.01
208\t社会保障和就业支出\t10.01

收支总表
单位：万元
收入项目\t预算数\t支出项目\t预算数
一般公共预算拨款收入\t10.00\t社会保障和就业支出\t10.00
本年收入合计\t10.00\t本年支出合计\t10.00
收入总计\t10.00\t支出总计\t10.00
";
    let report = report(touching);
    assert_eq!(report.verdict(), Verdict::Footed);
    let told: Vec<String> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule == Rule::TieBothWays)
        .map(|finding| finding.message(Lang::En))
        .collect();
    assert!(!told.is_empty(), "{:?}", report.findings());
    assert!(told.iter().all(|message| message.contains("ends in exactly half a unit")), "{told:?}");
    let disclosure = Disclosure::from_text(touching).unwrap();
    let nearest = CheckOptions::new().with_rounding(Rounding::Nearest);
    assert_eq!(check_with(&disclosure, &nearest).verdict(), Verdict::Rounded);
    let apart = touching.replace("10.01", "10.02");
    assert_eq!(refuted(&apart), [Rule::ExpenditureByFunction]);
}

#[test]
fn a_negative_addend() {
    // The whole ends before 10.005, where its first part begins: only a negative part would do.
    let text = format!("{LEVELS}\t合计\t10.00\n208\t社会保障和就业支出\t10.01\n210\t卫生健康支出\t0.00\n");
    assert_eq!(refuted(&text), [Rule::FunctionRollup]);
    let text = format!("{LEVELS}\t合计\t10.01\n208\t社会保障和就业支出\t10.00\n210\t卫生健康支出\t0.00\n");
    assert_eq!(report(&text).verdict(), Verdict::Rounded);
    // Two zeros could make up for one last digit each way if amounts could be negative.
    let text = format!(
        "{LEVELS}\t合计\t10.00\n208\t社会保障和就业支出\t10.00\n20801\t\t10.01\n20805\t\t0.01\n20899\t\t0.00\n20807\t\t0.00\n"
    );
    assert_eq!(refuted(&text), [Rule::FunctionRollup]);
    // A printed minus is an amount like any other.
    let text = format!("{LEVELS}\t合计\t10.00\n208\t社会保障和就业支出\t10.01\n210\t卫生健康支出\t-0.01\n");
    assert_eq!(report(&text).verdict(), Verdict::Exact);
}

#[test]
fn one_quantity_printed_with_two_values() {
    let text = "\
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t20.00\t13.00\t7.00
208\t社会保障和就业支出\t20.00\t13.00\t7.00

一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t20.00\t13.00\t7.00
208\t社会保障和就业支出\t20.00\t13.00\t7.00

一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计
\t合计\t13.00
301\t工资福利支出\t13.00
";
    assert_eq!(report(text).verdict(), Verdict::Exact);
    let other =
        text.replace("\t合计\t13.00\n301\t工资福利支出\t13.00", "\t合计\t13.02\n301\t工资福利支出\t13.02");
    assert!(refuted(&other).contains(&Rule::BasicByEconomic));
}

#[test]
fn sums_that_pass_one_by_one_and_fail_together() {
    let text = "\
支出总表
单位：元
科目编码\t科目名称\t合计
\t合计\t19
208\t社会保障和就业支出\t9
20801\t\t4
20805\t\t4
210\t卫生健康支出\t9
21004\t\t4
21011\t\t4
";
    assert_eq!(refuted(text), [Rule::FunctionRollup; 2]);
    // Each of the three passes when the others are not printed.
    for lines in [&[3, 4, 7][..], &[4, 5, 6], &[7, 8, 9]] {
        let some: Vec<&str> = text
            .lines()
            .enumerate()
            .filter(|(at, _)| *at < 3 || lines.contains(at))
            .map(|(_, line)| line)
            .collect();
        assert_eq!(report(&some.join("\n")).verdict(), Verdict::Rounded);
    }
}

#[test]
fn what_adds_up_is_not_excused_elsewhere() {
    // Its items add up to 10.02 in one table; rounded from the exact amount it is 10.00 in another.
    let detail = format!(
        "{LEVELS}\t合计\t10.02\n208\t社会保障和就业支出\t3.34\n210\t卫生健康支出\t3.34\n221\t住房保障支出\t3.34\n"
    );
    let summary = |total: &str| {
        format!(
            "\n收支总表\n单位：万元\n收入项目\t预算数\t支出项目\t预算数\n\
             一般公共预算拨款收入\t{total}\t社会保障和就业支出\t3.34\n\t\t卫生健康支出\t3.34\n\t\t住房保障支出\t3.34\n\
             本年收入合计\t{total}\t本年支出合计\t{total}\n收入总计\t{total}\t支出总计\t{total}\n"
        )
    };
    let verdict = |total: &str| report(&format!("{detail}{}", summary(total))).verdict();
    assert_eq!(verdict("10.02"), Verdict::Exact);
    assert_eq!(verdict("10.01"), Verdict::Footed);
    // Three items rounded to 3.34 are 10.005 at least, which prints as 10.01.
    assert_eq!(verdict("10.00"), Verdict::Inconsistent);
    // A summary that doesn't add up is no added-up total: its figure binds.
    assert_eq!(verdict("10.03"), Verdict::Footed);
    assert_eq!(verdict("10.04"), Verdict::Inconsistent);
}

#[test]
fn the_two_sides_of_a_balance_do_not_add_up_one_another() {
    let text = "\
收支总表
单位：万元
收入项目\t预算数\t支出项目\t预算数
一般公共预算拨款收入\t10.00\t社会保障和就业支出\t10.01
本年收入合计\t10.00\t本年支出合计\t10.01
收入总计\t10.00\t支出总计\t10.01
";
    // One table doesn't round one amount up here and down there.
    assert!(refuted(text).contains(&Rule::Balance));
    assert_eq!(report(&text.replace("10.01", "10.00")).verdict(), Verdict::Exact);
}

#[test]
fn a_part_is_not_excused_as_an_added_up_total() {
    // The only item of the smaller money is its whole total, and is above the larger money.
    let tables = |part: &str| {
        format!(
            "{LEVELS}\t合计\t10.00\n208\t社会保障和就业支出\t10.00\n\n一般公共预算支出表\n单位：万元\n\
             科目编码\t科目名称\t合计\n\t合计\t{part}\n208\t社会保障和就业支出\t{part}\n"
        )
    };
    assert_eq!(report(&tables("9.99")).verdict(), Verdict::Exact);
    assert_eq!(refuted(&tables("10.01")), [Rule::AppropriationWithinTotal]);
    assert_eq!(refuted(&tables("10.02")), [Rule::AppropriationWithinTotal]);
}

#[test]
fn rows_below_a_heading_stand_for_it() {
    let tables = |total: &str, elsewhere: &str| {
        format!(
            "{LEVELS}\t合计\t{total}\n208\t社会保障和就业支出\t\n20801\t\t3.00\n20805\t\t\n2080505\t\t2.00\n\
             210\t卫生健康支出\t1.00\n\n收支总表\n单位：万元\n收入项目\t预算数\t支出项目\t预算数\n\
             一、财政拨款收入\t\t社会保障和就业支出\t{elsewhere}\n1.一般公共预算\t6.00\t卫生健康支出\t1.00\n\
             2.政府性基金预算\t\t\t\n本年收入合计\t6.00\t本年支出合计\t6.00\n收入总计\t6.00\t支出总计\t6.00\n"
        )
    };
    let good = report(&tables("6.00", "5.00"));
    assert_eq!((good.verdict(), good.unchecked()), (Verdict::Exact, &[][..]));
    assert!(refuted(&tables("6.10", "5.00")).contains(&Rule::FunctionRollup));
    assert!(refuted(&tables("6.00", "5.10")).contains(&Rule::ExpenditureSum));
    // A heading that nothing sums up is no total.
    let headless =
        report(&format!("{LEVELS}\t合计\t\n208\t社会保障和就业支出\t5.00\n210\t卫生健康支出\t1.00\n"));
    assert_eq!(headless.verdict(), Verdict::Unchecked);
    assert_eq!(headless.unchecked().len(), 1);
    assert_eq!(
        headless.unchecked()[0].reason(Lang::En),
        " 合计 prints no figure over the rows below it".trim_start()
    );
}

#[test]
fn a_column_of_totals_left_blank_says_nothing() {
    let text = "\
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t\t4.00\t2.00
208\t社会保障和就业支出\t\t4.00\t2.00

收支总表
单位：万元
收入项目\t预算数\t支出项目\t预算数
一般公共预算拨款收入\t6.00\t社会保障和就业支出\t6.00
本年收入合计\t6.00\t本年支出合计\t6.00
收入总计\t6.00\t支出总计\t6.00
";
    let report = report(text);
    assert_eq!(report.verdict(), Verdict::Exact);
    assert_eq!(report.unchecked()[0].reason(Lang::En), "column 合计 is blank");
}

#[test]
fn a_list_of_projects_may_count_what_was_carried_in() {
    let text = |listed: &str, carried: &str| {
        format!(
            "\
收支总表
单位：万元
收入项目\t预算数\t支出项目\t预算数
一般公共预算拨款收入\t6.00\t教育支出\t9.00
本年收入合计\t6.00\t本年支出合计\t9.00
{carried}\t3.00\t结转下年\t
收入总计\t9.00\t支出总计\t9.00

一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t6.00\t4.00\t2.00
205\t教育支出\t6.00\t4.00\t2.00
20502\t普通教育\t6.00\t4.00\t2.00
2050201\t学前教育\t6.00\t4.00\t2.00

项目支出表
单位：万元
科目编码\t项目名称\t合计\t一般公共预算\t单位资金
\t合计\t{listed}\t{listed}\t
2050201\t园舍维修\t{listed}\t{listed}\t
"
        )
    };
    assert_eq!(report(&text("2.00", "上年结转")).verdict(), Verdict::Exact);
    // No word says of which source it is.
    assert_eq!(report(&text("4.50", "上年结转")).verdict(), Verdict::Exact);
    assert_eq!(refuted(&text("1.50", "上年结转")), [Rule::ProjectsByFunction]);
    assert_eq!(refuted(&text("5.50", "上年结转")), [Rule::ProjectsByFunction]);
    // Nothing is carried in: the list is of the year.
    assert_eq!(refuted(&text("4.50", "事业收入")), [Rule::ProjectsByFunction]);
}

#[test]
fn natures_unmarked_below_the_expenditure_of_the_year_tell_it_again() {
    let text = |classes: &str, natures: &str| {
        format!(
            "\
收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t6.00\t{classes}
{natures}\t\t结转下年\t1.00
收入总计\t6.00\t支出总计\t6.00
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t5.00\t3.00\t2.00
208\t社会保障和就业支出\t3.00\t2.00\t1.00
210\t卫生健康支出\t2.00\t1.00\t1.00
"
        )
    };
    let natures = "\t\t基本支出\t3.00\n\t\t项目支出\t2.00\n";
    for classes in [
        "一、社会保障和就业支出\t3.00\n\t\t二、卫生健康支出\t2.00\n\t\t本年支出合计\t5.00",
        "社会保障和就业支出\t3.00\n\t\t卫生健康支出\t2.00\n\t\t本年支出合计\t5.00",
        "社会保障和就业支出\t3.00\n\t\t卫生健康支出\t2.00",
    ] {
        assert_eq!(report(&text(classes, natures)).verdict(), Verdict::Exact, "{}", text(classes, natures));
        // Other tables print each nature too.
        let other = natures.replace("2.00", "2.50");
        assert_eq!(refuted(&text(classes, &other)).len(), 1);
        assert_eq!(refuted(&text(&classes.replace("2.00", "2.50"), natures)).len(), 1);
    }
    // 上缴上级支出 alone is an item beside the others.
    let beside = text(
        "社会保障和就业支出\t2.00\n\t\t卫生健康支出\t2.00\n\t\t本年支出合计\t4.00",
        "\t\t上缴上级支出\t1.00\n",
    );
    let beside = beside.split("支出总表").next().unwrap();
    assert_eq!(report(beside).verdict(), Verdict::Exact);
    assert_eq!(refuted(&beside.replace("上级支出\t1.00", "上级支出\t2.00")), [Rule::ExpenditureTotal]);
}

#[test]
fn what_is_carried_over_may_stand_between_two_totals_without_items() {
    let text = |first: &str, carried: &str| {
        format!(
            "\
收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t10.00\t{first}
\t\t{carried}
收入总计\t10.00\t支出总计\t10.00
"
        )
    };
    assert_eq!(report(&text("一、支出合计\t9.00", "二、结转下年\t1.00")).verdict(), Verdict::Exact);
    assert_eq!(refuted(&text("一、支出合计\t9.00", "二、结转下年\t2.00")), [Rule::ExpenditureTotal]);
    // Without ordinals what is carried over may be counted in the first.
    for (first, carried) in [("9.00", "1.00"), ("10.00", "1.00")] {
        let text = text(&format!("支出合计\t{first}"), &format!("结转下年\t{carried}"));
        assert_eq!(report(&text).verdict(), Verdict::Exact);
    }
    assert_eq!(refuted(&text("支出合计\t11.00", "结转下年\t1.00")), [Rule::ExpenditureTotal]);
}

#[test]
fn the_last_of_several_projects_is_no_total_that_prints_more_than_all_rows() {
    let text = |last: &str, amount: &str| {
        format!(
            "\
2026年对下转移支付表
单位：万元
项目名称\t资金总额\t备注
合计\t90.00\t
全民健身补助\t60.00\t建好场地
{last}\t{amount}\t办好赛事
"
        )
    };
    assert_eq!(report(&text("青少年体育补助", "30.00")).verdict(), Verdict::Exact);
    assert_eq!(refuted(&text("青少年体育补助", "300.00")), [Rule::FunctionRollup]);
    // A total may stand under a word nobody knows.
    let two = text("青少年体育补助\t30.00\t\n麓申甲", "90.00");
    assert_ne!(report(&two).verdict(), Verdict::Inconsistent);
}
