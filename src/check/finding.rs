use alloc::boxed::Box;
use alloc::string::String;

use super::describe::CellName;
use super::detail::Detail;
use super::severity::Severity;
use crate::disclosure::{CellKey, Location};
use crate::relate::Rule;

/// Finding (发现): something about a figure, a name or a table.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// Title of the table; `None` when it is about the whole document.
    pub table: Option<Box<str>>,
    /// The row as printed.
    pub row: Option<String>,
    /// The column as printed.
    pub column: Option<String>,
    /// The line in the source.
    pub line: Option<usize>,
    /// Where a person finds it: the page or sheet, the row and the column.
    #[serde(rename = "where")]
    pub location: Option<Location>,
    /// The key of the figure it stands at.
    pub cell: Option<CellKey>,
    /// What is printed.
    pub printed: Option<String>,
    /// What it should be, or what its items add up to.
    pub computed: Option<String>,
    /// The conflict it tells, by its place in [`Report::conflicts`](super::Report::conflicts).
    pub conflict: Option<usize>,
    /// What it says, as data.
    pub detail: Detail,
}

impl Finding {
    /// About the whole document.
    pub(super) fn general(rule: Rule, severity: Severity, detail: Detail) -> Self {
        Self {
            rule,
            severity,
            table: None,
            row: None,
            column: None,
            line: None,
            location: None,
            cell: None,
            printed: None,
            computed: None,
            conflict: None,
            detail,
        }
    }

    /// About one figure.
    pub(super) fn at(rule: Rule, severity: Severity, cell: CellName, detail: Detail) -> Self {
        Self {
            rule,
            severity,
            table: Some(cell.table),
            row: Some(cell.row),
            column: Some(cell.column),
            line: Some(cell.place.line),
            location: cell.location,
            cell: Some(cell.key),
            printed: Some(cell.printed),
            computed: None,
            conflict: None,
            detail,
        }
    }
}
