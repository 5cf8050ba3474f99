use alloc::vec::Vec;

use super::caption_word::Label;
use super::findings::Findings;
use super::header::Head;
use super::label::fold;
use super::line::Line;
use super::role::Role;
use crate::disclosure::{ColumnKey, Side, TableKind};
use crate::money::{Shape, shape};
use crate::vocabulary::{Topic, Vocabulary};

/// The columns of the grid that make one block.
#[derive(Default)]
pub(super) struct Span {
    pub(super) side: Option<Side>,
    pub(super) code: Option<usize>,
    /// The cells of a split code: 类, 款, 项.
    pub(super) split: [Option<usize>; 3],
    pub(super) unit: Option<usize>,
    pub(super) names: Vec<usize>,
    pub(super) projects: Vec<usize>,
    pub(super) texts: Vec<usize>,
    pub(super) figures: Vec<usize>,
    /// Rates of change (增减%).
    pub(super) rates: Vec<usize>,
    /// What is purchased, how much of it, counted in what.
    pub(super) purchase: [Option<usize>; 3],
}

/// Numbers in a column of text under a header that nothing resolved. Those with decimals are told with the numbers among labels.
pub(super) fn tell_numbers_among_text(heads: &[Head], rows: &[Line<'_>], findings: &mut Findings) {
    for (column, head) in heads.iter().enumerate() {
        if head.is_told || !matches!(head.role, Role::Label(Label::Text | Label::Name)) {
            continue;
        }
        for line in rows {
            let cell = line.cell(column);
            if !cell.contains('.') && shape(cell) == Some(Shape::Number) {
                let header = head.path.join("/");
                findings.cells.push((line.number, alloc::format!("{header}: {cell}")));
            }
        }
    }
}

/// Labels and codes have no decimals: what does is a figure that slipped out of its column.
pub(super) fn tell_numbers_among_labels(heads: &[Head], line: &Line<'_>, findings: &mut Findings) {
    for (head, cell) in heads.iter().zip(&line.cells) {
        let label = !matches!(head.role, Role::Figures(..) | Role::Aside);
        if label && cell.contains('.') && shape(cell).is_some() {
            let header = head.path.join("/");
            findings.cells.push((line.number, alloc::format!("{header}: {cell}")));
        }
    }
}

/// Cuts the columns into blocks: a label column after figures begins the next one.
pub(super) fn spans(heads: &[Head], words: &Vocabulary) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut span = Span::default();
    // Beside the first classification a row may say what it is of another one.
    let mut second = false;
    for (column, head) in heads.iter().enumerate() {
        if head.role.is_label() && !span.figures.is_empty() {
            spans.push(core::mem::take(&mut span));
            second = false;
        }
        span.side = span.side.or(head.side);
        match head.role {
            Role::Label(Label::Code) => match span.code {
                // One header over several cells: the code is split among them. Another one's code is of another classification.
                Some(code) if heads.get(code).is_some_and(|first| first.path == head.path) => {
                    let [class, section, item] = &mut span.split;
                    *class = Some(code);
                    let place = if section.is_none() { section } else { item };
                    *place = place.or(Some(column));
                }
                Some(_) => {
                    span.texts.push(column);
                    second = true;
                }
                None => span.code = Some(column),
            },
            Role::Label(Label::SplitCode(level)) => {
                if let Some(place) = span.split.get_mut(level) {
                    second |= place.is_some();
                    *place = place.or(Some(column));
                }
            }
            Role::Label(Label::UnitCode) => span.unit = span.unit.or(Some(column)),
            Role::Label(Label::Name) if second => span.texts.push(column),
            Role::Label(Label::Name) => span.names.push(column),
            Role::Label(Label::ProjectName) => span.projects.push(column),
            Role::Figures(ColumnKey::Quantity, ..) => span.purchase[1] = span.purchase[1].or(Some(column)),
            Role::Label(Label::Text) => {
                span.texts.push(column);
                let label = head.path.last().map(|label| fold(label)).unwrap_or_default();
                if words.says(Topic::HeaderSays, "purchased", &label) {
                    span.purchase[0] = span.purchase[0].or(Some(column));
                } else if words.says(Topic::HeaderSays, "measure", &label) {
                    span.purchase[2] = span.purchase[2].or(Some(column));
                }
            }
            Role::Aside if is_rate(head, words) => span.rates.push(column),
            Role::Aside => {}
            Role::Figures(..) => span.figures.push(column),
        }
    }
    spans.push(span);
    // Over the second of two sides its own word is lost where no side is headed 支出.
    let is = |side: Side| move |span: &Span| span.side == Some(side);
    if !spans.iter().any(is(Side::Expenditure)) {
        spans.iter_mut().filter(|span| is(Side::Revenue)(span)).skip(1).for_each(|span| span.side = None);
    }
    spans
}

pub(super) fn side(span: &Span, kind: TableKind, index: usize) -> Side {
    let two_sided = kind.is_two_sided();
    match (span.side, kind) {
        (Some(side), _) => side,
        (None, TableKind::Revenue) => Side::Revenue,
        (None, _) if two_sided && index == 0 => Side::Revenue,
        _ => Side::Expenditure,
    }
}

/// Whether a column prints by what share figures changed: 比上年增减%.
fn is_rate(head: &Head, words: &Vocabulary) -> bool {
    let whole = head.path.concat();
    let whole = fold(&whole);
    words.says(Topic::YearRow, "change", &whole) && words.says(Topic::YearRow, "rate", &whole)
}
