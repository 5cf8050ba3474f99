//! Words that were lost, replaced or moved (缺词): what is left is less checked, and never accused.

use yusuan::check::Detail;
use yusuan::render::Lang;
use yusuan::{Disclosure, Verdict, check};

fn verdict(text: &str) -> Verdict {
    check(&Disclosure::from_text(text).unwrap()).verdict()
}

/// Consistent, accused with one figure changed, and never accused with words changed.
fn assert_words_only_tell(text: &str, figure: (&str, &str), changes: &[(&str, &str)]) {
    assert_ne!(verdict(text), Verdict::Inconsistent, "{text}");
    assert!(text.contains(figure.0));
    let broken = text.replacen(figure.0, figure.1, 1);
    assert_eq!(verdict(&broken), Verdict::Inconsistent, "{broken}");
    for (word, other) in changes {
        assert!(text.contains(word), "{word}");
        let changed = text.replacen(word, other, 1);
        assert_ne!(verdict(&changed), Verdict::Inconsistent, "{word} → {other}:\n{changed}");
    }
}

#[test]
fn a_title_lost_between_tables_of_functions_and_of_accounts_by_name() {
    let text = "\
支出总表
部门名称：某市某局 单位：万元
科目编码\t科目名称\t支出总计\t基本支出\t项目支出
\t合计\t10.00\t8.00\t2.00
201\t一般公共服务支出\t10.00\t8.00\t2.00
基本支出总表
部门名称：某市某局 单位：万元
支出项目类别\t总计\t一般公共预算拨款\t政府性基金预算拨款
某市某局\t8.00\t8.00\t0.00
工资福利支出\t5.00\t5.00\t0.00
基本工资\t3.00\t3.00\t0.00
津贴补贴\t2.00\t2.00\t0.00
商品和服务支出\t3.00\t3.00\t0.00
办公费\t3.00\t3.00\t0.00
";
    assert_words_only_tell(
        text,
        ("基本工资\t3.00\t3.00", "基本工资\t4.00\t4.00"),
        &[
            ("基本支出总表\n", ""),
            ("基本支出总表", ""),
            ("基本支出总表", "综合类"),
            ("支出项目类别", "鹏程斋"),
        ],
    );
}

#[test]
fn a_title_lost_between_forms_and_above_one_below_a_table() {
    let text = "\
一般公共预算“三公”经费支出表
单位：万元
单位名称\t合计\t因公出国（境）费用\t公务用车购置及运行费\t公务接待费
某市某局\t3.00\t0.00\t2.00\t1.00
项目支出绩效目标表
（2026年度）
项目名称\t\t\t场馆维护\t
主管部门\t\t\t某市某局\t
资金金额（万元）\t\t\t年度资金总额：\t5.00
\t\t\t其中：财政拨款\t3.00
\t\t\t其他资金\t2.00
年度目标\t维护场馆\t\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t场馆数量\t≥3
部门整体支出绩效目标表
（2026年度）
部门（单位）名称\t\t某市某局\t\t
年度主要任务\t任务名称\t主要内容\t预算金额（万元）\t\t
\t\t\t总额\t财政拨款\t其他资金
\t日常运行\t全年运行\t7.00\t6.00\t1.00
\t场馆维护\t维护场馆\t5.00\t3.00\t2.00
\t金额合计\t\t12.00\t9.00\t3.00
年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t场馆数量\t≥3
";
    assert_words_only_tell(
        text,
        ("年度资金总额：\t5.00", "年度资金总额：\t6.00"),
        &[
            ("部门整体支出绩效目标表\n", ""),
            ("部门整体支出绩效目标表", "拉浮组别"),
            ("项目支出绩效目标表\n", ""),
            ("项目支出绩效目标表", "专班经费"),
            ("\t\t\t总额\t财政拨款\t", "\t\t\t总额\t综合类\t"),
            ("其他资金\t2.00", "\t2.00"),
        ],
    );
}

#[test]
fn one_part_of_the_money_of_a_form_is_not_all_of_it() {
    let form = |rest: &str| {
        format!(
            "项目支出绩效目标表\n项目名称\t场馆维护\t\n主管部门\t某市某局\t\n项目资金（万元）\t年度资金总额：\t5.00\n\
             \t其中：财政拨款\t{rest}\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
        )
    };
    assert_ne!(verdict(&form("3.00")), Verdict::Inconsistent);
    assert_eq!(verdict(&form("6.00")), Verdict::Inconsistent);
}

