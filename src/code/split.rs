use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use super::{CodeError, CodeFault};

/// A code put together from the cells of its split form (类|款|项).
///
/// ```
/// use yusuan::code::{DepartmentEconomicCode, FunctionCode};
///
/// let item = FunctionCode::from_split(["208", "01", "09"])?;
/// assert_eq!((item.code.to_string().as_str(), item.repaired), ("2080109", false));
///
/// let section = DepartmentEconomicCode::from_split(["301", "2"])?;
/// assert_eq!((section.code.to_string().as_str(), section.repaired), ("30102", true));
///
/// let error = FunctionCode::from_split(["208", "", "09"]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`208||09` is not a function code of 3, 5 or 7 digits beginning with 2 (功能分类): \
///      found 0 characters in cell 2",
/// );
/// # Ok::<(), yusuan::code::CodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Split<C> {
    /// The code.
    pub code: C,
    /// Whether a cell had lost its leading zero (`301|2` read as 30102).
    pub repaired: bool,
}

impl<C: FromStr<Err = CodeError>> Split<C> {
    /// Three digits, then two in each further cell, or one that has lost its leading zero. Cells may
    /// be padded with spaces; empty cells may only come last.
    pub(super) fn read(cells: &[&str], expected: &'static str) -> Result<Self, CodeError> {
        let mut cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        while cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        let error = |fault| CodeError::new(&cells.join("|"), expected, fault);
        let mut digits = String::new();
        let mut repaired = false;
        let mut before = 0;
        for (index, cell) in cells.iter().enumerate() {
            if let Some((place, found)) = cell.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
                return Err(error(CodeFault::Character { found, position: before + place + 1 }));
            }
            match (index, cell.len()) {
                (0, 3) | (1.., 2) => {}
                (1.., 1) => {
                    digits.push('0');
                    repaired = true;
                }
                (_, found) => return Err(error(CodeFault::Cell { cell: index + 1, found })),
            }
            digits.push_str(cell);
            before += cell.len() + 1;
        }
        let code = digits.parse().map_err(|wrong: CodeError| error(wrong.fault()))?;
        Ok(Self { code, repaired })
    }
}
