use proptest::prelude::*;
use proptest::sample::select;
use yusuan::budget::BudgetUnit;
use yusuan::check::RecoverError;
use yusuan::code::{DepartmentEconomicSection, FunctionItem};
use yusuan::disclosure::{Cell, RowKey};
use yusuan::fund::ExpenditureNature;
use yusuan::publish::PublishError;
use yusuan::{
    Amount, BudgetLine, DepartmentBudget, Disclosure, FiscalYear, FundSource, MoneyUnit, PublishMode,
    PublishOptions, Report, TableKind, Verdict, check,
};

const LINES: &str = include_str!("../../examples/lines.tsv");
const MODES: [PublishMode; 3] = [PublishMode::RoundEach, PublishMode::FootUp, PublishMode::Balanced];

fn wan(mode: PublishMode) -> PublishOptions {
    PublishOptions::new(MoneyUnit::TenThousandYuan, 2).with_mode(mode)
}

fn all_tables() -> Vec<TableKind> {
    let mut kinds = PublishOptions::NINE.to_vec();
    kinds.push(TableKind::Project);
    kinds
}

fn office() -> BudgetUnit {
    BudgetUnit::new("701003".parse().unwrap(), "市就业局")
}

fn example() -> DepartmentBudget {
    let lines = BudgetLine::read_tsv(LINES).unwrap();
    DepartmentBudget::from_lines(lines.units()[0].clone(), lines.year(), lines.into_lines()).unwrap()
}

fn table(disclosure: &Disclosure, kind: TableKind) -> &yusuan::disclosure::Table {
    disclosure.tables().iter().find(|table| table.kind() == kind).unwrap()
}

/// What a table prints for a label in a column, counted among figures.
#[track_caller]
fn printed(disclosure: &Disclosure, kind: TableKind, label: &str, column: usize) -> String {
    let rows = table(disclosure, kind).blocks().iter().flat_map(|block| block.rows());
    let row = rows.into_iter().find(|row| row.label() == label).unwrap();
    row.cells()[column].figure().map_or(String::new(), |figure| figure.to_string())
}

/// A budget in awkward amounts: how its lines are paid, what is carried between years.
#[derive(Clone, Debug)]
struct Made {
    lines: Vec<BudgetLine>,
    carry_out: i64,
    carried: bool,
}

impl Made {
    fn budget(&self) -> DepartmentBudget {
        let year = FiscalYear::new(2024).unwrap();
        let general = FundSource::GeneralPublic;
        let mut builder =
            DepartmentBudget::builder(BudgetUnit::new("701".parse().unwrap(), "市人社局"), year)
                .lines(self.lines.clone())
                .carry_out(general, Amount::from_fen(self.carry_out));
        if self.carried {
            let spent = self.lines.iter().filter(|line| line.fund == general).map(|line| line.amount.fen());
            builder = builder.carry_in(general, Amount::from_fen(spent.sum::<i64>() / 3));
        }
        builder.build().unwrap()
    }
}

fn amounts() -> impl Strategy<Value = i64> {
    prop_oneof![
        3 => 0..200_000_000_i64,
        // Ties of 万元 with two decimals.
        3 => (0..2_000_i64).prop_map(|half| half * 10_000 + 5_000),
        2 => 1..5_000_i64,
        1 => (0..100_i64).prop_map(|whole| whole * 1_000_000),
        1 => Just(900_000_000_000_001_i64),
    ]
}

const FUNCTIONS: [&str; 12] = [
    "2080101", "2080109", "2080505", "2080599", "2101101", "2101102", "2101103", "2210201", "2050803",
    "2129901", "2299999", "2999999",
];
const ECONOMIC: [&str; 12] = [
    "30101", "30102", "30108", "30201", "30212", "30217", "30231", "30299", "30302", "30913", "31013",
    "39999",
];

