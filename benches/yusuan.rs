//! Benchmarks, named after rooms; each group compares things in one run.
#[path = "../tests/it/wide_table.rs"]
mod wide_table;

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput};
use yusuan::budget::{BudgetUnit, Selection};
use yusuan::catalog::Label;
use yusuan::code::{AccountCode, DepartmentEconomicSection, FunctionClass, FunctionCode, FunctionItem};
use yusuan::fund::ExpenditureNature;
use yusuan::rollup::Rollup;
use yusuan::{
    Amount, BudgetLine, Catalog, DepartmentBudget, Disclosure, Figure, FiscalYear, FundSource, MoneyUnit,
    PublishMode, PublishOptions, TableKind, check,
};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    code(&mut criterion);
    money(&mut criterion);
    catalog_lookup(&mut criterion);
    catalog_resolve(&mut criterion);
    rollup(&mut criterion);
    budget(&mut criterion);
    checking(&mut criterion);
    publish(&mut criterion);
    criterion.final_summary();
}

/// Codes, beside the number they would be if they were not typed.
fn code(criterion: &mut Criterion) {
    let text = "2080109";
    let code = FunctionItem::constant(text);
    let mut group = criterion.benchmark_group("code");
    group.throughput(Throughput::Elements(1));
    group.bench_function("parse", |b| b.iter(|| black_box(text).parse::<FunctionItem>()));
    group.bench_function("parse/u32", |b| b.iter(|| black_box(text).parse::<u32>()));
    group.bench_function("print", |b| b.iter(|| black_box(code).to_string()));
    group.bench_function("print/u32", |b| b.iter(|| black_box(2_080_109_u32).to_string()));
    group.bench_function("climb", |b| b.iter(|| black_box(code).section()));
    group.finish();
}

/// A document as printed and documents of one large table: read, stated and decided.
fn checking(criterion: &mut Criterion) {
    let seed = include_str!("../tests/fixtures/bazhong-2022.txt");
    let mut group = criterion.benchmark_group("check");
    group.bench_function("seed", |b| {
        b.iter(|| Disclosure::from_text(black_box(seed)).map(|disclosure| check(&disclosure)));
    });
    group.bench_function("seed/read", |b| b.iter(|| Disclosure::from_text(black_box(seed))));
    for rows in [250, 500, 1_000, 2_000] {
        let text = large(rows);
        group.bench_function(format!("large/{rows}"), |b| {
            b.iter(|| Disclosure::from_text(black_box(&text)).map(|disclosure| check(&disclosure)));
        });
        group.bench_function(format!("large/{rows}/read"), |b| {
            b.iter(|| Disclosure::from_text(black_box(&text)));
        });
    }
    // Documents that fail: a grand total that its items don't add up to.
    for leaves in [50, 200, 800, 2_000] {
        let text = large(leaves);
        let broken = text.replacen(".", "1.", 1);
        group.bench_function(format!("broken/{leaves}"), |b| {
            b.iter(|| Disclosure::from_text(black_box(&broken)).map(|disclosure| check(&disclosure)));
        });
    }
    // As many rows as columns, of which nearly all contradict themselves.
    for side in [50, 100, 200] {
        let text = wide_table::wide(side, side);
        group.bench_function(format!("wide/{side}"), |b| {
            b.iter(|| Disclosure::from_text(black_box(&text)).map(|disclosure| check(&disclosure)));
        });
    }
    group.finish();
}

/// 支出总表 of so many rows and eight columns, each figure rounded on its own: 类, 款 of nine 项.
fn large(rows: usize) -> String {
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % 100_000_000).unwrap_or(0)
    };
    let mut amounts: BTreeMap<String, [i64; 8]> = BTreeMap::new();
    let mut item = 0_u32;
    while amounts.len() < rows {
        let (class, section) = (201 + item / 90, 1 + item / 9 % 10);
        let code = format!("{class}{section:02}{:02}", 1 + item % 9);
        item += 1;
        let mut leaf = [0; 8];
        for amount in leaf.iter_mut().skip(1) {
            *amount = next();
        }
        leaf[0] = leaf.iter().sum();
        for end in [0, 3, 5, 7] {
            let total = amounts.entry(code[..end].to_string()).or_default();
            for (total, amount) in total.iter_mut().zip(leaf) {
                *total += amount;
            }
        }
    }
    let mut text = String::from(
        "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t\
         对附属单位补助支出\t单位预留机动经费\t其他支出资金\n",
    );
    for (code, row) in amounts {
        text.push_str(&format!("{code}\t{}", if code.is_empty() { "合计" } else { "" }));
        for amount in row {
            let printed = (amount + 5_000) / 10_000;
            text.push_str(&format!("\t{}.{:02}", printed / 100, printed % 100));
        }
        text.push('\n');
    }
    text
}

