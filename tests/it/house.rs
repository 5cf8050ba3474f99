//! The plan of the house: a room uses only the rooms above it, the files of a room form no circle, and none holds too much.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms from the top down; data flows down this list.
const ROOMS: [&str; 19] = [
    "text",
    "code",
    "year",
    "money",
    "fund",
    "vocabulary",
    "catalog",
    "rollup",
    "performance",
    "budget",
    "disclosure",
    "source",
    "read",
    "relate",
    "solve",
    "balance",
    "check",
    "publish",
    "render",
];

/// Rows of data as Rust, which nobody writes by hand.
const MADE: [&str; 2] = ["catalog::builtin", "vocabulary::builtin"];

/// The most lines a file may have, comments and all but its tests.
const MOST: usize = 449;

/// A module's place below the crate, joined by `::`; the crate itself is empty.
type Module = String;

struct File {
    /// Its text down to its tests.
    text: String,
    /// The names it imports, each with the path written.
    imports: BTreeMap<String, Vec<String>>,
    /// Every path that it writes from `crate`, `super`, `self` or a module below it.
    paths: Vec<Vec<String>>,
}

struct House(BTreeMap<Module, File>);

impl House {
    fn of(texts: &[(&str, &str)]) -> Self {
        let modules: BTreeMap<Module, &str> = texts
            .iter()
            .map(|(path, text)| {
                let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                (module(path), own)
            })
            .collect();
        let tested = |name: &str| {
            let (above, last) = name.rsplit_once("::").unwrap_or(("", name));
            modules.get(above).is_some_and(|text| text.contains(&format!("#[cfg(test)]\nmod {last};")))
        };
        let files = modules.iter().filter(|(name, _)| !tested(name)).map(|(name, text)| {
            let below = |child: &str| modules.contains_key(&joined(name, child));
            (name.clone(), File::of(text, &below))
        });
        Self(files.collect())
    }

    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut open = vec![root.clone()];
        let mut texts = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && path != root.join("bin") {
                    open.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                    texts.push((name, fs::read_to_string(&path).unwrap()));
                }
            }
        }
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        Self::of(&texts)
    }

    /// The module in which what a path names stands, re-exports followed.
    fn home(&self, from: &Module, path: &[String], steps: usize) -> Option<Module> {
        let mut at = from.clone();
        for (place, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" => at = String::new(),
                "self" => {}
                "super" => at = at.rsplit_once("::").map_or(String::new(), |(above, _)| above.to_owned()),
                name if self.0.contains_key(&joined(&at, name)) => at = joined(&at, name),
                name => {
                    let imported = self.0.get(&at)?.imports.get(name).filter(|_| steps < 8);
                    let Some(imported) = imported else { return Some(at) };
                    let mut whole = imported.clone();
                    whole.extend_from_slice(&path[place + 1..]);
                    // What comes from another crate stands where it is imported.
                    return if self.is_own(&at, imported) {
                        self.home(&at, &whole, steps + 1)
                    } else {
                        Some(at)
                    };
                }
            }
        }
        Some(at)
    }

    fn is_own(&self, at: &Module, path: &[String]) -> bool {
        path.first().is_some_and(|first| {
            ["crate", "super", "self"].contains(&first.as_str()) || self.0.contains_key(&joined(at, first))
        })
    }

    /// The other modules that a module uses.
    fn uses(&self, name: &Module) -> BTreeSet<Module> {
        let file = &self.0[name];
        let mut used: BTreeSet<Module> =
            file.paths.iter().filter_map(|path| self.home(name, path, 0)).collect();
        used.remove(name);
        used
    }

    /// Where a room uses one below it.
    fn climbs(&self, rooms: &[&str]) -> Vec<String> {
        let place = |module: &Module| {
            let room = module.split("::").next().unwrap_or_default();
            rooms.iter().position(|known| *known == room)
        };
        let mut faults = Vec::new();
        for name in self.0.keys().filter(|name| !name.is_empty()) {
            let Some(own) = place(name) else {
                faults.push(format!("{name} is of no room"));
                continue;
            };
            for used in self.uses(name) {
                if place(&used).is_none_or(|place| place > own) {
                    faults.push(format!("{name} uses {used}"));
                }
            }
        }
        faults
    }

    /// The files that use one another in a circle, each with those of the circle that it uses.
    fn circles(&self) -> Vec<String> {
        let uses: BTreeMap<&Module, BTreeSet<Module>> =
            self.0.keys().filter(|name| !name.is_empty()).map(|name| (name, self.uses(name))).collect();
        fn reached<'a>(
            uses: &'a BTreeMap<&Module, BTreeSet<Module>>,
            from: &'a Module,
        ) -> BTreeSet<&'a Module> {
            let (mut open, mut seen) = (vec![from], BTreeSet::new());
            while let Some(name) = open.pop() {
                open.extend(uses.get(name).into_iter().flatten().filter(|used| seen.insert(*used)));
            }
            seen
        }
        let reached: BTreeMap<&Module, BTreeSet<&Module>> =
            uses.keys().map(|name| (*name, reached(&uses, name))).collect();
        let reaches = |from: &Module, to: &Module| reached.get(from).is_some_and(|seen| seen.contains(to));
        let circle = |name: &Module| -> Vec<String> {
            uses[name].iter().filter(|used| reaches(used, name)).cloned().collect()
        };
        uses.keys()
            .filter(|name| reaches(name, name))
            .map(|name| format!("{name} -> {}", circle(name).join(", ")))
            .collect()
    }

    fn long(&self, most: usize) -> Vec<String> {
        let count = |file: &File| file.text.lines().count();
        self.0
            .iter()
            .filter(|(name, file)| !MADE.contains(&name.as_str()) && count(file) > most)
            .map(|(name, file)| format!("{name}: {} lines", count(file)))
            .collect()
    }
}

