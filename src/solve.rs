//! The exact decision: linear relations over bounded whole unknowns, with values or a proof. It knows nothing of tables.

mod at;
mod integer;
mod propagate;
mod simplex;
#[expect(clippy::module_inception, reason = "a concept a file, named after it")]
mod solve;
mod start;
mod system;

pub(crate) use solve::{extremes, holds_within, outer, solve, solve_with};
pub(crate) use system::{Answer, Bounds, Columns, Point, RowKind, System};
