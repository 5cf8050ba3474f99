use std::collections::HashMap;
use std::io::{Read, sink};

use flate2::read::ZlibDecoder;

/// What the drawing of a page, or a part of it, may unpack to, in bytes.
const DRAWING: u64 = 16 << 20;
/// What any other part may unpack to, in bytes, and all parts together.
const PART: u64 = 64 << 20;
const ALL: u64 = 512 << 20;
/// So many characters of text one drawing may hold.
const CHARACTERS: usize = 200_000;
/// No string of a drawing is longer, in bytes.
const STRING: usize = 32_767;
/// So deep arrays may stand in each other.
const DEPTH: usize = 500;

/// Looks at the parts of a file before its parser does, which unpacks whatever it is given, follows arrays into arrays until its
/// stack ends, and pages to their parents for ever.
///
/// Parts that are encrypted or packed in ways seldom met are not looked at.
pub(super) fn look(bytes: &[u8]) -> Result<(), &'static str> {
    let mut parents = Parents::default();
    parents.take(bytes);
    let mut all = 0_u64;
    for part in parts(bytes) {
        if part.has(b"/Image") || !part.has(b"FlateDecode") && part.has(b"/Filter") {
            continue;
        }
        let drawing = part.is_drawing();
        let objects = part.has(b"/ObjStm");
        let most = if drawing { DRAWING } else { PART };
        let mut text = Vec::new();
        let size =
            if drawing || objects { part.unpack(most, &mut text) } else { part.unpack_to_nothing(most) };
        all = all.saturating_add(size);
        if size > most || all > ALL {
            return Err("a part of it unpacks to more than is read");
        }
        if drawing {
            look_at_drawing(&text)?;
        }
        if objects {
            parents.take_packed(&text, part.dictionary);
        }
    }
    if parents.run_in_circles() {
        return Err("its pages belong to each other in a circle");
    }
    Ok(())
}

/// A stream of the file.
struct Part<'a> {
    dictionary: &'a [u8],
    data: &'a [u8],
}

fn parts(bytes: &[u8]) -> impl Iterator<Item = Part<'_>> {
    let mut from = 0;
    core::iter::from_fn(move || {
        loop {
            let at = from + find(bytes.get(from..)?, b"stream")?;
            from = at + b"stream".len();
            let head = bytes.get(at.saturating_sub(2048)..at)?.trim_ascii_end();
            if !head.ends_with(b">>") {
                continue;
            }
            let begin = rfind(head, b"obj").unwrap_or_default();
            let data = bytes.get(from..)?;
            let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
            return Some(Part { dictionary: head.get(begin..)?, data });
        }
    })
}

impl Part<'_> {
    fn has(&self, word: &[u8]) -> bool {
        find(self.dictionary, word).is_some()
    }

    /// Whether it draws: it says what else it is where it is something else.
    fn is_drawing(&self) -> bool {
        let other: [&[u8]; 6] =
            [b"/Length1", b"/Type1C", b"/CIDFontType0C", b"/OpenType", b"/Alternate", b"/Metadata"];
        let packed = self.has(b"/ObjStm") || self.has(b"/XRef");
        !packed && !other.iter().any(|word| self.has(word))
    }

    /// How much it unpacks to, as far as the most that is read and one byte more.
    fn unpack(&self, most: u64, text: &mut Vec<u8>) -> u64 {
        if !self.has(b"FlateDecode") {
            let end = find(self.data, b"endstream").unwrap_or(self.data.len());
            text.extend_from_slice(self.data.get(..end).unwrap_or_default());
        } else {
            // What could be unpacked counts, whatever comes after it.
            let _ = ZlibDecoder::new(self.data).take(most.saturating_add(1)).read_to_end(text);
            let twice = self.dictionary.windows(11).filter(|window| window == b"FlateDecode").count() > 1;
            if twice {
                let once = core::mem::take(text);
                let _ = ZlibDecoder::new(once.as_slice()).take(most.saturating_add(1)).read_to_end(text);
            }
        }
        u64::try_from(text.len()).unwrap_or(u64::MAX)
    }

    fn unpack_to_nothing(&self, most: u64) -> u64 {
        if !self.has(b"FlateDecode") {
            return 0;
        }
        let mut limited = ZlibDecoder::new(self.data).take(most.saturating_add(1));
        let _ = std::io::copy(&mut limited, &mut sink());
        most.saturating_add(1).saturating_sub(limited.limit())
    }
}

