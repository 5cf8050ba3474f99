//! What stands on the line of the money unit before it: the number of the form, the unit, the year, a page.

use yusuan::{Disclosure, MoneyUnit, Verdict, check};

fn text(about: &str) -> String {
    format!(
        "某某局2024年部门预算\n支出总表\n{about}\n科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00\n208\t社会保障和就业支出\t10.00\t6.00\t4.00"
    )
}

#[test]
fn the_number_of_a_form_may_stand_before_the_money_unit() {
    for about in [
        "公开01表 金额单位：万元",
        "公开01表  部门：某某局  金额单位：万元",
        "部门公开表1 部门：某某局 单位：万元",
        "财决公开02表 编制单位：某某局  2024年度 金额单位：万元",
        "公开 01 表 单位：万元",
        "附表 1-3 单位：万元",
        "附件1-2 单位：万元",
        "第3页 单位：万元",
        "表1　　　　单位：万元",
        "部门：某某局 ⾦额单位：万元",
    ] {
        let disclosure =
            Disclosure::from_text(&text(about)).unwrap_or_else(|error| panic!("{about}: {error}"));
        let table = &disclosure.tables()[0];
        assert_eq!(table.money_unit(), Some(MoneyUnit::TenThousandYuan), "{about}");
        assert_eq!(check(&disclosure).verdict(), Verdict::Exact, "{about}");
    }
}

#[test]
fn what_else_stands_there_is_no_number_of_a_form() {
    for about in ["共计十项 单位：万元人次", "以上数据 单位：台"] {
        assert!(Disclosure::from_text(&text(about)).is_err(), "{about}");
    }
}
