//! Checking (勾稽): whether any exact budget could print as the tables of a disclosure, all of them at once.
//!
//! A printed figure stands for a closed interval of whole 分. The relations between the exact amounts ([`Rule`]) are
//! stated from the tables themselves, within each and across all; the verdict says whether amounts exist that satisfy
//! all of them together and print as every figure. A consistent verdict carries such amounts ([`Witness`]); an
//! inconsistent one carries a proof ([`Conflict`]) and the figures that, changed alone, would mend it ([`Suspect`]).

mod advise;
mod blank_total;
mod candidate;
mod conflict;
mod coverage;
mod decide;
mod describe;
mod detail;
mod effort;
mod explain;
mod faults;
mod finding;
mod habits;
mod manner;
mod mend;
mod once;
mod options;
mod plausible;
mod projects;
mod prove;
mod question;
mod rate;
mod reach;
mod reading;
mod reason;
mod recover;
mod recovered;
mod refuted;
mod report;
mod same_fault;
mod severity;
mod shown;
mod slip;
mod stated_relation;
mod suspect;
mod table_amount;
mod verdict;
mod whole;
mod witness;

pub use crate::relate::{Condition, RelationKind, Rule, Unchecked, WhyUnchecked};
pub use conflict::{Conflict, ConflictCell, ConflictRelation};
pub use coverage::Coverage;
pub use describe::CellName;
pub use detail::{Allowance, Detail, Gap, Shape};
pub use finding::Finding;
pub use options::CheckOptions;
pub use question::Question;
pub use reason::{Hint, Reason};
pub use recover::RecoverError;
pub use report::{Counts, Report, ReportTable, ReportUnit, check, check_with};
pub use severity::Severity;
pub(crate) use shown::grouped;
pub use slip::Slip;
pub use stated_relation::{RelationStanding, StatedRelation};
pub use suspect::{Change, Suspect};
pub use table_amount::TableAmount;
pub use verdict::Verdict;
pub use witness::Witness;
