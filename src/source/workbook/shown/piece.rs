use alloc::string::String;

/// A piece of a format's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text shown as it is.
    Literal(String),
    /// `0`, `#`, `?`, `.`, `,`, `%`, `E`, `/`, `@` or a letter of dates.
    Mark(char),
    /// Hours, minutes or seconds in all: `[h]`.
    Elapsed(char),
}
