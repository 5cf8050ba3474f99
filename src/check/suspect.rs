use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeStruct;

use super::describe::CellName;
use super::slip::Slip;
use super::table_amount::TableAmount;
use crate::money::MoneyUnit;

/// Suspect (疑点): what, changed alone, would mend a conflict: a figure, the money unit of a table, or a row that isn't there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suspect {
    /// The figure; of a table's unit its first figure, of a row that isn't there the total above it.
    pub cell: CellName,
    /// The least and the largest printed value that would do, in the money unit of its table, or the money unit; `any` where
    /// nothing bounds it.
    pub would_do: (String, String),
    /// The slip that would explain it.
    pub slip: Slip,
    /// What would have to change, as data.
    pub change: Change,
}

/// What would have to change (改动), as data.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// The figure of the suspect's cell.
    Figure {
        /// Whether nothing is printed there.
        blank: bool,
        /// The least that would do; `None` where nothing bounds it.
        low: Option<TableAmount>,
        /// The largest that would do; `None` where nothing bounds it.
        high: Option<TableAmount>,
        /// The one with which the sums that fail hold to the last digit, where there is one.
        exact: Option<TableAmount>,
    },
    /// The money unit of a table.
    Unit {
        /// The table, by its place in the disclosure.
        table: usize,
        /// The unit printed.
        printed: MoneyUnit,
        /// The unit that would do, where it has a name.
        would_do: Option<MoneyUnit>,
        /// How many times as large or as small as the others its figures are.
        times: i64,
        /// Whether they are larger.
        larger: bool,
    },
    /// A row that isn't printed below the suspect's cell.
    Row {
        /// What it would print, by the column of the total above it.
        amounts: Vec<(String, TableAmount)>,
    },
}

impl serde::Serialize for Suspect {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Suspect", 10)?;
        fields.serialize_field("table", &self.cell.table)?;
        fields.serialize_field("row", &self.cell.row)?;
        fields.serialize_field("column", &self.cell.column)?;
        fields.serialize_field("line", &self.cell.place.line)?;
        fields.serialize_field("where", &self.cell.location)?;
        fields.serialize_field("key", &self.cell.key)?;
        fields.serialize_field("printed", &self.cell.printed)?;
        fields.serialize_field("would_do", &self.would_do)?;
        fields.serialize_field("slip", &self.slip)?;
        fields.serialize_field("detail", &self.change)?;
        fields.end()
    }
}
