use alloc::vec::Vec;

/// Relations, each with its multiplier, that cannot all hold.
pub(super) type Refuted = Vec<(usize, i128)>;
