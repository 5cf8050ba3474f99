use alloc::string::String;
use alloc::vec::Vec;

use super::date;
use super::pattern::Pattern;
use super::piece::Piece;
use crate::source::workbook::number::Number;

/// One section of a number format: when it is taken, and its pieces in order.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    shape: Shape,
}

#[derive(Clone, Debug)]
enum Shape {
    /// Nothing but literals, or nothing.
    Literal(String),
    /// As a sheet shows numbers by itself, between literals.
    General(String, String),
    Digits(Pattern),
    Date(Vec<Piece>),
}

/// When a section is taken: `[>=100]`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Condition {
    order: Order,
    limit: f64,
}

#[derive(Clone, Copy, Debug)]
enum Order {
    Below,
    Most,
    Equal,
    Not,
    Least,
    Above,
}

impl Condition {
    fn new(text: &str) -> Option<Self> {
        let orders = [
            ("<=", Order::Most),
            ("<>", Order::Not),
            (">=", Order::Least),
            ("<", Order::Below),
            (">", Order::Above),
            ("=", Order::Equal),
        ];
        orders.into_iter().find_map(|(sign, order)| {
            let limit: f64 = text.strip_prefix(sign)?.trim().parse().ok()?;
            limit.is_finite().then_some(Self { order, limit })
        })
    }

    pub(super) fn holds(self, value: f64) -> bool {
        match self.order {
            Order::Below => value < self.limit,
            Order::Most => value <= self.limit,
            Order::Equal => value.total_cmp(&self.limit).is_eq(),
            Order::Not => value.total_cmp(&self.limit).is_ne(),
            Order::Least => value >= self.limit,
            Order::Above => value > self.limit,
        }
    }

    /// Whether it takes negative numbers only, whose sign is then the section's to show.
    pub(super) fn negative_only(self) -> bool {
        match self.order {
            Order::Below => self.limit <= 0.0,
            Order::Most | Order::Equal => self.limit < 0.0,
            Order::Not | Order::Least | Order::Above => false,
        }
    }
}

impl Section {
    pub(super) fn new(code: &str) -> Self {
        let (condition, pieces) = pieces(code);
        let general = pieces.iter().position(|piece| *piece == Piece::Mark('G'));
        let has = |marks: &str| {
            pieces.iter().any(|piece| matches!(piece, Piece::Mark(mark) if marks.contains(*mark)))
        };
        let elapsed = || pieces.iter().any(|piece| matches!(piece, Piece::Elapsed(_)));
        let shape = if let Some(at) = general {
            let literal = |pieces: Option<&[Piece]>| literals(pieces.unwrap_or_default());
            Shape::General(literal(pieces.get(..at)), literal(pieces.get(at + 1..)))
        } else if has("ymdhsb") || elapsed() {
            Shape::Date(pieces)
        } else if has("@/") {
            Shape::General(String::new(), String::new())
        } else if has("0#?") {
            Shape::Digits(Pattern::new(pieces))
        } else {
            Shape::Literal(literals(&pieces))
        };
        Self { condition, shape }
    }

    /// Whether it shows numbers as a sheet does by itself, and nothing beside.
    pub(super) fn is_general(&self) -> bool {
        matches!(&self.shape, Shape::General(before, after) if before.is_empty() && after.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.shape, Shape::Literal(text) if text.is_empty())
    }

    /// What it shows of a number; `unsigned` where the section itself tells of a negative one.
    pub(super) fn show(&self, value: f64, number: Number, unsigned: bool, from_1904: bool) -> String {
        let negative = number.negative && !unsigned;
        match &self.shape {
            Shape::Literal(text) => text.clone(),
            Shape::General(before, after) => {
                let shown = number.with_sign(negative).general();
                alloc::format!("{before}{shown}{after}")
            }
            Shape::Digits(pattern) => pattern.show(number, negative),
            Shape::Date(pieces) => date::show(pieces, value, from_1904).unwrap_or_else(|| number.general()),
        }
    }
}

