//! The rows of a list, as text or through serde, checked on the way into a table.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bound::Bound;
use super::error::{CatalogError, RowFault, RowProblem};
use super::evidence::{Evidence, SeenYears};
use super::label::Label;
use super::table::{Draft, LONGEST_NAME, OPEN_END, OPEN_START, UNKNOWN_END, UNKNOWN_START};
use crate::code::AccountCode;
use crate::code::account::sealed::Keyed;
use crate::year::FiscalYear;

const COLUMNS: [&str; 8] =
    ["code", "name", "level", "valid_from", "valid_to", "evidence", "seen_in_years", "documents"];
/// Those that a list must have.
const NEEDED: usize = 6;

/// One entry as it is written; keep in step with the serialised form of `Entry`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    code: String,
    name: String,
    level: String,
    #[serde(default)]
    valid_from: End,
    #[serde(default)]
    valid_to: End,
    evidence: String,
    #[serde(default)]
    seen_in_years: Vec<u16>,
    #[serde(default)]
    documents: Option<u16>,
}

/// A cell of a year as it is written: a number that may be no year, a word, or nothing.
#[derive(Clone, Copy, Default, serde::Deserialize)]
#[serde(untagged)]
enum End {
    Year(u16),
    Word(Word),
    #[default]
    Blank,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Open,
    Unknown,
}

/// Rows that passed, each with its line, and what is wrong with the others.
#[derive(Default)]
struct Reading {
    drafts: Vec<(usize, AccountCode, Draft)>,
    problems: Vec<RowProblem>,
}

pub(super) fn from_tsv(text: &str) -> Result<Vec<Draft>, CatalogError> {
    let mut reading = Reading::default();
    let mut lines = (1..).zip(text.strip_prefix('\u{FEFF}').unwrap_or(text).lines());
    let header = lines.next().map_or("", |(_, header)| header);
    let columns = header.split('\t').count();
    if columns < NEEDED || !COLUMNS.iter().copied().take(columns).eq(header.split('\t')) {
        reading.fault(1, RowFault::Header { found: header.chars().take(40).collect() });
        return reading.finish();
    }
    for (line, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        let found = text.split('\t').count();
        if found != columns {
            reading.fault(line, RowFault::Cells { expected: columns, found });
            continue;
        }
        let mut cells = text.split('\t').map(str::trim);
        let mut cell = || cells.next().unwrap_or("");
        let [code, name, level, from, to, evidence, seen, documents] = core::array::from_fn(|_| cell());
        let known = reading.problems.len();
        let valid_from = reading.end(line, "valid_from", from);
        let valid_to = reading.end(line, "valid_to", to);
        let seen_in_years = seen
            .split(',')
            .map(str::trim)
            .filter_map(|cell| reading.year(line, "seen_in_years", cell))
            .collect();
        let documents = reading.documents(line, documents);
        let record = Record {
            code: code.into(),
            name: name.into(),
            level: level.into(),
            valid_from,
            valid_to,
            evidence: evidence.into(),
            seen_in_years,
            documents,
        };
        let sound = reading.problems.len() == known;
        reading.record(line, &record, sound);
    }
    reading.finish()
}

pub(super) fn from_records(records: &[Record]) -> Result<Vec<Draft>, CatalogError> {
    let mut reading = Reading::default();
    for (line, record) in (1..).zip(records) {
        reading.record(line, record, true);
    }
    reading.finish()
}

impl Reading {
    fn fault(&mut self, line: usize, fault: RowFault) {
        self.problems.push(RowProblem { line, fault });
    }

    /// An empty cell is no year.
    fn year(&mut self, line: usize, column: &'static str, cell: &str) -> Option<u16> {
        if cell.is_empty() {
            return None;
        }
        let year = cell.parse().ok().filter(|year| FiscalYear::new(*year).is_ok());
        if year.is_none() {
            self.fault(line, RowFault::Year { column, found: cell.chars().take(40).collect() });
        }
        year
    }