impl File {
    fn of(text: &str, below: &dyn Fn(&str) -> bool) -> Self {
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        let (mut imports, mut paths) = (BTreeMap::new(), Vec::new());
        let mut at = 0;
        while let Some(word) = word_at(&code, at) {
            let (from, end) = word;
            let name = &code[from..end];
            at = end;
            let before = code[..from].trim_end();
            let begins = !["::", ".", "$", "'", "(in"].iter().any(|end| before.ends_with(end));
            let imported = name == "use" && begins;
            let own = begins
                && code[end..].starts_with("::")
                && (["crate", "super", "self"].contains(&name) || below(name));
            if !imported && !own {
                continue;
            }
            let rest = if imported { code[end..].trim_start() } else { &code[from..] };
            let mut names = Vec::new();
            let length = tree(rest, &mut Vec::new(), &mut names);
            at = code.len() - rest.len() + length;
            for (name, path) in names {
                let first = path.first().map_or("", String::as_str);
                if ["crate", "super", "self"].contains(&first) || below(first) {
                    paths.push(path.clone());
                }
                if imported {
                    imports.insert(name, path);
                }
            }
        }
        Self { text: text.to_owned(), imports, paths }
    }
}

fn module(path: &str) -> Module {
    let bare = path.strip_suffix(".rs").unwrap_or(path);
    let bare = bare.strip_suffix("/mod").unwrap_or(bare);
    if bare == "lib" { String::new() } else { bare.replace('/', "::") }
}

fn joined(above: &str, name: &str) -> Module {
    if above.is_empty() { name.to_owned() } else { format!("{above}::{name}") }
}

const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The next word of the code at or behind a place.
fn word_at(code: &str, at: usize) -> Option<(usize, usize)> {
    let from = at + code[at..].find(is_word)?;
    let end = code[from..].find(|c| !is_word(c)).map_or(code.len(), |length| from + length);
    Some((from, end))
}

