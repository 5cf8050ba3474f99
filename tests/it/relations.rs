//! Every relation by itself: in an honest document it is stated and holds, rounded too; with one figure wrong it is broken and
//! the document inconsistent; and no made-up word in place of any of the document's words accuses.

use std::collections::BTreeSet;

use yusuan::check::{CheckOptions, RelationStanding, Rule, Severity};
use yusuan::render::Lang;
use yusuan::{Disclosure, Question, Verdict, check};

/// A relation, an honest document in which it is stated, changes that leave it possible, and changes that break it.
pub(crate) struct Case {
    pub(crate) rule: Rule,
    pub(crate) text: &'static str,
    /// Each is a last digit that rounding may move.
    rounded: &'static [(&'static str, &'static str)],
    broken: &'static [(&'static str, &'static str)],
}

/// A budget of one unit, told in all its tables.
const BUDGET: &str = "\
某市甲局2025年部门预算
收支总表
单位：万元
收入||支出|
项目|预算数|项目|预算数
一、一般公共预算拨款收入|100.00|一、教育支出|80.00
二、政府性基金预算拨款收入|10.00|二、社会保障和就业支出|40.00
三、事业收入|20.00|三、城乡社区支出|10.00
本年收入合计|130.00|本年支出合计|130.00
上年结转|5.00|结转下年|5.00
收入总计|135.00|支出总计|135.00
收入总表
单位：万元
单位名称|合计|一般公共预算拨款收入|政府性基金预算拨款收入|事业收入
合计|130.00|100.00|10.00|20.00
支出总表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|130.00|90.00|40.00
205|教育支出|80.00|60.00|20.00
20502|普通教育|80.00|60.00|20.00
2050201|学前教育|30.00|20.00|10.00
2050202|小学教育|50.00|40.00|10.00
208|社会保障和就业支出|40.00|30.00|10.00
20805|行政事业单位养老支出|40.00|30.00|10.00
2080505|机关事业单位基本养老保险缴费支出|40.00|30.00|10.00
212|城乡社区支出|10.00||10.00
21208|国有土地使用权出让收入安排的支出|10.00||10.00
2120803|城市建设支出|10.00||10.00
财政拨款收支总表
单位：万元
收入||支出||||
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
一、本年收入|110.00|一、本年支出|110.00|100.00|10.00|
一般公共预算拨款收入|100.00|教育支出|70.00|70.00||
政府性基金预算拨款收入|10.00|社会保障和就业支出|30.00|30.00||
国有资本经营预算拨款收入||城乡社区支出|10.00||10.00|
收入合计|110.00|支出合计|110.00|100.00|10.00|
一般公共预算支出表
单位：万元
科目编码|科目名称|合计|基本支出|||项目支出
|||小计|人员经费|公用经费|
|合计|100.00|70.00|50.00|20.00|30.00
205|教育支出|70.00|50.00|40.00|10.00|20.00
20502|普通教育|70.00|50.00|40.00|10.00|20.00
2050201|学前教育|30.00|20.00|15.00|5.00|10.00
2050202|小学教育|40.00|30.00|25.00|5.00|10.00
208|社会保障和就业支出|30.00|20.00|10.00|10.00|10.00
20805|行政事业单位养老支出|30.00|20.00|10.00|10.00|10.00
2080505|机关事业单位基本养老保险缴费支出|30.00|20.00|10.00|10.00|10.00
一般公共预算基本支出表
单位：万元
科目编码|科目名称|合计|人员经费|公用经费
|合计|70.00|50.00|20.00
301|工资福利支出|50.00|50.00|
30101|基本工资|50.00|50.00|
302|商品和服务支出|20.00||20.00
30201|办公费|15.00||15.00
30217|公务接待费|2.00||2.00
30231|公务用车运行维护费|3.00||3.00
一般公共预算项目支出表
单位：万元
科目编码|科目名称|项目名称|合计
||合计|30.00
205|教育支出||20.00
20502|普通教育||20.00
2050201|学前教育||10.00
2050201|学前教育|园舍维修|10.00
2050202|小学教育||10.00
2050202|小学教育|校舍维修|10.00
208|社会保障和就业支出||10.00
20805|行政事业单位养老支出||10.00
2080505|机关事业单位基本养老保险缴费支出||10.00
2080505|机关事业单位基本养老保险缴费支出|补缴|6.00
2080505|机关事业单位基本养老保险缴费支出|当年缴费|4.00
一般公共预算“三公”经费支出表
单位：万元
合计|因公出国（境）费用|公务用车购置及运行费小计|公务用车购置费|公务用车运行费|公务接待费
8.00||5.00|1.00|4.00|3.00
政府性基金预算支出表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|10.00||10.00
212|城乡社区支出|10.00||10.00
21208|国有土地使用权出让收入安排的支出|10.00||10.00
2120803|城市建设支出|10.00||10.00
国有资本经营预算支出表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
||||
";

