//! Publishing (公开): an exact [`DepartmentBudget`](crate::DepartmentBudget) to the tables it is published as, and
//! tables to text, Markdown and HTML.
//!
//! The tables are drawn as text in the layout departments publish, and what is returned is what reads from that text: so
//! [`Disclosure::from_text`](crate::Disclosure::from_text) of [`Disclosure::to_text`](crate::Disclosure::to_text) is the
//! same disclosure. The sums that hold between the figures are those that checking states of them; publishing and
//! checking are one relation read in two directions.
//!
//! ```
//! use yusuan::{BudgetLine, DepartmentBudget, Disclosure, MoneyUnit, PublishMode, PublishOptions};
//!
//! let lines = BudgetLine::read_tsv(
//!     "unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan
//! 701003\t市就业局\t2022\t2080109\t30101\t基本支出\t\t一般公共预算\t149
//! 701003\t市就业局\t2022\t2080109\t30201\t基本支出\t\t一般公共预算\t149
//! 701003\t市就业局\t2022\t2080109\t30202\t基本支出\t\t一般公共预算\t148
//! ",
//! )?;
//! let unit = lines.units()[0].clone();
//! let budget = DepartmentBudget::from_lines(unit, lines.year(), lines.into_lines())?;
//!
//! // Three sections of 149, 149 and 148元 are 0.01万元 each, together 446元: 0.04万元.
//! let each = PublishOptions::new(MoneyUnit::TenThousandYuan, 2);
//! let basic = |disclosure: &Disclosure| -> Vec<String> {
//!     let rows = disclosure.tables()[3].blocks()[0].rows();
//!     rows.iter().map(|row| format!("{} {}", row.label(), row.cells()[0].figure().unwrap())).collect()
//! };
//! let printed = basic(&budget.publish(&each)?);
//! assert_eq!(
//!     printed,
//!     ["合计 0.04", "市就业局 0.04", "工资福利支出 0.01", "基本工资 0.01", "商品和服务支出 0.03", "办公费 0.01", "印刷费 0.01"],
//! );
//!
//! let balanced = budget.publish(&each.clone().with_mode(PublishMode::Balanced))?;
//! assert_eq!(
//!     basic(&balanced),
//!     ["合计 0.04", "市就业局 0.04", "工资福利支出 0.01", "基本工资 0.01", "商品和服务支出 0.03", "办公费 0.02", "印刷费 0.01"],
//! );
//! assert_eq!(Disclosure::from_text(&balanced.to_text())?, balanced);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod budget;
mod error;
mod exact;
mod foot;
mod layout;
mod narrowest;
mod options;
mod sheet;
mod together;

pub use budget::Distortion;
pub use error::{PrintedCell, PrintedSum, PublishError};
pub use options::{PublishMode, PublishOptions};
