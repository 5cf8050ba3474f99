//! Codes: what is a code, what is said of a text that is none, and how codes stand to each other.

use std::fmt::Debug;
use std::str::FromStr;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use yusuan::code::*;

/// A code type as its grammar says: classes, numbers of digits, words.
struct Grammar {
    classes: std::ops::RangeInclusive<u32>,
    digits: &'static [usize],
    words: &'static str,
}

/// Runs a generic function for every code type with its grammar.
macro_rules! for_every_type {
    ($function:ident($($argument:expr),*)) => {
        $function::<FunctionClass>(&Grammar { classes: 200..=299, digits: &[3],
            words: "function class code of 3 digits from 200 to 299 (功能分类 类)" } $(, $argument)*);
        $function::<FunctionSection>(&Grammar { classes: 200..=299, digits: &[5],
            words: "function section code of 5 digits beginning with 2 (功能分类 款)" } $(, $argument)*);
        $function::<FunctionItem>(&Grammar { classes: 200..=299, digits: &[7],
            words: "function item code of 7 digits beginning with 2 (功能分类 项)" } $(, $argument)*);
        $function::<FunctionCode>(&Grammar { classes: 200..=299, digits: &[3, 5, 7],
            words: "function code of 3, 5 or 7 digits beginning with 2 (功能分类)" } $(, $argument)*);
        $function::<DepartmentEconomicClass>(&Grammar { classes: 301..=399, digits: &[3],
            words: "department economic class code of 3 digits from 301 to 399 (部门经济分类 类)" } $(, $argument)*);
        $function::<DepartmentEconomicSection>(&Grammar { classes: 301..=399, digits: &[5],
            words: "department economic section code of 5 digits from 30100 to 39999 (部门经济分类 款)" } $(, $argument)*);
        $function::<DepartmentEconomicCode>(&Grammar { classes: 301..=399, digits: &[3, 5],
            words: "department economic code of 3 or 5 digits, class 301 to 399 (部门经济分类)" } $(, $argument)*);
        $function::<GovernmentEconomicClass>(&Grammar { classes: 501..=599, digits: &[3],
            words: "government economic class code of 3 digits from 501 to 599 (政府经济分类 类)" } $(, $argument)*);
        $function::<GovernmentEconomicSection>(&Grammar { classes: 501..=599, digits: &[5],
            words: "government economic section code of 5 digits from 50100 to 59999 (政府经济分类 款)" } $(, $argument)*);
        $function::<GovernmentEconomicCode>(&Grammar { classes: 501..=599, digits: &[3, 5],
            words: "government economic code of 3 or 5 digits, class 501 to 599 (政府经济分类)" } $(, $argument)*);
        $function::<RevenueCode>(&Grammar { classes: 100..=199, digits: &[3, 5, 7, 9],
            words: "revenue code of 3, 5, 7 or 9 digits beginning with 1 (收入分类)" } $(, $argument)*);
    };
}

/// Any code type.
trait Code: FromStr<Err = CodeError> + ToString + Debug + Copy + Eq + Ord + Serialize + DeserializeOwned {}
impl<C> Code for C where
    C: FromStr<Err = CodeError> + ToString + Debug + Copy + Eq + Ord + Serialize + DeserializeOwned
{
}

/// What a text must be refused for, restated independently of the crate; `None` for a code.
fn fault(text: &str, grammar: &Grammar) -> Option<CodeFault> {
    let characters: Vec<char> = text.chars().collect();
    if let Some(place) = characters.iter().position(|c| !c.is_ascii_digit()) {
        return Some(CodeFault::Character { found: characters[place], position: place + 1 });
    }
    if !grammar.digits.contains(&characters.len()) {
        return Some(CodeFault::Length { found: characters.len() });
    }
    let class: u32 = text[..3].parse().unwrap();
    (!grammar.classes.contains(&class)).then_some(CodeFault::Class { found: class })
}

#[track_caller]
fn assert_judged<C: Code>(grammar: &Grammar, text: &str) {
    match (text.parse::<C>(), fault(text, grammar)) {
        (Ok(code), None) => assert_eq!(code.to_string(), text),
        (Err(error), Some(fault)) => {
            assert_eq!((error.text(), error.expected(), error.fault()), (text, grammar.words, fault));
        }
        (result, fault) => panic!("{text:?}: {result:?}, where the grammar says {fault:?}"),
    }
}

#[track_caller]
fn assert_round_trip<C: Code>(text: &str) {
    let code: C = text.parse().unwrap();
    assert_eq!(code.to_string(), text);
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(json, format!("\"{text}\""));
    assert_eq!(serde_json::from_str::<C>(&json).unwrap(), code);
}