fn line(
    units: Vec<(&'static str, &'static str)>,
    funds: Vec<FundSource>,
) -> impl Strategy<Value = BudgetLine> {
    let nature = prop_oneof![
        6 => Just(ExpenditureNature::Basic),
        4 => Just(ExpenditureNature::Project),
        1 => select(ExpenditureNature::ALL.to_vec()),
    ];
    (
        select(units),
        select(FUNCTIONS.to_vec()),
        select(ECONOMIC.to_vec()),
        nature,
        select(funds),
        amounts(),
        select(vec!["党建经费", "食堂运行经费", "合计", "职工体检费（行政）"]),
    )
        .prop_map(|((code, name), function, economic, nature, fund, amount, project)| {
            let line = BudgetLine::new(
                BudgetUnit::new(code.parse().unwrap(), name),
                FunctionItem::constant(function),
                DepartmentEconomicSection::constant(economic),
                nature,
                fund,
                Amount::from_fen(amount),
            );
            if nature == ExpenditureNature::Project { line.with_project(project) } else { line }
        })
}

fn made(
    units: &'static [(&'static str, &'static str)],
    funds: &'static [FundSource],
    lines: std::ops::Range<usize>,
) -> impl Strategy<Value = Made> {
    let lines = prop::collection::vec(line(units.to_vec(), funds.to_vec()), lines);
    (lines, prop_oneof![2 => Just(0_i64), 1 => amounts()], any::<bool>())
        .prop_map(|(lines, carry_out, carried)| Made { lines, carry_out, carried })
}

const ONE: &[(&str, &str)] = &[("701003", "市人社局")];
const SEVERAL: &[(&str, &str)] = &[
    ("701", "市人社局"),
    ("701003", "市就业局"),
    ("701004", "社会保险经办机构"),
    ("2080101", "市人才培训中心"),
    ("301", "其他收入"),
];
const GENERAL: &[FundSource] = &[FundSource::GeneralPublic];
const APPROPRIATED: &[FundSource] =
    &[FundSource::GeneralPublic, FundSource::GovernmentFunds, FundSource::StateCapital];
const ANY: &[FundSource] = &[
    FundSource::GeneralPublic,
    FundSource::GeneralPublic,
    FundSource::GovernmentFunds,
    FundSource::StateCapital,
    FundSource::SpecialAccount,
    FundSource::Business,
    FundSource::SuperiorSubsidy,
    FundSource::AffiliateRemittance,
    FundSource::Operating,
    FundSource::Other,
    FundSource::Reserves,
    FundSource::CarryIn,
];

fn cells(disclosure: &Disclosure) -> Vec<Cell> {
    disclosure.tables().iter().flat_map(|table| table.cells().copied()).collect()
}

fn lawful(budget: &DepartmentBudget, disclosure: &Disclosure, options: &PublishOptions) {
    let again = Disclosure::from_text(&disclosure.to_text()).unwrap();
    assert_eq!(&again, disclosure);
    assert!(disclosure.unread().is_empty(), "{:?}", disclosure.unread());
    let labels = disclosure.tables().iter().flat_map(|table| table.blocks()).flat_map(|block| block.rows());
    assert!(labels.into_iter().all(|row| !matches!(row.key(), RowKey::Label(_))));

    let exact = PublishOptions::new(MoneyUnit::Yuan, 2).with_tables(options.tables().iter().copied());
    let exact = budget.publish(&exact).unwrap();
    // Where no figure is printed there is nothing to check.
    let empty = cells(&exact).iter().all(|cell| cell.figure().is_none());
    assert_eq!(check(&exact).verdict(), if empty { Verdict::Unchecked } else { Verdict::Exact });
    let (exact, rounded) = (cells(&exact), cells(disclosure));
    assert_eq!(exact.len(), rounded.len());
    let quantum = options.unit().quantum(options.places());
    for (exact, rounded) in exact.iter().zip(&rounded) {
        assert_eq!(exact.place(), rounded.place());
        assert_eq!(exact.is_printed(), rounded.is_printed());
        let Some(figure) = rounded.figure() else { continue };
        assert_eq!(figure.places(), options.places());
        assert!(figure.fen() >= 0);
        if options.mode() != PublishMode::FootUp {
            assert!((figure.fen() - exact.fen()).abs() < quantum, "{exact:?} {rounded:?}");
        }
        if exact.fen() % quantum == 0 && options.mode() != PublishMode::FootUp {
            assert_eq!(figure.fen(), exact.fen());
        }
    }

    let report = check(disclosure);
    let most = match options.mode() {
        PublishMode::RoundEach => Verdict::Rounded,
        PublishMode::FootUp => Verdict::Footed,
        PublishMode::Balanced => Verdict::Exact,
        other => panic!("{other}"),
    };
    let lawful = report.verdict() <= most || empty;
    assert!(lawful, "{}: {:?} {:?}", options.mode(), report.verdict(), report.conflicts());
    recovered_alike(disclosure, &report, options);
}

