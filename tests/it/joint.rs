//! The joint question, asked again of tiny disclosures by trying every assignment of whole 分.

use std::collections::{BTreeMap, BTreeSet};

use yusuan::disclosure::Place;
use yusuan::{Disclosure, Verdict, check};

use crate::random::Random;

/// A figure of a tiny disclosure.
#[derive(Clone, Debug)]
struct Printed {
    table: usize,
    /// The decimals printed, in 元.
    places: usize,
    /// The digits in 分; `None` is a blank.
    fen: Option<i64>,
    /// The leaves that add up to it.
    leaves: Vec<usize>,
    place: Place,
}

/// A sum that the tables state: total = items, or total ≤ items.
#[derive(Clone, Debug)]
struct Sum {
    total: usize,
    items: Vec<usize>,
    at_most: bool,
    /// Whether the total may have been added up from its printed items.
    adds_up: bool,
    /// Sums of one total row, or of one total column, share a number.
    group: usize,
}

#[derive(Clone, Debug, Default)]
struct Tiny {
    lines: Vec<Vec<Slot>>,
    figures: Vec<Printed>,
    sums: Vec<Sum>,
    tables: usize,
    /// For each leaf the exact amount and the figure that prints it alone.
    leaves: Vec<(i64, usize)>,
}

#[derive(Clone, Debug)]
enum Slot {
    Text(String),
    Figure(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    footed: bool,
    mixed: bool,
    blanks: bool,
    ties: bool,
}

const ROUNDED: Reading = Reading { footed: false, mixed: false, blanks: false, ties: false };
const LOOSEST: Reading = Reading { footed: true, mixed: true, blanks: true, ties: true };

fn quantum(places: usize) -> i64 {
    [100, 10, 1][places]
}

fn text(words: &[&str]) -> Vec<Slot> {
    words.iter().map(|word| Slot::Text((*word).to_string())).collect()
}

impl Tiny {
    fn figure(&mut self, places: usize, leaves: Vec<usize>) -> usize {
        let place = Place { line: 0, column: 0 };
        self.figures.push(Printed { table: self.tables, places, fen: None, leaves, place });
        self.figures.len() - 1
    }

    fn leaf(&mut self, exact: i64, places: usize) -> usize {
        let figure = self.figure(places, vec![self.leaves.len()]);
        self.leaves.push((exact, figure));
        figure
    }

    fn total(&mut self, places: usize, items: &[usize]) -> usize {
        let leaves = items.iter().flat_map(|item| self.figures[*item].leaves.clone()).collect();
        self.figure(places, leaves)
    }

    fn adds_up(&mut self, group: usize, total: usize, items: &[usize]) {
        self.sums.push(Sum { total, items: items.to_vec(), at_most: false, adds_up: true, group });
    }

    fn equal(&mut self, one: usize, other: usize) {
        self.sums.push(Sum { total: one, items: vec![other], at_most: false, adds_up: false, group: 0 });
    }

    fn at_most(&mut self, part: usize, whole: usize) {
        self.sums.push(Sum { total: part, items: vec![whole], at_most: true, adds_up: false, group: 0 });
    }

    fn begin(&mut self, title: &str, headers: &[&str]) {
        self.lines.extend([text(&[title]), text(&["单位：元"]), text(headers)]);
    }

    fn row(&mut self, labels: &[&str], figures: &[usize]) {
        let mut line = text(labels);
        line.extend(figures.iter().map(|figure| Slot::Figure(*figure)));
        self.lines.push(line);
    }

    fn close(&mut self) {
        self.lines.push(text(&[""]));
        self.tables += 1;
    }

    fn exact(&self, figure: usize) -> i64 {
        self.figures[figure].leaves.iter().map(|leaf| self.leaves[*leaf].0).sum()
    }

    /// Prints every figure: rounded on its own, or totals of some tables added up from printed items.
    fn print(&mut self, random: &mut Random, footed: bool, nil: usize) {
        for figure in 0..self.figures.len() {
            let exact = self.exact(figure);
            let places = self.figures[figure].places;
            let unit = quantum(places);
            let mut fen = (exact + unit / 2) / unit * unit;
            if footed && random.chance(70) {
                let items = self
                    .sums
                    .iter()
                    .find(|sum| sum.adds_up && sum.total == figure)
                    .map(|sum| sum.items.clone());
                if let Some(items) = items {
                    fen = items.iter().map(|item| self.printed(*item)).sum::<i64>() / unit * unit;
                }
            }
            let hidden = exact == 0 || fen == 0 && random.chance(nil);
            self.figures[figure].fen = (!hidden).then_some(fen);
        }
    }

