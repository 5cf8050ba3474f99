/// A category of government procurement (采购品目大类).
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
    strum::EnumIter,
    serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum PurchaseCategory {
    /// Goods (货物).
    #[strum(serialize = "货物")]
    Goods,
    /// Works (工程).
    #[strum(serialize = "工程")]
    Works,
    /// Services (服务).
    #[strum(serialize = "服务")]
    Services,
}
