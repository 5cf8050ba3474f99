use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::about_line::{about, about_beside};
use super::form_seam;
use super::furniture::{Furniture, is_page_number};
use super::header;
use super::label::fold;
use super::line::Line;
use super::numeral::is_amount;
use super::seam::seam;
use super::section::{Found, Section, is_form, title_of, untold_title};
use super::target_list::is_list;
use super::title::{self, Title};
use super::words::Words;
use crate::disclosure::TableKind;
use crate::source::Standing;
use crate::vocabulary::Topic;

/// A document cut into sections, each with one table (分节).
pub(super) struct Cut<'a> {
    words: &'a Words<'a>,
    furniture: Furniture,
    /// Lines above the first table.
    pub(super) front: Vec<Line<'a>>,
    /// Lines of pages, and lines between a title and its table.
    pub(super) aside: Vec<Line<'a>>,
    /// Titles that stand over no table.
    pub(super) contents: Vec<(usize, &'a str)>,
    /// Lines between tables.
    pub(super) between: Vec<Line<'a>>,
    pub(super) sections: Vec<Section<'a>>,
    open: Option<Section<'a>>,
    /// Lines of prose since the last row of the open section.
    prose: Vec<Line<'a>>,
    /// The line of prose right above.
    above: Option<Line<'a>>,
}

/// Lines of prose below the rows of a table, after which a grid is another table.
const MOST_PROSE: usize = 3;
/// Lines of prose between a title and the headers of its table.
const MOST_ABOVE: usize = 4;
/// No line between a title and its table is longer, in characters.
const LONGEST_ABOVE: usize = 45;

impl<'a> Cut<'a> {
    pub(super) fn new(lines: Vec<Line<'a>>, words: &'a Words<'a>) -> Self {
        let mut cut = Self {
            words,
            furniture: Furniture::of(lines.iter()),
            front: Vec::new(),
            aside: Vec::new(),
            contents: Vec::new(),
            between: Vec::new(),
            sections: Vec::new(),
            open: None,
            prose: Vec::new(),
            above: None,
        };
        for line in lines {
            cut.take(line);
        }
        cut.close();
        cut.drop_contents();
        cut.join();
        cut
    }

    fn take(&mut self, line: Line<'a>) {
        if line.printed().next().is_none() {
            return;
        }
        if line.standing() == Standing::Furniture || line.is_prose() && is_page_number(&line) {
            self.aside.push(line);
        } else if let Some(mut found) = title_of(&line, self.words) {
            if found.title.kind.is_none()
                && let Some(title) = self.title_cut_in_two(&found)
            {
                found.title = title;
            }
            self.close();
            self.open = Some(Section::new(&line, found, self.words));
        } else {
            let above = self.above.take();
            if let Some(above) = above
                && about(line.printed(), self.words).is_some()
            {
                self.open_below(&above);
            }
            self.above = line.is_prose().then(|| line.clone());
            self.take_below(line);
            return;
        }
        self.above = None;
    }

    /// A title whose first part stands in the line above, its brackets open or the line full.
    fn title_cut_in_two(&self, found: &Found<'a>) -> Option<Title> {
        let above = self.above.as_ref()?.lone().filter(|above| above.len() <= 240)?;
        let whole = alloc::format!("{above}{}", found.text);
        title::title(&whole, self.words).filter(|title| title.kind.is_some())
    }

    /// Begins a table below a line that names one without the word 表, where it is told right below of whom or in what unit.
    fn open_below(&mut self, above: &Line<'a>) {
        let Some(found) = untold_title(above, self.words) else { return };
        let place = match &self.open {
            Some(section) if section.body.is_empty() => return,
            Some(_) => &mut self.prose,
            None if self.sections.is_empty() => &mut self.front,
            None => &mut self.between,
        };
        if place.pop_if(|last| last.number == above.number).is_some() {
            self.close();
            self.open = Some(Section::new(above, found, self.words));
        }
    }

