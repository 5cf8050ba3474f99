use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::about::{self, About, money_unit_in_brackets};
use super::about_line;
use super::header_line::header_lines;
use super::item::is_total;
use super::label::fold;
use super::line::Line;
use super::numeral::is_amount;
use super::title::{self, Title};
use super::words::Words;
use crate::disclosure::{Stage, TableKind};
use crate::money::MoneyUnit;
use crate::year::FiscalYear;

/// What stands between a title and the next one.
pub(super) struct Section<'a> {
    pub(super) title: &'a str,
    pub(super) kind: Option<TableKind>,
    pub(super) stage: Option<Stage>,
    pub(super) year: Option<FiscalYear>,
    pub(super) unit_name: Option<Box<str>>,
    pub(super) money_unit: Option<MoneyUnit>,
    /// The title and the lines about the table.
    pub(super) head: Vec<(usize, &'a str)>,
    /// The headers and rows.
    pub(super) body: Vec<Line<'a>>,
    /// Whether it is said that the table has nothing to tell (本部门无此项支出).
    pub(super) nothing: bool,
    /// Whether the title is its own.
    pub(super) is_titled: bool,
    /// Whether rows of it may stand in another section, or rows of another table in this one.
    pub(super) is_torn: bool,
    /// Whether no word says of what it is, where titles of other sections do.
    pub(super) is_untold: bool,
    /// Whether a line stands between its title and its headers of which nobody knows what it says.
    pub(super) is_obscured: bool,
    /// Whether it names no money unit where others do.
    pub(super) is_unitless: bool,
    /// The lines about a table that stood between its rows.
    pub(super) heads_within: Vec<usize>,
    /// Whether it is a list of projects with their goals.
    pub(super) is_list: bool,
}

impl<'a> Section<'a> {
    pub(super) fn new(line: &Line<'a>, found: Found<'a>, words: &Words<'_>) -> Self {
        let Found { text, title, about } = found;
        Self {
            kind: title.kind,
            stage: title.stage,
            year: title.year,
            unit_name: about.unit_name,
            money_unit: about.money_unit.or_else(|| money_unit_in_brackets(&fold(text), words)),
            head: Vec::from([(line.number, line.text)]),
            is_titled: true,
            ..Self::untitled(text, Vec::new())
        }
    }

    /// A table without a title; `text` stands above it.
    pub(super) const fn untitled(text: &'a str, body: Vec<Line<'a>>) -> Self {
        Self {
            title: text,
            kind: None,
            stage: None,
            year: None,
            unit_name: None,
            money_unit: None,
            head: Vec::new(),
            body,
            nothing: false,
            is_titled: false,
            is_torn: false,
            is_untold: false,
            is_obscured: false,
            is_unitless: false,
            heads_within: Vec::new(),
            is_list: false,
        }
    }

    /// A table below another under the same title, with headers of its own; the kind of the first is not its kind.
    pub(super) fn below(before: &Self, body: Vec<Line<'a>>) -> Self {
        Self {
            stage: before.stage,
            year: before.year,
            unit_name: before.unit_name.clone(),
            money_unit: before.money_unit,
            ..Self::untitled(before.title, body)
        }
    }

    pub(super) fn add(&mut self, about: About) {
        self.unit_name = self.unit_name.take().or(about.unit_name);
        self.money_unit = about.money_unit.or(self.money_unit);
    }

    /// Parts with the lines about a table that stand below its last row of figures: they are about the table that follows.
    pub(super) fn heads_below_rows(&mut self) -> Vec<(usize, &'a str)> {
        let Some(last) = self.body.iter().rev().find(|line| line.has_figure()).map(|line| line.number) else {
            return Vec::new();
        };
        let (own, below) = core::mem::take(&mut self.head).into_iter().partition(|(line, _)| *line < last);
        self.head = own;
        below
    }

