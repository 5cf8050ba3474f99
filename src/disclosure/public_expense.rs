use crate::text::terms;

terms! {
    /// One of the three public expenditures (三公经费): spending on official overseas visits, official vehicles
    /// and official hospitality; or what is printed beside them.
    #[non_exhaustive]
    pub enum PublicExpense is "public expense (三公经费), such as 公务接待费", tested as the_words_of_public_expense, not "", " ", "培训" {
        /// The three together (三公经费合计).
        Total = "三公经费" as "total",
        /// Official overseas visits (因公出国（境）费).
        Overseas = "因公出国（境）费" as "overseas",
        /// Purchase and operation of official vehicles (公务用车购置及运行维护费).
        Vehicles = "公务用车购置及运行费" as "vehicles",
        /// Purchase of official vehicles (公务用车购置费).
        VehiclePurchase = "公务用车购置费" as "vehicle-purchase",
        /// Operation and maintenance of official vehicles (公务用车运行维护费).
        VehicleOperation = "公务用车运行费" as "vehicle-operation",
        /// Official hospitality (公务接待费).
        Hospitality = "公务接待费" as "hospitality",
        /// Meetings (会议费), beside the three.
        Meetings = "会议费" as "meetings",
        /// Training (培训费), beside the three.
        Training = "培训费" as "training",
        /// Operating expenses of government bodies (机关运行经费), beside the three.
        OperatingCost = "机关运行经费" as "operating-cost",
    }
}
