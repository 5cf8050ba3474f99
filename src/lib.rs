#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "std"), no_std)]
//! Chinese government budgets (预算).

extern crate alloc;

mod publish;
mod text;

pub mod code;
pub mod fund;
pub mod money;
pub mod year;

pub use code::{
    CodeError, CodeFault, CodeLevel, DepartmentEconomicClass, DepartmentEconomicCode,
    DepartmentEconomicSection, FunctionClass, FunctionCode, FunctionItem, FunctionSection,
    GovernmentEconomicClass, GovernmentEconomicCode, GovernmentEconomicSection, RevenueCode, Split, UnitCode,
};
pub use fund::{BudgetBook, ExpenditureNature, FundSource};
pub use money::{Amount, AmountError, FenRange, Figure, FigureError, MoneyUnit, Rounding, Sign};
pub use year::{FiscalYear, FiscalYearError};
