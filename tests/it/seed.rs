//! The document the project began with, as data: 市就业局, 2022年部门预算.

use yusuan::check::Severity;
use yusuan::code::FunctionCode;
use yusuan::disclosure::{ColumnKey, Place, RowKey};
use yusuan::fund::ExpenditureNature;
use yusuan::money::Sign;
use yusuan::render::Lang;
use yusuan::{Disclosure, MoneyUnit, Rounding, Rule, TableKind, Verdict, check};

const TEXT: &str = include_str!("../fixtures/bazhong-2022.txt");

fn seed() -> Disclosure {
    Disclosure::from_text(TEXT).unwrap()
}

#[test]
fn its_tables_are_read_with_no_figure_lost() {
    let disclosure = seed();
    assert_eq!(disclosure.unit_name(), Some("市就业局"));
    assert_eq!(disclosure.unit_code().map(ToString::to_string).as_deref(), Some("701003"));
    assert_eq!(disclosure.year().map(|year| year.number()), Some(2022));
    let read: Vec<(TableKind, usize, usize)> = disclosure
        .tables()
        .iter()
        .map(|table| (table.kind(), table.rows(), table.figures()))
        .take(8)
        .collect();
    assert_eq!(
        read,
        [
            (TableKind::Summary, 33, 8),
            (TableKind::Expenditure, 16, 37),
            (TableKind::AppropriationSummary, 32, 13),
            (TableKind::Basic, 29, 62),
            (TableKind::Project, 15, 15),
            (TableKind::ThreePublic, 2, 4),
            (TableKind::GovernmentFunds, 0, 0),
            (TableKind::StateCapital, 0, 0),
        ]
    );
    // Counted without the reader: cells with a decimal point, digits only, before the first form.
    let printed = TEXT
        .lines()
        .flat_map(|line| line.split('\t'))
        .take_while(|cell| !cell.contains("购买服务"))
        .filter(|cell| cell.contains('.') && cell.chars().all(|c| c.is_ascii_digit() || c == '.'))
        .count();
    assert_eq!(printed, read.iter().map(|(_, _, figures)| figures).sum::<usize>());
}

#[test]
fn cells_are_found_by_typed_keys() {
    let disclosure = seed();
    let table = &disclosure.tables()[1];
    let block = &table.blocks()[0];
    let item: FunctionCode = "2080109".parse().unwrap();
    let row = block.rows().iter().find(|row| *row.key() == RowKey::Function(item)).unwrap();
    let basic = ColumnKey::Nature(ExpenditureNature::Basic);
    let column = block.columns().iter().position(|column| *column.key() == basic).unwrap();
    let cell = row.cells()[column];
    assert_eq!(cell.figure().unwrap().to_string(), "196.08");
    assert_eq!(cell.place(), Place { line: 63, column: 5 });
    assert_eq!(table.money_unit(), Some(MoneyUnit::TenThousandYuan));
}

#[test]
fn it_is_rounded_with_two_tails_in_two_columns_each() {
    let report = check(&seed());
    assert_eq!(report.verdict(), Verdict::Rounded);
    let counts = report.relations();
    assert_eq!((counts.rounded, counts.broken, counts.unchecked), (4, 0, 0));
    assert_eq!(counts.total, counts.exact + counts.rounded);
    assert!(counts.exact > 100, "{counts:?}");
    let tails: Vec<(&str, &str, &str, usize)> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule.is_relation())
        .map(|finding| {
            (
                finding.row.as_deref().unwrap(),
                finding.printed.as_deref().unwrap(),
                finding.computed.as_deref().unwrap(),
                finding.line.unwrap(),
            )
        })
        .collect();
    assert_eq!(
        tails,
        [
            ("商品和服务支出", "53.39", "53.40", 138),
            ("商品和服务支出", "53.39", "53.40", 138),
            ("对个人和家庭的补助", "0.93", "0.92", 152),
            ("对个人和家庭的补助", "0.93", "0.92", 152),
        ]
    );
    assert!(report.findings().iter().all(|finding| finding.severity == Severity::Note));
}