/// Takes the paths of a tree of names such as `crate::{a::B, c as d}`, each under the name that it is called by here; the
/// length taken.
fn tree(text: &str, above: &mut Vec<String>, names: &mut Vec<(String, Vec<String>)>) -> usize {
    let depth = above.len();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if text[at..].starts_with('{') {
            at += 1;
            loop {
                at += text[at..].len() - text[at..].trim_start_matches([' ', '\n', ',']).len();
                if text[at..].is_empty() || text[at..].starts_with('}') {
                    at = text.len().min(at + 1);
                    break;
                }
                let taken = tree(&text[at..], above, names);
                if taken == 0 {
                    break;
                }
                at += taken;
            }
            break;
        }
        if text[at..].starts_with('*') {
            names.push(("*".to_owned(), above.clone()));
            at += 1;
            break;
        }
        let end = text[at..].find(|c| !is_word(c)).map_or(text.len(), |length| at + length);
        if end == at {
            break;
        }
        above.push(text[at..end].to_owned());
        at = end;
        if text[at..].starts_with("::") {
            at += 2;
            continue;
        }
        let mut name = above.last().cloned().unwrap_or_default();
        if let Some(rest) = text[at..].strip_prefix(" as ") {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            name = rest[..end].to_owned();
            at += 4 + end;
        }
        if name == "self" {
            above.pop();
            name = above.last().cloned().unwrap_or_default();
        }
        names.push((name, above.clone()));
        break;
    }
    above.truncate(depth);
    at
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    let faults = House::read().climbs(&ROOMS);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_files_of_a_room_form_no_circle() {
    let faults = House::read().circles();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_holds_too_much() {
    let faults = House::read().long(MOST);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What literals of the reading rooms may hold of Chinese: marks of punctuation and of boxes, which are grammar; the numerals and
/// the stems that count; 年 and 度 of dates, 第, 页 and 共 of page numbers; 表, in which titles end; 般, which tells the numeral of a
/// table from the word 一般.
const GRAMMAR: &str = "一二三四五六七八九十百零〇○甲乙丙丁戊己庚辛壬癸年度第页共表般";

/// Words in the string and character literals of a text that are no grammar, each with its line; messages of errors aside.
fn words_in_literals(text: &str) -> Vec<String> {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.starts_with("#["))
    {
        let code = line.split(" // ").next().unwrap_or_default();
        let mut quote = None;
        let mut literal = String::new();
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match quote {
                // A lifetime is no character.
                None if c == '\'' && !code.contains(chinese) => break,
                None if matches!(c, '"' | '\'') => quote = Some(c),
                None => {}
                Some(_) if c == '\\' => drop(chars.next()),
                Some(end) if c == end => {
                    if literal.chars().any(|c| chinese(c) && !GRAMMAR.contains(c)) {
                        found.push(format!("{literal}: {line}"));
                    }
                    literal.clear();
                    quote = None;
                }
                Some(_) => literal.push(c),
            }
        }
    }
    found
}

#[test]
fn what_words_mean_to_reading_is_data() {
    let house = House::read();
    let rooms = ["read", "relate"];
    let files =
        house.0.iter().filter(|(name, _)| rooms.contains(&name.split("::").next().unwrap_or_default()));
    let found: Vec<String> = files
        .flat_map(|(name, file)| {
            words_in_literals(&file.text).into_iter().map(move |word| format!("{name}: {word}"))
        })
        .collect();
    assert!(found.is_empty(), "rows of data/vocabulary.tsv are missing for\n{}", found.join("\n"));
}

#[test]
fn a_word_in_a_literal_is_found() {
    let said = "if text.contains(\"合计\") { \n// 其中\nlet end = '表';\n#[error(\"没有\")]\nmatch c { '续' => \"一二\" }";
    assert_eq!(words_in_literals(said).len(), 2);
}

#[test]
fn examples_are_short_enough_to_be_copied() {
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 60, "{}: {lines} lines", path.display());
        }
    }
}

#[test]
fn every_file_is_seen() {
    let house = House::read();
    for room in ROOMS {
        assert!(house.0.contains_key(room), "{room}");
    }
    let paths: usize = house.0.values().map(|file| file.paths.len()).sum();
    assert!(house.0.len() > 200 && paths > 1_000, "{} files, {paths} paths", house.0.len());
}

