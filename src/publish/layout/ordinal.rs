use alloc::string::String;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The Chinese numeral of 1 to 99 (一、 to 九十九、) before a label.
pub(super) fn numbered(number: usize, label: &str) -> String {
    let digit = |digit: usize| DIGITS.get(digit).copied().unwrap_or('〇');
    let mut text = String::new();
    if number >= 20 {
        text.push(digit(number / 10 % 10));
    }
    if number >= 10 {
        text.push('十');
    }
    if !number.is_multiple_of(10) {
        text.push(digit(number % 10));
    }
    text.push('、');
    text.push_str(label);
    text
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn numerals_are_chinese() {
        let numerals = [1, 9, 10, 11, 19, 20, 21, 30, 99].map(|number| numbered(number, ""));
        assert_eq!(numerals.join(""), "一、九、十、十一、十九、二十、二十一、三十、九十九、");
    }
}
