use crate::text::terms;

terms! {
    /// Whether budgets or final accounts are disclosed.
    #[non_exhaustive]
    pub enum Stage is "stage of a budget (预算 or 决算)", tested as the_words_of_stage, not "", " ", "执行" {
        /// The budget of the year (预算).
        Budget = "预算" as "budget",
        /// Final accounts (决算).
        FinalAccount = "决算" as "final-account",
    }
}
