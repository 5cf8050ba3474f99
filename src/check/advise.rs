use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::finding::{Finding, Severity};
use super::habits::habits;
use super::projects::advise_targets;
use super::question::Question;
use crate::catalog::{Catalog, CatalogYear, NameVerdict, Status};
use crate::code::{Account, CodeLevel, FunctionCode};
use crate::disclosure::{Disclosure, ReadNote, Row, RowKey, Table, TableKind};
use crate::money::MoneyUnit;
use crate::relate::{Rule, is_blank};

/// Advisories: what is worth knowing and never changes the verdict.
pub(super) fn advise(question: &Question<'_>, findings: &mut Vec<Finding>) {
    let disclosure = question.cells.disclosure;
    notes(disclosure, findings);
    missing_tables(disclosure, findings);
    mixed_units(disclosure, findings);
    habits(question, findings);
    let catalog = Catalog::builtin();
    let year = disclosure.year.map(|year| catalog.year(year));
    advise_targets(question, findings);
    for table in &disclosure.tables {
        names(table, year, findings);
        levels(table, findings);
    }
}

fn in_row(rule: Rule, severity: Severity, table: &Table, row: &Row, message: String) -> Finding {
    Finding {
        table: Some(table.title.clone()),
        row: Some(row.name()),
        line: Some(row.line),
        ..Finding::general(rule, severity, message)
    }
}

fn notes(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    for note in &disclosure.notes {
        let (rule, table, line) = match note {
            ReadNote::CodeRepaired { table, place, .. } => {
                (Rule::CodeRepaired, Some(table.clone()), place.line)
            }
            ReadNote::DuplicateOrdinal { table, place, .. } => {
                (Rule::DuplicateOrdinal, Some(table.clone()), place.line)
            }
            ReadNote::RoundingNote { line } => (Rule::NoticeOfRounding, None, *line),
        };
        let message = alloc::format!("{note}");
        findings.push(Finding { table, line: Some(line), ..Finding::general(rule, Severity::Note, message) });
    }
}

/// The nine tables of 财预〔2016〕143号 and after.
fn missing_tables(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    let missing: Vec<&'static str> = TableKind::REQUIRED
        .into_iter()
        .filter(|kind| !disclosure.tables.iter().any(|table| table.kind == *kind))
        .map(Into::into)
        .collect();
    if !missing.is_empty() {
        let message = alloc::format!(
            "{} of the nine tables to be published (财预〔2016〕143号 and after) are not there: {}",
            missing.len(),
            missing.join(", ")
        );
        findings.push(Finding::general(Rule::TableMissing, Severity::Note, message));
    }
}

fn mixed_units(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    let units: BTreeSet<MoneyUnit> = disclosure.tables.iter().filter_map(|table| table.money_unit).collect();
    if units.len() > 1 {
        let names: Vec<&'static str> = units.into_iter().map(Into::into).collect();
        let message = alloc::format!("the tables are printed in different money units: {}", names.join(", "));
        findings.push(Finding::general(Rule::MixedUnit, Severity::Note, message));
    }
}

/// What the names printed beside codes, or in their place, are to the codes in the year.
fn names(table: &Table, year: Option<CatalogYear<'_>>, findings: &mut Vec<Finding>) {
    let mut told: BTreeSet<(&RowKey, &str)> = BTreeSet::new();
    for row in table.blocks.iter().flat_map(|block| &block.rows) {
        if !told.insert((&row.key, &row.label)) {
            continue;
        }
        match &row.key {
            RowKey::Function(code) => name(*code, table, row, year, findings),
            RowKey::Economic(code) => name(*code, table, row, year, findings),
            RowKey::GovernmentEconomic(code) => name(*code, table, row, year, findings),
            RowKey::Label(_) if table.kind == TableKind::ProjectTarget => {}
            RowKey::Label(label) if !label.is_empty() && !is_blank(row) && !label.contains('/') => {
                let message = alloc::format!("`{label}` is the name of nothing that is known here");
                findings.push(in_row(Rule::NameUnknown, Severity::Note, table, row, message));
            }
            _ => {}
        }
    }
}