    fn printed(&self, figure: usize) -> i64 {
        self.figures[figure].fen.unwrap_or(0)
    }

    fn shift(&mut self, random: &mut Random) {
        let figure = random.below(self.figures.len());
        let printed = &mut self.figures[figure];
        if let Some(fen) = &mut printed.fen {
            let by = random.between(1, 2) * if random.chance(50) { 1 } else { -1 };
            *fen = (*fen + by * quantum(printed.places)).max(0);
        }
    }

    fn text(&mut self) -> String {
        let mut out = String::new();
        for (number, line) in self.lines.iter().enumerate() {
            for (cell, slot) in line.iter().enumerate() {
                if cell > 0 {
                    out.push('\t');
                }
                match slot {
                    Slot::Text(word) => out.push_str(word),
                    Slot::Figure(figure) => {
                        let printed = &mut self.figures[*figure];
                        printed.place = Place { line: number + 1, column: cell + 1 };
                        if let Some(fen) = printed.fen {
                            let (whole, rest) = (fen / 100, fen % 100);
                            out.push_str(&match printed.places {
                                0 => format!("{whole}"),
                                1 => format!("{whole}.{}", rest / 10),
                                _ => format!("{whole}.{rest:02}"),
                            });
                        }
                    }
                }
            }
            out.push('\n');
        }
        out
    }

    fn quantum_of_table(&self, table: usize) -> i64 {
        let of_table = self.figures.iter().filter(|figure| figure.table == table && figure.fen.is_some());
        of_table.map(|figure| quantum(figure.places)).min().unwrap_or(100)
    }

    fn total_is_its_items(&self, figure: usize) -> bool {
        self.figures[figure].fen.is_some()
            && self.sums.iter().any(|sum| sum.adds_up && sum.total == figure && self.gap(sum) == 0)
    }

    fn gap(&self, sum: &Sum) -> i64 {
        self.printed(sum.total) - sum.items.iter().map(|item| self.printed(*item)).sum::<i64>()
    }

    /// What the exact amount behind a figure may be: ends included; `None` for a total that says nothing.
    fn interval(&self, figure: usize, reading: Reading) -> Option<(i64, i64)> {
        let printed = &self.figures[figure];
        let common = self.quantum_of_table(printed.table);
        let Some(fen) = printed.fen else {
            let hides = reading.blanks && common > 1 && !self.prints_zero(printed.table);
            return Some((0, if hides { common / 2 - 1 } else { 0 }));
        };
        if reading.footed && self.total_is_its_items(figure) {
            return None;
        }
        let mixed = reading.mixed && self.keeps_zeros(printed.table);
        let unit = if mixed { quantum(printed.places) } else { common };
        let end = unit / 2 - i64::from(!(reading.ties && self.ties().contains(&figure)));
        Some(match (fen, unit) {
            (_, 1) => (fen, fen),
            (0, _) => (0, end),
            _ => (fen - unit / 2, fen + end),
        })
    }

    /// The figures of one amount that is printed twice, a last digit apart, with all that print it alike.
    fn ties(&self) -> BTreeSet<usize> {
        let printed = |figure: &usize| self.figures[*figure].fen.is_some();
        let mut same: Vec<(usize, usize)> = Vec::new();
        let mut ties = BTreeSet::new();
        for sum in self.sums.iter().filter(|sum| !sum.at_most && printed(&sum.total)) {
            let items: Vec<usize> = sum.items.iter().copied().filter(printed).collect();
            let [item] = items[..] else { continue };
            let common = |figure: usize| self.quantum_of_table(self.figures[figure].table);
            if self.gap(sum) == 0 {
                same.push((sum.total, item));
            } else if self.figures[sum.total].table != self.figures[item].table
                && common(sum.total) == common(item)
                && self.gap(sum).abs() == common(item)
            {
                ties.extend([sum.total, item]);
            }
        }
        loop {
            let before = ties.len();
            for (one, other) in &same {
                if ties.contains(one) || ties.contains(other) {
                    ties.extend([*one, *other]);
                }
            }
            if ties.len() == before {
                return ties;
            }
        }
    }

    fn prints_zero(&self, table: usize) -> bool {
        self.figures.iter().any(|figure| figure.table == table && figure.fen == Some(0))
    }