/// Figures as pages print them, beside the decimal they hold.
fn money(criterion: &mut Criterion) {
    let figure = Figure::parse("24169.74", MoneyUnit::TenThousandYuan).ok().flatten();
    let mut group = criterion.benchmark_group("money");
    group.throughput(Throughput::Elements(1));
    for text in ["24169.74", "24,169.74", "２４１６９．７４", "——"] {
        group.bench_function(format!("figure/{text}"), |b| {
            b.iter(|| Figure::parse(black_box(text), MoneyUnit::TenThousandYuan));
        });
    }
    group.bench_function("figure/decimal", |b| {
        b.iter(|| rust_decimal::Decimal::from_str_exact(black_box("24169.74")));
    });
    group.bench_function("figure/print", |b| b.iter(|| black_box(figure).map(|figure| figure.to_string())));
    group.bench_function("amount", |b| b.iter(|| black_box("241697400.07").parse::<Amount>()));
    group.bench_function("amount/print", |b| b.iter(|| black_box(Amount::MAX).to_string()));
    group.finish();
}

/// Ten million lines to three levels, beside a hash map of decimals for each level.
fn rollup(criterion: &mut Criterion) {
    const LINES: usize = 10_000_000;
    // Spread as the classification is: some 30 classes, 200 sections, 2,000 items.
    let items: Vec<FunctionItem> = (0..30_u32)
        .flat_map(|class| (0..7).map(move |section| 2_010_100 + class * 10_000 + section * 100))
        .flat_map(|section| (1..=10).map(move |item| (section + item).to_string()))
        .map(|text| text.parse().unwrap_or(FunctionItem::constant("2010101")))
        .collect();
    let mut state = 1_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let lines: Vec<(FunctionItem, Amount)> = (0..LINES)
        .map(|_| {
            let item = usize::try_from(next(items.len() as u64)).ok().and_then(|at| items.get(at));
            let fen = i64::try_from(next(1_000_000_000)).unwrap_or(0);
            (*item.unwrap_or(&FunctionItem::constant("2010101")), Amount::from_fen(fen))
        })
        .collect();

    let mut group = criterion.benchmark_group("rollup");
    group.sample_size(10).throughput(Throughput::Elements(LINES as u64));
    group.bench_function("lines", |bencher| {
        bencher.iter(|| black_box(&lines).iter().copied().collect::<Rollup<_>>().totals());
    });
    group.bench_function("hash_map", |bencher| {
        bencher.iter(|| {
            let mut levels = HashMap::new();
            for (item, amount) in black_box(&lines) {
                let codes = [item.class().into(), item.section().into(), FunctionCode::from(*item)];
                for code in codes {
                    *levels.entry(code).or_insert(rust_decimal::Decimal::ZERO) += amount.to_yuan();
                }
            }
            levels
        });
    });
    group.finish();
}

