use super::word_key::{column_key, public_expense};
use crate::disclosure::{ColumnKey, PublicExpense, Side};
use crate::vocabulary::{Topic, Vocabulary};

/// What the words of a header say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// What labels stand below it.
    Label(Label),
    /// What figures below it are about.
    Key(ColumnKey),
    /// Which number they are (预算数, 金额).
    Number,
    /// A side of the accounts.
    Side(Side),
    /// Nothing that tells columns apart (资金来源).
    Frame,
    /// Percentages, scores and counts: no money.
    Aside,
    Unknown,
}

/// What a column of labels holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// An account code in one cell.
    Code,
    /// One cell of a split code: 0 类, 1 款, 2 项.
    SplitCode(usize),
    UnitCode,
    Name,
    ProjectName,
    /// Text that names nothing: line numbers, remarks.
    Text,
}

/// What a header says, by its whole text and by its text without brackets, both folded.
pub(super) fn says(whole: &str, name: &str, number: bool, words: &Vocabulary) -> Says {
    if let Some(heading) = words.find(Topic::Heading, name) {
        return match heading {
            "revenue" => Says::Side(Side::Revenue),
            "expenditure" => Says::Side(Side::Expenditure),
            _ => Says::Frame,
        };
    }
    if words.knows(Topic::Aside, whole) {
        return Says::Aside;
    }
    if let Some(key) = named(name, Topic::FigureColumn, words) {
        return Says::Key(key);
    }
    if number {
        return Says::Number;
    }
    if let Some(label) = words.find(Topic::LabelColumn, name).and_then(label) {
        return Says::Label(label);
    }
    if let Some(item) = words.find(Topic::PublicExpense, whole).and_then(public_expense) {
        return Says::Key(ColumnKey::ThreePublic(item));
    }
    let key = named(name, Topic::FigureWord, words).or_else(|| composed(name, words));
    key.map_or(Says::Unknown, Says::Key)
}

fn named(name: &str, topic: Topic, words: &Vocabulary) -> Option<ColumnKey> {
    column_key(words.find(topic, name)?, name)
}

/// The role of a column of labels, as the vocabulary names it.
fn label(key: &str) -> Option<Label> {
    Some(match key {
        "code" => Label::Code,
        "class" => Label::SplitCode(0),
        "section" => Label::SplitCode(1),
        "item" => Label::SplitCode(2),
        "unit-code" => Label::UnitCode,
        "name" => Label::Name,
        "project-name" => Label::ProjectName,
        "text" => Label::Text,
        _ => return None,
    })
}

/// What a name is about that wraps a known one in words which add nothing.
fn composed(name: &str, words: &Vocabulary) -> Option<ColumnKey> {
    if let Some(key) = named(name, Topic::FigureColumn, words) {
        return Some(key);
    }
    let within = |rest: &str| if rest.is_empty() { None } else { composed(rest, words) };
    let mut behind = words.rests(Topic::FigureBehind, name, |name, word| name.strip_suffix(word));
    if let Some(key) = behind.find_map(within) {
        return Some(key);
    }
    let mut before = words.rests(Topic::FigureBefore, name, |name, word| name.strip_prefix(word));
    before.find_map(within).or_else(|| {
        let year = super::title::year(name)?;
        let rest = name.split_once('年').map(|(_, rest)| rest)?;
        let digits = alloc::format!("{}", year.number());
        name.starts_with(&digits).then(|| rest.strip_prefix('度').unwrap_or(rest)).and_then(|rest| {
            if words.says(Topic::HeaderSays, "total", rest) {
                Some(ColumnKey::Total)
            } else {
                composed(rest, words)
            }
        })
    })
}

/// The public expense a label speaks of among others that do; a bare 合计 or 小计 needs the labels above it.
pub(super) fn public_expense_among(label: &str, words: &Vocabulary) -> Option<PublicExpense> {
    let name = super::label::ordinal(label, words).rest;
    let found = words.find(Topic::PublicExpense, name).or_else(|| words.find(Topic::PublicExpensePart, name));
    found.and_then(public_expense)
}
