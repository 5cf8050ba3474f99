use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::label::fold;
use super::title;
use crate::money::MoneyUnit;
use crate::text::radical;
use crate::vocabulary::{Topic, Vocabulary};

/// What is said about a table beside its title (`单位名称：…`, `单位：万元`, `2017年度`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub(super) unit_name: Option<Box<str>>,
    pub(super) money_unit: Option<MoneyUnit>,
}

impl About {
    /// Adds what else is said; what was said first stands.
    pub(super) fn add(&mut self, more: Self) {
        self.unit_name = self.unit_name.take().or(more.unit_name);
        self.money_unit = self.money_unit.or(more.money_unit);
    }

    pub(super) const fn says_something(&self) -> bool {
        self.unit_name.is_some() || self.money_unit.is_some()
    }
}

/// What stands behind a label.
const COLONS: [char; 5] = [':', '：', '∶', '︰', '﹕'];

/// No cell about a table is longer, in bytes.
const LONGEST: usize = 300;

/// What a cell says about a table, where it says nothing else.
pub(super) fn about_cell(cell: &str, words: &Vocabulary) -> Option<About> {
    // Codes and figures say nothing.
    if cell.len() > LONGEST || !cell.contains(|c: char| !c.is_ascii() || c.is_ascii_alphabetic()) {
        return None;
    }
    // Without a colon or a blank nothing is labelled.
    if !cell.contains(|c: char| COLONS.contains(&c) || c.is_whitespace()) {
        return bare(cell, words);
    }
    let mut pairs = pairs(cell, words);
    if pairs.is_empty() {
        if let Some(about) = bare(cell, words) {
            return Some(about);
        }
        if let Some(about) = behind_name(cell, words) {
            return Some(about);
        }
        pairs = spaced(cell, words);
        if !pairs.iter().any(|(_, value)| money_word(&fold(value), words).is_some()) {
            return None;
        }
    }
    let mut about = About::default();
    for (key, value) in pairs {
        match key {
            Key::Unit => match money_word(&fold(value), words) {
                Some(unit) => about.money_unit = about.money_unit.or(Some(unit)),
                None => about.unit_name = about.unit_name.or_else(|| unit_name(value, words)),
            },
            Key::Aside => {}
        }
    }
    Some(about)
}

/// A unit's name alone before the money unit: `某某局   单位：万元`.
fn behind_name(cell: &str, words: &Vocabulary) -> Option<About> {
    let (name, said) = before_about(cell, words)?;
    let folded = fold(name);
    let alone = name.split_whitespace().count() == 1 && words.knows(Topic::UnitEnding, &folded);
    let about = about_cell(said, words).filter(|about| alone && about.money_unit.is_some())?;
    Some(About { unit_name: unit_name(name, words), ..about })
}

/// The line of a table that ends its title: what stands before `编制单位：` or `单位：` in the same cell.
pub(super) fn before_about<'a>(cell: &'a str, words: &Vocabulary) -> Option<(&'a str, &'a str)> {
    let at = keys(cell, words).into_iter().map(|(from, ..)| from).find(|from| *from > 0)?;
    let (title, about) = cell.split_at_checked(at)?;
    Some((title.trim_end_matches(['(', '（', ' ', '\u{3000}']), about.trim_end_matches([')', '）'])))
}

/// What a label speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    /// 单位, 部门, 金额单位.
    Unit,
    /// 日期, 编码, 表号: nothing a table is read by.
    Aside,
}

/// Labels and what follows each; empty where the cell begins neither with a label nor with the number of a form before it.
fn pairs<'a>(cell: &'a str, words: &Vocabulary) -> Vec<(Key, &'a str)> {
    let keys = keys(cell, words);
    let first = keys.first().map(|(from, ..)| cell.get(..*from).unwrap_or_default());
    let says_nothing =
        |piece: &str| fold(piece).trim_matches(['(', ')']).is_empty() || is_neutral(piece, words);
    if first.is_none_or(|before| !is_neutral(before, words) && !before.split_whitespace().all(says_nothing)) {
        return Vec::new();
    }
    let ends = keys.iter().skip(1).map(|(from, ..)| *from).chain([cell.len()]);
    keys.iter().zip(ends).map(|((_, to, key), end)| (*key, cell.get(*to..end).unwrap_or_default())).collect()
}

