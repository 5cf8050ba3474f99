use proptest::prelude::*;
use proptest::sample::select;
use strum::IntoEnumIterator;
use yusuan::{
    Amount, BudgetLine, BudgetUnit, Cell, DepartmentBudget, DepartmentEconomicSection, Disclosure,
    ExpenditureNature, FiscalYear, FunctionItem, FundSource, MoneyUnit, PublishError, PublishMode,
    PublishOptions, RowKey, TableKind, Verdict, check,
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
    BudgetUnit { code: "701003".parse().unwrap(), name: "市就业局".into() }
}

fn example() -> DepartmentBudget {
    let lines = BudgetLine::read_tsv(LINES).unwrap();
    DepartmentBudget::from_lines(lines.units()[0].clone(), lines.year(), lines.into_lines()).unwrap()
}

fn table(disclosure: &Disclosure, kind: TableKind) -> &yusuan::Table {
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
        let mut builder = DepartmentBudget::builder(
            BudgetUnit { code: "701".parse().unwrap(), name: "市人社局".into() },
            year,
        )
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
        1 => select(ExpenditureNature::iter().collect::<Vec<_>>()),
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
        .prop_map(|((code, name), function, economic, nature, fund, amount, project)| BudgetLine {
            unit: BudgetUnit { code: code.parse().unwrap(), name: name.into() },
            function: FunctionItem::constant(function),
            economic: DepartmentEconomicSection::constant(economic),
            nature,
            project: (nature == ExpenditureNature::Project).then(|| project.into()),
            fund,
            amount: Amount::from_fen(amount),
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

/// The laws of a published disclosure, beside the exact amounts printed in the same layout.
#[track_caller]
fn lawful(budget: &DepartmentBudget, disclosure: &Disclosure, options: &PublishOptions) {
    let again = Disclosure::from_text(&disclosure.to_text()).unwrap();
    assert_eq!(&again, disclosure);
    assert!(disclosure.unread().is_empty(), "{:?}", disclosure.unread());
    let labels = disclosure.tables().iter().flat_map(|table| table.blocks()).flat_map(|block| block.rows());
    assert!(labels.into_iter().all(|row| !matches!(row.key(), RowKey::Label(_))));

    let exact = PublishOptions::new(MoneyUnit::Yuan, 2).with_tables(options.tables().iter().copied());
    let exact = budget.publish(&exact).unwrap();
    assert_eq!(check(&exact).verdict(), Verdict::Exact);
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
    };
    assert!(report.verdict() <= most, "{}: {:?} {:?}", options.mode(), report.verdict(), report.conflicts());
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_unit_of_one_fund_is_published_in_every_way(made in made(ONE, GENERAL, 1..60)) {
        let budget = made.budget();
        for mode in MODES {
            let options = wan(mode).with_tables(all_tables());
            lawful(&budget, &budget.publish(&options).unwrap(), &options);
        }
    }

    #[test]
    fn one_unit_of_appropriations_is_published_in_every_way(made in made(ONE, APPROPRIATED, 1..60)) {
        let budget = made.budget();
        for mode in MODES {
            lawful(&budget, &budget.publish(&wan(mode)).unwrap(), &wan(mode));
        }
    }

    #[test]
    fn several_units_of_any_funds_are_published_or_blocked(made in made(SEVERAL, ANY, 1..60)) {
        let budget = made.budget();
        for mode in MODES {
            let options = wan(mode).with_tables(all_tables());
            match publish(&budget, &options) {
                Some(disclosure) => lawful(&budget, &disclosure, &options),
                None => assert_eq!(mode, PublishMode::Balanced),
            }
        }
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
fn zz_stats() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    for (name, units, funds) in [
        ("one/general", ONE, GENERAL),
        ("one/approp", ONE, APPROPRIATED),
        ("one/any", ONE, ANY),
        ("several/general", SEVERAL, GENERAL),
        ("several/any", SEVERAL, ANY),
    ] {
        for size in [20, 200, 2000] {
            let mut counts = [0; 5];
            let t = std::time::Instant::now();
            let mut worst = std::time::Duration::ZERO;
            for _ in 0..20 {
                let made = made(units, funds, size..size + 1).new_tree(&mut runner).unwrap().current();
                let budget = made.budget();
                let t = std::time::Instant::now();
                match budget.publish_measured(&wan(PublishMode::Balanced)) {
                    Ok((d, distortion)) => {
                        counts[0] += 1;
                        if distortion.excess == Some(0) {
                            counts[1] += 1;
                        }
                        if check(&d).verdict() != Verdict::Exact {
                            counts[4] += 1;
                        }
                    }
                    Err(PublishError::Blocked { .. }) => counts[2] += 1,
                    Err(PublishError::Undecided { .. }) => counts[3] += 1,
                    Err(e) => panic!("{e}"),
                }
                worst = worst.max(t.elapsed());
            }
            println!(
                "{name} {size}: ok {} least {} blocked {} undecided {} notexact {} {:?} worst {worst:?}",
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                t.elapsed()
            );
        }
    }
}
