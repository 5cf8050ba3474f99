//! Where one table ends and another begins, or only goes on (接缝), as far as headers, titles and the first rows tell.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::furniture::Furniture;
use super::header;
use super::header_line::header_lines;
use super::item::is_total;
use super::label::{fold, ordinal};
use super::line::Line;
use super::section::{Section, is_form, signature};
use super::words::Words;
use crate::money::{Shape, shape};
use crate::vocabulary::Topic;

impl Section<'_> {
    /// Whether this section only continues one before it: printed again with its title on the next page (续表).
    pub(super) fn continues(&self, before: &Self, words: &Words<'_>) -> bool {
        let unit = |section: &Self| section.unit_name.as_deref().map(|name| fold(name).into_owned());
        let said = self.unit_name.is_some() && before.unit_name.is_some();
        let money = self.money_unit.is_some() && before.money_unit.is_some();
        self.is_titled
            && self.is_titled_as(before, words)
            && (!said || unit(self) == unit(before))
            && (!money || self.money_unit == before.money_unit)
            && !self.kind.is_some_and(is_form)
            && (self.has_rows(words) != before.has_rows(words)
                || self.prints_both(before)
                || self.rows_go_on(before, words))
            && self.headed_as(before, words)
            && (words.says(Topic::TitleSays, "continued", &fold(self.title))
                || !self.starts_again(before, words))
    }

    fn has_rows(&self, words: &Words<'_>) -> bool {
        self.body.len() > header_lines(&self.body, words)
    }

    fn prints_both(&self, before: &Self) -> bool {
        self.body.iter().any(Line::has_figure) && before.body.iter().any(Line::has_figure)
    }

    /// Whether one of the two prints no figure, and its rows go on where the other's end.
    fn rows_go_on(&self, before: &Self, words: &Words<'_>) -> bool {
        let rows = |section: &Self| -> Vec<String> {
            let headers = header_lines(&section.body, words);
            let rows = section.body.iter().skip(headers);
            rows.map(|line| signature(line).0).filter(|labels| !labels.is_empty()).collect()
        };
        let printed = rows(before);
        let own = rows(self);
        own.first().is_some_and(|first| !printed.is_empty() && !printed.contains(first))
    }

    pub(super) fn is_titled_as(&self, before: &Self, words: &Words<'_>) -> bool {
        let bare = |title: &str| words.without(Topic::TitleBehind, fold(title).into_owned());
        self.title == before.title || bare(self.title) == bare(before.title)
    }

    /// Whether its first line of headers is that of the other, save for some of its words, or it has none.
    fn headed_as(&self, before: &Self, words: &Words<'_>) -> bool {
        if !self.is_headed(words) {
            return true;
        }
        let first = |section: &Self| section.body.first().filter(|line| !line.has_figure()).cloned();
        match (first(self), first(before)) {
            (Some(own), Some(other)) => {
                // A header more or less is that of another table under the same title.
                let as_many = || own.printed().count() == other.printed().count();
                own.printed().map(fold).eq(other.printed().map(fold)) || as_many() && is_alike(&other, &own)
            }
            _ => false,
        }
    }

    /// Whether its rows begin with those that the other begins with: it is another table of the same form.
    fn starts_again(&self, before: &Self, words: &Words<'_>) -> bool {
        starts_again(&self.body, &before.body, words)
    }

    /// Whether its rows only stand below a line that looks like a title and says nothing known: a running head.
    pub(super) fn is_below_running_head(&self, before: &Self, words: &Words<'_>) -> bool {
        self.is_titled
            && self.kind.is_none()
            && !before.kind.is_some_and(is_form)
            && !self.body.is_empty()
            && (before.body.iter().any(Line::has_figure) || before.is_headed(words))
            && self.is_headless(words)
            && !self.starts_again(before, words)
    }

    /// Whether its rows stand below no headers.
    fn is_headless(&self, words: &Words<'_>) -> bool {
        let headers = header_lines(&self.body, words);
        let numbered = |cell: &str| !ordinal(&fold(cell), words).mark.is_empty();
        self.body.iter().take(headers).all(|line| line.printed().all(numbered))
    }

    /// Whether nobody knows if its rows are the other's: the headers are the same and one of the titles says nothing, or the
    /// title is the same and the headers are not.
    pub(super) fn may_continue(&self, before: &Self, words: &Words<'_>) -> bool {
        let untold = self.kind.is_none() || before.kind.is_none();
        let headed = || self.headed_as(before, words) || !before.is_headed(words);
        self.body.iter().any(Line::has_figure)
            && before.body.iter().any(Line::has_figure)
            && (untold && headed() || self.is_titled_as(before, words))
            // What is known to be torn may begin with any of its rows.
            && (before.is_torn || !self.starts_again(before, words))
    }

    fn is_headed(&self, words: &Words<'_>) -> bool {
        let headers = header_lines(&self.body, words);
        self.body.iter().take(headers).any(|line| header::is_header(line, words))
    }
}

