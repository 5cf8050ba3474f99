//! Funds: where the money of a budget comes from and what kind of expenditure it pays.

mod book;
mod category;
mod nature;
mod source;

pub use book::BudgetBook;
pub use category::{ProjectCategory, ProjectClass};
pub use nature::ExpenditureNature;
pub use source::FundSource;