#[test]
fn a_contents_that_ends_with_a_form_takes_no_page_of_the_table_below() {
    let page = "单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n";
    let rows =
        "一、一般公共预算拨款\t9.00\t一、一般公共服务支出\t4.00\n二、事业收入\t1.00\t二、教育支出\t6.00\n";
    let more = "\t\t三、其他支出\t0.00\n本年收入合计\t10.00\t本年支出合计\t10.00\n";
    let text = format!(
        "目录\n部门收支总表\n项目支出绩效目标表\n部门收支总表\n{page}{rows}部门收支总表\n{page}{more}"
    );
    assert_words_only_tell(
        &text,
        ("二、教育支出\t6.00", "二、教育支出\t7.00"),
        &[("项目支出绩效目标表\n部门收支总表\n", "项目支出绩效目标表\n")],
    );
}

#[test]
fn a_project_that_lost_its_name_is_still_there() {
    let text = "\
项目支出表
单位：万元
项目名称\t项目类别\t合计\t一般公共预算
合计\t\t9.00\t9.00
场馆维护\t其他运转类\t2.00\t2.00
道路维护\t特定目标类\t3.00\t3.00
桥梁维护\t特定目标类\t4.00\t4.00
";
    assert_words_only_tell(
        text,
        ("桥梁维护\t特定目标类\t4.00\t4.00", "桥梁维护\t特定目标类\t5.00\t5.00"),
        &[("道路维护", ""), ("场馆维护", "")],
    );
}

#[test]
fn a_row_whose_figures_slipped_into_its_label_is_a_part_too() {
    let text = "\
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出\t备注
\t合计\t9.00\t9.00\t\t
221\t住房保障支出\t9.00\t9.00\t\t
22102\t住房改革支出\t9.00\t9.00\t\t
2210201\t住房公积金\t4.00\t4.00\t\t
2210203\t购房补贴\t5.00\t5.00\t\t
";
    assert_words_only_tell(
        text,
        ("购房补贴\t5.00\t5.00", "购房补贴\t6.00\t6.00"),
        &[("2210203\t购房补贴\t5.00\t5.00\t\t", "2210203 购房补贴 5.00 5.00\t\t\t\t\t已核")],
    );
}

#[test]
fn ordinals_that_begin_again_below_carried_money_may_be_its_parts() {
    let text = "\
财政拨款收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款\t9.00\t一、一般公共服务支出\t12.00
二、政府性基金预算拨款\t1.00\t二、城乡社区支出\t1.00
本年收入合计\t10.00\t本年支出合计\t13.00
上年结转结余\t3.00\t年终结转结余\t
一、一般公共预算拨款\t3.00\t\t
二、政府性基金预算拨款\t0.00\t\t
收入总计\t13.00\t支出总计\t13.00
";
    assert_words_only_tell(
        text,
        ("上年结转结余\t3.00", "上年结转结余\t4.00"),
        &[
            ("一、一般公共预算拨款\t3.00", "一、一般部门款项\t3.00"),
            ("一、一般公共预算拨款\t9.00", "一、一般部门款项\t9.00"),
            ("支出\t\n", "\t\n"),
        ],
    );
}

#[test]
fn a_header_lost_over_parts_is_not_its_neighbours() {
    let text = "\
一般公共预算“三公”经费支出表
单位：万元
单位名称\t合计\t因公出国（境）费用\t公务接待费\t公务用车购置及运行费\t\t
\t\t\t\t小计\t公务用车购置费\t公务用车运行费
某市某局\t6.00\t1.00\t2.00\t3.00\t0.00\t3.00
";
    assert_words_only_tell(
        text,
        ("某市某局\t6.00", "某市某局\t7.00"),
        &[("公务用车购置及运行费", ""), ("公务接待费", ""), ("公务用车购置及运行费", "鹏程斋")],
    );
}

