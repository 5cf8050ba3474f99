code_type! {
    /// A code of the revenue classification (收入分类科目): 3, 5, 7 or 9 digits (类, 款, 项, 目)
    /// beginning with 1, such as 1010101.
    RevenueCode, "revenue code of 3, 5, 7 or 9 digits beginning with 1 (收入分类)", classes 100 to 199, digits 3 | 5 | 7 | 9
}

impl RevenueCode {
    /// The code right above; `None` for a class.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.0.parent().map(Self)
    }
}
