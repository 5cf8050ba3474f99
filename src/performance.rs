//! Performance (绩效): the targets of a department and of its projects, the tree of indicators, and purchased
//! services (政府购买服务), which are published beside them.
//!
//! Exact targets ([`OverallTarget`], [`ProjectTarget`], [`PurchasedService`]) hold amounts of money and belong to a budget. What a printed form
//! says beside its figures is a [`PrintedTarget`].

mod framework;
mod goals;
mod indicator;
mod overall;
mod printed;
mod profile;
mod project;
mod purchase;
mod value;

pub use framework::{Framework, IndicatorClass, IndicatorKind};
pub use goals::{Goal, PerformanceGoals};
pub use indicator::{Indicator, IndicatorTree};
pub use overall::{OverallTarget, Task};
pub use printed::PrintedTarget;
pub use profile::{ProjectAttribute, ProjectBasis, ProjectProfile, ProjectTerm};
pub use project::ProjectTarget;
pub use purchase::{PurchaseFund, PurchaseTerms, PurchasedQuantity, PurchasedService};
pub use value::{Comparison, IndicatorTarget, TargetValue};
