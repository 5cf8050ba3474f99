//! Changes to a document that say nothing about money: a title, header, label or unit line replaced by a made-up word (once, or
//! wherever it is printed), a part of a word replaced everywhere, words taken away, a line of prose, a running head, a page
//! number or signatures put between, a table broken over a page.
#![allow(clippy::indexing_slicing, reason = "places it looks at are its own")]

use yusuan::read::ReadOptions;
use yusuan::source::{Source, SourceCell, SourceLine};
use yusuan::{Disclosure, Report, check};

use crate::random::Random;
use crate::stray_lines::LINES;

const WORDS: [&str; 12] = [
    "拉浮组别",
    "甲辰事项",
    "鹏程斋",
    "其他杂项收入",
    "专班经费",
    "上年结存款",
    "往来资金",
    "统筹调剂",
    "科创条线",
    "部门本级及下级",
    "丙申核发",
    "综合类",
];

const RUNNING_HEADS: [&str; 5] =
    ["2026年部门预算", "某某市某某局2026年度部门预算公开", "部门预算公开表", "某某局", "附表"];

const SIGNATURES: [&str; 5] = [
    "单位负责人：\t财务负责人：\t填表人：",
    "制表人：甲\t2025-03-01",
    "填表日期：2026年1月5日",
    "联系电话：010-12345678",
    "审核人：甲\t\t制表人：乙",
];

fn of<'a, T>(random: &mut Random, all: &'a [T]) -> Option<&'a T> {
    all.get(random.below(all.len()))
}

pub(crate) type Lines = Vec<SourceLine>;

/// What the lines of a document are, as it was read before any change.
pub(crate) struct Document {
    pub(crate) source: Source,
    /// Lines of rows, of headers, of titles, of all else.
    row: Vec<usize>,
    header: Vec<usize>,
    title: Vec<usize>,
    other: Vec<usize>,
    /// First line and first row of each table.
    tables: Vec<(usize, usize, usize)>,
}

