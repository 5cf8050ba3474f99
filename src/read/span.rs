use alloc::vec::Vec;

use super::findings::Findings;
use super::header::{Head, Role};
use super::label::fold;
use super::section::Line;
use crate::disclosure::{ColumnKey, Measure, Side, TableKind};
use crate::money::{Figure, MoneyUnit};

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
    /// What is purchased, how much of it, counted in what.
    pub(super) purchase: [Option<usize>; 3],
}

/// Decides what columns with unknown headers hold, by their cells.
pub(super) fn settle(heads: &mut [Head], rows: &[Line<'_>], findings: &mut Findings) {
    for (column, head) in heads.iter_mut().enumerate() {
        let reached = head.reached && !matches!(head.role, Role::Figures(..));
        if head.role != Role::Unknown && !reached {
            continue;
        }
        let cells = || rows.iter().filter(|line| !line.cell(column).is_empty());
        let is_figure = |line: &&Line<'_>| {
            Figure::parse(line.cell(column), MoneyUnit::HundredMillionYuan)
                .is_ok_and(|figure| figure.is_some())
        };
        let is_nil = |line: &Line<'_>| {
            Figure::parse(line.cell(column), MoneyUnit::HundredMillionYuan)
                .is_ok_and(|figure| figure.is_none())
        };
        let count = cells().filter(is_figure).count();
        let figures = count > 0 && cells().all(|line| is_figure(&line) || is_nil(line));
        if reached && head.role != Role::Unknown {
            // Labels and codes have no decimals.
            if figures && cells().any(|line| line.cell(column).contains('.')) {
                head.role = figures_of(head);
            }
            continue;
        }
        if !figures && count > 0 {
            let header = head.path.join("/");
            findings.cells.extend(
                cells()
                    .filter(is_figure)
                    .map(|line| (line.number, alloc::format!("{header}: {}", line.cell(column)))),
            );
        }
        head.role = match (figures, count) {
            (true, _) => figures_of(head),
            (false, 0) => Role::Text,
            (false, _) => Role::Aside,
        };
    }
}

/// Labels and codes have no decimals: what does is a figure that slipped out of its column.
pub(super) fn tell_numbers_among_labels(heads: &[Head], line: &Line<'_>, findings: &mut Findings) {
    for (head, cell) in heads.iter().zip(&line.cells) {
        let label = !matches!(head.role, Role::Figures(..) | Role::Aside);
        if label && cell.contains('.') && Figure::parse(cell, MoneyUnit::HundredMillionYuan).is_ok() {
            let header = head.path.join("/");
            findings.cells.push((line.number, alloc::format!("{header}: {cell}")));
        }
    }
}

/// Figures under headers that nothing resolved.
fn figures_of(head: &Head) -> Role {
    let measure = head.other.clone().unwrap_or(Measure::Budget);
    Role::Figures(ColumnKey::Label(head.path.join("/").into()), measure, None)
}

/// Cuts the columns into blocks: a label column after figures begins the next one.
pub(super) fn spans(heads: &[Head]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut span = Span::default();
    for (column, head) in heads.iter().enumerate() {
        let label = matches!(head.role, Role::Name | Role::Code | Role::SplitCode(_) | Role::UnitCode);
        if label && !span.figures.is_empty() {
            spans.push(core::mem::take(&mut span));
        }
        span.side = span.side.or(head.side);
        match head.role {
            Role::Code => match span.code {
                // One header over several cells: the code is split among them.
                Some(code) => {
                    let [class, section, item] = &mut span.split;
                    *class = Some(code);
                    let place = if section.is_none() { section } else { item };
                    *place = place.or(Some(column));
                }
                None => span.code = Some(column),
            },
            Role::SplitCode(level) => {
                if let Some(place) = span.split.get_mut(level) {
                    *place = place.or(Some(column));
                }
            }
            Role::UnitCode => span.unit = span.unit.or(Some(column)),
            Role::Name => span.names.push(column),
            Role::ProjectName => span.projects.push(column),
            Role::Figures(ColumnKey::Quantity, ..) => span.purchase[1] = span.purchase[1].or(Some(column)),
            Role::Text => {
                span.texts.push(column);
                let label = head.path.last().map(|label| fold(label)).unwrap_or_default();
                if label.contains("品目") {
                    span.purchase[0] = span.purchase[0].or(Some(column));
                } else if label.contains("计量单位") {
                    span.purchase[2] = span.purchase[2].or(Some(column));
                }
            }
            Role::Aside | Role::Unknown => {}
            Role::Figures(..) => span.figures.push(column),
        }
    }
    spans.push(span);
    spans
}

pub(super) fn side(span: &Span, kind: TableKind, index: usize) -> Side {
    let two_sided = matches!(kind, TableKind::Summary | TableKind::AppropriationSummary);
    match (span.side, kind) {
        (Some(side), _) => side,
        (None, TableKind::Revenue) => Side::Revenue,
        (None, _) if two_sided && index == 0 => Side::Revenue,
        _ => Side::Expenditure,
    }
}
