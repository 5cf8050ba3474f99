use alloc::vec::Vec;

use super::{double, size, word};

/// A compound file (OLE): streams kept in sectors that chains tell the order of.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    /// The power of two that is the size of a sector.
    shift: u32,
    /// For each sector the one that follows it.
    next: Vec<u32>,
}

/// Sectors, and the directory's entries, of the small streams that are kept in one large stream.
const SMALL: u32 = 6;
const ENTRY: usize = 128;

impl<'a> Compound<'a> {
    /// Reads the chains of a file.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(word(bytes, 0x1E)?);
        if !(7..=16).contains(&shift) {
            return None;
        }
        let mut file = Self { bytes, shift, next: Vec::new() };
        let most = bytes.len() >> shift;
        let mut tables: Vec<u32> = (0..109).filter_map(|at| double(bytes, 0x4C + at * 4)).collect();
        let mut more = double(bytes, 0x44)?;
        while let Some(sector) = file.sector(more) {
            if tables.len() > most + 109 {
                break;
            }
            let (last, own) =
                sector.split_at_checked(sector.len().checked_sub(4)?).map(|(own, last)| (last, own))?;
            tables.extend(own.chunks_exact(4).filter_map(|entry| double(entry, 0)));
            more = double(last, 0)?;
        }
        for table in tables {
            let Some(sector) = file.sector(table) else { continue };
            if file.next.len() > most {
                break;
            }
            let entries: Vec<u32> = sector.chunks_exact(4).filter_map(|entry| double(entry, 0)).collect();
            file.next.extend(entries);
        }
        Some(file)
    }

    /// The stream of this name, the first where several have it.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let directory = self.chain(double(self.bytes, 0x30)?);
        let named: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let is = |entry: &&[u8]| {
            word(entry, 64).map(usize::from) == Some(named.len())
                && entry.starts_with(&named)
                && entry.get(66) == Some(&2)
        };
        let entry = directory.chunks_exact(ENTRY).find(is)?;
        let (start, length) = (double(entry, 116)?, size(double(entry, 120)?));
        let mut stream = if length < size(double(self.bytes, 0x38)?) {
            let root = directory.get(..ENTRY)?;
            let small = self.chain(double(root, 116)?);
            let links = self.chain(double(self.bytes, 0x3C)?);
            let next: Vec<u32> = links.chunks_exact(4).filter_map(|link| double(link, 0)).collect();
            follow(start, &next, self.bytes.len(), |at| {
                let from = size(at).checked_mul(1 << SMALL)?;
                small.get(from..from.checked_add(1 << SMALL)?)
            })
        } else {
            self.chain(start)
        };
        stream.truncate(length);
        Some(stream)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = size(number).checked_add(1)?.checked_mul(1 << self.shift)?;
        let end = start.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// What a chain of sectors holds.
    fn chain(&self, start: u32) -> Vec<u8> {
        follow(start, &self.next, self.bytes.len(), |at| self.sector(at))
    }
}

/// Puts together what a chain names, which is no more than the file: else the chain runs in a circle.
fn follow<'b>(start: u32, next: &[u32], most: usize, sector: impl Fn(u32) -> Option<&'b [u8]>) -> Vec<u8> {
    let mut stream = Vec::new();
    let mut at = start;
    while stream.len() < most {
        let Some(bytes) = sector(at) else { break };
        stream.extend_from_slice(bytes);
        let Some(link) = next.get(size(at)) else { break };
        at = *link;
    }
    stream
}
