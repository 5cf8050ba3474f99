//! Made-up lists of projects and purchases, rows by year and cut figures, with the structure of real ones: what is known of them
//! binds, what nobody knows does not.

use yusuan::{Disclosure, TableKind, Verdict, check};

const PROJECTS: &str = "\
2026年部门综合预算专项业务经费支出表（不含上年结转）
单位：元
序号\t单位编码\t单位（项目）名称\t项目金额\t项目简介
1\t\t合计\t900,000.00\t
2\t1\t全额\t700,000.00\t
3\t310001\t某市体育局\t600,000.00\t
4\t\t通用项目\t250,000.00\t
5\t\t印刷\t50,000.00\t印制年鉴
6\t\t年鉴印刷\t50,000.00\t
7\t\t场馆维护\t200,000.00\t
8\t\t专用项目\t350,000.00\t
9\t\t全民健身\t350,000.00\t
10\t310002\t某市体育馆\t100,000.00\t
11\t\t专用项目\t100,000.00\t
12\t\t场地开放\t100,000.00\t
13\t2\t差额\t200,000.00\t
14\t310003\t某市体校\t200,000.00\t
15\t\t专用项目\t200,000.00\t
16\t\t训练补助\t200,000.00\t
";

const PURCHASES: &str = "\
部门综合预算政府采购（资产配置、购买服务）预算表
单位：元
科目编码\t\t\t单位编码\t采购项目\t采购目录\t数量\t实施采购时间\t预算金额\t说明
类\t款\t项\t\t\t\t\t\t\t
合计\t\t\t\t\t\t9\t\t910,000.00\t
207\t03\t01\t310\t某市体育局\t\t5\t\t610,000.00\t
207\t03\t01\t310001\t某市体育局\t\t3\t\t460,000.00\t
207\t03\t01\t\t日常公用经费\t A0201办公设备\t2\t2026年3月\t60,000.00\t
207\t03\t01\t\t场馆维护\t C0101修缮\t1\t2026年5月\t400,000.00\t
207\t03\t01\t310002\t某市体育馆\t\t2\t\t150,000.00\t
207\t03\t01\t\t场地开放\t C0202服务\t2\t2026年6月\t150,000.00\t
207\t03\t08\t310\t某市体育局\t\t4\t\t300,000.00\t
207\t03\t08\t310001\t某市体育局\t\t4\t\t300,000.00\t
207\t03\t08\t\t全民健身\t A0301器材\t4\t2026年4月\t300,000.00\t
";

const YEARS: &str = "\
2026年财政拨款“三公”经费支出表
单位：万元
预算单位\t年度\t总计\t因公出国（境）费\t公务接待费\t公务用车购置及运行维护费\t\t
\t\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费
某市体育局\t2025年\t37.77\t17.88\t1.89\t18.00\t12.00\t6.00
\t2026年\t43.79\t36.14\t1.65\t6.00\t0.00\t6.00
\t增减变化金额\t6.02\t18.26\t-0.24\t-12.00\t-12.00\t0.00
";

const REVENUE: &str = "\
2026年部门收入总体情况表
单位：万元
类\t款\t项\t功能科目\t合计\t本级财政拨款\t\t上级补助收入\t其他收入
\t\t\t\t\t金额\t其中:经费拨款\t\t
\t\t\t合计\t68.12\t60.12\t50.61\t5.00\t3.00
207\t\t\t文化旅游体育与传媒支出\t68.12\t60.12\t50.61\t5.00\t3.00
\t03\t\t体育\t68.12\t60.12\t50.61\t5.00\t3.00
207\t03\t01\t行政运行\t40.12\t40.12\t40.12\t\t
207\t03\t08\t群众体育\t28.00\t20.00\t10.49\t5.00\t3.00
";

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(text).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn verdict_of(text: &str, old: &str, new: &str) -> Verdict {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    check(&read(&text.replace(old, new))).verdict()
}

#[track_caller]
fn assert_covered(text: &str, kind: TableKind, (printed, read_under_keys, checked): (usize, usize, usize)) {
    let disclosure = read(text);
    assert_eq!(disclosure.tables()[0].kind(), kind);
    let report = check(&disclosure);
    assert_eq!(report.verdict(), Verdict::Exact, "{:?}", report.conflicts());
    let coverage = report.coverage();
    assert_eq!((coverage.printed, coverage.read, coverage.checked), (printed, read_under_keys, checked));
}

