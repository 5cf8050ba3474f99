//! The laws of the check, over the fixtures and over generated documents, some of whose words nobody knows.

use std::path::{Path, PathBuf};

use yusuan::check::RelationKind;
use yusuan::check::{CheckOptions, RelationStanding};
use yusuan::disclosure::CellKey;
use yusuan::money::Sign;
use yusuan::{Disclosure, Figure, Question, Report, Rounding, Verdict, check};

use crate::generate::{Document, Layout, Manner};
use crate::random::Random;

/// No word of any table is made of these.
const STRANGE: [char; 16] =
    ['鹏', '斋', '甲', '辰', '拉', '浮', '丙', '申', '麓', '岚', '榆', '溪', '樟', '黛', '犀', '荻'];

fn fixtures() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = ["layouts", "provinces", "kinds"].map(|folder| root.join(folder));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.push(root.join("bazhong-2022.txt"));
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let read = |file: PathBuf| {
        (file.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&file).unwrap())
    };
    files.into_iter().map(read).collect()
}

fn generated(seed: u64) -> String {
    let mut random = Random::new(seed);
    let manner = *random.pick(&[Manner::RoundEach, Manner::RoundSums, Manner::FootUp]);
    let layout = *random.pick(&[Layout::Sichuan, Layout::Sichuan, Layout::Shanghai]);
    let make = if seed.is_multiple_of(8) { Document::new } else { Document::small };
    make(&mut random, layout, manner).text()
}

/// The fixtures and generated documents; of each generated one two more, in which one word in so many is nobody's.
fn documents(seeds: core::ops::Range<u64>) -> Vec<(String, String)> {
    let mut documents = fixtures();
    for seed in seeds {
        let text = generated(seed);
        for share in [40, 8] {
            documents.push((format!("seed {seed}, a word in {share} made up"), made_up(&text, share, seed)));
        }
        documents.push((format!("seed {seed}"), text));
    }
    // Of some not even one table is left that can be read.
    let holds = |text: &str| {
        let read = Disclosure::from_text(text);
        read.is_ok_and(|disclosure| check(&disclosure).verdict() != Verdict::Inconsistent)
    };
    documents.retain(|(_, text)| holds(text));
    documents
}

/// Every cell, as another.
fn cells(text: &str, mut other: impl FnMut(&str) -> String) -> String {
    let line = |line: &str| line.split('\t').map(&mut other).collect::<Vec<_>>().join("\t") + "\n";
    text.lines().map(line).collect()
}

fn is_words(cell: &str) -> bool {
    cell.contains(char::is_alphabetic)
}

/// One word in so many, at random places, in words nobody knows, with its ordinal or without it.
fn made_up(text: &str, share: usize, seed: u64) -> String {
    let mut random = Random::new(seed ^ 0xABCD);
    cells(text, |cell| {
        if !is_words(cell) || random.below(share) != 0 {
            return cell.to_owned();
        }
        let ordinal = cell
            .find('、')
            .filter(|at| *at < 10 && random.chance(50))
            .and_then(|at| cell.get(..at + '、'.len_utf8()));
        let word: String = (0..2 + random.below(5)).map(|_| *random.pick(&STRANGE)).collect();
        format!("{}{word}", ordinal.unwrap_or_default())
    })
}

fn assert_strange_words_never_accuse(seeds: core::ops::Range<u64>) {
    for seed in seeds {
        let text = generated(seed);
        for share in [120, 40, 15, 5, 2] {
            let strange = made_up(&text, share, seed);
            let Ok(disclosure) = Disclosure::from_text(&strange) else { continue };
            let report = check(&disclosure);
            let told = report.conflicts();
            assert_ne!(
                report.verdict(),
                Verdict::Inconsistent,
                "seed {seed}, one in {share}: {told:?}\n{strange}"
            );
        }
    }
}

#[test]
fn words_that_nobody_knows_never_accuse() {
    assert_strange_words_never_accuse(0..40);
}

#[test]
#[ignore = "many cases: run in a release build"]
fn words_that_nobody_knows_never_accuse_at_length() {
    assert_strange_words_never_accuse(10_000..11_500);
}

/// What a report says, without the words it says it in.
fn said(text: &str) -> (Verdict, Vec<String>) {
    let disclosure = Disclosure::from_text(text).unwrap();
    let report = check(&disclosure);
    let counts = report.relations();
    let mut said = vec![
        format!("{:?}", report.coverage()),
        format!("{} {} {} {}", counts.total, counts.exact, counts.rounded, counts.broken),
    ];
    said.extend(
        disclosure
            .tables()
            .iter()
            .map(|table| format!("{:?} {:?} {:?}", table.kind(), table.year(), table.scope())),
    );
    said.extend(
        report
            .findings()
            .iter()
            .map(|finding| format!("{} {} {:?}", finding.rule, finding.severity, finding.cell)),
    );
    said.extend(
        report
            .unchecked()
            .iter()
            .map(|unchecked| format!("{} {:?}", unchecked.rule, core::mem::discriminant(&unchecked.why))),
    );
    (report.verdict(), said)
}

