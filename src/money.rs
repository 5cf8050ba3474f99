//! Money: the exact [`Amount`], the printed [`Figure`], and the [`Rounding`] between them.
//!
//! An amount is whole 分 (fen, 0.01元). A figure is what a page prints, rounded; it stands for a
//! closed [`FenRange`] of whole 分, so that no comparison needs a tolerance.

mod amount;
mod digits;
mod figure;
mod irregular;
mod rounding;
mod unit;

pub use amount::{Amount, AmountError};
pub use figure::{Figure, FigureError};
pub(crate) use figure::{Shape, shape};
pub use rounding::{FenRange, Rounding, Sign};
pub use unit::MoneyUnit;
