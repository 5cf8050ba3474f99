//! Made-up documents with the covers, titles and lines about tables of the cities that publish most: in each the kind, the money
//! unit, the year, the stage and the unit of every table are right.

use yusuan::{Disclosure, check};

const SUMMARY: &str = "收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t3.00\t一、一般公共服务支出\t3.00\n本年收入合计\t3.00\t本年支出合计\t3.00\n收入总计\t3.00\t支出总计\t3.00\n";
const REVENUE: &str = "单位编码\t单位名称\t合计\t一般公共预算\t事业收入\t其他收入\n\t合计\t3.00\t3.00\t\t\n310001\t某市体育局\t3.00\t3.00\t\t\n";
const SPENDING: &str = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t3.00\t1.00\t2.00\n201\t一般公共服务支出\t3.00\t1.00\t2.00\n";
const BASIC: &str = "科目编码\t科目名称\t合计\t人员经费\t公用经费\n\t合计\t1.00\t0.40\t0.60\n301\t工资福利支出\t0.40\t0.40\t\n302\t商品和服务支出\t0.60\t\t0.60\n";
const PUBLIC: &str =
    "项目\t预算数\n合计\t0.30\n1.因公出国（境）费用\t0.10\n2.公务接待费\t0.20\n3.公务用车购置及运行费\t\n";
const BLANK: &str = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t\t\t\n";

/// Who publishes, for which year and stage, and of each table kind, money unit, year, stage and unit, as far as it says them.
fn told(text: &str) -> (String, Vec<String>) {
    let disclosure = Disclosure::from_text(text).unwrap();
    assert_ne!(check(&disclosure).verdict(), yusuan::Verdict::Inconsistent);
    let number = |year: Option<yusuan::FiscalYear>| year.map(|year| year.number());
    let whole = format!(
        "{} {:?} {}",
        disclosure.unit_name().unwrap_or("?"),
        number(disclosure.year()).unwrap_or_default(),
        disclosure.stage()
    );
    let tables = disclosure.tables().iter().map(|table| {
        let unit = table.money_unit().map(|unit| unit.to_string()).unwrap_or_default();
        let mut said = format!("{} {unit}", table.kind());
        // What a table doesn't say is the document's.
        if let Some(year) = number(table.year()) {
            said.push_str(&format!(" {year}"));
        }
        if let Some(stage) = table.stage() {
            said.push_str(&format!(" {stage}"));
        }
        if let Some(name) = table.unit_name() {
            said.push_str(&format!(" {name}"));
        }
        said
    });
    (whole, tables.collect())
}

fn assert_told(family: &str, text: &str, whole: &str, tables: &[&str]) {
    let (said, each) = told(text);
    assert_eq!(
        (said.as_str(), each),
        (whole, tables.iter().map(|table| (*table).to_owned()).collect()),
        "{family}"
    );
}

#[test]
fn hangzhou() {
    let text = format!(
        "某市体育局\n2026年度部门预算\n目录\n一、部门概况\n2026 年收入预算 3.00 万元，比上年增加 48.92 万元。\n\
         表1：2026年市级部门收支预算总表\n\t\t\t单位：万元\n{SUMMARY}\
         表3：2026年市级部门支出预算总表\n\t\t\t\t单位：万元\n{SPENDING}\
         表7：2026年市级部门一般公共预算“三公”经费预算表\n\t单位：万元\n{PUBLIC}\
         表8：2026年市级部门政府性基金预算支出预算表\n单位：万元\n{BLANK}"
    );
    let tables = [
        "收支总表 万元 2026 预算",
        "支出总表 万元 2026 预算",
        "三公经费支出表 万元 2026 预算",
        "政府性基金支出表 万元 2026 预算",
    ];
    assert_told("hangzhou", &text, "某市体育局 2026 预算", &tables);
}