#[test]
fn every_digit_string_of_up_to_five_is_judged_by_the_grammar() {
    fn sweep<C: Code>(grammar: &Grammar) {
        for width in 1..=5_usize {
            for number in 0..10_u32.pow(width as u32) {
                assert_judged::<C>(grammar, &format!("{number:0width$}"));
            }
        }
    }
    for_every_type!(sweep());
}

#[test]
fn every_code_of_up_to_five_digits_survives_text_and_serde() {
    fn sweep<C: Code>(grammar: &Grammar) {
        for class in grammar.classes.clone() {
            if grammar.digits.contains(&3) {
                assert_round_trip::<C>(&class.to_string());
            }
            if grammar.digits.contains(&5) {
                (0..100).for_each(|section| assert_round_trip::<C>(&format!("{class}{section:02}")));
            }
        }
    }
    for_every_type!(sweep());
}

#[test]
fn every_function_item_survives_text() {
    for number in 2_000_000..3_000_000 {
        let code: FunctionItem = number.to_string().parse().unwrap();
        assert_eq!(
            (code.number(), code.section().number(), code.class().number()),
            (number, number / 100, number / 10_000)
        );
    }
}

/// Characters that look like digits, are digits elsewhere, or upset readers of text.
const HOSTILE: [&str; 24] = [
    "0", "1", "2", "3", "5", "8", "9", "２", "０", "٢", "²", "A", "l", "O", " ", "\u{3000}", "类", "\u{301}",
    "🧮", "\0", "-", "+", "\u{200b}", "\n",
];

#[test]
fn every_hostile_text_of_up_to_three_characters_is_refused_with_its_fault() {
    fn sweep<C: Code>(grammar: &Grammar) {
        assert_judged::<C>(grammar, "");
        for a in HOSTILE {
            assert_judged::<C>(grammar, a);
            for b in HOSTILE {
                assert_judged::<C>(grammar, &[a, b].concat());
                for c in HOSTILE {
                    assert_judged::<C>(grammar, &[a, b, c].concat());
                }
            }
        }
    }
    for_every_type!(sweep());
}

fn judged<C: Code>(grammar: &Grammar, text: &str) {
    assert_judged::<C>(grammar, text);
}

fn round_trip_if_code<C: Code>(grammar: &Grammar, text: &str) {
    if fault(text, grammar).is_none() {
        assert_round_trip::<C>(text);
    }
}

/// The digits of a code of any classification at any level.
fn code_text() -> impl Strategy<Value = String> {
    prop_oneof!["[1-5][0-9]{2}", "[1-5][0-9]{4}", "[1-5][0-9]{6}", "[1-5][0-9]{8}"]
}

/// A code with one character replaced by a hostile one.
fn damaged_code() -> impl Strategy<Value = String> {
    (code_text(), any::<prop::sample::Index>(), prop::sample::select(&HOSTILE[..])).prop_map(
        |(text, at, bad)| {
            let at = at.index(text.len());
            [&text[..at], bad, &text[at + 1..]].concat()
        },
    )
}

