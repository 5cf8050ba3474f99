use alloc::boxed::Box;
use alloc::vec::Vec;

use super::about::money_unit_in_brackets;
use super::block::BlockReader;
use super::error::ReadFault;
use super::findings::{Findings, Known};
use super::header::{self, Head};
use super::header_line::header_lines;
use super::join::{join_blocks, name_public_total};
use super::label::fold;
use super::line::Line;
use super::remark::is_remark;
use super::role::Role;
use super::section::Section;
use super::slipped;
use super::span::{side, spans, tell_numbers_among_labels, tell_numbers_among_text};
use super::target;
use super::year_row;
use crate::disclosure::{ColumnKey, Scope, Table, TableKind};
use crate::fund::FundSource;
use crate::money::Shape;
use crate::vocabulary::{Topic, Vocabulary};

/// No table is wider, in cells: what is gets unread line by line.
const WIDEST: usize = 1024;

/// Reads the table of a section; `None` when nothing in it makes one.
pub(super) fn table(section: &Section<'_>, known: &Known<'_>, findings: &mut Findings) -> Option<Table> {
    if let Some(kind @ (TableKind::OverallTarget | TableKind::ProjectTarget)) = section.kind {
        return target::target(section, kind, known, findings);
    }
    let words = known.vocabulary;
    // Scores of what was reached (绩效自评) are no money.
    if words.says(Topic::TitleSays, "scores", &fold(section.title)) {
        findings.faults.push(ReadFault::NotKnown { table: section.title.into(), line: section.line() });
        return None;
    }
    let header_lines = header_lines(&section.body, known.vocabulary);
    let (headers, rows) = section.body.split_at_checked(header_lines)?;
    let width = section.body.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    if width > WIDEST {
        return None;
    }
    let mut heads = header::heads(headers, rows, width, section, section.kind, known);
    let mut kind = section.kind.filter(|kind| rows_agree(*kind, rows, &heads));
    if kind.is_none() {
        let fits =
            |kind: &TableKind| rows_agree(*kind, rows, &heads) && !title_denies(*kind, section.title, words);
        kind = header::kind_of(&heads)
            .or_else(|| title_ends(section.title, &heads, words))
            .filter(|kind| section.kind.is_none() && fits(kind));
        // The kind says what the headers mean.
        heads = header::heads(headers, rows, width, section, kind, known);
    }
    // A table of two sides shows what it is, whatever its title says.
    if section.is_untold
        && kind == Some(TableKind::Other)
        && let Some(shown @ (TableKind::Summary | TableKind::AppropriationSummary)) = header::kind_of(&heads)
    {
        kind = Some(shown);
        heads = header::heads(headers, rows, width, section, kind, known);
    }
    let unknown = !heads.iter().any(|head| head.is_told);
    let other = kind.is_none_or(|kind| kind == TableKind::Other);
    if other && !rows.iter().any(Line::has_figure) {
        return None;
    }
    if kind.is_none() && unknown {
        return lacks(section, findings);
    }
    let kind = kind.unwrap_or(TableKind::Other);
    let header_unit =
        || headers.iter().flat_map(Line::printed).find_map(|cell| money_unit_in_brackets(&fold(cell), words));
    // What isn't known to be of money may count persons, vehicles or houses, whatever other tables are of.
    let elsewhere = || {
        if kind == TableKind::Other && !section.is_list {
            known.options.money_unit
        } else {
            known.money_unit()
        }
    };
    let own_unit = section.money_unit.or_else(header_unit);
    let is_unitless = section.is_unitless && own_unit.is_none();
    let money_unit = own_unit.or_else(elsewhere);
    if kind == TableKind::Other && money_unit.is_none() {
        return lacks(section, findings);
    }
    tell_numbers_among_text(&heads, rows, findings);
    let year = section.year.or_else(|| year_row::own_year(&heads, rows, words));
    let mut blocks = Vec::new();
    // Headers printed again at the top of a page.
    let repeated: Vec<bool> =
        rows.iter().map(|line| headers.iter().any(|head| head.cells == line.cells)).collect();
    let mut taken = repeated.clone();
    let skipped: Vec<bool> = rows
        .iter()
        .zip(&repeated)
        .map(|(line, repeated)| *repeated || is_remark(line, &heads, known.vocabulary))
        .collect();
    for (index, span) in spans(&heads, words).into_iter().enumerate() {
        let side = side(&span, kind, index);
        let mut reader =
            BlockReader { span, heads: &heads, kind, side, money_unit, year, known, section, findings };
        blocks.push(reader.read(rows, &skipped, &mut taken));
    }
    for (line, taken) in rows.iter().zip(&taken) {
        if *taken {
            tell_numbers_among_labels(&heads, line, findings);
        } else {
            findings.unread.push((line.number, line.text.into()));
        }
    }
    let mut blocks = join_blocks(blocks);
    slipped::doubt(kind, &mut blocks);
    let mut table = Table {
        kind,
        scope: scope(kind, section.title, words),
        title: section.title.into(),
        line: section.line(),
        unit_name: section.unit_name.clone(),
        year,
        stage: section.stage,
        // What a form of performance scores is no money.
        printed: if words.says(Topic::TitleSays, "targets", &fold(section.title)) && !section.is_list {
            0
        } else {
            printed(&heads, rows, &repeated, section.is_list)
        },
        money_unit,
        target: None,
        blocks,
        source: section
            .head
            .iter()
            .copied()
            .chain(
                section
                    .body
                    .iter()
                    .zip(core::iter::repeat_n(true, header_lines).chain(taken))
                    .filter_map(|(line, taken)| taken.then_some((line.number, line.text))),
            )
            .map(|(number, text)| (number, Box::from(text)))
            .collect(),
        narrowed: None,
        is_loose: section.is_torn || section.is_untold || is_unitless,
        is_unitless,
        is_torn: section.is_torn,
        head_lines: section.head.len(),
        header_lines: section.head.len() + header_lines,
    };
    if money_unit.is_none() && table.figures() > 0 {
        findings.faults.push(ReadFault::MoneyUnit { table: section.title.into(), line: section.line() });
        return None;
    }
    if kind == TableKind::ThreePublic {
        name_public_total(&mut table);
    }
    Some(table)
}

