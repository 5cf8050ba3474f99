use crate::text::terms;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use crate::money::{Figure, MoneyUnit};
use crate::text::half_width;

/// Target value of an indicator (指标值): the text as printed, and what of it can be counted.
///
/// ```
/// use yusuan::performance::{Comparison, IndicatorTarget, TargetValue};
///
/// let value = TargetValue::new("2.8万人以上");
/// let [IndicatorTarget::Number { comparison, number, unit }] = value.targets() else { panic!() };
/// assert_eq!((*comparison, number.to_string().as_str(), &**unit), (Comparison::AtLeast, "2.8", "万人"));
/// assert_eq!(value.text(), "2.8万人以上");
///
/// assert_eq!(TargetValue::new("50场次; 18万人").targets().len(), 2);
/// assert!(TargetValue::new("保障本地企业人力资源需求").is_qualitative());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "String", into = "String")]
pub struct TargetValue {
    text: Box<str>,
    targets: Vec<IndicatorTarget>,
}

/// One thing a target value asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IndicatorTarget {
    /// A number (`≥90%`, `2.8万人以上`).
    Number {
        /// How what is reached compares with it.
        comparison: Comparison,
        /// The number, in its unit.
        number: Decimal,
        /// The unit as printed, perhaps empty.
        unit: Box<str>,
    },
    /// A date by which it is reached (`2022年底前`, `2022年12月31日前`).
    By {
        /// The year.
        year: u16,
        /// The month; the end of the year without one.
        month: Option<u8>,
        /// The day; the end of the month without one.
        day: Option<u8>,
    },
}

terms! {
    /// How what is reached compares with the target (指标性质).
    pub enum Comparison is "way of comparing with a target (≥, ≤, ＝, ＞ or ＜)", tested as the_words_of_comparison, not "", " ", ">>" {
        /// At least (≥, 以上, 不低于).
        AtLeast = "≥" as "at-least",
        /// At most (≤, 以内, 不超过).
        AtMost = "≤" as "at-most",
        /// Equal (＝), also where nothing is said.
        Equal = "＝" as "equal",
        /// More than (＞).
        MoreThan = "＞" as "more-than",
        /// Less than (＜).
        LessThan = "＜" as "less-than",
    }
}

impl TargetValue {
    /// Longer texts are sentences.
    const COUNTED: usize = 60;

    /// Reads a target value; any text is one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let folded: String =
            text.chars().map(half_width).filter(|c| !c.is_whitespace()).take(Self::COUNTED + 1).collect();
        let mut targets = Vec::new();
        if folded.chars().count() <= Self::COUNTED {
            for piece in folded.split(';') {
                targets.extend(date(piece).map_or_else(|| numbers(piece), |date| Vec::from([date])));
            }
        }
        Self { text: text.into(), targets }
    }

    /// The text as printed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What of it can be counted, in the order printed.
    #[must_use]
    pub fn targets(&self) -> &[IndicatorTarget] {
        &self.targets
    }

    /// Whether nothing of it can be counted (定性).
    #[must_use]
    pub fn is_qualitative(&self) -> bool {
        self.targets.is_empty()
    }

    /// The value as an amount of money, where it is one and nothing else: `3万元`, `≤27万元`. A bare `1.2万` is money
    /// only where the indicator states a cost.
    #[must_use]
    pub fn money(&self, is_cost: bool) -> Option<Figure> {
        let [IndicatorTarget::Number { comparison, number, unit }] = self.targets.as_slice() else {
            return None;
        };
        let unit = match &**unit {
            "万" if is_cost => MoneyUnit::TenThousandYuan,
            "亿" if is_cost => MoneyUnit::HundredMillionYuan,
            unit => unit.parse().ok()?,
        };
        let bound = matches!(comparison, Comparison::AtMost | Comparison::Equal | Comparison::LessThan);
        if is_cost && !bound {
            return None;
        }
        Figure::new(*number, unit).ok()
    }
}

impl fmt::Display for TargetValue {
    /// As printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<String> for TargetValue {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<TargetValue> for String {
    fn from(value: TargetValue) -> Self {
        value.text.into()
    }
}

/// `10、20、30场以上` is three numbers with one unit.
fn numbers(piece: &str) -> Vec<IndicatorTarget> {
    number_list(piece).unwrap_or_default()
}

