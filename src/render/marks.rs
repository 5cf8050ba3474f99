use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::escape;
use super::lang::Lang;
use crate::check::{CellName, Change, Detail, Report};
use crate::disclosure::{Disclosure, FigureCell, Place};

/// What is to be seen at the cells of a disclosure: conflicts, suspects, tails, what is unread or open.
pub(super) struct Marks<'d> {
    disclosure: &'d Disclosure,
    cells: BTreeMap<(usize, Place), Mark>,
}

/// What is to be seen at one cell.
#[derive(Default)]
pub(super) struct Mark {
    classes: BTreeSet<&'static str>,
    /// The conflicts it stands in, counted from 1.
    conflicts: BTreeSet<usize>,
    /// The value that would do.
    would_do: Option<String>,
    lang: Lang,
}

impl Mark {
    pub(super) fn classes(&self) -> String {
        let classes: Vec<&str> = self.classes.iter().copied().collect();
        classes.join(" ")
    }

    /// What stands below the figure: the conflicts it is in and the value that would do.
    pub(super) fn note(&self) -> String {
        let mut note = String::new();
        for conflict in &self.conflicts {
            let word = self.lang.pick("不符", "conflict ");
            note.push_str(&format!("<a class=\"mark\" href=\"#k{conflict}\">{word}{conflict}</a>"));
        }
        if let Some(value) = &self.would_do {
            let word = self.lang.pick("改为", "would do: ");
            note.push_str(&format!("<span class=\"mark\">{word}{}</span>", escape::html(value)));
        }
        note
    }
}

impl<'d> Marks<'d> {
    pub(super) fn new(disclosure: &'d Disclosure, report: &Report, lang: Lang) -> Self {
        let mut marks = Self { disclosure, cells: BTreeMap::new() };
        for (index, conflict) in report.conflicts().iter().enumerate() {
            for told in conflict.cells() {
                marks.mark(&told.cell, "conflict", lang).conflicts.insert(index + 1);
            }
            for suspect in conflict.suspects() {
                if let Change::Figure { .. } = suspect.change {
                    let (low, high) = &suspect.would_do;
                    let value = if low == high { low.clone() } else { format!("{low}–{high}") };
                    marks.mark(&suspect.cell, "suspect", lang).would_do.get_or_insert(value);
                }
            }
        }
        for finding in report.findings() {
            let tail = matches!(
                finding.detail,
                Detail::Tail(_) | Detail::Implausible { .. } | Detail::Footed { .. } | Detail::Tie { .. }
            );
            if let (true, Some(key)) = (tail, finding.cell)
                && let Some(cell) = disclosure.cell(key)
            {
                marks.at_place(key.table, cell.place(), "tail", lang);
            }
        }
        for FigureCell { key, cell, .. } in disclosure.cells() {
            if cell.is_unread() {
                marks.at_place(key.table, cell.place(), "unread", lang);
            }
        }
        marks
    }

    fn mark(&mut self, cell: &CellName, class: &'static str, lang: Lang) -> &mut Mark {
        self.at_place(cell.key.table, cell.place, class, lang)
    }

    fn at_place(&mut self, table: usize, place: Place, class: &'static str, lang: Lang) -> &mut Mark {
        let mark = self.cells.entry((table, place)).or_default();
        mark.lang = lang;
        mark.classes.insert(class);
        mark
    }

    pub(super) fn at(&self, table: usize, line: usize, column: usize) -> Option<&Mark> {
        self.cells.get(&(table, Place { line, column }))
    }

    /// Where a line stands in the source.
    pub(super) fn place(&self, line: usize) -> String {
        self.disclosure
            .locate(Place { line, column: 0 })
            .map_or_else(|| format!("第{line}行"), |location| location.to_string())
    }
}
