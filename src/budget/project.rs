use crate::code::{FunctionItem, UnitCode};
use crate::fund::FundSource;
use crate::money::Amount;

/// A project (项目) of a budget and what it costs from one fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Project<'a> {
    /// The unit that runs it.
    pub unit: &'a UnitCode,
    /// Its function.
    pub function: FunctionItem,
    /// Its name (项目名称).
    pub name: &'a str,
    /// What it is paid from.
    pub fund: FundSource,
    /// The amount from this fund.
    pub amount: Amount,
}
