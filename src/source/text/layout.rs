use alloc::borrow::Cow;

use super::{delimited, markdown};

/// What tells the cells of a text apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A character between them.
    Delimited(char),
    /// Tables of Markdown, with text between them.
    Markdown,
}

/// Finds it from the text: a tab is one wherever it stands; commas and bars may be the text's own, and part cells only
/// where lines agree on their number. Semicolons part none: no spreadsheet in Chinese saves them.
pub(super) fn layout(text: &str) -> Layout {
    if markdown::holds_table(text) {
        return Layout::Markdown;
    }
    let mut best = ('\t', 0);
    if !text.contains('\t') {
        for delimiter in [',', '|'] {
            let lines = parted(text, delimiter);
            if lines > best.1 {
                best = (delimiter, lines);
            }
        }
    }
    Layout::Delimited(best.0)
}

/// How many lines of a text agree on being parted by this character; none where too few do.
fn parted(text: &str, delimiter: char) -> usize {
    /// Cells of a line beyond which lines are not told apart.
    const WIDEST: usize = 64;
    if !text.contains(delimiter) {
        return 0;
    }
    let mut by_cells = [0_usize; WIDEST];
    let (mut printed, mut parted, mut grouped) = (0_usize, 0_usize, 0_usize);
    for (_, cells) in delimited::rows(text, delimiter, |_, cell| cell) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        printed += 1;
        if cells.len() > 1 {
            parted += 1;
            grouped += usize::from(delimiter == ',' && groups_digits(&cells));
            if let Some(lines) = by_cells.get_mut(cells.len().min(WIDEST - 1)) {
                *lines += 1;
            }
        }
    }
    let most = by_cells.iter().copied().max().unwrap_or(0);
    let two = by_cells.get(2).is_some_and(|lines| *lines == most);
    // Two cells are so easily had that every line has to have them.
    let agree = if two { most == parted && most > 2 } else { most > 1 && most * 5 >= parted * 3 };
    if agree && parted * 3 >= printed && grouped * 4 <= parted { most } else { 0 }
}

/// Whether commas of a line group the digits of figures: `合计 1,234.56 78.90`.
fn groups_digits(cells: &[Cow<'_, str>]) -> bool {
    cells.windows(2).any(|pair| {
        let [before, after] = pair else { return false };
        let lead = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = before.len() - lead.len();
        let group = after.bytes().take_while(u8::is_ascii_digit).count();
        let beside_blank = lead.ends_with(char::is_whitespace)
            || after
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
                .starts_with(char::is_whitespace);
        (1..=3).contains(&digits) && group == 3 && (beside_blank || cells.len() == 2 && lead.is_empty())
    })
}
