//! Behaviour as a user of the crate sees it, a module a noun.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod budget;
mod budget_lines;
mod catalog;
mod code;
mod fund;
mod meta;
mod money;
mod rollup;
mod seed;
mod wire;
mod year;
