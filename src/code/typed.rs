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

            const fn check(text: &[u8]) -> Result<Self, crate::code::CodeFault> {
                match text.len() {
                    $($digits)|+ => {}
                    found => return Err(crate::code::CodeFault::Length { found }),
                }
                match crate::code::packed::Packed::parse(text, $first, $last) {
                    Ok(packed) => Ok(Self(packed)),
                    Err(fault) => Err(fault),
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
                match Self::check(text.as_bytes()) {
                    Ok(code) => code,
                    Err(_) => panic!("not a code of this type"),
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
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::check(text.as_bytes()).map_err(|fault| {
                    let fault = match (fault, text.char_indices().find(|(_, c)| !c.is_ascii_digit())) {
                        (crate::code::CodeFault::Length { .. }, None) => {
                            crate::code::CodeFault::Length { found: text.chars().count() }
                        }
                        (_, Some((at, found))) => crate::code::CodeFault::Character {
                            found,
                            position: text.char_indices().take_while(|(i, _)| *i < at).count() + 1,
                        },
                        (fault, None) => fault,
                    };
                    crate::code::CodeError::new(text, Self::WORDS, fault)
                })
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

/// Defines the step from a deeper code type up to one that holds it.
macro_rules! code_widens {
    ($($narrow:ident => $wide:ident),+ $(,)?) => {
        $(impl From<$narrow> for $wide {
            fn from(code: $narrow) -> Self {
                Self(code.0)
            }
        })+
    };
}
