//! Names of budget accounts (科目名称) by fiscal year, and how well each is known.
//!
//! A name belongs to a year: 210 was 医疗卫生与计划生育支出 until 2018 and is 卫生健康支出 since, and
//! documents of later years print both. So every question is put to a [`CatalogYear`]:
//!
//! * a code's name: [`CatalogYear::entry`], and how the code stands in the year: [`CatalogYear::status`];
//! * the code of a printed label: [`CatalogYear::resolve`], where the type asked for says which
//!   classification and which level is meant;
//! * whether a label printed beside a code is its name: [`CatalogYear::judge`];
//! * the code of a row that prints its name only, from the row before it: [`CatalogYear::named_after`];
//! * what became of a code in a later year: [`CatalogYear::successor`];
//! * the sections of the other economic classification: [`CatalogYear::government_links`] and
//!   [`CatalogYear::department_links`].
//!
//! The built-in list is compiled from text files in `data/`. No complete official table of the years
//! from 2018 on was at hand, so every entry carries its [`Evidence`], and a finance bureau that holds
//! the table of its year lays it over the built-in one: [`Catalog::from_tsv`], [`Catalog::with`]. Options of reading and of publishing
//! take it (`with_catalog`).
//! A code that no list contains is unlisted, never invalid.

mod apportion;
mod bound;
#[rustfmt::skip]
mod builtin;
#[allow(clippy::module_inception, reason = "the room is named after its main type")]
mod catalog;
mod crosswalk;
mod entry;
mod error;
mod evidence;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
mod generate;
mod label;
mod record;
mod resolution;
mod status;
mod succession;
mod table;
mod verdict;
mod wording;
mod year;

pub use apportion::{ApportionError, apportion};
pub use bound::Bound;
pub use catalog::Catalog;
pub use crosswalk::{Link, SplitError, UnitKind};
pub use entry::Entry;
pub use error::{CatalogError, RowFault, RowProblem};
pub use evidence::{Evidence, SeenYears};
pub use label::Label;
pub use resolution::{Match, Matched, Matches, Resolution};
pub use status::Status;
pub use succession::Succession;
pub use verdict::NameVerdict;
pub use year::CatalogYear;