proptest! {
    #[test]
    fn hostile_texts_are_refused_with_their_fault(
        parts in prop::collection::vec(prop::sample::select(&HOSTILE[..]), 4..=9)
    ) {
        let text = parts.concat();
        for_every_type!(judged(&text));
    }

    #[test]
    fn damaged_codes_are_refused_with_their_fault(text in damaged_code()) {
        for_every_type!(judged(&text));
    }

    #[test]
    fn any_text_is_judged_by_the_grammar(text in ".{0,12}") {
        for_every_type!(judged(&text));
        let _ = text.parse::<UnitCode>();
    }

    #[test]
    fn every_code_survives_text_and_serde(text in code_text()) {
        for_every_type!(round_trip_if_code(&text));
    }

    /// Table order: a parent right before its children, siblings by digits.
    #[test]
    fn order_is_that_of_the_digits(left in "1[0-9]{2}([0-9]{2}){0,3}", right in "1[0-9]{2}([0-9]{2}){0,3}") {
        let (a, b): (RevenueCode, RevenueCode) = (left.parse().unwrap(), right.parse().unwrap());
        prop_assert_eq!(a.cmp(&b), left.cmp(&right));
    }

    #[test]
    fn climbing_drops_two_digits(text in "1[0-9]{2}([0-9]{2}){0,3}") {
        let code: RevenueCode = text.parse().unwrap();
        let above = |digits: usize| (text.len() >= digits).then(|| text[..digits].parse().unwrap());
        prop_assert_eq!(Some(code.class()), above(3));
        prop_assert_eq!(code.section(), above(5));
        prop_assert_eq!(code.item(), above(7));
        let parent = text.len() > 3;
        prop_assert_eq!(code.parent(), parent.then(|| text[..text.len() - 2].parse().unwrap()));
        prop_assert_eq!(code.level().digits(), text.len());
        prop_assert_eq!(code.number().to_string(), text);
        prop_assert_eq!(RevenueCode::try_from(code.number()), Ok(code));
    }

    #[test]
    fn split_is_the_inverse_of_cutting(text in "2[0-9]{2}([0-9]{2}){0,2}") {
        let cell = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let split = FunctionCode::from_split([cell(0, 3), cell(3, 5), cell(5, 7)]).unwrap();
        prop_assert_eq!((split.code.to_string(), split.repaired), (text.clone(), false));
        let bare = |cell: &str| cell.strip_prefix('0').unwrap_or(cell).to_owned();
        let (section, item) = (bare(cell(3, 5)), bare(cell(5, 7)));
        let split = FunctionCode::from_split([cell(0, 3), &section, &item]).unwrap();
        let repaired = section.len() == 1 || item.len() == 1;
        prop_assert_eq!((split.code.to_string(), split.repaired), (text.clone(), repaired));
    }

    /// Whatever the cells, a split form never yields a code that its cells do not spell.
    #[test]
    fn split_never_shifts_digits_between_cells(
        class in "[0-9 ]{0,4}", section in "[0-9]{0,3}", item in "[0-9]{0,3}"
    ) {
        if let Ok(split) = FunctionCode::from_split([&class, &section, &item]) {
            prop_assert_eq!(split.code.class().to_string(), class.trim());
            let number = |cell: &str| cell.parse::<u32>().ok();
            prop_assert_eq!(split.code.section().map(|code| code.number() % 100), number(&section));
            prop_assert_eq!(split.code.item().map(|code| code.number() % 100), number(&item));
        }
    }
}

#[test]
fn sorted_codes_list_every_parent_right_before_its_children() {
    let mut codes: Vec<FunctionCode> =
        ["20802", "2080109", "209", "20801", "208", "2080201", "2080101"].map(|t| t.parse().unwrap()).into();
    codes.sort();
    let texts: Vec<String> = codes.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["208", "20801", "2080101", "2080109", "20802", "2080201", "209"]);
}

#[test]
fn levels_of_function_and_economic_codes() {
    let item = FunctionItem::constant("2080109");
    let code = FunctionCode::from(item);
    assert_eq!(
        (code.level(), code.item(), code.section()),
        (CodeLevel::Item, Some(item), Some(item.section()))
    );
    assert_eq!(FunctionCode::from(item.section()).item(), None);
    assert_eq!(FunctionCode::from(item.class()).section(), None);
    assert_eq!(FunctionCode::from(item.class()).parent(), None);
    assert_eq!(item.section().class(), item.class());

    let section = DepartmentEconomicSection::constant("30201");
    let code = DepartmentEconomicCode::from(section);
    assert_eq!((code.section(), code.class()), (Some(section), section.class()));
    assert_eq!(code.parent(), Some(section.class().into()));
    assert_eq!(DepartmentEconomicCode::from(section.class()).parent(), None);

    let section = GovernmentEconomicSection::constant("50201");
    let code = GovernmentEconomicCode::from(section);
    assert_eq!((code.section(), code.class()), (Some(section), section.class()));
    assert_eq!(code.parent(), Some(section.class().into()));
}

#[track_caller]
fn assert_error<T: Debug>(result: Result<T, CodeError>, message: &str) {
    assert_eq!(result.unwrap_err().to_string(), message);
}