#[test]
fn yantai() {
    let text = format!(
        "2026年某市体育局部门预算\n目 录\n第一部分 部门概况\n\
         公开表1\n收支总体情况表\n部门（单位）：某市体育局 单位：万元\n{SUMMARY}\
         公开表3\n支出总体情况表\n部门（单位）：某市体育局 单位：万元\n{SPENDING}\
         公开表6\n一般公共预算基本支出情况表\n部门（单位）：某市体育局 单位：万元\n{BASIC}\
         公开表7\n一般公共预算“三公”经费支出情况表\n部门（单位）：某市体育局 单位：万元\n{PUBLIC}"
    );
    let tables = [
        "收支总表 万元 某市体育局",
        "支出总表 万元 某市体育局",
        "一般公共预算基本支出表 万元 某市体育局",
        "三公经费支出表 万元 某市体育局",
    ];
    assert_told("yantai", &text, "某市体育局 2026 预算", &tables);
}

#[test]
fn wuxi() {
    let text = format!(
        "2026 年度\n某市体育局（本级）\n单位预算公开\n某市体育局（本级）2026年度单位预算公开\n目 录\n第一部分 单位概况\n\
         公开01表\n收支总表\n单位：某市体育局（本级） 单位：万元\n{SUMMARY}\
         公开03表\n支出总表\n单位：某市体育局（本级） 单位：万元\n{SPENDING}\
         公开08表\n一般公共预算基本支出表\n单位：某市体育局（本级） 单位：万元\n{BASIC}\
         公开11表\n国有资本经营预算支出预算表\n单位：某市体育局（本级） 单位：万元\n{BLANK}"
    );
    let tables = [
        "收支总表 万元 某市体育局（本级）",
        "支出总表 万元 某市体育局（本级）",
        "一般公共预算基本支出表 万元 某市体育局（本级）",
        "国有资本经营支出表 万元 预算 某市体育局（本级）",
    ];
    assert_told("wuxi", &text, "某市体育局（本级） 2026 预算", &tables);
}

#[test]
fn fuzhou() {
    let text = format!(
        "2026 年度\n某经济技术开发区生态\n环境局\n单位预算\n目录\n第一部分 单位概况\n\
         一、收支预算总表\n2026 年度收支预算总表\n单位：万元\n{SUMMARY}\
         三、支出预算总表\n2026 年度支出预算总表\n单位：万元\n{SPENDING}\
         十、一般公共预算“三公”经费支出预算表\n2026 年度一般公共预算“三公”经费支出预算表\n单位：万元\n{PUBLIC}"
    );
    let tables = ["收支总表 万元 2026 预算", "支出总表 万元 2026 预算", "三公经费支出表 万元 2026 预算"];
    assert_told("fuzhou", &text, "某经济技术开发区生态环境局 2026 预算", &tables);
}

#[test]
fn guangzhou() {
    let text = format!(
        "2026年\n某市体育局部门预算\n目 录\n第一部分 某市体育局概况\n\
         表1\n收支总体情况表\n单位名称：某市体育局 单位：万元\n{SUMMARY}\
         表3\n本年支出总体情况表\n单位名称：某市体育局 单位：万元\n{SPENDING}\
         表6\n一般公共预算基本支出情况表（按经济分类科目）\n单位名称：某市体育局 单位：万元\n{BASIC}\
         表8\n财政拨款安排的行政经费及“三公”经费预算表\n单位名称：某市体育局 单位：万元\n{PUBLIC}"
    );
    let tables = [
        "收支总表 万元 某市体育局",
        "支出总表 万元 某市体育局",
        "一般公共预算基本支出表 万元 某市体育局",
        "三公经费支出表 万元 预算 某市体育局",
    ];
    assert_told("guangzhou", &text, "某市体育局 2026 预算", &tables);
}

#[test]
fn chongqing() {
    let text = format!(
        "某市体育局 2026 年部门预算情况说明\n一、单位基本情况\n（一）主要职责\n负责全市体育工作。\n\
         表一\n2026年部门收支总体情况表\n部门：某市体育局\t\t\t单位：万元\n{SUMMARY}\
         表三\n2026年部门支出总体情况表\n部门：某市体育局\t\t\t单位：万元\n{SPENDING}\
         表八\n2026年财政拨款“三公”经费支出情况表\n部门：某市体育局\t单位：万元\n{PUBLIC}"
    );
    let tables = [
        "收支总表 万元 2026 某市体育局",
        "支出总表 万元 2026 某市体育局",
        "三公经费支出表 万元 2026 某市体育局",
    ];
    assert_told("chongqing", &text, "某市体育局 2026 预算", &tables);
}

