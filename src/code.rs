//! Codes (科目代码): the grammar of the classifications, with no names and no years.
//!
//! A code is a place in a tree and its type says how deep: a [`FunctionItem`] knows its
//! [`FunctionSection`] and [`FunctionClass`] without a lookup. Every code of a classification is a
//! `Copy` value of four bytes, prints as its digits, orders as tables do (a parent right before its
//! children) and is a string in serde. A well-formed code that no list contains is not an error
//! here; lists are the catalog's business.

#[macro_use]
mod typed;
pub(crate) mod account;
mod economic;
mod error;
mod function;
mod level;
mod packed;
mod revenue;
mod split;
mod unit;

pub use account::{Account, AccountCode, Classification};
pub use economic::{
    DepartmentEconomicClass, DepartmentEconomicCode, DepartmentEconomicSection, GovernmentEconomicClass,
    GovernmentEconomicCode, GovernmentEconomicSection,
};
pub use error::{CodeError, CodeFault};
pub use function::{FunctionClass, FunctionCode, FunctionItem, FunctionSection};
pub use level::CodeLevel;
pub(crate) use packed::Packed;
pub use revenue::RevenueCode;
pub use split::Split;
pub use unit::UnitCode;
