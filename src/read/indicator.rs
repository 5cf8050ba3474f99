use alloc::string::String;
use alloc::vec::Vec;

use super::label::fold;
use super::line::Line;
use super::words::Words;
use crate::disclosure::Place;
use crate::performance::{Indicator, IndicatorClass, IndicatorKind, PerformanceGoals, TargetValue};
use crate::vocabulary::Vocabulary;

/// Reads the rows of indicators of a form, whichever columns they have slipped to.
#[derive(Default)]
pub(super) struct IndicatorReader {
    /// Where the second half (of the year) begins, when the first one is of the medium term.
    split: Option<usize>,
    /// The columns of the third level.
    names: Vec<usize>,
    weights: Vec<usize>,
    class: Option<IndicatorClass>,
    kind: Option<IndicatorKind>,
}

/// An indicator of the year with the place of its value.
pub(super) struct Read {
    pub(super) indicator: Indicator,
    pub(super) place: Place,
}

/// The labels of a part of a row and the cells after them.
#[derive(Default)]
struct Segment<'a> {
    labels: Vec<(usize, &'a str, IndicatorKind)>,
    cells: Vec<(usize, &'a str)>,
    class: Option<IndicatorClass>,
    kind: Option<IndicatorKind>,
}

pub(super) fn is_header(line: &Line<'_>, words: &Words<'_>) -> bool {
    line.printed().any(|cell| cell.len() < 60 && words.heads(cell, "indicators"))
}

impl IndicatorReader {
    pub(super) fn new(header: &Line<'_>, words: &Words<'_>) -> Self {
        let columns = |key: &str| -> Vec<usize> {
            let cells = header.cells.iter().enumerate();
            cells.filter(|(_, cell)| words.heads(cell, key)).map(|(column, _)| column).collect()
        };
        let names = columns("third-level");
        let seconds = columns("second-level");
        let split = match names.as_slice() {
            [_, second, ..] => Some(seconds.get(1).copied().unwrap_or(*second)),
            _ => None,
        };
        let weights = columns("weight");
        Self { split, names, weights, class: None, kind: None }
    }

    /// Takes a row into the goals; gives the indicators of the year it holds.
    pub(super) fn row(
        &mut self,
        line: &Line<'_>,
        goals: &mut PerformanceGoals,
        words: &Words<'_>,
    ) -> Vec<Read> {
        let mut annual = Vec::new();
        for segment in self.segments(line, words) {
            for cells in self.halves(&segment.cells) {
                let (name, value, at) = name_and_value(&cells);
                let kind = segment.kind;
                let mut indicator = Indicator::printed(kind, &name, &value);
                if kind.is_none() {
                    indicator = indicator.within(segment.class);
                }
                if self.split.is_some_and(|split| at < split) {
                    goals.medium_term.indicators.push(indicator);
                } else {
                    let place = Place { line: line.number, column: at + 1 };
                    goals.annual.indicators.push(indicator.clone());
                    annual.push(Read { indicator, place });
                }
            }
        }
        annual
    }

    fn segments<'a>(&mut self, line: &Line<'a>, words: &Words<'_>) -> Vec<Segment<'a>> {
        let mut segments: Vec<Segment<'a>> = Vec::from([Segment::default()]);
        let cells = line.cells.iter().copied().enumerate();
        for (column, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
            if self.weights.contains(&column) {
                continue;
            }
            let short = cell.len() < 60;
            if short && words.heads(cell, "indicator-heading") {
                continue;
            }
            let (kind, class) = if short { words.indicator_level(cell) } else { (None, None) };
            if (kind.is_some() || class.is_some())
                && segments.last().is_some_and(|segment| !segment.cells.is_empty())
            {
                segments.push(Segment::default());
            }
            let Some(segment) = segments.last_mut() else { continue };
            match (kind, class) {
                (Some(kind), _) => {
                    self.kind = Some(kind);
                    segment.labels.push((column, cell, kind));
                }
                (None, Some(class)) => (self.class, self.kind) = (Some(class), None),
                (None, None) => segment.cells.push((column, cell)),
            }
            (segment.class, segment.kind) = (self.class, self.kind);
        }
        for segment in &mut segments {
            self.unlabel(segment, words);
        }
        segments.retain(|segment| !segment.cells.is_empty());
        segments
    }

    /// An indicator may bear the name of a second level: `服务对象满意度 | 满意度 | ≥90%`.
    fn unlabel(&mut self, segment: &mut Segment<'_>, words: &Vocabulary) {
        let [.., (_, before, kind), (column, name, _)] = segment.labels.as_slice() else { return };
        let in_place = self.names.contains(column) && !segment.cells.is_empty();
        if (in_place || segment.cells.len() == 1)
            && fold(before) != fold(name)
            && IndicatorClass::by_words(before, words).is_none()
        {
            let cell = (*column, *name);
            segment.kind = Some(*kind);
            self.kind = segment.kind;
            segment.cells.insert(0, cell);
        }
    }

    /// The cells of one indicator, or of two side by side.
    fn halves<'a>(&self, cells: &[(usize, &'a str)]) -> Vec<Vec<(usize, &'a str)>> {
        match self.split {
            Some(split) if cells.len() > 2 => {
                let (before, after): (Vec<_>, Vec<_>) = cells.iter().partition(|(column, _)| *column < split);
                [before, after].into_iter().filter(|half| !half.is_empty()).collect()
            }
            _ => Vec::from([cells.to_vec()]),
        }
    }
}

/// What is printed of an indicator: name, value (comparison, number and unit may have cells of their own), and the column of the value.
fn name_and_value(cells: &[(usize, &str)]) -> (String, String, usize) {
    match cells {
        [] => (String::new(), String::new(), 0),
        [(column, only)] if TargetValue::new(only).is_qualitative() => {
            ((*only).into(), String::new(), *column)
        }
        [(column, only)] => (String::new(), (*only).into(), *column),
        [(_, name), rest @ ..] => {
            let value: String = rest.iter().map(|(_, cell)| *cell).collect();
            ((*name).into(), value, rest.last().map_or(0, |(column, _)| *column))
        }
    }
}
