//! Amounts as text.

use alloc::string::{String, ToString};

use crate::money::MoneyUnit;

/// An amount of 分 in a money unit, without separators, with at least so many decimals and no more than it needs.
pub(super) fn show(fen: i128, unit: MoneyUnit, places: u32) -> String {
    let (exact, places) = (unit.exact_places() as usize, places as usize);
    let all = fen.unsigned_abs();
    let digits = u64::try_from(all).map_or_else(|_| all.to_string(), |all| all.to_string());
    let zeros = (exact + 1).saturating_sub(digits.len());
    let mut shown = String::with_capacity(zeros + digits.len() + 2);
    if fen < 0 {
        shown.push('-');
    }
    shown.extend(core::iter::repeat_n('0', zeros));
    shown.push_str(&digits);
    let point = shown.len() - exact;
    while shown.len() > point + places && shown.ends_with('0') {
        shown.pop();
    }
    if shown.len() > point {
        shown.insert(point, '.');
    }
    shown
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
