use super::about::{About, about_cell, before_about};
use super::words::Words;

/// What a line says about the table and nothing else.
pub(super) fn about<'a>(cells: impl Iterator<Item = &'a str>, words: &Words<'_>) -> Option<About> {
    let mut about = About::default();
    let mut any = false;
    for cell in cells {
        if !words.is_neutral(cell) {
            about.add(words.about(cell)?);
        }
        any = true;
    }
    any.then_some(about)
}

/// What any cell of a line above the headers says about the table, where one names the money unit.
pub(super) fn about_beside<'a>(cells: impl Iterator<Item = &'a str>, words: &Words<'_>) -> Option<About> {
    let mut about = About::default();
    // Pages set what stands side by side above a table in one line: the number, the name of a unit, 单位：万元.
    let behind = |cell: &'a str| {
        let (_, behind) = before_about(cell, words)?;
        let before = cell.get(..cell.find(behind)?)?;
        before.ends_with([' ', '\u{3000}']).then(|| about_cell(behind, words))?
    };
    let said = |cell: &'a str| words.about(cell).or_else(|| behind(cell));
    for said in cells.filter_map(said).filter(About::says_something) {
        about.add(said);
    }
    about.money_unit.is_some().then_some(about)
}