/// Where in a body of rows another table begins, and whether its rows may be those of the table above it.
pub(super) fn seam(
    body: &[Line<'_>],
    heads: &[usize],
    title: &str,
    furniture: &Furniture,
    words: &Words<'_>,
) -> Option<(usize, bool)> {
    let headers = header_lines(body, words);
    let own = body.get(..headers)?;
    let mut above: Option<&Line<'_>> = None;
    let mut passed = false;
    let mut headed_at = None;
    for (at, line) in body.iter().enumerate() {
        if at < headers {
            // Headers again below a line about a table: the one above is empty.
            let below = |from: &usize| {
                let from = body.get(*from).map_or(0, |line| line.number);
                heads.iter().any(|head| (from..line.number).contains(head))
            };
            if headed_at.is_some_and(|from| below(&from)) {
                return Some((at, false));
            }
            if header::is_header(line, words) {
                headed_at = Some(at);
            }
            continue;
        }
        if line.has_figure() {
            (above, passed) = (Some(line), false);
            continue;
        }
        let Some(row) = above.or(own.last()).filter(|_| !passed) else { continue };
        let before = body.get(..at)?;
        let headed = heads.iter().any(|head| (row.number..line.number).contains(head));
        let strange = |line: &Line<'_>| {
            line.lone().is_some_and(|text| fold(text) != fold(title)) && !furniture.is(line)
        };
        let strange = || before.iter().rev().take_while(|line| !line.has_figure()).any(strange);
        let equal = own.iter().any(|own| own.cells == line.cells) && line.printed().nth(1).is_some();
        let alike = equal || own.iter().any(|own| is_alike(own, line));
        if !alike {
            let several = line.printed().nth(1).is_some();
            if header::is_header(line, words) || headed && several {
                return Some((at, false));
            }
            let words = |line: &Line<'_>| line.lone().is_some_and(|text| text.contains(char::is_alphabetic));
            let below_words = || before.iter().rev().take_while(|line| !line.has_figure()).any(words);
            if several && below_words() && heads_figures(before, line) {
                return Some((at, true));
            }
            continue;
        }
        let after = body.get(at..)?;
        if starts_again(after, before, words) {
            return Some((at, false));
        }
        let doubtful = headed && !goes_on(before, after)
            || above.is_some() && (!equal || strange())
            || is_ended(before, words);
        if doubtful {
            return Some((at, true));
        }
        passed = true;
    }
    None
}

/// Whether the last of several rows is their total.
fn is_ended(rows: &[Line<'_>], words: &Words<'_>) -> bool {
    let mut printed = rows.iter().rev().filter(|line| line.has_figure());
    let label = |line: &Line<'_>| signature(line).0;
    let total = printed.next().map(label).filter(|label| is_total(words, label));
    total.is_some_and(|total| {
        let mut above = printed.map(label).peekable();
        above.peek().is_some() && above.all(|label| label != total)
    })
}

/// Whether the codes of rows go on from those of the rows before.
fn goes_on(before: &[Line<'_>], after: &[Line<'_>]) -> bool {
    fn code<'l>(line: &Line<'l>) -> Option<Cow<'l, str>> {
        let first = fold(line.printed().next()?);
        (first.len() >= 3 && first.bytes().all(|byte| byte.is_ascii_digit())).then_some(first)
    }
    let last = before.iter().rev().find_map(code);
    let first = after.iter().find(|line| line.has_figure()).and_then(code);
    matches!((last, first), (Some(last), Some(first)) if last < first)
}

/// Whether a line has words where the rows above it have figures.
fn heads_figures(rows: &[Line<'_>], line: &Line<'_>) -> bool {
    line.cells.iter().enumerate().any(|(column, cell)| {
        let number = |line: &Line<'_>| shape(line.cell(column)) == Some(Shape::Number);
        !cell.is_empty() && shape(cell).is_none() && rows.iter().rev().take(8).any(number)
    })
}

/// Whether rows begin as others do: they are those of another table of the same form. A total printed again at the top of a
/// page has the same figures, and other rows below it.
fn starts_again(own: &[Line<'_>], before: &[Line<'_>], words: &Words<'_>) -> bool {
    let rows = |body: &[Line<'_>]| {
        let rows = body.iter().skip(header_lines(body, words)).filter(|line| line.has_figure());
        rows.take(2).map(signature).collect::<Vec<(String, String)>>()
    };
    let (own, others) = (rows(own), rows(before));
    let (Some((label, figures)), Some((other, printed))) = (own.first(), others.first()) else {
        return false;
    };
    let total = figures == printed && label.split('\t').next().is_some_and(|label| is_total(words, label));
    label == other && !(total && own.get(1) != others.get(1))
}

/// Whether a line is one of headers but for some of its words.
fn is_alike(own: &Line<'_>, line: &Line<'_>) -> bool {
    let cells = || own.cells.iter().zip(&line.cells).filter(|(own, _)| !own.is_empty());
    let same = cells().filter(|(own, cell)| own == cell).count();
    !line.has_figure() && same >= 2 && same * 2 >= own.printed().count().max(line.printed().count())
}