/// A budget by function on both sides, with nothing carried over.
const BY_FUNCTION: &str = "\
某市甲局2025年部门预算
收支总表
单位：元
收入||支出|
项目|预算数|项目|预算数
一、财政拨款收入|1000|一、教育支出|700
|||
二、事业收入|200|二、卫生健康支出|500
收入总计|1200|支出总计|1200
收入预算总表
单位：元
科目编码|科目名称|合计|财政拨款收入|事业收入
205|教育支出|700|600|100
20502|普通教育|700|600|100
2050201|学前教育|700|600|100
210|卫生健康支出|500|400|100
21011|行政事业单位医疗|500|400|100
2101101|行政单位医疗|500|400|100
|合计|1200|1000|200
支出预算总表
单位：元
科目编码|科目名称|合计|基本支出|项目支出
205|教育支出|700|600|100
20502|普通教育|700|600|100
2050201|学前教育|700|600|100
210|卫生健康支出|500|400|100
21011|行政事业单位医疗|500|400|100
2101101|行政单位医疗|500|400|100
|合计|1200|1000|200
";

/// A final account with a fund table of income, expenditure and balances.
const FINAL: &str = "\
某市甲局2024年部门决算
收入支出决算总表
单位：万元
收入||支出|
项目|决算数|项目|决算数
一、一般公共预算财政拨款收入|100.00|一、教育支出|100.00
二、政府性基金预算财政拨款收入|30.00|二、城乡社区支出|25.00
本年收入合计|130.00|本年支出合计|125.00
年初结转和结余|4.00|年末结转和结余|9.00
总计|134.00|总计|134.00
财政拨款收入支出决算总表
单位：万元
收入||支出||||
项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
一、一般公共预算财政拨款|100.00|一、教育支出|100.00|100.00||
二、政府性基金预算财政拨款|30.00|二、城乡社区支出|25.00||25.00|
本年收入合计|130.00|本年支出合计|125.00|100.00|25.00|
年初财政拨款结转和结余|4.00|年末财政拨款结转和结余|9.00||9.00|
政府性基金预算财政拨款|4.00|||||
总计|134.00|总计|134.00|100.00|34.00|
政府性基金预算财政拨款收入支出决算表
单位：万元
科目编码|科目名称|年初结转和结余|本年收入|本年支出|||年末结转和结余
||||小计|基本支出|项目支出|
|合计|4.00|30.00|25.00||25.00|9.00
212|城乡社区支出|4.00|30.00|25.00||25.00|9.00
21208|国有土地使用权出让收入安排的支出|4.00|30.00|25.00||25.00|9.00
2120803|城市建设支出|4.00|30.00|25.00||25.00|9.00
";

