use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::disclosure::{Block, ColumnKey, Row, RowKey, TableKind, UnitName};

/// The rows of units as a tree: a department over its units.
pub(super) struct Nested {
    pub(super) outer: Vec<usize>,
    pub(super) below: BTreeMap<usize, Vec<usize>>,
}

/// Whether a unit stands in several rows: whose rows stand below which, nobody says. Without codes one name stands twice where a
/// department is printed over its own office, but not in lists of what units buy or own.
pub(super) fn are_repeated(kind: TableKind, rows: &[Row], units: &[usize]) -> bool {
    let mut codes: Vec<&str> = units.iter().filter_map(|unit| code(rows, *unit)).collect();
    codes.sort_unstable();
    if codes.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
        return true;
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let bare = units.iter().filter(|unit| code(rows, **unit).is_none());
    for name in bare.clone().filter_map(|unit| name(rows, *unit)) {
        *names.entry(name).or_default() += 1;
    }
    let first = bare.clone().next().and_then(|unit| name(rows, *unit));
    let lists = matches!(
        kind,
        TableKind::Other | TableKind::Procurement | TableKind::PurchasedServices | TableKind::Project
    );
    let office = |name: &String| first.as_ref() == Some(name) && !(lists && names.len() == 1);
    names.iter().any(|(name, count)| *count > 2 || *count == 2 && !office(name))
}

/// Nests units that stand in several rows: each below the nearest row above it whose code begins its own. `None` where one of them
/// has no code.
pub(super) fn in_order(rows: &[Row], units: &[usize]) -> Option<Nested> {
    let mut nested = Nested { outer: Vec::new(), below: BTreeMap::new() };
    let mut open: Vec<(usize, &str)> = Vec::new();
    for unit in units {
        let own = code(rows, *unit)?;
        while open.last().is_some_and(|(_, above)| own.len() <= above.len() || !own.starts_with(above)) {
            open.pop();
        }
        match open.last() {
            Some((above, _)) => nested.below.entry(*above).or_default().push(*unit),
            None => nested.outer.push(*unit),
        }
        open.push((*unit, own));
    }
    Some(nested)
}

/// Nests units by their codes, which begin with their department's; without codes, a department is the first unit where its
/// name is printed again below.
pub(super) fn nested(rows: &[Row], units: &[usize]) -> Nested {
    let by_code: BTreeMap<&str, usize> =
        units.iter().filter_map(|unit| Some((code(rows, *unit)?, *unit))).collect();
    let mut nested = Nested { outer: Vec::new(), below: BTreeMap::new() };
    for unit in units {
        match above(rows, *unit, &by_code) {
            Some(above) => nested.below.entry(above).or_default().push(*unit),
            None => nested.outer.push(*unit),
        }
    }
    if let Some((first, rest)) = nested.outer.split_first()
        && code(rows, *first).is_none()
        && rest.iter().any(|unit| name(rows, *unit) == name(rows, *first))
    {
        nested.below.entry(*first).or_default().extend(rest);
        nested.outer.truncate(1);
    }
    nested
}

/// Whether the figures leave it open that the first of several units without codes is a department over the others: its
/// figure is nearer to the total than the sum of all, and about that total, or about the sum of the others.
pub(super) fn may_be_whole(block: &Block, total: usize, outer: &[usize]) -> bool {
    let [first, rest @ ..] = outer else { return false };
    if rest.is_empty() || code(&block.rows, *first).is_some() {
        return false;
    }
    let column = block.columns.iter().position(|column| column.key == ColumnKey::Total).unwrap_or(0);
    let fen = |row: &usize| {
        let cell = block.rows.get(*row).and_then(|row| row.cells.get(column));
        i128::from(cell.map_or(0, |cell| cell.fen()))
    };
    let (first, others) = (fen(first), rest.iter().map(fen).sum::<i128>());
    let apart = |one: i128, other: i128| (one - other).abs();
    let about = |one: i128, other: i128| apart(one, other).saturating_mul(100) <= one.abs();
    let total = fen(&total);
    apart(total, first) < apart(total, first + others) && (about(first, total) || about(first, others))
}

/// The code of a unit row.
fn code(rows: &[Row], unit: usize) -> Option<&str> {
    match &rows.get(unit)?.key {
        RowKey::Unit(Some(code)) => Some(code.as_str()),
        _ => None,
    }
}

/// Its name without the word for the department's own office.
fn name(rows: &[Row], unit: usize) -> Option<String> {
    Some(UnitName::of(&rows.get(unit)?.label).department().into())
}

/// The unit whose code is the longest printed beginning of this one's.
fn above(rows: &[Row], unit: usize, by_code: &BTreeMap<&str, usize>) -> Option<usize> {
    let own = code(rows, unit)?;
    let beginnings = (1..own.len()).rev().filter_map(|end| own.get(..end));
    beginnings.filter_map(|code| by_code.get(code)).next().copied()
}
