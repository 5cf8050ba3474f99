use super::packed::Packed;
use super::{CodeError, CodeLevel, Split};

code_type! {
    /// Class (类) of the functional classification (支出功能分类), such as 208.
    FunctionClass, "function class code of 3 digits from 200 to 299 (功能分类 类)", classes 200 to 299, digits 3
}
code_type! {
    /// Section (款) of the functional classification (支出功能分类), such as 20801.
    FunctionSection, "function section code of 5 digits beginning with 2 (功能分类 款)", classes 200 to 299, digits 5
}
code_type! {
    /// Item (项) of the functional classification (支出功能分类), such as 2080109: the level at
    /// which the Budget Law (预算法, art. 46) has expenditure by function compiled.
    ///
    /// ```
    /// use yusuan::code::{FunctionClass, FunctionItem};
    ///
    /// let item: FunctionItem = "2080109".parse()?;
    /// assert_eq!(item.class(), FunctionClass::constant("208"));
    /// assert_eq!(item.section().to_string(), "20801");
    ///
    /// let error = "208010".parse::<FunctionItem>().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`208010` is not a function item code of 7 digits beginning with 2 (功能分类 项): found 6 characters",
    /// );
    /// # Ok::<(), yusuan::code::CodeError>(())
    /// ```
    FunctionItem, "function item code of 7 digits beginning with 2 (功能分类 项)", classes 200 to 299, digits 7
}
code_type! {
    /// A code of the functional classification (支出功能分类科目) at any level: 3, 5 or 7 digits.
    ///
    /// ```
    /// use yusuan::code::{FunctionCode, FunctionItem};
    ///
    /// let code: FunctionCode = "2080109".parse()?;
    /// assert_eq!(code.item(), Some(FunctionItem::constant("2080109")));
    /// let path: Vec<String> =
    ///     std::iter::successors(Some(code), |code| code.parent()).map(|code| code.to_string()).collect();
    /// assert_eq!(path, ["2080109", "20801", "208"]);
    /// # Ok::<(), yusuan::code::CodeError>(())
    /// ```
    FunctionCode, "function code of 3, 5 or 7 digits beginning with 2 (功能分类)", classes 200 to 299, digits 3 | 5 | 7
}
code_widens! {
    FunctionClass => FunctionCode, FunctionSection => FunctionCode, FunctionItem => FunctionCode,
}

impl FunctionSection {
    /// The class (类) above it.
    #[must_use]
    pub const fn class(self) -> FunctionClass {
        FunctionClass(self.0.up_to(CodeLevel::Class))
    }
}

impl FunctionItem {
    /// The class (类) above it.
    #[must_use]
    pub const fn class(self) -> FunctionClass {
        FunctionClass(self.0.up_to(CodeLevel::Class))
    }

    /// The section (款) above it.
    #[must_use]
    pub const fn section(self) -> FunctionSection {
        FunctionSection(self.0.up_to(CodeLevel::Section))
    }
}

impl FunctionItem {
    /// Place among all items in table order: 0 for 2000000 to 999,999 for 2999999.
    #[inline]
    pub(crate) const fn ordinal(self) -> usize {
        self.0.value_at(CodeLevel::Item).wrapping_sub(2_000_000) as usize
    }

    /// The item at a place from 0 to 999,999.
    pub(crate) const fn from_ordinal(ordinal: usize) -> Self {
        Self(Packed::at(2_000_000 + (ordinal % 1_000_000) as u32, CodeLevel::Item))
    }
}

impl FunctionCode {
    /// The class (类) above it, or itself.
    #[must_use]
    pub const fn class(self) -> FunctionClass {
        FunctionClass(self.0.up_to(CodeLevel::Class))
    }

    /// The section (款) above it, or itself; `None` for a class.
    #[must_use]
    pub fn section(self) -> Option<FunctionSection> {
        self.0.climb(CodeLevel::Section).map(FunctionSection)
    }

    /// The item (项), when the code stands at that level.
    #[must_use]
    pub fn item(self) -> Option<FunctionItem> {
        self.0.climb(CodeLevel::Item).map(FunctionItem)
    }

    /// The code right above; `None` for a class.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.0.parent().map(Self)
    }

    /// Reads the split form (类|款|项 in three cells). Cells may be padded with spaces; trailing
    /// cells may be empty. A cell of one digit below the class has lost its leading zero, which is
    /// put back and reported.
    ///
    /// # Errors
    ///
    /// - a character that is no digit,
    /// - a class not of 3 digits, or another cell not of 2 (or 1),
    /// - an empty cell before one that is not,
    /// - a class of another classification.
    pub fn from_split(cells: [&str; 3]) -> Result<Split<Self>, CodeError> {
        Split::read(&cells, Self::WORDS)
    }
}
