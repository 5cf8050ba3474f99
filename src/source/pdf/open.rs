use std::panic::{AssertUnwindSafe, catch_unwind};

use pdfplumber::{ExtractOptions, Page, Pdf, PdfError, PdfErrorKind};

use super::super::{Format, SourceError};
use super::guard;

/// Larger files are not read, in bytes.
const BYTES: usize = 256 << 20;
/// Longer files are not read, in pages.
const PAGES: usize = 5_000;

pub(super) fn open(bytes: &[u8]) -> Result<Pdf, SourceError> {
    if bytes.len() > BYTES {
        return Err(too_large("bytes", bytes.len(), BYTES));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(SourceError::NotOfFormat { expected: Format::Pdf, looks_like: looks_like(head).into() });
    }
    guard::look(bytes).map_err(damaged)?;
    let options =
        ExtractOptions { collect_warnings: false, max_pages: Some(PAGES), ..ExtractOptions::default() };
    let pdf = guarded(|| Pdf::open_bytes(bytes, Some(options)))?;
    if pdf.page_count() == 0 {
        return Err(damaged("it has no pages"));
    }
    Ok(pdf)
}

/// The page of this index, counted from 0.
pub(super) fn page(pdf: &Pdf, index: usize) -> Result<Page, SourceError> {
    guarded(|| pdf.page(index))
}

/// A file made to break the parser below must not take the caller down with it.
fn guarded<T>(read: impl FnOnce() -> Result<T, PdfError>) -> Result<T, SourceError> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(explained(&error)),
        Err(_) => Err(damaged("its parser gave up on it")),
    }
}

fn explained(error: &PdfError) -> SourceError {
    match error.kind() {
        PdfErrorKind::PasswordRequired | PdfErrorKind::InvalidPassword => {
            SourceError::Encrypted { format: Format::Pdf }
        }
        PdfErrorKind::ResourceLimit => match error.resource_limit() {
            Some(limit) if limit.name == "max_pages" => too_large("pages", limit.observed, limit.limit),
            _ => damaged("a page holds more than is read of one"),
        },
        _ => {
            let below = core::error::Error::source(error).map(ToString::to_string);
            damaged(below.as_deref().and_then(|text| text.lines().next()).unwrap_or("it is damaged"))
        }
    }
}

fn damaged(reason: &str) -> SourceError {
    let reason = crate::text::plain(reason).into();
    SourceError::Damaged { format: Format::Pdf, reason }
}

fn too_large(what: &'static str, found: usize, limit: usize) -> SourceError {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    SourceError::TooLarge { what, found: count(found), limit: count(limit) }
}

fn looks_like(head: &[u8]) -> &'static str {
    let text = head.trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let html: [&[u8]; 5] = [b"<!doctype html", b"<html", b"<head", b"<script", b"<body"];
    if text.is_empty() {
        "an empty file"
    } else if html.iter().any(|word| begins(word))
        || (begins(b"<!--") && text.windows(5).any(|w| w == b"<html"))
    {
        "a web page (HTML)"
    } else if begins(b"PK\x03\x04") {
        "a workbook or another zip archive"
    } else if begins(b"\xd0\xcf\x11\xe0") {
        "an old Office file (xls, doc, wps)"
    } else if begins(b"Rar!") {
        "a RAR archive"
    } else if begins(b"\xff\xd8\xff") || begins(b"\x89PNG") || begins(b"II*\0") || begins(b"MM\0*") {
        "a picture"
    } else if text.contains(&0) {
        "a file of another kind"
    } else {
        "text"
    }
}
