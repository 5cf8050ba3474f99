//! Findings, conflicts and what would mend them as sentences an auditor would write.

mod cell;
mod conflict;
mod finding;
mod mend;
mod unchecked;

pub(super) use conflict::{conflict, statement};
pub(super) use finding::{finding, unknown_names};
pub(super) use mend::mend;
pub(super) use unchecked::unchecked;
