use super::ColumnKey;

/// What one header over a column of figures says (表头).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) says: HeadingSays,
    /// Whether it says that what stands below is a part, of which there may be others (其中).
    pub(crate) of_which: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HeadingSays {
    /// What the figures are about.
    Key(ColumnKey),
    /// Which number they are (预算数, 2026年), or that they are money (金额).
    Number,
    /// Nothing that tells figures apart: what the table or the block is about.
    Frame,
    /// Nothing that is known.
    Unknown,
}
