use alloc::string::String;
use alloc::vec::Vec;

/// The bytes of a record and of those that continue it (CONTINUE), read one after the other.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(super) const fn new(pieces: Vec<&'a [u8]>) -> Self {
        Self { pieces, piece: 0, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.pieces.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// Goes to the next piece where this one is read; whether there is more.
    fn go_on(&mut self) -> bool {
        while self.rest().is_empty() {
            if self.piece >= self.pieces.len() {
                return false;
            }
            self.piece += 1;
            self.at = 0;
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        self.go_on();
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn double(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    /// Passes over so many bytes.
    pub(super) fn skip(&mut self, mut count: usize) {
        while count > 0 && self.go_on() {
            let step = self.rest().len().min(count);
            self.at += step;
            count -= step;
        }
    }

    /// A string with its length in two bytes, and what comes with it; `None` at the end.
    pub(super) fn string(&mut self) -> Option<String> {
        let length = self.word()?;
        self.string_of(length.into())
    }

    /// A string of so many units, and what comes with it.
    pub(super) fn string_of(&mut self, mut length: usize) -> Option<String> {
        const WIDE: u8 = 1;
        const PRONOUNCED: u8 = 4;
        const RICH: u8 = 8;
        let mut flags = self.byte()?;
        let runs = if flags & RICH == 0 { 0 } else { usize::from(self.word()?) * 4 };
        let pronounced = if flags & PRONOUNCED == 0 { 0 } else { super::size(self.double()?) };
        let mut units: Vec<u16> = Vec::new();
        while length > 0 {
            if self.rest().is_empty() {
                if !self.go_on() {
                    break;
                }
                // A string that goes on in the next piece says again how wide its units are.
                flags = self.byte()?;
            }
            let width = if flags & WIDE == 0 { 1 } else { 2 };
            let bytes = self.rest();
            let count = (bytes.len() / width).min(length);
            if count == 0 {
                break;
            }
            let taken = bytes.get(..count * width).unwrap_or_default();
            if width == 1 {
                units.extend(taken.iter().copied().map(u16::from));
            } else {
                units.extend(taken.as_chunks::<2>().0.iter().copied().map(u16::from_le_bytes));
            }
            self.at += taken.len();
            length -= count;
        }
        self.skip(runs.saturating_add(pronounced));
        Some(String::from_utf16_lossy(&units))
    }
}
