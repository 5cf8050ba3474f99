use alloc::vec::Vec;

use super::label::{fold, ordinal};
use crate::money::{Figure, MoneyUnit};

/// What of a project's money a label in a form speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Total,
    Appropriation,
    Other,
    Procurement,
    PurchasedServices,
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

const LABELS: [(&str, Item, Option<Horizon>); 12] = [
    ("中长期资金总额", Item::Total, Some(Horizon::MediumTerm)),
    ("年度资金总额", Item::Total, Some(Horizon::Annual)),
    ("年度资金", Item::Total, Some(Horizon::Annual)),
    ("项目资金总额", Item::Total, Some(Horizon::Annual)),
    ("资金总额", Item::Total, Some(Horizon::Annual)),
    ("延续项目以前年度预算安排", Item::Total, Some(Horizon::EarlierYears)),
    ("以前年度预算安排", Item::Total, Some(Horizon::EarlierYears)),
    ("财政拨款", Item::Appropriation, None),
    ("财政资金", Item::Appropriation, None),
    ("其他资金", Item::Other, None),
    ("政府购买服务", Item::PurchasedServices, Some(Horizon::Annual)),
    ("政府采购", Item::Procurement, Some(Horizon::Annual)),
];

/// The labelled amounts of a cell; `None` when it holds anything else.
pub(super) fn labelled(cell: &str, unit: Option<MoneyUnit>) -> Option<Vec<Labelled>> {
    const LONGEST: usize = 240;
    if cell.len() > LONGEST {
        return None;
    }
    let folded = fold(cell);
    let mut rest = ordinal(&folded).rest;
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches([':', '(', ')', ',', ';', '、']);
        rest = ["年度资金中", "其中"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        rest = rest.trim_start_matches([':', '(', ')', ',', ';', '、']);
        if rest.is_empty() {
            break;
        }
        let (label, item, horizon) = LABELS.iter().find(|(label, ..)| rest.starts_with(label))?;
        let (amount, after) = amount_at(rest.get(label.len()..)?, unit)?;
        found.push(Labelled { item: *item, horizon: *horizon, amount });
        rest = after;
    }
    (!found.is_empty()).then_some(found)
}

/// A cell that holds an amount and nothing else: `5万元`, `5`, or a blank with a unit.
pub(super) fn bare(cell: &str, unit: Option<MoneyUnit>) -> Option<Printed> {
    let folded = fold(cell);
    if folded.len() > 80 {
        return None;
    }
    if folded.chars().any(|c| c.is_ascii_digit()) {
        let (printed, rest) = amount_at(&folded, unit)?;
        return rest.is_empty().then_some(printed);
    }
    match folded.parse::<MoneyUnit>() {
        Ok(unit) => Some(Printed::Blank(Some(unit))),
        Err(_) => Figure::parse(&folded, MoneyUnit::Yuan).ok().map(|_| Printed::Blank(None)),
    }
}

/// An amount at the start of a text, and what follows it.
fn amount_at(text: &str, unit: Option<MoneyUnit>) -> Option<(Printed, &str)> {
    let opened = text.trim_start_matches([':', '(']);
    let (before, rest) = unit_at(opened);
    let rest = if before.is_some() { rest.trim_start_matches([')', ':']) } else { opened };
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '—' | '–' | '−')))
        .unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(end)?;
    let (behind, after) = unit_at(after);
    let unit = behind.or(before).or(unit);
    if !digits.bytes().any(|byte| byte.is_ascii_digit()) {
        return Some((Printed::Blank(behind.or(before)), after));
    }
    let Some(unit) = unit else { return Some((Printed::Unitless, after)) };
    let figure = Figure::parse(digits, unit).ok()??;
    Some((Printed::Figure(figure), after))
}

fn unit_at(text: &str) -> (Option<MoneyUnit>, &str) {
    for (word, unit) in [
        ("万元", MoneyUnit::TenThousandYuan),
        ("亿元", MoneyUnit::HundredMillionYuan),
        ("元", MoneyUnit::Yuan),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(unit), rest);
        }
    }
    (None, text)
}
