//! What is known of a document as tidy rows: of the document, its figures, what was found, and the relations between its
//! figures. Every row names its document by its file, every figure by its table, block, row and column, counted from 0.

use yusuan::check::CheckOptions;
use yusuan::disclosure::CellKey;
use yusuan::render::Lang;
use yusuan::{Disclosure, Question, Report};

/// A cell of a tidy row.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
}

fn text(text: impl ToString) -> Value {
    Value::Text(Some(text.to_string()))
}

fn texts(text: Option<impl ToString>) -> Value {
    Value::Text(text.map(|text| text.to_string()))
}

fn number(number: usize) -> Value {
    numbers(Some(number))
}

fn numbers(number: Option<usize>) -> Value {
    Value::Number(number.and_then(|number| i64::try_from(number).ok()))
}

/// A tidy table: its name, and its columns with whether each holds numbers.
pub(crate) struct Tidy {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [(&'static str, bool)],
}

pub(crate) const TABLES: [Tidy; 4] = [
    Tidy {
        name: "documents",
        columns: &[
            ("file", false),
            ("unit_code", false),
            ("unit", false),
            ("verdict", false),
            ("tables", true),
            ("printed", true),
            ("read", true),
            ("checked", true),
            ("relations", true),
            ("exact", true),
            ("rounded", true),
            ("broken", true),
            ("conflicts", true),
            ("error", false),
        ],
    },
    Tidy {
        name: "cells",
        columns: &[
            ("file", false),
            ("table", true),
            ("block", true),
            ("row", true),
            ("column", true),
            ("kind", false),
            ("title", false),
            ("code", false),
            ("label", false),
            ("header", false),
            ("printed", false),
            ("unit", false),
            ("fen", true),
            ("line", true),
            ("place", false),
        ],
    },
    Tidy {
        name: "findings",
        columns: &[
            ("file", false),
            ("rule", false),
            ("severity", false),
            ("table", true),
            ("block", true),
            ("row", true),
            ("column", true),
            ("title", false),
            ("label", false),
            ("header", false),
            ("printed", false),
            ("computed", false),
            ("conflict", true),
            ("line", true),
            ("place", false),
            ("message", false),
        ],
    },
    Tidy {
        name: "relations",
        columns: &[
            ("file", false),
            ("relation", true),
            ("rule", false),
            ("kind", false),
            ("standing", false),
            ("gap_fen", true),
            ("cells", true),
            ("table", true),
            ("block", true),
            ("row", true),
            ("column", true),
        ],
    },
];

/// The rows of one document, for each of [`TABLES`] in order.
pub(crate) struct Rows {
    pub(crate) year: Option<String>,
    pub(crate) rows: [Vec<Vec<Value>>; 4],
}

impl Rows {
    /// Those of a document that could not be read.
    pub(crate) fn unreadable(file: &str, why: &str) -> Self {
        let mut document = vec![text(file), Value::Text(None), Value::Text(None), text("unreadable")];
        document.extend([const { Value::Number(None) }; 9]);
        document.push(text(why));
        Self { year: None, rows: [vec![document], Vec::new(), Vec::new(), Vec::new()] }
    }

    pub(crate) fn of(
        file: &str,
        disclosure: &Disclosure,
        report: &Report,
        options: &CheckOptions,
        lang: Lang,
    ) -> Self {
        let (coverage, counts) = (report.coverage(), report.relations());
        let document = vec![
            text(file),
            texts(report.unit().code.as_ref()),
            texts(report.unit().name.as_ref()),
            text(report.verdict()),
            number(report.tables().len()),
            number(coverage.printed),
            number(coverage.read),
            number(coverage.checked),
            number(counts.total),
            number(counts.exact),
            number(counts.rounded),
            number(counts.broken),
            number(report.conflicts().len()),
            Value::Text(None),
        ];
        let year = report.year().map(|year| year.to_string());
        let rows = [
            vec![document],
            cells(file, disclosure),
            findings(file, report, lang),
            relations(file, disclosure, options),
        ];
        Self { year, rows }
    }
}

fn cells(file: &str, disclosure: &Disclosure) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for (table_number, table) in disclosure.tables().iter().enumerate() {
        for (block_number, block) in table.blocks().iter().enumerate() {
            for (row_number, row) in block.rows().iter().enumerate() {
                for (column_number, (column, cell)) in block.columns().iter().zip(row.cells()).enumerate() {
                    let Some(figure) = cell.figure() else { continue };
                    rows.push(vec![
                        text(file),
                        number(table_number),
                        number(block_number),
                        number(row_number),
                        number(column_number),
                        text(table.kind()),
                        text(table.title()),
                        texts(row.code()),
                        text(row.label()),
                        text(column.name()),
                        text(figure),
                        text(figure.unit()),
                        Value::Number(Some(figure.fen())),
                        number(cell.place().line),
                        texts(disclosure.locate(cell.place())),
                    ]);
                }
            }
        }
    }
    rows
}

/// The table, block, row and column of a figure.
fn key(key: Option<CellKey>) -> [Value; 4] {
    let part = |part: fn(CellKey) -> usize| numbers(key.map(part));
    [part(|key| key.table), part(|key| key.block), part(|key| key.row), part(|key| key.column)]
}

fn findings(file: &str, report: &Report, lang: Lang) -> Vec<Vec<Value>> {
    let row = |finding: &yusuan::Finding| {
        let mut row = vec![text(file), text(finding.rule), text(finding.severity)];
        row.extend(key(finding.cell));
        row.extend([
            texts(finding.table.as_ref()),
            texts(finding.row.as_ref()),
            texts(finding.column.as_ref()),
            texts(finding.printed.as_ref()),
            texts(finding.computed.as_ref()),
            numbers(finding.conflict),
            numbers(finding.line),
            texts(finding.location.as_ref()),
            text(finding.message(lang)),
        ]);
        row
    };
    report.findings().iter().map(row).collect()
}

fn relations(file: &str, disclosure: &Disclosure, options: &CheckOptions) -> Vec<Vec<Value>> {
    let question = Question::new(disclosure, options);
    let told = question.relations().enumerate().map(|(at, relation)| {
        let first = relation.left.first().or(relation.right.first()).copied();
        let mut row = vec![
            text(file),
            number(at),
            text(relation.rule),
            text(relation.kind),
            text(relation.standing),
            Value::Number(relation.gap_fen),
            number(relation.left.len() + relation.right.len()),
        ];
        row.extend(key(first));
        row
    });
    told.collect()
}
