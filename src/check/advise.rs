use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::blank_total::blank_totals;
use super::detail::Detail;
use super::finding::Finding;
use super::habits::habits;
use super::projects::advise_targets;
use super::question::Question;
use super::rate::rates;
use super::severity::Severity;
use crate::catalog::{CatalogYear, NameVerdict, Status};
use crate::code::{AccountCode, CodeLevel, FunctionCode};
use crate::disclosure::{Disclosure, ReadNote, Remark, RemarkKind, Row, RowKey, Table, TableKind};
use crate::money::MoneyUnit;
use crate::relate::{Rule, is_blank, year_of};

/// Advisories: what is worth knowing and never changes the verdict.
pub(super) fn advise(question: &Question<'_>, findings: &mut Vec<Finding>) {
    let disclosure = question.cells.disclosure;
    notes(disclosure, findings);
    missing_tables(disclosure, findings);
    mixed_units(disclosure, findings);
    other_years(disclosure, findings);
    missing_rows(question, findings);
    blank_totals(question, findings);
    habits(question, findings);
    rates(question, findings);
    let catalog = question.options.names();
    let year = disclosure.year.map(|year| catalog.year(year));
    advise_targets(question, findings);
    for table in &disclosure.tables {
        names(table, year, findings);
        levels(table, findings);
    }
}

fn in_row(rule: Rule, severity: Severity, table: &Table, row: &Row, detail: Detail) -> Finding {
    Finding {
        table: Some(table.title.clone()),
        row: Some(row.name()),
        line: Some(row.line),
        ..Finding::general(rule, severity, detail)
    }
}

/// What a file holds and no table shows: a place that was hidden on purpose is worth a note, one that is lost a warning.
fn left_out(remark: &Remark) -> Finding {
    let (rule, severity) = match remark.kind {
        RemarkKind::HiddenSheet | RemarkKind::HiddenRow | RemarkKind::HiddenColumn => {
            (Rule::HiddenRow, Severity::Note)
        }
        RemarkKind::FormulaWithoutValue | RemarkKind::ErrorValue => {
            (Rule::FormulaWithoutValue, Severity::Warning)
        }
        RemarkKind::ScannedPage | RemarkKind::UnreadPage | RemarkKind::BadCharacters => {
            (Rule::TableUnread, Severity::Warning)
        }
    };
    let detail = Detail::LeftOut { remark: remark.kind, text: remark.text.clone() };
    Finding { location: remark.location.clone(), ..Finding::general(rule, severity, detail) }
}

fn notes(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    for note in &disclosure.notes {
        let (rule, table, line, detail) = match note {
            ReadNote::LeftOut { remark } => {
                findings.push(left_out(remark));
                continue;
            }
            ReadNote::FigureRepaired { table, place, printed, figure } => {
                let detail = Detail::FigureRepaired { printed: printed.clone(), figure: figure.clone() };
                (Rule::FigureRepaired, Some(table.clone()), place.line, detail)
            }
            ReadNote::CodeRepaired { table, place, printed, code } => {
                let detail = Detail::CodeRepaired { printed: printed.clone(), code: code.clone() };
                (Rule::CodeRepaired, Some(table.clone()), place.line, detail)
            }
            ReadNote::DuplicateOrdinal { table, place, label } => {
                let detail = Detail::OrdinalRepeated { label: label.clone() };
                (Rule::DuplicateOrdinal, Some(table.clone()), place.line, detail)
            }
            ReadNote::TableUnread { table, line, lack } => {
                (Rule::TableUnread, Some(table.clone()), *line, Detail::TableUnread { lack: *lack })
            }
            ReadNote::RoundingNote { line } => (Rule::NoticeOfRounding, None, *line, Detail::RoundingNote),
        };
        let severity = if rule == Rule::FigureRepaired { Severity::Warning } else { Severity::Note };
        findings.push(Finding { table, line: Some(line), ..Finding::general(rule, severity, detail) });
    }
}

/// The nine tables of 财预〔2016〕143号 and after.
fn missing_tables(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    let kinds: Vec<TableKind> = TableKind::REQUIRED
        .into_iter()
        .filter(|kind| !disclosure.tables.iter().any(|table| table.kind == *kind))
        .collect();
    if !kinds.is_empty() {
        let detail = Detail::TablesMissing { kinds };
        findings.push(Finding::general(Rule::TableMissing, Severity::Note, detail));
    }
}