#[test]
fn projects_stand_under_classes_of_units_and_of_projects() {
    // The seven projects are known, and nothing says which of them are headings over others.
    assert_covered(PROJECTS, TableKind::Project, (16, 16, 10));
    for (old, new) in [
        ("合计\t900", "合计\t800"),
        ("全额\t700", "全额\t701"),
        ("某市体育局\t600", "某市体育局\t500"),
        ("通用项目\t250", "通用项目\t255"),
        ("专用项目\t350", "专用项目\t330"),
        ("某市体校\t200", "某市体校\t210"),
    ] {
        assert_eq!(verdict_of(PROJECTS, old, new), Verdict::Inconsistent, "{old}");
    }
    for (old, new) in [("年鉴印刷\t50", "年鉴印刷\t51"), ("全民健身\t350", "全民健身\t340")] {
        assert_eq!(verdict_of(PROJECTS, old, new), Verdict::Exact, "{old}");
    }
}

#[test]
fn words_nobody_knows_among_projects_do_not_accuse() {
    for word in ["合计", "全额", "差额", "通用项目", "某市体育馆", "场馆维护"] {
        let made_up = PROJECTS.replacen(word, "某某", 1);
        assert_ne!(check(&read(&made_up)).verdict(), Verdict::Inconsistent, "{word}");
        let made_up = PURCHASES.replacen(word, "某某", 1);
        assert_ne!(check(&read(&made_up)).verdict(), Verdict::Inconsistent, "{word}");
    }
}

#[test]
fn what_is_bought_stands_under_who_buys_it_for_one_purpose_after_another() {
    assert_covered(PURCHASES, TableKind::Procurement, (10, 10, 10));
    for (old, new) in [
        ("910,000", "710,000"),
        ("610,000", "620,000"),
        ("460,000", "450,000"),
        ("\t60,000", "\t70,000"),
        ("2026年4月\t300,000", "2026年4月\t310,000"),
    ] {
        assert_eq!(verdict_of(PURCHASES, old, new), Verdict::Inconsistent, "{old}");
    }
}

#[test]
fn a_row_of_another_year_is_added_up_and_differs_by_the_change() {
    assert_covered(YEARS, TableKind::ThreePublic, (18, 18, 18));
    for (old, new) in
        [("37.77", "38.77"), ("36.14", "35.14"), ("-0.24", "-0.34"), ("6.02", "7.02"), ("18.26", "18.36")]
    {
        assert_eq!(verdict_of(YEARS, old, new), Verdict::Inconsistent, "{old}");
    }
}

#[test]
fn what_其中_marks_is_a_part_whatever_its_name() {
    assert_covered(REVENUE, TableKind::Revenue, (23, 23, 23));
    assert_eq!(verdict_of(REVENUE, "其中:经费拨款", "其中:某某拨款"), Verdict::Exact);
    assert_eq!(verdict_of(REVENUE, "10.49", "20.49"), Verdict::Inconsistent);
    assert_eq!(verdict_of(REVENUE, "其中:经费拨款", "某某"), Verdict::Exact);
}

/// The format 常规 of spreadsheets shows eleven characters at most: 480544221.62 prints as 480544221.6.
#[test]
fn a_figure_cut_to_eleven_characters_stands_for_its_own_last_place() {
    let text = "\
2026年部门支出预算总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t480544221.6\t80544221.62\t400000000
207\t文化旅游体育与传媒支出\t480544221.6\t80544221.62\t400000000
20703\t体育\t480544221.6\t80544221.62\t400000000
2070301\t行政运行\t10544221.62\t10544221.62\t
2070308\t群众体育\t470000000\t70000000\t400000000
";
    assert_eq!(check(&read(text)).verdict(), Verdict::Footed);
    assert_eq!(verdict_of(text, "合计\t480544221.6\t", "合计\t480544221.9\t"), Verdict::Inconsistent);
    // Where longer figures stand beside it, it is not cut.
    assert_eq!(
        verdict_of(
            text,
            "合计\t480544221.6\t80544221.62\t400000000",
            "合计\t480544221.6\t80544221.62\t400000000.01"
        ),
        Verdict::Inconsistent
    );
}

#[test]
fn a_form_tells_the_money_of_the_time_it_is_carried_out_in() {
    let text = "\
部门专项业务经费绩效目标表
（2026年度）
项目名称\t\t\t场馆维护\t\t
主管部门\t\t\t某市体育局\t\t
资金金额（万元）\t\t\t实施期资金总额：\t21.50\t执行率分值（10分）
\t\t\t其中：财政拨款\t20.00\t
\t\t\t其他资金\t1.50\t
年度目标\t维护场馆。\t\t\t\t
年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t分值权重（90分）
\t产出指标\t数量指标\t维护场馆数（个）\t≥3\t20
";
    assert_covered(text, TableKind::ProjectTarget, (3, 3, 3));
    assert_eq!(verdict_of(text, "20.00", "10.00"), Verdict::Inconsistent);
}