#[test]
fn a_header_on_two_lines_is_one_header() {
    let text = "\
基本支出表
单位：万元
科目编码\t科目名称\t合计\t财政拨款\t\t\t
\t\t\t小计\t一般公共预算拨款\t政府性基金预算拨款\t国有资本经营预算拨款
\t合计\t7.00\t7.00\t7.00\t0.00\t0.00
301\t工资福利支出\t5.00\t5.00\t5.00\t0.00\t0.00
302\t商品和服务支出\t2.00\t2.00\t2.00\t0.00\t0.00
";
    let split = ("\t\t\t小计", "\t\t\t\t\t\t国有资本经营\n\t\t\t小计");
    let two = text.replacen("国有资本经营预算拨款", "预算拨款", 1).replacen(split.0, split.1, 1);
    assert_ne!(verdict(&two), Verdict::Inconsistent, "{two}");
    assert_words_only_tell(
        text,
        ("合计\t7.00\t7.00", "合计\t8.00\t7.00"),
        &[("国有资本经营预算拨款", "综合类")],
    );
}

#[test]
fn a_running_head_that_ends_as_titles_do_parts_no_table() {
    let rows = |from: u32, to: u32| -> String {
        (from..=to).map(|n| format!("20101{n:02}\t项{n}\t1000\n")).collect()
    };
    let head = "支出总表\n单位：元\n科目编码\t科目名称\t合计\n";
    let top = format!("{head}\t合计\t9000\n201\t一般公共服务支出\t9000\n20101\t人大事务\t9000\n");
    let whole = format!("{top}{}", rows(1, 9));
    assert_ne!(verdict(&whole), Verdict::Inconsistent);
    assert_eq!(verdict(&whole.replacen("项3\t1000", "项3\t2000", 1)), Verdict::Inconsistent);
    for at in 1..9 {
        let (above, below) = (rows(1, at), rows(at + 1, 9));
        let table = |between: &str| format!("{top}{above}{between}{below}");
        let mark = "某市部门预算公开表\n";
        for between in [
            mark.to_owned(),
            format!("{mark}{head}"),
            format!("{head}{mark}"),
            format!("支出总表\n单位：元\n{mark}科目编码\t科目名称\t合计\n{mark}"),
        ] {
            assert_ne!(verdict(&table(&between)), Verdict::Inconsistent, "{}", table(&between));
        }
    }
}

#[test]
fn money_named_by_a_later_table_is_not_that_of_those_above() {
    let text = "\
一般公共预算基本支出表
编制单位：某市某局 单位：元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t150000\t50000\t100000
301\t工资福利支出\t50000\t50000\t
30101\t基本工资\t50000\t50000\t
302\t商品和服务支出\t100000\t\t100000
30217\t公务接待费\t100000\t\t100000
一般公共预算“三公”经费支出表
单位：万元
单位名称\t合计\t因公出国（境）费用\t公务用车购置及运行费\t公务接待费
某市某局\t10.00\t0.00\t0.00\t10.00
";
    assert_words_only_tell(
        text,
        ("30217\t公务接待费\t100000\t\t100000", "30217\t公务接待费\t110000\t\t110000"),
        &[("编制单位：某市某局 单位：元", "专班经费")],
    );
}

#[test]
fn units_of_a_page_that_lost_its_title_are_no_department() {
    let head = "支出总表\n单位：万元\n预算单位\t科目编码\t科目名称\t合计\n";
    let page = |name: &str, from: &str| {
        format!(
            "{from}{name}\t\t\t9.00\n\t205\t教育支出\t4.00\n\t20501\t教育管理事务\t4.00\n\t208\t社会保障和就业支出\t5.00\n\
             \t20801\t人力资源和社会保障管理事务\t5.00\n"
        )
    };
    let text = format!(
        "{head}{}{}{head}\t210\t卫生健康支出\t0.00\n{}{head}\t210\t卫生健康支出\t0.00\n{}",
        page("甲市水务局", "甲市水务局\t\t\t36.00\n"),
        page("甲市水务一所", ""),
        page("甲市水务二所", ""),
        page("甲市水务三所", ""),
    );
    for (lost, by) in [("支出总表\n", "\n"), ("支出总表\n", "综合类\n")] {
        let changed = text.replacen(lost, by, 1);
        assert_ne!(verdict(&changed), Verdict::Inconsistent, "{changed}");
    }
}