#[test]
fn shanghai() {
    let text = format!(
        "上海市2026年市级单位预算\n预算单位：上海市体育数据研究院（上海市体育中心）\n目 录\n一、单位主要职能\n\
         2026年预算单位财务收支预算总表\n编制单位：上海市体育数据研究院（上海市体育中心） 单位：元\n{SUMMARY}\
         2026年预算单位支出预算总表\n编制单位：上海市体育数据研究院（上海市体育中心） 单位：元\n{SPENDING}\
         2026年单位“三公”经费和机关运行经费预算表\n编制单位：上海市体育数据研究院（上海市体育中心） 单位：万元\n{PUBLIC}"
    );
    let name = "上海市体育数据研究院（上海市体育中心）";
    let tables = [
        format!("收支总表 元 2026 预算 {name}"),
        format!("支出总表 元 2026 预算 {name}"),
        format!("三公经费支出表 万元 2026 预算 {name}"),
    ];
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    assert_told("shanghai", &text, &format!("{name} 2026 预算"), &tables);
}

#[test]
fn putuo() {
    let text = format!(
        "上海市某区体育局\n2024年度部门决算\n目 录\n第一部分 上海市某区体育局概况\n\
         收入支出决算总表\n公开01表\n部门：上海市某区体育局\t\t\t单位：万元\n{}\
         支出决算表\n公开03表\n部门：上海市某区体育局\t\t\t\t单位：万元\n{SPENDING}\
         政府性基金预算财政拨款收入支出决算表\n公开07表\n部门：上海市某区体育局\t\t\t\t单位：万元\n{BLANK}",
        SUMMARY.replace("预算数", "决算数")
    );
    let tables = [
        "收支总表 万元 决算 上海市某区体育局",
        "支出总表 万元 决算 上海市某区体育局",
        "政府性基金支出表 万元 决算 上海市某区体育局",
    ];
    assert_told("putuo", &text, "上海市某区体育局 2024 决算", &tables);
}

#[test]
fn xian() {
    let text = format!(
        "某市体育局（汇总）\n2026年部门预算公开说明\n目 录\n第一部分：部门概况\n\
         表1\n2026年部门综合预算收支总表\n\t\t\t单位：元\n{SUMMARY}\
         表2\n2026年部门综合预算收入总表\n\t\t\t\t\t单位：元\n{REVENUE}\
         表3\n2026年部门综合预算支出总表\n\t\t\t\t单位：元\n{SPENDING}\
         表8\n2026年部门综合预算一般公共预算基本支出明细表（按支出经济分类科目-不含上年结转）\n\t\t\t\t单位：元\n{BASIC}"
    );
    let tables = [
        "收支总表 元 2026 预算",
        "收入总表 元 2026 预算",
        "支出总表 元 2026 预算",
        "一般公共预算基本支出表 元 2026 预算",
    ];
    assert_told("xian", &text, "某市体育局（汇总） 2026 预算", &tables);
}

#[test]
fn xian_in_one_line() {
    let text = format!(
        "某市体育局 2022 年部门综合预算\n目录\n第一部分 部门概况\n\
         2022年部门综合预算收支总表\n单位：元\n{SUMMARY}\
         2022年部门综合预算支出总表\n单位：元\n{SPENDING}\
         2022年部门整体支出绩效目标表\n单位：万元\n部门（单位）名称\t某市体育局\n年度主要任务\t任务名称\t主要内容\t预算金额（万元）\n\t合计\t\t0.0003\n\
         2022年专项资金总体绩效目标表\n项目名称\t\t体育发展专项资金\n资金金额（万元）\t实施期资金总额：\t\t年度资金总额：\t200\n\t其中：财政拨款\t\t其中：财政拨款\t200\n"
    );
    let tables = [
        "收支总表 元 2022 预算",
        "支出总表 元 2022 预算",
        "整体支出绩效目标表 万元 2022 某市体育局",
        "项目支出绩效目标表 万元 2022",
    ];
    assert_told("xian", &text, "某市体育局 2022 预算", &tables);
}

