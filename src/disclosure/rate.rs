use alloc::boxed::Box;

/// A rate of change (增减%) as a row prints it: no money, and no part of any sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// The cell of the source line it stands in, counted from 1.
    pub(crate) column: usize,
    pub(crate) printed: Box<str>,
    /// Whether its header says that it is in hundredths: 增减率（%）.
    pub(crate) hundredths: bool,
}
