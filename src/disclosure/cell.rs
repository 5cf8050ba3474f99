use super::Place;
use crate::money::Figure;

/// A figure cell: a figure, nil (exactly zero), or something that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cell {
    #[serde(with = "figure_text")]
    pub(crate) figure: Option<Figure>,
    pub(crate) printed: bool,
    /// Whether what is printed in it is no figure and no nil.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub(crate) unread: bool,
    pub(crate) place: Place,
}

impl Cell {
    /// A cell that holds a figure, or nil for `None`; `printed` says whether anything stands in it.
    pub(crate) const fn new(figure: Option<Figure>, printed: bool, place: Place) -> Self {
        Self { figure, printed, unread: false, place }
    }

    /// A cell whose text is no figure: what it stands for is not known.
    pub(crate) const fn not_read(place: Place) -> Self {
        Self { figure: None, printed: true, unread: true, place }
    }

    /// The figure; `None` is nil (blank, `-`, `—`, `——`), exactly zero, unless the cell [is unread](Self::is_unread).
    #[must_use]
    pub const fn figure(&self) -> Option<Figure> {
        self.figure
    }

    /// Whether what is printed in it could not be read as a figure (未读出): nothing is known of its amount, and no relation
    /// is stated over it.
    #[must_use]
    pub const fn is_unread(&self) -> bool {
        self.unread
    }

    /// Whether it is nil (空白): exactly zero.
    #[must_use]
    pub const fn is_nil(&self) -> bool {
        self.figure.is_none() && !self.unread
    }

    /// Whether anything at all is printed in it.
    #[must_use]
    pub const fn is_printed(&self) -> bool {
        self.printed
    }

    /// Where it stands.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The printed value in 分; zero for nil.
    #[must_use]
    pub fn fen(&self) -> i64 {
        self.figure.map_or(0, |figure| figure.fen())
    }
}

mod figure_text {
    use crate::money::Figure;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
    pub(super) fn serialize<S: serde::Serializer>(
        figure: &Option<Figure>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match figure {
            Some(figure) => serializer.collect_str(figure),
            None => serializer.serialize_none(),
        }
    }
}
