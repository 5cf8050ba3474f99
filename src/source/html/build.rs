use alloc::string::String;
use alloc::vec::Vec;

use super::element::{self, Element};
use super::page::{Built, Cell, Item, Table};
use super::token::{Tag, Token, decoded, tokens};
use crate::source::{Remark, RemarkKind};

/// Tables in tables beyond which no more are opened.
const DEEPEST: usize = 32;

/// Puts the pieces of a page together.
pub(super) fn build(page: &str) -> Built {
    let mut page_so_far = Page::default();
    for token in tokens(page) {
        match token {
            Token::Text(text) => page_so_far.text(text),
            Token::Open(tag) => page_so_far.open(&tag),
            Token::Close(name) => page_so_far.close(&name),
        }
    }
    while !page_so_far.tables.is_empty() {
        page_so_far.end_table();
    }
    page_so_far.end_paragraph();
    Built { items: page_so_far.items, hidden: page_so_far.hidden }
}

/// A page while it is put together.
#[derive(Default)]
struct Page {
    items: Vec<Item>,
    /// The paragraph that is open.
    paragraph: String,
    /// The tables that are open, from the outermost.
    tables: Vec<Open>,
    /// Where in the paragraph, a caption, a span begins.
    beside: Option<usize>,
    in_caption: bool,
    hidden: Vec<Remark>,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    table: Table,
    row: Option<Row>,
    cell: Option<(Cell, bool)>,
}

/// A row that is open.
struct Row {
    cells: Vec<Cell>,
    hidden: bool,
}

impl Page {
    fn text(&mut self, text: &str) {
        let text = decoded(text);
        // Blanks at the end of what was said before, and runs of them, are one.
        for (index, word) in text.split(|c: char| c.is_ascii_whitespace() || c.is_control()).enumerate() {
            if index > 0 && !self.paragraph.is_empty() && !self.paragraph.ends_with(' ') {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(word);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        if self.in_caption && tag.name == "span" {
            self.beside = Some(self.paragraph.len());
        }
        match Element::new(&tag.name) {
            Element::Table => {
                self.end_paragraph();
                if self.tables.len() < DEEPEST {
                    self.tables.push(Open::default());
                }
            }
            Element::Group => {
                self.end_row();
                self.in_caption = tag.name == "caption";
            }
            Element::Row => {
                self.end_row();
                self.in_caption = false;
                if let Some(open) = self.tables.last_mut() {
                    open.row = Some(Row { cells: Vec::new(), hidden: element::is_hidden(tag) });
                }
            }
            Element::Cell => {
                self.end_cell();
                if let Some(open) = self.tables.last_mut() {
                    open.row.get_or_insert_with(|| Row { cells: Vec::new(), hidden: false });
                    let span = |name: &str| {
                        let span: u32 = tag.get(name)?.trim().parse().ok()?;
                        u16::try_from(span.min(u16::MAX.into())).ok()
                    };
                    let cell = Cell {
                        items: Vec::new(),
                        // What browsers take at most.
                        columns: span("colspan").unwrap_or(1).clamp(1, 1000),
                        rows: span("rowspan").unwrap_or(1),
                        indent: element::indent(tag),
                    };
                    open.cell = Some((cell, element::is_hidden(tag)));
                }
            }
            Element::Block => self.end_paragraph(),
            Element::Inline => {}
        }
    }

    fn close(&mut self, name: &str) {
        // What a caption says beside its title: `支出总表<span>单位：万元</span>`.
        if name == "span"
            && let Some(start) = self.beside.take()
            && self.paragraph.get(start..).is_some_and(|text| text.contains(['：', ':']))
        {
            let beside = self.paragraph.split_off(start);
            self.end_paragraph();
            self.paragraph = beside;
        }
        match Element::new(name) {
            Element::Table => self.end_table(),
            Element::Group | Element::Row => self.end_row(),
            Element::Cell => self.end_cell(),
            Element::Block => self.end_paragraph(),
            Element::Inline => {}
        }
    }

    /// Where items go: the innermost cell, or what stands before the innermost tables that have no cell open.
    fn place(&mut self) -> &mut Vec<Item> {
        let cell = self.tables.iter_mut().rev().find_map(|open| open.cell.as_mut());
        cell.map_or(&mut self.items, |(cell, _)| &mut cell.items)
    }

    fn end_paragraph(&mut self) {
        self.beside = None;
        let text = core::mem::take(&mut self.paragraph);
        if !text.trim().is_empty() {
            let text = text.trim_end_matches(' ').into();
            self.place().push(Item::Text(text));
        }
    }

    fn end_cell(&mut self) {
        self.end_paragraph();
        let Some(open) = self.tables.last_mut() else { return };
        if let (Some((cell, false)), Some(row)) = (open.cell.take(), &mut open.row) {
            row.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(open) = self.tables.last_mut() else { return };
        match open.row.take() {
            Some(row) if row.hidden => {
                let texts = row.cells.iter().map(|cell| cell.text());
                let text: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
                self.hidden.push(Remark::new(RemarkKind::HiddenRow, None, text.join(" | ")));
            }
            Some(row) => open.table.rows.push(row.cells),
            None => {}
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        if let Some(open) = self.tables.pop()
            && !open.table.rows.is_empty()
        {
            self.place().push(Item::Table(open.table));
        }
    }
}
