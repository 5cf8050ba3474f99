use alloc::string::String;

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
    let name = name(&folded, words)?;
    Some(Title { kind: kind(&name, words), stage: stage(name.bare, words), year: year(&folded) })
}

/// The parts of a folded title.
struct Name<'t> {
    /// Without numbers in front and brackets behind.
    bare: &'t str,
    /// What stands behind it: in brackets, or behind a dash.
    behind: &'t str,
}

fn name<'t>(folded: &'t str, words: &Vocabulary) -> Option<Name<'t>> {
    if folded.contains(['。', ';', ','])
        || words.says(Topic::TitleSays, "sentence", folded)
        || is_table_number(folded, words)
    {
        return None;
    }
    let whole = without_number(folded, words);
    let mut bare = whole;
    while let Some((before, _)) = bare.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        bare = before;
    }
    // The end of the brackets may stand on the next line.
    if let Some((before, _)) =
        bare.rsplit_once('(').filter(|(before, inner)| before.ends_with('表') && !inner.contains(')'))
    {
        bare = before;
    }
    // 明细表-人员经费: what stands behind a dash picks a part of the table.
    if let Some((before, _)) =
        bare.split_once(['-', '—', '–']).filter(|(before, part)| before.ends_with('表') && is_part(part))
    {
        bare = before;
    }
    let behind = whole.get(bare.len()..).unwrap_or_default();
    let bare = words.take_end(Topic::TitleBehind, bare).filter(|name| name.ends_with('表')).unwrap_or(bare);
    let told = bare.ends_with('表') && bare.chars().count() >= 3 && !bare.contains(':');
    told.then_some(Name { bare, behind })
}

/// Whether what stands behind the dash of a title may name a part of the table.
fn is_part(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '—', '–']);
    (2..=16).contains(&text.chars().count()) && text.chars().all(|c| !c.is_ascii_digit() && c != ':')
}

/// A title without what numbers it: `一、`, `表1:`, `附件2-1`, `(公开表10)`, `9.`.
fn without_number<'t>(folded: &'t str, words: &Vocabulary) -> &'t str {
    let mut rest = folded;
    loop {
        let before = rest;
        let taken = ordinal(rest, words);
        if taken.level != RowLevel::OfWhich {
            rest = taken.rest;
        }
        if let Some((number, after)) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'))
            && (is_table_number(number, words) || words.take(Topic::TitleNumber, number).is_some())
            && !after.is_empty()
        {
            rest = after;
        }
        if let Some(after) = behind_table_number(rest, words).or_else(|| behind_mark(rest, words)) {
            rest = after;
        }
        if rest == before {
            return rest;
        }
    }
}

/// What follows `表1:`, `附件2-1`, `公开01表`; `None` where nothing numbers what follows.
fn behind_table_number<'t>(folded: &'t str, words: &Vocabulary) -> Option<&'t str> {
    let (_, rest) = words.take(Topic::TitleNumber, folded)?;
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
fn behind_mark<'t>(folded: &'t str, words: &Vocabulary) -> Option<&'t str> {
    const LONGEST_MARK: usize = 8;
    let digits = folded.find(|c: char| c.is_ascii_digit())?;
    let (mark, rest) = folded.split_at_checked(digits)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(rest.len());
    let (_, after) = rest.split_at_checked(end)?;
    let bare = mark.strip_suffix('表').unwrap_or(mark);
    let made = bare.is_empty() || words.made_of(Topic::TitleMark, bare).is_some();
    let named = !mark.is_empty() && made && mark.chars().count() <= LONGEST_MARK;
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
    let by = words.find(Topic::TitleItemised, name.behind);
    let by = by.filter(|by| !words.says(Topic::TitleItemised, by, core));
    // 基本支出表-公用经费 is a part of that table alone.
    let part = |core: &str| {
        let picked = alloc::format!("{core}{}", name.behind);
        words.find(Topic::TitlePart, &picked).is_some().then_some(TableKind::Other)
    };
    let itemised = |core: &str| {
        part(core).or_else(|| match by {
            Some(by) => found(&alloc::format!("{core}{by}")),
            None => found(core),
        })
    };
    itemised(core).or_else(|| itemised(behind_unit(core, words)?))
}

/// What a title names, without what numbers it, the year and the unit in front of it, and what stands behind it.
pub(super) fn named(text: &str, words: &Vocabulary) -> Option<String> {
    let folded = fold(text);
    let name = name(&folded, words)?;
    let core = core(name.bare);
    Some(String::from(behind_unit(core, words).unwrap_or(core)) + name.behind)
}

/// What a title says its table leaves out of what its kind is of: 不含上年结转, 本级.
pub(super) fn narrowing(text: &str, words: &Vocabulary) -> Option<String> {
    let folded = fold(text);
    if !words.may_find(Topic::TitleNarrow, &folded) {
        return None;
    }
    let name = name(&folded, words)?;
    let core = core(name.bare);
    let core = behind_unit(core, words).unwrap_or(core);
    let found = |text: &str| words.find(Topic::TitleNarrow, text);
    found(name.behind).or_else(|| found(core)).map(String::from)
}

/// What follows the name of a unit in front of a title.
fn behind_unit<'t>(core: &'t str, words: &Vocabulary) -> Option<&'t str> {
    core.get(words.first_end(Topic::TitleUnit, core)?..).filter(|rest| !rest.is_empty())
}

/// A line such as `表7` or `公开01表`: the number of a table, not its title.
pub(super) fn is_table_number(text: &str, words: &Vocabulary) -> bool {
    if !text.contains('表') || text.len() > LONGEST {
        return false;
    }
    let folded = fold(text);
    let mut bare = &*folded;
    while let Some((_, rest)) = words.take(Topic::TitleMark, bare) {
        bare = rest;
    }
    let digits = bare.trim_start_matches('表').trim_end_matches('表');
    bare.contains('表')
        && digits.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | '.') || "一二三四五六七八九十".contains(c))
}

/// Whether budgets or final accounts are spoken of.
pub(super) fn stage(folded: &str, words: &Vocabulary) -> Option<Stage> {
    // The names of the four budgets hold the word too.
    words.find(Topic::Stage, &words.without(Topic::BookName, folded.into()))?.parse().ok()
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
