use alloc::boxed::Box;
use core::fmt;
use core::str::FromStr;

use super::{CodeError, CodeFault};

/// Code of a budget unit (单位代码): three characters for a department, six and more for the units
/// under it (`701003`). Local forms are longer and may hold capital letters; the text is kept as it is.
///
/// ```
/// use yusuan::code::UnitCode;
///
/// let unit: UnitCode = "701003".parse()?;
/// assert_eq!((unit.as_str(), unit.department(), unit.is_department()), ("701003", "701", false));
/// assert!("7010".parse::<UnitCode>().is_err());
/// # Ok::<(), yusuan::code::CodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitCode(Box<str>);

impl UnitCode {
    const WORDS: &'static str = "unit code of 3 or 6 to 32 digits or capital letters (单位代码)";

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The department's part: the first three characters.
    #[must_use]
    pub fn department(&self) -> &str {
        self.0.get(..3).unwrap_or(&self.0)
    }

    /// Whether it names a department itself.
    #[must_use]
    pub fn is_department(&self) -> bool {
        self.0.len() == 3
    }
}

impl FromStr for UnitCode {
    type Err = CodeError;

    /// Reads 3 or 6 to 32 ASCII digits and capital letters.
    ///
    /// # Errors
    ///
    /// The first other character; failing that, the number of characters.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit() && !c.is_ascii_uppercase());
        if let Some((index, found)) = wrong {
            let fault = CodeFault::Character { found, position: index + 1 };
            return Err(CodeError::new(text, Self::WORDS, fault));
        }
        match text.len() {
            3 | 6..=32 => Ok(Self(text.into())),
            found => Err(CodeError::new(text, Self::WORDS, CodeFault::Length { found })),
        }
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnitCode({})", self.0)
    }
}

impl serde::Serialize for UnitCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for UnitCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer, Self::WORDS)
    }
}