    /// A year or a word for one.
    fn end(&mut self, line: usize, column: &'static str, cell: &str) -> End {
        match Bound::word(cell) {
            Some(Bound::Open) => End::Word(Word::Open),
            Some(_) => End::Word(Word::Unknown),
            None => self.year(line, column, cell).map_or(End::Blank, End::Year),
        }
    }

    /// An empty cell is no count.
    fn documents(&mut self, line: usize, cell: &str) -> Option<u16> {
        let count = cell.parse().ok();
        if count.is_none() && !cell.is_empty() {
            self.fault(line, RowFault::Documents { found: cell.chars().take(40).collect() });
        }
        count
    }

    /// Checks one row for everything that can be told from it alone; `sound` is false when a cell of
    /// it is already known to be wrong.
    fn record(&mut self, line: usize, record: &Record, sound: bool) {
        let known = self.problems.len();
        let code: AccountCode = match record.code.parse() {
            Ok(code) => code,
            Err(error) => return self.fault(line, RowFault::Code(error)),
        };
        let characters = record.name.chars().count();
        if characters > LONGEST_NAME || Label::new(&record.name).is_empty() {
            self.fault(line, RowFault::Name { code, characters });
        }
        if record.level != code.level().to_string() {
            let found = record.level.chars().take(40).collect();
            self.fault(line, RowFault::Level { code, expected: code.level(), found });
        }
        for (column, end) in [("valid_from", record.valid_from), ("valid_to", record.valid_to)] {
            if let End::Year(year) = end
                && FiscalYear::new(year).is_err()
            {
                self.fault(line, RowFault::Year { column, found: year.to_string() });
            }
        }
        let from = match record.valid_from {
            End::Year(year) => year,
            End::Word(Word::Open) => OPEN_START,
            End::Word(Word::Unknown) | End::Blank => UNKNOWN_START,
        };
        // Whether a name that nobody published still stands, nobody knows.
        let published = record.evidence == "published";
        let to = match record.valid_to {
            End::Year(year) => year,
            End::Blank if published => OPEN_END,
            End::Word(Word::Open) => OPEN_END,
            End::Word(Word::Unknown) | End::Blank => UNKNOWN_END,
        };
        if from > to {
            self.fault(line, RowFault::Period { code, from, to });
        }
        let mut seen = SeenYears::NONE;
        for &found in &record.seen_in_years {
            let year = FiscalYear::new(found).ok().filter(|_| from <= found && found <= to);
            match year.and_then(|year| seen.and(year)) {
                Some(more) => seen = more,
                None => self.fault(line, RowFault::Seen { code, found }),
            }
        }
        let evidence = Evidence::from_tier(&record.evidence, seen);
        match evidence {
            None => {
                self.fault(line, RowFault::Evidence { found: record.evidence.chars().take(40).collect() });
            }
            Some(evidence) if evidence.seen() != seen => {
                self.fault(line, RowFault::SeenUnpublished { code, tier: evidence.tier() });
            }
            Some(evidence) if sound && self.problems.len() == known => {
                let documents = record.documents.unwrap_or(0);
                let draft =
                    Draft { key: code.key(), name: record.name.clone(), from, to, evidence, documents };
                self.drafts.push((line, code, draft));
            }
            Some(_) => {}
        }
    }

    fn finish(mut self) -> Result<Vec<Draft>, CatalogError> {
        self.drafts.sort_by_key(|(line, _, draft)| (draft.key, draft.from, *line));
        for pair in self.drafts.windows(2) {
            let [(one, _, earlier), (two, code, later)] = pair else { continue };
            if earlier.key == later.key && later.from <= earlier.to {
                let (line, other) = ((*one).max(*two), (*one).min(*two));
                // A start without a year shares every year up to the end of the other.
                let year = if later.from <= UNKNOWN_START { earlier.to.min(later.to) } else { later.from };
                self.problems
                    .push(RowProblem { line, fault: RowFault::Overlap { code: *code, year, other } });
            }
        }
        if self.problems.is_empty() {
            Ok(self.drafts.into_iter().map(|(_, _, draft)| draft).collect())
        } else {
            Err(CatalogError::new(self.problems))
        }
    }
}
