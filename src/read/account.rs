use crate::code::{DepartmentEconomicCode, FunctionCode};
use core::marker::PhantomData;

/// The accounts of the year a document speaks of, by label.
pub(super) struct Accounts<'a> {
    year: PhantomData<&'a ()>,
}

impl Accounts<'_> {
    pub(super) fn new(_year: Option<crate::year::FiscalYear>) -> Self {
        Self { year: PhantomData }
    }

    /// A function by its label: a class where only classes are printed, else what the label can mean
    /// below the last function.
    pub(super) fn function(
        &self,
        _label: &str,
        _last: Option<FunctionCode>,
        _class_only: bool,
    ) -> Option<FunctionCode> {
        None
    }

    /// An economic account by its label, below the class of the last one.
    pub(super) fn economic(
        &self,
        _label: &str,
        _last: Option<DepartmentEconomicCode>,
    ) -> Option<DepartmentEconomicCode> {
        None
    }
}
