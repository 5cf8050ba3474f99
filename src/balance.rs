//! Balanced rounding (controlled rounding): all amounts of all tables are rounded together so that every sum still holds.
//!
//! Every amount goes to the floor or the ceiling of its exact value, so the only question about a cell is whether it goes
//! up. Sums turn into equations over these yes-or-no answers. They are made smaller (`reduce`) until either nothing is
//! left (trees, and tables tied at single cells) or a core of crossing hierarchies (`crossing`), which is a network flow
//! for a tree crossed with flat columns and a search over network flows for the rest.

mod amounts;
mod basis;
mod classes;
mod crossing;
mod equation;
mod error;
mod flow;
mod heights;
mod reduce;
mod slots;
mod together;

pub(crate) use amounts::{Balanced, Cell, Sum};
pub(crate) use error::BalanceError;
pub(crate) use together::balance;

#[cfg(test)]
mod tests;