fn name<C: Account>(
    code: C,
    table: &Table,
    row: &Row,
    year: Option<CatalogYear<'_>>,
    findings: &mut Vec<Finding>,
) {
    let Some(year) = year else { return };
    if row.label.is_empty() {
        if year.status(code) == Status::Unlisted {
            let message = alloc::format!("{code} is not in the list of {}", year.year());
            findings.push(in_row(Rule::CodeUnlisted, Severity::Note, table, row, message));
        }
        return;
    }
    let label = &row.label;
    let (rule, severity, computed, message) = match year.judge(code, label) {
        NameVerdict::OldName { now, since } => (
            Rule::NameOutdated,
            Severity::Note,
            Some(now),
            alloc::format!("`{label}` is an old name: {code} is called {now} since {since}"),
        ),
        NameVerdict::LaterName { now, from } => (
            Rule::NameOutdated,
            Severity::Note,
            Some(now),
            alloc::format!(
                "`{label}` is a later name: {code} is called {now} in {} and so only from {from}",
                year.year()
            ),
        ),
        NameVerdict::Abolished { last } => (
            Rule::NameOutdated,
            Severity::Note,
            None,
            alloc::format!("{code} `{label}` is in the lists up to {last} only"),
        ),
        NameVerdict::NotYet { from } => (
            Rule::CodeUnlisted,
            Severity::Note,
            None,
            alloc::format!("{code} `{label}` is in the lists from {from} only"),
        ),
        NameVerdict::OtherName { now } => (
            Rule::CodeNameMismatch,
            Severity::Warning,
            Some(now),
            alloc::format!("{code} is printed as `{label}`; the list of {} calls it {now}", year.year()),
        ),
        NameVerdict::Unlisted => (
            Rule::CodeUnlisted,
            Severity::Note,
            None,
            alloc::format!("{code} `{label}` is not in the list of {}, which is not complete", year.year()),
        ),
        _ => return,
    };
    let mut finding = in_row(rule, severity, table, row, message);
    finding.printed = Some(label.as_ref().into());
    finding.computed = computed.map(Into::into);
    findings.push(finding);
}

/// Whether a function stands below another in the tree.
fn is_below(below: FunctionCode, above: FunctionCode) -> bool {
    let mut at = below.parent();
    while let Some(code) = at {
        if code == above {
            return true;
        }
        at = code.parent();
    }
    false
}

/// Functions are to be told down to 项, basic expenditure down to 款 (预算法实施条例, art. 6).
fn levels(table: &Table, findings: &mut Vec<Finding>) {
    let by_function = matches!(table.kind, TableKind::Expenditure | TableKind::GeneralPublicExpenditure);
    let by_economic = table.kind == TableKind::Basic;
    if !by_function && !by_economic {
        return;
    }
    let rows = || table.blocks.iter().flat_map(|block| &block.rows).filter(|row| !is_blank(row));
    for row in rows() {
        let leaf = match &row.key {
            RowKey::Function(code) if by_function && code.level() < CodeLevel::Item => !rows().any(|other| {
                matches!(&other.key, RowKey::Function(below) | RowKey::Project(Some(below), _)
                    if below.level() > code.level() && is_below(*below, *code))
            }),
            RowKey::Economic(code) if by_economic && code.level() == CodeLevel::Class => !rows().any(|other| {
                matches!(&other.key, RowKey::Economic(below) if below.level() > code.level() && below.class() == code.class())
            }),
            _ => false,
        };
        if leaf {
            let wanted = if by_function { "项" } else { "款" };
            let message =
                alloc::format!("{} is not told down to {wanted} (预算法实施条例, art. 6)", row.name());
            findings.push(in_row(Rule::LevelTooHigh, Severity::Note, table, row, message));
        }
    }
}
