//! Compiles the text files in `data/` to the checked-in list, and fails when the two differ.

extern crate std;

use std::borrow::ToOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::string::String;
use std::vec::Vec;

use super::catalog::Catalog;
use super::evidence::{Evidence, SeenYears};
use super::record;
use super::table::{Draft, FREE, OPEN_END, OPEN_START, Table, UNKNOWN_END, UNKNOWN_START};
use crate::code::account::sealed::Keyed;
use crate::code::{AccountCode, DepartmentEconomicSection, GovernmentEconomicSection};
use crate::year::FiscalYear;

const LISTS: [&str; 4] = [
    include_str!("../../data/revenue.tsv"),
    include_str!("../../data/function.tsv"),
    include_str!("../../data/economic_department.tsv"),
    include_str!("../../data/economic_government.tsv"),
];
const ALIASES: &str = include_str!("../../data/aliases.tsv");
const CROSSWALK: &str = include_str!("../../data/economic_crosswalk.tsv");
const SUCCESSION: &str = include_str!("../../data/succession.tsv");
const COMPILED: &str = include_str!("builtin.rs");

/// The rows of a file below its header, which must be this one.
fn rows<const N: usize>(text: &str, header: &str) -> Vec<[String; N]> {
    assert_eq!(text.lines().next(), Some(header));
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
            cells.try_into().unwrap_or_else(|cells| panic!("{header} do not fit {cells:?}"))
        })
        .collect()
}

fn names() -> Table {
    Table::build(LISTS.iter().flat_map(|list| record::from_tsv(list).unwrap()).collect())
}

fn aliases() -> Table {
    let rows = rows::<5>(ALIASES, "code\tlabel\tevidence\tseen_in_years\tnote");
    Table::build(
        rows.into_iter()
            .map(|[code, name, tier, seen, note]| {
                assert!(!note.is_empty(), "{code} {name} must say where it comes from");
                let seen =
                    seen.split(',').filter(|year| !year.is_empty()).fold(SeenYears::NONE, |seen, year| {
                        seen.and(FiscalYear::new(year.parse().unwrap()).unwrap()).unwrap()
                    });
                let evidence = Evidence::from_tier(&tier, seen).unwrap();
                let key = code.parse::<AccountCode>().unwrap().key();
                Draft { key, name, from: OPEN_START, to: OPEN_END, evidence, documents: 0 }
            })
            .collect(),
    )
}

fn evidence(evidence: Evidence) -> String {
    match evidence {
        Evidence::Published { seen } => std::format!("seen({:#b})", seen.bits()),
        Evidence::Edition2009 => "Edition2009".into(),
        Evidence::NameOnly => "NameOnly".into(),
        Evidence::Unconfirmed => "Unconfirmed".into(),
    }
}

fn end(year: u16) -> String {
    match year {
        OPEN_START => "OPEN_START".into(),
        UNKNOWN_START => "UNKNOWN_START".into(),
        OPEN_END => "OPEN_END".into(),
        UNKNOWN_END => "UNKNOWN_END".into(),
        year => std::format!("{year}"),
    }
}

/// A list of statics and the table made of them. A string in lines and a comment a row keep it
/// reviewable.
fn write_table(out: &mut String, table: &Table, name: &str) {
    let mut places: BTreeMap<u32, &str> = table.rows.iter().map(|row| (row.name, table.name(row))).collect();
    places.extend(table.spellings.iter().map(|spelling| (spelling.text, table.spelling(spelling))));
    writeln!(
        out,
        "\npub(super) const {name}: Table = Table {{
    text: Cow::Borrowed({name}_TEXT),
    rows: Cow::Borrowed(&{name}_ROWS),
    places: Cow::Borrowed(&{name}_PLACES),
    spellings: Cow::Borrowed(&{name}_SPELLINGS),
    by_label: Cow::Borrowed(&{name}_BY_LABEL),
    newest: {},
}};

static {name}_TEXT: &str = \"\\",
        table.newest
    )
    .unwrap();
    for piece in places.values() {
        writeln!(out, "{piece}\\").unwrap();
    }
    writeln!(out, "\";\n\nstatic {name}_ROWS: [Row; {}] = [", table.rows.len()).unwrap();
    for row in table.rows.iter() {
        let code = AccountCode::from_key(row.key).unwrap();
        let (from, to, evidence) = (end(row.from), end(row.to), evidence(row.evidence));
        let (key, place, length, documents) = (row.key, row.name, row.length, row.documents);
        let name = table.name(row);
        writeln!(
            out,
            "    row({key}, ({place}, {length}), ({from}, {to}), {evidence}, {documents}), // {code} {name}"
        )
        .unwrap();
    }
    writeln!(out, "];\n\nstatic {name}_PLACES: [u32; {}] = [", table.places.len()).unwrap();
    write_numbers(out, &table.places, 16);
    writeln!(out, "];\n\nstatic {name}_SPELLINGS: [Spelling; {}] = [", table.spellings.len()).unwrap();
    for piece in table.spellings.iter() {
        let (text, length, first) = (piece.text, piece.length, piece.first);
        writeln!(out, "    spelling({text}, {length}, {first}), // {}", table.spelling(piece)).unwrap();
    }
    writeln!(out, "];\n\nstatic {name}_BY_LABEL: [u32; {}] = [", table.by_label.len()).unwrap();
    write_numbers(out, &table.by_label, 16);
    out.push_str("];\n");
}

