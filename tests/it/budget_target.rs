//! Performance targets and purchased services of an exact budget: each rule they can break.

use yusuan::budget::{BudgetUnit, DepartmentBudgetBuilder};
use yusuan::code::{DepartmentEconomicSection, FunctionItem};
use yusuan::fund::{ExpenditureNature, ProjectCategory};
use yusuan::performance::{
    Goal, Indicator, IndicatorKind, OverallTarget, ProjectTarget, PurchaseFund, PurchasedService, Task,
};
use yusuan::{Amount, DepartmentBudget, FiscalYear, FundSource};

const GENERAL: FundSource = FundSource::GeneralPublic;

fn yuan(yuan: i64) -> Amount {
    Amount::from_fen(yuan * 100)
}

/// 人员支出 70,000, 公用经费 10,000, 党建经费 20,000, of which 5,000 of other funds.
fn builder() -> DepartmentBudgetBuilder {
    let unit = BudgetUnit::new("701003".parse().unwrap(), "市就业局");
    let code = unit.code.clone();
    let item = FunctionItem::constant("2080109");
    let section = DepartmentEconomicSection::constant;
    DepartmentBudget::builder(unit, FiscalYear::new(2022).unwrap())
        .revenue(GENERAL, yuan(95_000))
        .revenue(FundSource::Other, yuan(5_000))
        .expenditure(&code, item, ExpenditureNature::Basic, GENERAL, yuan(80_000))
        .basic_by_economic(&code, section("30101"), GENERAL, yuan(60_000))
        .basic_by_economic(&code, section("30305"), GENERAL, yuan(10_000))
        .basic_by_economic(&code, section("30201"), GENERAL, yuan(10_000))
        .expenditure(&code, item, ExpenditureNature::Project, GENERAL, yuan(15_000))
        .expenditure(&code, item, ExpenditureNature::Project, FundSource::Other, yuan(5_000))
        .project(&code, item, "党建经费", GENERAL, yuan(15_000))
        .project(&code, item, "党建经费", FundSource::Other, yuan(5_000))
}

fn overall(personnel: i64, operating: i64, projects: (i64, i64)) -> OverallTarget {
    let task = |appropriation, other| Task { appropriation: yuan(appropriation), other: yuan(other) };
    OverallTarget::new(
        [
            (ProjectCategory::Personnel, task(personnel, 0)),
            (ProjectCategory::Operating, task(operating, 0)),
            (ProjectCategory::OtherRunning, task(projects.0, projects.1)),
        ],
        Goal::default(),
    )
}

fn target(general: i64, other: i64) -> ProjectTarget {
    ProjectTarget::new("党建经费", [(GENERAL, yuan(general)), (FundSource::Other, yuan(other))])
}

fn service(quantity: &str, price: i64, total: i64) -> PurchasedService {
    PurchasedService::new(
        "党建经费",
        "培训服务",
        (quantity.parse().unwrap(), "期"),
        yuan(price),
        [(PurchaseFund::Appropriation, yuan(total))],
    )
}

#[track_caller]
fn refused(builder: DepartmentBudgetBuilder) -> Vec<String> {
    builder.build().unwrap_err().violations().iter().map(ToString::to_string).collect()
}