fn is_words(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

impl Document {
    pub(crate) fn new(source: Source, disclosure: &Disclosure) -> Self {
        let mut tables = Vec::new();
        let (mut row, mut header, mut title) = (Vec::new(), Vec::new(), Vec::new());
        for table in disclosure.tables() {
            let lines: Vec<usize> =
                table.blocks().iter().flat_map(|block| block.rows()).map(|row| row.line()).collect();
            let (Some(first), Some(last)) = (lines.iter().min(), lines.iter().max()) else { continue };
            tables.push((table.line(), *first, *last));
            title.push(table.line());
            header.extend(table.line() + 1..*first);
            row.extend(lines);
        }
        let known: Vec<usize> = [&row[..], &header, &title].concat();
        let other = (1..=source.lines().len()).filter(|line| !known.contains(line)).collect();
        Self { source, row, header, title, other, tables }
    }

    fn lines(&self) -> Lines {
        self.source.lines().to_vec()
    }

    /// A cell of words in one of the lines.
    fn word(&self, lines: &[usize], random: &mut Random) -> Option<(usize, usize)> {
        for _ in 0..50 {
            let line = *of(random, lines)?;
            let cells = self.source.lines().get(line - 1)?.cells();
            let words: Vec<usize> = (0..cells.len()).filter(|at| is_words(cells[*at].text())).collect();
            if let Some(at) = of(random, &words) {
                return Some((line - 1, *at));
            }
        }
        None
    }

    fn replaced(&self, places: &[(usize, usize)], with: impl Fn(&str) -> String) -> Lines {
        let mut lines = self.lines();
        for (line, at) in places {
            let mut cells = lines[*line].cells().to_vec();
            let old = &cells[*at];
            cells[*at] = SourceCell::new(with(old.text())).with_indent(old.indent()).with_merge(old.merge());
            lines[*line] = SourceLine::new(lines[*line].standing(), lines[*line].origin().clone(), cells);
        }
        lines
    }

    /// Every cell of words.
    fn words(&self) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        for (line, cells) in self.source.lines().iter().enumerate() {
            for (at, cell) in cells.cells().iter().enumerate() {
                if is_words(cell.text()) {
                    all.push((line, at));
                }
            }
        }
        all
    }

    fn everywhere(&self, text: &str) -> Vec<(usize, usize)> {
        let same = |(line, at): &(usize, usize)| self.source.lines()[*line].cells()[*at].text() == text;
        self.words().into_iter().filter(same).collect()
    }

    fn text(&self, (line, at): (usize, usize)) -> &str {
        self.source.lines()[line].cells()[at].text()
    }

    fn like(&self, line: usize, cells: Vec<SourceCell>) -> SourceLine {
        let like = &self.source.lines()[line];
        SourceLine::new(like.standing(), like.origin().clone(), cells)
    }

    /// The lines with a change of a kind, and what was changed.
    pub(crate) fn changed(&self, kind: &str, random: &mut Random) -> Option<(Lines, String)> {
        let word = (*of(random, &WORDS)?).to_owned();
        let among = match kind.split_once('-')?.1 {
            "title" => &self.title,
            "header" => &self.header,
            "label" => &self.row,
            _ => &self.other,
        };
        let told = |at: (usize, usize)| format!("{}: `{}` → `{word}`", at.0 + 1, self.text(at));
        match kind.split_once('-')?.0 {
            "made" => {
                let at = self.word(among, random)?;
                Some((self.replaced(&[at], |_| word.clone()), told(at)))
            }
            "named" => {
                let at = self.word(among, random)?;
                Some((self.replaced(&[at], |old| format!("{}{word}", ordinal(old))), told(at)))
            }
            "everywhere" => {
                let at = self.word(among, random)?;
                let places = self.everywhere(self.text(at));
                Some((self.replaced(&places, |old| format!("{}{word}", ordinal(old))), told(at)))
            }
            "part" => {
                let at = self.word(among, random)?;
                let chars: Vec<char> = self.text(at).chars().collect();
                let (from, long) = (random.below(chars.len().saturating_sub(1)), 2 + random.below(3));
                let part: String = chars.iter().skip(from).take(long).collect();
                if part.chars().any(|c| !c.is_alphabetic() || "一二三四五六七八九十".contains(c)) {
                    return None;
                }
                let new: String = word.chars().take(part.chars().count()).collect();
                let holds = |at: &(usize, usize)| self.text(*at).contains(&part);
                let places: Vec<_> = self.words().into_iter().filter(holds).collect();
                Some((self.replaced(&places, |old| old.replace(&part, &new)), format!("`{part}` → `{new}`")))
            }
            "gone" => {
                let at = self.word(among, random)?;
                Some((
                    self.replaced(&[at], |_| String::new()),
                    format!("{}: `{}` gone", at.0 + 1, self.text(at)),
                ))
            }
            "lost" => {
                let line = *of(random, among)?;
                let mut lines = self.lines();
                let old = lines.remove(line - 1);
                Some((
                    lines,
                    format!(
                        "{line}: {:?} lost",
                        old.cells().iter().map(SourceCell::text).collect::<Vec<_>>()
                    ),
                ))
            }
            "insert" => {
                let mut lines = self.lines();
                let at = random.below(lines.len());
                let text = *of(random, &LINES)?;
                let like = lines[at].clone();
                let cells = text.split('\t').map(SourceCell::new).collect();
                lines.insert(at, SourceLine::new(like.standing(), like.origin().clone(), cells));
                Some((lines, format!("{}: `{text}` put before", at + 1)))
            }
            "longer" => {
                let at = self.word(among, random)?;
                let (mark, front) = (ordinal(self.text(at)).len(), random.below(2) == 0);
                let longer = |old: &str| match old.split_at_checked(mark) {
                    Some((mark, rest)) if front => format!("{mark}{word}{rest}"),
                    _ => format!("{old}{word}"),
                };
                Some((self.replaced(&[at], longer), told(at)))
            }
            "split" => {
                let (line, at) = self.word(among, random)?;
                let text: Vec<char> = self.text((line, at)).chars().collect();
                let cut = 1 + random.below(text.len().saturating_sub(1).max(1));
                let (front, rest): (String, String) =
                    (text.iter().take(cut).collect(), text.iter().skip(cut).collect());
                let mut lines = self.replaced(&[(line, at)], |_| rest.clone());
                let mut alone = vec![SourceCell::new(""); at];
                alone.push(SourceCell::new(front.clone()));
                lines.insert(line, self.like(line, alone));
                Some((lines, format!("{}: `{front}`, `{rest}` on two lines", line + 1)))
            }
            "head" => {
                let (_, first, last) = *of(random, &self.tables)?;
                let mut lines = self.lines();
                let text = *of(random, &RUNNING_HEADS)?;
                let mut places: Vec<usize> = (0..3).map(|_| first + random.below(last - first + 1)).collect();
                places.sort_unstable();
                for at in places.iter().rev() {
                    lines.insert(at - 1, self.like(at - 1, vec![SourceCell::new(text)]));
                }
                Some((lines, format!("{places:?}: `{text}` put before")))
            }
            "signed" => {
                let (_, first, last) = *of(random, &self.tables)?;
                let mut lines = self.lines();
                let at = if random.below(2) == 0 { first - 1 } else { last };
                let text = *of(random, &SIGNATURES)?;
                lines.insert(at, self.like(at - 1, text.split('\t').map(SourceCell::new).collect()));
                Some((lines, format!("{}: `{text}` put before", at + 1)))
            }
            "titled" => {
                let (title, first, _) = *of(random, &self.tables)?;
                let mut lines = self.lines();
                let at = if random.below(3) == 0 { first } else { title };
                let text = format!("{word}{}", *of(random, &["表", "情况表", "", "明细表"])?);
                lines.insert(at - 1, self.like(at - 1, vec![SourceCell::new(text.clone())]));
                Some((lines, format!("{at}: `{text}` put before")))
            }
            "remarked" => {
                let (title, first, last) = *of(random, &self.tables)?;
                let mut lines = self.lines();
                let width = (title..=last).map(|line| lines[line - 1].cells().len()).max()?;
                let every = 1 + random.below(4);
                let top = (title..first - 1).find(|line| lines[*line].cells().len() > 2)?;
                for (at, line) in lines.iter_mut().enumerate().take(last).skip(title) {
                    let header = at == top;
                    let row = self.row.contains(&(at + 1)) && at % every == 0;
                    if header || row {
                        let mut cells = line.cells().to_vec();
                        cells.resize(width, SourceCell::new(""));
                        cells.push(SourceCell::new(if header { "备注" } else { word.as_str() }));
                        *line = self.like(at, cells);
                    }
                }
                Some((lines, format!("{first}: a column of remarks")))
            }
            _ => {
                let (title, first, last) = *of(random, &self.tables)?;
                if title >= first {
                    return None;
                }
                let at = first + random.below(last - first + 1);
                let mut lines = self.lines();
                let mut head = lines[title - 1..first - 1].to_vec();
                if random.below(2) == 0 {
                    let like = &head[0];
                    let cells = vec![SourceCell::new("- 12 -")];
                    head.insert(0, SourceLine::new(like.standing(), like.origin().clone(), cells));
                }
                if random.below(3) == 0 {
                    head.truncate(2);
                }
                lines.splice(at - 1..at - 1, head);
                Some((lines, format!("{at}: page broken")))
            }
        }
    }
}

