use alloc::boxed::Box;
use alloc::string::String;

use super::about::money_unit_in_brackets;
use super::caption_word::{self, Says};
use super::label::fold;
use crate::disclosure::{ColumnKey, Heading, HeadingSays};
use crate::money::MoneyUnit;
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// One header cell (表头), parsed once.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub(super) text: Box<str>,
    /// Its text, folded, without ordinal and without its last brackets.
    pub(super) name: String,
    pub(super) says: Says,
    pub(super) of_which: bool,
    /// The year it gives its figures.
    pub(super) year: Option<FiscalYear>,
    pub(super) number: Option<Number>,
    /// The money unit it gives its figures.
    pub(super) unit: Option<MoneyUnit>,
    /// The line and the column of the cell it stands in, where it stands over columns.
    pub(super) cell: Option<(usize, usize)>,
}

/// Which of several numbers for one thing a header names (数别).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// 预算数, 金额.
    Budget,
    /// 决算数.
    FinalAccount,
    /// 上年, 上年预算数.
    LastYear,
    /// 增减额.
    Change,
    /// Another stage or another year's: 执行数, 年初预算数, 上年决算数.
    Other,
}

impl Caption {
    pub(super) fn new(text: &str, words: &Vocabulary) -> Self {
        let folded = fold(text);
        let unit = money_unit_in_brackets(&folded, words);
        let (of_which, rest) = match words.take(Topic::OfWhich, &folded) {
            Some(("of-which", rest)) => (true, rest.trim_start_matches([':', ','])),
            // What is left of an amount is a part of it.
            _ => (words.says(Topic::HeaderSays, "less", &folded), &*folded),
        };
        let whole = super::label::ordinal(rest, words).rest;
        let mut name = whole;
        while let Some(open) = name.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
            if open == 0 {
                break;
            }
            name = name.get(..open).unwrap_or_default();
        }
        // What is left over from a year is not of it, nor is the name of a table.
        let year = super::title::year(name).filter(|_| !words.says(Topic::HeaderSays, "left-over", name));
        let changes = words.find(Topic::NumberWord, name) == Some("change");
        let number = number(name, words).or(changes.then_some(Number::Change));
        let says = if rest.is_empty() {
            Says::Frame
        } else {
            caption_word::says(whole, name, number.is_some(), words)
        };
        Self { text: text.into(), name: name.into(), says, of_which, year, number, unit, cell: None }
    }

    /// What it says over a column of figures, where `frame` tells that it stands over all of them alike.
    pub(super) fn heading(&self, frame: bool) -> Heading {
        let says = match &self.says {
            Says::Key(key) => HeadingSays::Key(key.clone()),
            Says::Number => HeadingSays::Number,
            Says::Frame | Says::Side(_) => HeadingSays::Frame,
            Says::Unknown | Says::Label(_) | Says::Aside if frame => HeadingSays::Frame,
            Says::Unknown | Says::Label(_) | Says::Aside => HeadingSays::Unknown,
        };
        Heading { says, of_which: self.of_which }
    }
}

/// The number a name names, where it is made of nothing but the words for numbers and a year.
fn number(name: &str, words: &Vocabulary) -> Option<Number> {
    let mut rest = name;
    let mut year = false;
    let (mut budget, mut account, mut past, mut change, mut stage, mut sum) =
        (false, false, false, false, false, false);
    while !rest.is_empty() {
        if let Some(after) = year_at(rest) {
            year = true;
            rest = after;
            continue;
        }
        let (key, after) = words.take(Topic::NumberWord, rest)?;
        match key {
            "budget" => budget = true,
            "final-account" => account = true,
            "last-year" => past = true,
            "change" => change = true,
            "stage" => stage = true,
            "sum" => sum = true,
            "no-number" => return None,
            _ => {}
        }
        rest = after;
    }
    // 收入 and 支出 alone name a side, 项目 a label.
    if !(year || budget || account || past || change || stage || sum) {
        return None;
    }
    Some(if change {
        Number::Change
    } else if past && !account && !stage {
        Number::LastYear
    } else if past || stage {
        Number::Other
    } else if account {
        Number::FinalAccount
    } else {
        Number::Budget
    })
}

/// What stands behind `2026年` or a bare year at the start of a text.
fn year_at(text: &str) -> Option<&str> {
    let digits = text.get(..4)?;
    let year: u16 = digits.parse().ok()?;
    FiscalYear::new(year).ok()?;
    let rest = text.get(4..)?;
    match rest.strip_prefix('年') {
        Some(rest) => Some(rest),
        None => (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest),
    }
}

/// What a header says a column of figures is about.
pub(super) fn figure_key(header: &str, words: &Vocabulary) -> Option<ColumnKey> {
    match Caption::new(header, words).says {
        Says::Key(key) => Some(key),
        _ => None,
    }
}
