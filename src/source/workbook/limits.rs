use alloc::boxed::Box;

use crate::source::{Format, SourceError};
use crate::text::plain;

/// What reading a workbook may still take. A file's claims are not believed: what it really holds is counted.
#[derive(Debug)]
pub(super) struct Limits {
    bytes: usize,
    elements: usize,
    cells: usize,
    text: usize,
}

impl Limits {
    /// Bytes of one part.
    pub(super) const PART: usize = 64 << 20;
    /// Bytes of all parts.
    const BYTES: usize = 128 << 20;
    /// Elements of markup, or records, of all parts.
    const ELEMENTS: usize = 4_000_000;
    /// Cells of all sheets, blanks between them included.
    const CELLS: usize = 1_000_000;
    /// Bytes of the texts of all cells.
    const TEXT: usize = 32 << 20;

    pub(super) const fn new() -> Self {
        Self { bytes: Self::BYTES, elements: Self::ELEMENTS, cells: Self::CELLS, text: Self::TEXT }
    }

    /// How many bytes the next part may have.
    pub(super) fn part(&self) -> usize {
        self.bytes.min(Self::PART)
    }

    pub(super) fn take_bytes(&mut self, count: usize) -> Result<(), SourceError> {
        take(&mut self.bytes, count, "bytes once unpacked", Self::BYTES)
    }

    pub(super) fn take_element(&mut self) -> Result<(), SourceError> {
        take(&mut self.elements, 1, "elements", Self::ELEMENTS)
    }

    pub(super) fn take_cells(&mut self, count: usize) -> Result<(), SourceError> {
        take(&mut self.cells, count, "cells", Self::CELLS)
    }

    pub(super) fn take_text(&mut self, count: usize) -> Result<(), SourceError> {
        take(&mut self.text, count, "bytes of text", Self::TEXT)
    }
}

fn take(left: &mut usize, count: usize, what: &'static str, limit: usize) -> Result<(), SourceError> {
    match left.checked_sub(count) {
        Some(rest) => {
            *left = rest;
            Ok(())
        }
        None => {
            let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            let found = number(limit).saturating_sub(number(*left)).saturating_add(number(count));
            Err(SourceError::TooLarge { what, found, limit: number(limit) })
        }
    }
}

/// The error of a workbook that is damaged.
pub(super) fn damaged(reason: impl Into<Box<str>>) -> SourceError {
    let reason = plain(&reason.into()).into();
    SourceError::Damaged { format: Format::Workbook, reason }
}