/// The characters whose radicals (U+2F00 and on) PDF files print in their place.
const RADICALS: [(char, char); 20] = [
    ('一', '⼀'),
    ('人', '⼈'),
    ('入', '⼊'),
    ('八', '⼋'),
    ('力', '⼒'),
    ('十', '⼗'),
    ('口', '⼝'),
    ('土', '⼟'),
    ('大', '⼤'),
    ('女', '⼥'),
    ('子', '⼦'),
    ('工', '⼯'),
    ('支', '⽀'),
    ('方', '⽅'),
    ('日', '⽇'),
    ('用', '⽤'),
    ('目', '⽬'),
    ('立', '⽴'),
    ('老', '⽼'),
    ('金', '⾦'),
];

fn in_full_width(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }
}

/// With something between any two characters of words.
fn between(cell: &str, put: &str) -> String {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut set = String::new();
    let mut last = ' ';
    for c in cell.chars() {
        if chinese(last) && chinese(c) {
            set.push_str(put);
        }
        set.push(c);
        last = c;
    }
    set
}

/// The same document in other typesettings, each by its name.
fn typesettings(text: &str) -> Vec<(&'static str, String)> {
    let words = |set: &dyn Fn(&str) -> String| {
        cells(text, |cell| if is_words(cell) { set(cell) } else { cell.to_owned() })
    };
    let brackets = |cell: &str| cell.replace('（', "(").replace('）', ")");
    let other_brackets =
        |cell: &str| cell.replace(['（', '('], "〔").replace(['）', ')'], "〕").replace('：', "∶");
    let radicals = |cell: &str| {
        cell.chars().map(|c| RADICALS.iter().find(|(is, _)| *is == c).map_or(c, |(_, set)| *set)).collect()
    };
    vec![
        ("full width", words(&|cell| cell.chars().map(in_full_width).collect())),
        (
            "full-width figures",
            cells(text, |cell| {
                if is_words(cell) { cell.to_owned() } else { cell.chars().map(in_full_width).collect() }
            }),
        ),
        ("narrow brackets", words(&brackets)),
        ("other brackets", words(&other_brackets)),
        ("zero width", words(&|cell| between(cell, "\u{200B}"))),
        ("bidi", words(&|cell| format!("\u{202A}{}\u{202C}", between(cell, "\u{200F}")))),
        (
            "bidi figures",
            cells(text, |cell| {
                if cell.is_empty() { String::new() } else { format!("\u{2066}{cell}\u{2069}\u{FEFF}") }
            }),
        ),
        ("blanks", words(&|cell| between(cell, " "))),
        ("wide blanks", words(&|cell| between(cell, "\u{3000}\u{A0}"))),
        ("radicals", words(&radicals)),
        ("CRLF", text.replace('\n', "\r\n")),
        ("CRCRLF", text.replace('\n', "\r\r\n")),
        ("CR", text.replace('\n', "\r")),
        ("byte order mark", format!("\u{FEFF}{text}")),
    ]
}

/// Of each document every `step`-th typesetting.
fn assert_typesetting_changes_nothing(seeds: core::ops::Range<u64>, step: usize) {
    let mut different = Vec::new();
    for (turn, (name, text)) in documents(seeds).into_iter().enumerate() {
        let before = said(&text);
        for (typesetting, set) in typesettings(&text).into_iter().skip(turn % step).step_by(step) {
            let after = said(&set);
            if after != before {
                let line = before.1.iter().zip(&after.1).find(|(before, after)| before != after);
                different.push(format!("{name}, {typesetting}: {} {}, {line:?}", before.0, after.0));
            }
        }
    }
    assert!(different.is_empty(), "{}\n{}", different.len(), different.join("\n"));
}

/// Codes too, of which it depends where they stand whether anything asks for one.
#[test]
fn digits_in_full_width_are_digits_in_every_fixture() {
    for (name, text) in fixtures() {
        let set =
            typesettings(&text).into_iter().find(|(typesetting, _)| *typesetting == "full-width figures");
        assert_eq!(said(&set.unwrap().1), said(&text), "{name}");
    }
}

#[test]
fn typesetting_changes_nothing() {
    assert_typesetting_changes_nothing(300..304, 7);
}

#[test]
#[ignore = "many cases: run in a release build"]
fn typesetting_changes_nothing_at_length() {
    assert_typesetting_changes_nothing(20_000..20_100, 1);
}

