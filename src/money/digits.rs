use crate::text::half_width;

/// Decimal digits as they stand on a page, without sign: `mantissa` × 10^−`places`.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    /// Saturates, far beyond what any amount holds.
    pub(super) mantissa: i128,
    pub(super) places: u32,
}

impl Digits {
    /// Reads `1234` or `1234.56`, and `1,234.56` where separators may stand; full-width forms are
    /// folded. `None` when the shape is another: no digit before or after the point, a separator
    /// that does not part groups of three, any other character.
    pub(super) fn read(text: &str, separators: bool) -> Option<Self> {
        if let Some(plain) = Self::plain(text.as_bytes()) {
            return Some(plain);
        }
        // Nearly all numbers are held by 64 bits.
        let (mut short, mut long) = (0_u64, None);
        let places = scan(text, separators, |digit| {
            let more = |long: i128| long.saturating_mul(10).saturating_add(i128::from(digit));
            match (long, short.checked_mul(10).and_then(|short| short.checked_add(u64::from(digit)))) {
                (Some(before), _) => long = Some(more(before)),
                (None, Some(next)) => short = next,
                (None, None) => long = Some(more(i128::from(short))),
            }
        })?;
        Some(Self { mantissa: long.unwrap_or(i128::from(short)), places })
    }

    /// Whether a text can be read so, separators allowed.
    pub(super) fn are(text: &str) -> bool {
        Self::plain(text.as_bytes()).is_some() || scan(text, true, |_| {}).is_some()
    }

    /// Reads a number of few half-width digits without separators, as most are.
    fn plain(text: &[u8]) -> Option<Self> {
        // So many digits are held by 64 bits.
        if text.len() > 19 {
            return None;
        }
        let (mut mantissa, mut point) = (0_u64, None);
        for (at, byte) in text.iter().enumerate() {
            match byte {
                b'0'..=b'9' => mantissa = mantissa * 10 + u64::from(byte - b'0'),
                b'.' if point.is_none() && at > 0 => point = Some(at + 1),
                _ => return None,
            }
        }
        let whole = point.unwrap_or(0);
        let places = u32::try_from(text.len() - whole).ok().filter(|places| *places > 0)?;
        Some(Self { mantissa: mantissa.into(), places: if point.is_some() { places } else { 0 } })
    }
}

/// Gives each digit of a number in order, and the decimals it has.
fn scan(text: &str, separators: bool, each: impl FnMut(u8)) -> Option<u32> {
    // Most numbers need no folding.
    if text.is_ascii() {
        scan_folded(text.bytes().map(char::from), separators, each)
    } else {
        scan_folded(text.chars().map(half_width), separators, each)
    }
}

fn scan_folded(text: impl Iterator<Item = char>, separators: bool, mut each: impl FnMut(u8)) -> Option<u32> {
    // Digits since the last separator or point.
    let mut run = 0_u32;
    let (mut grouped, mut pointed) = (false, false);
    for c in text {
        match c {
            '0'..='9' => {
                each(u8::try_from(u32::from(c) - u32::from('0')).unwrap_or_default());
                run = run.saturating_add(1);
            }
            ',' if separators && !pointed && closes(run, grouped) && run <= 3 => {
                (grouped, run) = (true, 0);
            }
            '.' if !pointed && closes(run, grouped) => (pointed, run) = (true, 0),
            _ => return None,
        }
    }
    let whole = if pointed { run > 0 } else { closes(run, grouped) };
    whole.then_some(if pointed { run } else { 0 })
}

/// Whether a group of `run` digits before the point may end here.
fn closes(run: u32, grouped: bool) -> bool {
    if grouped { run == 3 } else { run > 0 }
}
