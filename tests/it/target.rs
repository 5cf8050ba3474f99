//! Forms of performance targets and the table of purchased services: reading and checking them.

use proptest::prelude::*;
use yusuan::check::Severity;
use yusuan::disclosure::{ColumnKey, Measure, RevenueItem, RowKey, Table};
use yusuan::performance::{IndicatorKind, ProjectAttribute, ProjectBasis, ProjectTerm};
use yusuan::render::Lang;
use yusuan::{Disclosure, FundSource, MoneyUnit, Report, Rule, TableKind, Verdict, check};

const SEED: &str = include_str!("../fixtures/bazhong-2022.txt");

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(text).unwrap()
}

fn figures(table: &Table) -> Vec<String> {
    table.cells().filter_map(|cell| cell.figure()).map(|figure| figure.to_string()).collect()
}

#[test]
fn the_whole_seed_is_read_eleven_kinds_in_sixteen_tables() {
    let disclosure = read(SEED);
    assert_eq!(disclosure.unread(), []);
    let read: Vec<(&str, usize)> =
        disclosure.tables().iter().map(|table| (table.kind().into(), table.figures())).collect();
    assert_eq!(
        read,
        [
            ("收支总表", 8),
            ("支出总表", 37),
            ("财政拨款收支总表", 13),
            ("一般公共预算基本支出表", 62),
            ("项目支出表", 15),
            ("三公经费支出表", 4),
            ("政府性基金支出表", 0),
            ("国有资本经营支出表", 0),
            ("政府购买服务表", 0),
            ("整体支出绩效目标表", 10),
            ("项目支出绩效目标表", 7),
            ("项目支出绩效目标表", 5),
            ("项目支出绩效目标表", 8),
            ("项目支出绩效目标表", 8),
            ("项目支出绩效目标表", 8),
            ("项目支出绩效目标表", 7),
        ]
    );
    let mut kinds: Vec<&str> = read.iter().map(|(kind, _)| *kind).collect();
    kinds.dedup();
    assert_eq!(kinds.len(), 11);
    assert_eq!(read.iter().map(|(_, figures)| figures).sum::<usize>(), 192);
}

#[test]
fn the_tasks_of_the_department_are_read_by_their_columns() {
    let disclosure = read(SEED);
    let table = &disclosure.tables()[9];
    assert_eq!(table.money_unit(), Some(MoneyUnit::TenThousandYuan));
    let [block] = table.blocks() else { panic!() };
    let keys: Vec<&ColumnKey> = block.columns().iter().map(|column| column.key()).collect();
    assert_eq!(keys, [&ColumnKey::Total, &ColumnKey::Appropriation, &ColumnKey::Source(FundSource::Other)]);
    let rows: Vec<(&RowKey, String)> =
        block.rows().iter().map(|row| (row.key(), row.cells()[0].figure().unwrap().to_string())).collect();
    let task = |label: &str| RowKey::Task(label.into());
    assert_eq!(
        rows,
        [
            (&RowKey::GrandTotal, "314.07".into()),
            (&task("人员支出"), "198.38".into()),
            (&task("公用经费"), "53.39".into()),
            (&task("其他运转类项目"), "15.3".into()),
            (&task("特定目标项目类项目"), "47".into()),
        ]
    );
    let indicators = &table.target().unwrap().goals().annual.indicators;
    assert_eq!(indicators.indicators().len(), 17);
    let loans = indicators.under(IndicatorKind::Quantity).last().unwrap();
    assert_eq!((loans.name(), loans.value().text()), ("发放创业担保贷款", "1.45亿元以上"));
    let lasting: Vec<&str> = indicators.under(IndicatorKind::SustainedInfluence).map(|i| i.name()).collect();
    assert_eq!(lasting, ["持续实现城镇新增就业增长率"]);
}

