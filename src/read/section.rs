use alloc::boxed::Box;
use alloc::vec::Vec;

use super::label::fold;
use super::title::{self, Title};
use crate::disclosure::TableKind;
use crate::money::{Figure, MoneyUnit};
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// A line of the source and its cells, trimmed.
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) cells: Vec<&'a str>,
}

impl<'a> Line<'a> {
    pub(super) fn new(number: usize, text: &'a str) -> Self {
        Self { number, text, cells: text.split('\t').map(str::trim).collect() }
    }

    pub(super) fn cell(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().unwrap_or_default()
    }

    pub(super) fn printed(&self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().copied().filter(|cell| !cell.is_empty())
    }

    /// Whether one of its cells is a number.
    pub(super) fn has_figure(&self) -> bool {
        self.printed().any(|cell| {
            cell.chars().any(|c| crate::text::half_width(c).is_ascii_digit())
                && Figure::parse(cell, MoneyUnit::HundredMillionYuan).is_ok()
        })
    }

    /// The only cell that is not blank.
    pub(super) fn lone(&self) -> Option<&'a str> {
        let mut printed = self.printed();
        printed.next().filter(|_| printed.next().is_none())
    }
}

/// What stands between a title and the next one.
pub(super) struct Section<'a> {
    pub(super) title: &'a str,
    pub(super) kind: Option<TableKind>,
    pub(super) year: Option<FiscalYear>,
    pub(super) unit_name: Option<Box<str>>,
    pub(super) money_unit: Option<MoneyUnit>,
    /// The title and the lines about the table.
    pub(super) head: Vec<(usize, &'a str)>,
    /// The headers and rows.
    pub(super) body: Vec<Line<'a>>,
}

/// What a line about a table says (`单位名称：…`, `单位：万元`).
#[derive(Default)]
pub(super) struct About {
    pub(super) unit_name: Option<Box<str>>,
    pub(super) money_unit: Option<MoneyUnit>,
}

impl<'a> Section<'a> {
    pub(super) fn new(line: &Line<'a>, text: &'a str, title: &Title) -> Self {
        Self {
            title: text,
            kind: title.kind,
            year: title.year,
            unit_name: None,
            money_unit: money_unit_in_brackets(&fold(text)),
            head: Vec::from([(line.number, line.text)]),
            body: Vec::new(),
        }
    }

    /// Whether this section only continues one before it: printed again with its title on the next page (续表).
    pub(super) fn continues(&self, before: &Self) -> bool {
        let bare = |title: &str| fold(title).replace("(续)", "").replace("(续表)", "").replace("续表", "");
        let named = self.title.contains('续');
        let unit = |name: &Option<Box<str>>| name.as_deref().map(fold);
        let same = bare(self.title) == bare(before.title)
            && (self.unit_name.is_none() || unit(&self.unit_name) == unit(&before.unit_name))
            && (self.money_unit.is_none() || self.money_unit == before.money_unit)
            && self.kind.is_some();
        let headers = || {
            let first = before.body.iter().take_while(|line| !line.has_figure());
            first.zip(&self.body).take(1).all(|(one, other)| one.cells == other.cells)
        };
        same && !before.body.is_empty()
            && self.body.iter().any(Line::has_figure)
            && headers()
            && (named || !(before.has_total() && self.has_total()))
            && before.body.iter().any(Line::has_figure)
    }

    fn has_total(&self) -> bool {
        self.body.iter().any(|line| {
            line.has_figure()
                && line
                    .printed()
                    .next()
                    .is_some_and(|label| super::item::is_total(Vocabulary::builtin(), &fold(label)))
        })
    }

    /// Appends a section that continues this one; its headers are those of this one.
    pub(super) fn extend(&mut self, more: Self) {
        self.head.extend(more.head);
        self.body.extend(more.body);
    }

    pub(super) fn line(&self) -> usize {
        self.head.first().map_or(0, |(line, _)| *line)
    }
}

