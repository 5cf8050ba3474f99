use alloc::vec::Vec;

/// An exact amount to be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The exact amount, in 分.
    pub(crate) amount: i64,
    /// The 分 that one unit in the last printed place stands for, 1 or more.
    pub(crate) quantum: i64,
    /// The place of the cell in a canonical order of all cells, by which ties are broken; no two cells share one.
    pub(crate) rank: usize,
}

/// A sum that holds between the exact amounts and has to hold between the rounded ones; cells are named by position.
///
/// A sum of one part says that two cells print the same amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) total: usize,
    pub(crate) parts: Vec<usize>,
}

/// Amounts rounded so that every sum holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Balanced {
    /// The rounded amount of each cell, in 分, a multiple of its quantum.
    pub(crate) values: Vec<i64>,
    /// The sum of all distances between rounded and exact amounts, in 分.
    pub(crate) distortion: i128,
    /// How much less the distortion could be at most, in 分; 0 says that it is proven to be the least.
    pub(crate) excess: i128,
}
