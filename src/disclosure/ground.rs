use crate::text::terms;

terms! {
    /// How a key or a relation is known (依据): what of it is said by words, and what only the figures bear out.
    ///
    /// Words accuse, figures only confirm: a relation may make tables inconsistent only where each of its parts is known by words
    /// ([`Ground::is_words`]). Ordered from the strongest to the weakest, so that the ground of several is the greatest of theirs.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Ground is "ground (printed, named, placed, borne or unknown)", tested as the_words_of_ground, not "", " ", "said" {
        /// By a printed code.
        Printed = "printed",
        /// By its name, which the vocabulary or the catalog knows.
        Named = "named",
        /// By its place: an ordinal, printed indentation, a level that names above and below leave only one of.
        Placed = "placed",
        /// By the figures alone: rows that add up in every column.
        Borne = "borne",
        /// Not known.
        #[default]
        Unknown = "unknown",
    }
}

impl Ground {
    /// Whether words say so: what they say may accuse.
    #[must_use]
    pub const fn is_words(self) -> bool {
        matches!(self, Self::Printed | Self::Named | Self::Placed)
    }
}
