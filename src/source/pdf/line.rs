use super::glyph::Glyph;
use crate::text::radical;

/// Characters that stand on one line, from left to right.
#[derive(Clone, Debug)]
pub(super) struct TextLine<'a> {
    pub glyphs: Vec<Glyph<'a>>,
    pub base: f64,
    pub size: f64,
}

impl<'a> TextLine<'a> {
    /// Lines out of characters in the order of the file, from top to bottom. Characters join by the line they stand on, whatever
    /// the boxes of their fonts say; what would lie over other characters of the line (a title over a caption) is a line of its own.
    pub(super) fn of(glyphs: &[Glyph<'a>]) -> Vec<Self> {
        let mut runs = runs(glyphs);
        runs.sort_by(|one, other| one.base.total_cmp(&other.base));
        let mut lines: Vec<Self> = Vec::new();
        // Blanks drawn on their own begin no line.
        let (blank, inked): (Vec<Self>, Vec<Self>) = runs.into_iter().partition(Self::is_blank);
        for run in inked {
            let fits = |line: &Self| line.stands_with(&run) && !line.lies_over(&run);
            match lines.iter_mut().rev().take(NEAR).find(|line| fits(line)) {
                Some(line) => line.join(run),
                None => lines.push(run),
            }
        }
        for run in blank {
            if let Some(line) = lines.iter_mut().find(|line| line.stands_with(&run)) {
                line.glyphs.extend(run.glyphs);
            }
        }
        for line in &mut lines {
            line.glyphs.sort_by(|one, other| one.x0.total_cmp(&other.x0));
        }
        lines.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.x0().total_cmp(&other.x0())));
        lines
    }

    fn is_blank(&self) -> bool {
        self.glyphs.iter().all(|glyph| glyph.blank)
    }

    fn stands_with(&self, run: &Self) -> bool {
        (self.base - run.base).abs() <= self.size.min(run.size) * 0.4
    }

    fn lies_over(&self, run: &Self) -> bool {
        let over: f64 = self
            .inked()
            .map(|glyph| glyph.x1.min(run.x1()) - glyph.x0.max(run.x0()))
            .filter(|&width| width > 0.0)
            .sum();
        over > self.size.max(run.size) * 1.2 && over > (run.x1() - run.x0()) * 0.3
    }

    fn join(&mut self, run: Self) {
        if run.weight() > self.weight() {
            self.base = run.base;
            self.size = run.size;
        }
        self.glyphs.extend(run.glyphs);
    }

    fn weight(&self) -> usize {
        self.inked().count()
    }

    pub(super) fn inked(&self) -> impl Iterator<Item = &Glyph<'a>> {
        self.glyphs.iter().filter(|glyph| !glyph.blank)
    }

    /// Where its first character that shows begins.
    pub(super) fn x0(&self) -> f64 {
        self.inked().map(|glyph| glyph.x0).fold(f64::INFINITY, f64::min)
    }

    /// Where its last character that shows ends.
    pub(super) fn x1(&self) -> f64 {
        self.inked().map(|glyph| glyph.x1).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Its text. A gap as wide as a blank is a blank; one of two characters and more, two.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for piece in self.pieces(f64::INFINITY) {
            text.push_str(&piece.text);
        }
        text
    }

    /// Its text in pieces, cut at gaps of so many characters and wider.
    pub(super) fn pieces(&self, gap: f64) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut last: Option<char> = None;
        for glyph in self.inked() {
            let begin = match pieces.last() {
                None => true,
                Some(piece) => glyph.x0 - piece.x1 >= gap * self.size,
            };
            if begin {
                pieces.push(Piece { text: String::new(), x0: glyph.x0, x1: glyph.x1, size: self.size });
                last = None;
            }
            let Some(piece) = pieces.last_mut() else { continue };
            let space = glyph.x0 - piece.x1;
            let spaced = last.is_some_and(|before| {
                let tight = is_latin(before) || glyph.first().is_some_and(is_latin);
                space > self.size * if tight { 0.22 } else { 0.45 }
            });
            if spaced {
                piece.text.push_str(if space >= self.size * 2.0 { "  " } else { " " });
            }
            for c in glyph.text.chars() {
                if !c.is_control() {
                    // Fonts map some characters to the radicals that look the same; nobody could search for those.
                    piece.text.push(radical(c).unwrap_or(c));
                    last = Some(c);
                }
            }
            piece.x1 = piece.x1.max(glyph.x1);
        }
        pieces
    }
}

/// A part of a line that stands apart.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub size: f64,
}

/// How many lines back a run may join: runs come sorted by height, so only neighbours are near.
const NEAR: usize = 12;

/// Characters that follow each other in the file and on the page.
fn runs<'a>(glyphs: &[Glyph<'a>]) -> Vec<TextLine<'a>> {
    let mut runs: Vec<TextLine<'a>> = Vec::new();
    for &glyph in glyphs {
        if let Some(run) = runs.last_mut()
            && let Some(before) = run.glyphs.last()
            && (before.base - glyph.base).abs() <= glyph.size * 0.1
            && glyph.x0 - before.x1 <= glyph.size * 0.6
            && glyph.x0 >= before.x0 - glyph.size * 0.1
        {
            run.glyphs.push(glyph);
        } else {
            runs.push(TextLine { glyphs: Vec::from([glyph]), base: glyph.base, size: glyph.size });
        }
    }
    runs
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
