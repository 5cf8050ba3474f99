use super::glyph::Glyph;

/// Words, as far as they are drawn in one go: characters that follow each other in the file and touch on the page.
/// A figure after text begins a word of its own.
pub(super) fn words<'g, 'a>(glyphs: &'g [Glyph<'a>]) -> impl Iterator<Item = &'g [Glyph<'a>]> {
    glyphs.chunk_by(|one, other| {
        !one.blank
            && !other.blank
            && (one.base - other.base).abs() < 0.1
            && (one.size - other.size).abs() < 0.1
            && (other.x0 - one.x1).abs() <= one.size * 0.12
            && (!is_digit(other) || is_digit(one) || one.text.ends_with([',', '.', '-', '−', '△', '(', '（']))
    })
}

fn is_digit(glyph: &Glyph<'_>) -> bool {
    glyph.first().is_some_and(|c| c.is_ascii_digit())
}

/// Whether a word that is cut between these two characters is one: words of characters are, and a single figure. Figures that fill
/// their cells touch those beside them and are not.
pub(super) fn is_whole(word: &[Glyph<'_>], one: &Glyph<'_>, other: &Glyph<'_>) -> bool {
    let ideograph = |glyph: &Glyph<'_>| glyph.first().is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
    if ideograph(one) && ideograph(other) {
        return true;
    }
    let text: String = word.iter().map(|glyph| glyph.text).collect();
    is_figure(&text)
}

/// Whether a text is one figure: grouped rightly, with one point at most.
pub(super) fn is_figure(text: &str) -> bool {
    let text = text.strip_prefix(['-', '−', '△', '(']).unwrap_or(text);
    let text = text.strip_suffix(['%', ')', '％']).unwrap_or(text);
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let first = whole.split(',').next().is_some_and(digits);
    let mut grouped = whole.split(',').skip(1);
    first && grouped.all(|group| group.len() == 3 && digits(group)) && part.is_none_or(digits)
}
