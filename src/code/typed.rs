//! One macro for the whole family: every code type is [`Packed`](super::packed::Packed) with a range
//! of classes and a set of levels of its own.

/// Defines a code type. The error words, the constructors, printing, parsing and serde of all code
/// types come from here, so that they cannot differ.
macro_rules! code_type {
    (
        $(#[$meta:meta])*
        $name:ident, $words:literal, classes $first:literal to $last:literal, digits $($digits:literal)|+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(crate::code::packed::Packed);

        impl $name {
            const WORDS: &'static str = $words;

            const fn read(text: &[u8]) -> Option<Self> {
                match text.len() {
                    $($digits)|+ => match crate::code::packed::Packed::parse(text, $first, $last) {
                        Some(packed) => Some(Self(packed)),
                        None => None,
                    },
                    _ => None,
                }
            }

            /// A code known when the program is written.
            ///
            /// # Panics
            ///
            /// When the text is not a code of this type: at compile time in a `const`.
            #[must_use]
            #[allow(clippy::panic, reason = "meant for constants, where it fails the build")]
            pub const fn constant(text: &str) -> Self {
                match Self::read(text.as_bytes()) {
                    Some(code) => code,
                    None => panic!(concat!("expected a ", $words)),
                }
            }

            /// The level (类, 款, 项 or 目) at which the code stands.
            #[must_use]
            pub const fn level(self) -> crate::code::CodeLevel {
                self.0.level()
            }

            /// The digits as a number, such as 2080109.
            #[must_use]
            pub const fn number(self) -> u32 {
                self.0.value()
            }
        }

        /// From the digits as a number, as a spreadsheet holds them.
        impl TryFrom<u32> for $name {
            type Error = crate::code::CodeError;

            fn try_from(number: u32) -> Result<Self, Self::Error> {
                alloc::format!("{number}").parse()
            }
        }

        impl crate::code::Account for $name {}

        impl crate::code::account::sealed::Keyed for $name {
            const FIRST_CLASS: u32 = $first;
            const LAST_CLASS: u32 = $last;

            fn key(self) -> u32 {
                self.0.key()
            }

            fn from_key(key: u32) -> Option<Self> {
                let packed = crate::code::packed::Packed::from_key(key)?;
                let class = packed.class();
                let fits = ($first..=$last).contains(&class) && matches!(packed.level().digits(), $($digits)|+);
                fits.then_some(Self(packed))
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::code::CodeError;

            /// Reads the digit string. Nothing else is accepted: no spaces, no full-width digits.
            ///
            /// # Errors
            ///
            /// The first character that is no digit; failing that, the number of digits; failing
            /// that, the class.
            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::read(text.as_bytes())
                    .ok_or_else(|| crate::code::CodeError::diagnose(text, Self::WORDS, &[$($digits),+]))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(&self.0, f)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::deserialize(deserializer, Self::WORDS)
            }
        }
    };
}

/// Defines the step from a code type of one level to the one of all levels.
macro_rules! code_widens {
    ($($narrow:ident => $wide:ident),+ $(,)?) => {
        $(impl From<$narrow> for $wide {
            fn from(code: $narrow) -> Self {
                Self(code.0)
            }
        })+
    };
}
