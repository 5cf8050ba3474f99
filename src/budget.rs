//! The exact budget: a [`DepartmentBudget`] that cannot be unbalanced, and the lines it comes from.
//!
//! It holds leaves only; every total is derived from them. Building one reports every
//! [`Violation`] at once:
//!
//! ```
//! use yusuan::{Amount, BudgetLine, DepartmentBudget, FundSource};
//!
//! let lines = BudgetLine::read_tsv(
//!     "unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan
//! 701003\t市就业局\t2022\t2080109\t30101\t基本支出\t\t一般公共预算\t802700
//! 701003\t市就业局\t2022\t2080109\t30217\t基本支出\t\t一般公共预算\t10000
//! 701003\t市就业局\t2022\t2080109\t30201\t项目支出\t党建经费\t一般公共预算\t20000
//! ",
//! )?;
//! let unit = lines.units()[0].clone();
//!
//! let budget = DepartmentBudget::from_lines(unit.clone(), lines.year(), lines.lines().to_vec())?;
//! assert_eq!(budget.revenue_total(), budget.expenditure_total());
//! assert_eq!(budget.expenditure_total().to_string(), "832700.00");
//! assert_eq!(budget.three_public(None).hospitality.to_string(), "10000.00");
//!
//! // The same lines with a revenue that does not pay for them, and more hospitality than is allowed.
//! let refused = DepartmentBudget::builder(unit, lines.year())
//!     .lines(lines.lines().to_vec())
//!     .revenue(FundSource::GeneralPublic, Amount::from_fen(80_000_000))
//!     .build()
//!     .unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "the budget breaks 2 rules:
//! 收入总计 800000.00元 and 支出总计 832700.00元 should be equal: the gap is 32700.00元
//! 一般公共预算: revenue 800000.00元 + 上年结转 0.00元 and expenditure 832700.00元 + 结转下年 0.00元 should be equal: the gap is 32700.00元",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod builder;
mod check;
mod department;
mod derived;
mod keys;
mod leaf;
mod line;
mod line_sums;
mod project;
mod selection;
mod serial;
mod sums;
mod targets;
mod three_public;
mod tsv;
mod unit;
mod unit_names;
mod unlisted;
mod violation;

pub use builder::DepartmentBudgetBuilder;
pub use department::DepartmentBudget;
pub use leaf::BudgetLeaf;
pub use line::BudgetLine;
pub use project::Project;
pub use selection::Selection;
pub use three_public::{ThreePublic, ThreePublicItem};
pub use tsv::{BudgetLines, LineError, LineFault, LinesError};
pub use unit::BudgetUnit;
pub use violation::{BudgetError, Violation};
