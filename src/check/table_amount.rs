use alloc::string::String;
use core::fmt;

use super::shown::{grouped, show};
use crate::money::MoneyUnit;

/// An amount as a table prints it (表内金额): in its money unit, with the decimals of its figures or as many more as it needs.
///
/// Displays with separators (`281,404.99`) and serialises without (`"281404.99"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableAmount {
    pub(super) fen: i128,
    pub(super) unit: MoneyUnit,
    pub(super) places: u32,
}

impl TableAmount {
    /// In 分. Sums of figures may be beyond an [`Amount`](crate::Amount).
    #[must_use]
    pub const fn fen(&self) -> i128 {
        self.fen
    }

    /// The money unit it is told in.
    #[must_use]
    pub const fn unit(&self) -> MoneyUnit {
        self.unit
    }

    /// The decimals at least told.
    #[must_use]
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// Another amount as this one is printed.
    #[must_use]
    pub(crate) const fn like(&self, fen: i128) -> Self {
        Self { fen, ..*self }
    }

    /// Without separators.
    #[must_use]
    pub fn plain(&self) -> String {
        show(self.fen, self.unit, self.places)
    }
}

impl fmt::Display for TableAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.plain()))
    }
}

impl serde::Serialize for TableAmount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.plain())
    }
}