fn mixed_units(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    let units: BTreeSet<MoneyUnit> = disclosure.tables.iter().filter_map(|table| table.money_unit).collect();
    if units.len() > 1 {
        let detail = Detail::MixedUnits { units: units.into_iter().collect() };
        findings.push(Finding::general(Rule::MixedUnit, Severity::Note, detail));
    }
}

/// A title with another year than the document's.
fn other_years(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    let Some(year) = disclosure.year else { return };
    for table in &disclosure.tables {
        let Some(printed) = year_of(table).filter(|printed| *printed != year) else { continue };
        findings.push(Finding {
            table: Some(table.title.clone()),
            line: Some(table.line),
            ..Finding::general(Rule::YearLeftOver, Severity::Warning, Detail::OtherYear { printed, year })
        });
    }
}

/// A 款 without a row of its own above its 项, where the table prints the rows of others.
fn missing_rows(question: &Question<'_>, findings: &mut Vec<Finding>) {
    let tables = &question.cells.disclosure.tables;
    for grid in &question.grids {
        let Some(table) = tables.get(grid.table).filter(|table| table.kind != TableKind::Project) else {
            continue;
        };
        let codes: BTreeSet<FunctionCode> = grid
            .block
            .rows
            .iter()
            .filter_map(|row| if let RowKey::Function(code) = row.key { Some(code) } else { None })
            .collect();
        // A table that prints 项 alone leaves all 款 out.
        if !codes.iter().any(|code| code.level() == CodeLevel::Section) {
            continue;
        }
        let mut told = BTreeSet::new();
        for row in grid.block.rows.iter().filter(|row| !is_blank(row)) {
            let RowKey::Function(code) = row.key else { continue };
            let Some(section) = code.parent().filter(|_| code.level() == CodeLevel::Item) else { continue };
            if codes.contains(&section) || !told.insert(section) {
                continue;
            }
            let detail = Detail::SectionMissing { row: row.name(), section: section.to_string() };
            findings.push(in_row(Rule::RowMissing, Severity::Note, table, row, detail));
        }
    }
}

/// What the names printed beside codes, or in their place, are to the codes in the year.
fn names(table: &Table, year: Option<CatalogYear<'_>>, findings: &mut Vec<Finding>) {
    let mut told: BTreeSet<(&RowKey, &str)> = BTreeSet::new();
    let accused = year.is_some_and(|year| tells_accounts(table, year));
    for row in table.blocks.iter().flat_map(|block| &block.rows) {
        let judged = account(&row.key).zip(year);
        let labelled = matches!(row.key, RowKey::Label(_));
        if judged.is_none() && !labelled || !told.insert((&row.key, &row.label)) {
            continue;
        }
        if let Some((code, year)) = judged {
            name(code, table, row, year, accused, findings);
        }
        match &row.key {
            RowKey::Label(_) if table.kind == TableKind::ProjectTarget => {}
            RowKey::Label(label) if !label.is_empty() && !is_blank(row) && !label.contains(['/', '／']) => {
                let detail = Detail::NameUnknown { label: label.as_ref().into() };
                findings.push(in_row(Rule::NameUnknown, Severity::Note, table, row, detail));
            }
            _ => {}
        }
    }
}

fn account(key: &RowKey) -> Option<AccountCode> {
    match key {
        RowKey::Function(code) => Some((*code).into()),
        RowKey::Economic(code) => Some((*code).into()),
        RowKey::GovernmentEconomic(code) => Some((*code).into()),
        _ => None,
    }
}

/// Whether the labels of a table are there to name its codes. Those of projects and of procurement name what is done or
/// bought, and of a table that nobody knows only the labels themselves tell: half of them have to fit.
fn tells_accounts(table: &Table, year: CatalogYear<'_>) -> bool {
    if !matches!(
        table.kind,
        TableKind::Project
            | TableKind::ProjectTarget
            | TableKind::Procurement
            | TableKind::PurchasedServices
            | TableKind::Other
    ) {
        return true;
    }
    let rows = table.blocks.iter().flat_map(|block| &block.rows).filter(|row| !row.label.is_empty());
    let (mut coded, mut fitting) = (0_usize, 0_usize);
    for (code, row) in rows.filter_map(|row| Some((account(&row.key)?, row))) {
        coded += 1;
        fitting += usize::from(!matches!(
            year.judge(code, &row.label),
            NameVerdict::OtherName { .. } | NameVerdict::Unlisted | NameVerdict::OtherClassification { .. }
        ));
    }
    fitting * 2 >= coded
}

