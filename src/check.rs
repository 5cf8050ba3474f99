//! Checking (勾稽): whether any exact budget could print as the tables of a disclosure, all of them at once.
//!
//! A printed figure stands for a closed interval of whole 分. The relations between the exact amounts ([`Rule`]) are
//! stated from the tables themselves, within each and across all; the verdict says whether amounts exist that satisfy
//! all of them together and print as every figure. A consistent verdict carries such amounts ([`Witness`]); an
//! inconsistent one carries a proof ([`Conflict`]) and the figures that, changed alone, would mend it ([`Suspect`]).

mod across;
mod advise;
mod cells;
mod columns;
mod conflict;
mod decide;
mod describe;
mod finding;
mod habits;
mod heading;
mod plausible;
mod quantity;
mod question;
mod recover;
mod relation;
mod report;
mod rows;
mod rule;
mod solver;
mod state;
mod suspect;
mod targets;
mod verdict;
mod within;
mod witness;

pub(crate) use cells::Cells;
pub use conflict::{Conflict, ConflictCell, ConflictRelation};
pub use describe::CellName;
pub use finding::{Finding, Severity};
pub use question::Question;
pub use recover::RecoverError;
pub(crate) use relation::{CellIndex, Relation};
pub use relation::{RelationKind, Unchecked};
pub use report::{Counts, Report, ReportTable, ReportUnit, check, check_with};
pub use rule::Rule;
pub(crate) use state::relations;
pub use suspect::{Slip, Suspect};
pub use verdict::Verdict;
pub use witness::Witness;