/// The ordinal, code or inset that a label begins with.
fn ordinal(text: &str) -> &str {
    let marks = "、.．）) \u{3000}";
    let end = text.find(|c: char| {
        !(c.is_ascii_digit() || "一二三四五六七八九十（(其中：".contains(c) || marks.contains(c))
    });
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// What is changed: how, and in which lines.
pub(crate) const KINDS: [&str; 31] = [
    "made-title",
    "made-header",
    "made-label",
    "made-other",
    "named-header",
    "named-label",
    "everywhere-title",
    "everywhere-header",
    "everywhere-label",
    "part-title",
    "part-header",
    "part-label",
    "gone-title",
    "gone-header",
    "gone-label",
    "gone-other",
    "lost-title",
    "lost-header",
    "lost-other",
    "insert-",
    "insert-again",
    "longer-title",
    "longer-header",
    "longer-label",
    "split-header",
    "split-label",
    "head-",
    "signed-",
    "titled-",
    "remarked-",
    "page-",
];

/// What is read of a source and said of it.
pub(crate) fn report(source: &Source) -> Option<(Disclosure, Report)> {
    let disclosure = Disclosure::from_source(source, &ReadOptions::default()).ok()?;
    let report = check(&disclosure);
    Some((disclosure, report))
}

#[test]
fn no_change_that_says_nothing_about_money_accuses() {
    use yusuan::Verdict;
    let documents = [
        include_str!("../fixtures/layouts/national.txt"),
        include_str!("../fixtures/layouts/jiangsu-funds.txt"),
        include_str!("../fixtures/layouts/final-lines.txt"),
        include_str!("../fixtures/layouts/units-under-department.txt"),
    ];
    for (seed, text) in (1..).zip(documents.into_iter().chain(documents)) {
        let source = Source::from_text(text);
        let (disclosure, before) = report(&source).unwrap();
        assert_ne!(before.verdict(), Verdict::Inconsistent);
        let document = Document::new(source, &disclosure);
        let mut random = Random::new(seed);
        for kind in KINDS {
            let Some((lines, told)) = document.changed(kind, &mut random) else { continue };
            let Some((_, after)) = report(&Source::new(document.source.format(), lines)) else { continue };
            assert_ne!(after.verdict(), Verdict::Inconsistent, "{kind} {told}");
        }
    }
}
