use alloc::string::String;

use super::digits::Digits;
use crate::text::half_width;

/// The digits of a number whose separators stand irregularly (不规则分隔): `120258,600`, `1,23,456`, `25180591 .33`,
/// `12 345.00`. `None` where it is printed as numbers are, and where its digits could be read in two ways: a last group that
/// isn't of three digits may be a fraction, and blanks between whole numbers part two of them.
pub(super) fn regular(text: &str) -> Option<String> {
    if Digits::read(text, true).is_some() {
        return None;
    }
    let folded = || text.chars().map(half_width);
    if !folded().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ')) {
        return None;
    }
    let text: String = folded().collect();
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction.trim_start())),
        None => (text.as_str(), None),
    };
    let blanks = whole.trim_end().contains(' ');
    let groups = || whole.trim_end().split([',', ' ']);
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let last_of_three = groups().count() == 1 || groups().next_back().is_some_and(|group| group.len() == 3);
    // Blanks part thousands, in groups of three throughout and before a fraction, or they part nothing.
    let by_blanks = !blanks
        || fraction.is_some() && !whole.contains(',') && groups().skip(1).all(|group| group.len() == 3);
    let fraction_read = fraction.is_none_or(digits);
    if !(groups().all(digits) && last_of_three && by_blanks && fraction_read) {
        return None;
    }
    let mut read: String = groups().collect();
    if let Some(fraction) = fraction {
        read.push('.');
        read.push_str(fraction);
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_where_only_one_way_is_left() {
        for (printed, read) in [
            ("120258,600", "120258600"),
            ("19349,057", "19349057"),
            ("1,23,456", "123456"),
            ("1,23,456.70", "123456.70"),
            ("25180591 .33", "25180591.33"),
            ("25180591. 33", "25180591.33"),
            ("12 345.00", "12345.00"),
            ("１２０２５８，６００", "120258600"),
        ] {
            assert_eq!(regular(printed).as_deref(), Some(read), "{printed}");
        }
        for printed in [
            "1234,50", "1.234,50", "12 345", "12 34.00", "1,,234", ",123", "1,234.", "1 2", "1,234", "1.5",
            "1.2.3",
        ] {
            assert_eq!(regular(printed), None, "{printed}");
        }
    }
}
