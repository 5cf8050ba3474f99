use alloc::vec::Vec;

use crate::disclosure::{Cell, Column, ColumnKey, Ground, Measure, Row, RowKey, RowLevel};

pub(super) fn row(key: RowKey, label: &str, line: usize, cells: Vec<Cell>) -> Row {
    let level = RowLevel::Plain;
    Row {
        ground: Ground::Named,
        key,
        label: label.into(),
        code: None,
        unit: None,
        line,
        level,
        ordinal: 0,
        of_which: false,
        purchase: None,
        rates: Vec::new(),
        cells,
    }
}

pub(super) fn figure_column(key: ColumnKey, measure: Measure, label: &str, column: usize) -> Column {
    Column {
        key,
        measure,
        path: Vec::from([label.into()]),
        column: column + 1,
        outer: None,
        headings: Vec::new(),
        formula: Vec::new(),
        ground: Ground::Named,
    }
}
