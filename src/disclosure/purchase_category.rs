use crate::text::terms;

terms! {
    /// A category of government procurement (采购品目大类).
    pub enum PurchaseCategory is "category of procurement (货物, 工程 or 服务)", tested as the_words_of_purchase_category, not "", " ", "物资" {
        /// Goods (货物).
        Goods = "货物" as "goods",
        /// Works (工程).
        Works = "工程" as "works",
        /// Services (服务).
        Services = "服务" as "services",
    }
}
