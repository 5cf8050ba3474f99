use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{IndicatorClass, IndicatorKind, TargetValue};
use crate::money::Figure;

/// Performance indicator (绩效指标) of the third level (三级指标): where it stands in the tree, its name, its target value.
///
/// ```
/// use yusuan::performance::{Indicator, IndicatorClass, IndicatorKind};
///
/// let indicator = Indicator::new(IndicatorKind::Quantity, "创业培训", "2000人次以上");
/// assert_eq!(indicator.class(), Some(IndicatorClass::Output));
/// assert_eq!(indicator.value().to_string(), "2000人次以上");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "RawIndicator", into = "RawIndicator")]
pub struct Indicator {
    /// Of an indicator that stands directly below its first level.
    class: Option<IndicatorClass>,
    kind: Option<IndicatorKind>,
    name: Box<str>,
    value: TargetValue,
}

/// The indicators of a target as a tree (绩效指标): 一级 → 二级 → 三级, in the order printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct IndicatorTree {
    indicators: Vec<Indicator>,
}

impl Indicator {
    /// An indicator under its second level.
    #[must_use]
    pub fn new(kind: IndicatorKind, name: &str, value: &str) -> Self {
        Self::printed(Some(kind), name, value)
    }

    pub(crate) fn printed(kind: Option<IndicatorKind>, name: &str, value: &str) -> Self {
        Self { class: None, kind, name: name.trim().into(), value: TargetValue::new(value) }
    }

    /// The indicator directly below a first level.
    pub(crate) fn within(self, class: Option<IndicatorClass>) -> Self {
        Self { class, kind: None, ..self }
    }

    /// Its first level (一级指标); `None` where it stands below none.
    #[must_use]
    pub fn class(&self) -> Option<IndicatorClass> {
        self.kind.map(IndicatorKind::class).or(self.class)
    }

    /// Its second level (二级指标); `None` where it stands below none.
    #[must_use]
    pub const fn kind(&self) -> Option<IndicatorKind> {
        self.kind
    }

    /// Its name (三级指标), as printed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its target value (指标值).
    #[must_use]
    pub const fn value(&self) -> &TargetValue {
        &self.value
    }

    /// What it costs, where it is a cost indicator given in money. Money printed under 时效 has slipped there from 成本:
    /// a time is no money.
    #[must_use]
    pub fn cost(&self) -> Option<Figure> {
        let kind = self.kind?;
        if kind.is_cost() || kind == IndicatorKind::Timeliness { self.value.money(true) } else { None }
    }
}

/// An indicator on the wire: its first level is written where it has no second.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Indicator", deny_unknown_fields)]
struct RawIndicator {
    #[serde(default)]
    class: Option<IndicatorClass>,
    #[serde(default)]
    kind: Option<IndicatorKind>,
    name: Box<str>,
    value: TargetValue,
}

impl From<RawIndicator> for Indicator {
    fn from(raw: RawIndicator) -> Self {
        let class = raw.class.filter(|_| raw.kind.is_none());
        Self { class, kind: raw.kind, name: raw.name, value: raw.value }
    }
}

impl From<Indicator> for RawIndicator {
    fn from(indicator: Indicator) -> Self {
        Self { class: indicator.class, kind: indicator.kind, name: indicator.name, value: indicator.value }
    }
}

impl IndicatorTree {
    /// A tree of these indicators, in this order.
    #[must_use]
    pub const fn new(indicators: Vec<Indicator>) -> Self {
        Self { indicators }
    }

    pub(crate) fn push(&mut self, indicator: Indicator) {
        self.indicators.push(indicator);
    }

    /// All indicators of the third level, in the order printed.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indicators.is_empty()
    }

    /// The first levels that hold indicators.
    pub fn classes(&self) -> impl Iterator<Item = IndicatorClass> + '_ {
        let mut classes: Vec<IndicatorClass> = self.indicators.iter().filter_map(Indicator::class).collect();
        classes.sort_unstable();
        classes.dedup();
        classes.into_iter()
    }

    /// The second levels under a first level that hold indicators.
    pub fn kinds(&self, class: IndicatorClass) -> impl Iterator<Item = IndicatorKind> + '_ {
        let mut kinds: Vec<IndicatorKind> =
            self.indicators.iter().filter_map(Indicator::kind).filter(|kind| kind.class() == class).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.into_iter()
    }

    /// The indicators under a second level.
    pub fn under(&self, kind: IndicatorKind) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.kind == Some(kind))
    }
}

impl FromIterator<Indicator> for IndicatorTree {
    fn from_iter<I: IntoIterator<Item = Indicator>>(indicators: I) -> Self {
        Self::new(indicators.into_iter().collect())
    }
}
