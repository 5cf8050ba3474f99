use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::Range;

/// The columns of a sheet that are kept: without hidden ones, and without wide gaps that no row prints anything in.
#[derive(Debug)]
pub(super) struct Columns {
    /// Those kept, counted from 0, in order.
    kept: Vec<u32>,
    /// The same counted from 1, where not every column is kept.
    left_out: Option<Arc<[u32]>>,
}

/// Columns without a text beyond which a gap is left out.
const GAP: u32 = 16;

impl Columns {
    pub(super) fn new(used: impl Iterator<Item = u32>, hidden: impl Fn(u32) -> bool) -> Self {
        let mut used: Vec<u32> = used.collect();
        used.sort_unstable();
        used.dedup();
        let mut kept: Vec<u32> = Vec::new();
        let mut next = 0;
        for column in used {
            if column - next <= GAP {
                kept.extend((next..column).filter(|column| !hidden(*column)));
            }
            kept.push(column);
            next = column + 1;
        }
        let all = kept.iter().zip(0..).all(|(column, place)| *column == place);
        let left_out = (!all).then(|| kept.iter().map(|column| column + 1).collect());
        Self { kept, left_out }
    }

    /// Where a column stands among those kept.
    pub(super) fn place(&self, column: u32) -> Option<usize> {
        self.kept.binary_search(&column).ok()
    }

    /// The places of those kept from one column to another.
    pub(super) fn places(&self, first: u32, last: u32) -> Range<usize> {
        self.kept.partition_point(|column| *column < first)
            ..self.kept.partition_point(|column| *column <= last)
    }

    /// Which columns were kept, counted from 1, where some were left out.
    pub(super) fn left_out(&self) -> Option<Arc<[u32]>> {
        self.left_out.clone()
    }
}
