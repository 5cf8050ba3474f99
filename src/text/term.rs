//! Closed lists of terms, each a word of the field.

use alloc::string::String;

use super::{plain, quote};

/// Text that is none of a closed set of terms: what was read, what was expected.
///
/// ```
/// let error = "角".parse::<yusuan::MoneyUnit>().unwrap_err();
/// assert!(error.to_string().starts_with("`角` is not a money unit"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("`{text}` is not a {expected}", text = plain(text))]
pub struct TermError {
    text: String,
    expected: &'static str,
}

impl TermError {
    pub(crate) fn new(text: &str, expected: &'static str) -> Self {
        Self { text: quote(text), expected }
    }

    /// The text that was read, cut after 40 characters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected, in words.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }
}

/// Makes an enum whose values are words: text, parse and wire are that word, or the wire is another one that is parsed too. The
/// examples become tests.
macro_rules! terms {
    (@wire $word:literal) => { $word };
    (@wire $word:literal $wire:literal) => { $wire };
    (
        $(#[$meta:meta])*
        pub enum $name:ident is $expected:literal, tested as $test:ident, not $($bad:literal),+ {
            $($(#[$doc:meta])* $variant:ident = $word:literal $(as $wire:literal)?),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant),+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its word.
            #[must_use]
            pub const fn term(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            const fn wire(self) -> &'static str {
                match self {
                    $(Self::$variant => $crate::text::terms!(@wire $word $($wire)?)),+
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.term())
            }
        }

        impl From<$name> for &'static str {
            fn from(term: $name) -> Self {
                term.term()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::text::TermError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|term| term.term() == text || term.wire() == text);
                found.copied().ok_or_else(|| $crate::text::TermError::new(text, $expected))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.wire())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::deserialize(deserializer, $expected)
            }
        }

        #[cfg(test)]
        #[test]
        fn $test() {
            for term in $name::ALL {
                assert_eq!(term.term().parse::<$name>(), Ok(*term));
                assert_eq!(term.wire().parse::<$name>(), Ok(*term));
            }
            for bad in [$($bad),+] {
                assert!(bad.parse::<$name>().is_err(), "`{bad}` is read");
            }
        }
    };
}

pub(crate) use terms;