#[test]
fn outdated_names_are_told_in_the_two_summary_tables() {
    let report = check(&seed());
    let outdated: Vec<String> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule == Rule::NameOutdated)
        .map(|finding| finding.message(Lang::En))
        .collect();
    assert_eq!(
        outdated,
        [
            "`七、文化体育与传媒支出` is an old name: 207 is called 文化旅游体育与传媒支出 since 2019",
            "`十、医疗卫生与计划生育支出` is an old name: 210 is called 卫生健康支出 since 2019",
            "`十五、资源勘探信息等支出` is an old name: 215 is called 资源勘探工业信息等支出 since 2020",
            "`十九、国土海洋气象等支出` is an old name: 220 is called 自然资源海洋气象等支出 since 2019",
            "`文化体育与传媒支出` is an old name: 207 is called 文化旅游体育与传媒支出 since 2019",
            "`医疗卫生与计划生育支出` is an old name: 210 is called 卫生健康支出 since 2019",
            "`资源勘探信息等支出` is an old name: 215 is called 资源勘探工业信息等支出 since 2020",
            "`国土海洋气象等支出` is an old name: 220 is called 自然资源海洋气象等支出 since 2019",
        ]
    );
}

#[test]
fn its_witness_prints_as_every_figure() {
    let disclosure = seed();
    let report = check(&disclosure);
    let witness = report.witness().unwrap();
    for printed in disclosure.cells() {
        let (key, cell) = (printed.key, printed.cell);
        let table = &disclosure.tables()[key.table];
        let amount = witness.amount(key).unwrap();
        let range = match cell.figure() {
            Some(figure) => Rounding::HalfUp.range(figure.fen(), table.quantum(), Sign::NonNegative).unwrap(),
            None => yusuan::money::FenRange::exactly(0),
        };
        assert!(range.contains(amount.fen()), "{} {}", table.title(), cell.place());
    }
}

#[test]
fn its_witness_is_a_budget() {
    let disclosure = seed();
    let report = check(&disclosure);
    let budget = report.witness().unwrap().budget(&disclosure).unwrap();
    assert_eq!(budget.unit().name, "市就业局");
    assert_eq!(budget.projects(yusuan::budget::Selection::all()).count(), 11);
    let wan = |amount: yusuan::Amount| {
        yusuan::Figure::of(amount, MoneyUnit::TenThousandYuan, 2, Rounding::HalfUp).unwrap().to_string()
    };
    assert_eq!(wan(budget.expenditure_total()), "314.07");
    assert_eq!(wan(budget.basic_by_economic(yusuan::budget::Selection::all()).total()), "251.77");
    assert_eq!(wan(budget.three_public(None).hospitality), "1.00");
}

#[test]
fn publishing_its_witness_prints_its_figures_again() {
    let disclosure = seed();
    let budget = check(&disclosure).witness().unwrap().budget(&disclosure).unwrap();
    let options = yusuan::PublishOptions::new(MoneyUnit::TenThousandYuan, 2);
    let published = budget.publish(&options).unwrap();
    let figures = |disclosure: &Disclosure| {
        let mut figures = Vec::new();
        let numeric = disclosure.tables().iter().filter(|table| {
            !matches!(
                table.kind(),
                TableKind::OverallTarget | TableKind::ProjectTarget | TableKind::PurchasedServices
            )
        });
        for table in numeric {
            for block in table.blocks() {
                for row in block.rows() {
                    for (cell, column) in row.cells().iter().zip(block.columns()) {
                        if let Some(figure) = cell.figure() {
                            let place = (table.kind(), block.side(), row.key().clone(), column.key().clone());
                            figures.push((place, figure.to_string()));
                        }
                    }
                }
            }
        }
        figures.sort();
        figures
    };
    let (printed, again) = (figures(&disclosure), figures(&published));
    assert_eq!(printed.len(), 139);
    assert_eq!(printed, again);
    assert_eq!(check(&published).verdict(), Verdict::Rounded);
}
