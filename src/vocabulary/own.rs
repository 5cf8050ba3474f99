use super::builtin::BUILTIN;
use super::vocabulary::Vocabulary;

impl Vocabulary {
    /// The vocabulary that comes with the crate.
    #[must_use]
    pub const fn builtin() -> &'static Self {
        &BUILTIN
    }
}
