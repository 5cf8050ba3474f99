use crate::text::{Dropped, fold, terms};
use crate::vocabulary::{Topic, Vocabulary};

/// Framework of indicators (绩效指标体系): which second level belongs under which first. Forms of both are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Framework {
    /// Before 2021: 成本指标 is a second level under 产出指标.
    Earlier,
    /// Since 财预〔2021〕101号: 成本指标 is a first level of its own.
    Since2021,
}

impl Framework {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Earlier, Self::Since2021];
}

terms! {
    /// First level of the indicators (一级指标).
    #[non_exhaustive]
    pub enum IndicatorClass is "first level of the indicators (一级指标)", tested as the_words_of_indicator_class, not "", " ", "合计" {
        /// Output (产出指标, also printed 完成指标).
        Output = "产出指标",
        /// Benefit (效益指标).
        Benefit = "效益指标",
        /// Satisfaction (满意度指标).
        Satisfaction = "满意度指标",
        /// Cost (成本指标), a first level since 2021.
        Cost = "成本指标",
    }
}

terms! {
    /// Second level of the indicators (二级指标).
    #[non_exhaustive]
    pub enum IndicatorKind is "second level of the indicators (二级指标)", tested as the_words_of_indicator_kind, not "", " ", "合计" {
        /// Quantity (数量指标).
        Quantity = "数量指标",
        /// Quality (质量指标).
        Quality = "质量指标",
        /// Timeliness (时效指标).
        Timeliness = "时效指标",
        /// Cost (成本指标), as a second level of the earlier framework.
        Cost = "成本指标",
        /// Economic benefit (经济效益指标).
        EconomicBenefit = "经济效益指标",
        /// Social benefit (社会效益指标).
        SocialBenefit = "社会效益指标",
        /// Ecological benefit (生态效益指标).
        EcologicalBenefit = "生态效益指标",
        /// Sustained influence (可持续影响指标).
        SustainedInfluence = "可持续影响指标",
        /// Satisfaction of those served (服务对象满意度指标).
        ClientSatisfaction = "服务对象满意度指标",
        /// Economic cost (经济成本指标).
        EconomicCost = "经济成本指标",
        /// Social cost (社会成本指标).
        SocialCost = "社会成本指标",
        /// Cost to the environment (生态环境成本指标).
        EnvironmentalCost = "生态环境成本指标",
    }
}

impl IndicatorClass {
    /// Whether the framework has it.
    #[must_use]
    pub const fn is_in(self, framework: Framework) -> bool {
        !matches!((self, framework), (Self::Cost, Framework::Earlier))
    }

    /// The first level a label speaks of; `指标` at its end may be missing.
    #[must_use]
    pub fn of_label(label: &str) -> Option<Self> {
        Self::by_words(label, Vocabulary::builtin())
    }

    /// The first level a label speaks of by the words of a vocabulary (its topic `indicator-class`).
    #[must_use]
    pub fn by_words(label: &str, words: &Vocabulary) -> Option<Self> {
        words.find(Topic::IndicatorClass, bare(&fold(label, Dropped::Blanks), words))?.parse().ok()
    }
}

impl IndicatorKind {
    /// The first level it stands under; `None` where the framework does not have it.
    #[must_use]
    pub const fn class_in(self, framework: Framework) -> Option<IndicatorClass> {
        Some(match (self, framework) {
            (Self::Quantity | Self::Quality | Self::Timeliness, _) | (Self::Cost, Framework::Earlier) => {
                IndicatorClass::Output
            }
            (
                Self::EconomicBenefit
                | Self::SocialBenefit
                | Self::EcologicalBenefit
                | Self::SustainedInfluence,
                _,
            ) => IndicatorClass::Benefit,
            (Self::ClientSatisfaction, _) => IndicatorClass::Satisfaction,
            (Self::EconomicCost | Self::SocialCost | Self::EnvironmentalCost, Framework::Since2021) => {
                IndicatorClass::Cost
            }
            (Self::Cost, Framework::Since2021)
            | (Self::EconomicCost | Self::SocialCost | Self::EnvironmentalCost, Framework::Earlier) => {
                return None;
            }
        })
    }

    /// The first level it stands under, in the older framework that has it.
    #[must_use]
    pub const fn class(self) -> IndicatorClass {
        match (self.class_in(Framework::Earlier), self.class_in(Framework::Since2021)) {
            (Some(class), _) | (None, Some(class)) => class,
            // Every second level is in one of the two.
            (None, None) => IndicatorClass::Output,
        }
    }

    /// Whether it states what something costs.
    #[must_use]
    pub const fn is_cost(self) -> bool {
        matches!(self, Self::Cost | Self::EconomicCost | Self::SocialCost | Self::EnvironmentalCost)
    }

    /// The second level a label speaks of; `指标` at its end may be missing.
    #[must_use]
    pub fn of_label(label: &str) -> Option<Self> {
        Self::by_words(label, Vocabulary::builtin())
    }

    /// The second level a label speaks of by the words of a vocabulary (its topic `indicator-kind`).
    #[must_use]
    pub fn by_words(label: &str, words: &Vocabulary) -> Option<Self> {
        words.find(Topic::IndicatorKind, bare(&fold(label, Dropped::Blanks), words))?.parse().ok()
    }
}

/// A folded label, or as much of it as any label of an indicator has, without 指标 at its end.
fn bare<'l>(folded: &'l str, words: &Vocabulary) -> &'l str {
    const LONGEST: usize = 24;
    let end = folded.char_indices().nth(LONGEST).map_or(folded.len(), |(at, _)| at);
    let label = folded.get(..end).unwrap_or_default();
    words.take_end(Topic::IndicatorBehind, label).unwrap_or(label)
}
