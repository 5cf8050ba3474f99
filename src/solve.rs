//! The exact decision: linear relations over bounded whole unknowns, with values or a proof. It knows nothing of tables.

mod answer;
mod at;
mod bounds;
mod columns;
mod forest;
mod integer;
mod nearby;
mod point;
mod propagate;
mod ratio;
mod reach;
mod row;
mod simplex;
#[expect(clippy::module_inception, reason = "a concept a file, named after it")]
mod solve;
mod start;
mod system;

pub(crate) use answer::Answer;
pub(crate) use bounds::Bounds;
pub(crate) use columns::Columns;
pub(crate) use point::Point;
pub(crate) use row::RowKind;
pub(crate) use solve::{extremes, holds_within, outer, solve, solve_with};
pub(crate) use system::System;
