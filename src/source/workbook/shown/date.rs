use alloc::string::String;
use core::fmt::Write as _;

use super::piece::Piece;

const SECONDS: i64 = 86_400;

/// What a format of dates shows of a count of days; `None` for one that is no date.
pub(super) fn show(pieces: &[Piece], days: f64, from_1904: bool) -> Option<String> {
    /// The last day of the year 9999, and one more.
    const END: f64 = 2_958_466.0;
    if !(0.0..END).contains(&days) {
        return None;
    }
    let text = alloc::format!("{days:.9}");
    let (whole, fraction) = text.split_once('.')?;
    let billionths: i64 = fraction.parse().ok()?;
    let seconds = whole.parse::<i64>().ok()? * SECONDS + (billionths * SECONDS + 500_000_000) / 1_000_000_000;
    let (day, clock) = (seconds / SECONDS, seconds % SECONDS);
    let (year, month, date) = civil(day, from_1904);
    let halves = pieces.contains(&Piece::Mark('A'));
    let mut shown = String::new();
    let mut at = 0;
    let mut after_hours = false;
    while let Some(piece) = pieces.get(at) {
        let run = pieces.get(at..)?.iter().take_while(|next| *next == piece).count();
        at += if matches!(piece, Piece::Mark(_)) { run } else { 1 };
        let two = run > 1;
        let mut number = |value: i64| match two {
            true => write!(shown, "{value:02}"),
            false => write!(shown, "{value}"),
        };
        _ = match piece {
            Piece::Literal(text) => shown.write_str(text),
            Piece::Elapsed('h') => write!(shown, "{}", seconds / 3600),
            Piece::Elapsed('m') => write!(shown, "{}", seconds / 60),
            Piece::Elapsed(_) => write!(shown, "{seconds}"),
            Piece::Mark('y' | 'b') if run <= 2 => write!(shown, "{:02}", year % 100),
            Piece::Mark('y' | 'b') => write!(shown, "{year}"),
            Piece::Mark('m') if after_hours || next_is_seconds(pieces, at) => number(clock / 60 % 60),
            Piece::Mark('m') => number(month),
            Piece::Mark('d') if run > 2 => Ok(()),
            Piece::Mark('d') => number(date),
            Piece::Mark('h') if halves => number((clock / 3600 + 11) % 12 + 1),
            Piece::Mark('h') => number(clock / 3600),
            Piece::Mark('s') => number(clock % 60),
            Piece::Mark('A') => shown.write_str(if clock < SECONDS / 2 { "AM" } else { "PM" }),
            Piece::Mark(mark @ ('.' | ',' | '/' | '%')) => shown.write_char(*mark),
            Piece::Mark('0') => write!(shown, "{:0>run$}", ""),
            Piece::Mark(_) => Ok(()),
        };
        match piece {
            Piece::Mark('h') | Piece::Elapsed('h') => after_hours = true,
            Piece::Mark(c) if c.is_ascii_alphabetic() => after_hours = false,
            _ => {}
        }
    }
    Some(shown)
}

/// Whether seconds are the next unit: `m` is minutes then.
fn next_is_seconds(pieces: &[Piece], at: usize) -> bool {
    let units = pieces.get(at..).unwrap_or_default().iter().find_map(|piece| match piece {
        Piece::Mark(c) if c.is_ascii_alphabetic() => Some(*c),
        Piece::Elapsed(c) => Some(*c),
        _ => None,
    });
    units == Some('s')
}

/// The date of a day, with the 29 February 1900 that spreadsheets count.
fn civil(day: i64, from_1904: bool) -> (i64, i64, i64) {
    if !from_1904 && day == 60 {
        return (1900, 2, 29);
    }
    // Days from 1 March of the year 0.
    let days = match (from_1904, day < 60) {
        (true, _) => day + 695_361,
        (false, true) => day + 693_900,
        (false, false) => day + 693_899,
    };
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, date)
}
