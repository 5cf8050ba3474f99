use crate::text::{TermError, half_width};
use alloc::string::String;

/// Framework of indicators (绩效指标体系): which second level belongs under which first. Forms of both are in use.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::EnumIter,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Framework {
    /// Before 2021: 成本指标 is a second level under 产出指标.
    Earlier,
    /// Since 财预〔2021〕101号: 成本指标 is a first level of its own.
    Since2021,
}

/// First level of the indicators (一级指标).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::IntoStaticStr,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown_class)]
pub enum IndicatorClass {
    /// Output (产出指标, also printed 完成指标).
    #[strum(serialize = "产出指标")]
    #[serde(rename = "产出指标")]
    Output,
    /// Benefit (效益指标).
    #[strum(serialize = "效益指标")]
    #[serde(rename = "效益指标")]
    Benefit,
    /// Satisfaction (满意度指标).
    #[strum(serialize = "满意度指标")]
    #[serde(rename = "满意度指标")]
    Satisfaction,
    /// Cost (成本指标), a first level since 2021.
    #[strum(serialize = "成本指标")]
    #[serde(rename = "成本指标")]
    Cost,
}

/// Second level of the indicators (二级指标).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::IntoStaticStr,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(parse_err_ty = TermError, parse_err_fn = unknown_kind)]
pub enum IndicatorKind {
    /// Quantity (数量指标).
    #[strum(serialize = "数量指标")]
    #[serde(rename = "数量指标")]
    Quantity,
    /// Quality (质量指标).
    #[strum(serialize = "质量指标")]
    #[serde(rename = "质量指标")]
    Quality,
    /// Timeliness (时效指标).
    #[strum(serialize = "时效指标")]
    #[serde(rename = "时效指标")]
    Timeliness,
    /// Cost (成本指标), as a second level of the earlier framework.
    #[strum(serialize = "成本指标")]
    #[serde(rename = "成本指标")]
    Cost,
    /// Economic benefit (经济效益指标).
    #[strum(serialize = "经济效益指标")]
    #[serde(rename = "经济效益指标")]
    EconomicBenefit,
    /// Social benefit (社会效益指标).
    #[strum(serialize = "社会效益指标")]
    #[serde(rename = "社会效益指标")]
    SocialBenefit,
    /// Ecological benefit (生态效益指标).
    #[strum(serialize = "生态效益指标")]
    #[serde(rename = "生态效益指标")]
    EcologicalBenefit,
    /// Sustained influence (可持续影响指标).
    #[strum(serialize = "可持续影响指标")]
    #[serde(rename = "可持续影响指标")]
    SustainedInfluence,
    /// Satisfaction of those served (服务对象满意度指标).
    #[strum(serialize = "服务对象满意度指标")]
    #[serde(rename = "服务对象满意度指标")]
    ClientSatisfaction,
    /// Economic cost (经济成本指标).
    #[strum(serialize = "经济成本指标")]
    #[serde(rename = "经济成本指标")]
    EconomicCost,
    /// Social cost (社会成本指标).
    #[strum(serialize = "社会成本指标")]
    #[serde(rename = "社会成本指标")]
    SocialCost,
    /// Cost to the environment (生态环境成本指标).
    #[strum(serialize = "生态环境成本指标")]
    #[serde(rename = "生态环境成本指标")]
    EnvironmentalCost,
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
    let mut folded: String = label.chars().map(half_width).filter(|c| !c.is_whitespace()).take(24).collect();
    if let Some(rest) = folded.strip_suffix("指标") {
        let kept = rest.len();
        folded.truncate(kept);
    }
    folded
}

fn unknown_class(text: &str) -> TermError {
    TermError::new(text, "first level of the indicators (一级指标)")
}

fn unknown_kind(text: &str) -> TermError {
    TermError::new(text, "second level of the indicators (二级指标)")
}