/// What comes back from the tables, if anything does, prints as they do; what is zero needs no row and no column.
fn recovered_alike(disclosure: &Disclosure, report: &Report, options: &PublishOptions) {
    let Some(witness) = report.witness() else { return };
    let recovered = match witness.budget(disclosure) {
        Ok(recovered) => recovered,
        Err(RecoverError::NotTold { .. } | RecoverError::NotPrinted { .. }) => return,
        Err(error) => panic!("{error}"),
    };
    let figures = |disclosure: &Disclosure| -> Vec<Vec<i64>> {
        let tables = disclosure.tables().iter().flat_map(|table| table.blocks());
        let rows = tables
            .flat_map(|block| block.rows())
            .filter(|row| row.cells().iter().any(|cell| cell.fen() != 0));
        rows.map(|row| row.cells().iter().map(Cell::fen).filter(|fen| *fen != 0).collect()).collect()
    };
    let again = match recovered.publish(options) {
        Ok(again) => again,
        Err(PublishError::Blocked { .. } | PublishError::Undecided { .. }) => return,
        Err(error) => panic!("{error}"),
    };
    let (again, printed) = (figures(&again), figures(disclosure));
    for (again, printed) in again.iter().zip(&printed) {
        assert_eq!(again, printed, "{}", options.mode());
    }
    assert_eq!(again.len(), printed.len());
}

