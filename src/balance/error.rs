use alloc::vec::Vec;

/// Why amounts can't be rounded together; sums are named by position.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum BalanceError {
    /// A sum names a cell that isn't there.
    #[error("sum {sum} names cell {cell}, expected one of the {cells} cells")]
    UnknownCell { sum: usize, cell: usize, cells: usize },
    /// A quantum is less than 1分.
    #[error("cell {cell} has a quantum of {quantum}分, expected 1分 or more")]
    Quantum { cell: usize, quantum: i64 },
    /// A sum mixes cells of different precision.
    #[error("sum {sum} adds up amounts printed to different precision")]
    MixedQuantum { sum: usize },
    /// The exact amounts already contradict the sum.
    #[error("sum {sum} doesn't hold between the exact amounts: the total is off by {gap}分")]
    Unbalanced { sum: usize, gap: i128 },
    /// A rounded amount or a distortion is beyond what the arithmetic holds.
    #[error("amounts too large to be rounded together")]
    TooLarge,
    /// No choice of floors and ceilings keeps these sums; any one of them left out, there is one, as far as a short search
    /// can tell.
    #[error("no rounding to the floor or ceiling keeps the {} sums {sums:?} together", sums.len())]
    Blocked { sums: Vec<usize> },
    /// The search was given up before it found a rounding or proved that there is none.
    #[error("found no rounding that keeps the {} sums {sums:?} together, and no proof that there is none", sums.len())]
    Undecided { sums: Vec<usize> },
}
