use alloc::string::String;

use super::shown::NumberFormat;

/// What a cell of a sheet holds, as the file keeps it.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(f64),
    Text(String),
    Truth(bool),
    /// An error value, as printed.
    Error(String),
    /// A formula that was never calculated, as written.
    Formula(String),
}

/// What a cell's format says: how numbers show, and how far texts are indented.
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub(super) format: alloc::rc::Rc<NumberFormat>,
    pub(super) indent: u8,
}

impl Style {
    pub(super) fn general() -> Self {
        Self { format: alloc::rc::Rc::new(NumberFormat::new("General")), indent: 0 }
    }
}
