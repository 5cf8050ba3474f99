//! What the types are: sizes, and traits that users build on.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::mem::size_of;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use yusuan::*;

/// Goes anywhere: to other threads, across unwinding.
trait Plain: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static {}
impl<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static> Plain for T {}

/// Is a value that can be kept, compared and stored.
trait Value: Plain + Clone + Debug + Eq + Hash + Serialize + DeserializeOwned {}
impl<T: Plain + Clone + Debug + Eq + Hash + Serialize + DeserializeOwned> Value for T {}

fn is_value<T: Value>() {}
fn is_text<T: Value + Display + FromStr<Err: std::error::Error>>() {}
fn is_copy<T: Plain + Copy + Debug + Eq + Hash>() {}
fn is_ordered<T: Ord>() {}
fn is_error<T: Plain + std::error::Error + Clone + Eq>() {}

fn is_code<T: Value + Copy + Ord + Display + FromStr<Err = CodeError>>() {
    assert_eq!((size_of::<T>(), size_of::<Option<T>>()), (4, 4), "{}", std::any::type_name::<T>());
}

#[test]
fn a_code_is_a_value_of_four_bytes_and_so_is_an_optional_one() {
    is_code::<FunctionClass>();
    is_code::<FunctionSection>();
    is_code::<FunctionItem>();
    is_code::<FunctionCode>();
    is_code::<DepartmentEconomicClass>();
    is_code::<DepartmentEconomicSection>();
    is_code::<DepartmentEconomicCode>();
    is_code::<GovernmentEconomicClass>();
    is_code::<GovernmentEconomicSection>();
    is_code::<GovernmentEconomicCode>();
    is_code::<RevenueCode>();
}

#[test]
fn values_are_values() {
    is_text::<UnitCode>();
    is_ordered::<UnitCode>();
    is_text::<FiscalYear>();
    is_ordered::<FiscalYear>();
    is_copy::<FiscalYear>();
    is_text::<Amount>();
    is_ordered::<Amount>();
    is_copy::<Amount>();
    is_value::<Figure>();
    is_copy::<Figure>();
    is_text::<MoneyUnit>();
    is_copy::<MoneyUnit>();
    is_text::<BudgetBook>();
    is_text::<ExpenditureNature>();
    is_text::<FundSource>();
    is_value::<Rounding>();
    is_copy::<FenRange>();
    is_copy::<Split<FunctionCode>>();
    assert_eq!(size_of::<Amount>(), 8);
    assert_eq!(size_of::<FiscalYear>(), 2);
    assert!(size_of::<Option<Figure>>() <= 32);
}

#[test]
fn errors_are_errors() {
    is_error::<CodeError>();
    is_error::<CodeFault>();
    is_error::<AmountError>();
    is_error::<FigureError>();
    is_error::<FiscalYearError>();
    is_error::<TermError>();
    assert!(size_of::<CodeError>() <= 80);
}
