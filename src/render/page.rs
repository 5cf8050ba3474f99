use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::code::{AccountCode, CodeLevel};
use crate::disclosure::{Disclosure, RowKey, Table};

/// A table as its lines of cells: headers and rows.
pub(super) struct Page<'a> {
    table: &'a Table,
    pub(super) headers: Vec<Vec<&'a str>>,
    pub(super) rows: Vec<Vec<&'a str>>,
    /// The line of each row in the source.
    pub(super) lines: Vec<usize>,
    pub(super) width: usize,
    figures: Vec<bool>,
}

/// A header cell with the columns and header lines it reaches over.
pub(super) struct Merged<'a> {
    pub(super) text: &'a str,
    pub(super) wide: usize,
    pub(super) high: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let cells = |range: core::ops::Range<usize>| -> Vec<Vec<&'a str>> {
            let lines = table.source.get(range).unwrap_or_default();
            lines.iter().map(|(_, line)| line.split('\t').map(str::trim).collect()).collect()
        };
        let headers = cells(table.head_lines..table.header_lines);
        let rows = cells(table.header_lines..table.source.len());
        let printed_lines = table.source.get(table.header_lines..).unwrap_or_default();
        let lines = printed_lines.iter().map(|(line, _)| *line).collect();
        let printed = |row: &Vec<&str>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        let told = headers.iter().chain(&rows).map(printed).max().unwrap_or(0);
        let columns = || table.blocks.iter().flat_map(|block| &block.columns).map(|column| column.column);
        let width = told.max(columns().max().unwrap_or(0));
        let mut figures = alloc::vec![false; width];
        for column in columns() {
            if let Some(figure) = column.checked_sub(1).and_then(|column| figures.get_mut(column)) {
                *figure = true;
            }
        }
        Self { table, headers, rows, lines, width, figures }
    }

    /// Whose tables they are, and of which year.
    pub(super) fn heading(disclosure: &Disclosure) -> String {
        let stage = match disclosure.stage() {
            crate::disclosure::Stage::Budget => "部门预算",
            crate::disclosure::Stage::FinalAccount => "部门决算",
        };
        match (disclosure.unit_name(), disclosure.year()) {
            (Some(name), Some(year)) => format!("{name} {year}年{stage}"),
            (Some(name), None) => name.into(),
            (None, Some(year)) => format!("{year}年{stage}"),
            (None, None) => String::new(),
        }
    }

    /// The unit and the money unit of the table.
    pub(super) fn about(&self) -> String {
        let name = self.table.unit_name().map(|name| format!("单位名称：{name}"));
        let unit = self.table.money_unit().map(|unit| format!("单位：{unit}"));
        let said: Vec<String> = name.into_iter().chain(unit).collect();
        said.join("　")
    }

    /// Whether a column holds figures.
    pub(super) fn is_figures(&self, column: usize) -> bool {
        self.figures.get(column).copied().unwrap_or(false)
    }

    /// How a row stands in its table, as a class of style: a total, a unit, or the level of its account.
    pub(super) fn class(&self, line: usize) -> &'static str {
        let rows = self.table.blocks().iter().flat_map(|block| block.rows());
        let Some(row) = rows.into_iter().find(|row| row.line() == line) else { return "" };
        match row.key() {
            RowKey::GrandTotal | RowKey::CurrentTotal | RowKey::Personnel | RowKey::Operating => "total",
            RowKey::Unit(_) => "unit",
            key => match key.account().map(AccountCode::level) {
                Some(CodeLevel::Class) => "level-1",
                Some(CodeLevel::Section) => "level-2",
                Some(CodeLevel::Item) => "level-3",
                _ => "",
            },
        }
    }

    /// Whether a cell names its row: the last label in front of the figures of its block.
    pub(super) fn names_row(&self, row: &[&str], column: usize) -> bool {
        let printed = |at: usize| row.get(at).is_some_and(|cell| !cell.is_empty());
        if self.is_figures(column) || !printed(column) {
            return false;
        }
        let end = (column..self.width).find(|at| self.is_figures(*at)).unwrap_or(self.width);
        end < self.width && !(column + 1..end).any(printed)
    }

    fn header(&self, line: usize, column: usize) -> &'a str {
        self.headers.get(line).and_then(|line| line.get(column)).copied().unwrap_or_default()
    }

    /// For each header cell the line and column of the label that covers it; a label reaches to the right as long as the
    /// labels above stay the same, and down over blanks that nothing reaches.
    fn covers(&self) -> Vec<Vec<Option<(usize, usize)>>> {
        let mut covers: Vec<Vec<Option<(usize, usize)>>> = Vec::new();
        for line in 0..self.headers.len() {
            let above = covers.last().cloned().unwrap_or_else(|| alloc::vec![None; self.width]);
            let mut own: Vec<Option<(usize, usize)>> = Vec::with_capacity(self.width);
            for column in 0..self.width {
                let left = column.checked_sub(1);
                let reached = left.and_then(|left| {
                    let label = own.get(left).copied().flatten()?;
                    (label.0 == line && above.get(left) == above.get(column)).then_some(label)
                });
                own.push(if self.header(line, column).is_empty() { reached } else { Some((line, column)) });
            }
            let mut start = 0;
            while start < self.width {
                let label = above.get(start).copied().flatten();
                let end = (start..self.width)
                    .find(|at| above.get(*at).copied().flatten() != label)
                    .unwrap_or(self.width);
                let free = own.get(start..end).is_some_and(|own| own.iter().all(Option::is_none));
                if let (true, Some(_), Some(own)) = (free, label, own.get_mut(start..end)) {
                    own.fill(label);
                }
                start = end.max(start + 1);
            }
            covers.push(own);
        }
        covers
    }

    /// The header cells line by line.
    pub(super) fn merged(&self) -> Vec<Vec<Merged<'a>>> {
        let covers = self.covers();
        let cover = |line: usize, column: usize| {
            covers.get(line).and_then(|line| line.get(column)).copied().flatten()
        };
        (0..self.headers.len())
            .map(|line| {
                let mut cells = Vec::new();
                for column in 0..self.width {
                    match cover(line, column) {
                        None => cells.push(Merged { text: "", wide: 1, high: 1 }),
                        Some(label) if label == (line, column) => {
                            let wide =
                                (column..self.width).take_while(|at| cover(line, *at) == Some(label)).count();
                            let high = (line..self.headers.len())
                                .take_while(|at| cover(*at, column) == Some(label))
                                .count();
                            cells.push(Merged { text: self.header(line, column), wide, high });
                        }
                        Some(_) => {}
                    }
                }
                cells
            })
            .collect()
    }

    /// The labels over a column from the top down.
    pub(super) fn path(&self, column: usize) -> Vec<&'a str> {
        let mut path: Vec<&str> = Vec::new();
        for line in self.covers() {
            if let Some((at, from)) = line.get(column).copied().flatten() {
                let label = self.header(at, from);
                if path.last() != Some(&label) {
                    path.push(label);
                }
            }
        }
        path
    }
}