    /// Whether a figure of full precision ends in 0.
    fn keeps_zeros(&self, table: usize) -> bool {
        let common = self.quantum_of_table(table);
        self.figures.iter().any(|figure| {
            figure.table == table
                && figure.places > 0
                && quantum(figure.places) == common
                && figure.fen.is_some_and(|fen| fen % (10 * common) == 0)
        })
    }

    /// Whether a row or column of totals is left blank over printed items: a heading, not a sum.
    fn has_blank_headings(&self) -> bool {
        let printed = |figure: usize| self.figures[figure].fen.is_some();
        let of = |group: usize| self.sums.iter().filter(move |sum| sum.adds_up && sum.group == group);
        self.sums.iter().filter(|sum| sum.adds_up).any(|sum| {
            !of(sum.group).any(|sum| printed(sum.total))
                && of(sum.group).any(|sum| sum.items.iter().any(|item| printed(*item)))
        })
    }

    /// How many assignments there are to try.
    fn assignments(&self) -> i64 {
        let loosest = LOOSEST;
        let ways = |figure: &usize| self.interval(*figure, loosest).map_or(1, |(low, high)| high - low + 1);
        self.leaves.iter().map(|(_, figure)| ways(figure)).product()
    }

    /// Tries every assignment of whole 分 to the leaves.
    fn possible(&self, reading: Reading) -> bool {
        let leaves: Vec<(i64, i64)> =
            self.leaves.iter().map(|(_, figure)| self.interval(*figure, reading).unwrap()).collect();
        let limits: Vec<(&[usize], i64, i64)> = (0..self.figures.len())
            .filter_map(|figure| {
                let (low, high) = self.interval(figure, reading)?;
                Some((&*self.figures[figure].leaves, low, high))
            })
            .collect();
        let mut amounts: Vec<i64> = leaves.iter().map(|(low, _)| *low).collect();
        loop {
            let sum = |set: &[usize]| set.iter().map(|leaf| amounts[*leaf]).sum::<i64>();
            let fits = limits.iter().all(|(set, low, high)| (*low..=*high).contains(&sum(set)))
                && self.sums.iter().filter(|stated| stated.at_most).all(|stated| {
                    let whole: i64 = stated.items.iter().map(|item| sum(&self.figures[*item].leaves)).sum();
                    sum(&self.figures[stated.total].leaves) <= whole
                });
            if fits {
                return true;
            }
            let Some(next) = amounts.iter().zip(&leaves).position(|(amount, (_, high))| amount < high) else {
                return false;
            };
            amounts[next] += 1;
            for (amount, (low, _)) in amounts.iter_mut().zip(&leaves).take(next) {
                *amount = *low;
            }
        }
    }

    fn holds_to_the_last_digit(&self, sum: &Sum) -> bool {
        let total = self.printed(sum.total);
        let items: i64 = sum.items.iter().map(|item| self.printed(*item)).sum();
        let holds = |total: i64, items: i64| if sum.at_most { total <= items } else { total == items };
        let quanta =
            [sum.total, sum.items[0]].map(|figure| self.quantum_of_table(self.figures[figure].table));
        let coarse = quanta[0].max(quanta[1]);
        let rounded = |fen: i64| (fen + coarse / 2) / coarse * coarse;
        holds(total, items) || quanta[0] != quanta[1] && holds(rounded(total), rounded(items))
    }

