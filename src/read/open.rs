use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::account::Accounts;
use super::error::{ReadError, ReadFault};
use super::findings::{Findings, Known};
use super::label::fold;
use super::options::ReadOptions;
use super::section::{self, Line, Section};
use super::table;
use super::title;
use crate::disclosure::{Disclosure, ReadNote, RowKey, Stage, TableKind, Unread};
use crate::source::{Source, SourceLine};
use crate::vocabulary::Vocabulary;
use crate::year::FiscalYear;

impl Disclosure {
    /// Reads tab-separated text: see [`read`](crate::read) for what a table looks like in it.
    ///
    /// # Errors
    ///
    /// [`ReadError`] with everything that cannot be read: an empty or binary document, a document without
    /// tables, cells of figure columns that are no figures, tables without a money unit.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        Self::from_text_with(text, &ReadOptions::default())
    }

    /// Reads tab-separated text with what else is known about it.
    ///
    /// # Errors
    ///
    /// As [`Disclosure::from_text`].
    pub fn from_text_with(text: &str, options: &ReadOptions) -> Result<Self, ReadError> {
        read(text, options)
    }

    /// Reads a file of tab-separated text in UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Disclosure::from_text`], and [`ReadFault::Encoding`].
    pub fn from_utf8(bytes: &[u8], options: &ReadOptions) -> Result<Self, ReadError> {
        match core::str::from_utf8(bytes) {
            Ok(text) => read(text, options),
            Err(error) => {
                match bytes.get(..error.valid_up_to()).and_then(|read| read.iter().position(|b| *b == 0)) {
                    Some(_) => Err(ReadFault::Binary { line: 1 }.into()),
                    None => Err(ReadFault::Encoding { at: error.valid_up_to() }.into()),
                }
            }
        }
    }

    /// Reads rows of cells, such as a spreadsheet has: each row is a line. A merged cell's label stands in its first
    /// cell and the rest of it is blank; a title stands alone in its row.
    ///
    /// # Errors
    ///
    /// As [`Disclosure::from_text`].
    pub fn from_grid<R, C>(
        rows: impl IntoIterator<Item = R>,
        options: &ReadOptions,
    ) -> Result<Self, ReadError>
    where
        R: IntoIterator<Item = C>,
        C: AsRef<str>,
    {
        let mut text = String::new();
        for row in rows {
            for (index, cell) in row.into_iter().enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                text.extend(
                    cell.as_ref().chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }),
                );
            }
            text.push('\n');
        }
        read(&text, options)
    }
}

fn read(text: &str, options: &ReadOptions) -> Result<Disclosure, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    // Pages print a character without a shape now and then; a binary file is full of them.
    let nils = text.bytes().filter(|byte| *byte == 0).count();
    if let Some(at) = text.find('\0').filter(|_| nils.saturating_mul(32) > text.len()) {
        let line = text.get(..at).map_or(1, |before| before.split('\n').count());
        return Err(ReadFault::Binary { line }.into());
    }
    let mut document = Document::default();
    let lines: Vec<String> = Source::from_text(text).lines().iter().map(SourceLine::joined).collect();
    for (index, line) in lines.iter().enumerate() {
        document.take(Line::new(index + 1, line), options.words());
    }
    document.close();
    if document.lines == 0 {
        return Err(ReadFault::Empty.into());
    }
    document.finish(options)
}

/// A document cut into sections.
#[derive(Default)]
struct Document<'a> {
    lines: usize,
    front: Vec<Line<'a>>,
    sections: Vec<Section<'a>>,
    open: Option<Section<'a>>,
    stage: Option<Stage>,
}

impl<'a> Document<'a> {
    fn take(&mut self, line: Line<'a>, words: &Vocabulary) {
        if line.printed().next().is_none() {
            return;
        }
        self.lines += 1;
        if let Some((text, title, about)) = section::title_of(&line, words) {
            self.close();
            self.stage = self.stage.or(title.stage);
            let mut section = Section::new(&line, text, &title);
            section.unit_name = about.unit_name;
            section.money_unit = about.money_unit.or(section.money_unit);
            self.open = Some(section);
        } else if let Some(section) = &mut self.open {
            if let Some(about) = section::about(&line) {
                // Below the headers such a line is printed again at the top of a page.
                if section.body.is_empty() {
                    section.unit_name = section.unit_name.take().or(about.unit_name);
                    section.money_unit = about.money_unit.or(section.money_unit);
                }
                section.head.push((line.number, line.text));
            } else {
                section.body.push(line);
            }
        } else {
            self.front.push(line);
        }
    }

