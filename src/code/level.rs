use crate::text::terms;

terms! {
    /// How deep a code stands in its classification.
    ///
    /// ```
    /// use yusuan::code::{CodeLevel, FunctionCode};
    ///
    /// let code: FunctionCode = "20801".parse()?;
    /// assert_eq!(code.level(), CodeLevel::Section);
    /// assert_eq!(code.level().to_string(), "款");
    /// assert!(CodeLevel::Class < CodeLevel::Item);
    /// # Ok::<(), yusuan::code::CodeError>(())
    /// ```
    #[non_exhaustive]
    pub enum CodeLevel is "level of a code (类, 款, 项 or 目)", tested as the_words_of_code_level, not "", " ", "节" {
        /// Class (类), three digits.
        Class = "类",
        /// Section (款), five digits.
        Section = "款",
        /// Item (项), seven digits.
        Item = "项",
        /// Sub-item (目), nine digits, revenue only.
        SubItem = "目",
    }
}

impl CodeLevel {
    /// The number of digits of a code at this level.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::Class => 3,
            Self::Section => 5,
            Self::Item => 7,
            Self::SubItem => 9,
        }
    }

    /// The level right below; `None` below a sub-item.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::Class => Some(Self::Section),
            Self::Section => Some(Self::Item),
            Self::Item => Some(Self::SubItem),
            Self::SubItem => None,
        }
    }

    /// The level whose codes have this many digits.
    pub(super) const fn of_digits(digits: usize) -> Option<Self> {
        match digits {
            3 => Some(Self::Class),
            5 => Some(Self::Section),
            7 => Some(Self::Item),
            9 => Some(Self::SubItem),
            _ => None,
        }
    }

    /// What the last digit of a code at this level counts when codes are written with nine digits.
    pub(super) const fn unit(self) -> u32 {
        match self {
            Self::Class => 1_000_000,
            Self::Section => 10_000,
            Self::Item => 100,
            Self::SubItem => 1,
        }
    }
}
