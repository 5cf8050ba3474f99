//! What number formats show.

mod date;
mod pattern;
mod piece;
mod section;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use self::section::Section;
use super::number::Number;

/// A number format (数字格式): what a cell shows of a number.
#[derive(Clone, Debug)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

impl NumberFormat {
    /// Reads a format code; one longer than spreadsheets take is as good as none.
    pub(super) fn new(code: &str) -> Self {
        const LONGEST: usize = 1024;
        const SECTIONS: usize = 4;
        let code = if code.len() > LONGEST { "General" } else { code };
        Self { sections: section::split(code).take(SECTIONS).map(Section::new).collect() }
    }

    /// What it shows of a number; days are counted from 1904 where `from_1904` says so.
    pub(super) fn show(&self, value: f64, from_1904: bool) -> String {
        // Most numbers without a format are codes and counts.
        if let [section] = &*self.sections
            && section.is_general()
            && value.abs() < 1e11
            && value.trunc().total_cmp(&value).is_eq()
            && value.is_sign_positive()
        {
            return value.to_string();
        }
        let Some(number) = Number::new(value) else { return value.to_string() };
        let Some((section, unsigned)) = self.section(value, &number) else { return String::new() };
        section.show(value, number, unsigned, from_1904)
    }

    /// Whether it shows no text.
    pub(super) fn hides_text(&self) -> bool {
        self.sections.get(3).is_some_and(Section::is_empty)
    }

    /// The section for a number, and whether that says by itself that a number is negative.
    fn section(&self, value: f64, number: &Number) -> Option<(&Section, bool)> {
        let told = self.sections.iter().take(3).any(|section| section.condition.is_some());
        if told {
            let mut sections = self.sections.iter().take(3);
            let found =
                sections.find(|section| section.condition.is_none_or(|condition| condition.holds(value)));
            let found = found?;
            return Some((found, found.condition.is_some_and(section::Condition::negative_only)));
        }
        let at = match self.sections.len() {
            0 | 1 => 0,
            2 => usize::from(number.negative),
            _ if number.is_zero() => 2,
            _ => usize::from(number.negative),
        };
        Some((self.sections.get(at)?, at == 1))
    }
}

/// The code of a format that spreadsheets know by number only, as they show it in Chinese.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "\"¥\"#,##0;\"¥\"-#,##0",
        7 | 8 => "\"¥\"#,##0.00;\"¥\"-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        48 => "##0.0E+0",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 => "h:mm",
        21 | 33 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        34 | 55 => "yyyy\"年\"m\"月\"",
        35 | 56 => "m\"月\"d\"日\"",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        41 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        42 => "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
        43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        44 => "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        49 => "@",
        _ => "General",
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, built_in};

    #[track_caller]
    fn assert_shows(cases: &[(f64, &str, &str)]) {
        for (value, code, shown) in cases {
            assert_eq!(NumberFormat::new(code).show(*value, false), *shown, "{value} by {code}");
        }
    }

    #[test]
    fn digits_are_rounded_and_filled() {
        assert_shows(&[
            (24_169.745, "0.00", "24169.75"),
            (-1.005, "0.00", "-1.01"),
            (0.1 + 0.2, "#,##0.00", "0.30"),
            (1_234_567.891, "#,##0.00", "1,234,567.89"),
            (12.0, "#,##0", "12"),
            (5.5, "0.00_);(0.00)", "5.50"),
            (-5.5, "0.00_);(0.00)", "(5.50)"),
            (1.0, "00", "01"),
            (201.0, "000000", "000201"),
            (1.5, "#.##", "1.5"),
            (0.5, "#.##", ".5"),
            (0.0, "#", ""),
            (-0.001, "0.00", "0.00"),
            (0.256, "0.0%", "25.6%"),
            (12.0, "0.00\"万元\"", "12.00万元"),
            (12.0, "[Red]0.0", "12.0"),
            (12.0, "[$¥-804]#,##0.00", "¥12.00"),
            (123_456.0, "0.00E+00", "1.23E+05"),
            (0.000_123, "0.0E+0", "1.2E-4"),
            (1e300, "0.00", &alloc::format!("1{}.00", "0".repeat(300))),
        ]);
    }

    #[test]
    fn formats_that_scale_are_followed() {
        assert_shows(&[
            (12_345_678.0, "0!.0000", "1234.5678"),
            (12_345_678.0, "0\\.0000", "1234.5678"),
            (12_345_678.0, "0\".\"0000", "1234.5678"),
            (-12_345_678.4, "0!.0000", "-1234.5678"),
            (5.0, "0!.0000", "0.0005"),
            (12_345_678.0, "0!.0,", "1234.6"),
            (12_345_678.0, "#!.0000\"万元\"", "1234.5678万元"),
            (12_345_678.0, "0.00,", "12345.68"),
            (12_345_678.0, "#,##0.00,", "12,345.68"),
            (12_345_678.0, "0.00,,", "12.35"),
            (12_345_678.0, "0,.00", "12345.68"),
        ]);
    }

    #[test]
    fn sections_are_chosen_by_sign_or_condition() {
        let accounting = built_in(43);
        assert_shows(&[
            (0.0, accounting, "-"),
            (1234.5, accounting, "1,234.50"),
            (-1234.5, accounting, "-1,234.50"),
            (120.0, "[>=100]0.0;0.00", "120.0"),
            (12.0, "[>=100]0.0;0.00", "12.00"),
            (-12.0, "[>=100]0.0;0.00", "-12.00"),
            (-12.0, "[<0]\"△\"0.00;0.00", "△12.00"),
            (0.0, "0.00;-0.00;", ""),
            (1.0, ";;;", ""),
            (-1.0, "0.00;", ""),
            (0.0, "0.00;;", ""),
            (7.0, "General;-General;\"零\"", "7"),
            (0.0, "General;-General;\"零\"", "零"),
            (-7.0, "General;-General;\"零\"", "-7"),
        ]);
        assert!(NumberFormat::new(";;;").hides_text());
        assert!(!NumberFormat::new("@").hides_text());
    }

    #[test]
    fn days_are_dates() {
        assert_shows(&[
            (45_296.0, "yyyy\"年\"m\"月\"d\"日\"", "2024年1月5日"),
            (45_296.5, "yyyy-mm-dd hh:mm:ss", "2024-01-05 12:00:00"),
            (45_296.0, "yyyy/m/d;@", "2024/1/5"),
            (0.5, "h:mm AM/PM", "12:00 PM"),
            (1.0, "yyyy-m-d", "1900-1-1"),
            (60.0, "yyyy-m-d", "1900-2-29"),
            (61.0, "yyyy-m-d", "1900-3-1"),
            (1e300, "yyyy-m-d", &alloc::format!("1{}", "0".repeat(300))),
            (-1.0, "yyyy-m-d", "-1"),
        ]);
        assert_eq!(NumberFormat::new("yyyy-m-d").show(0.0, true), "1904-1-1");
    }

    #[test]
    fn no_format_is_too_wild() {
        for code in [
            "", ";", "\"", "\\", "[", "[>", "[>x]0", "0.0.0.0", ",,,", "E+", "0E+", "@@", "?/?", "# ?/8",
            "_", "*", "!",
        ] {
            for value in [0.0, -1.5, 1e-300, 1e308, 12_345.678] {
                NumberFormat::new(code).show(value, false);
            }
        }
        assert_eq!(NumberFormat::new(&"0".repeat(65_536)).show(1.5, false), "1.5");
        assert_eq!(NumberFormat::new(&"0".repeat(1000)).show(1.0, false).len(), 1000);
    }
}