/// The general public budget as a column, its basic and project tables beside it, and other money.
const SPLIT: &str = "\
某市甲局2022年部门预算
收支总表
单位：万元
收入||支出|
项目|预算数|项目|预算数
一、一般公共预算拨款收入|100.00|一、社会保障和就业支出|110.00
二、事业收入|10.00||
本年收入合计|110.00|本年支出合计|110.00
收入总计|110.00|支出总计|110.00
支出总表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|110.00|80.00|30.00
208|社会保障和就业支出|110.00|80.00|30.00
财政拨款收支总表
单位：万元
收入||支出||||
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
一、本年收入|100.00|一、本年支出|100.00|100.00||
一般公共预算拨款收入|100.00|社会保障和就业支出|100.00|100.00||
收入合计|100.00|支出合计|100.00|100.00||
一般公共预算基本支出预算表
单位：万元
科目编码|科目名称|合计
|合计|75.00
301|工资福利支出|75.00
30101|基本工资|75.00
一般公共预算项目支出预算表
单位：万元
科目编码|科目名称|项目名称|金额
||合计|25.00
208|社会保障和就业支出||25.00
2080199|其他人力资源和社会保障管理事务支出|服务项目|25.00
";

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::RevenueSum,
        text: BUDGET,
        rounded: &[],
        broken: &[("三、事业收入|20.00", "三、事业收入|21.00")],
    },
    Case {
        rule: Rule::RevenueTotal,
        text: BUDGET,
        rounded: &[("上年结转|5.00|", "上年结转|5.01|")],
        broken: &[("上年结转|5.00|", "上年结转|6.00|")],
    },
    Case {
        rule: Rule::ExpenditureSum,
        text: BUDGET,
        rounded: &[("一、教育支出|80.00", "一、教育支出|80.01")],
        broken: &[("一、教育支出|80.00", "一、教育支出|81.00")],
    },
    Case {
        rule: Rule::ExpenditureTotal,
        text: BUDGET,
        rounded: &[("结转下年|5.00", "结转下年|4.99")],
        broken: &[("结转下年|5.00", "结转下年|4.00")],
    },
    Case {
        rule: Rule::Balance,
        text: BUDGET,
        rounded: &[],
        broken: &[("收入总计|135.00", "收入总计|136.00")],
    },
    Case {
        rule: Rule::FunctionRollup,
        text: BUDGET,
        rounded: &[("2050202|小学教育|50.00|40.00|10.00", "2050202|小学教育|50.01|40.00|10.00")],
        broken: &[("2050202|小学教育|50.00", "2050202|小学教育|52.00")],
    },
    Case {
        rule: Rule::EconomicRollup,
        text: BUDGET,
        rounded: &[("30201|办公费|15.00||15.00", "30201|办公费|15.01||15.01")],
        broken: &[("30201|办公费|15.00||15.00", "30201|办公费|15.50||15.50")],
    },
    Case {
        rule: Rule::RowSum,
        text: BUDGET,
        rounded: &[],
        broken: &[("|合计|130.00|90.00|40.00", "|合计|130.00|90.00|44.00")],
    },
    Case {
        rule: Rule::AppropriationSum,
        text: BUDGET,
        rounded: &[("教育支出|70.00|70.00||", "教育支出|70.01|70.01||")],
        broken: &[("教育支出|70.00|70.00||", "教育支出|71.00|71.00||")],
    },
    Case {
        rule: Rule::ProjectRollup,
        text: BUDGET,
        rounded: &[("|补缴|6.00", "|补缴|6.01")],
        broken: &[("|补缴|6.00", "|补缴|6.10")],
    },
    Case {
        rule: Rule::ThreePublicSum,
        text: BUDGET,
        rounded: &[("8.00||5.00", "8.01||5.00")],
        broken: &[("8.00||5.00", "8.50||5.00")],
    },
    Case {
        rule: Rule::ExpenditureByFunction,
        text: BUDGET,
        rounded: &[],
        broken: &[("二、社会保障和就业支出|40.00", "二、社会保障和就业支出|41.00")],
    },
    Case {
        rule: Rule::RevenueTable,
        text: BUDGET,
        rounded: &[],
        broken: &[("合计|130.00|100.00|10.00|20.00", "合计|129.00|100.00|10.00|19.00")],
    },
    Case {
        rule: Rule::AppropriationRevenue,
        text: BUDGET,
        rounded: &[],
        broken: &[("一般公共预算拨款收入|100.00|教育支出", "一般公共预算拨款收入|90.00|教育支出")],
    },
    Case {
        rule: Rule::AppropriationWithinTotal,
        text: BUDGET,
        rounded: &[],
        broken: &[("一、教育支出|80.00", "一、教育支出|60.00")],
    },
    Case {
        rule: Rule::FundTables,
        text: BUDGET,
        rounded: &[],
        broken: &[("城乡社区支出|10.00||10.00|", "城乡社区支出|11.00||11.00|")],
    },
    Case {
        rule: Rule::BasicByEconomic,
        text: BUDGET,
        rounded: &[],
        broken: &[("|合计|70.00|50.00|20.00", "|合计|72.00|52.00|20.00")],
    },
    Case {
        rule: Rule::ProjectsByFunction,
        text: BUDGET,
        rounded: &[],
        broken: &[("||合计|30.00", "||合计|31.00")],
    },
    Case {
        rule: Rule::PersonnelOperating,
        text: BUDGET,
        rounded: &[],
        broken: &[("|合计|70.00|50.00|20.00\n301", "|合计|70.00|20.00|50.00\n301")],
    },
    Case {
        rule: Rule::ItemsElsewhere,
        text: BUDGET,
        rounded: &[],
        broken: &[(
            "2050201|学前教育|30.00|20.00|15.00|5.00|10.00\n2050202|小学教育|40.00|30.00|25.00|5.00|10.00",
            "2050202|小学教育|70.00|50.00|40.00|10.00|20.00",
        )],
    },
    Case {
        rule: Rule::ThreePublicEconomic,
        text: BUDGET,
        rounded: &[],
        broken: &[("8.00||5.00|1.00|4.00|3.00", "6.00||5.00|1.00|4.00|1.00")],
    },
    Case {
        rule: Rule::EmptyTable,
        text: BUDGET,
        rounded: &[],
        broken: &[("一、本年支出|110.00|100.00|10.00|", "一、本年支出|110.00|90.00|10.00|10.00")],
    },
    Case {
        rule: Rule::GeneralSplit,
        text: SPLIT,
        rounded: &[(
            "|金额\n||合计|25.00\n208|社会保障和就业支出||25.00\n2080199|其他人力资源和社会保障管理事务支出|服务项目|25.00",
            "|金额\n||合计|25.01\n208|社会保障和就业支出||25.01\n2080199|其他人力资源和社会保障管理事务支出|服务项目|25.01",
        )],
        broken: &[("|金额\n||合计|25.00", "|金额\n||合计|22.00")],
    },
    Case {
        rule: Rule::RevenueByFunction,
        text: BY_FUNCTION,
        rounded: &[],
        broken: &[(
            "210|卫生健康支出|500|400|100\n21011|行政事业单位医疗|500|400|100\n2101101|行政单位医疗|500|400|100\n|合计|1200|1000|200\n支出",
            "210|卫生健康支出|400|400|\n21011|行政事业单位医疗|400|400|\n2101101|行政单位医疗|400|400|\n|合计|1200|1000|200\n支出",
        )],
    },
    Case {
        rule: Rule::FinalAccountCarry,
        text: FINAL,
        rounded: &[],
        broken: &[
            ("|合计|4.00|30.00|25.00||25.00|9.00", "|合计|4.00|40.00|25.00||25.00|19.00"),
            ("212|城乡社区支出|4.00|30.00|", "212|城乡社区支出|5.00|30.00|"),
        ],
    },
    Case {
        rule: Rule::DepartmentUnits,
        text: "支出总表\n单位：万元\n科目编码|单位名称（科目名称）|合计|基本支出|项目支出\n|合计|30.00|24.00|6.00\n205|教育支出|24.00|18.00|6.00\n\
            210|卫生健康支出|6.00|6.00|\n101001|某市教育局|20.00|14.00|6.00\n205|教育支出|16.00|10.00|6.00\n210|卫生健康支出|4.00|4.00|\n\
            101002|某市信息中心|10.00|10.00|\n205|教育支出|8.00|8.00|\n210|卫生健康支出|2.00|2.00|\n",
        rounded: &[("205|教育支出|24.00|18.00|6.00", "205|教育支出|24.01|18.01|6.00")],
        broken: &[(
            "205|教育支出|24.00|18.00|6.00\n210|卫生健康支出|6.00|6.00|",
            "205|教育支出|25.00|19.00|6.00\n210|卫生健康支出|5.00|5.00|",
        )],
    },
    Case {
        rule: Rule::Subtotal,
        text: "支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n205|教育支出|6.00|2.00|4.00\n208|社会保障和就业支出|4.00|2.00|2.00\n\
            |小计|10.00|4.00|6.00\n212|城乡社区支出|5.00||5.00\n|小计|5.00||5.00\n|合计|15.00|4.00|11.00\n",
        rounded: &[("208|社会保障和就业支出|4.00|2.00|2.00", "208|社会保障和就业支出|4.01|2.00|2.01")],
        broken: &[
            ("|小计|10.00|4.00|6.00", "|小计|11.00|5.00|6.00"),
            ("|小计|5.00||5.00", "|小计|6.00||6.00"),
        ],
    },
    Case {
        rule: Rule::Subtotal,
        text: "收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n小计|30.00|一、教育支出|30.00\n一、一般公共预算拨款收入|20.00||\n\
            二、政府性基金预算拨款收入|10.00||\n小计|5.00||\n三、事业收入|3.00||\n四、其他收入|2.00|二、卫生健康支出|5.00\n收入总计|35.00|支出总计|35.00\n",
        rounded: &[("三、事业收入|3.00", "三、事业收入|3.01")],
        broken: &[("小计|30.00", "小计|31.00"), ("四、其他收入|2.00", "四、其他收入|2.50")],
    },
    Case {
        rule: Rule::Change,
        text: "一般公共预算支出表\n单位：万元\n科目编码|科目名称|2024年预算数|2025年预算数|增减额|增减%\n|合计|10.00|12.00|2.00|20.00\n\
            205|教育支出|6.00|9.00|3.00|50.00\n208|社会保障和就业支出|4.00|3.00|-1.00|-25.00\n",
        rounded: &[("205|教育支出|6.00|9.00|3.00", "205|教育支出|6.00|9.00|3.01")],
        broken: &[("205|教育支出|6.00|9.00|3.00", "205|教育支出|6.00|9.00|-3.00")],
    },
    Case {
        rule: Rule::Formula,
        text: "专项资金情况表\n单位：万元\n序号|项目名称|甲类安排|乙类安排|丙类安排\n||A=B+C|B|C\n1|某项|11.00|5.00|6.00\n",
        rounded: &[("某项|11.00", "某项|11.01")],
        broken: &[("某项|11.00", "某项|12.00")],
    },
    Case {
        rule: Rule::TableSum,
        text: "专项资金安排表\n单位：万元\n项目|金额\n一、利息收入|4.00\n二、租金收入|6.00\n合计|10.00\n",
        rounded: &[],
        broken: &[("合计|10.00", "合计|12.00")],
    },
    Case {
        rule: Rule::PurchaseSum,
        text: "政府购买服务支出表\n单位：万元\n购买项目|购买数量|购买单价|合计|一般公共预算|其他资金\n合计|||1.50|1.50|\n物业服务|3|0.50|1.50|1.50|\n",
        rounded: &[],
        broken: &[("物业服务|3|0.50", "物业服务|4|0.50")],
    },
    Case {
        rule: Rule::SameFigure,
        text: "2025年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计\n|合计|10.00\n205|教育支出|10.00\n\
            支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|10.00|4.00|6.00\n205|教育支出|10.00|4.00|6.00\n",
        rounded: &[],
        broken: &[(
            "|合计|10.00|4.00|6.00\n205|教育支出|10.00|4.00|6.00",
            "|合计|11.00|5.00|6.00\n205|教育支出|11.00|5.00|6.00",
        )],
    },
    Case {
        rule: Rule::ProjectTotal,
        text: "2025年部门预算\n支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|10.00|4.00|6.00\n205|教育支出|10.00|4.00|6.00\n\
            项目支出表\n单位：万元\n科目编码|项目名称|金额\n2050201|园舍维修|4.00\n2050202|校舍维修|2.00\n",
        rounded: &[("园舍维修|4.00", "园舍维修|4.01")],
        broken: &[("园舍维修|4.00", "园舍维修|5.00")],
    },
];