#[test]
fn a_budget_carries_targets_that_agree_with_it_and_survives_the_wire() {
    let mut project = target(15_000, 5_000);
    project.procurement = yuan(4_000);
    project.purchased_services = yuan(4_000);
    project.goals.annual.indicators =
        [Indicator::new(IndicatorKind::Cost, "活动支出", "2万元")].into_iter().collect();
    let budget = builder()
        .overall_target(overall(70_000, 10_000, (15_000, 5_000)))
        .project_target(project)
        .purchased_service(service("2", 2_000, 4_000))
        .build()
        .unwrap();
    let tasks = budget.overall_target().unwrap();
    assert_eq!(tasks.of_nature(ExpenditureNature::Project).unwrap(), yuan(20_000));
    let total = tasks.total().unwrap();
    assert_eq!((total.appropriation, total.other), (yuan(95_000), yuan(5_000)));
    assert_eq!(total.total().unwrap(), budget.current_expenditure());
    assert_eq!(budget.project_targets()[0].annual().unwrap(), yuan(20_000));
    assert_eq!(budget.purchased_services()[0].total().unwrap(), yuan(4_000));

    let json = serde_json::to_string(&budget).unwrap();
    assert_eq!(serde_json::from_str::<DepartmentBudget>(&json).unwrap(), budget);
    let bytes = postcard::to_allocvec(&budget).unwrap();
    assert_eq!(postcard::from_bytes::<DepartmentBudget>(&bytes).unwrap(), budget);
    let bytes = rmp_serde::to_vec(&budget).unwrap();
    assert_eq!(rmp_serde::from_slice::<DepartmentBudget>(&bytes).unwrap(), budget);
    let bad = json.replace(r#""other":"5000.00"}}"#, r#""other":"5000.01"}}"#);
    assert_ne!(bad, json);
    let error = serde_json::from_str::<DepartmentBudget>(&bad).unwrap_err().to_string();
    assert!(error.contains("其他运转类 and 特定目标类 20000.01元 and the expenditure 20000.00元"), "{error}");
}

#[test]
fn tasks_are_the_expenditure_they_stand_for() {
    assert_eq!(
        refused(builder().overall_target(overall(60_000, 20_000, (15_000, 5_000)))),
        [
            "整体支出绩效目标: 人员支出 60000.00元 and the expenditure 70000.00元 should be equal: the gap is 10000.00元",
            "整体支出绩效目标: 公用经费 20000.00元 and the expenditure 10000.00元 should be equal: the gap is 10000.00元",
            "整体支出绩效目标: 人员支出 of 财政拨款 60000.00元 and the expenditure 70000.00元 should be equal: the gap is 10000.00元",
            "整体支出绩效目标: 公用经费 of 财政拨款 20000.00元 and the expenditure 10000.00元 should be equal: the gap is 10000.00元",
        ]
    );
    assert_eq!(
        refused(builder().overall_target(overall(70_000, 10_000, (20_000, 0)))),
        [
            "整体支出绩效目标: 其他运转类 and 特定目标类 of 财政拨款 20000.00元 and the expenditure 15000.00元 should be equal: the gap is 5000.00元"
        ]
    );
}

#[test]
fn a_project_target_has_the_money_of_its_project() {
    assert_eq!(
        refused(builder().project_target(target(15_000, 4_000))),
        [
            "绩效目标 of project `党建经费`, 其他收入: its 4000.00元 and the project's 5000.00元 should be equal: the gap is 1000.00元"
        ]
    );
    assert_eq!(
        refused(builder().project_target(ProjectTarget::new("党建工作经费", []))),
        ["绩效目标 of project `党建工作经费`: the budget has no project of this name"]
    );
    assert_eq!(
        refused(builder().project_target(target(15_000, 5_000)).project_target(target(15_000, 5_000))),
        ["project `党建经费` should have one 绩效目标, found two"]
    );
}

#[test]
fn parts_of_a_project_target_are_within_it() {
    let mut project = target(15_000, 5_000);
    project.procurement = yuan(30_000);
    project.purchased_services = yuan(40_000);
    project.goals.annual.indicators =
        [Indicator::new(IndicatorKind::Cost, "活动支出", "2.6万元")].into_iter().collect();
    assert_eq!(
        refused(builder().project_target(project)),
        [
            "绩效目标 of project `党建经费`: 政府采购 30000.00元 should be at most 年度资金总额 20000.00元: the gap is 10000.00元",
            "绩效目标 of project `党建经费`: 政府购买服务 40000.00元 should be at most 政府采购 30000.00元: the gap is 10000.00元",
            "绩效目标 of project `党建经费`: 成本指标 26000.00元 should be at most 年度资金总额 20000.00元: the gap is 6000.00元",
        ]
    );
}

#[test]
fn purchases_agree_with_their_price_and_are_within_their_project() {
    assert_eq!(
        refused(builder().purchased_service(service("2", 2_000, 4_500))),
        ["purchased service `培训服务` of project `党建经费`: 2 × 2000.00元 should be its 4500.00元"]
    );
    assert_eq!(
        refused(builder().purchased_service(service("4", 4_000, 16_000))),
        [
            "政府购买服务 of project `党建经费`, 一般公共预算: 16000.00元 should be at most 15000.00元: the gap is 1000.00元"
        ]
    );
    let mut elsewhere = service("4", 24_000, 96_000);
    elsewhere.project = "公用经费".into();
    assert_eq!(
        refused(builder().purchased_service(elsewhere)),
        [
            "政府购买服务 of the budget, 一般公共预算: 96000.00元 should be at most 95000.00元: the gap is 1000.00元"
        ]
    );
}

#[test]
fn no_amount_of_a_target_is_negative() {
    let mut project = target(15_000, 5_000);
    project.medium_term = Some(yuan(-1));
    let mut free = service("1", 0, 0);
    free.unit_price = Amount::from_fen(-1);
    assert_eq!(
        refused(builder().project_target(project).purchased_service(free)),
        [
            "绩效目标 of project `党建经费`: the amount should not be negative, found -1.00元",
            "purchased service `培训服务` of project `党建经费`: the amount should not be negative, found -0.01元",
        ]
    );
}

#[test]
fn targets_are_published_and_read_again() {
    use yusuan::{Disclosure, MoneyUnit, PublishMode, PublishOptions, TableKind, Verdict, check};
    let mut project = target(15_000, 5_000);
    project.goals.annual.text = "全年开展活动".into();
    project.goals.annual.indicators = [
        Indicator::new(IndicatorKind::Quantity, "活动场次", "≥4场"),
        Indicator::new(IndicatorKind::Cost, "活动支出", "2万元"),
    ]
    .into_iter()
    .collect();
    let budget = builder()
        .overall_target(overall(70_000, 10_000, (15_000, 5_000)))
        .project_target(project)
        .build()
        .unwrap();
    let mut tables: Vec<TableKind> = PublishOptions::USUAL.into();
    tables.extend([TableKind::OverallTarget, TableKind::ProjectTarget]);
    let modes = [
        (PublishMode::RoundEach, Verdict::Rounded),
        (PublishMode::FootUp, Verdict::Footed),
        (PublishMode::Balanced, Verdict::Exact),
    ];
    for (mode, worst) in modes {
        // In whole 万元 the tasks of 9.50 and 0.50 are ties.
        let coarse =
            PublishOptions::new(MoneyUnit::TenThousandYuan, 0).with_mode(mode).with_tables(tables.clone());
        let coarse = budget.publish(&coarse).unwrap();
        let report = check(&coarse);
        assert!(report.verdict() <= worst, "{mode:?}\n{}\n{:#?}", coarse.to_text(), report.findings());
        assert_eq!(Disclosure::from_text(&coarse.to_text()).unwrap(), coarse);
        let options =
            PublishOptions::new(MoneyUnit::TenThousandYuan, 2).with_mode(mode).with_tables(tables.clone());
        let published = budget.publish(&options).unwrap();
        let text = published.to_text();
        assert_eq!(Disclosure::from_text(&text).unwrap(), published);
        assert!(published.unread().is_empty(), "{:?}", published.unread());
        let figures = |kind: TableKind| {
            let table = published.tables().iter().find(|table| table.kind() == kind).unwrap();
            table
                .cells()
                .filter_map(|cell| cell.figure())
                .map(|figure| figure.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            figures(TableKind::OverallTarget),
            ["10.00", "9.50", "0.50", "7.00", "7.00", "1.00", "1.00", "2.00", "1.50", "0.50"]
        );
        assert_eq!(
            figures(TableKind::ProjectTarget),
            ["2.00", "1.50", "0.50", "2.00", "1.50", "0.50", "2"],
            "{text}"
        );
        let report = check(&published);
        assert_eq!(report.verdict(), Verdict::Exact, "{:#?}", report.findings());
        let target = published.tables().last().unwrap().target().unwrap();
        assert_eq!(target.goals().annual.indicators.indicators().len(), 2);
    }
}