#[test]
fn messages() {
    assert_error(
        "".parse::<FunctionClass>(),
        "`` is not a function class code of 3 digits from 200 to 299 (功能分类 类): found 0 characters",
    );
    assert_error(
        "508".parse::<FunctionCode>(),
        "`508` is not a function code of 3, 5 or 7 digits beginning with 2 (功能分类): found class 508",
    );
    assert_error(
        "02080".parse::<FunctionCode>(),
        "`02080` is not a function code of 3, 5 or 7 digits beginning with 2 (功能分类): found class 020",
    );
    assert_error(
        "20８".parse::<FunctionCode>(),
        "`20８` is not a function code of 3, 5 or 7 digits beginning with 2 (功能分类): found `８` as character 3",
    );
    assert_error(
        "30100 ".parse::<DepartmentEconomicSection>(),
        "`30100 ` is not a department economic section code of 5 digits from 30100 to 39999 (部门经济分类 款): found ` ` as character 6",
    );
    assert_error(
        "50\0".parse::<GovernmentEconomicClass>(),
        "`50\\u{0}` is not a government economic class code of 3 digits from 501 to 599 (政府经济分类 类): found `\\0` as character 3",
    );
    assert_error(
        "12345678901234567890123456789012345678901".parse::<RevenueCode>(),
        "`1234567890123456789012345678901234567890…` is not a revenue code of 3, 5, 7 or 9 digits beginning with 1 (收入分类): found 41 characters",
    );
    assert_error(
        "7010".parse::<UnitCode>(),
        "`7010` is not a unit code of 3 or 6 to 32 digits or capital letters (单位代码): found 4 characters",
    );
    assert_error(
        "70100a".parse::<UnitCode>(),
        "`70100a` is not a unit code of 3 or 6 to 32 digits or capital letters (单位代码): found `a` as character 6",
    );
}

#[test]
fn messages_of_split_codes() {
    let words = "is not a function code of 3, 5 or 7 digits beginning with 2 (功能分类)";
    for (cells, fault) in [
        (["", "", ""], "`` WORDS: found 0 characters"),
        (["208", "", "09"], "`208||09` WORDS: found 0 characters in cell 2"),
        (["", "01", "09"], "`|01|09` WORDS: found 0 characters in cell 1"),
        (["2", "08", "01"], "`2|08|01` WORDS: found 1 character in cell 1"),
        (["208", "0109", ""], "`208|0109` WORDS: found 4 characters in cell 2"),
        ([" 208 ", "01", "x9"], "`208|01|x9` WORDS: found `x` as character 8"),
        (["301", "1", ""], "`301|1` WORDS: found class 301"),
    ] {
        assert_error(FunctionCode::from_split(cells), &fault.replace("WORDS", words));
    }
    assert_error(
        GovernmentEconomicCode::from_split(["502", "100"]),
        "`502|100` is not a government economic code of 3 or 5 digits, class 501 to 599 (政府经济分类): found 3 characters in cell 2",
    );
}

#[test]
fn serde_says_what_it_expected() {
    let wrong = |json: &str| serde_json::from_str::<FunctionItem>(json).unwrap_err().to_string();
    assert_eq!(
        wrong("2080109"),
        "invalid type: integer `2080109`, expected a string with a function item code of 7 digits beginning with 2 (功能分类 项) at line 1 column 7",
    );
    assert_eq!(
        wrong("\"208\""),
        "`208` is not a function item code of 7 digits beginning with 2 (功能分类 项): found 3 characters at line 1 column 5",
    );
}

#[test]
fn codes_are_map_keys() {
    let mut map = std::collections::BTreeMap::new();
    map.insert(FunctionItem::constant("2080109"), 1);
    let json = serde_json::to_string(&map).unwrap();
    assert_eq!(json, r#"{"2080109":1}"#);
    assert_eq!(serde_json::from_str::<std::collections::BTreeMap<FunctionItem, i32>>(&json).unwrap(), map);
}

#[test]
fn unit_codes_keep_their_text() {
    for text in ["701", "701003", "70100300", "A01", "A01B02", "12345678901234567890123456789012"] {
        let code: UnitCode = text.parse().unwrap();
        assert_eq!((code.as_str(), code.to_string().as_str()), (text, text));
        assert_eq!((code.department(), code.is_department()), (&text[..3], text.len() == 3));
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(serde_json::from_str::<UnitCode>(&json).unwrap(), code);
    }
    for text in
        ["", "7", "70", "7010", "70100", "701 003", "７０１", "701-003", "123456789012345678901234567890123"]
    {
        assert!(text.parse::<UnitCode>().is_err(), "{text}");
    }
    let mut codes: Vec<UnitCode> = ["702", "701003", "701"].map(|t| t.parse().unwrap()).into();
    codes.sort();
    assert_eq!(codes.iter().map(UnitCode::as_str).collect::<Vec<_>>(), ["701", "701003", "702"]);
}

#[test]
#[should_panic(expected = "expected a function item code of 7 digits beginning with 2 (功能分类 项)")]
fn constant_says_what_it_expected() {
    let _ = FunctionItem::constant("208");
}

#[test]
fn debug_shows_the_digits() {
    assert_eq!(format!("{:?}", FunctionItem::constant("2080109")), "FunctionItem(2080109)");
    assert_eq!(format!("{:?}", "701".parse::<UnitCode>().unwrap()), "UnitCode(701)");
}
