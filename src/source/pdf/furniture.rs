use std::collections::HashMap;

use super::page::{Block, PageText, Prose};

/// On so many pages a line has to stand at one height to be furniture.
const REPEATS: usize = 3;

/// Marks running heads and page numbers: the outermost lines of pages that repeat at one height, over pages of different tables
/// (a long table prints its own title again), and lone numbers there. A line that may be the title of a table or tells a unit is none.
pub(super) fn mark(pages: &mut [PageText]) {
    let mut seen: HashMap<(String, i64, bool), Vec<usize>> = HashMap::new();
    let mut shapes: HashMap<(String, i64, bool), Vec<usize>> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        let shape = shape(page);
        for top in [true, false] {
            if let Some(prose) = outermost(page, top) {
                let key = key(prose, page.height, top);
                seen.entry(key.clone()).or_default().push(index);
                let shapes = shapes.entry(key).or_default();
                if !shapes.contains(&shape) {
                    shapes.push(shape);
                }
            }
        }
    }
    let of_document = pages.len();
    for page in pages {
        for top in [true, false] {
            let Some(prose) = outermost(page, top) else { continue };
            let key = key(prose, page.height, top);
            let count = seen.get(&key).map_or(0, Vec::len);
            let varied = shapes.get(&key).is_some_and(|shapes| shapes.len() > 1);
            let repeated =
                count >= REPEATS && varied && (!may_title(&prose.text) || count * 3 > of_document * 2);
            let numbers = is_page_number(&prose.text) && of_document > 1;
            if (repeated || numbers)
                && let Some(prose) = outermost_mut(page, top)
            {
                prose.furniture = true;
            }
        }
    }
}

/// How many columns the first table of a page has.
fn shape(page: &PageText) -> usize {
    let columns = page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table.columns()),
        Block::Prose(_) => None,
    });
    columns.unwrap_or_default()
}

fn outermost(page: &PageText, top: bool) -> Option<&Prose> {
    let block = if top { page.blocks.first() } else { page.blocks.last() };
    match block? {
        Block::Prose(prose) if in_margin(prose, page.height, top) => Some(prose),
        _ => None,
    }
}

fn outermost_mut(page: &mut PageText, top: bool) -> Option<&mut Prose> {
    match if top { page.blocks.first_mut() } else { page.blocks.last_mut() }? {
        Block::Prose(prose) => Some(prose),
        Block::Table(_) => None,
    }
}

/// Within the outer seventh of the page.
fn in_margin(prose: &Prose, height: f64, top: bool) -> bool {
    let from_edge = if top { prose.base } else { height - prose.base };
    from_edge < height / 7.0
}

/// Its text but for the number of the page, and its height in steps of five points.
fn key(prose: &Prose, height: f64, top: bool) -> (String, i64, bool) {
    let text: String = if may_title(&prose.text) {
        prose.text.clone()
    } else {
        prose.text.chars().filter(|c| !c.is_ascii_digit()).collect()
    };
    let from_edge = if top { prose.base } else { height - prose.base };
    #[expect(clippy::cast_possible_truncation, reason = "a height of a page in steps of points")]
    let step = (from_edge / 5.0).round() as i64;
    (text.trim().to_owned(), step, top)
}

fn may_title(text: &str) -> bool {
    text.contains(['表', '元']) || text.contains("单位")
}

fn is_page_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let around = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-—–－―─·/第页共~".contains(c);
    (1..=8).contains(&digits) && text.chars().all(around)
}
