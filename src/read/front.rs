use alloc::boxed::Box;
use alloc::string::String;

use super::about::about;
use super::label::fold;
use super::line::Line;
use super::title;
use crate::disclosure::Stage;
use crate::vocabulary::Vocabulary;
use crate::year::FiscalYear;

/// What the lines above the first table say about all of them (封面).
#[derive(Default)]
pub(super) struct Front {
    pub(super) unit_name: Option<Box<str>>,
    pub(super) year: Option<FiscalYear>,
    pub(super) stage: Option<Stage>,
}

impl Front {
    /// Lines that may be a cover.
    const LINES: usize = 12;
    /// No line of a cover is longer, in characters.
    const LONGEST: usize = 60;

    /// Reads the cover: the lines before the first heading, contents or sentence.
    pub(super) fn read(lines: &[Line<'_>], words: &Vocabulary) -> Self {
        let mut front = Self::default();
        let mut above: Option<&str> = None;
        for line in lines.iter().take(Self::LINES) {
            let text = fold(line.text);
            if let Some(said) = about(line.printed(), words) {
                front.unit_name = front.unit_name.take().or(said.unit_name);
                front.year = front.year.or_else(|| title::year(&text));
                continue;
            }
            let ends = text.starts_with("目录") || text.starts_with("第一部分") || text.contains('。');
            let Some(cell) = line.lone().filter(|_| !ends && text.chars().count() <= Self::LONGEST) else {
                break;
            };
            front.take(cell, &text, above.take());
            above = Some(cell);
        }
        front
    }

    fn take(&mut self, cell: &str, text: &str, above: Option<&str>) {
        let stage = title::stage(text);
        if let Some(year) = title::year(text) {
            self.year = self.year.or(Some(year));
            self.stage = self.stage.or(stage);
            // The unit stands in the line itself, or alone in the line above.
            let own = unit_in(cell).or_else(|| above.filter(|above| is_name(&fold(above))).map(Box::from));
            self.unit_name = self.unit_name.take().or(own);
        } else if stage.is_some() {
            // Below the year alone, or below the unit's name.
            let own = unit_in(cell).or_else(|| above.filter(|above| is_name(&fold(above))).map(Box::from));
            let spoken = self.year.is_some() || self.unit_name.is_none();
            self.unit_name = self.unit_name.take().or(own.filter(|_| spoken));
            self.stage = self.stage.or(stage);
        } else if self.year.is_some() && self.unit_name.is_none() && names_unit(text) {
            self.unit_name = Some(cell.into());
        } else if let Some(year) = above.and_then(|above| title::year(&fold(above))) {
            self.year = self.year.or(Some(year));
        }
    }
}

/// The unit a line such as `2026年广州市商务局部门预算` names.
fn unit_in(cell: &str) -> Option<Box<str>> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = &*text;
    if let Some(at) = rest.find('年') {
        let (before, after) = rest.split_at_checked(at)?;
        let unit = before.trim_end_matches(|c: char| {
            crate::text::half_width(c).is_ascii_digit() || matches!(c, '〇' | '○' | '二' | '零' | '一')
        });
        let after = after.trim_start_matches('年').trim_start_matches('度');
        rest = if unit.is_empty() { after } else { unit };
    }
    while let Some(less) = ENDS.iter().find_map(|end| rest.strip_suffix(end)) {
        rest = less;
    }
    let rest = rest.trim_matches(['“', '”', '《', '》']);
    (is_name(rest) && names_unit(&fold(rest))).then(|| rest.into())
}

/// What follows a unit's name on a cover.
const ENDS: [&str; 17] = [
    "公开",
    "说明",
    "报告",
    "情况",
    "信息",
    "部门预算",
    "部门决算",
    "单位预算",
    "单位决算",
    "预算",
    "决算",
    "部门综合",
    "部门",
    "草案",
    "报表",
    "及三公经费",
    "表",
];

/// Whether a folded text may be a name at all.
fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (3..=40).contains(&length)
        && !text.contains([':', '。', ',', ';', '、'])
        && !["目录", "附件", "来源", "发布", "作者", "部门预算", "部门决算", "索引"]
            .iter()
            .any(|word| text.starts_with(word))
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a folded text ends as names of units do.
fn names_unit(text: &str) -> bool {
    let bare =
        text.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).map_or(text, |(before, _)| before);
    let bare = bare.strip_suffix("本级").unwrap_or(bare);
    bare.ends_with([
        '局', '委', '会', '办', '厅', '部', '院', '校', '学', '处', '站', '所', '队', '馆', '社', '府', '司',
        '园', '台', '团', '室', '心', '组', '院', '联', '室', '库', '场', '社', '署', '区', '宫', '企', '协',
        '盟', '党', '库',
    ]) && is_name(text)
}