    fn take_below(&mut self, line: Line<'a>) {
        if self.open.is_none() && !line.is_prose() && header::is_header(&line, self.words) {
            let heads = self.heads_above();
            let mut section = Section::untitled(self.above_title(), Vec::from([line]));
            section.take_heads(heads, self.words);
            self.open = Some(section);
            return;
        }
        let Some(section) = &mut self.open else {
            let place = if self.sections.is_empty() { &mut self.front } else { &mut self.between };
            place.push(line);
            return;
        };
        if section.body.is_empty()
            && let Some(year) = line.lone().and_then(title::year_alone)
        {
            section.year = section.year.or(Some(year));
            section.head.push((line.number, line.text));
            return;
        }
        if let Some(said) = about(line.printed(), self.words) {
            // Below the headers such a line is printed again at the top of a page.
            if section.body.is_empty() {
                section.add(said);
                section.year = section.year.or_else(|| line.printed().find_map(title::year_alone));
            } else if said.money_unit.is_some() {
                section.heads_within.push(line.number);
            }
            section.head.push((line.number, line.text));
            return;
        }
        let above = section.body.is_empty();
        if above && let Some(said) = about_beside(line.printed(), self.words) {
            section.add(said);
            section.head.push((line.number, line.text));
            return;
        }
        if !line.is_prose() || !above && line.is_flat_row() {
            self.take_row(line);
        } else if above {
            self.take_above(line);
        } else {
            self.prose.push(line);
        }
    }

    /// The lines right above that only say something about the table that begins.
    fn heads_above(&mut self) -> Vec<(usize, &'a str)> {
        let place = if self.sections.is_empty() { &mut self.front } else { &mut self.between };
        let said = |line: &&Line<'a>| about(line.printed(), self.words).is_some();
        let from = place.len() - place.iter().rev().take_while(said).count();
        place.drain(from..).map(|line| (line.number, line.text)).collect()
    }

    /// The last line of prose, where it may be the title of what follows.
    fn above_title(&self) -> &'a str {
        let last = if self.sections.is_empty() { self.front.last() } else { self.between.last() };
        let text = last.filter(|line| line.is_prose()).and_then(Line::lone);
        text.filter(|text| text.chars().count() <= LONGEST_ABOVE && !text.contains('。')).unwrap_or_default()
    }

    /// A line of prose between a title and its table.
    fn take_above(&mut self, line: Line<'a>) {
        let text = fold(line.text);
        let nothing = self.words.says(Topic::TextSays, "empty", &text);
        if let Some(section) = &mut self.open {
            section.nothing |= nothing;
        }
        let closes = text.contains('。')
            || text.chars().count() > LONGEST_ABOVE
            || self.words.says(Topic::TextSays, "heading", &text);
        self.prose.push(line);
        if closes || self.prose.len() > MOST_ABOVE {
            self.close();
        }
    }

    fn take_row(&mut self, line: Line<'a>) {
        let Some(section) = &mut self.open else { return };
        let prose = core::mem::take(&mut self.prose);
        let width = |line: &Line<'_>| line.cells.len();
        let own: Vec<Line<'a>> = prose
            .into_iter()
            .filter_map(|line| {
                if section.body.is_empty() || self.furniture.is(&line) {
                    section.is_obscured |= !self.furniture.is(&line);
                    self.aside.push(line);
                    return None;
                }
                Some(line)
            })
            .collect();
        let goes_on = section.kind.is_some_and(is_form)
            || section.body.last().is_none_or(|last| {
                own.is_empty()
                    || own.len() < MOST_PROSE && width(last) == width(&line)
                    || line.standing() == Standing::Untold && !told(&own)
            });
        if goes_on {
            section.body.extend(own);
            section.body.push(line);
            return;
        }
        self.prose = own;
        let title = self.prose.last().cloned();
        let before = self.open.take();
        if let (Some(mut before), Some(title)) = (before, title) {
            let heads = before.heads_below_rows();
            self.open = Some(before);
            self.close();
            let mut section = Section::untitled(title.lone().unwrap_or_default(), Vec::from([line]));
            section.take_heads(heads, self.words);
            self.open = Some(section);
        }
    }

    fn close(&mut self) {
        self.between.append(&mut self.prose);
        let Some(mut section) = self.open.take() else { return };
        let before = self.sections.pop_if(|before| section.is_below_running_head(before, self.words));
        if let Some(before) = before {
            let rows = core::mem::replace(&mut section, before);
            section.heads_within.extend(rows.heads_within.iter().copied());
            section.extend(rows, self.words, &mut None);
        }
        if is_list(&section, self.words) {
            // Such a list need not be complete: nothing outside it is tied to it.
            section.is_list = true;
            section.kind = Some(TableKind::Other);
        }
        if section.kind.is_some_and(is_form) && form_seam::is_grid(&section, self.words) {
            section.kind = None;
        }
        for part in form_seam::part_forms(section, self.words) {
            self.sections.extend(split(part, &self.furniture, self.words));
        }
    }

    /// Titles over no grid are those of a table of contents, unless a table is said to be empty and is printed nowhere else.
    fn drop_contents(&mut self) {
        let mut sections = core::mem::take(&mut self.sections);
        untie_last_entry(&mut sections, self.words);
        let printed: Vec<TableKind> = sections
            .iter()
            .filter(|section| has_table(section, self.words))
            .filter_map(|section| section.kind)
            .collect();
        for section in sections {
            let said = (section.nothing || section.head.len() > 1 && section.money_unit.is_some())
                && section.kind.is_none_or(|kind| !printed.contains(&kind));
            if has_table(&section, self.words) || said {
                self.sections.push(section);
            } else {
                self.contents.extend(section.head.iter().copied());
                self.between.extend(section.body);
            }
        }
    }

    /// Joins the pages of one table.
    fn join(&mut self) {
        let mut totals = None;
        for mut section in core::mem::take(&mut self.sections) {
            match self.sections.last_mut() {
                Some(before) if section.continues(before, self.words) => {
                    before.extend(section, self.words, &mut totals);
                    continue;
                }
                Some(before) if section.may_continue(before, self.words) => {
                    (before.is_torn, section.is_torn) = (true, true);
                }
                _ => {}
            }
            self.sections.push(section);
            totals = None;
        }
    }
}