#[test]
fn the_last_entry_of_a_contents_is_no_title_of_the_first_table() {
    let text = "\
目录
一、部门收支总表
二、部门支出总表
三、一般公共预算基本支出表
2024年部门收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t9.00\t一、一般公共服务支出\t4.00
二、事业收入\t1.00\t二、教育支出\t7.00
本年收入合计\t10.00\t本年支出合计\t11.00
上年结转\t1.00\t\t
收入总计\t11.00\t支出总计\t11.00
2024年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t4.00\t3.00\t1.00
205\t教育支出\t7.00\t7.00\t
\t合计\t11.00\t10.00\t1.00
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t8.00\t8.00\t
302\t商品和服务支出\t1.00\t\t1.00
\t合计\t9.00\t8.00\t1.00
";
    assert_words_only_tell(
        text,
        ("本年支出合计\t11.00", "本年支出合计\t12.00"),
        &[
            ("2024年部门收支总表\n", ""),
            ("2024年部门收支总表", "上年结存款"),
            ("2024年部门收支总表", "2024年部门收支总表丙申核发"),
        ],
    );
}

#[test]
fn a_total_ends_its_table_where_the_next_title_is_lost() {
    let text = "\
政府性基金预算支出表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
212\t城乡社区支出\t9.00\t0.00\t9.00
21208\t国有土地使用权出让收入安排的支出\t9.00\t0.00\t9.00
\t合计\t9.00\t0.00\t9.00
国有资本经营预算支出表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
223\t国有资本经营预算支出\t5.00\t0.00\t5.00
22301\t解决历史遗留问题及改革成本支出\t5.00\t0.00\t5.00
\t合计\t5.00\t0.00\t5.00
";
    assert_words_only_tell(
        text,
        ("合计\t5.00", "合计\t6.00"),
        &[("国有资本经营预算支出表\n", ""), ("国有资本经营预算支出表", "甲辰事项")],
    );
}

#[test]
fn a_lost_column_of_codes_leaves_rows_of_one_class() {
    let text = "\
国有资本经营预算支出表
单位：元
类\t款\t科目名称\t合计\t基本支出\t项目支出
223\t\t国有资本经营预算支出\t5.00\t0.00\t5.00
223\t01\t解决历史遗留问题及改革成本支出\t5.00\t0.00\t5.00
\t\t合计\t5.00\t0.00\t5.00
";
    let figure = ("合计\t5.00", "合计\t6.00");
    assert_words_only_tell(text, figure, &[("\t款\t", "\t\t"), ("\t款\t", "\t拉浮组别\t")]);
    let unnamed =
        text.replace("国有资本经营预算支出\t5", "\t5").replace("解决历史遗留问题及改革成本支出", "");
    assert_words_only_tell(&unnamed, figure, &[("\t款\t", "\t\t"), ("\t款\t", "\t拉浮组别\t")]);
}

#[test]
fn a_list_of_projects_without_its_title_has_headings_too() {
    let text = "\
收入预算总表
单位：元
项目\t金额
一、一般公共预算拨款收入\t11.00
收入总计\t11.00
项目支出预算表
单位：元
项目分类\t项目代码\t项目名称\t项目单位\t功能科目编码\t功能科目名称\t合计\t一般公共预算
\t\t场馆维护\t\t\t\t9.00\t9.00
311 专项业务类\t530100211000000015000\t场馆维护\t某市某局\t2040219\t信息化建设\t5.00\t5.00
311 专项业务类\t530100211000000015000\t场馆维护\t某市某局\t2040202\t一般行政管理事务\t4.00\t4.00
\t\t道路维护\t\t\t\t2.00\t2.00
311 专项业务类\t530100211000000015001\t道路维护\t某市某局\t2040299\t其他公安支出\t2.00\t2.00
合计\t\t\t\t\t\t11.00\t11.00
";
    assert_words_only_tell(
        text,
        ("合计\t\t\t\t\t\t11.00\t11.00", "合计\t\t\t\t\t\t12.00\t12.00"),
        &[("项目支出预算表", "丙申核发情况表"), ("项目支出预算表\n", ""), ("道路维护", "")],
    );
}

#[test]
fn the_account_of_projects_below_a_unit_without_the_title_of_their_table() {
    let text = "\
收入预算总表
单位：元
项目\t金额
一、一般公共预算拨款收入\t9.00
收入总计\t9.00
一般公共预算项目支出预算表
单位：元
科目编码\t\t\t单位代码\t单位名称（项目）\t金额
类\t款\t项\t\t\t
\t\t\t\t合计\t9.00
\t\t\t313901\t某市图书馆\t5.00
\t\t\t\t图书馆\t5.00
207\t01\t04\t313901\t图书购置\t5.00
\t\t\t313902\t某市文化馆\t4.00
\t\t\t\t行政运行\t4.00
207\t01\t01\t313902\t信息系统运维\t4.00
";
    assert_words_only_tell(
        text,
        ("某市图书馆\t5.00", "某市图书馆\t4.00"),
        &[("一般公共预算项目支出预算表", "一般公鹏程斋项目支出预算表"), ("一般公共预算项目支出预算表\n", "")],
    );
}

