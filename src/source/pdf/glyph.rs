use pdfplumber::Char;

use super::frame::{Frame, Turn};

/// A character as it stands on the upright page, in points from the top left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'a> {
    pub text: &'a str,
    pub x0: f64,
    pub x1: f64,
    /// The line it stands on. Fonts lie about their boxes, never about this.
    pub base: f64,
    pub size: f64,
    pub blank: bool,
}

impl<'a> Glyph<'a> {
    fn new(char: &'a Char, frame: &Frame) -> Option<Self> {
        let [a, b, _, _, e, f] = char.ctm;
        let bounds = &char.bbox;
        let (x0, top, x1, bottom) = frame.place(bounds.x0, bounds.top, bounds.x1, bounds.bottom);
        let origin = frame.height_of(e, f);
        let turn = frame.turn;
        let size = if turn == Turn::None && char.size > 0.5 { char.size } else { bottom - top };
        let along = if turn == Turn::None { a.abs() >= b.abs() } else { b.abs() >= a.abs() };
        let size = if along { size } else { size.min(x1 - x0).max(1.0) };
        let near = along && origin > top - size && origin < bottom + size;
        let base = if near { origin } else { bottom - size * 0.12 };
        let finite = [x0, x1, base, size].iter().all(|value| value.is_finite());
        let blank = char.text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c));
        (finite && size > 0.0).then_some(Self { text: &char.text, x0, x1: x1.max(x0), base, size, blank })
    }

    /// The height of its middle.
    pub(super) fn middle(&self) -> f64 {
        self.base - self.size * 0.36
    }

    pub(super) fn center(&self) -> f64 {
        f64::midpoint(self.x0, self.x1)
    }

    pub(super) fn first(&self) -> Option<char> {
        self.text.chars().next()
    }
}

/// The characters of a page in the order of the file, but for those drawn beyond its edges. What is drawn twice in one place (a makeshift bold) counts once.
pub(super) fn glyphs<'a>(chars: &'a [Char], frame: &Frame) -> Vec<Glyph<'a>> {
    let mut glyphs: Vec<Glyph<'_>> = Vec::with_capacity(chars.len());
    for char in chars {
        let Some(glyph) = Glyph::new(char, frame) else { continue };
        let drawn = glyphs.iter().rev().take(REPEATED).any(|before| repeats(before, &glyph));
        if !drawn && frame.shows(glyph.center(), glyph.middle()) {
            glyphs.push(glyph);
        }
    }
    narrow(&mut glyphs);
    glyphs
}

/// How far back in the file a character is looked for that is drawn again.
const REPEATED: usize = 64;

fn repeats(before: &Glyph<'_>, glyph: &Glyph<'_>) -> bool {
    let near = glyph.size * 0.12;
    (before.x0 - glyph.x0).abs() < near
        && (before.base - glyph.base).abs() < near
        && before.text == glyph.text
}

/// Takes back widths that fonts claim beyond the next character, and those of digits drawn half as wide as claimed.
fn narrow(glyphs: &mut [Glyph<'_>]) {
    let mut next: Option<(f64, f64)> = None;
    for glyph in glyphs.iter_mut().rev() {
        if let Some((x0, base)) = next
            && (base - glyph.base).abs() < glyph.size * 0.3
            && x0 > glyph.x0 + glyph.size * 0.2
            && x0 < glyph.x1
        {
            glyph.x1 = x0;
        }
        let thin = glyph.first().is_some_and(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c == ' ');
        if thin && glyph.x1 - glyph.x0 > glyph.size * 0.9 {
            glyph.x1 = glyph.x0 + glyph.size * 0.55;
        }
        next = Some((glyph.x0, glyph.base));
    }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