fn number_list(piece: &str) -> Option<Vec<IndicatorTarget>> {
    const BEFORE: [(&str, Comparison); 22] = [
        ("≥", Comparison::AtLeast),
        ("≧", Comparison::AtLeast),
        (">=", Comparison::AtLeast),
        ("不低于", Comparison::AtLeast),
        ("不少于", Comparison::AtLeast),
        ("不小于", Comparison::AtLeast),
        ("大于等于", Comparison::AtLeast),
        ("≤", Comparison::AtMost),
        ("≦", Comparison::AtMost),
        ("<=", Comparison::AtMost),
        ("不超过", Comparison::AtMost),
        ("不高于", Comparison::AtMost),
        ("不大于", Comparison::AtMost),
        ("小于等于", Comparison::AtMost),
        ("=", Comparison::Equal),
        ("等于", Comparison::Equal),
        (">", Comparison::MoreThan),
        ("大于", Comparison::MoreThan),
        ("超过", Comparison::MoreThan),
        ("<", Comparison::LessThan),
        ("小于", Comparison::LessThan),
        ("低于", Comparison::LessThan),
    ];
    const AFTER: [(&str, Comparison); 7] = [
        ("及以上", Comparison::AtLeast),
        ("以上", Comparison::AtLeast),
        ("及以下", Comparison::AtMost),
        ("以下", Comparison::AtMost),
        ("及以内", Comparison::AtMost),
        ("以内", Comparison::AtMost),
        ("之内", Comparison::AtMost),
    ];
    let mut rest =
        ["分别达到", "分别", "达到"].iter().find_map(|word| piece.strip_prefix(word)).unwrap_or(piece);
    let mut comparison = None;
    if let Some((word, said)) = BEFORE.iter().find(|(word, _)| rest.starts_with(word)) {
        comparison = Some(*said);
        rest = rest.get(word.len()..)?;
    }
    if let Some((word, said)) = AFTER.iter().find(|(word, _)| rest.ends_with(word)) {
        comparison = comparison.or(Some(*said));
        rest = rest.get(..rest.len() - word.len())?;
    }
    let mut found = Vec::new();
    loop {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
        let digits = rest.get(..end)?;
        found.push(decimal(digits)?);
        rest = rest.get(end..)?;
        match rest.strip_prefix('、') {
            Some(next) => rest = next,
            None => break,
        }
    }
    let unit = rest;
    let plain = |c: char| c.is_alphabetic() && c != '年' || matches!(c, '%' | '‰' | '/' | '℃' | '²' | '³');
    let years = unit == "年";
    if !(years || unit.chars().all(plain) && unit.chars().count() <= 8) {
        return None;
    }
    let comparison = comparison.unwrap_or(Comparison::Equal);
    Some(
        found
            .into_iter()
            .map(|number| IndicatorTarget::Number { comparison, number, unit: unit.into() })
            .collect(),
    )
}

fn decimal(digits: &str) -> Option<Decimal> {
    let bare: String = digits.chars().filter(|c| *c != ',').collect();
    (bare.starts_with(|c: char| c.is_ascii_digit()) && bare.ends_with(|c: char| c.is_ascii_digit()))
        .then(|| Decimal::from_str_exact(&bare).ok())
        .flatten()
}

/// `2022年底前`, `2022年6月底`, `2022年12月31日前`.
fn date(piece: &str) -> Option<IndicatorTarget> {
    let part = |text: &str, mark: char| -> Option<(u16, String)> {
        let (digits, rest) = text.split_once(mark)?;
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| u16::from_str(digits).ok()).flatten().map(|number| (number, rest.to_string()))
    };
    let (year, rest) = part(piece, '年').filter(|(year, _)| (1949..=2999).contains(year))?;
    let (month, rest) = match part(&rest, '月') {
        Some((month, rest)) => {
            (Some(u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?), rest)
        }
        None => (None, rest),
    };
    let (day, rest) = match part(&rest, '日') {
        Some((day, rest)) => (Some(u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?), rest),
        None => (None, rest),
    };
    let end = [
        "",
        "底",
        "末",
        "前",
        "底前",
        "末前",
        "之前",
        "以前",
        "底之前",
        "底以前",
        "内",
        "前完成",
        "底前完成",
    ];
    end.contains(&rest.as_str()).then_some(IndicatorTarget::By { year, month, day })
}
