#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
//! Chinese government budgets (预算): typed codes, exact money, department budgets that cannot be unbalanced, the tables a
//! department publishes, and a check of published tables that knows about rounding.
//!
//! Real tables are rounded figure by figure, so that their sums miss by a last digit (尾差). This crate asks whether *any*
//! exact budget could print as a set of tables, all of them at once, and answers with a proof:
//!
//! ```
//! use yusuan::{Disclosure, Verdict, check};
//!
//! let text = "\
//! 2022年部门预算
//!
//! 支出总表
//! 单位：万元
//! 科目编码\t科目名称\t合计\t基本支出\t项目支出
//! \t合计\t10.01\t6.67\t3.33
//! 208\t社会保障和就业支出\t10.01\t6.67\t3.33
//! 20801\t人力资源和社会保障管理事务\t10.01\t6.67\t3.33";
//! let disclosure = Disclosure::from_text(text)?;
//! let report = check(&disclosure);
//! assert_eq!(report.verdict(), Verdict::Rounded);
//!
//! // The proof: exact amounts for every figure, in whole 分, that satisfy every sum.
//! let row: Vec<_> = disclosure.cells().map(|cell| cell.key).filter(|key| key.row == 1).collect();
//! let [total, basic, project] = row[..] else { unreachable!() };
//! let amount = |key| report.witness().unwrap().amount(key).unwrap();
//! assert_eq!(amount(total), amount(basic).checked_add(amount(project))?);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # Modules
//!
//! Data flows down this list; a module uses only modules above it.
//!
//! | module | what lives there |
//! |---|---|
//! | [`code`] | the grammar of codes: 类, 款 and 项 as types of their own; no names, no years |
//! | [`year`] | [`FiscalYear`] |
//! | [`money`] | [`Amount`] (exact), [`Figure`] (as printed), [`MoneyUnit`], [`Rounding`] and the interval between them |
//! | [`fund`] | the four budgets, sources of funds, natures of expenditure |
//! | [`vocabulary`] | what the words of tables mean, as data; yours lie over it |
//! | [`catalog`] | names by fiscal year, with evidence; labels to codes; the crosswalk of the economic classifications |
//! | [`rollup`] | leaves to totals at every level |
//! | [`performance`] | performance targets, indicators and government purchase of services |
//! | [`budget`] | [`DepartmentBudget`]: leaves that balance, or every rule they break |
//! | [`disclosure`] | printed tables with typed keys, each with how it is known, and the place of every cell |
//! | [`source`] | what a file holds before anyone understands it: lines of text and grids of cells, with their places |
//! | [`read`] | a [`Source`] to a [`Disclosure`], by titles, headers and labels |
//! | `relate` | a disclosure to the relations between its figures, each with its ground |
//! | `solve` | the exact decision over bounded whole unknowns, with values or a proof |
//! | `balance` | balanced rounding |
//! | [`check`](mod@check) | [`check()`]: the verdict, a witness or a conflict, suspects, advisories |
//! | [`publish`] | [`DepartmentBudget::publish`]: a budget to the tables it is published as |
//! | [`render`] | a [`Report`] or a disclosure for people, in Chinese or English: text, Markdown, HTML |
//!
//! [`publish`] goes the other way round: it prints an exact budget with every figure rounded on its own, with totals footed,
//! or with all figures balanced, so that every sum holds to the last digit. What it prints passes [`check()`].
//!
//! # What it does not do
//!
//! It opens no files and reads no Word documents: it takes text, a grid of cells or, with optional features, the bytes of a workbook,
//! a PDF file or a web page ([`source::Source::from_bytes`]). It does not say that a consistent
//! budget is true. It holds no complete official list, since none of a year from 2018 on was at hand: every name says how it is known
//! ([`catalog::Evidence`]), and a list of your own can be laid over the built-in one.

extern crate alloc;

mod text;

mod balance;
pub mod budget;
pub mod catalog;
pub mod check;
pub mod code;
pub mod disclosure;
pub mod fund;
pub mod money;
pub mod performance;
pub mod publish;
pub mod read;
mod relate;
pub mod render;
pub mod rollup;
mod solve;
pub mod source;
pub mod vocabulary;
pub mod year;

pub use budget::{BudgetLine, DepartmentBudget};
pub use catalog::Catalog;
pub use check::{CheckOptions, Conflict, Finding, Question, Report, Rule, Verdict, check, check_with};
pub use disclosure::{Disclosure, TableKind};
pub use fund::FundSource;
pub use money::{Amount, Figure, MoneyUnit, Rounding};
pub use publish::{PublishMode, PublishOptions};
pub use read::ReadOptions;
pub use source::Source;
pub use text::TermError;
pub use year::FiscalYear;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
