use crate::text::terms;

terms! {
    /// Which side of the accounts a block stands on.
    pub enum Side is "side of the accounts (收入 or 支出)", tested as the_words_of_side, not "", " ", "结余" {
        /// Revenue (收入).
        Revenue = "收入" as "revenue",
        /// Expenditure (支出).
        Expenditure = "支出" as "expenditure",
    }
}
