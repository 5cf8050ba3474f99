//! Benchmarks, named after rooms; each group compares things in one run.
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use yusuan::{Amount, Figure, FunctionItem, MoneyUnit};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    code(&mut criterion);
    money(&mut criterion);
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
