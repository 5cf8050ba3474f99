use alloc::boxed::Box;
use alloc::sync::Arc;
use core::fmt;
use core::ops::{Deref, Range};

/// The text of a cell (单元格文字): its own, or a piece of the text that all cells of a document stand in.
#[derive(Clone)]
pub(crate) enum CellText {
    Own(Box<str>),
    Piece(Arc<str>, Range<u32>),
}

impl CellText {
    /// A piece of a text, by its bytes.
    pub(crate) fn piece(whole: &Arc<str>, bytes: Range<usize>) -> Self {
        match (u32::try_from(bytes.start), u32::try_from(bytes.end)) {
            (Ok(start), Ok(end)) => Self::Piece(Arc::clone(whole), start..end),
            _ => Self::Own(whole.get(bytes).unwrap_or_default().into()),
        }
    }

    /// The text that cells stand in side by side, a tab between two; `None` where they stand elsewhere or apart.
    pub(crate) fn parted_from<'t>(mut cells: impl Iterator<Item = &'t Self>) -> Option<&'t str> {
        let Self::Piece(whole, Range { start, end }) = cells.next()? else { return None };
        let mut end = *end;
        for cell in cells {
            let Self::Piece(other, bytes) = cell else { return None };
            if !Arc::ptr_eq(whole, other)
                || bytes.start != end.saturating_add(1)
                || whole.as_bytes().get(end as usize) != Some(&b'\t')
            {
                return None;
            }
            end = bytes.end;
        }
        whole.get(*start as usize..end as usize)
    }
}

impl Deref for CellText {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Piece(whole, bytes) => {
                whole.get(bytes.start as usize..bytes.end as usize).unwrap_or_default()
            }
        }
    }
}

impl<T: Into<Box<str>>> From<T> for CellText {
    fn from(text: T) -> Self {
        Self::Own(text.into())
    }
}

impl Default for CellText {
    fn default() -> Self {
        Self::Own(Box::default())
    }
}

impl PartialEq for CellText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for CellText {}

impl fmt::Debug for CellText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
