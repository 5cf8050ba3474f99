//! Benchmarks, named after rooms; each group compares things in one run.
use criterion::Criterion;

fn main() {
    Criterion::default().configure_from_args().final_summary();
}
