use super::glyph::Glyph;
use super::lattice::Lattice;
use super::word::{is_whole, words};

/// Which characters the areas of lattices hold.
#[derive(Clone, Debug)]
pub(super) struct Held<'a> {
    /// For each lattice and each of its areas.
    pub areas: Vec<Vec<Vec<Glyph<'a>>>>,
    pub outside: Vec<Glyph<'a>>,
}

/// An area of a lattice, both by their index.
type Place = Option<(usize, usize)>;

/// How far in the file characters are looked for that share a cell with a word.
const NEAR: usize = 80;

impl<'a> Held<'a> {
    /// Each character by its middle, but for words that a ruling line cuts; the smallest lattice comes first.
    pub(super) fn of(lattices: &[Lattice], glyphs: &[Glyph<'a>]) -> Self {
        let areas = lattices.iter().map(|lattice| vec![Vec::new(); lattice.areas.len()]).collect();
        let mut held = Self { areas, outside: Vec::new() };
        let mut before = 0_usize;
        for word in words(glyphs) {
            let beside =
                glyphs.iter().enumerate().skip(before.saturating_sub(NEAR)).take(2 * NEAR + word.len());
            let beside = beside.filter(|(index, _)| !(before..before + word.len()).contains(index));
            let whole = whole_place(lattices, word, beside.map(|(_, glyph)| glyph));
            for &glyph in word {
                let place = whole.or_else(|| place_of(lattices, &glyph));
                let area = place.and_then(|(lattice, area)| held.areas.get_mut(lattice)?.get_mut(area));
                area.unwrap_or(&mut held.outside).push(glyph);
            }
            before += word.len();
        }
        held
    }
}

fn place(lattices: &[Lattice], x: f64, y: f64) -> Place {
    lattices.iter().enumerate().find_map(|(index, lattice)| Some((index, lattice.find(x, y)?)))
}

fn place_of(lattices: &[Lattice], glyph: &Glyph<'_>) -> Place {
    place(lattices, glyph.center(), glyph.middle())
}

/// Where a word stands that lies over a ruling line: it is longer than its cell, and belongs where its middle is.
///
/// A line through a character cuts a word. One between two characters may as well divide two words that touch; it cuts a word if the
/// cell this one runs into holds something else on the same line.
fn whole_place<'g, 'a: 'g>(
    lattices: &[Lattice],
    word: &[Glyph<'a>],
    mut beside: impl Iterator<Item = &'g Glyph<'a>>,
) -> Place {
    let (first, last) = (word.first()?, word.last()?);
    let begin = place_of(lattices, first);
    if begin == place_of(lattices, last) {
        return None;
    }
    let cut = word.windows(2).find_map(|pair| match pair {
        [one, other] => (place_of(lattices, other) != begin).then_some((one, other)),
        _ => None,
    });
    let (one, other) = cut?;
    if !is_whole(word, one, other) {
        return None;
    }
    let own = place(lattices, f64::midpoint(first.x0, last.x1), first.middle());
    let inset = one.size * 0.08;
    let through = place(lattices, one.x1 - inset, one.middle()) != begin
        || place(lattices, other.x0 + inset, other.middle()) == begin;
    let mut shared = || {
        beside.any(|glyph| {
            let place = place_of(lattices, glyph);
            !glyph.blank
                && (glyph.base - one.base).abs() < one.size * 0.5
                && place != own
                && word.iter().any(|of_word| place_of(lattices, of_word) == place)
        })
    };
    (through || shared()).then_some(own).flatten()
}