#[test]
fn the_form_of_a_project_is_read_by_its_labels() {
    let disclosure = read(SEED);
    let table = &disclosure.tables()[12];
    let profile = table.target().unwrap().profile().unwrap();
    assert_eq!(&*profile.name, "引导大学生、城镇失业人员、农民工等创业经费");
    assert_eq!((profile.attribute, profile.term, profile.basis.len()), (None, None, 0));
    let [money, sources, costs] = table.blocks() else { panic!() };
    let annual = money.columns().iter().position(|column| *column.measure() == Measure::Budget).unwrap();
    let of = |key: &RowKey| {
        let row = money.rows().iter().find(|row| row.key() == key).unwrap();
        row.cells()[annual].figure().map(|figure| figure.to_string())
    };
    assert_eq!(of(&RowKey::GrandTotal).as_deref(), Some("5"));
    assert_eq!(of(&RowKey::Revenue(RevenueItem::Appropriation)).as_deref(), Some("5"));
    assert_eq!(of(&RowKey::Revenue(RevenueItem::Source(FundSource::Other))), None);
    let general = ColumnKey::Source(FundSource::GeneralPublic);
    let column = sources.columns().iter().position(|column| *column.key() == general).unwrap();
    assert_eq!(sources.rows()[0].cells()[column].figure().unwrap().to_string(), "5");
    let costs: Vec<(&str, String, usize)> = costs
        .rows()
        .iter()
        .map(|row| (row.label(), row.cells()[0].figure().unwrap().to_string(), row.line()))
        .collect();
    assert_eq!(
        costs,
        [
            ("会议3次，每次0.8万元/次", "2.4".into(), 318),
            ("专家指导1次", "1.4".into(), 319),
            ("人均培树3次，每次0.4万/人", "1.2".into(), 320),
        ]
    );
}

#[test]
fn the_seed_as_a_whole_is_rounded_and_its_names_differ_in_three_places() {
    let report = check(&read(SEED));
    assert_eq!(report.verdict(), Verdict::Rounded);
    assert_eq!((report.relations().rounded, report.relations().broken), (4, 0));
    let tables: Vec<TableKind> = report.tables().iter().map(|table| table.kind).collect();
    assert_eq!(tables.len(), 16);
    let names: Vec<String> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule == Rule::ProjectNameDiffers)
        .map(|finding| finding.message(Lang::En))
        .collect();
    assert_eq!(
        names,
        [
            "the project `促进贫困劳动力稳岗就业经费` is called `促进贫困劳动力稳岗就业` in 一般公共预算项目支出预算表",
            "the project `引导大学生、城镇失业人员、农民工等创业经费` is called \
             `引导大学生、城镇失业人员、农民工等创业工作经费` in 一般公共预算项目支出预算表",
            "the project `东西部劳务协作经费` is called `东西部劳务协作工作经费` in 一般公共预算项目支出预算表",
        ]
    );
}

/// The seed with texts replaced, each on one line.
fn altered<const N: usize>(edits: [(usize, &str, &str); N]) -> Report {
    let mut lines: Vec<String> = SEED.lines().map(str::to_owned).collect();
    for (line, from, to) in edits {
        let text = &mut lines[line - 1];
        assert!(text.contains(from), "{text}");
        *text = text.replace(from, to);
    }
    check(&read(&lines.join("\n")))
}

#[track_caller]
fn broken(report: &Report, rule: Rule) {
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    let rules: Vec<Rule> = report
        .conflicts()
        .iter()
        .flat_map(|conflict| conflict.relations().iter().map(|relation| relation.rule()))
        .collect();
    assert!(rules.contains(&rule), "{rules:?}");
    assert!(report.conflicts().iter().all(|conflict| conflict.verify()));
}

#[test]
fn a_wrong_figure_in_a_form_breaks_the_rule_it_is_under() {
    broken(&altered([(222, "47", "48")]), Rule::OverallTargetSum);
    broken(&altered([(219, "198.38\t198.38", "198.38\t197.38")]), Rule::OverallTargetSum);
    // The sum of the tasks stays right, only what they stand for is printed otherwise elsewhere.
    broken(&altered([(219, "198.38", "198.48"), (220, "53.39", "53.29")]), Rule::OverallTarget);
    broken(&altered([(250, "年度资金总额: 5万元", "年度资金总额: 7万元")]), Rule::ProjectTargetSum);
    broken(&altered([(347, "\t27万元", "\t29万元")]), Rule::ProjectTargetSum);
    // Two projects of the other table change places: its sums stay right.
    let report = altered([(175, "5.00", "9.00"), (176, "27.00", "23.00")]);
    broken(&report, Rule::ProjectTarget);
}

const PROJECT: &str = "\
市就业局
2026年部门预算

一般公共预算项目支出预算表
单位：万元
科目编码\t科目名称\t项目名称\t金额
2080109\t社会保险经办机构\t党建工作经费\t10.00