#[test]
fn a_word_for_subtotals_that_nobody_knows_behind_the_name_of_a_group() {
    let text = "\
收入预算总表
单位：万元
项目\t金额
收入总计\t21.00
一般公共预算资金/小计\t16.00
一般公共预算资金/公共财政拨款(补助)资金\t9.00
一般公共预算资金/专项收入\t7.00
其他资金/小计\t5.00
其他资金/事业收入\t5.00
";
    assert_words_only_tell(
        text,
        ("收入总计\t21.00", "收入总计\t22.00"),
        &[("一般公共预算资金/小计", "一般公共预算资金/科创"), ("其他资金/小计", "其他资金/科创")],
    );
}

#[test]
fn words_between_what_was_carried_in_and_its_sources_make_no_money_of_the_year() {
    let text = "\
部门收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t9.00\t一、一般公共服务支出\t11.00
本年收入合计\t9.00\t本年支出合计\t11.00
上年结转\t2.00\t\t
收入总计\t11.00\t支出总计\t11.00
财政拨款收支总表
单位：万元
收入\t\t支出\t\t
项目\t预算数\t项目\t合计\t一般公共预算
一、本年收入\t9.00\t一、本年支出\t11.00\t11.00
（一）一般公共预算拨款\t9.00\t（一）一般公共服务支出\t11.00\t11.00
二、上年结转\t2.00\t\t\t
（一）一般公共预算拨款\t2.00\t\t\t
收入总计\t11.00\t支出总计\t11.00\t11.00
";
    assert_words_only_tell(
        text,
        ("（一）一般公共预算拨款\t9.00", "（一）一般公共预算拨款\t8.00"),
        &[
            ("二、上年结转\t2.00\t\t\t\n", "二、上年结转\t2.00\t\t\t\n一、说明事项\n"),
            ("二、上年结转", "一、说明事项"),
        ],
    );
}

#[test]
fn a_header_over_two_columns_whose_own_headers_are_lost() {
    let text = "\
财务收支预算总表
单位：元
本年收入\t\t本年支出\t\t\t\t
项目\t预算数\t项目\t预算数\t\t\t
\t\t\t合计\t基本支出\t\t项目支出
\t\t\t\t人员经费\t公用经费\t
一、财政拨款收入\t20\t一、一般公共服务支出\t11\t3\t2\t6
\t\t二、教育支出\t9\t4\t5\t
收入总计\t20\t支出总计\t20\t7\t7\t6
支出预算总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t11\t5\t6
205\t教育支出\t9\t9\t
\t合计\t20\t14\t6
";
    assert_words_only_tell(
        text,
        ("支出总计\t20\t7\t7", "支出总计\t20\t17\t7"),
        &[("\t\t\t\t人员经费\t公用经费\t\n", ""), ("\t人员经费\t公用经费\t", "\t\t\t")],
    );
}

#[test]
fn a_word_beside_vehicles_is_not_all_that_vehicles_cost() {
    let text = "\
“三公”经费支出决算表
单位：万元
合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行维护费\t
8.00\t0.00\t5.00\t0.00\t5.00\t3.00
";
    let everywhere = text.replace("购置", "专班");
    assert_ne!(verdict(&everywhere), Verdict::Inconsistent);
    assert_words_only_tell(text, ("\t5.00\t3.00", "\t4.00\t3.00"), &[("公务用车购置费", "公务用车专班费")]);
}

