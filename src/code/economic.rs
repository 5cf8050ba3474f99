use super::packed::Packed;
use super::{CodeError, CodeLevel, Split};

code_type! {
    /// Class (类) of the department economic classification (部门预算支出经济分类), such as 302.
    DepartmentEconomicClass, "department economic class code of 3 digits from 301 to 399 (部门经济分类 类)", classes 301 to 399, digits 3
}
code_type! {
    /// Section (款) of the department economic classification (部门预算支出经济分类), such as 30201: the
    /// level at which the Budget Law (预算法, art. 46) has basic expenditure compiled.
    DepartmentEconomicSection, "department economic section code of 5 digits from 30100 to 39999 (部门经济分类 款)", classes 301 to 399, digits 5
}
code_type! {
    /// A code of the department economic classification (部门预算支出经济分类科目) at either level.
    ///
    /// ```
    /// use yusuan::code::{DepartmentEconomicClass, DepartmentEconomicCode};
    ///
    /// let code: DepartmentEconomicCode = "30201".parse()?;
    /// assert_eq!(code.class(), DepartmentEconomicClass::constant("302"));
    /// // 502 is a class of the government economic classification.
    /// assert!("50201".parse::<DepartmentEconomicCode>().is_err());
    /// # Ok::<(), yusuan::code::CodeError>(())
    /// ```
    DepartmentEconomicCode, "department economic code of 3 or 5 digits, class 301 to 399 (部门经济分类)", classes 301 to 399, digits 3 | 5
}
code_type! {
    /// Class (类) of the government economic classification (政府预算支出经济分类), such as 502.
    GovernmentEconomicClass, "government economic class code of 3 digits from 501 to 599 (政府经济分类 类)", classes 501 to 599, digits 3
}
code_type! {
    /// Section (款) of the government economic classification (政府预算支出经济分类), such as 50201.
    GovernmentEconomicSection, "government economic section code of 5 digits from 50100 to 59999 (政府经济分类 款)", classes 501 to 599, digits 5
}
code_type! {
    /// A code of the government economic classification (政府预算支出经济分类科目) at either level.
    ///
    /// ```
    /// use yusuan::code::{GovernmentEconomicCode, GovernmentEconomicSection};
    ///
    /// let section = GovernmentEconomicSection::constant("50201");
    /// assert_eq!(GovernmentEconomicCode::from(section.class()).section(), None);
    /// assert_eq!(GovernmentEconomicCode::from(section).section(), Some(section));
    /// ```
    GovernmentEconomicCode, "government economic code of 3 or 5 digits, class 501 to 599 (政府经济分类)", classes 501 to 599, digits 3 | 5
}
code_widens! {
    DepartmentEconomicClass => DepartmentEconomicCode,
    DepartmentEconomicSection => DepartmentEconomicCode,
    GovernmentEconomicClass => GovernmentEconomicCode,
    GovernmentEconomicSection => GovernmentEconomicCode,
}

impl DepartmentEconomicClass {
    /// The classes of personnel expenditures (人员经费): 301 工资福利支出 and 303 对个人和家庭的补助. What else basic expenditure
    /// has are operating expenditures (公用经费).
    ///
    /// ```
    /// use yusuan::code::DepartmentEconomicClass;
    ///
    /// assert!(DepartmentEconomicClass::constant("303").is_personnel());
    /// assert!(!DepartmentEconomicClass::constant("302").is_personnel());
    /// ```
    pub const PERSONNEL: [Self; 2] = [Self::constant("301"), Self::constant("303")];

    /// Whether its expenditures are personnel expenditures (人员经费).
    #[must_use]
    pub const fn is_personnel(self) -> bool {
        matches!(self.number(), 301 | 303)
    }
}

macro_rules! economic {
    ($class:ident, $section:ident, $code:ident) => {
        impl $section {
            /// The class (类) above it.
            #[must_use]
            pub const fn class(self) -> $class {
                $class(self.0.up_to(CodeLevel::Class))
            }
        }

        impl $code {
            /// The class (类) above it, or itself.
            #[must_use]
            pub const fn class(self) -> $class {
                $class(self.0.up_to(CodeLevel::Class))
            }

            /// The section (款), when the code stands at that level.
            #[must_use]
            pub fn section(self) -> Option<$section> {
                self.0.climb(CodeLevel::Section).map($section)
            }

            /// The code right above; `None` for a class.
            #[must_use]
            pub fn parent(self) -> Option<Self> {
                self.0.parent().map(Self)
            }

            /// Reads the split form (类|款 in two cells). Cells may be padded with spaces; the second
            /// may be empty. A second cell of one digit has lost its leading zero, which is put back
            /// and reported (`301|2` is 30102).
            ///
            /// # Errors
            ///
            /// - a character that is no digit,
            /// - a class not of 3 digits, or a section not of 2 (or 1),
            /// - a class of another classification.
            pub fn from_split(cells: [&str; 2]) -> Result<Split<Self>, CodeError> {
                Split::read(&cells, Self::WORDS)
            }
        }
    };
}

economic!(DepartmentEconomicClass, DepartmentEconomicSection, DepartmentEconomicCode);
economic!(GovernmentEconomicClass, GovernmentEconomicSection, GovernmentEconomicCode);

impl DepartmentEconomicSection {
    /// Place among all sections in table order: 0 for 30100 to 9,899 for 39999.
    #[inline]
    pub(crate) const fn ordinal(self) -> usize {
        self.0.value_at(CodeLevel::Section).wrapping_sub(30_100) as usize
    }

    /// The section at a place from 0 to 9,899.
    pub(crate) const fn from_ordinal(ordinal: usize) -> Self {
        Self(Packed::at(30_100 + (ordinal % 9_900) as u32, CodeLevel::Section))
    }
}
