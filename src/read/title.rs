use super::label::{fold, ordinal};
use crate::disclosure::{RowLevel, Stage, TableKind};
use crate::vocabulary::{Topic, Vocabulary};
use crate::year::FiscalYear;

/// What a title line says.
pub(super) struct Title {
    pub(super) kind: Option<TableKind>,
    pub(super) stage: Option<Stage>,
    pub(super) year: Option<FiscalYear>,
}

/// No title is longer, in bytes.
const LONGEST: usize = 240;

/// Reads a line that may be the title of a table: one that ends in 表, perhaps with a note in brackets, a number in front of it
/// and the year.
pub(super) fn title(text: &str, words: &Vocabulary) -> Option<Title> {
    if text.len() > LONGEST || !text.contains('表') {
        return None;
    }
    let folded = fold(text);
    let name = name(&folded)?;
    Some(Title { kind: kind(&name, words), stage: stage(name.bare), year: year(&folded) })
}

/// The parts of a folded title.
struct Name<'t> {
    /// Without numbers in front and brackets behind.
    bare: &'t str,
    /// What stands in the brackets behind.
    bracket: &'t str,
}

fn name(folded: &str) -> Option<Name<'_>> {
    if folded.contains(['。', ';', ','])
        || folded.contains("本表")
        || folded.starts_with('注')
        || is_table_number(folded)
    {
        return None;
    }
    let mut bare = without_number(folded);
    let mut bracket = "";
    while let Some((before, inner)) = bare.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        (bare, bracket) = (before, inner);
    }
    // The end of the brackets may stand on the next line.
    if let Some((before, inner)) =
        bare.rsplit_once('(').filter(|(before, inner)| before.ends_with('表') && !inner.contains(')'))
    {
        (bare, bracket) = (before, inner);
    }
    // 明细表-人员经费: what stands behind a dash picks a part of the table.
    if let Some((before, part)) =
        bare.split_once(['-', '—', '–']).filter(|(before, part)| before.ends_with('表') && is_part(part))
    {
        (bare, bracket) = (before, part);
    }
    let bare = bare
        .strip_suffix("续表")
        .or_else(|| bare.strip_suffix('续'))
        .filter(|name| name.ends_with('表'))
        .unwrap_or(bare);
    let told = bare.ends_with('表') && bare.chars().count() >= 3 && !bare.contains(':');
    told.then_some(Name { bare, bracket })
}

/// Whether what stands behind the dash of a title may name a part of the table.
fn is_part(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '—', '–']);
    (2..=16).contains(&text.chars().count()) && text.chars().all(|c| !c.is_ascii_digit() && c != ':')
}

/// A title without what numbers it: `一、`, `表1:`, `附件2-1`, `(公开表10)`, `9.`.
fn without_number(folded: &str) -> &str {
    let mut rest = folded;
    loop {
        let before = rest;
        let taken = ordinal(rest);
        if taken.level != RowLevel::OfWhich {
            rest = taken.rest;
        }
        if let Some((number, after)) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'))
            && (is_table_number(number) || number.starts_with("附"))
            && !after.is_empty()
        {
            rest = after;
        }
        if let Some(after) = behind_table_number(rest).or_else(|| behind_mark(rest)) {
            rest = after;
        }
        if rest == before {
            return rest;
        }
    }
}

/// What follows `表1:`, `附件2-1`, `公开01表`; `None` where nothing numbers what follows.
fn behind_table_number(folded: &str) -> Option<&str> {
    let word = ["附件", "附表", "附", "公开", "表"].into_iter().find(|word| folded.starts_with(word))?;
    let rest = folded.get(word.len()..)?;
    let rest = rest.strip_prefix('表').unwrap_or(rest);
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let ascii = rest.starts_with(|c: char| c.is_ascii_digit());
    let number = |c: char| if ascii { c.is_ascii_digit() } else { chinese(c) };
    let end = rest.find(|c: char| !(number(c) || ascii && c == '-')).unwrap_or(rest.len());
    // 表五一般公共预算支出表: the last numeral is of the next word.
    let end = match rest.get(end..) {
        Some(after) if !ascii && after.starts_with('般') => end.saturating_sub('一'.len_utf8()),
        _ => end,
    };
    let (digits, after) = rest.split_at_checked(end)?;
    let after = after.strip_prefix('表').filter(|after| !after.is_empty()).unwrap_or(after);
    let after = after.trim_start_matches([':', '、', '.', '-']);
    (digits.contains(number) && !after.is_empty()).then_some(after)
}

