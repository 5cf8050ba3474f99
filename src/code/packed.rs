use core::fmt;
use core::num::NonZeroU32;

use super::CodeLevel;

/// Digits left-justified to nine places, times four, plus the level: integer order is then table
/// order, and every classification shares one representation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Packed(NonZeroU32);

impl Packed {
    /// `None` when the text is not 3, 5, 7 or 9 digits with a class from `first` to `last`.
    pub(crate) const fn parse(text: &[u8], first: u32, last: u32) -> Option<Self> {
        let Some(level) = CodeLevel::of_digits(text.len()) else { return None };
        let mut value = 0;
        let mut rest = text;
        while let [digit, tail @ ..] = rest {
            if !digit.is_ascii_digit() {
                return None;
            }
            value = value * 10 + (*digit - b'0') as u32;
            rest = tail;
        }
        let justified = value * level.unit();
        let class = justified / CodeLevel::Class.unit();
        if class < first || class > last {
            return None;
        }
        match NonZeroU32::new(justified * 4 + level as u32) {
            Some(packed) => Some(Self(packed)),
            None => None,
        }
    }

    /// The number behind the code: its order is table order.
    pub(crate) const fn key(self) -> u32 {
        self.0.get()
    }

    /// The code with this number; only numbers that [`Packed::key`] gave make sense.
    pub(crate) fn from_key(key: u32) -> Option<Self> {
        NonZeroU32::new(key).map(Self)
    }

    pub(crate) const fn class(self) -> u32 {
        self.0.get() / 4 / CodeLevel::Class.unit()
    }

    /// The keys of all codes below this one in the tree, itself excluded.
    pub(crate) const fn below(self) -> core::ops::Range<u32> {
        let span = self.level().unit();
        let own = self.0.get();
        own + 1..(own / 4 + span) * 4
    }

    /// The code with these digits; `value` has the digits of `level`.
    pub(super) const fn at(value: u32, level: CodeLevel) -> Self {
        match NonZeroU32::new(value.wrapping_mul(level.unit()).wrapping_mul(4).wrapping_add(level as u32)) {
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
        self.0.get() / 4 / level.unit()
    }

    /// The ancestor at `level`; itself when it stands there or higher.
    pub(crate) const fn up_to(self, level: CodeLevel) -> Self {
        if level as u32 >= self.level() as u32 {
            return self;
        }
        let unit = level.unit() * 4;
        match NonZeroU32::new(self.0.get() / unit * unit + level as u32) {
            Some(packed) => Self(packed),
            // A class is never 000, so that no ancestor is zero.
            None => self,
        }
    }

    /// The ancestor at `level`, itself when it stands there, `None` when it stands higher.
    pub(crate) const fn climb(self, level: CodeLevel) -> Option<Self> {
        if level as u32 > self.level() as u32 { None } else { Some(self.up_to(level)) }
    }

    /// The code right above; `None` for a class.
    pub(crate) const fn parent(self) -> Option<Self> {
        match self.level() {
            CodeLevel::Class => None,
            CodeLevel::Section => Some(self.up_to(CodeLevel::Class)),
            CodeLevel::Item => Some(self.up_to(CodeLevel::Section)),
            CodeLevel::SubItem => Some(self.up_to(CodeLevel::Item)),
        }
    }
}

impl fmt::Display for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value(), f)
    }
}
