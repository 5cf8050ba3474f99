use alloc::collections::BTreeMap;
use alloc::string::String;

use super::label::fold;
use super::line::Line;
use crate::source::Standing;

/// What pages repeat: page numbers, and running heads that stand outside every grid (页眉页脚).
#[derive(Default)]
pub(super) struct Furniture {
    /// How often a line of prose stands in the document, whatever numbers it holds.
    seen: BTreeMap<String, usize>,
}

impl Furniture {
    /// No running head is longer, in bytes.
    const LONGEST: usize = 150;
    /// Pages a running head stands on.
    const PAGES: usize = 3;

    /// Counts the lines of prose of a document.
    pub(super) fn of<'a, 'l: 'a>(lines: impl Iterator<Item = &'a Line<'l>>) -> Self {
        let mut furniture = Self::default();
        for line in lines.filter(|line| line.is_prose()) {
            if let Some(pattern) = Self::pattern(line) {
                *furniture.seen.entry(pattern).or_default() += 1;
            }
        }
        furniture
    }

    fn pattern(line: &Line<'_>) -> Option<String> {
        let text = line.lone().filter(|text| text.len() <= Self::LONGEST)?;
        Some(fold(text).chars().filter(|c| !c.is_ascii_digit()).collect())
    }

    /// Whether a line between rows belongs to the page and not to the table.
    pub(super) fn is(&self, line: &Line<'_>) -> bool {
        line.standing() == Standing::Furniture
            || is_page_number(line)
            || line.is_prose()
                && Self::pattern(line).is_some_and(|pattern| {
                    pattern.chars().count() >= 4
                        && self.seen.get(&pattern).is_some_and(|count| *count >= Self::PAGES)
                })
    }
}

/// `12`, `- 12 -`, `— 12 —`, `第12页`, `第 1 页 | 共 2 页` outside a grid.
pub(super) fn is_page_number(line: &Line<'_>) -> bool {
    /// No number of a page has more digits, and of all pages.
    const MOST: usize = 8;
    // Most lines are rows of more cells.
    if line.printed().nth(MOST).is_some() {
        return false;
    }
    let mut digits = 0_usize;
    let mut paged = false;
    for c in line.printed().flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        match crate::text::half_width(c) {
            '0'..='9' if digits < MOST => digits += 1,
            '第' | '页' | '共' => paged = true,
            '-' | '—' | '–' | '－' | '·' | '~' | '/' => {}
            _ => return false,
        }
    }
    digits > 0 && (paged || line.is_prose() && digits <= 4 && !line.lone().is_some_and(is_negative))
}

/// A sign in front and nothing behind: `-12`.
fn is_negative(cell: &str) -> bool {
    cell.strip_prefix(['-', '－']).is_some_and(|rest| rest.chars().all(crate::text::is_digit))
}
