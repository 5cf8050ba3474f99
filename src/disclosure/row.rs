use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Cell, Ground, Rate, RowKey, RowLevel};
use crate::code::UnitCode;
use crate::performance::PurchaseTerms;

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Row {
    pub(crate) key: RowKey,
    pub(crate) label: Box<str>,
    pub(crate) code: Option<Box<str>>,
    pub(crate) unit: Option<UnitCode>,
    pub(crate) line: usize,
    pub(crate) level: RowLevel,
    /// Its ordinal (一、 is 1), 0 for none.
    #[serde(skip)]
    pub(crate) ordinal: u16,
    /// Whether it is marked as a part of the row above, not necessarily the only one (其中).
    #[serde(skip)]
    pub(crate) of_which: bool,
    /// How its key is known.
    #[serde(skip)]
    pub(crate) ground: Ground,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) purchase: Option<Box<PurchaseTerms>>,
    /// Rates of change beside its figures.
    #[serde(skip)]
    pub(crate) rates: Vec<Rate>,
    /// Its figures, in the order of the block's columns.
    pub(crate) cells: Vec<Cell>,
}

impl Row {
    /// What it is about.
    #[must_use]
    pub const fn key(&self) -> &RowKey {
        &self.key
    }

    /// How its key is known.
    #[must_use]
    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// Its label as printed.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its code as printed, split cells joined.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The unit code (单位代码) printed in it.
    #[must_use]
    pub const fn unit(&self) -> Option<&UnitCode> {
        self.unit.as_ref()
    }

    /// What a row of purchased services (政府购买服务) says beside its figures.
    #[must_use]
    pub fn purchase(&self) -> Option<&PurchaseTerms> {
        self.purchase.as_deref()
    }

    /// Its line in the source.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Its figures, one for each column of the block.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Its name for a reader: code and label as printed.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.key, &self.code) {
            (RowKey::Project(_, name), Some(code)) => [&**code, " ", name].concat(),
            (RowKey::Project(_, name), None) => name.as_ref().into(),
            (_, Some(code)) if !code.is_empty() => [&**code, " ", &self.label].concat(),
            _ => self.label.as_ref().into(),
        }
    }
}
