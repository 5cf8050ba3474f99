use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::about_line::about;
use super::account::Accounts;
use super::cut::Cut;
use super::error::{ReadError, ReadFault};
use super::findings::{Findings, Known};
use super::front::Front;
use super::label::fold;
use super::line::Line;
use super::mend;
use super::narrower;
use super::numeral::has_decimals;
use super::options::ReadOptions;
use super::section::{Section, is_form};
use super::table;
use super::units;
use super::words::Words;
use crate::disclosure::{Disclosure, ReadNote, RowKey, Stage, Table, TableKind, UnitName, Unread};
use crate::money::MoneyUnit;
use crate::source::Source;
use crate::text::visible;
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

impl Disclosure {
    /// Reads tab-separated text: see [`read`](crate::read) for what a table looks like in it.
    ///
    /// # Errors
    ///
    /// [`ReadError`] where no table can be read: an empty or binary document, a document without titles of tables, or one
    /// whose tables all lack something. A fault in one cell or one table costs that cell or that table.
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

    /// Reads a source: a text, the sheets of a workbook, the pages of a PDF file.
    ///
    /// ```
    /// use yusuan::source::Source;
    /// use yusuan::{Disclosure, ReadOptions};
    ///
    /// let source = Source::from_text("支出总表\n单位：万元\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t4.00");
    /// let disclosure = Disclosure::from_source(&source, &ReadOptions::default())?;
    /// let cell = &disclosure.tables()[0].blocks()[0].rows()[0].cells()[0];
    /// assert_eq!(disclosure.locate(cell.place()).unwrap().to_string(), "第4行 第3列");
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Disclosure::from_text`].
    pub fn from_source(source: &Source, options: &ReadOptions) -> Result<Self, ReadError> {
        let texts: Vec<Cow<'_, str>> = source.lines().iter().map(|line| visible(line.joined())).collect();
        let lines = texts.iter().zip(source.lines()).enumerate();
        let mut lines: Vec<Line<'_>> =
            lines.map(|(index, (text, line))| Line::new(index + 1, text, Some(line))).collect();
        let mended = mend::mended(&lines);
        for row in &mended {
            // What stood on the next page is blank then.
            for (at, text) in [(row.first, &*row.text), (row.rest, "")] {
                if let Some(line) = lines.get_mut(at) {
                    *line = Line::new(at + 1, text, source.lines().get(at));
                }
            }
        }
        document(lines, source, options)
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
    let nils = || text.bytes().filter(|byte| *byte == 0).count();
    if let Some(at) = text.find('\0').filter(|_| nils().saturating_mul(32) > text.len()) {
        let line = text.get(..at).map_or(1, |before| before.split('\n').count());
        return Err(ReadFault::Binary { line }.into());
    }
    Disclosure::from_source(&Source::from_text(text), options)
}

/// A unit's name as rows are compared with it.
fn department(name: &str) -> String {
    UnitName::of(name).department().into()
}

fn document(lines: Vec<Line<'_>>, source: &Source, options: &ReadOptions) -> Result<Disclosure, ReadError> {
    if lines.iter().all(|line| line.printed().next().is_none()) {
        return Err(ReadFault::Empty.into());
    }
    let words = &Words::new(options.words(), lines.iter().flat_map(Line::printed));
    let mut cut = Cut::new(lines, words);
    let front = Front::read(&cut.front, words);
    let year = front.year.or_else(|| cut.sections.iter().find_map(|section| section.year)).or(options.year);
    let unit_name = cut.sections.iter().find_map(|section| section.unit_name.clone()).or(front.unit_name);
    let printed_names = cut.sections.iter().filter_map(|section| section.unit_name.as_deref());
    let mut unit_names: Vec<String> =
        unit_name.as_deref().into_iter().chain(printed_names).map(department).collect();
    unit_names.extend(cut.sections.iter().flat_map(|section| units::names(&section.body, words)));
    unit_names.sort_unstable();
    unit_names.dedup();
    let catalog = options.names();
    let accounts = Accounts::new(
        catalog.year(year.or_else(|| catalog.newest_year()).unwrap_or(FiscalYear::constant(2026))),
    );
    let known = Known {
        options,
        vocabulary: words,
        accounts: &accounts,
        year,
        unit_names: &unit_names,
        money_unit: only_unit(&cut.sections),
    };
    let mut findings = Findings::default();
    let mut loose: Vec<(usize, &str)> = core::mem::take(&mut cut.contents);
    let said = |line: &Line<'_>| about(line.printed(), words).is_some();
    for line in cut.front.iter().chain(&cut.between) {
        if said(line) || front_line(line) {
            loose.push((line.number, line.text));
        } else {
            findings.unread.push((line.number, line.text.into()));
        }
    }
    loose.extend(cut.aside.iter().map(|line| (line.number, line.text)));
    let mut tables = Vec::with_capacity(cut.sections.len());
    let mut outside = cut.between.iter().chain(&cut.front).map(figures_in).sum();
    // Where tables have titles, a grid without one is of no known kind whatever its headers.
    let titled = cut.sections.iter().any(|section| section.kind.is_some());
    for section in &mut cut.sections {
        let form = section.kind.is_some_and(is_form);
        if titled && !section.is_titled && !form {
            section.kind = Some(TableKind::Other);
        }
        let untold = form && !section.is_titled;
        section.is_untold = titled && (untold || section.kind.is_none_or(|kind| kind == TableKind::Other));
    }
    let of_cover = |line: &Line<'_>| about(line.printed(), words);
    let named = options.money_unit.is_some()
        || cut.front.iter().filter_map(of_cover).any(|said| said.money_unit.is_some());
    mark_unitless(&mut cut.sections, named);
    for section in &cut.sections {
        let told = (findings.unread.len(), findings.cells.len());
        let table = table::table(section, &known, &mut findings);
        let empty_repeat = section.body.is_empty();
        match table {
            Some(table) if !(empty_repeat && table.kind == TableKind::ProjectTarget) => tables.push(table),
            _ => {
                // What a form of performance scores is no money.
                if !known.vocabulary.says(Topic::TitleSays, "targets", &fold(section.title)) {
                    outside += section.body.iter().map(figures_in).sum::<usize>();
                }
                loose.extend(section.head.iter().copied());
                // What was told of single rows is told of all.
                findings.unread.truncate(told.0);
                findings.cells.truncate(told.1);
                findings.unread.extend(section.body.iter().map(|line| (line.number, line.text.into())));
            }
        }
    }
    narrower::let_loose(&mut tables, known.vocabulary);
    // A document of a kind that is known and not read is told, not refused.
    let told = findings.faults.iter().any(|fault| matches!(fault, ReadFault::NotKnown { .. }));
    if tables.is_empty() && !told {
        if findings.faults.is_empty() {
            findings.faults.push(ReadFault::NoTable);
        }
        return Err(ReadError::new(findings.faults));
    }
    // Where nothing else names it, the form of the whole department does.
    let of_form = |table: &Table| (table.kind == TableKind::OverallTarget).then(|| table.unit_name.clone());
    let unit_name = unit_name.or_else(|| tables.iter().filter_map(of_form).flatten().next());
    Ok(disclosure(
        Read { unit_name, year, stage: front.stage, tables, outside, loose },
        findings,
        source,
        options.words(),
    ))
}

/// Marks the tables of which nobody knows that they are in the money unit that others name (单位).
///
/// A document names it once, on its cover or over its first table, for all that follow; or it names it over each table, and one
/// that has lost it may be in another.
fn mark_unitless(sections: &mut [Section<'_>], of_cover: bool) {
    let over_each = sections.iter().filter(|section| section.money_unit.is_some()).nth(1).is_some();
    let mut named = of_cover;
    for section in sections {
        let told = section.money_unit.is_some();
        named |= told;
        section.is_unitless = !told && (over_each || !named || section.is_obscured);
    }
}

/// The money unit that tables name, where all that name one name the same.
fn only_unit(sections: &[Section<'_>]) -> Option<MoneyUnit> {
    let mut units = sections.iter().filter_map(|section| section.money_unit);
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// A line of a cover, rather than a sentence or an amount that lost its row.
fn front_line(line: &Line<'_>) -> bool {
    line.lone().is_some_and(|cell| cell.chars().count() <= 40 && !cell.contains('。') && !has_decimals(cell))
}

/// Amounts in a line that no table took: numbers with decimals beside other cells.
fn figures_in(line: &Line<'_>) -> usize {
    if line.printed().nth(1).is_none() {
        return 0;
    }
    line.printed().filter(|cell| has_decimals(cell)).count()
}

/// What was read of a document.
struct Read<'a> {
    unit_name: Option<Box<str>>,
    year: Option<FiscalYear>,
    stage: Option<Stage>,
    tables: Vec<Table>,
    outside: usize,
    loose: Vec<(usize, &'a str)>,
}

fn disclosure(read: Read<'_>, mut findings: Findings, source: &Source, words: &Vocabulary) -> Disclosure {
    findings.unread.sort_unstable_by_key(|(line, _)| *line);
    for (line, text) in &findings.unread {
        if words.says(Topic::TextSays, "rounding", &fold(text)) {
            findings.notes.push(ReadNote::RoundingNote { line: *line });
        }
    }
    let remarks = source.remarks().iter().map(|remark| ReadNote::LeftOut { remark: remark.clone() });
    findings.notes.extend(remarks);
    findings.notes.extend(findings.faults.iter().filter_map(ReadFault::as_note));
    let mut unread: Vec<Unread> = findings
        .unread
        .iter()
        .map(|(line, text)| Unread::new(*line, text))
        .chain(findings.cells.iter().map(|(line, text)| Unread::new(*line, text)))
        .collect();
    unread.sort_by_key(|unread| unread.line);
    let rows = read.tables.iter().flat_map(|table| table.blocks.iter().flat_map(|block| &block.rows));
    let unit_code = rows.into_iter().find_map(|row| match &row.key {
        RowKey::Unit(Some(code)) => Some(code.clone()),
        _ => row.unit.clone(),
    });
    let stage = read.stage.or_else(|| read.tables.iter().find_map(|table| table.stage));
    Disclosure {
        unit_code,
        unit_name: read.unit_name.map(|name| Box::from(UnitName::without_code(&name))),
        year: read.year,
        stage: stage.unwrap_or(Stage::Budget),
        tables: read.tables,
        unread,
        notes: findings.notes,
        outside: read.outside,
        loose: read
            .loose
            .into_iter()
            .map(|(number, text)| (number, Box::from(text)))
            .chain(findings.unread)
            .collect(),
        origins: source.lines().iter().map(|line| line.origin().clone()).collect(),
    }
}