/// A department of a million lines, 50 units and 200,000 projects: built, and totalled.
fn budget(criterion: &mut Criterion) {
    const LINES: u32 = 1_000_000;
    let unit = |number: u32| {
        let code = format!("{}", 701_000 + number).parse().unwrap_or_else(|_| unreachable!());
        BudgetUnit::new(code, format!("第{number}单位"))
    };
    let lines: Vec<BudgetLine> = (0..LINES)
        .map(|index| {
            // A multiplicative walk: neighbours in the file are far apart in the budget.
            let place = index.wrapping_mul(2_654_435_761) % LINES;
            let function = 2_010_101 + place % 30 * 10_000 + place % 7 * 100 + place % 10;
            let project = place.is_multiple_of(2);
            let line = BudgetLine::new(
                unit(place % 50),
                function.to_string().parse().unwrap_or(FunctionItem::constant("2010101")),
                DepartmentEconomicSection::constant(if place.is_multiple_of(3) { "30201" } else { "30101" }),
                if project { ExpenditureNature::Project } else { ExpenditureNature::Basic },
                if place.is_multiple_of(5) { FundSource::Business } else { FundSource::GeneralPublic },
                Amount::from_fen(i64::from(place) * 100),
            );
            if project { line.with_project(format!("项目{}", place % 200_000)) } else { line }
        })
        .collect();
    let year = FiscalYear::new(2026).unwrap_or_else(|_| unreachable!());
    let build = |lines: Vec<BudgetLine>| DepartmentBudget::from_lines(unit(0), year, lines);

    let mut group = criterion.benchmark_group("budget");
    group.sample_size(10);
    group.bench_function("from_lines", |bencher| {
        bencher.iter_batched(|| lines.clone(), build, BatchSize::PerIteration);
    });
    if let Ok(budget) = build(lines) {
        group.bench_function("expenditure_by_function", |bencher| {
            bencher.iter(|| {
                budget.expenditure_by_function(None, Selection::all().fund(FundSource::GeneralPublic))
            });
        });
    }
    group.finish();
}

/// A name by its code, against a map from the digit string that is built at start-up.
fn catalog_lookup(criterion: &mut Criterion) {
    let catalog = Catalog::builtin();
    let Ok(year) = FiscalYear::new(2025) else { return };
    let year = catalog.year(year);
    // Strides of a prime visit the codes out of order without a division in the loop.
    let sorted: Vec<FunctionItem> = year.entries::<FunctionItem>().map(|entry| entry.code()).collect();
    let codes: Vec<FunctionItem> =
        (0..sorted.len()).filter_map(|index| sorted.get(index * 389 % sorted.len()).copied()).collect();
    let map: BTreeMap<String, &str> =
        year.entries::<AccountCode>().map(|entry| (entry.code().to_string(), entry.name())).collect();
    let texts: Vec<String> = codes.iter().map(ToString::to_string).collect();

    let mut group = criterion.benchmark_group("catalog/lookup");
    group.bench_function("entry", |bencher| {
        let mut codes = codes.iter().cycle();
        bencher.iter(|| codes.next().and_then(|code| year.entry(black_box(*code))));
    });
    group.bench_function("map of strings", |bencher| {
        let mut texts = texts.iter().cycle();
        bencher.iter(|| texts.next().and_then(|text| map.get(black_box(text.as_str()))));
    });
    group.bench_function("status of a renamed class", |bencher| {
        let health = FunctionClass::constant("210");
        bencher.iter(|| year.status(black_box(health)));
    });
    group.finish();
}

/// A code by its label, against a scan of the list.
fn catalog_resolve(criterion: &mut Criterion) {
    let catalog = Catalog::builtin();
    let Ok(year) = FiscalYear::new(2025) else { return };
    let year = catalog.year(year);

    let mut group = criterion.benchmark_group("catalog/resolve");
    for label in ["卫生健康支出", "八、社会保障与就业支出", "医疗卫生与计划生育支出", "合计"]
    {
        group.bench_function(format!("class {label}"), |bencher| {
            bencher.iter(|| year.resolve::<FunctionClass>(black_box(label)));
        });
    }
    for label in ["因 公 出 国 （ 境 ） 费用", "其他商品和服务支出", "公务交通补贴"] {
        group.bench_function(format!("section {label}"), |bencher| {
            bencher.iter(|| year.resolve::<DepartmentEconomicSection>(black_box(label)));
        });
    }
    group.bench_function("any 住房公积金", |bencher| {
        bencher.iter(|| year.resolve::<AccountCode>(black_box("住房公积金")));
    });
    group.bench_function("item 行政运行", |bencher| {
        bencher.iter(|| year.resolve::<FunctionItem>(black_box("行政运行")));
    });
    group.bench_function(
        "item 其他国有土地使用权出让收入对应专项债务收入安排的支出",
        |bencher| {
            bencher.iter(|| {
                year.resolve::<FunctionItem>(black_box(
                    "其他国有土地使用权出让收入对应专项债务收入安排的支出",
                ))
            });
        },
    );
    group.bench_function("judge", |bencher| {
        let health = FunctionClass::constant("210");
        bencher.iter(|| year.judge(black_box(health), black_box("十、医疗卫生与计划生育支出")));
    });
    group.bench_function("scan 卫生健康支出", |bencher| {
        bencher.iter(|| {
            let label = Label::new(black_box("卫生健康支出"));
            year.entries::<FunctionClass>().find(|entry| Label::new(entry.name()) == label)
        });
    });
    group.finish();
}

