//! Text at the border: folding of full-width forms, quoting, terms, and deserialising through `FromStr`.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Error, Visitor};

mod fold;
mod quoted;
mod term;

pub(crate) use fold::{Dropped, fold, fold_char, is_invisible, is_plain};
pub(crate) use quoted::{take_cell, write_cell};
pub use term::TermError;
pub(crate) use term::terms;

/// The half-width form of a full-width character (U+FF01–FF5E, U+3000); any other stays.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{00A0}' => ' ',
        _ => c,
    }
}

/// Text for an error message, cut after 40 characters: what is quoted of a huge input stays short.
pub(crate) fn quote(text: &str) -> String {
    const QUOTED: usize = 40;
    match text.char_indices().nth(QUOTED) {
        Some(_) => text.chars().take(QUOTED).chain(['…']).collect(),
        None => text.into(),
    }
}

/// Deserialises a string through `FromStr`, so that every road into a type runs its constructor.
pub(crate) fn deserialize<'de, T, D>(deserializer: D, expecting: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: serde::Deserializer<'de>,
{
    struct Text<T>(&'static str, PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a string with a {}", self.0)
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Text(expecting, PhantomData))
}
