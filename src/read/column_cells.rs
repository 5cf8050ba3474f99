use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::label::fold;
use super::line::Line;
use crate::money::Shape;

/// What the cells of a column look like.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) numbers: usize,
    pub(super) texts: usize,
    /// Texts with digits in them.
    pub(super) digits: usize,
    /// Texts of digits and signs alone, such as a number grouped in a way of its own.
    pub(super) garbled: usize,
    /// Numbers that could be account codes.
    pub(super) codes: usize,
    /// Numbers of two digits, as the lower levels of a split code print them.
    pub(super) pairs: usize,
    pub(super) decimals: bool,
    /// Whether some codes stand below others in the tree of codes.
    pub(super) climbs: bool,
}

impl Look {
    pub(super) const fn is_codes(&self) -> bool {
        self.codes > 0 && self.codes == self.numbers
    }

    /// Whether amounts stand in it, and few words between them.
    pub(super) const fn is_mostly_amounts(&self) -> bool {
        self.decimals && self.numbers > 2 * self.texts
    }

    pub(super) const fn is_figures(&self) -> bool {
        self.numbers > 0 && self.texts == 0
    }
}

/// What the columns of the rows look like; header cells printed again and lone remarks count for nothing.
pub(super) fn looks(headers: &[Line<'_>], rows: &[Line<'_>], columns: usize) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::new();
    looks.resize_with(columns, Look::default);
    let mut last: Vec<Cow<'_, str>> = alloc::vec![Cow::Borrowed(""); columns];
    for line in rows {
        if line.lone().is_some() || headers.iter().any(|header| header.cells == line.cells) {
            continue;
        }
        for ((look, last), (cell, shape)) in looks.iter_mut().zip(&mut last).zip(line.shaped()) {
            match shape {
                Some(Shape::Number) => {
                    let cell = fold(cell);
                    look.numbers += 1;
                    look.pairs += usize::from(cell.len() == 2);
                    look.decimals = look.decimals || cell.contains('.');
                    if is_account(&cell) {
                        look.codes += 1;
                        look.climbs |=
                            !last.is_empty() && cell.len() > last.len() && cell.starts_with(&**last);
                        *last = cell;
                    }
                }
                Some(Shape::Nil) => {}
                None => {
                    look.texts += 1;
                    let folded = fold(cell);
                    let digits = folded.contains(|c: char| c.is_ascii_digit());
                    look.digits += usize::from(digits);
                    look.garbled += usize::from(digits && !folded.contains(char::is_alphabetic));
                }
            }
        }
    }
    looks
}

/// Whether a number could be the code of an account.
fn is_account(cell: &str) -> bool {
    matches!(cell.len(), 3 | 5 | 7)
        && cell.starts_with(['2', '3', '5'])
        && cell.bytes().all(|b| b.is_ascii_digit())
}