#[test]
fn shenzhen() {
    let text = format!(
        "2026 年某市体育委员会（本\n级）部门预算\n目 录\n一、文字部分\n第一部分 部门概况\n\
         表1\n收支总表\n单位名称：某市体育委员会（本级）\t\t\t单位：万元\n{SUMMARY}\
         表3\n支出总表\n单位名称：某市体育委员会（本级）\t\t\t\t单位：万元\n{SPENDING}\
         表9\n财政拨款“三公”经费支出表\n单位名称：某市体育委员会（本级）\t单位：万元\n{PUBLIC}"
    );
    let tables = [
        "收支总表 万元 某市体育委员会（本级）",
        "支出总表 万元 某市体育委员会（本级）",
        "三公经费支出表 万元 某市体育委员会（本级）",
    ];
    assert_told("shenzhen", &text, "某市体育委员会（本级） 2026 预算", &tables);
}

#[test]
fn university() {
    let text = format!(
        "某某大学 2024 年度部门决算\n2025 年 8 月\n目录\n一、学校概况.......5\n\
         表 1：高等学校收支决算总表\n单位名称：某某大学 单位：万元\n{}\
         表 3：高等学校支出决算表\n单位名称：某某大学 单位：万元\n{SPENDING}",
        SUMMARY.replace("预算数", "决算数")
    );
    let tables = ["收支总表 万元 决算 某某大学", "支出总表 万元 决算 某某大学"];
    assert_told("university", &text, "某某大学 2024 决算", &tables);
    let text = format!(
        "某某大学\n2021 年度部门预算\n2021 年 4 月\n1\n目录\n\
         某某大学收支预算总表\n单位：万元\n{SUMMARY}\
         某某大学支出预算表\n单位：万元\n{SPENDING}\
         某某大学财政拨款支出预算表\n单位：万元\n{SPENDING}"
    );
    let tables = ["收支总表 万元 预算", "支出总表 万元 预算", "财政拨款支出表 万元 预算"];
    assert_told("university", &text, "某某大学 2021 预算", &tables);
}

#[test]
fn changsha() {
    let text = format!(
        "某市职业教育基地综合协调办公室\n2026 年部门预算公开\n目 录\n第一部分 2026 年部门预算说明\n\
         2026年部门收支总体情况表\n单位名称：某市职业教育基地综合协调办公室 单位：万元\n{SUMMARY}\
         2026年部门支出总体情况表\n单位名称：某市职业教育基地综合协调办公室 单位：万元\n{SPENDING}\
         2026年一般公共预算“三公”经费支出情况表\n单位名称：某市教育局 单位：万元\n{PUBLIC}"
    );
    let name = "某市职业教育基地综合协调办公室";
    let tables = [
        format!("收支总表 万元 2026 {name}"),
        format!("支出总表 万元 2026 {name}"),
        "三公经费支出表 万元 2026 某市教育局".to_owned(),
    ];
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    assert_told("changsha", &text, &format!("{name} 2026 预算"), &tables);
}

#[test]
fn beijing() {
    let text = format!(
        "\t\t\t\t\n\t预算01表 收支总表\t\t\n\t\t\t金额单位：万元\n{SUMMARY}\
         \t\t\t\t\n\t预算03表 支出总表\t\t\t\n\t\t\t\t金额单位：万元\n{SPENDING}\
         \t预算13表 部门整体支出绩效目标表\t\n\t（2026年度）\t\n部门（单位）名称\t某市审计局\n年度主要任务\t任务名称\t主要内容\t预算金额（万元）\n\t合计\t\t3.00\n"
    );
    let tables = ["收支总表 万元", "支出总表 万元", "整体支出绩效目标表 万元 2026 某市审计局"];
    assert_told("beijing", &text, "某市审计局 2026 预算", &tables);
}
