//! Compiles `data/vocabulary.tsv` to the checked-in rows, and fails when the two differ.

extern crate std;

use std::fmt::Write;
use std::string::String;

use super::vocabulary::{Vocabulary, read};

const TEXT: &str = include_str!("../../data/vocabulary.tsv");
const COMPILED: &str = include_str!("builtin.rs");

fn compile(vocabulary: &Vocabulary) -> String {
    let mut out = String::from(
        "\
// DO NOT EDIT. Compiled from data/vocabulary.tsv by `YUSUAN_COMPILE_VOCABULARY=1 cargo test --lib vocabulary`.

use alloc::borrow::Cow;

use super::index::{Alternative, Bounds, Index, TOPICS, bound, count, fill, part, slots_for};
use super::row::How::{Ends, Exact as Is, Has, Starts, Whole};
use super::row::{Exact, Pattern, exact, pattern};
use super::topic::Topic;
use super::vocabulary::Vocabulary;

pub(super) static BUILTIN: Vocabulary = Vocabulary {
    exact: Cow::Borrowed(&EXACT),
    patterns: Cow::Borrowed(&PATTERNS),
    index: Index::of(&BOUNDS, &SLOTS, &ALTERNATIVES),
};

static SLOTS: [u32; slots_for(EXACT.len())] = {
    let mut slots = [0; slots_for(EXACT.len())];
    fill(&EXACT, &mut slots);
    slots
};

static ALTERNATIVES: [Alternative; count(&PATTERNS)] = {
    let mut alternatives = [Alternative::NONE; count(&PATTERNS)];
    part(&PATTERNS, &mut alternatives);
    alternatives
};

static BOUNDS: [Bounds; TOPICS] = {
    let mut bounds = [Bounds::NONE; TOPICS];
    bound(&EXACT, &PATTERNS, &ALTERNATIVES, &mut bounds);
    bounds
};
",
    );
    writeln!(out, "\nstatic EXACT: [Exact; {}] = [", vocabulary.exact.len()).unwrap();
    for row in vocabulary.exact.iter() {
        writeln!(out, "    exact(Topic::{:?}, {:?}, {}, {:?}),", row.topic, row.word, row.row, row.key)
            .unwrap();
    }
    writeln!(out, "];\n\nstatic PATTERNS: [Pattern; {}] = [", vocabulary.patterns.len()).unwrap();
    for row in vocabulary.patterns.iter() {
        let how = std::format!("{:?}", row.how).replace("Exact", "Is");
        writeln!(
            out,
            "    pattern(Topic::{:?}, {}, {how}, {:?}, {:?}, {:?}),",
            row.topic, row.row, row.key, row.words, row.unless
        )
        .unwrap();
    }
    out.push_str("];\n");
    out
}

#[test]
fn the_compiled_vocabulary_is_the_text() {
    let vocabulary = read(TEXT).unwrap();
    let compiled = compile(&vocabulary);
    if std::env::var_os("YUSUAN_COMPILE_VOCABULARY").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/vocabulary/builtin.rs"), &compiled).unwrap();
        return;
    }
    assert_eq!(Vocabulary::builtin(), &vocabulary, "compile the vocabulary anew");
    assert!(compiled == COMPILED, "compile the vocabulary anew");
}

#[test]
fn words_are_folded() {
    use crate::text::{Dropped, fold};
    // What is printed is printed as it is.
    for line in TEXT.lines().skip(1).filter(|line| !line.starts_with("printed\t")) {
        for word in line.split('\t').skip(3).flat_map(|cell| cell.split(['|', ' '])) {
            assert_eq!(fold(word, Dropped::Quotes), word, "{line}");
        }
    }
}

#[test]
fn a_word_stands_once_under_its_key() {
    let mut seen = std::collections::BTreeSet::new();
    for line in TEXT.lines().skip(1) {
        let mut cells = line.split('\t');
        let [topic, key, how, words] = core::array::from_fn(|_| cells.next().unwrap_or(""));
        for word in words.split('|') {
            assert!(seen.insert((topic, key, how, word)), "{topic} {key} {how} {word} stands twice");
        }
    }
}
