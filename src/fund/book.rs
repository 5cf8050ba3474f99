use crate::text::terms;

terms! {
    /// One of the four budgets (四本预算) of a government (Budget Law, 预算法, art. 5).
    ///
    /// A department budget carries the first three, never social insurance funds (预算法实施条例, art. 5).
    ///
    /// ```
    /// use yusuan::fund::BudgetBook;
    ///
    /// let book: BudgetBook = "政府性基金预算".parse()?;
    /// assert_eq!(book, BudgetBook::GovernmentFunds);
    /// # Ok::<(), yusuan::TermError>(())
    /// ```
    pub enum BudgetBook is "government budget (四本预算)", tested as the_words_of_budget_book, not "", " ", "合计" {
        /// General public budget (一般公共预算).
        GeneralPublic = "一般公共预算",
        /// Budget for government-managed funds (政府性基金预算).
        GovernmentFunds = "政府性基金预算",
        /// Budget for state capital operations (国有资本经营预算).
        StateCapital = "国有资本经营预算",
        /// Budget for social insurance funds (社会保险基金预算).
        SocialInsurance = "社会保险基金预算",
    }
}