/// The text with another figure in the cell of a key.
pub(crate) fn with(disclosure: &Disclosure, text: &str, key: CellKey, fen: i64) -> Option<String> {
    let (cell, table) = (disclosure.cell(key)?, disclosure.tables().get(key.table)?);
    let figure = cell.figure()?;
    let figure =
        Figure::of(yusuan::Amount::from_fen(fen), figure.unit(), figure.places(), Rounding::HalfUp).ok()?;
    if table.target().is_some() {
        return None;
    }
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = lines.get_mut(cell.place().line.checked_sub(1)?)?;
    let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let place = cells.get_mut(cell.place().column.checked_sub(1)?)?;
    // A form prints amounts within sentences.
    if is_words(place) {
        return None;
    }
    *place = figure.to_string();
    *line = cells.join("\t");
    Some(lines.join("\n") + "\n")
}

/// The figures that an equality holds, and for each the relation.
pub(crate) fn equated(question: &Question<'_>) -> Vec<CellKey> {
    let mut keys: Vec<CellKey> = question
        .relations()
        .filter(|relation| {
            relation.kind == RelationKind::Equal && relation.standing != RelationStanding::Broken
        })
        .flat_map(|relation| relation.left.into_iter().chain(relation.right))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether words know the row and the column of a cell. A row that nobody knows stands in an equality only where it prints
/// a zero, which adds nothing whatever it is; of any other figure no word says that it is a part.
fn is_known(disclosure: &Disclosure, key: CellKey) -> bool {
    let block = &disclosure.tables()[key.table].blocks()[key.block];
    block.rows()[key.row].ground().is_words() && block.columns()[key.column].ground().is_words()
}

/// Changes so many figures of each document, one at a time, by more than any rounding.
fn assert_words_keep_their_power(seeds: core::ops::Range<u64>, changes: usize) {
    let mut random = Random::new(5);
    let (mut tried, mut slipped) = (0, Vec::new());
    for (name, text) in documents(seeds) {
        let disclosure = Disclosure::from_text(&text).unwrap();
        let options = CheckOptions::new();
        let mut keys = equated(&Question::new(&disclosure, &options));
        keys.retain(|key| is_known(&disclosure, *key));
        let far = disclosure.tables().iter().map(|table| table.quantum()).max().unwrap_or(1) * 10_000;
        for _ in 0..changes {
            let Some(key) = keys.get(random.below(keys.len().max(1))) else { break };
            let Some(old) = disclosure.cell(*key).and_then(|cell| cell.figure()) else { continue };
            let fen = old.fen() + far * random.between(3, 97) + old.quantum() * random.between(1, 9);
            let Some(changed) = with(&disclosure, &text, *key, fen) else { continue };
            let verdict = check(&Disclosure::from_text(&changed).unwrap()).verdict();
            tried += 1;
            if verdict != Verdict::Inconsistent {
                let place = disclosure.cell(*key).unwrap().place();
                slipped.push(format!("{name}: {fen} 分 for {old} at {place:?}: {verdict}"));
            }
        }
    }
    println!("{tried} changed, {} not proved\n{}", slipped.len(), slipped.join("\n"));
    assert!(tried > 100 && slipped.is_empty(), "{} of {tried}\n{}", slipped.len(), slipped.join("\n"));
}

#[test]
fn words_keep_their_power() {
    assert_words_keep_their_power(400..420, 3);
}

#[test]
#[ignore = "many cases: run in a release build"]
fn words_keep_their_power_at_length() {
    assert_words_keep_their_power(30_000..30_500, 8);
}

fn witnessed(name: &str, disclosure: &Disclosure, report: &Report) -> usize {
    let Some(witness) = report.witness() else { return 0 };
    if report.verdict() > Verdict::Rounded {
        return 0;
    }
    let mut told = 0;
    for printed in disclosure.cells() {
        let (key, cell) = (printed.key, printed.cell);
        let amount = witness.amount(key).unwrap().fen();
        let quantum = disclosure.tables()[key.table].quantum();
        match cell.figure() {
            Some(figure) => {
                let sign = if figure.fen() == 0 { Sign::Any } else { Sign::NonNegative };
                let range = Rounding::HalfUp.range(figure.fen(), quantum, sign).unwrap();
                assert!(range.contains(amount), "{name}: {amount} for {figure} at {}", cell.place());
                told += 1;
            }
            None if cell.is_nil() => assert_eq!(amount, 0, "{name}: {}", cell.place()),
            None => {}
        }
    }
    told
}

#[test]
fn a_cell_is_found_by_its_own_key() {
    let mut told = 0;
    for (name, text) in documents(500..515) {
        let disclosure = Disclosure::from_text(&text).unwrap();
        told += witnessed(&name, &disclosure, &check(&disclosure));
    }
    assert!(told > 1_000, "{told}");
}