/// The last title of a table of contents (目录) stands over the rows of the first table where that one lost its own: it is no title
/// of theirs where no entry above is the same and it is printed again over other rows.
fn untie_last_entry(sections: &mut [Section<'_>], words: &Words<'_>) {
    const ENTRIES: usize = 2;
    if sections.iter().filter(|section| section.body.is_empty()).count() < ENTRIES {
        return;
    }
    let names: Vec<Option<String>> =
        sections.iter().map(|section| title::named(section.title, words)).collect();
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, (section, name)) in sections.iter().zip(&names).enumerate() {
        if let Some(name) = name.as_deref().filter(|_| !section.body.is_empty()) {
            last.insert(name, at);
        }
    }
    let again = |name: &str, after: usize| last.get(name).is_some_and(|at| *at > after);
    let mut entries: Vec<&str> = Vec::new();
    for (at, (own, name)) in sections.iter_mut().zip(&names).enumerate() {
        if own.body.is_empty() {
            entries.extend(name.as_deref());
            continue;
        }
        if entries.len() >= ENTRIES
            && own.is_titled
            // Forms are printed under one title, one after another.
            && if own.kind.is_some_and(is_form) {
                !own.body.iter().any(Line::has_figure)
            } else {
                entries.iter().any(|entry| again(entry, at))
            }
            && name.as_deref().is_some_and(|name| !entries.contains(&name) && again(name, at + 1))
        {
            (own.kind, own.is_titled) = (None, false);
        }
        entries.clear();
    }
}

/// Whether lines are sentences rather than rows of text without tabs.
fn told(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| line.text.contains('。')) && lines.len() >= MOST_PROSE
}

/// Whether a section has headers or figures.
fn has_table(section: &Section<'_>, words: &Words<'_>) -> bool {
    let decimal = |line: &Line<'_>| line.printed().any(is_amount);
    section.body.iter().any(|line| {
        line.printed().nth(1).is_some() && line.printed().any(|cell| header::is_header_word(cell, words))
            || decimal(line)
    }) || section.kind.is_some_and(is_form) && section.body.iter().any(|line| line.printed().nth(1).is_some())
}

/// Parts a section where another table begins in it (表中有表), though no title said so.
fn split<'a>(mut section: Section<'a>, furniture: &Furniture, words: &Words<'_>) -> Vec<Section<'a>> {
    let mut sections = Vec::new();
    if section.kind.is_some_and(is_form) || section.body.is_empty() {
        return Vec::from([section]);
    }
    let heads = core::mem::take(&mut section.heads_within);
    let mut body = core::mem::take(&mut section.body);
    let mut last = section;
    while let Some((at, torn)) = seam(&body, &heads, last.title, furniture, words) {
        let rest = body.split_off(at);
        last.body = body;
        last.is_torn |= torn;
        let heads = last.heads_below_rows();
        let mut next = Section::below(&last, Vec::new());
        next.is_torn = torn;
        next.take_heads(heads, words);
        sections.push(core::mem::replace(&mut last, next));
        body = rest;
    }
    last.body = body;
    sections.push(last);
    sections
}
