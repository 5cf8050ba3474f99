//! Benchmarks, named after rooms; each group compares things in one run.
use std::collections::HashMap;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use yusuan::{Amount, FunctionCode, FunctionItem, Rollup};

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

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    rollup(&mut criterion);
    criterion.final_summary();
}