fn write_numbers(out: &mut String, numbers: &[u32], in_line: usize) {
    for line in numbers.chunks(in_line) {
        let line: Vec<String> = line
            .iter()
            .map(|number| if *number == FREE { "FREE".into() } else { std::format!("{number}") })
            .collect();
        writeln!(out, "    {},", line.join(", ")).unwrap();
    }
}

fn compile() -> String {
    let mut out = String::from(
        "\
// DO NOT EDIT. Compiled from revenue.tsv, function.tsv, economic_department.tsv, economic_government.tsv,
// aliases.tsv, economic_crosswalk.tsv and succession.tsv in data/ by `YUSUAN_COMPILE_CATALOG=1 cargo test --lib catalog`.

use alloc::borrow::Cow;

use super::crosswalk::{LinkRow, link};
use super::evidence::Evidence::{Edition2009, NameOnly, Unconfirmed};
use super::succession::{Step, step};
use super::table::{
    FREE, OPEN_END, OPEN_START, Row, Spelling, Table, UNKNOWN_END, UNKNOWN_START, row, seen, spelling,
};
",
    );
    write_table(&mut out, &names(), "NAMES");
    write_table(&mut out, &aliases(), "ALIASES");
    let links = rows::<3>(CROSSWALK, "government_code\tdepartment_code\tevidence");
    writeln!(out, "\npub(super) static LINKS: [LinkRow; {}] = [", links.len()).unwrap();
    for [government, department, tier] in links {
        let tier = evidence(Evidence::from_tier(&tier, SeenYears::NONE).unwrap());
        let from = government.parse::<GovernmentEconomicSection>().unwrap().key();
        let to = department.parse::<DepartmentEconomicSection>().unwrap().key();
        writeln!(out, "    link({from}, {to}, {tier}), // {government} {department}").unwrap();
    }
    out.push_str("];\n");
    let steps = succession();
    writeln!(out, "\npub(super) static SUCCESSION: [Step; {}] = [", steps.len()).unwrap();
    for [from, to, year, tier, note] in steps {
        assert!(Evidence::from_tier(&tier, SeenYears::NONE).is_some() && !note.is_empty(), "{from} {to}");
        let [from_key, to_key] = [&from, &to].map(|code| code.parse::<AccountCode>().unwrap().key());
        writeln!(out, "    step({from_key}, {to_key}, {year}), // {from} {to}").unwrap();
    }
    out.push_str("];\n");
    out
}

fn succession() -> Vec<[String; 5]> {
    rows::<5>(SUCCESSION, "from\tto\tyear\tevidence\tnote")
}

#[test]
fn the_compiled_list_is_the_text() {
    let compiled = compile();
    if std::env::var_os("YUSUAN_COMPILE_CATALOG").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/catalog/builtin.rs"), &compiled).unwrap();
        return;
    }
    let differing = compiled.lines().zip(COMPILED.lines()).find(|(new, old)| new != old);
    assert_eq!(differing, None, "compile the catalog anew");
    assert_eq!(compiled.len(), COMPILED.len(), "compile the catalog anew");
    let builtin = Catalog::builtin();
    assert_eq!((&builtin.names, &builtin.aliases), (&names(), &aliases()));
}

#[test]
fn a_step_leads_from_a_code_in_force_to_one_in_force_a_year_later() {
    let catalog = Catalog::builtin();
    let steps = succession();
    let goes_on = |code: &String, year: &String| {
        steps.iter().any(|[from, to, other, ..]| from == code && to == code && other == year)
    };
    for [from, to, year_cell, ..] in &steps {
        let year: u16 = year_cell.parse().unwrap();
        let stands = |code: &str, year: u16| {
            let code: AccountCode = code.parse().unwrap();
            catalog.year(FiscalYear::new(year).unwrap()).entry(code).is_some()
        };
        assert!(stands(from, year - 1), "{from} is not in force in {}", year - 1);
        assert!(stands(to, year), "{to} is not in force in {year}");
        assert!(!stands(from, year) || goes_on(from, year_cell), "{from} goes on in {year}");
    }
}

#[test]
fn a_link_stands_once() {
    let links = rows::<3>(CROSSWALK, "government_code\tdepartment_code\tevidence");
    let pairs: BTreeSet<(&String, &String)> = links.iter().map(|[from, to, _]| (from, to)).collect();
    assert_eq!(pairs.len(), links.len());
}
