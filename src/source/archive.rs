use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A ZIP archive: its directory, as its bytes hold it.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    parts: Vec<Part<'a>>,
}

/// A part of an archive, as the directory tells of it.
pub(super) struct Part<'a> {
    name: Cow<'a, str>,
    flags: u16,
    method: u16,
    packed: usize,
    start: usize,
}

/// Why an archive can't be opened, in words.
pub(super) type Reason = &'static str;

const CUT: Reason = "the directory at the end of the archive is missing or damaged: the file is cut short";

impl<'a> Archive<'a> {
    /// Parts beyond which an archive is not read.
    const MOST: usize = 20_000;

    /// Reads the directory of an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        let (mut at, count) = directory(bytes).ok_or(CUT)?;
        if count > Self::MOST {
            return Err("the archive has more parts than any workbook");
        }
        let mut parts = Vec::new();
        for _ in 0..count {
            let (part, next) = part(bytes, at).ok_or(CUT)?;
            parts.push(part);
            at = next;
        }
        Ok(Self { bytes, parts })
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| &*part.name)
    }

    /// The part of this name, whatever its case.
    pub(super) fn part(&self, name: &str) -> Option<&Part<'a>> {
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a part that is not compressed.
    pub(super) fn stored(&self, name: &str) -> Option<&'a [u8]> {
        let part = self.part(name).filter(|part| part.method == 0 && part.flags & 1 == 0)?;
        self.packed(part)
    }

    /// The bytes of a part as they are kept.
    pub(super) fn packed(&self, part: &Part<'_>) -> Option<&'a [u8]> {
        let header = self.bytes.get(part.start..)?;
        header.strip_prefix(b"PK\x03\x04")?;
        let start = 30 + usize::from(word(header, 26)?) + usize::from(word(header, 28)?);
        header.get(start..start.checked_add(part.packed)?)
    }
}

#[cfg(feature = "workbook")]
impl Part<'_> {
    pub(super) const fn is_encrypted(&self) -> bool {
        self.flags & 1 == 1
    }

    /// How it is packed.
    pub(super) const fn method(&self) -> u16 {
        self.method
    }
}

/// Where the directory begins, and how many parts it tells of.
fn directory(bytes: &[u8]) -> Option<(usize, usize)> {
    /// Its end and the longest comment behind it.
    const REACH: usize = 22 + 0xFFFF;
    let from = bytes.len().saturating_sub(REACH);
    let end = from + bytes.get(from..)?.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let record = bytes.get(end..)?;
    let (count, start) = (word(record, 10)?, double(record, 16)?);
    if count < u16::MAX && start < u32::MAX {
        return Some((usize::try_from(start).ok()?, count.into()));
    }
    let locator = bytes.get(end.checked_sub(20)?..)?;
    locator.strip_prefix(b"PK\x06\x07")?;
    let record = bytes.get(usize::try_from(quad(locator, 8)?).ok()?..)?;
    record.strip_prefix(b"PK\x06\x06")?;
    Some((usize::try_from(quad(record, 48)?).ok()?, usize::try_from(quad(record, 32)?).ok()?))
}

/// A part of the directory, and where the next stands.
fn part(bytes: &[u8], at: usize) -> Option<(Part<'_>, usize)> {
    let record = bytes.get(at..)?;
    record.strip_prefix(b"PK\x01\x02")?;
    let (name, extra, comment) = (word(record, 28)?, word(record, 30)?, word(record, 32)?);
    let named = 46 + usize::from(name);
    let extended = named + usize::from(extra);
    let name = String::from_utf8_lossy(record.get(46..named)?);
    let name = if name.contains('\\') { Cow::Owned(name.replace('\\', "/")) } else { name };
    let mut packed = u64::from(double(record, 20)?);
    let mut start = u64::from(double(record, 42)?);
    let mut large = large_sizes(record.get(named..extended)?).unwrap_or_default();
    if double(record, 24)? == u32::MAX {
        large = large.get(8..).unwrap_or_default();
    }
    for (size, limit) in [(&mut packed, u64::from(u32::MAX)), (&mut start, u64::from(u32::MAX))] {
        if *size == limit {
            *size = quad(large, 0)?;
            large = large.get(8..)?;
        }
    }
    let part = Part {
        name,
        flags: word(record, 8)?,
        method: word(record, 10)?,
        packed: usize::try_from(packed).ok()?,
        start: usize::try_from(start).ok()?,
    };
    Some((part, at + extended + usize::from(comment)))
}

/// The sizes of a part beyond 4 GiB, among what is kept beside its name.
fn large_sizes(mut extra: &[u8]) -> Option<&[u8]> {
    loop {
        let size = usize::from(word(extra, 2)?);
        let data = extra.get(4..4 + size)?;
        if word(extra, 0)? == 1 {
            return Some(data);
        }
        extra = extra.get(4 + size..)?;
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_le_bytes)
}

fn double(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

fn quad(bytes: &[u8], at: usize) -> Option<u64> {
    array(bytes, at).map(u64::from_le_bytes)
}