/// What is stated only where a table prints what another one leaves out.
const SILENT: [Rule; 2] = [Rule::ItemsElsewhere, Rule::EmptyTable];

/// Relations of the forms of targets stand in `target`.
const ELSEWHERE: [Rule; 4] =
    [Rule::OverallTargetSum, Rule::ProjectTargetSum, Rule::OverallTarget, Rule::ProjectTarget];

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(&text.replace('|', "\t")).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn changed(text: &str, (from, to): (&str, &str)) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replacen(from, to, 1)
}

/// How the relations of a rule stand, each by itself.
fn standing(disclosure: &Disclosure, rule: Rule) -> Vec<RelationStanding> {
    let options = CheckOptions::new();
    let question = Question::new(disclosure, &options);
    question.relations().filter(|relation| relation.rule == rule).map(|relation| relation.standing).collect()
}

#[test]
fn every_relation_is_stated_and_an_honest_document_keeps_it() {
    let mut wrong = Vec::new();
    for Case { rule, text, rounded, .. } in CASES {
        let disclosure = read(text);
        let report = check(&disclosure);
        if report.verdict() != Verdict::Exact {
            wrong.push(format!("{}: {}", rule.id(), report.to_text(Lang::En)));
        }
        if standing(&disclosure, *rule).is_empty() && !SILENT.contains(rule) {
            wrong.push(format!("{} is not stated", rule.id()));
        }
        for change in *rounded {
            let report = check(&read(&changed(text, *change)));
            if !matches!(report.verdict(), Verdict::Rounded | Verdict::Footed) {
                wrong.push(format!("{}: {change:?}: {}", rule.id(), report.to_text(Lang::En)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_relation_accuses_the_figure_that_breaks_it() {
    let mut missed = Vec::new();
    for Case { rule, text, broken, .. } in CASES {
        assert!(!broken.is_empty());
        for change in *broken {
            let disclosure = read(&changed(text, *change));
            let verdict = check(&disclosure).verdict();
            let standing = standing(&disclosure, *rule);
            if verdict != Verdict::Inconsistent || !standing.contains(&RelationStanding::Broken) {
                missed.push(format!("{}: {change:?}: {verdict}, {standing:?}", rule.id()));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Every cell that holds words, in turn.
#[test]
fn no_made_up_word_in_a_relation_accuses() {
    let mut seen = BTreeSet::new();
    let mut accused = Vec::new();
    for Case { text, .. } in CASES.iter().filter(|case| seen.insert(case.text)) {
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('|').collect()).collect();
        for (at, line) in lines.iter().enumerate() {
            for (place, cell) in
                line.iter().enumerate().filter(|(_, cell)| cell.contains(char::is_alphabetic))
            {
                let mut other = lines.clone();
                other[at][place] = ["鹏程斋", "拉浮组别", "专班经费"][(at + place) % 3];
                let other = other.iter().map(|line| line.join("\t") + "\n").collect::<String>();
                let Ok(disclosure) = Disclosure::from_text(&other) else { continue };
                let report = check(&disclosure);
                if report.verdict() == Verdict::Inconsistent {
                    let report = report.to_text(Lang::En);
                    accused.push(format!("{cell} in line {}: {:?}\n{report}", at + 1, lines[at]));
                }
            }
        }
    }
    assert!(accused.is_empty(), "{}:\n{}", accused.len(), accused.join("\n"));
}

#[test]
fn every_rule_that_relates_figures_has_its_case() {
    let told: BTreeSet<Rule> = CASES.iter().map(|case| case.rule).chain(ELSEWHERE).collect();
    let missing: Vec<&Rule> =
        Rule::ALL.iter().filter(|rule| rule.is_relation() && !told.contains(rule)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_total_below_its_units_sums_them_up() {
    let text = "支出总表\n单位：万元\n预算单位|科目编码|科目名称|合计|基本支出|项目支出\n某市甲局|||20.00|14.00|6.00\n|205|教育支出|20.00|14.00|6.00\n\
        某市乙中心|||10.00|10.00|\n|205|教育支出|10.00|10.00|\n合计|||30.00|24.00|6.00\n";
    assert_eq!(check(&read(text)).verdict(), Verdict::Exact);
    // The figure of the last unit in place of the sum of all.
    let wrong = changed(text, ("合计|||30.00|24.00|6.00", "合计|||10.00|10.00|"));
    assert_eq!(check(&read(&wrong)).verdict(), Verdict::Inconsistent);
    let unknown = changed(&wrong, ("合计|||10.00", "鹏程斋|||10.00"));
    assert_ne!(check(&read(&unknown)).verdict(), Verdict::Inconsistent);
}

/// A department told by accounts and its units by accounts, in one table beside others that name the accounts once.
#[test]
fn accounts_of_units_are_no_amounts_beside_those_of_their_department() {
    let summary = "2025年部门预算\n收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n一、一般公共预算拨款收入|30.00|一、教育支出|24.00\n\
        ||二、卫生健康支出|6.00\n本年收入合计|30.00|本年支出合计|30.00\n收入总计|30.00|支出总计|30.00\n";
    let units = CASES.iter().find(|case| case.rule == Rule::DepartmentUnits).unwrap().text;
    let text = format!("{summary}{units}");
    assert_eq!(check(&read(&text)).verdict(), Verdict::Exact);
    let wrong = changed(
        &text,
        ("一、教育支出|24.00\n||二、卫生健康支出|6.00", "一、教育支出|23.00\n||二、卫生健康支出|7.00"),
    );
    assert_eq!(check(&read(&wrong)).verdict(), Verdict::Inconsistent);
}

#[test]
fn a_blank_total_is_told() {
    let row = "支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|||\n205|教育支出|6.00|2.00|4.00\n";
    let column = "支出总表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计||2.00|4.00\n205|教育支出||2.00|4.00\n";
    for (text, blank) in [(row, true), (column, true), (CASES[0].text, false)] {
        let report = check(&read(text));
        let told = report.findings().iter().filter(|finding| finding.rule == Rule::TotalBlank);
        let told: Vec<Severity> = told.map(|finding| finding.severity).collect();
        assert_eq!(told, if blank { vec![Severity::Warning] } else { Vec::new() }, "{text}");
        assert_ne!(report.verdict(), Verdict::Inconsistent);
    }
}
