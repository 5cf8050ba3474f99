//! Roll-ups: leaves to totals at every level (项 to 款 to 类 to 合计).
//!
//! A [`Rollup`] takes `(leaf, amount)` lines in any order and keeps one sum a leaf; partial roll-ups
//! merge. [`Totals`] are the levels derived from it, in table order; those of two years are compared by
//! what became of each code ([`Totals::compare`]).

mod accumulate;
mod comparison;
mod leaf;
mod totals;

pub use accumulate::Rollup;
pub use comparison::{Change, Comparison, Moved};
pub use leaf::LeafCode;
pub use totals::Totals;