#[test]
fn what_was_carried_in_is_told_apart_though_a_total_or_a_fund_lost_its_name() {
    let text = "\
财政拨款收支总表
单位：万元
收入\t\t支出\t\t\t
项目\t预算数\t项目\t合计\t一般公共预算\t政府性基金预算
一、本年收入\t14.00\t一、本年支出\t16.00\t11.00\t5.00
（一）一般公共预算拨款\t9.00\t（一）一般公共服务支出\t11.00\t11.00\t
（二）政府性基金预算拨款\t5.00\t（二）城乡社区支出\t5.00\t\t5.00
二、上年结转\t2.00\t\t\t\t
（一）一般公共预算拨款\t2.00\t\t\t\t
收入总计\t16.00\t支出总计\t16.00\t11.00\t5.00
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t9.00\t8.00\t1.00
20101\t人大事务\t9.00\t8.00\t1.00
\t合计\t9.00\t8.00\t1.00
";
    assert_words_only_tell(
        text,
        ("（一）一般公共服务支出\t11.00\t11.00", "（一）一般公共服务支出\t12.00\t12.00"),
        &[
            ("\t政府性基金预算\n", "\t政府性基金预算上年结存款\n"),
            ("\t合计\t9.00", "\t合计拉浮组别\t9.00"),
            ("二、上年结转", "二、丙申核发"),
        ],
    );
}

#[test]
fn words_between_the_parts_of_a_group_leave_its_subtotal_open() {
    let text = "\
收入预算总表
单位：万元
项目\t金额
收入总计\t21.00
一般公共预算资金/小计\t16.00
一般公共预算资金/公共财政拨款(补助)资金\t9.00
一般公共预算资金/专项收入\t7.00
其他资金/小计\t5.00
其他资金/事业收入\t3.00
其他资金/经营收入\t1.50
其他资金/其他收入\t0.50
";
    assert_words_only_tell(
        text,
        ("其他资金/经营收入\t1.50", "其他资金/经营收入\t2.50"),
        &[
            ("其他资金/经营收入", "一、说明事项\n其他资金/经营收入"),
            ("其他资金/其他收入", "一、说明事项\n其他资金/其他收入"),
            ("其他资金/其他收入", "综合类"),
        ],
    );
    // A part is no more than its subtotal all the same.
    let more = text.replace("3.00\n其他资金/经营收入", "6.00\n一、说明事项\n其他资金/经营收入");
    assert_eq!(verdict(&more), Verdict::Inconsistent);
}

#[test]
fn a_label_on_two_lines_of_which_the_first_has_the_ordinal() {
    let text = "\
收支总表
单位：元
收入\t\t支出\t
项目\t2026年预算数\t项目\t2026年预算数
一、一般公共预算拨款收入\t900.00\t一、教育支出\t1,100.00
二、政府性基金预算拨款收入\t0.00\t二、卫生健康支出\t0.00
三、事业收入\t200.00\t三、住房保障支出\t0.00
本年收入合计\t1,100.00\t本年支出合计\t1,100.00
收入总计\t1,100.00\t支出总计\t1,100.00
";
    assert_words_only_tell(
        text,
        ("一、一般公共预算拨款收入\t900.00", "一、一般公共预算拨款收入\t800.00"),
        &[
            ("一、一般公共预算拨款收入", "一、一般公共\n预算拨款收入"),
            ("一、一般公共预算拨款收入", "一、一般公共预算\n拨款收入"),
            ("三、事业收入", "三\n、事业收入"),
        ],
    );
}

#[test]
fn accounts_of_statistics_are_money_and_not_counted() {
    let text = "\
一般公共预算支出表
单位：万元
科目名称\t合计\t基本支出\t项目支出
合计\t12.00\t7.00\t5.00
一般公共服务支出\t9.00\t5.00\t4.00
统计信息事务\t9.00\t5.00\t4.00
行政运行\t5.00\t5.00\t
其他统计信息事务支出\t4.00\t\t4.00
住房保障支出\t3.00\t2.00\t1.00
住房改革支出\t3.00\t2.00\t1.00
住房公积金\t3.00\t2.00\t1.00
";
    assert_words_only_tell(
        text,
        ("住房保障支出\t3.00\t2.00\t1.00", "住房保障支出\t4.00\t3.00\t1.00"),
        &[("其他统计信息事务支出", "其他统计信息事务支\n出"), ("统计信息事务", "统计信息综合类")],
    );
    let coded = "\
一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t12.00\t7.00\t5.00
201\t一般公共服务支出\t9.00\t5.00\t4.00
20105\t统计信息事务\t9.00\t5.00\t4.00
2010501\t行政运行\t5.00\t5.00\t
2010599\t其他统计信息事务支出\t4.00\t\t4.00
221\t住房保障支出\t3.00\t2.00\t1.00
";
    assert_words_only_tell(
        coded,
        ("221\t住房保障支出\t3.00\t2.00\t1.00", "221\t住房保障支出\t4.00\t3.00\t1.00"),
        &[("2010599\t其他统计信息事务支出", "\t其他统计数\n2010599\t出")],
    );
}