    fn verdict(&self) -> Verdict {
        if self.possible(ROUNDED) {
            let exact = self.sums.iter().all(|sum| self.holds_to_the_last_digit(sum));
            if exact { Verdict::Exact } else { Verdict::Rounded }
        } else if self.possible(LOOSEST) {
            Verdict::Footed
        } else {
            Verdict::Inconsistent
        }
    }
}

const ACCOUNTS: [[&str; 2]; 3] =
    [["208", "社会保障和就业支出"], ["210", "卫生健康支出"], ["221", "住房保障支出"]];

fn amount(random: &mut Random) -> i64 {
    match random.below(5) {
        0 => 0,
        1 => random.between(1, 9),
        2 => random.between(1, 8) * 5,
        _ => random.between(10, 70),
    }
}

/// 支出总表 with two or three classes by nature; perhaps 收支总表 beside it.
fn by_nature(random: &mut Random) -> Tiny {
    let mut tiny = Tiny::default();
    let detail = if random.chance(75) { 1 } else { 2 };
    let mixed = random.chance(25);
    let places = |random: &mut Random| if mixed && random.chance(40) { 1 } else { detail };
    tiny.begin("支出总表", &["科目编码", "科目名称", "合计", "基本支出", "项目支出"]);
    let classes = 2 + random.below(2);
    let mut rows: Vec<[usize; 3]> = Vec::new();
    for _ in 0..classes {
        let leaves = [0; 2].map(|_| {
            let places = places(random);
            tiny.leaf(amount(random), places)
        });
        let total = places(random);
        let total = tiny.total(total, &leaves);
        tiny.adds_up(1, total, &leaves);
        rows.push([total, leaves[0], leaves[1]]);
    }
    let mut whole = [0; 3];
    for (column, whole) in whole.iter_mut().enumerate() {
        let items: Vec<usize> = rows.iter().map(|row| row[column]).collect();
        let places = places(random);
        *whole = tiny.total(places, &items);
        tiny.adds_up(2, *whole, &items);
    }
    tiny.adds_up(1, whole[0], &whole[1..]);
    tiny.row(&["", "合计"], &whole);
    for (row, account) in rows.iter().zip(ACCOUNTS) {
        tiny.row(&account, row);
    }
    tiny.close();
    if random.chance(50) {
        let places = if random.chance(75) { 1 } else { 2 };
        let copy = |tiny: &mut Tiny, figure: usize| tiny.total(places, &[figure]);
        let classes: Vec<usize> = rows.iter().map(|row| copy(&mut tiny, row[0])).collect();
        let totals = [0; 5].map(|_| copy(&mut tiny, whole[0]));
        let [item, current, income, spent, total] = totals;
        tiny.begin("收支总表", &["收入项目", "2022年预算数", "支出项目", "2022年预算数"]);
        for (index, (class, account)) in classes.iter().zip(ACCOUNTS).enumerate() {
            let mut line = match index {
                0 => vec![Slot::Text("一般公共预算拨款收入".into()), Slot::Figure(item)],
                _ => text(&["", ""]),
            };
            line.extend([Slot::Text(account[1].into()), Slot::Figure(*class)]);
            tiny.lines.push(line);
        }
        for (left, right, labels) in
            [(current, spent, ["本年收入合计", "本年支出合计"]), (income, total, ["收入总计", "支出总计"])]
        {
            let [label, other] = labels.map(|label| Slot::Text(label.into()));
            tiny.lines.push(vec![label, Slot::Figure(left), other, Slot::Figure(right)]);
        }
        tiny.adds_up(3, current, &[item]);
        tiny.adds_up(4, income, &[current]);
        tiny.adds_up(5, spent, &classes);
        tiny.adds_up(6, total, &[spent]);
        tiny.equal(income, total);
        tiny.equal(spent, whole[0]);
        for (class, row) in classes.iter().zip(&rows) {
            tiny.equal(*class, row[0]);
        }
        tiny.close();
    }
    tiny
}

/// One column, three levels deep.
fn by_level(random: &mut Random) -> Tiny {
    let mut tiny = Tiny::default();
    let mixed = random.chance(25);
    let fine = if mixed { 2 } else { 1 };
    let places = |random: &mut Random| if mixed && random.chance(60) { 1 } else { fine };
    tiny.begin("支出总表", &["科目编码", "科目名称", "合计"]);
    let mut classes = Vec::new();
    let mut rows = Vec::new();
    for (class, sections) in [("208", ["20801", "20805"]), ("210", ["21004", "21011"])] {
        let leaves = sections.map(|_| {
            let places = places(random);
            tiny.leaf(amount(random), places)
        });
        let total = places(random);
        let total = tiny.total(total, &leaves);
        tiny.adds_up(classes.len(), total, &leaves);
        classes.push(total);
        rows.push((class, total));
        rows.extend(sections.into_iter().zip(leaves));
    }
    let total = places(random);
    let total = tiny.total(total, &classes);
    tiny.adds_up(classes.len(), total, &classes);
    tiny.row(&["", "合计"], &[total]);
    for (code, figure) in rows {
        tiny.row(&[code, ""], &[figure]);
    }
    tiny.close();
    tiny
}

/// 支出总表 over 一般公共预算支出表: what one budget pays is a part of all.
fn by_scope(random: &mut Random) -> Tiny {
    let mut tiny = Tiny::default();
    let mut tables: Vec<[usize; 3]> = Vec::new();
    let amounts = [amount(random), amount(random)];
    for title in ["支出总表", "一般公共预算支出表"] {
        let places = if random.chance(70) { 1 } else { 2 };
        tiny.begin(title, &["科目编码", "科目名称", "合计"]);
        let leaves = amounts.map(|whole| {
            let part = if tables.is_empty() || random.chance(50) { whole } else { whole / 2 };
            tiny.leaf(part, places)
        });
        let total = tiny.total(places, &leaves);
        tiny.adds_up(tables.len(), total, &leaves);
        tiny.row(&["", "合计"], &[total]);
        for (leaf, account) in leaves.into_iter().zip(ACCOUNTS) {
            tiny.row(&account, &[leaf]);
        }
        tiny.close();
        tables.push([total, leaves[0], leaves[1]]);
    }
    for (part, whole) in tables[1].into_iter().zip(tables[0]) {
        tiny.at_most(part, whole);
    }
    tiny
}

fn tiny(seed: u64) -> (Tiny, String) {
    let mut random = Random::new(seed);
    loop {
        let mut tiny = match random.below(5) {
            0..3 => by_nature(&mut random),
            3 => by_level(&mut random),
            _ => by_scope(&mut random),
        };
        let footed = random.chance(55);
        let nil = *random.pick(&[0, 0, 50, 100]);
        tiny.print(&mut random, footed, nil);
        for _ in 0..*random.pick(&[0, 0, 0, 1, 1, 2]) {
            tiny.shift(&mut random);
        }
        if !tiny.has_blank_headings() && tiny.assignments() <= 12_000 {
            let text = tiny.text();
            return (tiny, text);
        }
    }
}

fn agree(seeds: core::ops::Range<u64>) -> BTreeMap<Verdict, usize> {
    let mut counts = BTreeMap::new();
    for seed in seeds {
        let (tiny, text) = tiny(seed);
        let report = check(&Disclosure::from_text(&text).unwrap());
        let expected = tiny.verdict();
        assert_eq!(report.verdict(), expected, "seed {seed}\n{text}\n{:?}", report.unchecked());
        *counts.entry(expected).or_insert(0) += 1;
        if expected == Verdict::Inconsistent {
            assert!(!report.conflicts().is_empty());
            assert!(report.conflicts().iter().all(yusuan::Conflict::verify), "seed {seed}\n{text}");
        } else {
            assert!(report.conflicts().is_empty());
            let witness = report.witness().unwrap_or_else(|| panic!("no witness: seed {seed}\n{text}"));
            let disclosure = Disclosure::from_text(&text).unwrap();
            let amount = |figure: usize| {
                let printed = &tiny.figures[figure];
                let key = disclosure.cells().find(|other| other.cell.place() == printed.place).unwrap().key;
                witness.amount(key).unwrap().fen()
            };
            for sum in &tiny.sums {
                let items: i64 = sum.items.iter().map(|item| amount(*item)).sum();
                let holds = if sum.at_most { amount(sum.total) <= items } else { amount(sum.total) == items };
                assert!(holds, "seed {seed}: {sum:?}\n{text}");
            }
            let footed = expected == Verdict::Footed;
            let loosest = if footed { Reading { footed: false, ..LOOSEST } } else { ROUNDED };
            for figure in 0..tiny.figures.len() {
                let (low, high) = tiny.interval(figure, loosest).unwrap();
                let footed = expected == Verdict::Footed && tiny.total_is_its_items(figure);
                let amount = amount(figure);
                assert!(footed || low <= amount && amount <= high, "seed {seed}: {amount}\n{text}");
            }
        }
    }
    counts
}

#[track_caller]
fn assert_well_represented(counts: &BTreeMap<Verdict, usize>) {
    let all: usize = counts.values().sum();
    for verdict in [Verdict::Exact, Verdict::Rounded, Verdict::Footed, Verdict::Inconsistent] {
        let share = counts.get(&verdict).copied().unwrap_or(0);
        assert!(share * 20 >= all, "{verdict}: {share} of {all}");
    }
}

#[test]
fn the_verdict_is_what_trying_every_assignment_finds() {
    let counts = agree(0..600);
    assert_well_represented(&counts);
}

#[test]
#[ignore = "many cases: run in a release build"]
fn the_verdict_is_what_trying_every_assignment_finds_at_length() {
    let counts = agree(1_000_000..1_020_000);
    println!("{counts:?}");
    assert_well_represented(&counts);
}