fn name(
    code: AccountCode,
    table: &Table,
    row: &Row,
    year: CatalogYear<'_>,
    accused: bool,
    findings: &mut Vec<Finding>,
) {
    let label = row.label.clone();
    if label.is_empty() {
        if year.status(code) == Status::Unlisted {
            let detail = Detail::CodeUnlisted { code: code.to_string(), label, year: year.year() };
            findings.push(in_row(Rule::CodeUnlisted, Severity::Note, table, row, detail));
        }
        return;
    }
    let verdict = year.judge(code, &row.label);
    let misfits = matches!(
        verdict,
        NameVerdict::OtherName { .. } | NameVerdict::Wording { .. } | NameVerdict::Unknown { .. }
    );
    if misfits && !accused {
        return;
    }
    let (code, year) = (code.to_string(), year.year());
    let (rule, severity, computed, detail) = match verdict {
        NameVerdict::OldName { now, since } => {
            let detail = Detail::NameOld { code, label, now: now.into(), since };
            (Rule::NameOutdated, Severity::Note, Some(now), detail)
        }
        NameVerdict::LaterName { now, from } => {
            let detail = Detail::NameLater { code, label, now: now.into(), year, from };
            (Rule::NameOutdated, Severity::Note, Some(now), detail)
        }
        NameVerdict::Abolished { last } => {
            (Rule::NameOutdated, Severity::Note, None, Detail::CodeAbolished { code, label, last })
        }
        NameVerdict::NotYet { from } => {
            (Rule::CodeUnlisted, Severity::Note, None, Detail::CodeNotYet { code, label, from })
        }
        NameVerdict::OtherName { now } => {
            let detail = Detail::NameOfAnother { code, label, now: now.into(), year };
            (Rule::CodeNameMismatch, Severity::Warning, Some(now), detail)
        }
        NameVerdict::Wording { now } => {
            let detail = Detail::NameWorded { code, label, now: now.into(), year };
            (Rule::CodeNameMismatch, Severity::Note, Some(now), detail)
        }
        NameVerdict::Unknown { now, known } => {
            let detail = Detail::NameUncertain { code, label, now: now.into(), known, year };
            (Rule::CodeNameMismatch, Severity::Note, Some(now), detail)
        }
        NameVerdict::Unlisted => {
            (Rule::CodeUnlisted, Severity::Note, None, Detail::CodeUnlisted { code, label, year })
        }
        _ => return,
    };
    let mut finding = in_row(rule, severity, table, row, detail);
    finding.printed = Some(row.label.as_ref().into());
    finding.computed = computed.map(Into::into);
    findings.push(finding);
}

/// Functions are to be told down to 项, basic expenditure down to 款 (预算法实施条例, art. 6).
fn levels(table: &Table, findings: &mut Vec<Finding>) {
    let by_function = matches!(table.kind, TableKind::Expenditure | TableKind::GeneralPublicExpenditure);
    let by_economic = table.kind == TableKind::Basic;
    if !by_function && !by_economic {
        return;
    }
    let rows = || table.blocks.iter().flat_map(|block| &block.rows).filter(|row| !is_blank(row));
    // The codes that others stand below.
    let mut above: BTreeSet<FunctionCode> = BTreeSet::new();
    for row in rows() {
        if let RowKey::Function(code) | RowKey::Project(Some(code), _) = &row.key {
            let mut parent = code.parent();
            while let Some(code) = parent.filter(|code| above.insert(*code)) {
                parent = code.parent();
            }
        }
    }
    for row in rows() {
        let leaf = match &row.key {
            RowKey::Function(code) if by_function && code.level() < CodeLevel::Item => !above.contains(code),
            RowKey::Economic(code) if by_economic && code.level() == CodeLevel::Class => !rows().any(|other| {
                matches!(&other.key, RowKey::Economic(below) if below.level() > code.level() && below.class() == code.class())
            }),
            _ => false,
        };
        if leaf {
            let wanted = if by_function { CodeLevel::Item } else { CodeLevel::Section };
            let detail = Detail::LevelTooHigh { row: row.name(), wanted };
            findings.push(in_row(Rule::LevelTooHigh, Severity::Note, table, row, detail));
        }
    }
}