#[test]
fn codes_below_a_lost_header_leave_accounts_beside_units_codes() {
    // Below 科目编码 stand a unit's code, classes and items; beside the items the unit's code stands again.
    let text = "\
支出总表
单位名称：某市某局
单位：万元
项目\t\t\t合计\t基本支出\t项目支出
科目编码\t单位代码\t单位名称（科目名称）\t\t\t
\t\t合计\t15.49\t9.84\t5.65
701003\t\t某市某局\t15.49\t9.84\t5.65
207\t\t文化旅游体育与传媒支出\t6.29\t0.64\t5.65
20701\t\t文化和旅游\t6.29\t0.64\t5.65
2070107\t701003\t艺术表演团体\t0.64\t0.64\t
2070106\t701003\t艺术表演场所\t5.65\t\t5.65
211\t\t节能环保支出\t9.20\t9.20\t
21103\t\t污染防治\t0.01\t0.01\t
2110302\t701003\t水体\t0.01\t0.01\t
21104\t\t自然生态保护\t9.19\t9.19\t
2110401\t701003\t生态保护\t9.19\t9.19\t
";
    assert_words_only_tell(
        text,
        ("水体\t0.01\t0.01", "水体\t3.01\t3.01"),
        &[("科目编码", "樟斋荻"), ("科目编码", ""), ("科目编码\t单位代码", "樟斋荻\t黛犀")],
    );
}

#[test]
fn tables_in_yuan_above_the_public_expenses_in_ten_thousands() {
    let text = "\
2025年支出总表
单位名称：某市某局
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t1023000.00\t1020000.00\t3000.00
20801\t人力资源和社会保障管理事务\t1023000.00\t1020000.00\t3000.00
\t合计\t1023000.00\t1020000.00\t3000.00
2025年一般公共预算支出表
单位名称：某市某局
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t1023000.00\t1020000.00\t3000.00
20801\t人力资源和社会保障管理事务\t1023000.00\t1020000.00\t3000.00
\t合计\t1023000.00\t1020000.00\t3000.00
2025年一般公共预算基本支出表
单位名称：某市某局
单位：元
科目编码\t科目名称\t合计\t人员经费\t公用经费
301\t工资福利支出\t920000.00\t920000.00\t
30101\t基本工资\t920000.00\t920000.00\t
302\t商品和服务支出\t100000.00\t\t100000.00
30212\t因公出国（境）费用\t60000.00\t\t60000.00
30231\t公务用车运行维护费\t40000.00\t\t40000.00
\t合计\t1020000.00\t920000.00\t100000.00
一般公共预算“三公”经费支出表
单位名称：某市某局
单位：万元
项目\t“三公”经费预算数
\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
\t\t\t小计\t运行费\t购置费
合计\t30.15\t6.42\t23.72\t20.73\t3.00\t
";
    let heads = |title: &str, unit: &str| format!("{title}\n单位名称：某市某局\n单位：{unit}\n");
    let (first, second) = (heads("2025年支出总表", "元"), heads("2025年一般公共预算支出表", "元"));
    let (basic, public) =
        (heads("2025年一般公共预算基本支出表", "元"), heads("一般公共预算“三公”经费支出表", "万元"));
    assert_words_only_tell(text, ("3000.00\n20801", "5000.00\n20801"), &[]);
    // What stands right above headers is said of them, though the title above it is lost.
    assert_words_only_tell(
        text,
        ("6.42\t23.72", "6.92\t23.72"),
        &[(&public, "斋岚犀\n丙辰浮浮\n单位：万元\n"), (&public, "斋岚犀\n单位名称：某市某局\n单位：万元\n")],
    );
    // A unit lost where others name theirs is not known to be the same.
    let change = |heads: &[(&String, String)]| {
        let changed = heads.iter().fold(text.to_owned(), |text, (head, by)| text.replacen(*head, by, 1));
        assert_ne!(verdict(&changed), Verdict::Inconsistent, "{changed}");
    };
    for by in ["麓申甲犀\n", ""] {
        let lost = |head: &str| head.replace("单位：元\n", by).replace("单位：万元\n", by);
        change(&[(&public, lost(&public))]);
        let told = check(&Disclosure::from_text(&text.replacen(&*public, &lost(&public), 1)).unwrap());
        let unitless =
            told.findings().iter().find(|finding| matches!(finding.detail, Detail::Unitless { .. }));
        assert!(unitless.unwrap().message(Lang::Zh).contains("所在表未注明金额单位"));
        change(&[(&basic, lost(&basic)), (&public, lost(&public))]);
        change(&[(&first, lost(&first)), (&public, lost(&public))]);
        change(&[(&first, "荻辰\n单位：元\n".into()), (&second, lost(&second)), (&basic, lost(&basic))]);
    }
}