/// A budget to its tables, rounded together: one of the size of a small office's, a tree of ever more projects, and
/// functions crossed with natures and funds.
fn publish(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("publish");
    let lines = BudgetLine::read_tsv(include_str!("../examples/lines.tsv"));
    let Some(office) = lines.ok().and_then(|lines| made(lines.into_lines())) else { return };
    for mode in [PublishMode::RoundEach, PublishMode::FootUp, PublishMode::Balanced] {
        let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2).with_mode(mode);
        group.bench_function(format!("seed/{mode}"), |b| b.iter(|| black_box(&office).publish(&options)));
    }

    let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2).with_mode(PublishMode::Balanced);
    group.sample_size(10);
    for leaves in [1_000_u32, 10_000, 100_000, 1_000_000] {
        let lines = (0..leaves).map(|leaf| {
            let function = 2_010_101 + leaf % 20 * 100 + leaf / 20 % 50;
            spending(function, ExpenditureNature::Project, FundSource::GeneralPublic, leaf)
        });
        let Some(budget) = made(lines.collect()) else { return };
        group.throughput(Throughput::Elements(leaves.into()));
        group.bench_function(format!("tree/{leaves}"), |b| {
            b.iter(|| {
                budget.publish(&options.clone().with_tables([TableKind::Expenditure, TableKind::Project]))
            });
        });
    }

    // Five natures and three funds beside 2,000 items.
    let natures = [
        ExpenditureNature::Basic,
        ExpenditureNature::Project,
        ExpenditureNature::Remittance,
        ExpenditureNature::Operating,
        ExpenditureNature::Subsidy,
    ];
    let funds = [FundSource::GeneralPublic, FundSource::GovernmentFunds, FundSource::StateCapital];
    let lines = (0..2_000).flat_map(|item| {
        let function = 2_010_101 + item / 50 * 100 + item % 50;
        natures
            .into_iter()
            .flat_map(move |nature| funds.into_iter().map(move |fund| spending(function, nature, fund, item)))
    });
    let Some(budget) = made(lines.collect()) else { return };
    group.throughput(Throughput::Elements(2_000 * 8));
    let tables = [TableKind::Summary, TableKind::Expenditure, TableKind::AppropriationSummary];
    group.bench_function("crossed", |b| b.iter(|| budget.publish(&options.clone().with_tables(tables))));
    group.finish();
}

fn spending(function: u32, nature: ExpenditureNature, fund: FundSource, leaf: u32) -> BudgetLine {
    let text = function.to_string();
    let function = text.parse().unwrap_or(FunctionItem::constant("2010101"));
    let unit = BudgetUnit::new("701003".parse().unwrap_or_else(|_| unreachable!()), "市就业局");
    let amount = i64::from(leaf).wrapping_mul(1_103_515_245).rem_euclid(100_000_007);
    let economic = DepartmentEconomicSection::constant("30299");
    let line = BudgetLine::new(unit, function, economic, nature, fund, Amount::from_fen(amount));
    if nature == ExpenditureNature::Project { line.with_project(format!("项目{leaf}")) } else { line }
}

fn made(lines: Vec<BudgetLine>) -> Option<DepartmentBudget> {
    let unit = lines.first()?.unit.clone();
    DepartmentBudget::from_lines(unit, FiscalYear::new(2026).ok()?, lines).ok()
}