    /// Takes lines that stand right above it: what they say holds whatever the table above said.
    pub(super) fn take_heads(&mut self, heads: Vec<(usize, &'a str)>, words: &Words<'_>) {
        for (_, text) in &heads {
            let said = about_line::about(text.split('\t'), words).unwrap_or_default();
            self.unit_name = said.unit_name.or(self.unit_name.take());
            self.money_unit = said.money_unit.or(self.money_unit);
        }
        self.head.extend(heads);
    }

    /// Appends a section that continues this one; its headers are those of this one.
    ///
    /// `totals` are those of this one, where they were asked for before.
    pub(super) fn extend(&mut self, more: Self, words: &Words<'_>, totals: &mut Option<Totals>) {
        self.head.extend(more.head);
        // A total printed again at the top of a page is one row.
        let total = |line: &Line<'_>| total(line, words);
        let totals = totals.get_or_insert_with(|| self.body.iter().filter_map(total).collect());
        let before = self.body.len();
        let mut rows = false;
        let headers = header_lines(&more.body, words);
        for (at, line) in more.body.into_iter().enumerate() {
            if !rows && at >= headers && line.has_figure() {
                rows = true;
                if total(&line).is_some_and(|total| totals.contains(&total)) {
                    self.head.push((line.number, line.text));
                    continue;
                }
            }
            self.body.push(line);
        }
        totals.extend(self.body.iter().skip(before).filter_map(total));
        self.nothing |= more.nothing;
        self.is_torn |= more.is_torn;
    }

    pub(super) fn line(&self) -> usize {
        let first = self.body.first().map_or(0, |line| line.number);
        self.head.first().map_or(first, |(line, _)| *line)
    }
}

/// The totals of a section, each by its labels and figures.
pub(super) type Totals = BTreeSet<(String, String)>;

/// The labels and figures of a row of totals.
fn total(line: &Line<'_>, words: &Words<'_>) -> Option<(String, String)> {
    let label = line.printed().find(|cell| !is_amount(cell))?;
    (line.has_figure() && is_total(words, &fold(label))).then(|| signature(line))
}

/// Whether tables of this kind are forms, one for each project, printed under one title.
pub(super) const fn is_form(kind: TableKind) -> bool {
    matches!(kind, TableKind::ProjectTarget | TableKind::OverallTarget)
}

/// The labels of a row, and its figures.
pub(super) fn signature(line: &Line<'_>) -> (String, String) {
    let (mut labels, mut figures) = (String::new(), String::new());
    for cell in line.printed() {
        let into = if is_amount(cell) { &mut figures } else { &mut labels };
        if !into.is_empty() {
            into.push('\t');
        }
        into.push_str(&fold(cell));
    }
    (labels, figures)
}

/// A title found in a line.
pub(super) struct Found<'a> {
    pub(super) text: &'a str,
    pub(super) title: Title,
    pub(super) about: About,
}

/// The title that a line is though it lacks the word 表: 2024年部门政府采购预算.
pub(super) fn untold_title<'a>(line: &Line<'a>, words: &Words<'_>) -> Option<Found<'a>> {
    const LONGEST: usize = 40;
    let text = line.lone().filter(|text| text.chars().count() <= LONGEST)?;
    let title = title::title(&alloc::format!("{text}表"), words)?;
    title.kind?;
    Some(Found { text, title, about: About::default() })
}

/// The title a line holds: alone, or beside cells that only say something about the table.
pub(super) fn title_of<'a>(line: &Line<'a>, words: &Words<'_>) -> Option<Found<'a>> {
    let mut found = None;
    let mut about = About::default();
    for cell in line.said() {
        if words.is_neutral(cell) {
            continue;
        } else if let Some(said) = words.about(cell) {
            about.add(said);
        } else if found.is_some() {
            return None;
        } else if let Some(title) = title::title(cell, words) {
            found = Some((cell, title));
        } else {
            let (before, behind) = about::before_about(cell, words)?;
            found = Some((before, title::title(before, words)?));
            about.add(about::about_cell(behind, words)?);
        }
    }
    found.map(|(text, title)| Found { text, title, about })
}