/// What the plan says of files made up, the rooms being `upper` and `lower`.
fn said(texts: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let house = House::of(texts);
    (house.climbs(&["upper", "lower"]), house.circles())
}

#[test]
fn arrows_up_are_found_however_they_are_written() {
    for arrow in [
        "use crate::lower::Thing;",
        "use crate::{lower::Thing, upper::a::Other};",
        "pub(crate) use crate::lower as other;",
        "fn f() -> crate::lower::Thing { todo!() }",
        "use crate::Thing;",
        "fn f() { let _ = crate::Thing::new(); }",
        "use super::super::lower::Thing;",
    ] {
        let (climbs, circles) = said(&[
            ("lib.rs", "mod upper;\nmod lower;\npub use lower::Thing;"),
            ("upper.rs", "mod a;"),
            ("upper/a.rs", arrow),
            ("lower.rs", "pub struct Thing;\nuse crate::upper::a::Other;"),
        ]);
        assert_eq!(climbs, ["upper::a uses lower"], "{arrow}");
        assert_eq!(circles, ["lower -> upper::a", "upper::a -> lower"], "{arrow}");
    }
    let (climbs, circles) = said(&[("elsewhere.rs", "pub struct Thing;")]);
    assert_eq!(climbs, ["elsewhere is of no room"]);
    assert_eq!(circles, [""; 0]);
}

#[test]
fn circles_are_found_however_they_are_written() {
    for (first, second) in [
        ("use super::b::B;", "use super::a::A;"),
        ("use super::B;", "use super::A;"),
        ("use super::{a::A, b::{self, C}};", "fn f() { super::a::g(); }"),
        ("use crate::lower::B;", "const fn f(a: crate::lower::a::A) {}"),
        ("use super::b as other;", "use super::a::*;"),
    ] {
        let (climbs, circles) = said(&[
            ("lower.rs", "mod a;\nmod b;\npub use a::A;\npub use b::B;"),
            ("lower/a.rs", first),
            ("lower/b.rs", second),
        ]);
        assert_eq!(climbs, [""; 0]);
        assert_eq!(circles, ["lower::a -> lower::b", "lower::b -> lower::a"], "{first} {second}");
    }
    // A room's own file that uses a file below it, which uses what the room's file holds.
    let (_, circles) = said(&[
        ("lower.rs", "mod a;\nfn g() { a::f(); }\npub struct G;"),
        ("lower/a.rs", "pub fn f(g: super::G) {}"),
    ]);
    assert_eq!(circles, ["lower -> lower::a", "lower::a -> lower"]);
}

#[test]
fn what_is_no_arrow_is_not_taken_for_one() {
    let (climbs, circles) = said(&[
        ("lib.rs", "mod upper;\nmod lower;\npub use upper::A;"),
        ("upper.rs", "mod a;\nmod b;\n#[cfg(test)]\nmod tried;\npub use a::A;\npub use b::B;"),
        ("upper/a.rs", "// use crate::lower::Thing;\nuse core::lower::Thing;\nuse super::B;\npub struct A;"),
        ("upper/b.rs", "pub struct B;\n#[cfg(test)]\nmod tests {\n    use super::super::A;\n}"),
        ("upper/tried.rs", "use crate::lower::Thing;"),
        ("lower.rs", "use crate::A;\nuse crate::upper::{B, a};"),
    ]);
    assert_eq!((climbs, circles), (vec![], vec![]));
}

#[test]
fn a_long_file_is_found() {
    let long = "let _ = 0;\n".repeat(6);
    let tested = format!("let _ = 0;\n#[cfg(test)]\nmod tests {{\n{long}}}");
    let house = House::of(&[("upper.rs", &long), ("lower.rs", &tested)]);
    assert_eq!(house.long(5), ["upper: 6 lines"]);
    assert_eq!(house.long(6), [""; 0]);
}
