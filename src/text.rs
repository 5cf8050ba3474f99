//! Text at the border: folding of full-width forms, quoting, terms, and deserialising through `FromStr`.

mod digest;
mod fold;
mod hidden;
mod quote;
mod quoted;
mod term;
mod wire;

pub(crate) use digest::digest;
pub(crate) use fold::{
    Dropped, fold, fold_char, half_width, is_digit, is_invisible, is_plain, radical, visible,
};
pub use hidden::is_hidden;
pub(crate) use hidden::plain;
pub(crate) use quote::quote;
pub(crate) use quoted::{take_cell, write_cell};
pub use term::TermError;
pub(crate) use term::terms;
pub(crate) use wire::{as_text, deserialize};
