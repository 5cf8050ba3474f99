use alloc::collections::BTreeMap;

use super::{PerformanceGoals, ProjectProfile};
use crate::fund::FundSource;
use crate::money::{Amount, AmountError};

/// Performance target of one project (项目支出绩效目标): what the project is, its money by source, its goals and indicators.
///
/// ```
/// use yusuan::performance::ProjectTarget;
/// use yusuan::{Amount, FundSource};
///
/// let target = ProjectTarget::new("党建经费", [(FundSource::GeneralPublic, Amount::from_fen(2_000_000))]);
/// assert_eq!(target.annual()?.to_string(), "20000.00");
/// assert_eq!(target.appropriation()?, target.annual()?);
/// # Ok::<(), yusuan::money::AmountError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProjectTarget {
    /// What the project is (项目概况).
    pub profile: ProjectProfile,
    /// The money of the year, by source (资金来源).
    pub sources: BTreeMap<FundSource, Amount>,
    /// The money of the medium term (中长期资金总额), where stated.
    #[serde(default)]
    pub medium_term: Option<Amount>,
    /// What earlier years gave a continued project (延续项目以前年度预算安排), where stated.
    #[serde(default)]
    pub earlier_years: Option<Amount>,
    /// What of the year's money is government procurement (政府采购), services included.
    #[serde(default)]
    pub procurement: Amount,
    /// What of that is government purchase of services (政府购买服务).
    #[serde(default)]
    pub purchased_services: Amount,
    /// The goals and their indicators.
    #[serde(default)]
    pub goals: PerformanceGoals,
}

impl ProjectTarget {
    /// A target of the project with this name and money.
    #[must_use]
    pub fn new(name: &str, sources: impl IntoIterator<Item = (FundSource, Amount)>) -> Self {
        Self {
            profile: ProjectProfile { name: name.into(), ..ProjectProfile::default() },
            sources: sources.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The money of the year (年度资金总额): all sources.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn annual(&self) -> Result<Amount, AmountError> {
        Amount::checked_sum(self.sources.values().copied())
    }

    /// What of the year's money is budget appropriations (财政拨款).
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn appropriation(&self) -> Result<Amount, AmountError> {
        Amount::checked_sum(
            self.sources.iter().filter(|(source, _)| source.book().is_some()).map(|(_, amount)| *amount),
        )
    }

    /// What the cost indicators of the year given in money add up to (成本指标).
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn costs(&self) -> Result<Amount, AmountError> {
        let indicators = self.goals.annual.indicators.indicators().iter();
        Amount::checked_sum(
            indicators.filter_map(super::Indicator::cost).map(|figure| Amount::from_fen(figure.fen())),
        )
    }
}