#[test]
fn a_total_footed_from_rows_or_columns_that_nobody_knows_is_off_by_as_much() {
    // 1.005 six times: 6.03 rounded on its own, 6.06 added up.
    let summary = "\
收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t6.03\t一、教育支出\t6.03
本年收入合计\t6.03\t本年支出合计\t6.03
支出总表
单位：万元
";
    let pairs = [
        ("教育管理事务", "行政运行"),
        ("普通教育", "学前教育"),
        ("职业教育", "中等职业教育"),
        ("成人教育", "成人初等教育"),
        ("特殊教育", "特殊学校教育"),
        ("进修及培训", "教师进修"),
    ];
    let mut rows =
        format!("{summary}科目名称\t合计\t基本支出\t项目支出\n合计\t6.06\t6.06\t\n教育支出\t6.06\t6.06\t\n");
    for (section, item) in pairs {
        rows += &format!("{section}\t1.01\t1.01\t\n{item}\t1.01\t1.01\t\n");
    }
    let strange = |text: &str, known: &[&str]| {
        let strange = ["丙丙犀溪", "黛犀", "丙申", "黛黛申"].iter().cycle();
        known.iter().zip(strange).fold(text.to_owned(), |text, (word, other)| text.replacen(*word, other, 1))
    };
    let all: Vec<&str> = pairs.iter().flat_map(|(section, item)| [*section, *item]).collect();
    assert_words_only_tell(&rows, ("教育支出\t6.06", "教育支出\t6.36"), &[]);
    let sections: Vec<&str> = pairs.iter().map(|(section, _)| *section).collect();
    for known in [&all[..], &all[..1], &all[..2], &all[4..6], &all[11..], &sections] {
        let changed = strange(&rows, known);
        assert_ne!(verdict(&changed), Verdict::Inconsistent, "{changed}");
        // What nobody knows leaves room for its own rounding and no more.
        let broken = changed.replacen("教育支出\t6.06\t6.06", "教育支出\t6.36\t6.36", 1);
        assert_eq!(verdict(&broken), Verdict::Inconsistent, "{broken}");
    }
    let natures = ["基本支出", "项目支出", "上缴上级支出", "事业单位经营支出", "对附属单位补助支出"];
    let parts = "\t1.01".repeat(natures.len());
    let columns = format!(
        "{}科目编码\t科目名称\t合计\t{}\n\t合计\t5.05{parts}\n205\t教育支出\t5.05{parts}\n",
        summary.replace("6.03", "5.03"),
        natures.join("\t"),
    );
    assert_words_only_tell(&columns, ("教育支出\t5.05", "教育支出\t5.35"), &[]);
    for known in [&natures[..], &natures[..1], &natures[1..3]] {
        let changed = strange(&columns, known);
        assert_ne!(verdict(&changed), Verdict::Inconsistent, "{changed}");
    }
}

#[test]
fn a_class_that_lost_its_name_beside_a_printed_zero_may_be_less_than_half_a_unit() {
    // 0.0049, 0.8149: 0.82 together.
    let text = "\
收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t0.82\t一、科学技术支出\t0.00
\t\t二、文化旅游体育与传媒支出\t0.81
本年收入合计\t0.82\t本年支出合计\t0.82
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t0.82\t\t0.82
206\t科学技术支出\t0.00\t\t0.00
207\t文化旅游体育与传媒支出\t0.81\t\t0.81
";
    assert_words_only_tell(
        text,
        ("传媒支出\t0.81\t\t0.81", "传媒支出\t0.91\t\t0.91"),
        &[("一、科学技术支出", "一、榆浮申"), ("一、科学技术支出", "榆浮申")],
    );
}
