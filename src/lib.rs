#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "std"), no_std)]
//! Chinese government budgets (预算).

extern crate alloc;

mod text;

pub mod catalog;
pub mod code;
pub mod disclosure;
pub mod fund;
pub mod money;
pub mod read;
pub mod year;

pub use catalog::{Catalog, CatalogYear};
pub use code::{
    Account, AccountCode, Classification, CodeError, CodeFault, CodeLevel, DepartmentEconomicClass,
    DepartmentEconomicCode, DepartmentEconomicSection, FunctionClass, FunctionCode, FunctionItem,
    FunctionSection, GovernmentEconomicClass, GovernmentEconomicCode, GovernmentEconomicSection, RevenueCode,
    Split, UnitCode,
};
pub use disclosure::{
    Block, Cell, Column, ColumnKey, Disclosure, Measure, Place, ReadNote, RevenueItem, Row, RowKey, Scope,
    Side, Stage, Table, TableKind, ThreePublicItem, Unread,
};
pub use fund::{BudgetBook, ExpenditureNature, FundSource};
pub use money::{Amount, AmountError, FenRange, Figure, FigureError, MoneyUnit, Rounding, Sign};
pub use read::{ReadError, ReadFault, ReadOptions};
pub use text::TermError;
pub use year::{FiscalYear, FiscalYearError};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
