//! Benchmarks, named after rooms; each group compares things in one run.
use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::Criterion;
use yusuan::catalog::Label;
use yusuan::{AccountCode, Catalog, DepartmentEconomicSection, FiscalYear, FunctionClass, FunctionItem};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    catalog_lookup(&mut criterion);
    catalog_resolve(&mut criterion);
    criterion.final_summary();
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
