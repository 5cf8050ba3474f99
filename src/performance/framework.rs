use crate::text::{Dropped, fold_char, terms};
use alloc::string::String;

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
        Some(match bare(label).as_str() {
            "产出" | "完成" | "项目完成" | "项目产出" => Self::Output,
            "效益" | "项目效益" | "效果" => Self::Benefit,
            "满意度" => Self::Satisfaction,
            "成本" => Self::Cost,
            _ => return None,
        })
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
        Some(match bare(label).as_str() {
            "数量" => Self::Quantity,
            "质量" => Self::Quality,
            "时效" => Self::Timeliness,
            "成本" => Self::Cost,
            "经济效益" => Self::EconomicBenefit,
            "社会效益" => Self::SocialBenefit,
            "生态效益" | "环境效益" => Self::EcologicalBenefit,
            "可持续影响" | "可持续发展" | "可持续性影响" => Self::SustainedInfluence,
            "服务对象满意度" | "社会公众或服务对象满意度" | "受益对象满意度" | "满意度" => {
                Self::ClientSatisfaction
            }
            "经济成本" => Self::EconomicCost,
            "社会成本" => Self::SocialCost,
            "生态环境成本" => Self::EnvironmentalCost,
            _ => return None,
        })
    }
}

/// A label without white space and without 指标 at its end.
fn bare(label: &str) -> String {
    let mut folded: String = label.chars().filter_map(|c| fold_char(c, Dropped::Blanks)).take(24).collect();
    if let Some(rest) = folded.strip_suffix("指标") {
        let kept = rest.len();
        folded.truncate(kept);
    }
    folded
}