    fn close(&mut self) {
        let Some(section) = self.open.take() else { return };
        match self.sections.last_mut() {
            Some(before) if section.continues(before) => before.extend(section),
            _ => self.sections.push(section),
        }
    }

    fn finish(self, options: &ReadOptions) -> Result<Disclosure, ReadError> {
        let mut findings = Findings::default();
        let mut loose: Vec<(usize, &str)> = Vec::new();
        let mut year = None;
        let mut unit_name: Option<Box<str>> = None;
        let mut stage = None;
        for line in &self.front {
            let Some(cell) = line.lone() else {
                findings.unread.push((line.number, line.text.into()));
                continue;
            };
            let before = findings.unread.len();
            let folded = fold(cell);
            if let Some(about) = section::about(line) {
                unit_name = unit_name.or(about.unit_name);
            } else if let Some(printed) = title::year(&folded) {
                year = year.or(Some(printed));
                stage = stage.or(title::stage(&folded));
            } else if unit_name.is_none() && folded.chars().count() <= 40 && !folded.contains('。') {
                unit_name = Some(cell.into());
            } else {
                findings.unread.push((line.number, line.text.into()));
            }
            if findings.unread.len() == before {
                loose.push((line.number, line.text));
            }
        }
        let year = year.or_else(|| self.sections.iter().find_map(|section| section.year)).or(options.year);
        let printed_names = self.sections.iter().filter_map(|section| section.unit_name.as_deref());
        let mut unit_names: Vec<String> =
            unit_name.as_deref().into_iter().chain(printed_names).map(fold).collect();
        unit_names.sort_unstable();
        unit_names.dedup();
        let unit_name = self.sections.iter().find_map(|section| section.unit_name.clone()).or(unit_name);
        let catalog = options.names();
        let accounts = Accounts::new(
            catalog.year(year.or_else(|| catalog.newest_year()).unwrap_or(FiscalYear::constant(2026))),
        );
        let known = Known {
            options,
            vocabulary: options.words(),
            accounts: &accounts,
            year,
            unit_names: &unit_names,
        };
        let mut tables = Vec::with_capacity(self.sections.len());
        for section in &self.sections {
            let table = table::table(section, &known, &mut findings);
            let empty_repeat = section.body.is_empty();
            match table {
                Some(table) if !(empty_repeat && table.kind == TableKind::ProjectTarget) => {
                    tables.push(table)
                }
                _ => {
                    loose.extend(section.head.iter().copied());
                    if !empty_repeat {
                        findings
                            .unread
                            .extend(section.body.iter().map(|line| (line.number, line.text.into())));
                    }
                }
            }
        }
        if tables.is_empty() && findings.faults.is_empty() {
            findings.faults.push(ReadFault::NoTable);
        }
        if !findings.faults.is_empty() {
            return Err(ReadError::new(findings.faults));
        }
        findings.unread.sort_unstable_by_key(|(line, _)| *line);
        for (line, text) in &findings.unread {
            if text.contains("四舍五入") || text.contains("尾差") {
                findings.notes.push(ReadNote::RoundingNote { line: *line });
            }
        }
        let mut unread: Vec<Unread> = findings
            .unread
            .iter()
            .map(|(line, text)| Unread::new(*line, text))
            .chain(findings.cells.iter().map(|(line, text)| Unread::new(*line, text)))
            .collect();
        unread.sort_by_key(|unread| unread.line);
        let unit_code = tables
            .iter()
            .flat_map(|table| table.blocks.iter().flat_map(|block| &block.rows))
            .find_map(|row| match &row.key {
                RowKey::Unit(Some(code)) => Some(code.clone()),
                _ => row.unit.clone(),
            });
        Ok(Disclosure {
            unit_code,
            unit_name,
            year,
            stage: stage.or(self.stage).unwrap_or(Stage::Budget),
            tables,
            unread,
            notes: findings.notes,
            loose: loose
                .into_iter()
                .map(|(number, text)| (number, Box::from(text)))
                .chain(findings.unread)
                .collect(),
        })
    }
}
