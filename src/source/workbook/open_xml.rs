//! Workbooks in Office Open XML: xlsx, xlsm.

mod cells;
mod strings;
mod styles;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::collected::Collected;
use super::limits::Limits;
use super::markup::{Markup, Step};
use super::part;
use super::relations;
use super::sheet::Sheet;
use crate::source::archive::Archive;
use crate::source::{Remark, RemarkKind, SourceError};

/// Reads the sheets of a workbook.
pub(super) fn read(archive: &Archive<'_>, limits: &mut Limits) -> Result<Collected, SourceError> {
    let root = relations::of(archive, "", limits)?;
    let main = root.values().find(|relation| relation.kind.ends_with("/officeDocument"));
    let main = main.map_or_else(|| "xl/workbook.xml".into(), |relation| relation.target.clone());
    let book = part::text(archive, &main, limits)?.ok_or_else(|| part::missing(&main))?;
    let (sheets, from_1904) = sheets(&main, &book, limits)?;
    let relations = relations::of(archive, &main, limits)?;
    let other = |kind: &str| relations.values().find(|relation| relation.kind.ends_with(kind));
    let styles = match other("/styles") {
        Some(relation) => {
            styles::read(&relation.target, part::text(archive, &relation.target, limits)?, limits)?
        }
        None => Vec::new(),
    };
    let strings = match other("/sharedStrings") {
        Some(relation) => {
            strings::read(&relation.target, part::text(archive, &relation.target, limits)?, limits)?
        }
        None => Vec::new(),
    };
    let mut collected = Collected::default();
    let mut read = BTreeSet::new();
    for sheet in sheets {
        let Some(relation) =
            relations.get(&sheet.relation).filter(|relation| relation.kind.ends_with("/worksheet"))
        else {
            continue;
        };
        if sheet.hidden {
            collected.remarks.push(Remark::new(RemarkKind::HiddenSheet, None, sheet.name));
            continue;
        }
        if !read.insert(relation.target.clone()) {
            return Err(part::named_twice(&relation.target));
        }
        let text = part::text(archive, &relation.target, limits)?;
        let text = text.ok_or_else(|| part::missing(&relation.target))?;
        let mut found = Sheet::new(&sheet.name);
        found.from_1904 = from_1904;
        cells::read(&relation.target, &text, &styles, &strings, &mut found, limits)?;
        drop(text);
        collected.finish(found, limits)?;
    }
    Ok(collected)
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

/// The sheets that a workbook lists, and whether its days are counted from 1904.
fn sheets(name: &str, text: &str, limits: &mut Limits) -> Result<(Vec<Listed>, bool), SourceError> {
    const MOST: usize = 5_000;
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    let mut markup = Markup::new(name, text);
    while let Some(step) = markup.next(limits)? {
        let Step::Start(element) = step else { continue };
        match element.name() {
            "workbookPr" => from_1904 = element.is("date1904"),
            "sheet" => {
                let hidden = element.get("state").is_some_and(|state| state != "visible");
                let text = |name: &str| element.get(name).map(String::from).unwrap_or_default();
                sheets.push(Listed { name: text("name"), relation: text("id"), hidden });
            }
            _ => {}
        }
        if sheets.len() > MOST {
            return Err(SourceError::TooLarge { what: "sheets or more", found: 5_001, limit: 5_000 });
        }
    }
    Ok((sheets, from_1904))
}
