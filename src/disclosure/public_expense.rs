/// One of the three public expenditures (三公经费): spending on official overseas visits, official vehicles
/// and official hospitality; or what is printed beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicExpense {
    /// The three together (三公经费合计).
    #[strum(serialize = "三公经费")]
    Total,
    /// Official overseas visits (因公出国（境）费).
    #[strum(serialize = "因公出国（境）费")]
    Overseas,
    /// Purchase and operation of official vehicles (公务用车购置及运行维护费).
    #[strum(serialize = "公务用车购置及运行费")]
    Vehicles,
    /// Purchase of official vehicles (公务用车购置费).
    #[strum(serialize = "公务用车购置费")]
    VehiclePurchase,
    /// Operation and maintenance of official vehicles (公务用车运行维护费).
    #[strum(serialize = "公务用车运行费")]
    VehicleOperation,
    /// Official hospitality (公务接待费).
    #[strum(serialize = "公务接待费")]
    Hospitality,
    /// Meetings (会议费), beside the three.
    #[strum(serialize = "会议费")]
    Meetings,
    /// Training (培训费), beside the three.
    #[strum(serialize = "培训费")]
    Training,
    /// Operating expenses of government bodies (机关运行经费), beside the three.
    #[strum(serialize = "机关运行经费")]
    OperatingCost,
}

impl PublicExpense {
    /// All of them, in order.
    pub const ALL: &[Self] = &[
        Self::Total,
        Self::Overseas,
        Self::Vehicles,
        Self::VehiclePurchase,
        Self::VehicleOperation,
        Self::Hospitality,
        Self::Meetings,
        Self::Training,
        Self::OperatingCost,
    ];
}
