use alloc::string::String;

use crate::source::SourceCell;

/// The title that the name of a sheet makes.
pub(super) fn of_sheet(name: &str) -> String {
    let name = name.trim();
    let end = if name.ends_with('表') { "" } else { "表" };
    alloc::format!("{name}{end}")
}

/// Whether one of the first rows that print anything is a title that ends in 表.
pub(super) fn is_among<'a>(mut rows: impl Iterator<Item = &'a [SourceCell]>) -> bool {
    const FIRST: usize = 5;
    rows.by_ref().take(FIRST).any(|row| {
        let mut printed = row.iter().map(|cell| cell.text().trim()).filter(|text| !text.is_empty());
        printed
            .next()
            .is_some_and(|first| is_title(first) && printed.all(|text| text == first || is_beside(text)))
    })
}

/// Whether a text may stand beside a title: the money unit, the number of the table.
fn is_beside(text: &str) -> bool {
    text.contains("单位") || is_number(text)
}

fn is_title(text: &str) -> bool {
    const LONGEST: usize = 80;
    let bare = without_note(text);
    let bare = bare.strip_suffix("续表").or_else(|| bare.strip_suffix('续')).unwrap_or(bare);
    let bare = if bare.ends_with('表') { bare } else { without_note(bare) };
    (3..=LONGEST).contains(&bare.chars().count())
        && bare.ends_with('表')
        && !bare.contains(['。', '：', ':', '；'])
        && !is_number(bare)
}

/// A title without a note in brackets at its end: `支出总表（万元）`.
fn without_note(text: &str) -> &str {
    let text = text.trim_end();
    let open = text.strip_suffix([')', '）']).and_then(|inner| inner.rfind(['(', '（']));
    open.and_then(|open| text.get(..open)).unwrap_or(text).trim_end()
}

/// Whether a text is the number of a table: `公开01表`, `附表1-2`.
fn is_number(text: &str) -> bool {
    text.contains('表')
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || "附公开预决算财部门表一二三四五六七八九十-—–.:：".contains(c)
        })
        && text.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}
