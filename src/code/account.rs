use crate::text::terms;
use core::fmt;
use core::str::FromStr;

use super::{
    CodeError, CodeFault, CodeLevel, DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode,
    RevenueCode,
};

/// A code of one of the four classifications (政府收支分类科目): every code type but
/// [`UnitCode`](super::UnitCode). The type says which classification and which levels it can stand
/// at, so it can serve as the question "which 类 of the functional classification has this name?".
///
/// Sealed: the list of code types is closed.
pub trait Account: Copy + Ord + fmt::Debug + fmt::Display + Into<AccountCode> + sealed::Keyed {}

pub(crate) mod sealed {
    /// The packed number behind a code, by which tables are sorted.
    pub trait Keyed: Sized {
        /// First class (类) of the type's classification.
        const FIRST_CLASS: u32;
        /// Last class (类) of the type's classification.
        const LAST_CLASS: u32;
        fn key(self) -> u32;
        /// `None` when the code belongs to another classification or stands at another level.
        fn from_key(key: u32) -> Option<Self>;
    }
}

terms! {
    /// One of the four classifications (分类) of government revenue and expenditure.
    pub enum Classification is "classification of accounts (收支分类), such as 支出功能分类", tested as the_words_of_classification, not "", " ", "功能分类" {
        /// Revenue (收入分类), classes 1xx.
        Revenue = "收入分类",
        /// Expenditure by function (支出功能分类), classes 2xx.
        Function = "支出功能分类",
        /// Expenditure by economic category of the department budget (部门预算支出经济分类), classes 3xx.
        DepartmentEconomic = "部门预算支出经济分类",
        /// Expenditure by economic category of the government budget (政府预算支出经济分类), classes 5xx.
        GovernmentEconomic = "政府预算支出经济分类",
    }
}

/// Code of a budget account (科目代码) of any classification; its first digit tells which.
///
/// ```
/// use yusuan::code::{AccountCode, Classification};
///
/// let code: AccountCode = "50103".parse()?;
/// assert_eq!(code.classification(), Classification::GovernmentEconomic);
/// assert!("401".parse::<AccountCode>().is_err());
/// # Ok::<(), yusuan::code::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountCode {
    /// A code of the revenue classification.
    Revenue(RevenueCode),
    /// A code of the functional classification.
    Function(FunctionCode),
    /// A code of the department economic classification.
    DepartmentEconomic(DepartmentEconomicCode),
    /// A code of the government economic classification.
    GovernmentEconomic(GovernmentEconomicCode),
}

impl AccountCode {
    const WORDS: &'static str = "code of a budget account, beginning with 1, 2, 3 or 5 (科目代码)";

    /// The classification the code belongs to.
    #[must_use]
    pub const fn classification(self) -> Classification {
        match self {
            Self::Revenue(_) => Classification::Revenue,
            Self::Function(_) => Classification::Function,
            Self::DepartmentEconomic(_) => Classification::DepartmentEconomic,
            Self::GovernmentEconomic(_) => Classification::GovernmentEconomic,
        }
    }

    /// The level (类, 款, 项 or 目) at which the code stands.
    #[must_use]
    pub const fn level(self) -> CodeLevel {
        match self {
            Self::Revenue(code) => code.level(),
            Self::Function(code) => code.level(),
            Self::DepartmentEconomic(code) => code.level(),
            Self::GovernmentEconomic(code) => code.level(),
        }
    }

    /// The code right above; `None` for a class.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Revenue(code) => code.parent().map(Self::Revenue),
            Self::Function(code) => code.parent().map(Self::Function),
            Self::DepartmentEconomic(code) => code.parent().map(Self::DepartmentEconomic),
            Self::GovernmentEconomic(code) => code.parent().map(Self::GovernmentEconomic),
        }
    }
}

impl Account for AccountCode {}

impl sealed::Keyed for AccountCode {
    const FIRST_CLASS: u32 = RevenueCode::FIRST_CLASS;
    const LAST_CLASS: u32 = GovernmentEconomicCode::LAST_CLASS;

    fn key(self) -> u32 {
        match self {
            Self::Revenue(code) => code.key(),
            Self::Function(code) => code.key(),
            Self::DepartmentEconomic(code) => code.key(),
            Self::GovernmentEconomic(code) => code.key(),
        }
    }

    fn from_key(key: u32) -> Option<Self> {
        FunctionCode::from_key(key)
            .map(Self::Function)
            .or_else(|| DepartmentEconomicCode::from_key(key).map(Self::DepartmentEconomic))
            .or_else(|| GovernmentEconomicCode::from_key(key).map(Self::GovernmentEconomic))
            .or_else(|| RevenueCode::from_key(key).map(Self::Revenue))
    }
}

impl FromStr for AccountCode {
    type Err = CodeError;

    /// Reads the digit string of the classification its first digit names. Nothing else is accepted:
    /// no spaces, no full-width digits.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        match text.chars().next() {
            Some('1') => text.parse().map(Self::Revenue),
            Some('2') => text.parse().map(Self::Function),
            Some('3') => text.parse().map(Self::DepartmentEconomic),
            Some('5') => text.parse().map(Self::GovernmentEconomic),
            Some(found) => {
                Err(CodeError::new(text, Self::WORDS, CodeFault::Character { found, position: 1 }))
            }
            None => Err(CodeError::new(text, Self::WORDS, CodeFault::Length { found: 0 })),
        }
    }
}

impl fmt::Display for AccountCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revenue(code) => code.fmt(f),
            Self::Function(code) => code.fmt(f),
            Self::DepartmentEconomic(code) => code.fmt(f),
            Self::GovernmentEconomic(code) => code.fmt(f),
        }
    }
}

impl fmt::Debug for AccountCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountCode({self})")
    }
}

impl serde::Serialize for AccountCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for AccountCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer, Self::WORDS)
    }
}

macro_rules! widens {
    ($($code:ty => $variant:ident as $wide:ty),+ $(,)?) => {
        $(impl From<$code> for AccountCode {
            fn from(code: $code) -> Self {
                Self::$variant(<$wide>::from(code))
            }
        })+
    };
}

widens! {
    RevenueCode => Revenue as RevenueCode,
    FunctionCode => Function as FunctionCode,
    super::FunctionClass => Function as FunctionCode,
    super::FunctionSection => Function as FunctionCode,
    super::FunctionItem => Function as FunctionCode,
    DepartmentEconomicCode => DepartmentEconomic as DepartmentEconomicCode,
    super::DepartmentEconomicClass => DepartmentEconomic as DepartmentEconomicCode,
    super::DepartmentEconomicSection => DepartmentEconomic as DepartmentEconomicCode,
    GovernmentEconomicCode => GovernmentEconomic as GovernmentEconomicCode,
    super::GovernmentEconomicClass => GovernmentEconomic as GovernmentEconomicCode,
    super::GovernmentEconomicSection => GovernmentEconomic as GovernmentEconomicCode,
}
