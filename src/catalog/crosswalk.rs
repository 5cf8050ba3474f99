use crate::text::terms;
use core::fmt;

use super::apportion::ApportionError;
use super::evidence::Evidence;
use crate::code::account::sealed::Keyed;
use crate::code::{AccountCode, DepartmentEconomicSection, GovernmentEconomicSection};
use crate::year::FiscalYear;

terms! {
    /// Kind of a unit (单位性质), which decides where its expenditure stands in the government economic
    /// classification.
    #[non_exhaustive]
    pub enum UnitKind is "kind of unit (行政单位 or 事业单位)", tested as the_words_of_unit_kind, not "", " ", "企业单位" {
        /// Administrative unit (行政单位, and institutions run by civil-service rules): classes 501 to 504,
        /// and all above 506.
        Administrative = "行政单位",
        /// Public institution (事业单位): classes 505 and 506, and all above.
        PublicInstitution = "事业单位",
    }
}

impl UnitKind {
    /// Whether expenditure of such a unit can stand in the section.
    #[must_use]
    pub const fn meets(self, section: GovernmentEconomicSection) -> bool {
        match section.class().number() {
            501..=504 => matches!(self, Self::Administrative),
            505 | 506 => matches!(self, Self::PublicInstitution),
            _ => true,
        }
    }
}

/// A section of the government and one of the department economic classification that meet
/// (两套经济分类对应关系). Many sections meet several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    government: GovernmentEconomicSection,
    department: DepartmentEconomicSection,
    evidence: Evidence,
}

impl Link {
    /// The section of the government classification.
    #[must_use]
    pub const fn government(self) -> GovernmentEconomicSection {
        self.government
    }

    /// The section of the department classification.
    #[must_use]
    pub const fn department(self) -> DepartmentEconomicSection {
        self.department
    }

    /// How it is known that they meet.
    #[must_use]
    pub const fn evidence(self) -> Evidence {
        self.evidence
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} – {} ({})", self.government, self.department, self.evidence)
    }
}

impl serde::Serialize for Link {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut link = serializer.serialize_struct("Link", 3)?;
        link.serialize_field("government_code", &self.government)?;
        link.serialize_field("department_code", &self.department)?;
        link.serialize_field("evidence", self.evidence.tier())?;
        link.end()
    }
}

/// An amount that cannot be split over sections of the other classification.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SplitError {
    /// The two do not meet.
    #[error("{from} does not go to {to} in {year}")]
    NotLinked {
        /// The section whose amount is split.
        from: AccountCode,
        /// The target.
        to: AccountCode,
        /// The fiscal year.
        year: FiscalYear,
    },
    /// The shares make no split.
    #[error(transparent)]
    Apportion(#[from] ApportionError),
}

/// A link in the compiled list.
pub(super) struct LinkRow {
    government: u32,
    department: u32,
    evidence: Evidence,
}

impl LinkRow {
    pub(super) fn link(&self) -> Option<Link> {
        Some(Link {
            government: GovernmentEconomicSection::from_key(self.government)?,
            department: DepartmentEconomicSection::from_key(self.department)?,
            evidence: self.evidence,
        })
    }
}

pub(super) const fn link(government: u32, department: u32, evidence: Evidence) -> LinkRow {
    LinkRow { government, department, evidence }
}