/// The title a line holds: alone, or beside cells that only say something about the table.
pub(super) fn title_of<'a>(line: &Line<'a>, words: &Vocabulary) -> Option<(&'a str, Title, About)> {
    let mut found = None;
    let mut about = About::default();
    for cell in line.printed() {
        if let Some(said) = about_cell(cell) {
            about.unit_name = about.unit_name.or(said.unit_name);
            about.money_unit = about.money_unit.or(said.money_unit);
        } else if found.is_none() {
            found = Some((cell, title::title(cell, words)?));
        } else if !title::is_table_number(cell) {
            return None;
        }
    }
    found.map(|(text, title)| (text, title, about))
}

/// Whether a line says something about the table and nothing else.
pub(super) fn about(line: &Line<'_>) -> Option<About> {
    let mut about = About::default();
    let mut any = false;
    for cell in line.printed() {
        if title::is_table_number(cell) {
            any = true;
            continue;
        }
        let said = about_cell(cell)?;
        about.unit_name = about.unit_name.or(said.unit_name);
        about.money_unit = about.money_unit.or(said.money_unit);
        any = true;
    }
    any.then_some(about)
}

fn about_cell(cell: &str) -> Option<About> {
    if cell.len() > 300 || !cell.contains([':', '：']) {
        return None;
    }
    let folded = fold(cell);
    let inner = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&folded);
    let mut about = About::default();
    if let Some(unit) = money_unit(inner) {
        about.money_unit = Some(unit);
    }
    let Some((key, _)) = inner.split_once(':') else {
        return about.money_unit.is_some().then_some(about);
    };
    let made_of = |words: &[&str]| {
        let mut rest = key;
        while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = after;
        }
        rest.is_empty()
    };
    if key.ends_with("日期") && made_of(&DATE_WORDS) {
        return Some(about);
    }
    if !made_of(&UNIT_WORDS) {
        return about.money_unit.is_some().then_some(about);
    }
    // The name as printed, up to the next thing said in the same cell.
    let printed = cell.split_once([':', '：']).map_or("", |(_, rest)| rest.trim());
    let name = printed.split(['\u{3000}', ' ']).next().unwrap_or_default();
    let counts = matches!(name, "人" | "个" | "台" | "辆" | "套" | "户" | "次" | "%");
    if !name.is_empty() && !counts && money_word(&fold(name)).is_none() && !name.contains(':') {
        about.unit_name = Some(name.into());
    }
    Some(about)
}

/// The words that 单位名称, 预算部门（单位）, 填报单位 and the like are made of.
const UNIT_WORDS: [&str; 14] =
    ["单位", "部门", "名称", "预算", "编制", "填报", "填制", "公开", "主管", "金额", "全称", "(", ")", "/"];

/// The words that 编制日期 and the like are made of.
const DATE_WORDS: [&str; 8] = ["日期", "编制", "填报", "公开", "批复", "报送", "编报", "打印"];

/// The money unit said by `单位:万元` anywhere in a folded text.
pub(super) fn money_unit(folded: &str) -> Option<MoneyUnit> {
    folded.match_indices("单位:").find_map(|(at, key)| money_word(folded.get(at + key.len()..)?))
}

/// The money unit said in brackets, as in 预算金额（万元）.
pub(super) fn money_unit_in_brackets(folded: &str) -> Option<MoneyUnit> {
    folded.match_indices('(').find_map(|(at, _)| {
        let inner = folded.get(at + 1..)?;
        let inner = inner.get(..inner.find(')')?)?;
        money_word(inner.strip_prefix("单位:").unwrap_or(inner))
    })
}

/// A text that begins with the name of a money unit and holds no more letters.
fn money_word(folded: &str) -> Option<MoneyUnit> {
    let (unit, rest) = Vocabulary::builtin().take(Topic::MoneyUnit, folded)?;
    rest.chars().all(|c| !c.is_alphanumeric()).then(|| unit.parse().ok())?
}
