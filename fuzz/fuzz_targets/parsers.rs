//! Small parsers: each reads or refuses, and what it reads prints and is read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yusuan::code::{AccountCode, UnitCode};
use yusuan::{Amount, BudgetLine, Catalog, DepartmentBudget, Figure, FiscalYear, FundSource, MoneyUnit};

fn again<T: core::str::FromStr + ToString + PartialEq + core::fmt::Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        assert_eq!(value.to_string().parse::<T>().ok(), Some(value));
    }
}

fuzz_target!(|text: &str| {
    again::<AccountCode>(text);
    again::<UnitCode>(text);
    again::<Amount>(text);
    again::<FiscalYear>(text);
    again::<FundSource>(text);
    for unit in MoneyUnit::ALL {
        let _ = Figure::parse(text, *unit);
    }
    let _ = BudgetLine::read_tsv(text);
    let _ = Catalog::from_tsv(text);
    let _ = serde_json::from_str::<DepartmentBudget>(text);
    let catalog = Catalog::builtin();
    if let Some(year) = catalog.newest_year() {
        let _ = catalog.year(year).resolve::<AccountCode>(text).candidates().count();
    }
});
