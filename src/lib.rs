#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "std"), no_std)]
//! Chinese government budgets (预算).

extern crate alloc;

mod publish;
mod text;

pub mod budget;
pub mod catalog;
pub mod check;
pub mod code;
pub mod disclosure;
pub mod fund;
pub mod money;
pub mod performance;
pub mod read;
pub mod rollup;
pub mod year;

pub use budget::{
    BudgetError, BudgetLeaf, BudgetLine, BudgetLines, BudgetUnit, DepartmentBudget, DepartmentBudgetBuilder,
    LineError, LineFault, LinesError, Project, Selection, ThreePublic, ThreePublicItem, Violation,
};
pub use catalog::{Catalog, CatalogYear};
pub use check::{
    CellName, Conflict, Counts, Finding, RecoverError, Report, Rule, Severity, Suspect, Verdict, Witness,
    check, check_with,
};
pub use code::{
    Account, AccountCode, Classification, CodeError, CodeFault, CodeLevel, DepartmentEconomicClass,
    DepartmentEconomicCode, DepartmentEconomicSection, FunctionClass, FunctionCode, FunctionItem,
    FunctionSection, GovernmentEconomicClass, GovernmentEconomicCode, GovernmentEconomicSection, RevenueCode,
    Split, UnitCode,
};
pub use disclosure::{
    Block, Cell, Column, ColumnKey, Disclosure, Measure, Place, PublicExpense, ReadNote, RevenueItem, Row,
    RowKey, Scope, Side, Stage, Table, TableKind, Unread,
};
pub use fund::{BudgetBook, ExpenditureNature, FundSource, ProjectCategory, ProjectClass};
pub use money::{Amount, AmountError, FenRange, Figure, FigureError, MoneyUnit, Rounding, Sign};
pub use performance::{
    Comparison, Framework, Goal, Indicator, IndicatorClass, IndicatorKind, IndicatorTarget, IndicatorTree,
    OverallTarget, PerformanceGoals, PrintedTarget, ProjectAttribute, ProjectBasis, ProjectProfile,
    ProjectTarget, ProjectTerm, PurchaseFund, PurchaseTerms, PurchasedQuantity, PurchasedService,
    TargetValue, Task,
};
pub use read::{ReadError, ReadFault, ReadOptions};
pub use rollup::{LeafCode, Rollup, Totals};
pub use text::TermError;
pub use year::{FiscalYear, FiscalYearError};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