2026年项目支出绩效目标表
项目名称\t党建经费
项目属性\t☑新增项目 □延续项目\t项目期限\t一次性□ 经常性☑
立项依据\t<input type=\"checkbox\" checked> 法律法规\t<input type=\"checkbox\" checked=\"\"/> 上级文件要求 <input type=\"checkbox\"> 其他
资金\t年度资金总额（万元）\t10
\t其中：财政拨款\t8
\t其他资金\t2
一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t权重
产出指标\t数量指标\t活动次数\t≥\t12\t次\t10
成本指标\t经济成本指标\t活动支出\t≤\t9.5\t万元\t20
满意度指标\t服务对象满意度指标\t满意度\t≥\t90\t%\t10
";

#[test]
fn an_amount_that_a_form_leaves_open_accuses_nobody() {
    let report = altered([
        (218, "314.07\t314.07", "\t"),
        (219, "198.38\t198.38", "\t"),
        (220, "53.39\t53.39", "\t"),
        (221, "15.3\t15.3", "\t"),
        (222, "47\t47", "\t"),
    ]);
    assert_eq!(report.verdict(), altered([]).verdict());
    let report = altered([(250, "年度资金总额: 5万元", "年度资金总额:")]);
    assert_eq!(report.verdict(), altered([]).verdict());
}

#[test]
fn a_form_of_another_layout_is_read_too() {
    let disclosure = read(PROJECT);
    assert_eq!(disclosure.unread(), []);
    let table = &disclosure.tables()[1];
    assert_eq!(figures(table), ["10", "8", "2"]);
    let target = table.target().unwrap();
    let profile = target.profile().unwrap();
    assert_eq!(profile.attribute, Some(ProjectAttribute::New));
    assert_eq!(profile.term, Some(ProjectTerm::Recurring));
    assert!(profile.basis.iter().eq([&ProjectBasis::Law, &ProjectBasis::SuperiorDocument]));
    let indicators: Vec<(Option<IndicatorKind>, &str, &str)> = target
        .goals()
        .annual
        .indicators
        .indicators()
        .iter()
        .map(|indicator| (indicator.kind(), indicator.name(), indicator.value().text()))
        .collect();
    assert_eq!(
        indicators,
        [
            (Some(IndicatorKind::Quantity), "活动次数", "≥12次"),
            (Some(IndicatorKind::EconomicCost), "活动支出", "≤9.5万元"),
            (Some(IndicatorKind::ClientSatisfaction), "满意度", "≥90%"),
        ]
    );
    let report = check(&disclosure);
    assert_eq!(report.verdict(), Verdict::Exact);
    assert!(report.findings().iter().any(|finding| finding.message(Lang::En)
        == "the project `党建经费` is called `党建工作经费` in 一般公共预算项目支出预算表"));
    let unknown = check(&read(&PROJECT.replace("党建经费", "食堂运行经费")));
    let found = unknown.findings().iter().find(|finding| finding.rule == Rule::ProjectNameDiffers).unwrap();
    assert_eq!(found.message(Lang::En), "no project of 一般公共预算项目支出预算表 is called `食堂运行经费`");
    assert_eq!(found.severity, Severity::Warning);
    // A limit above the money of the year is none too much; an amount is.
    let limit = PROJECT.replace("\t9.5\t", "\t12.5\t");
    assert_eq!(check(&read(&limit)).verdict(), Verdict::Exact);
    broken(&check(&read(&limit.replace("\t≤\t", "\t\t"))), Rule::ProjectTargetSum);
    broken(
        &check(&read(&PROJECT.replace("党建工作经费\t10.00", "党建工作经费\t17.00"))),
        Rule::ProjectTarget,
    );
}

#[test]
fn a_form_without_a_money_unit_accuses_nobody() {
    let text = PROJECT.replace("（万元）", "").replace("度量单位", "备注").replace("\t万元\t", "\t万\t");
    if let Ok(disclosure) = Disclosure::from_text(&text) {
        assert_ne!(check(&disclosure).verdict(), Verdict::Inconsistent);
    }
}

const PURCHASES: &str = "\
市就业局
2022年部门预算

政府向社会力量购买服务预算表
单位：市就业局\t单位：万元
单位编码\t单位名称\t项目名称\t购买品目\t购买数量\t计量单位\t购买单价（元）\t资金来源
\t\t\t\t\t\t\t合计\t一般公共预算经费拨款(补助)安排\t一般公共预算非税收入安排\t政府性基金收入安排\t纳入专户管理的资金安排\t上级补助收入安排\t其他收入安排
\t合计\t\t\t\t\t\t10.06\t9.56\t0.50
701003\t市就业局\t食堂运行经费\t餐饮服务\t12\t月\t3800\t4.56\t4.56
701003\t市就业局\t人力资源招募工作经费\t招聘会服务\t1.5\t场次\t36666.67\t5.50\t5.00\t0.50
";

