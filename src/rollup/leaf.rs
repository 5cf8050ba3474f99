use core::fmt;

use crate::code::{DepartmentEconomicCode, DepartmentEconomicSection, FunctionCode, FunctionItem};

mod sealed {
    /// Where a leaf stands in the pages of a roll-up. Pages and slots ascend in table order.
    pub trait Place: Sized {
        fn place(self) -> (usize, usize);
        fn at(page: usize, slot: usize) -> Self;
    }
}

pub(super) use sealed::Place;

/// Leaves on one page: all items (项) of one section, or all sections (款) of one economic class.
pub(super) const PAGE: usize = 100;

/// A code at the level amounts are budgeted at: [`FunctionItem`] (项) or
/// [`DepartmentEconomicSection`] (款). Sealed.
pub trait LeafCode: Copy + Ord + fmt::Debug + Into<Self::Code> + Place {
    /// The code of any level of the same classification.
    type Code: Copy + Ord + fmt::Debug + fmt::Display;

    /// The code right above; `None` for a class (类).
    fn parent(code: Self::Code) -> Option<Self::Code>;
}

impl Place for FunctionItem {
    #[inline]
    fn place(self) -> (usize, usize) {
        (self.ordinal() / PAGE, self.ordinal() % PAGE)
    }

    fn at(page: usize, slot: usize) -> Self {
        Self::from_ordinal(page * PAGE + slot)
    }
}

impl LeafCode for FunctionItem {
    type Code = FunctionCode;

    fn parent(code: FunctionCode) -> Option<FunctionCode> {
        code.parent()
    }
}

impl Place for DepartmentEconomicSection {
    #[inline]
    fn place(self) -> (usize, usize) {
        (self.ordinal() / PAGE, self.ordinal() % PAGE)
    }

    fn at(page: usize, slot: usize) -> Self {
        Self::from_ordinal(page * PAGE + slot)
    }
}

impl LeafCode for DepartmentEconomicSection {
    type Code = DepartmentEconomicCode;

    fn parent(code: DepartmentEconomicCode) -> Option<DepartmentEconomicCode> {
        code.parent()
    }
}
