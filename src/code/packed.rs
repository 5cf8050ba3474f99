use core::fmt;
use core::num::NonZeroU32;

use super::error::CodeFault;

/// How deep a code stands in its classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, strum::EnumIter)]
#[non_exhaustive]
pub enum CodeLevel {
    /// Class (类), three digits.
    #[strum(serialize = "类")]
    Class,
    /// Section (款), five digits.
    #[strum(serialize = "款")]
    Section,
    /// Item (项), seven digits.
    #[strum(serialize = "项")]
    Item,
    /// Sub-item (目), nine digits, revenue only.
    #[strum(serialize = "目")]
    SubItem,
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
}

/// A code put together from the cells of its split form (类|款|项).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<C> {
    /// The code.
    pub code: C,
    /// Whether a cell had lost its leading zero (`301|2` read as 30102).
    pub repaired: bool,
}

/// Digits left-justified to nine places, times four, plus the level: integer order is then table
/// order, and every classification shares one representation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Packed(NonZeroU32);

const SCALE: [u32; 4] = [1_000_000, 10_000, 100, 1];

impl Packed {
    pub(crate) const fn parse(text: &[u8], first: u32, last: u32) -> Result<Self, CodeFault> {
        let level = match text.len() {
            3 => 0,
            5 => 1,
            7 => 2,
            9 => 3,
            found => return Err(CodeFault::Length { found }),
        };
        let mut value = 0_u32;
        let mut class = 0_u32;
        let mut rest = text;
        let mut position = 0;
        while let [digit, tail @ ..] = rest {
            if !digit.is_ascii_digit() {
                return Err(CodeFault::Character { found: '?', position: position + 1 });
            }
            value = value * 10 + (*digit - b'0') as u32;
            position += 1;
            if position == 3 {
                class = value;
            }
            rest = tail;
        }
        if class < first || class > last {
            return Err(CodeFault::Class { found: class });
        }
        Ok(Self::at(value, level))
    }

    /// `value` has the digits of `level`; both come from a successful parse.
    pub(super) const fn at(value: u32, level: u32) -> Self {
        let scale = match level {
            0 => SCALE[0],
            1 => SCALE[1],
            2 => SCALE[2],
            _ => SCALE[3],
        };
        match NonZeroU32::new(value.wrapping_mul(scale).wrapping_mul(4).wrapping_add(level)) {
            Some(packed) => Self(packed),
            None => Self(NonZeroU32::MIN),
        }
    }

    pub(crate) const fn level(self) -> CodeLevel {
        match self.0.get() % 4 {
            0 => CodeLevel::Class,
            1 => CodeLevel::Section,
            2 => CodeLevel::Item,
            _ => CodeLevel::SubItem,
        }
    }

    /// The digits as a number: 2080109 for an item, 208 for a class.
    pub(crate) const fn value(self) -> u32 {
        self.value_at(self.level())
    }

    /// As [`value`](Self::value) for a code known to stand at `level`: a constant divisor, which the
    /// roll-up's inner loop needs.
    #[inline]
    pub(super) const fn value_at(self, level: CodeLevel) -> u32 {
        self.0.get()
            / 4
            / match level {
                CodeLevel::Class => SCALE[0],
                CodeLevel::Section => SCALE[1],
                CodeLevel::Item => SCALE[2],
                CodeLevel::SubItem => SCALE[3],
            }
    }

    /// The ancestor at `level`, itself when it stands there, `None` when it stands higher.
    pub(crate) const fn climb(self, level: CodeLevel) -> Option<Self> {
        let own = self.level() as u32;
        let target = level as u32;
        if target > own {
            return None;
        }
        let scale = match level {
            CodeLevel::Class => SCALE[0],
            CodeLevel::Section => SCALE[1],
            CodeLevel::Item => SCALE[2],
            CodeLevel::SubItem => SCALE[3],
        };
        Some(Self::at(self.0.get() / 4 / scale, target))
    }

    pub(crate) const fn parent(self) -> Option<Self> {
        match self.level() {
            CodeLevel::Class => None,
            CodeLevel::Section => self.climb(CodeLevel::Class),
            CodeLevel::Item => self.climb(CodeLevel::Section),
            CodeLevel::SubItem => self.climb(CodeLevel::Item),
        }
    }
}

impl fmt::Display for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value(), f)
    }
}
