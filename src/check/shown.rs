//! Amounts as text.

use alloc::string::String;

use crate::money::MoneyUnit;

/// An amount of 分 in a money unit, without separators, with at least so many decimals and no more than it needs.
pub(super) fn show(fen: i128, unit: MoneyUnit, places: u32) -> String {
    let per_unit = unit.fen().unsigned_abs();
    let whole = fen.unsigned_abs() / u128::from(per_unit);
    let mut part = fen.unsigned_abs() % u128::from(per_unit);
    let mut digits = unit.exact_places();
    while digits > places && part.is_multiple_of(10) {
        part /= 10;
        digits -= 1;
    }
    let sign = if fen < 0 { "-" } else { "" };
    if digits == 0 {
        alloc::format!("{sign}{whole}")
    } else {
        alloc::format!("{sign}{whole}.{part:0width$}", width = digits as usize)
    }
}

/// Puts separators between groups of three.
pub(crate) fn grouped(text: &str) -> String {
    if text.contains(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')) {
        return text.into();
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(part) = part {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}