#[test]
fn a_total_under_a_header_merged_over_the_labels_is_a_column_of_figures() {
    let text = "\
项目支出总表
部门名称：某市体育局  单位：万元
支出项目类别\t\t2026年预算\t\t\t
\t总计\t财政拨款\t\t财政专户管理资金\t上年结余、结转
\t\t一般公共预算拨款\t政府性基金预算拨款\t\t
某市体育局\t878.08\t124.95\t0.00\t0.00\t753.13
场馆维护\t408.00\t40.00\t0.00\t0.00\t368.00
群众体育\t470.08\t84.95\t0.00\t0.00\t385.13
";
    assert_covered(text, TableKind::Project, (15, 15, 15));
    assert_eq!(verdict_of(text, "408.00", "418.00"), Verdict::Inconsistent);
}

#[test]
fn a_list_of_projects_with_their_goals_is_a_table() {
    let text = "\
2026年项目支出绩效目标表
单位名称：某市体育局  单位：万元
单位编码\t单位（项目）名称\t资金总额\t绩效目标\t绩效指标\t\t
\t\t\t\t一级指标\t二级指标\t指标值
合计\t\t270.00\t\t\t\t
201056\t某市体育局\t270.00\t\t\t\t
201056\t场馆维护\t150.00\t维护场馆\t成本指标\t经济成本指标\t12.50
201056\t群众体育\t120.00\t办好活动\t产出指标\t数量指标\t100
";
    let disclosure = read(text);
    assert_eq!(disclosure.tables()[0].kind(), TableKind::Other);
    let coverage = check(&disclosure).coverage();
    assert_eq!((coverage.printed, coverage.read), (4, 4));
    assert_eq!(verdict_of(text, "合计\t\t270", "合计\t\t280"), Verdict::Inconsistent);
    assert_eq!(verdict_of(text, "150.00", "160.00"), Verdict::Exact);
}

#[test]
fn the_year_and_the_unit_may_stand_in_the_form_of_the_department() {
    let text = "\
预算03表 支出总表
金额单位：万元
支出功能分类科目\t合计\t基本支出\t项目支出
2070301-行政运行\t30.00\t30.00\t
2070308-群众体育\t40.00\t\t40.00
合 计\t70.00\t30.00\t40.00
预算13表 部门整体支出绩效目标表
（2026年度）
部门名称\t\t某市体育局\t\t
总体资金情况（万元）\t\t预算支出总额\t财政拨款\t
整体绩效目标\t整体绩效目标\t办好体育。\t\t
";
    let disclosure = read(text);
    assert_eq!(disclosure.tables()[0].kind(), TableKind::Expenditure);
    assert_eq!(disclosure.unit_name(), Some("某市体育局"));
    assert_eq!(disclosure.year().map(|year| year.number()), Some(2026));
}

#[test]
fn a_row_with_money_for_its_name_accuses_nobody() {
    let text = "2026年部门预算\n项目支出表\n单位：万元\n项目名称\t合计\t基本支出\t项目支出\n合计\t10.00\t\t10.00\n\
        印刷\t10.00\t\t10.00\n50.11\t\t50.11\t\n";
    let disclosure = Disclosure::from_text(text).unwrap();
    assert_ne!(check(&disclosure).verdict(), Verdict::Inconsistent);
    assert!(disclosure.unread().iter().any(|line| line.text.contains("50.11")), "it is told");
}

#[test]
fn a_total_is_cut_twice_where_headers_say_so() {
    let text = "\
2026年部门整体支出绩效目标表
单位：万元
单位编码\t单位名称\t年度预算申请\t\t\t\t\t整体绩效目标
\t\t资金总额\t按收入性质分\t\t按支出性质分\t\t
\t\t\t一般公共预算\t其他资金\t基本支出\t项目支出\t
310001\t某市体育局\t60.00\t55.00\t5.00\t35.00\t25.00\t建好场馆
";
    let verdict = |text: &str| check(&Disclosure::from_text(text).unwrap()).verdict();
    assert_eq!(verdict(text), Verdict::Exact);
    for (figure, other) in [("60.00", "61.00"), ("55.00", "56.00"), ("35.00", "34.00"), ("25.00", "26.00")] {
        assert_eq!(verdict(&text.replace(figure, other)), Verdict::Inconsistent, "{figure}");
    }
    // Without those headers nobody says that the total is the sum of either.
    let untold = text.replace("按收入性质分", "甲乙丙丁").replace("按支出性质分", "戊己庚辛");
    assert_ne!(verdict(&untold.replace("35.00", "34.00")), Verdict::Inconsistent);
}
