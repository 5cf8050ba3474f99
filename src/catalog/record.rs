//! The rows of a list, as text or through serde, checked on the way into a table.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::{CatalogError, RowFault, RowProblem};
use super::evidence::{Evidence, SeenYears};
use super::label::Label;
use super::table::{Draft, LONGEST_NAME, OPEN_END, OPEN_START};
use crate::code::AccountCode;
use crate::code::account::sealed::Keyed;
use crate::year::FiscalYear;

const COLUMNS: [&str; 7] = ["code", "name", "level", "valid_from", "valid_to", "evidence", "seen_in_years"];

/// One entry as it is written; keep in step with the serialised form of `Entry`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    code: String,
    name: String,
    level: String,
    #[serde(default)]
    valid_from: Option<u16>,
    #[serde(default)]
    valid_to: Option<u16>,
    evidence: String,
    #[serde(default)]
    seen_in_years: Vec<u16>,
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
    if !(columns == 6 || columns == 7) || !header.split('\t').eq(COLUMNS.into_iter().take(columns)) {
        reading.fault(1, RowFault::Header { found: header.chars().take(40).collect() });
        return reading.finish();
    }
    for (line, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        let (cells, seen) = match *cells.as_slice() {
            [code, name, level, from, to, evidence] if columns == 6 => {
                ([code, name, level, from, to, evidence], "")
            }
            [code, name, level, from, to, evidence, seen] if columns == 7 => {
                ([code, name, level, from, to, evidence], seen)
            }
            _ => {
                reading.fault(line, RowFault::Cells { expected: columns, found: cells.len() });
                continue;
            }
        };
        let [code, name, level, from, to, evidence] = cells;
        let known = reading.problems.len();
        let valid_from = reading.year(line, "valid_from", from);
        let valid_to = reading.year(line, "valid_to", to);
        let seen_in_years = seen
            .split(',')
            .map(str::trim)
            .filter_map(|cell| reading.year(line, "seen_in_years", cell))
            .collect();
        let record = Record {
            code: code.into(),
            name: name.into(),
            level: level.into(),
            valid_from,
            valid_to,
            evidence: evidence.into(),
            seen_in_years,
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
        for (column, year) in [("valid_from", record.valid_from), ("valid_to", record.valid_to)] {
            if let Some(year) = year.filter(|year| FiscalYear::new(*year).is_err()) {
                self.fault(line, RowFault::Year { column, found: year.to_string() });
            }
        }
        let from = record.valid_from.unwrap_or(OPEN_START);
        let to = record.valid_to.unwrap_or(OPEN_END);
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
                let draft = Draft { key: code.key(), name: record.name.clone(), from, to, evidence };
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
                // An open start shares every year up to the end of the other.
                let year = if later.from == OPEN_START { earlier.to.min(later.to) } else { later.from };
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