fn look_at_drawing(text: &[u8]) -> Result<(), &'static str> {
    let (mut depth, mut inside, mut characters) = (0_usize, 0_usize, 0_usize);
    let (mut escaped, mut length) = (false, 0_usize);
    let head = text.get(..text.len().min(512)).unwrap_or_default();
    let unseen = head.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    if unseen * 5 > head.len() {
        return Ok(());
    }
    for &byte in text {
        if inside > 0 {
            length = length.saturating_add(1);
            characters = characters.saturating_add(1);
            // A bracket in the data of a picture begins no text.
            if length > STRING {
                characters = characters.saturating_sub(length);
                inside = 0;
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => inside = inside.saturating_add(1),
                b')' => inside = inside.saturating_sub(1),
                _ => {}
            }
            continue;
        }
        match byte {
            b'(' => (inside, length) = (1, 0),
            b'[' | b'<' => depth = depth.saturating_add(1),
            b']' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Err("it is nested too deep");
        }
        if characters > CHARACTERS {
            return Err("a page holds more text than is read of one");
        }
    }
    Ok(())
}

/// Which object says it belongs to which.
#[derive(Default)]
struct Parents {
    of: HashMap<u32, u32>,
}

impl Parents {
    /// From objects written plainly.
    fn take(&mut self, bytes: &[u8]) {
        let mut from = 0;
        while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, b"/Parent")).map(|at| from + at) {
            from = at + b"/Parent".len();
            let head = bytes.get(at.saturating_sub(4096)..at).unwrap_or_default();
            let owner = rfind(head, b" obj").and_then(|end| head.get(..end)).and_then(|head| {
                let generation = rfind(head, b" ")?;
                number_at_end(head.get(..generation)?)
            });
            self.relate(owner, bytes.get(from..).unwrap_or_default());
        }
    }

    /// From objects packed together: pairs of numbers and places come first.
    fn take_packed(&mut self, text: &[u8], dictionary: &[u8]) {
        let first = find(dictionary, b"/First").and_then(|at| dictionary.get(at + 6..)).and_then(number);
        let Some(first) = first.and_then(|first| usize::try_from(first).ok()) else { return };
        let head = text.get(..first).unwrap_or_default();
        let mut numbers = head.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).map(number);
        let mut places: Vec<(usize, u32)> = Vec::new();
        while let (Some(Some(object)), Some(Some(place))) = (numbers.next(), numbers.next()) {
            places.push((first.saturating_add(usize::try_from(place).unwrap_or(usize::MAX)), object));
        }
        places.sort_unstable();
        for (index, &(begin, object)) in places.iter().enumerate() {
            let end = places.get(index + 1).map_or(text.len(), |next| next.0);
            let body = text.get(begin..end.min(text.len())).unwrap_or_default();
            if let Some(at) = find(body, b"/Parent") {
                self.relate(Some(object), body.get(at + 7..).unwrap_or_default());
            }
        }
    }

    fn relate(&mut self, owner: Option<u32>, after: &[u8]) {
        if let (Some(owner), Some(parent)) = (owner, number(after)) {
            self.of.insert(owner, parent);
        }
    }

    fn run_in_circles(&self) -> bool {
        let mut known: HashMap<u32, u32> = HashMap::new();
        for (round, &start) in (1_u32..).zip(self.of.keys()) {
            let mut at = start;
            loop {
                match known.get(&at) {
                    Some(&before) if before == round => return true,
                    Some(_) => break,
                    None => known.insert(at, round),
                };
                match self.of.get(&at) {
                    Some(&up) => at = up,
                    None => break,
                }
            }
        }
        false
    }
}

fn number(text: &[u8]) -> Option<u32> {
    let text = text.trim_ascii_start();
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    core::str::from_utf8(text.get(..end)?).ok()?.parse().ok()
}

fn number_at_end(text: &[u8]) -> Option<u32> {
    let text = text.trim_ascii_end();
    let begin = text.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    number(text.get(begin..)?)
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|&byte| byte == first)?;
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}
