//! Checking (勾稽): whether any exact budget could print as the tables of a disclosure, all of them at once.
//!
//! A printed figure stands for a closed interval of whole 分. The relations between the exact amounts ([`Rule`]) are
//! stated from the tables themselves, within each and across all; the verdict says whether amounts exist that satisfy
//! all of them together and print as every figure. A consistent verdict carries such amounts ([`Witness`]); an
//! inconsistent one carries a proof ([`Conflict`]) and the figures that, changed alone, would mend it ([`Suspect`]).

mod advise;
mod conflict;
mod decide;
mod describe;
mod finding;
mod habits;
mod plausible;
mod projects;
mod question;
mod recover;
mod report;
mod suspect;
mod verdict;
mod witness;

pub use crate::relate::{RelationKind, Rule, Unchecked};
pub use conflict::{Conflict, ConflictCell, ConflictRelation};
pub use describe::CellName;
pub use finding::{Finding, Severity};
pub use question::Question;
pub use recover::RecoverError;
pub use report::{Counts, Report, ReportTable, ReportUnit, check, check_with};
pub use suspect::{Slip, Suspect};
pub use verdict::Verdict;
pub use witness::Witness;
