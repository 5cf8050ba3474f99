use alloc::vec::Vec;

use super::label::{fold, ordinal};
use crate::money::{Figure, MoneyUnit};
use crate::vocabulary::{Topic, Vocabulary};

/// What of a project's money a label in a form speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Total,
    Appropriation,
    Other,
    Procurement,
    PurchasedServices,
    OwnLevel,
    Transfers,
}

/// Of which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Horizon {
    Annual,
    MediumTerm,
    EarlierYears,
}

/// A labelled amount in a cell of text, such as `其中: 财政拨款5万元`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) item: Item,
    /// Where the label says so.
    pub(super) horizon: Option<Horizon>,
    pub(super) amount: Printed,
}

/// What stands where an amount belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// Nothing, perhaps beside a unit.
    Blank(Option<MoneyUnit>),
    /// A figure.
    Figure(Figure),
    /// A figure nobody says the unit of.
    Unitless,
}

/// What a label of money speaks of, by a key of the vocabulary.
pub(super) fn item(key: &str) -> Option<(Item, Option<Horizon>)> {
    Some(match key {
        "total" => (Item::Total, Some(Horizon::Annual)),
        "medium-term" => (Item::Total, Some(Horizon::MediumTerm)),
        "period" => (Item::Total, None),
        "earlier" => (Item::Total, Some(Horizon::EarlierYears)),
        "appropriation" => (Item::Appropriation, None),
        "other" => (Item::Other, None),
        "procurement" => (Item::Procurement, Some(Horizon::Annual)),
        "services" => (Item::PurchasedServices, Some(Horizon::Annual)),
        "own-level" => (Item::OwnLevel, Some(Horizon::Annual)),
        "transfers" => (Item::Transfers, Some(Horizon::Annual)),
        _ => return None,
    })
}

/// The labelled amounts of a cell; `None` when it holds anything else.
pub(super) fn labelled(cell: &str, unit: Option<MoneyUnit>, words: &Vocabulary) -> Option<Vec<Labelled>> {
    const LONGEST: usize = 240;
    if cell.len() > LONGEST {
        return None;
    }
    let folded = fold(cell);
    let mut rest = ordinal(&folded, words).rest;
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches([':', '(', ')', ',', ';', '、']);
        rest = words.take(Topic::OfWhich, rest).map_or(rest, |(_, part)| part);
        rest = rest.trim_start_matches([':', '(', ')', ',', ';', '、']);
        if rest.is_empty() {
            break;
        }
        let (key, after) = words.take(Topic::TargetMoney, rest)?;
        let (item, horizon) = item(key)?;
        let (amount, after) = amount_at(after, unit, words)?;
        found.push(Labelled { item, horizon, amount });
        rest = after;
    }
    (!found.is_empty()).then_some(found)
}

/// A cell that holds an amount and nothing else: `5万元`, `5`, or a blank with a unit.
pub(super) fn bare(cell: &str, unit: Option<MoneyUnit>, words: &Vocabulary) -> Option<Printed> {
    let folded = fold(cell);
    if folded.len() > 80 {
        return None;
    }
    if folded.chars().any(|c| c.is_ascii_digit()) {
        let (printed, rest) = amount_at(&folded, unit, words)?;
        return rest.is_empty().then_some(printed);
    }
    match folded.parse::<MoneyUnit>() {
        Ok(unit) => Some(Printed::Blank(Some(unit))),
        Err(_) => Figure::parse(&folded, MoneyUnit::Yuan).ok().map(|_| Printed::Blank(None)),
    }
}

/// An amount at the start of a text, and what follows it.
fn amount_at<'t>(text: &'t str, unit: Option<MoneyUnit>, words: &Vocabulary) -> Option<(Printed, &'t str)> {
    let opened = text.trim_start_matches([':', '(']);
    let (before, rest) = unit_at(opened, words);
    let rest = if before.is_some() { rest.trim_start_matches([')', ':']) } else { opened };
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '—' | '–' | '−')))
        .unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(end)?;
    let (behind, after) = unit_at(after, words);
    let unit = behind.or(before).or(unit);
    if !digits.bytes().any(|byte| byte.is_ascii_digit()) {
        return Some((Printed::Blank(behind.or(before)), after));
    }
    let Some(unit) = unit else { return Some((Printed::Unitless, after)) };
    let figure = Figure::parse(digits, unit).ok()??;
    Some((Printed::Figure(figure), after))
}

fn unit_at<'t>(text: &'t str, words: &Vocabulary) -> (Option<MoneyUnit>, &'t str) {
    let taken = words.take(Topic::MoneyUnit, text);
    taken.map_or((None, text), |(unit, rest)| (unit.parse().ok(), rest))
}