#[test]
fn purchases_are_read_with_quantity_unit_and_price() {
    let disclosure = read(PURCHASES);
    assert_eq!(disclosure.unread(), []);
    let table = &disclosure.tables()[0];
    assert_eq!(table.kind(), TableKind::PurchasedServices);
    let [_, meals, fairs] = table.blocks()[0].rows() else { panic!() };
    assert_eq!(*meals.key(), RowKey::Project(None, "食堂运行经费".into()));
    let terms = fairs.purchase().unwrap();
    assert_eq!((terms.item(), terms.quantity_text(), terms.measure()), ("招聘会服务", "1.5", "场次"));
    assert_eq!(terms.quantity().unwrap().to_string(), "1.5");
    let price = meals.cells()[0].figure().unwrap();
    assert_eq!((price.to_string().as_str(), price.unit()), ("3800", MoneyUnit::Yuan));
    assert_eq!(table.quantum(), 10_000);
}

#[test]
fn quantity_times_price_is_the_total_within_rounding() {
    assert_eq!(check(&read(PURCHASES)).verdict(), Verdict::Exact);
    let coarse = PURCHASES.replace("（元）", "").replace("3800", "0.38").replace("36666.67", "3.67");
    let report = check(&read(&coarse));
    assert_eq!(report.verdict(), Verdict::Rounded);
    let tails: Vec<String> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule == Rule::PurchaseSum)
        .map(|finding| finding.message(Lang::En))
        .collect();
    assert_eq!(
        tails,
        [
            "政府向社会力量购买服务预算表 人力资源招募工作经费 / 资金来源/合计: prints 5.50, quantity times price is 5.505: \
          0.005 apart, as rounding explains"
        ]
    );
    broken(&check(&read(&PURCHASES.replace("3800", "3900"))), Rule::PurchaseSum);
    broken(&check(&read(&PURCHASES.replace("\t5.00\t0.50\n", "\t5.00\t0.70\n"))), Rule::PurchaseSum);
}

#[test]
fn writing_what_was_read_gives_it_back() {
    for text in [SEED, PROJECT, PURCHASES] {
        let disclosure = read(text);
        assert_eq!(read(&disclosure.to_text()), disclosure);
    }
}

/// The lines of the forms of the seed.
fn forms() -> Vec<Vec<String>> {
    let lines = SEED.lines().skip_while(|line| !line.contains("整体支出绩效目标"));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn joined(lines: &[Vec<String>]) -> String {
    lines.iter().map(|cells| cells.join("\t")).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn displaced_cells_are_read_or_told_and_never_lost(
        moves in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..9, 0_u8..4), 0..40),
    ) {
        let mut lines = forms();
        for (line, column, what) in &moves {
            let at = line.index(lines.len());
            let cells = &mut lines[at];
            match what {
                0 => { if let Some(cell) = cells.get_mut(*column) { cell.clear(); } }
                1 => cells.insert((*column).min(cells.len()), String::new()),
                2 => { if *column < cells.len() { cells.remove(*column); } }
                _ => { let next = (at + 1) % lines.len(); lines.swap(at, next); }
            }
        }
        let text = joined(&lines);
        // What can't be read at all is an error with a message; nothing panics.
        if let Ok(disclosure) = Disclosure::from_text(&text) {
            let written = disclosure.to_text();
            let kept = |text: &str| -> Vec<String> {
                text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
            };
            prop_assert_eq!(kept(&written), kept(&text));
            let report = check(&disclosure);
            prop_assert!(report.conflicts().iter().all(|conflict| conflict.verify()));
        }
    }

    #[test]
    fn a_form_moved_to_the_right_reads_the_same(shift in 1_usize..5) {
        let moved: Vec<Vec<String>> = forms()
            .into_iter()
            .map(|cells| {
                let title = cells.iter().any(|cell| cell.ends_with("批复表"));
                let blank = if title { 0 } else { shift };
                std::iter::repeat_n(String::new(), blank).chain(cells).collect()
            })
            .collect();
        let (here, there) = (read(&joined(&forms())), read(&joined(&moved)));
        prop_assert_eq!(there.unread(), []);
        for (here, there) in here.tables().iter().zip(there.tables()) {
            prop_assert_eq!(figures(here), figures(there));
            prop_assert_eq!(here.target(), there.target());
        }
    }
}
