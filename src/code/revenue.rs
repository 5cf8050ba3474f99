use super::CodeLevel;

code_type! {
    /// A code of the revenue classification (收入分类科目): 3, 5, 7 or 9 digits (类, 款, 项, 目)
    /// beginning with 1, such as 1010101.
    ///
    /// ```
    /// use yusuan::code::RevenueCode;
    ///
    /// let item: RevenueCode = "1010101".parse()?;
    /// assert_eq!(item.class().to_string(), "101");
    /// assert_eq!(item.section(), Some(RevenueCode::constant("10101")));
    /// assert_eq!(item.parent(), item.section());
    /// # Ok::<(), yusuan::code::CodeError>(())
    /// ```
    RevenueCode, "revenue code of 3, 5, 7 or 9 digits beginning with 1 (收入分类)", classes 100 to 199, digits 3 | 5 | 7 | 9
}

impl RevenueCode {
    /// The class (类) above it, or itself.
    #[must_use]
    pub const fn class(self) -> Self {
        Self(self.0.up_to(CodeLevel::Class))
    }

    /// The section (款) above it, or itself; `None` for a class.
    #[must_use]
    pub fn section(self) -> Option<Self> {
        self.0.climb(CodeLevel::Section).map(Self)
    }

    /// The item (项) above it, or itself; `None` when the code stands higher.
    #[must_use]
    pub fn item(self) -> Option<Self> {
        self.0.climb(CodeLevel::Item).map(Self)
    }

    /// The code right above; `None` for a class.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.0.parent().map(Self)
    }
}
