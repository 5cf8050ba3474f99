use alloc::string::String;
use alloc::vec::Vec;
use std::io::Read as _;

use super::limits::{Limits, damaged};
use crate::source::archive::Archive;
use crate::source::{Format, SourceError};
use crate::text::quote;

/// Unpacks a part of an archive, as far as the limits reach; `None` where it has no such part.
pub(super) fn bytes(
    archive: &Archive<'_>,
    name: &str,
    limits: &mut Limits,
) -> Result<Option<Vec<u8>>, SourceError> {
    const STORED: u16 = 0;
    const DEFLATED: u16 = 8;
    let Some(part) = archive.part(name) else { return Ok(None) };
    if part.is_encrypted() {
        return Err(SourceError::Encrypted { format: Format::Workbook });
    }
    let broken = |reason: &str| damaged(alloc::format!("its part `{}` {reason}", quote(name)));
    let packed = archive.packed(part).ok_or_else(|| broken("is cut short"))?;
    let most = limits.part();
    let bytes = match part.method() {
        STORED => packed.to_vec(),
        DEFLATED => {
            let mut bytes = Vec::new();
            let room = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
            let read = flate2::read::DeflateDecoder::new(packed).take(room).read_to_end(&mut bytes);
            read.map_err(|_| broken("is damaged"))?;
            bytes
        }
        _ => return Err(broken("is packed in a way that is not read")),
    };
    if bytes.len() > most {
        let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let (found, limit) = (number(bytes.len()), number(Limits::PART));
        return Err(SourceError::TooLarge { what: "bytes or more once unpacked", found, limit });
    }
    limits.take_bytes(bytes.len())?;
    Ok(Some(bytes))
}

/// The error of an archive that has no such part.
pub(super) fn missing(name: &str) -> SourceError {
    damaged(alloc::format!("it has no part `{}`", quote(name)))
}

/// The error of a workbook two sheets of which are one part.
pub(super) fn named_twice(name: &str) -> SourceError {
    damaged(alloc::format!("two sheets name one part, `{}`", quote(name)))
}

/// A part that is text.
pub(super) fn text(
    archive: &Archive<'_>,
    name: &str,
    limits: &mut Limits,
) -> Result<Option<String>, SourceError> {
    let Some(bytes) = bytes(archive, name, limits)? else { return Ok(None) };
    let text = String::from_utf8(bytes);
    Ok(Some(text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())))
}
