#![allow(clippy::float_arithmetic, reason = "places on a page are measured in points; no money is near them")]

mod align;
mod frame;
mod furniture;
mod gap;
mod glyph;
mod guard;
mod held;
mod lattice;
mod line;
mod open;
mod page;
mod rule;
mod table;
mod word;

use core::num::NonZeroUsize;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;

use pdfplumber::Pdf;

use super::{Format, Origin, Remark, RemarkKind, Source, SourceCell, SourceError, SourceLine, Standing};
use page::{Block, PageText};
use table::TableRow;

/// How a PDF file is read (读取PDF的选项).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct PdfOptions {
    /// How many threads read pages beside each other; one unless said otherwise.
    pub threads: NonZeroUsize,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { threads: NonZeroUsize::MIN }
    }
}

impl PdfOptions {
    /// Reads pages on so many threads.
    #[must_use]
    pub const fn with_threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = threads;
        self
    }
}

impl Source {
    /// The bytes of a PDF file: tables by their ruling lines, a grid for each table of each page, and the lines of text between them.
    ///
    /// Characters join the line they stand on, however their fonts measure them; lines broken inside a cell are joined. A cell over
    /// several columns or rows says how far it reaches; indentation is told in characters, measured over all pages of a table, which
    /// keep the same columns even where one of them rules more or fewer. A frame around text is text. Tables that no line divides are
    /// read where their rows share the same gaps, and are text otherwise. What pages repeat at their edges, and their numbers, are
    /// [`Standing::Furniture`].
    ///
    /// A page without text but with pictures is a [`RemarkKind::ScannedPage`], one that can't be read a [`RemarkKind::UnreadPage`].
    ///
    /// # Errors
    /// [`SourceError`]: the bytes are no PDF, are encrypted or damaged, hold no text on any page, or are too many. A panic inside the
    /// parser of PDF files (the crate `pdfplumber`) is caught and told as damage, where panics unwind; what would keep that parser busy
    /// for ever or end its stack is looked for before.
    ///
    /// ```
    /// use yusuan::source::{Source, SourceError};
    ///
    /// let error = Source::from_pdf(b"<html><body>404</body></html>").unwrap_err();
    /// assert_eq!(error.to_string(), "not a PDF file: it looks like a web page (HTML)");
    /// ```
    pub fn from_pdf(bytes: &[u8]) -> Result<Self, SourceError> {
        Self::from_pdf_with(bytes, &PdfOptions::default())
    }

    /// The bytes of a PDF file, read with these options; see [`Source::from_pdf`].
    ///
    /// # Errors
    /// As [`Source::from_pdf`].
    pub fn from_pdf_with(bytes: &[u8], options: &PdfOptions) -> Result<Self, SourceError> {
        let pdf = open::open(bytes)?;
        let read = read_pages(&pdf, options.threads);
        let mut remarks = Vec::new();
        let mut unread = None;
        let mut pages = Vec::new();
        let mut numbers = Vec::new();
        for (number, page) in (1_u32..).zip(read) {
            let place = Some(Origin::page(number, 0).locate(0));
            match page {
                Ok(page) if page.scanned => remarks.push(Remark::new(RemarkKind::ScannedPage, place, "")),
                Ok(page) => {
                    pages.push(page);
                    numbers.push(number);
                }
                Err(error) => {
                    remarks.push(Remark::new(RemarkKind::UnreadPage, place, error.to_string()));
                    unread = unread.or(Some(error));
                }
            }
        }
        if pages.iter().all(|page| page.blocks.is_empty()) {
            let pages = u32::try_from(pdf.page_count()).unwrap_or(u32::MAX);
            return Err(unread.unwrap_or(SourceError::NoText { pages }));
        }
        furniture::mark(&mut pages);
        align::align(&mut pages, &numbers);
        Ok(Self::new(Format::Pdf, lines(&numbers, pages)).with_remarks(remarks))
    }
}

/// Each page is let go of as soon as its text is taken.
fn read_pages(pdf: &Pdf, threads: NonZeroUsize) -> Vec<Result<PageText, SourceError>> {
    let count = pdf.page_count();
    let read = |index: usize| open::page(pdf, index).map(|page| PageText::of(&page));
    let threads = threads.get().min(count);
    if threads == 1 {
        return (0..count).map(read).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<PageText, SourceError>)>> = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    let page = read(index);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((index, page));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, page)| page).collect()
}

fn lines(numbers: &[u32], pages: Vec<PageText>) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    let mut grid = 0_u32;
    for (&number, page) in numbers.iter().zip(pages) {
        let mut rows = 1_u32..;
        let mut origin = || Origin::page(number, rows.next().unwrap_or(u32::MAX));
        for block in page.blocks {
            match block {
                Block::Prose(prose) => {
                    let standing = if prose.furniture { Standing::Furniture } else { Standing::Prose };
                    lines.push(SourceLine::new(standing, origin(), Vec::from([SourceCell::new(prose.text)])));
                }
                Block::Table(table) => {
                    grid = grid.saturating_add(1);
                    for row in table.rows {
                        lines.push(SourceLine::new(Standing::Grid(grid), origin(), cells(row)));
                    }
                }
            }
        }
    }
    lines
}

fn cells(row: TableRow) -> Vec<SourceCell> {
    row.slots
        .into_iter()
        .map(|slot| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within a byte")]
            let steps = slot.inset.unwrap_or_default().round().clamp(0.0, 255.0) as u8;
            SourceCell::new(slot.text).with_merge(slot.merge).with_indent(steps)
        })
        .collect()
}