/// Labels and what follows each where the colons are drawn on another line: `单位名称 某某局 单位 万元`.
fn spaced<'a>(cell: &'a str, words: &Vocabulary) -> Vec<(Key, &'a str)> {
    let mut pairs: Vec<(Key, &'a str)> = Vec::new();
    let mut from: Option<(Key, usize)> = None;
    let mut at = 0;
    for word in cell.split_whitespace() {
        let start = cell.get(at..).and_then(|rest| rest.find(word)).map_or(at, |found| at + found);
        if let Some(found) = key(&fold(word), words) {
            if let Some((key, begin)) = from {
                pairs.push((key, cell.get(begin..start).unwrap_or_default()));
            }
            from = Some((found, start + word.len()));
        } else if from.is_none() {
            return Vec::new();
        }
        at = start + word.len();
    }
    pairs.extend(from.and_then(|(key, begin)| Some((key, cell.get(begin..)?))));
    pairs
}

/// Where each label of a cell begins, and where what follows its colon does.
fn keys(cell: &str, words: &Vocabulary) -> Vec<(usize, usize, Key)> {
    let mut keys = Vec::new();
    // Few cells have a colon, or a byte that one of them begins with.
    if !cell.bytes().any(|byte| matches!(byte, b':' | 0xE2 | 0xEF)) {
        return keys;
    }
    let mut from = 0;
    for (at, colon) in cell.match_indices(COLONS) {
        let before = cell.get(from..at).unwrap_or_default();
        let starts = before.char_indices().map(|(start, _)| start);
        let label = starts.into_iter().find_map(|start| {
            let label = before.get(start..)?;
            (label.len() <= 60 && label.starts_with(is_letter)).then_some(())?;
            Some((from + start, key(&fold(label), words)?))
        });
        if let Some((start, key)) = label {
            keys.push((start, at + colon.len(), key));
        }
        from = at + colon.len();
    }
    keys
}

/// Whether a label may begin with a character: radicals that PDF files print for characters are no letters otherwise.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || radical(c).is_some()
}

fn key(label: &str, words: &Vocabulary) -> Option<Key> {
    let (mut rest, mut says) = (label, false);
    while let Some((key, after)) = words.take(Topic::AboutUnit, rest) {
        says |= key == "says";
        rest = after;
    }
    if says && rest.is_empty() {
        Some(Key::Unit)
    } else if words.made_of(Topic::AboutAside, label) == Some("says") {
        Some(Key::Aside)
    } else {
        None
    }
}

/// A unit's name as printed, without what else stands in the cell.
fn unit_name(value: &str, words: &Vocabulary) -> Option<Box<str>> {
    let mut kept: Vec<&str> = value.split_whitespace().collect();
    let behind = |piece: &&str| is_neutral(piece, words) || words.knows(Topic::UnitSeal, &fold(piece));
    while kept.last().is_some_and(behind) {
        kept.pop();
    }
    let name: String = kept.join(" ");
    let name = name.trim_end_matches(['(', '（']);
    let folded = fold(name);
    let counts = words.knows(Topic::CountUnit, &folded);
    let length = folded.chars().count();
    (!counts && (2..=40).contains(&length) && !folded.contains([':', '。'])).then(|| name.into())
}

/// A cell that says nothing about its table that is needed, and is no part of it: its number, a year, a date, a page.
pub(super) fn is_neutral(cell: &str, words: &Vocabulary) -> bool {
    if cell.len() > 60 {
        return false;
    }
    let counts = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '/' | '一' | '二' | '三');
    // Most cells hold no number, or are one.
    if cell.bytes().all(|byte| counts(char::from(byte))) {
        return false;
    }
    if title::is_table_number(cell, words) {
        return true;
    }
    let folded = fold(cell);
    let numbered = folded.contains(counts);
    let rest = if numbered { folded.chars().filter(|c| !counts(*c)).collect() } else { folded };
    match words.find(Topic::Neutral, &rest) {
        Some("numbered") => numbered,
        said => said.is_some(),
    }
}

/// A money unit alone in a cell: `万元`, `单位 万元`, `（单位：元）`.
fn bare(cell: &str, words: &Vocabulary) -> Option<About> {
    let folded = fold(cell);
    let inner = folded.trim_start_matches('(').trim_end_matches(')');
    let named =
        words.take(Topic::MoneyBefore, inner).map_or(inner, |(_, rest)| rest.trim_start_matches([':', ';']));
    let money_unit = words.find(Topic::MoneyUnit, named)?.parse().ok()?;
    // One character alone is a word of many meanings.
    (inner.chars().count() > 1).then_some(About { unit_name: None, money_unit: Some(money_unit) })
}

/// The money unit said in brackets, as in 预算金额（万元）.
pub(super) fn money_unit_in_brackets(folded: &str, words: &Vocabulary) -> Option<MoneyUnit> {
    folded.match_indices('(').find_map(|(at, _)| {
        let inner = folded.get(at + 1..)?;
        let mut inner = inner.get(..inner.find(')')?)?;
        while let Some((_, rest)) = words.take(Topic::MoneyBefore, inner) {
            inner = rest.trim_start_matches(':');
        }
        money_word(inner, words)
    })
}

/// A text that begins with the name of a money unit and goes on with nothing that changes it.
fn money_word(folded: &str, words: &Vocabulary) -> Option<MoneyUnit> {
    let (unit, rest) = words.take(Topic::MoneyUnit, folded.trim_start_matches('('))?;
    let ends = rest.is_empty() || rest.starts_with(['/', '(', ')', ';', ',', '、', '第', '。', '.', '|']);
    ends.then(|| unit.parse().ok())?
}