/// What follows `预算05表`, `财决01-1表`, `预算公开表1`, `部门公开表3`: a table number with words in front.
fn behind_mark(folded: &str) -> Option<&str> {
    const LONGEST_MARK: usize = 8;
    let digits = folded.find(|c: char| c.is_ascii_digit())?;
    let (mark, rest) = folded.split_at_checked(digits)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(rest.len());
    let (_, after) = rest.split_at_checked(end)?;
    let words = mark.strip_suffix('表').unwrap_or(mark);
    let marks =
        ["预算", "决算", "公开", "财决", "财预", "部门", "单位", "批复", "附", "国卫财", "部预", "部决"];
    let mut left = words;
    while let Some(shorter) = marks.iter().find_map(|word| left.strip_prefix(word)) {
        left = shorter;
    }
    let named = !mark.is_empty() && left.is_empty() && mark.chars().count() <= LONGEST_MARK;
    // The word 表 stands in front of the number or behind it.
    let after = if mark.ends_with('表') { Some(after) } else { after.strip_prefix('表') };
    after
        .filter(|_| named)
        .map(|after| after.trim_start_matches([':', '、', '.', '-']))
        .filter(|after| !after.is_empty())
}

/// A title without the year, and without what stands before the year: the unit's name.
fn core(name: &str) -> &str {
    let year = name.match_indices('年').find(|(at, _)| {
        at.checked_sub(4)
            .and_then(|from| name.get(from..*at))
            .is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
    });
    let rest = year.and_then(|(at, word)| name.get(at + word.len()..)).unwrap_or(name);
    rest.strip_prefix('度').unwrap_or(rest)
}

/// The kind by the words of a title, from the vocabulary. Brackets that say by what a table is itemised are words of it.
fn kind(name: &Name<'_>, words: &Vocabulary) -> Option<TableKind> {
    let core = core(name.bare);
    let found = |text: &str| words.find(Topic::Title, text).and_then(|kind| kind.parse().ok());
    let by = [("经济", "按经济分类"), ("功能", "按功能分类")];
    let by = by.into_iter().find(|(word, _)| name.bracket.contains(word) && !core.contains(word));
    let itemised = |core: &str| match by {
        Some((_, by)) => found(&alloc::format!("{core}{by}")),
        None => found(core),
    };
    itemised(core).or_else(|| itemised(behind_unit(core)?))
}

/// What follows the name of a unit in front of a title.
fn behind_unit(core: &str) -> Option<&str> {
    const ENDS: [&str; 10] =
        ["(本级)", "委员会", "办公室", "中心", "大学", "学院", "学校", "人民政府", "厅", "局"];
    let ends = ENDS.iter().filter_map(|end| core.find(end).map(|at| at + end.len()));
    core.get(ends.min()?..).filter(|rest| !rest.is_empty())
}

/// A line such as `表7` or `公开01表`: the number of a table, not its title.
pub(super) fn is_table_number(text: &str) -> bool {
    if !text.contains('表') || text.len() > LONGEST {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_start_matches(['附', '公', '开', '预', '算', '决', '财', '部', '门']);
    let digits = bare.trim_start_matches('表').trim_end_matches('表');
    bare.contains('表')
        && digits.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | '.') || "一二三四五六七八九十".contains(c))
}

/// Whether budgets or final accounts are spoken of.
pub(super) fn stage(folded: &str) -> Option<Stage> {
    if folded.contains("决算") {
        Some(Stage::FinalAccount)
    } else if folded.contains("预算") && !folded.contains("公共预算") {
        Some(Stage::Budget)
    } else {
        None
    }
}

/// The year that a cell says and nothing else: `（2026年度）`, `2026年`.
pub(super) fn year_alone(cell: &str) -> Option<FiscalYear> {
    let folded = fold(cell);
    let bare = folded.trim_start_matches('(').trim_end_matches(')');
    let bare = bare.strip_suffix('度').unwrap_or(bare).strip_suffix('年')?;
    bare.parse::<u16>().ok().and_then(|number| FiscalYear::new(number).ok())
}

/// The first `20xx年` of a text.
pub(super) fn year(folded: &str) -> Option<FiscalYear> {
    folded.match_indices('年').find_map(|(at, _)| {
        let digits = folded.get(at.checked_sub(4)?..at)?;
        let number: u16 = digits.parse().ok()?;
        FiscalYear::new(number).ok()
    })
}
