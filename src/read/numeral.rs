use crate::money::{Shape, shape};

/// Whether a cell is a number that is no code: with separators or decimals.
pub(super) fn is_amount(cell: &str) -> bool {
    cell.contains(['.', ',', '．', '，']) && shape(cell) == Some(Shape::Number)
}

/// Whether a cell is a number with decimals.
pub(super) fn has_decimals(cell: &str) -> bool {
    cell.contains(['.', '．']) && shape(cell) == Some(Shape::Number)
}
