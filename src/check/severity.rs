/// How much a finding weighs, the gravest first.
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
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// The tables contradict themselves.
    Error,
    /// Worth looking into.
    Warning,
    /// Worth knowing.
    Note,
}
