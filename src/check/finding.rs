use alloc::boxed::Box;
use alloc::string::String;

use super::describe::CellName;
use crate::relate::Rule;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// The tables contradict themselves.
    Error,
    /// Worth looking into.
    Warning,
    /// Worth knowing.
    Note,
}

/// Finding (发现): something about a figure, a name or a table, in words an accountant follows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
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
    /// What is printed.
    pub printed: Option<String>,
    /// What it should be, or what its items add up to.
    pub computed: Option<String>,
    /// The finding in words.
    pub message: String,
}

impl Finding {
    /// About the whole document.
    pub(super) fn general(rule: Rule, severity: Severity, message: String) -> Self {
        Self {
            rule,
            severity,
            table: None,
            row: None,
            column: None,
            line: None,
            printed: None,
            computed: None,
            message,
        }
    }

    /// About one figure.
    pub(super) fn at(rule: Rule, severity: Severity, cell: CellName, message: String) -> Self {
        Self {
            rule,
            severity,
            table: Some(cell.table),
            row: Some(cell.row),
            column: Some(cell.column),
            line: Some(cell.place.line),
            printed: Some(cell.printed),
            computed: None,
            message,
        }
    }
}