/// Cuts a format's code at the semicolons between its sections.
pub(super) fn split(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(code);
    core::iter::from_fn(move || {
        let code = rest.take()?;
        let (mut quoted, mut bracket, mut escaped) = (false, false, false);
        for (at, c) in code.char_indices() {
            match c {
                _ if core::mem::take(&mut escaped) => {}
                '"' => quoted = !quoted,
                _ if quoted => {}
                '\\' | '!' | '_' | '*' => escaped = true,
                '[' => bracket = true,
                ']' => bracket = false,
                ';' if !bracket => {
                    rest = code.get(at + 1..);
                    return code.get(..at);
                }
                _ => {}
            }
        }
        Some(code)
    })
}

fn literals(pieces: &[Piece]) -> String {
    let shown = pieces.iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(text.as_str()),
        Piece::Mark('.') => Some("."),
        Piece::Mark(',') => Some(","),
        Piece::Mark('%') => Some("%"),
        _ => None,
    });
    shown.collect()
}

/// The condition of a section and its pieces.
fn pieces(code: &str) -> (Option<Condition>, Vec<Piece>) {
    let mut condition = None;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = code;
    let literal = |pieces: &mut Vec<Piece>, text: &str| match pieces.last_mut() {
        Some(Piece::Literal(before)) => before.push_str(text),
        _ => pieces.push(Piece::Literal(text.into())),
    };
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = tail.chars().next();
        let after_next = next.and_then(|next| tail.get(next.len_utf8()..)).unwrap_or_default();
        rest = match c {
            '"' => {
                let (text, after) = tail.split_once('"').unwrap_or((tail, ""));
                literal(&mut pieces, text);
                after
            }
            '\\' | '!' => {
                literal(&mut pieces, next.map_or("", |next| tail.get(..next.len_utf8()).unwrap_or_default()));
                after_next
            }
            // A blank as wide as a character, and a character to fill with.
            '_' | '*' => after_next,
            '[' => {
                let (inner, after) = tail.split_once(']').unwrap_or((tail, ""));
                let first = inner.chars().next().map(|c| c.to_ascii_lowercase());
                if let Some(found) = Condition::new(inner) {
                    condition = Some(found);
                } else if let Some(currency) = inner.strip_prefix('$') {
                    literal(&mut pieces, currency.split('-').next().unwrap_or_default());
                } else if let Some(unit @ ('h' | 'm' | 's')) = first
                    && inner.chars().all(|c| c.eq_ignore_ascii_case(&unit))
                {
                    pieces.push(Piece::Elapsed(unit));
                }
                after
            }
            'G' | 'g' if starts(rest, "general") => {
                pieces.push(Piece::Mark('G'));
                rest.get(7..).unwrap_or_default()
            }
            'G' if rest.starts_with("G/通用格式") => {
                pieces.push(Piece::Mark('G'));
                rest.get("G/通用格式".len()..).unwrap_or_default()
            }
            'A' | 'a' if starts(rest, "am/pm") => {
                pieces.push(Piece::Mark('A'));
                rest.get(5..).unwrap_or_default()
            }
            '上' if rest.starts_with("上午/下午") => {
                pieces.push(Piece::Mark('A'));
                rest.get("上午/下午".len()..).unwrap_or_default()
            }
            'E' | 'e' if matches!(next, Some('+' | '-')) => {
                pieces.push(Piece::Mark('E'));
                after_next
            }
            // Years of an era are years.
            'e' | 'E' => {
                pieces.extend(core::iter::repeat_n(Piece::Mark('y'), 4));
                tail
            }
            '0' | '#' | '?' | '.' | ',' | '%' | '/' | '@' => {
                pieces.push(Piece::Mark(c));
                tail
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'b' | 'B' => {
                pieces.push(Piece::Mark(c.to_ascii_lowercase()));
                tail
            }
            c => {
                literal(&mut pieces, c.encode_utf8(&mut [0; 4]));
                tail
            }
        };
    }
    (condition, pieces)
}

/// Whether a text starts with a word of ASCII letters, whatever their case.
fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
