use crate::text::terms;

terms! {
    /// Verdict (结论): the strictest reading of how the figures came about under which a budget exists.
    ///
    /// It speaks of what was checked, and [`Coverage`](super::Coverage) says how much that is: with nothing checked there is
    /// no pass but [`Verdict::Unchecked`].
    #[non_exhaustive]
    pub enum Verdict is "verdict (exact, rounded, footed, inconsistent or unchecked)", tested as the_words_of_verdict, not "", " ", "Exact", "相符" {
        /// Every sum holds to the last digit.
        Exact = "exact",
        /// Every figure is its exact amount, rounded on its own (四舍五入): sums miss by last digits (尾差).
        Rounded = "rounded",
        /// As `Rounded`, but a total may have been added up from its printed items after they were rounded; or a figure is
        /// printed with fewer decimals than its table, a blank hides less than half a unit, or an amount that ends in exactly
        /// half a unit was rounded up in one place and down in another. Findings name each such figure.
        Footed = "footed",
        /// No budget prints as these tables, however its figures were rounded.
        Inconsistent = "inconsistent",
        /// Nothing is said: no relation between printed figures could be stated, or the solver's bounds ended before an answer.
        Unchecked = "unchecked",
    }
}