fn publish(budget: &DepartmentBudget, options: &PublishOptions) -> Option<Disclosure> {
    match budget.publish(options) {
        Ok(disclosure) => Some(disclosure),
        Err(PublishError::Blocked { sums } | PublishError::Undecided { sums }) => {
            assert!(!sums.is_empty());
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// In every way; balanced where sums do not stand in the way.
fn published(made: &Made, options: impl Fn(PublishMode) -> PublishOptions) {
    let budget = made.budget();
    for mode in MODES {
        let options = options(mode);
        match publish(&budget, &options) {
            Some(disclosure) => lawful(&budget, &disclosure, &options),
            None => assert_eq!(mode, PublishMode::Balanced),
        }
    }
}

fn with_all_tables(mode: PublishMode) -> PublishOptions {
    wan(mode).with_tables(all_tables())
}

fn one_unit_of_one_fund(made: &Made) {
    let budget = made.budget();
    for mode in MODES {
        let options = with_all_tables(mode);
        lawful(&budget, &budget.publish(&options).unwrap(), &options);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_unit_of_one_fund_is_published_in_every_way(made in made(ONE, GENERAL, 1..60)) {
        one_unit_of_one_fund(&made);
    }

    // Functions by natures by funds are tied beyond a network, so that no balanced print may exist.
    #[test]
    fn one_unit_of_appropriations_is_published_or_blocked(made in made(ONE, APPROPRIATED, 1..60)) {
        published(&made, wan);
    }

    #[test]
    fn several_units_of_any_funds_are_published_or_blocked(made in made(SEVERAL, ANY, 1..60)) {
        published(&made, with_all_tables);
    }

    #[test]
    fn order_of_lines_makes_no_difference(
        (made, shuffled) in made(SEVERAL, ANY, 1..40)
            .prop_flat_map(|made| (Just(made.clone()), Just(made.lines).prop_shuffle()))
    ) {
        let other = Made { lines: shuffled, ..made.clone() };
        for mode in MODES {
            prop_assert_eq!(made.budget().publish(&wan(mode)), other.budget().publish(&wan(mode)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    #[ignore = "many cases: run in a release build"]
    fn one_unit_of_one_fund_at_length(made in made(ONE, GENERAL, 1..60)) {
        one_unit_of_one_fund(&made);
    }

    #[test]
    #[ignore = "many cases: run in a release build"]
    fn one_unit_of_appropriations_at_length(made in made(ONE, APPROPRIATED, 1..60)) {
        published(&made, wan);
    }

    #[test]
    #[ignore = "many cases: run in a release build"]
    fn several_units_of_any_funds_at_length(made in made(SEVERAL, ANY, 1..60)) {
        published(&made, with_all_tables);
    }
}

#[test]
fn example_prints_the_figures_of_a_published_budget() {
    let budget = example();
    let each = budget.publish(&wan(PublishMode::RoundEach)).unwrap();
    assert_eq!(each.unit_name(), Some("市就业局"));
    assert_eq!(each.year(), Some(FiscalYear::new(2022).unwrap()));
    let kinds: Vec<TableKind> = each.tables().iter().map(|table| table.kind()).collect();
    assert_eq!(kinds, PublishOptions::USUAL);
    assert_eq!(printed(&each, TableKind::Basic, "商品和服务支出", 0), "53.39"); // its items make 53.40
    assert_eq!(check(&each).verdict(), Verdict::Rounded);

    let footed = budget.publish(&wan(PublishMode::FootUp)).unwrap();
    assert_eq!(printed(&footed, TableKind::Basic, "商品和服务支出", 0), "53.40");
    assert_eq!(printed(&footed, TableKind::Basic, "合计", 0), "251.77");

    let balanced = budget.publish(&wan(PublishMode::Balanced)).unwrap();
    assert_eq!(printed(&balanced, TableKind::Basic, "商品和服务支出", 0), "53.39");
    assert_eq!(printed(&balanced, TableKind::Basic, "工会经费", 0), "2.83"); // 28352.00元
    assert_eq!(check(&balanced).verdict(), Verdict::Exact);
    assert_ne!(footed, balanced);
}

#[test]
fn every_unit_and_precision_prints() {
    let budget = example();
    for unit in MoneyUnit::ALL.iter().copied() {
        for places in [0, 1, 2, unit.exact_places(), 20] {
            for mode in MODES {
                let options = PublishOptions::new(unit, places).with_mode(mode);
                lawful(&budget, &budget.publish(&options).unwrap(), &options);
            }
        }
    }
}

#[test]
fn balanced_figures_are_measured() {
    let budget = example();
    let (_, each) = budget.publish_measured(&wan(PublishMode::RoundEach)).unwrap();
    let (_, balanced) = budget.publish_measured(&wan(PublishMode::Balanced)).unwrap();
    assert_eq!(each.excess, None);
    assert_eq!(balanced.excess, Some(0));
    assert!(each.fen <= balanced.fen);
    let exact = PublishOptions::new(MoneyUnit::Yuan, 2).with_mode(PublishMode::Balanced);
    assert_eq!(budget.publish_measured(&exact).unwrap().1.fen, 0);
}

#[test]
fn accounts_without_a_name_are_told_by_code() {
    let lines = LINES.replace("2210201", "2980201").replace("30103", "30188");
    let lines = BudgetLine::read_tsv(&lines).unwrap();
    let budget = DepartmentBudget::from_lines(office(), lines.year(), lines.into_lines()).unwrap();
    for mode in MODES {
        let disclosure = budget.publish(&wan(mode)).unwrap();
        lawful(&budget, &disclosure, &wan(mode));
        let has = |kind, code: &str| {
            let rows = table(&disclosure, kind).blocks().iter().flat_map(|block| block.rows());
            rows.into_iter().any(|row| row.code() == Some(code))
        };
        assert!(has(TableKind::Summary, "298"));
        assert!(has(TableKind::AppropriationSummary, "298"));
        assert!(has(TableKind::Basic, "30188"));
    }
}

#[test]
fn a_budget_without_money_prints_its_headers() {
    let budget = DepartmentBudget::builder(office(), FiscalYear::new(2026).unwrap()).build().unwrap();
    for mode in MODES {
        let options = wan(mode).with_tables(all_tables());
        let disclosure = budget.publish(&options).unwrap();
        assert_eq!(disclosure.tables().len(), 10);
        assert_eq!(cells(&disclosure).iter().filter(|cell| cell.is_printed()).count(), 0);
        lawful(&budget, &disclosure, &options);
    }
}

#[test]
fn tables_no_budget_makes_are_refused() {
    let options = wan(PublishMode::RoundEach).with_tables([TableKind::PurchasedServices]);
    let error = example().publish(&options).unwrap_err();
    assert_eq!(error, PublishError::Table { kind: TableKind::PurchasedServices });
    assert_eq!(error.to_string(), "政府购买服务表 is not made from a budget");
}

#[test]
fn names_that_tables_use_otherwise_do_no_harm() {
    for name in
        ["合计", "其他收入", "教育支出", "某仪表", "市人才培训中心", "2022年办", "单位：元", "一、\t甲"]
    {
        let lines = LINES.replace("市就业局", "丙");
        let lines = BudgetLine::read_tsv(&lines).unwrap();
        let unit = BudgetUnit::new(office().code, name);
        let mut lines = lines.into_lines();
        lines.iter_mut().for_each(|line| line.unit = unit.clone());
        let budget = DepartmentBudget::from_lines(unit, FiscalYear::new(2022).unwrap(), lines).unwrap();
        match budget.publish(&wan(PublishMode::RoundEach)) {
            Ok(disclosure) => assert_eq!(check(&disclosure).verdict(), Verdict::Rounded, "{name}"),
            Err(error) => assert!(matches!(error, PublishError::Misread { .. }), "{name}: {error:?}"),
        }
    }
}

#[test]
fn amounts_at_the_limit_overflow_as_an_error() {
    let lines = LINES.lines().take(2).collect::<Vec<_>>().join("\n");
    let lines = lines.replace("802720.00", "92233720368547758.07");
    let lines = BudgetLine::read_tsv(&lines).unwrap();
    let budget = DepartmentBudget::from_lines(office(), lines.year(), lines.into_lines()).unwrap();
    for mode in MODES {
        match budget.publish(&wan(mode)) {
            Ok(disclosure) => assert_eq!(mode, PublishMode::Balanced, "{disclosure:?}"),
            Err(error) => assert_eq!(error, PublishError::TooLarge),
        }
    }
}

#[test]
fn pages_say_what_the_tables_say_and_nothing_else() {
    let lines = LINES.replace("党建经费", "<b>党|建*经费</b> & \"其他\"");
    let lines = BudgetLine::read_tsv(&lines).unwrap();
    let budget = DepartmentBudget::from_lines(office(), lines.year(), lines.into_lines()).unwrap();
    let disclosure = budget.publish(&wan(PublishMode::RoundEach)).unwrap();

    let page = disclosure.to_html();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    assert!(page.contains("<h1>市就业局 2022年部门预算</h1>"));
    assert!(page.contains(
        "<caption>一般公共预算项目支出预算表<span>单位名称：市就业局　单位：万元</span></caption>"
    ));
    assert!(page.contains("&lt;b&gt;党|建*经费&lt;/b&gt; &amp; &quot;其他&quot;"));
    assert!(!page.contains("<b>"));
    assert_eq!(page.matches("<table ").count(), 8);
    // Merged headers keep their reach.
    assert!(page.contains("<th scope=\"colgroup\" colspan=\"4\">基本支出</th>"));
    assert!(page.contains("<th scope=\"colgroup\" colspan=\"2\">人员经费</th>"));
    assert!(page.contains("<th scope=\"col\" rowspan=\"2\">公用经费</th>"));
    let figures: usize = disclosure.tables().iter().map(|table| table.figures()).sum();
    let printed =
        page.split("<td class=\"figure\">").skip(1).filter(|cell| !cell.starts_with("</td>")).count();
    assert_eq!(printed, figures);

    let markdown = disclosure.to_markdown();
    assert!(markdown.contains("## 一般公共预算项目支出预算表\n\n单位名称：市就业局　单位：万元\n"));
    assert!(markdown.contains(r"\<b\>党\|建\*经费\</b\> \& "));
    assert!(markdown.contains(
        "| 单位代码 | 单位名称（部门预算经济科目） | 基本支出 / 合计 | 基本支出 / 人员经费 / 工资福利支出 |"
    ));
    assert!(markdown.contains("| --- | --- | ---: | ---: | ---: | ---: |"));
}

#[test]
fn ways_of_rounding_have_names() {
    for mode in PublishMode::ALL {
        assert_eq!(mode.to_string().parse::<PublishMode>().unwrap(), *mode);
    }
    let error = "up".parse::<PublishMode>().unwrap_err();
    assert_eq!(error.to_string(), "`up` is not a way of rounding (each, footed or balanced)");
}

/// 2080505 of two funds, one of them not whole: the fund's total of 款 is whole while its items are ties.
#[test]
fn parts_that_cannot_print_like_their_whole_stay_below_it() {
    let line = |function: &str, nature, fund, fen| {
        BudgetLine::new(
            office(),
            function.parse().unwrap(),
            DepartmentEconomicSection::constant("30201"),
            nature,
            fund,
            Amount::from_fen(fen),
        )
    };
    use {ExpenditureNature::Basic, ExpenditureNature::Subsidy, FundSource::GeneralPublic};
    let lines = [
        line("2080505", Basic, FundSource::GovernmentFunds, 12_895_000),
        line("2080599", Subsidy, FundSource::GovernmentFunds, 5_395_000),
        line("2080599", Basic, GeneralPublic, 2_075_000),
    ];
    let budget = DepartmentBudget::from_lines(office(), FiscalYear::new(2024).unwrap(), lines).unwrap();
    let disclosure = budget.publish(&wan(PublishMode::Balanced)).unwrap();
    lawful(&budget, &disclosure, &wan(PublishMode::Balanced));
}

fn spent(
    (code, name): (&str, &str),
    function: &str,
    economic: &str,
    fund: FundSource,
    project: Option<&str>,
    fen: i64,
) -> BudgetLine {
    let nature = if project.is_some() { ExpenditureNature::Project } else { ExpenditureNature::Basic };
    let line = BudgetLine::new(
        BudgetUnit::new(code.parse().unwrap(), name),
        function.parse().unwrap(),
        economic.parse().unwrap(),
        nature,
        fund,
        Amount::from_fen(fen),
    );
    match project {
        Some(project) => line.with_project(project),
        None => line,
    }
}

/// A class the catalog does not name prints zero once it is balanced, and leaves the sum above it whole.
#[test]
fn a_row_nobody_knows_that_is_balanced_to_zero_binds_its_total() {
    let [office, bureau, ..] = SEVERAL else { panic!() };
    let lines = vec![
        spent(*bureau, "2101101", "30101", FundSource::SpecialAccount, None, 5_000),
        spent(*bureau, "2999999", "30101", FundSource::GovernmentFunds, Some("党建经费"), 3_595),
        spent(*office, "2080101", "30101", FundSource::Business, None, 5_000),
        spent(*office, "2999999", "30101", FundSource::GeneralPublic, None, 4_624),
        spent(*office, "2080101", "30101", FundSource::GovernmentFunds, None, 2_090),
        spent(*office, "2101101", "30101", FundSource::GovernmentFunds, None, 5_000),
    ];
    published(&Made { lines, carry_out: 0, carried: true }, with_all_tables);
}

/// Rounded one by one, the total of all is one unit's: only balanced figures tell the units for its parts.
#[test]
fn units_that_make_their_total_in_balanced_figures_only_make_it() {
    let [office, bureau, agency, ..] = SEVERAL else { panic!() };
    let lines = vec![
        spent(*bureau, "2080101", "30101", FundSource::GovernmentFunds, None, 5_000),
        spent(*agency, "2101101", "30231", FundSource::GeneralPublic, Some("党建经费"), 4_521),
        spent(*office, "2210201", "30101", FundSource::SpecialAccount, None, 9_266_943),
        spent(*bureau, "2210201", "30101", FundSource::GeneralPublic, None, 67_820_707),
        spent(*bureau, "2080101", "30101", FundSource::StateCapital, Some("党建经费"), 17_130_960),
        spent(*agency, "2080101", "30212", FundSource::GeneralPublic, None, 3_973),
        spent(*office, "2080101", "30101", FundSource::SpecialAccount, None, 33_150_067),
        spent(*office, "2101101", "30913", FundSource::StateCapital, None, 5_000),
        spent(*agency, "2101101", "30101", FundSource::GovernmentFunds, None, 96_435_341),
    ];
    published(&Made { lines, carry_out: 0, carried: false }, with_all_tables);
}
