//! A word nobody knows never accuses: in place of any one title, header, label, unit name or remark of a consistent document
//! it makes the document at most less checked, never inconsistent.

use yusuan::{Disclosure, Verdict, check};

/// Words that are part of no vocabulary, some of which sound as if they were.
const WORDS: [&str; 5] = ["鹏程斋", "拉浮组别", "专班经费", "上年结存款", "其他杂项收入"];

const DOCUMENTS: [(&str, &str); 13] = [
    ("final-lines", include_str!("../fixtures/layouts/final-lines.txt")),
    ("final-plain", include_str!("../fixtures/layouts/final-plain.txt")),
    ("jiangsu-carry", include_str!("../fixtures/layouts/jiangsu-carry.txt")),
    ("jiangsu-funds", include_str!("../fixtures/layouts/jiangsu-funds.txt")),
    ("jiangsu-other-carry", include_str!("../fixtures/layouts/jiangsu-other-carry.txt")),
    ("national", include_str!("../fixtures/layouts/national.txt")),
    ("national-attachments", include_str!("../fixtures/layouts/national-attachments.txt")),
    ("national-brackets", include_str!("../fixtures/layouts/national-brackets.txt")),
    ("national-table-numbers", include_str!("../fixtures/layouts/national-table-numbers.txt")),
    ("shanghai-all-funds", include_str!("../fixtures/layouts/shanghai-all-funds.txt")),
    ("shanghai-whole-yuan", include_str!("../fixtures/layouts/shanghai-whole-yuan.txt")),
    ("units-alone", include_str!("../fixtures/layouts/units-alone.txt")),
    ("units-under-department", include_str!("../fixtures/layouts/units-under-department.txt")),
];

/// The places of the cells that hold words, line and cell counted from 1: of headers alone, or of all lines.
fn words(text: &str, headers: bool) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (line, cells) in text.lines().enumerate() {
        let printed = || cells.split('\t').filter(|cell| !cell.trim().is_empty());
        let figure =
            |cell: &str| cell.contains(|c: char| c.is_ascii_digit()) && !cell.contains(char::is_alphabetic);
        if headers && (printed().count() < 3 || printed().any(figure)) {
            continue;
        }
        for (place, cell) in cells.split('\t').enumerate() {
            if cell.contains(char::is_alphabetic) {
                places.push((line + 1, place + 1));
            }
        }
    }
    places
}

fn replaced(text: &str, at: (usize, usize), word: &str) -> String {
    let mut changed = String::with_capacity(text.len() + word.len());
    for (line, cells) in text.lines().enumerate() {
        for (index, cell) in cells.split('\t').enumerate() {
            if index > 0 {
                changed.push('\t');
            }
            changed.push_str(if (line + 1, index + 1) == at { word } else { cell });
        }
        changed.push('\n');
    }
    changed
}

/// Replaces every `step`-th word of each document, one at a time.
fn assert_no_word_accuses(headers: bool, step: usize) {
    let mut accused = Vec::new();
    for (index, (name, text)) in DOCUMENTS.iter().enumerate() {
        let places = words(text, headers).into_iter().enumerate().skip(index % step).step_by(step);
        for (turn, at) in places {
            let word = WORDS[(turn / step + index) % WORDS.len()];
            let Ok(disclosure) = Disclosure::from_text(&replaced(text, at, word)) else { continue };
            if check(&disclosure).verdict() == Verdict::Inconsistent {
                let line = text.lines().nth(at.0 - 1).unwrap_or_default();
                accused.push(format!("{name}: `{word}` in line {}, cell {} of {line:?}", at.0, at.1));
            }
        }
    }
    assert!(accused.is_empty(), "{}:\n{}", accused.len(), accused.join("\n"));
}

#[test]
fn a_made_up_header_never_accuses() {
    assert_no_word_accuses(true, 3);
}

/// Titles and labels of rows too.
#[test]
fn no_made_up_word_accuses() {
    assert_no_word_accuses(false, 11);
}

/// Some minutes.
#[test]
#[ignore = "slow: every word of every document"]
fn no_made_up_word_of_any_accuses() {
    assert_no_word_accuses(false, 1);
}