/// The kind that the end of a title says, whatever stands in front of it, where the columns are sources of all kinds.
fn title_ends(title: &str, heads: &[Head], words: &Vocabulary) -> Option<TableKind> {
    let ends = words.says(Topic::TitleSays, "all-revenue", &fold(title));
    let source = |source: FundSource| {
        heads
            .iter()
            .any(|head| matches!(&head.role, Role::Figures(ColumnKey::Source(found), ..) if *found == source))
    };
    let all =
        [FundSource::GeneralPublic, FundSource::GovernmentFunds, FundSource::Business, FundSource::Other];
    (ends && all.into_iter().all(source)).then_some(TableKind::Revenue)
}

/// Whether a title that names no kind says that it is not this one.
fn title_denies(kind: TableKind, title: &str, words: &Vocabulary) -> bool {
    match kind {
        TableKind::Revenue => words.says(Topic::TitleSays, "expenditure", &fold(title)),
        TableKind::Expenditure => words.says(Topic::TitleSays, "revenue", &fold(title)),
        _ => false,
    }
}

/// Tells that the table of a section is not read.
fn lacks(section: &Section<'_>, findings: &mut Findings) -> Option<Table> {
    let table = section.title.into();
    findings.faults.push(if section.money_unit.is_none() && section.body.iter().any(Line::has_figure) {
        ReadFault::MoneyUnit { table, line: section.line() }
    } else {
        ReadFault::NoRows { table, line: section.line() }
    });
    None
}

/// Whether the codes of a table's rows are those of accounts its kind is itemised by. A figure in whole yuan is no code.
fn rows_agree(kind: TableKind, rows: &[Line<'_>], heads: &[Head]) -> bool {
    let figures =
        |column: usize| heads.get(column).is_some_and(|head| matches!(head.role, Role::Figures(..)));
    let (mut functions, mut economic) = (0_usize, 0_usize);
    for line in rows.iter().filter(|line| line.has_figure()) {
        let labels =
            line.cells.iter().enumerate().filter(|(column, cell)| !cell.is_empty() && !figures(*column));
        let code = labels
            .take(2)
            .map(|(_, cell)| fold(cell))
            .find(|cell| matches!(cell.len(), 3 | 5 | 7) && cell.bytes().all(|b| b.is_ascii_digit()));
        match code.as_ref().and_then(|code| code.bytes().next()) {
            Some(b'2') => functions += 1,
            Some(b'3' | b'5') => economic += 1,
            _ => {}
        }
    }
    match kind {
        TableKind::Expenditure
        | TableKind::GeneralPublicExpenditure
        | TableKind::AppropriationExpenditure
        | TableKind::GovernmentFunds
        | TableKind::StateCapital => functions >= economic,
        TableKind::Basic | TableKind::AppropriationBasic | TableKind::GovernmentEconomic => {
            economic >= functions
        }
        _ => true,
    }
}

/// The amounts printed below the headers, in columns that may hold some.
///
/// Beside the goals of a list stand values of indicators, which are no money.
fn printed(heads: &[Head], rows: &[Line<'_>], repeated: &[bool], listed: bool) -> usize {
    let money = |(head, (cell, shape)): &(&Head, (&str, Option<Shape>))| {
        let held = match head.role {
            Role::Figures(ColumnKey::Quantity, ..) | Role::Aside => false,
            Role::Figures(..) => true,
            _ => !listed && cell.contains('.'),
        };
        held && *shape == Some(Shape::Number)
    };
    let own = rows.iter().zip(repeated).filter(|(_, repeated)| !**repeated);
    own.map(|(line, _)| heads.iter().zip(line.shaped()).filter(money).count()).sum()
}

/// Which money the table speaks of: titles without a budget's name speak of all funds.
fn scope(kind: TableKind, title: &str, words: &Vocabulary) -> Option<Scope> {
    let named = words.says(Topic::TitleSays, "appropriation", &fold(title));
    match kind {
        TableKind::Project | TableKind::Basic if !named => Some(Scope::All),
        _ => kind.scope(),
    }
}
